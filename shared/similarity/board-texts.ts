/** A board as a list of texts in an order that only their words and ids decide, each wording once. */
import { sameWords, wordsOf, type Word } from './normalise.ts';
import type { SuggestionCard, SuggestionInput } from './suggestions.ts';

/** Matrices grow with the square: 2,000 loose cards take 16 MB for each. Of more, those with the lowest ids, which is by chance. */
export const looseCardsMax = 2_000;
export const placedCardsMax = 1_000;

export interface BoardText {
  /** Cards with these very words; none for a heading. */
  readonly ids: readonly string[];
  readonly text: string;
  readonly words: readonly Word[];
}

export interface BoardTexts {
  /** The loose ones first. */
  readonly texts: readonly BoardText[];
  readonly looseCount: number;
  /** Groups with the places of their texts: cards and heading. */
  readonly clusters: readonly { readonly id: string; readonly members: readonly number[] }[];
  /** Cards that were looked at, those without words among them. */
  readonly of: number;
}

/** At most so many cards as are looked at; parked ones and those in unknown groups are never. The same object if nothing is left out. */
export const boundedInput = (input: SuggestionInput): SuggestionInput => {
  const known = new Set(input.clusters.map(({ id }) => id));
  const loose = input.cards.filter(({ cluster, parked }) => cluster === null && !parked);
  const placed = input.cards.filter(({ cluster }) => cluster !== null && known.has(cluster));
  if (loose.length <= looseCardsMax && placed.length <= placedCardsMax && loose.length + placed.length === input.cards.length) return input;
  return { cards: [...lowest(loose, looseCardsMax), ...lowest(placed, placedCardsMax)], clusters: input.clusters };
};

export const boardTexts = (input: SuggestionInput): BoardTexts => {
  const { cards, clusters } = boundedInput(input);
  const single = [...new Map(cards.map((card) => [card.id, card])).values()].sort(byId);
  const loose = single.filter(({ cluster }) => cluster === null);
  const placed = single.filter(({ cluster }) => cluster !== null);

  const wordings = new Map<string, { ids: string[]; text: string; words: readonly Word[] }>();
  for (const { id, text } of loose) {
    const words = wordsOf(text);
    const key = sameWords(words);
    const same = wordings.get(key);
    if (same !== undefined) same.ids.push(id);
    else if (key !== '') wordings.set(key, { ids: [id], text, words });
  }
  const texts: BoardText[] = [...wordings].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, text]) => text);
  const looseCount = texts.length;
  const ordered = [...new Map(clusters.map((cluster) => [cluster.id, cluster])).values()].sort(byId).map(({ id, title }) => {
    const from = texts.length;
    texts.push({ ids: [], text: title, words: wordsOf(title) });
    for (const card of placed) if (card.cluster === id) texts.push({ ids: [card.id], text: card.text, words: wordsOf(card.text) });
    return { id, members: Array.from({ length: texts.length - from }, (_, at) => from + at) };
  });
  return { texts, looseCount, clusters: ordered, of: loose.length + placed.length };
};

const byId = ({ id: a }: { readonly id: string }, { id: b }: { readonly id: string }): number => (a === b ? 0 : a < b ? -1 : 1);

const lowest = (cards: readonly SuggestionCard[], max: number): readonly SuggestionCard[] => (cards.length <= max ? cards : [...cards].sort(byId).slice(0, max));
