import type { Card } from './card.ts';
import type { CardId } from './ids.ts';

/**
 * Cards that were carried over from board to board. A copy has no words of its own: what becomes of those of the card
 * that somebody wrote becomes of all of them (docs/RULES.md CD9).
 */

/** The card that somebody wrote, at the beginning of a card's way. */
export const originalOf = (cards: ReadonlyMap<CardId, Card>, id: CardId): CardId => {
  let at = id;
  for (let from = cards.get(at)?.carriedFrom ?? null; from !== null; from = cards.get(at)?.carriedFrom ?? null) at = from;
  return at;
};

/** All cards that share a card's words, itself among them; the one that somebody wrote is the first. */
export const sharingWords = ({ cards, copies }: { readonly cards: ReadonlyMap<CardId, Card>; readonly copies: ReadonlyMap<CardId, readonly CardId[]> }, id: CardId): readonly CardId[] => {
  const original = originalOf(cards, id);
  return [original, ...(copies.get(original) ?? [])];
};
