/** How well suggestions fit what is known of a corpus. */
import { cosinesOf } from '../../shared/similarity/cosines.ts';
import { nearestOf } from '../../shared/similarity/nearest.ts';
import { wordsOf } from '../../shared/similarity/normalise.ts';
import { suggestionsFor, type BoardSuggestions, type SuggestionInput } from '../../shared/similarity/suggestions.ts';
import { withThemes } from '../../shared/similarity/themes.ts';
import { vectorsOf } from '../../shared/similarity/vectors.ts';
import { agreement, meanOver, type LabelledText } from './corpora.ts';

export interface Figures {
  readonly cards: number;
  /** Mean agreement with the nearest neighbour, by words alone and with themes, and with any other card. */
  readonly nearestByWords: number;
  readonly nearest: number;
  readonly chance: number;
  readonly merges: number;
  /** Mean agreement over all pairs that would be merged; NaN: none. Without the pairs whose words are the same. */
  readonly mergePairs: number;
  readonly mergePrecision: number;
  readonly groups: number;
  readonly grouped: number;
  readonly groupPrecision: number;
  /** Share of grouped cards that have their group's most frequent label. */
  readonly groupPurity: number;
}

export const looseBoard = (texts: readonly LabelledText[]): SuggestionInput => ({ cards: texts.map(({ id, text }) => ({ id, text, cluster: null, parked: false })), clusters: [] });

export const figuresOf = (texts: readonly LabelledText[], given?: BoardSuggestions): Figures => {
  const cosines = cosinesOf(vectorsOf(texts.map(({ text }) => wordsOf(text))));
  const suggestions = given ?? suggestionsFor(looseBoard(texts));
  const byId = new Map(texts.map((text) => [text.id, text]));
  const cardsOf = (ids: readonly string[]): readonly LabelledText[] => ids.flatMap((id) => byId.get(id) ?? []);
  const mergePairs = suggestions.merges.flatMap(({ cards }) => pairsOf(cardsOf(cards)));
  const groupPairs = suggestions.groups.flatMap(({ cards }) => pairsOf(cardsOf(cards)));
  const grouped = suggestions.groups.reduce((sum, { cards }) => sum + cards.length, 0);
  return {
    cards: texts.length,
    nearestByWords: agreementWithNearest(texts, cosines),
    nearest: agreementWithNearest(texts, withThemes(cosines)),
    chance: meanOver(texts.flatMap((a, at) => texts.slice(at + 1).map((b) => agreement(a, b)))),
    merges: suggestions.merges.length,
    mergePairs: mergePairs.length,
    mergePrecision: meanOver(mergePairs),
    groups: suggestions.groups.length,
    grouped,
    groupPrecision: meanOver(groupPairs),
    groupPurity: suggestions.groups.reduce((sum, { cards }) => sum + largestLabel(cardsOf(cards)), 0) / grouped,
  };
};

const agreementWithNearest = (texts: readonly LabelledText[], matrix: ReturnType<typeof cosinesOf>): number =>
  meanOver(
    texts.map((text, at) => {
      const other = texts[nearestOf(matrix, at, 1)[0]?.at ?? -1];
      return other === undefined ? 0 : agreement(text, other);
    }),
  );

const pairsOf = (texts: readonly LabelledText[]): readonly number[] => texts.flatMap((a, at) => texts.slice(at + 1).map((b) => agreement(a, b)));

const largestLabel = (texts: readonly LabelledText[]): number => {
  const counts = new Map<string, number>();
  for (const { labels } of texts) for (const label of labels) counts.set(label, (counts.get(label) ?? 0) + 1);
  return Math.max(0, ...counts.values());
};
