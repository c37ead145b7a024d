/**
 * The ledger of one process: what was done, in order, hash-chained.
 *
 * The words of cards, comments, reasons and amendments never enter it: an effect carries `textHash`, a salted hash, and the
 * words lie beside it where they can be erased. So the chain stays checkable after an erasure.
 */
import { hash } from 'node:crypto';
import { nanoid } from 'nanoid';
import type { Effect, EffectMeta } from '../../shared/domain/effect.ts';
import { canonicalJson } from '../../shared/record/canonical.ts';
import { completeEffect } from './earlier-effects.ts';
import type { LedgerEntry, StoredText } from '../storage/storage.ts';

/** Head of an empty chain. */
export const genesis = '0'.repeat(64);

/** Content of one entry: everything that one accepted command did. */
export interface EntryContent {
  readonly seq: number;
  readonly meta: EffectMeta;
  readonly workshop: string | null;
  readonly command: { readonly id: string; readonly do: string };
  readonly effects: readonly Effect[];
}

const sha256 = (text: string): string => hash('sha256', text);

export const chainHash = (previous: string, body: string): string => sha256(`${previous}\n${body}`);

const textHash = (salt: string, text: string): string => sha256(`${salt}\n${text}`);

type Stored = Effect | (Record<string, unknown> & { readonly type: string });

/** Takes the words out of an effect; gives them back to be stored beside the ledger. */
const detach = (process: string, effect: Effect): { readonly stored: Stored; readonly text: StoredText | null } => {
  if (!hasWords(effect) || effect.text === null) return { stored: effect, text: null };
  // nanoid's alphabet is that of base64url; it takes its randomness from the system in larger pieces.
  const salt = nanoid(22);
  const { text, ...rest } = effect;
  return { stored: { ...rest, textHash: textHash(salt, text) }, text: { process, id: wordsId(effect), salt, text } };
};

/** Builds the next entry and the texts that belong beside it. */
export const writeEntry = (
  process: string,
  previousHash: string,
  content: EntryContent,
): { readonly entry: LedgerEntry; readonly texts: readonly StoredText[] } => {
  const parts = content.effects.map((effect) => detach(process, effect));
  const body = canonicalJson({ ...content, effects: parts.map(({ stored }) => stored) } as never);
  return {
    entry: { process, seq: content.seq, body, hash: chainHash(previousHash, body) },
    texts: parts.flatMap(({ text }) => (text === null ? [] : [text])),
  };
};

/** The first seq at which a chain does not hold, or null. */
export const checkChain = (entries: readonly LedgerEntry[]): number | null => {
  let previous = genesis;
  for (const [place, entry] of entries.entries()) {
    if (entry.seq !== place + 1 || entry.hash !== chainHash(previous, entry.body)) return place + 1;
    previous = entry.hash;
  }
  return null;
};

/** Words as they lie beside the ledger. */
export interface KeptText {
  readonly salt: string;
  readonly text: string;
}

/**
 * Reads an entry back. `textOf` gives the words of a card, a comment or a reason, or undefined if they were erased.
 *
 * A card that was edited has only its latest words; earlier ones were replaced. Its submission is
 * therefore read with the latest words, which is what every later state shows anyway.
 */
export const readEntry = (entry: LedgerEntry, textOf: (id: string) => KeptText | undefined): EntryContent => {
  // The body was written by `writeEntry` of this or an earlier version, and its hash was checked.
  const content = JSON.parse(entry.body) as EntryContent;
  return {
    ...content,
    effects: content.effects.map((effect) => (hasWords(effect) ? { ...withoutHash(effect), text: textOf(wordsId(effect))?.text ?? null } : completeEffect(effect))),
  };
};

type EffectWithWords = Extract<Effect, { readonly type: 'card-submitted' | 'card-edited' | 'card-commented' | 'reason-published' | 'amendment-proposed' }>;

const typesWithWords: ReadonlySet<Effect['type']> = new Set(['card-submitted', 'card-edited', 'card-commented', 'reason-published', 'amendment-proposed']);

const hasWords = (effect: Effect): effect is EffectWithWords => typesWithWords.has(effect.type);

/** Under which id an effect's words lie beside the ledger. */
const wordsId = (effect: EffectWithWords): string => {
  switch (effect.type) {
    case 'reason-published': return effect.reason;
    case 'card-commented': return effect.comment;
    case 'amendment-proposed': return effect.amendment;
    default: return effect.card;
  }
};

/** The first seq whose card, comment or reason has other words beside the ledger than the ledger's hash says, or null. Erased words are no damage. */
export const checkTexts = (entries: readonly LedgerEntry[], textOf: (id: string) => KeptText | undefined): number | null => {
  const latest = new Map<string, { readonly seq: number; readonly hash: string | undefined }>();
  for (const entry of entries) {
    const { effects } = JSON.parse(entry.body) as EntryContent;
    for (const effect of effects) if (hasWords(effect)) latest.set(wordsId(effect), { seq: entry.seq, hash: (effect as EffectWithWords & { readonly textHash?: string }).textHash });
  }
  const broken = [...latest].flatMap(([id, { seq, hash }]) => {
    const kept = textOf(id);
    return kept !== undefined && hash !== textHash(kept.salt, kept.text) ? [seq] : [];
  });
  return broken.length === 0 ? null : Math.min(...broken);
};

const withoutHash = (effect: EffectWithWords): EffectWithWords => {
  const { textHash: _, ...rest } = effect as EffectWithWords & { readonly textHash?: string };
  return rest;
};
