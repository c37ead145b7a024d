import type { DownloadedRecord } from './record-schema.ts';
import type { ShownSentence } from './read-document.ts';

type FrozenSentence = DownloadedRecord['freezes'][number];

/** What differs between a sentence of the document and the freeze that it stands for. */
export type SentenceFinding = 'text' | 'title' | 'version' | 'checksum' | 'replaced' | 'twice' | 'unknown';

export interface ComparedSentence {
  readonly shown: ShownSentence;
  /** The freeze that it names by checksum, or the newest one with the same words or the same title; null: none. */
  readonly freeze: FrozenSentence | null;
  readonly findings: readonly SentenceFinding[];
}

export interface Comparison {
  readonly sentences: readonly ComparedSentence[];
  /** Newest wordings of the record that the document does not show: it is older, or something was taken out. */
  readonly missing: readonly FrozenSentence[];
  readonly equal: boolean;
}

/** Says for each frozen sentence of a document whether title, words, version and checksum are those of the record. The record itself is checked elsewhere. */
export function compareDocument({ freezes }: DownloadedRecord, sentences: readonly ShownSentence[]): Comparison {
  // Later ones overwrite earlier ones: where only words or a title lead to a freeze, the newest is meant.
  const newest = new Map(freezes.map((freeze) => [freeze.record.principle, freeze]));
  const byHash = new Map(freezes.map((freeze) => [freeze.hash, freeze]));
  const byText = new Map(freezes.map((freeze) => [freeze.record.text, freeze]));
  const byTitle = new Map(freezes.map((freeze) => [freeze.record.title, freeze]));
  const shownPrinciples = new Set<string>();
  const compared = sentences.map((shown): ComparedSentence => {
    const shownTitle = titleOf(shown.heading);
    const freeze = byHash.get(shown.checksum) ?? byText.get(shown.text) ?? (shownTitle === null || shownTitle === '' ? undefined : byTitle.get(shownTitle));
    if (freeze === undefined) return { shown, freeze: null, findings: ['unknown'] };
    const { text, title, version, principle } = freeze.record;
    const checks: readonly (readonly [SentenceFinding, boolean])[] = [
      ['text', shown.text === text],
      ['title', shownTitle === title],
      ['version', versionOf(shown.version) === version],
      ['checksum', shown.checksum === freeze.hash],
      ['replaced', newest.get(principle) === freeze],
      ['twice', !shownPrinciples.has(principle)],
    ];
    shownPrinciples.add(principle);
    return { shown, freeze, findings: checks.filter(([, holds]) => !holds).map(([finding]) => finding) };
  });
  const missing = [...newest.values()].filter(({ record }) => !shownPrinciples.has(record.principle));
  return { sentences: compared, missing, equal: missing.length === 0 && compared.every(({ findings }) => findings.length === 0) };
}

/** "Leitsatz 2: Sprache" has the title "Sprache". The number is a place in this document and no part of the freeze's words. */
const titleOf = (heading: string): string | null => {
  const match = /^Leitsatz \d+(?:: ([\s\S]*))?$/u.exec(heading);
  return match === null ? null : (match[1] ?? '');
};

const versionOf = (words: string): number | null => {
  const match = /^Fassung (\d+)(?!\d)/u.exec(words);
  return match === null ? null : Number(match[1]);
};
