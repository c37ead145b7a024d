import type { OwnCardState, OwnCardView } from '../../shared/protocol/view.ts';
import type { Refused } from '../connection/api.ts';
import { cardOf, type PendingCommand } from '../connection/pending-command.ts';

/** How one of my cards stands: what the server says, or what is still on its way to it. */
export type OwnItemState =
  | OwnCardState
  | { readonly kind: 'waiting' }
  | { readonly kind: 'changing' }
  | { readonly kind: 'going' }
  | { readonly kind: 'refused'; readonly refusal: Refused | null }
  | { readonly kind: 'aside' };

/** One line of "Meine Karten". */
export interface OwnItem {
  readonly key: string;
  /** As I wrote it last, even if the server does not have it yet. */
  readonly text: string;
  readonly state: OwnItemState;
  /** Card on the server; null while it is on its way. */
  readonly card: string | null;
  /** Instruction in the outbox; null when nothing is under way. */
  readonly pending: string | null;
  readonly editable: boolean;
}

/**
 * My cards on a board (or all), newest first: those on their way before those that have arrived.
 * `firstIds`: by card, the key that its line had while it was on its way.
 */
const textIn = (command: Readonly<Record<string, unknown>> | null | undefined): string | undefined => {
  const text = command?.['text'];
  return typeof text === 'string' ? text : undefined;
};

export const ownItems = (cards: readonly OwnCardView[], pending: readonly PendingCommand[], board: string | null, firstIds: ReadonlyMap<string, string> = new Map()): readonly OwnItem[] => {
  const known = new Set<string>(cards.map(({ id }) => id));
  const onItsWay = pending
    .filter((entry) => entry.command.do === 'submit-card' && (board === null || entry.command['board'] === board) && !known.has(cardOf(entry) ?? ''))
    .flatMap((entry) => newItem(entry) ?? [])
    .reverse();
  const arrived = cards.filter((card) => board === null || card.board === board).flatMap((card) => changedItem(card, pending, firstIds.get(card.id) ?? card.id) ?? []);
  // A card that was changed before the server had shown it: its command already names it, the view does not yet.
  const between = pending.flatMap((entry) => (isChangeOf(entry, null) && !known.has(String(entry.command['card'])) ? (strayItem(entry) ?? []) : []));
  return [...onItsWay, ...between, ...arrived];
};

const newItem = (entry: PendingCommand): OwnItem | null => {
  if (entry.next?.do === 'withdraw-card') return null;
  const text = textIn(entry.next) ?? textIn(entry.command) ?? '';
  // Acknowledged: it hangs there, this phone's view is only one message behind.
  const state: OwnItemState = entry.state === 'sent' ? { kind: 'wall' } : stateOf(entry, { kind: 'waiting' });
  return { key: entry.command.id, text, state, card: cardOf(entry), pending: entry.command.id, editable: entry.state !== 'sent' };
};

const changedItem = (card: OwnCardView, pending: readonly PendingCommand[], key: string): OwnItem | null => {
  const entry = pending.findLast((each) => isChangeOf(each, card.id));
  const item = { key, card: card.id, pending: entry?.command.id ?? null };
  if (entry === undefined) return { ...item, text: card.text, state: card.state, editable: card.editable };
  if (entry.command.do === 'withdraw-card') {
    if (entry.state === 'sent') return null;
    return { ...item, text: card.text, state: stateOf(entry, { kind: 'going' }), editable: false };
  }
  const text = textIn(entry.next) ?? textIn(entry.command) ?? card.text;
  return { ...item, text, state: entry.state === 'sent' ? card.state : stateOf(entry, { kind: 'changing' }), editable: card.editable };
};

const strayItem = (entry: PendingCommand): OwnItem | null => {
  if (entry.command.do === 'withdraw-card') return null;
  const id = String(entry.command['card']);
  return { key: id, card: id, pending: entry.command.id, text: textIn(entry.command) ?? '', state: stateOf(entry, { kind: 'changing' }), editable: false };
};

const isChangeOf = (entry: PendingCommand, card: string | null): boolean =>
  (entry.command.do === 'edit-card' || entry.command.do === 'withdraw-card') && (card === null || entry.command['card'] === card);

const stateOf = (entry: PendingCommand, waiting: OwnItemState): OwnItemState => {
  if (entry.state === 'refused') return { kind: 'refused', refusal: entry.refusal };
  if (entry.state === 'aside') return { kind: 'aside' };
  return waiting;
};
