/**
 * Texts as weighted sets of word parts (TF-IDF), ready for cosines.
 *
 * What only one text has counts for its length and is not stored; what more than a fifth has says nothing and is left out.
 * The weights were measured on seven corpora: docs/decisions/0015-suggestions.md.
 */
import { gramsOf } from './grams.ts';
import type { Word } from './normalise.ts';
import { stopWords } from './stop-words.ts';

/** Row by row, one per text; rows have length 1, or 0 where there is nothing to compare. */
export interface Vectors {
  readonly size: number;
  /** Where each row begins in `grams` and `weights`; one more at the end. */
  readonly starts: Uint32Array;
  /** Columns, from 0, in the order in which they first occur. */
  readonly grams: Uint32Array;
  readonly weights: Float64Array;
  readonly columns: number;
  /** ln(1 + texts ÷ texts with it); 0 for a part that too many have, or nobody. */
  readonly rarityOf: (gram: string) => number;
}

/** German nouns carry the topic, and they are the ones with a capital. */
const capitalWeight = 1.5;
const shareMax = 0.2;
/** On a small board even a fifth is only a few cards. */
const alwaysKept = 20;

export const vectorsOf = (texts: readonly (readonly Word[])[]): Vectors => {
  const columnOf = new Map<string, number>();
  const textsWith: number[] = [];
  const rows = texts.map((words) => {
    const counts = new Map<number, number>();
    for (const [gram, count] of gramCounts(words)) {
      let column = columnOf.get(gram);
      if (column === undefined) columnOf.set(gram, (column = columnOf.size));
      textsWith[column] = (textsWith[column] ?? 0) + 1;
      counts.set(column, count);
    }
    return counts;
  });
  const most = Math.max(alwaysKept, shareMax * texts.length);
  const rarity = textsWith.map((count) => (count > most ? 0 : Math.log(1 + texts.length / count)));
  const starts = new Uint32Array(rows.length + 1);
  const grams: number[] = [];
  const weights: number[] = [];
  for (const [row, counts] of rows.entries()) {
    let squares = 0;
    for (const [column, count] of counts) squares += weightOf(count, rarity[column] ?? 0) ** 2;
    const length = Math.sqrt(squares);
    for (const [column, count] of counts) {
      const weight = weightOf(count, rarity[column] ?? 0);
      if (weight === 0 || (textsWith[column] ?? 0) < 2) continue;
      grams.push(column);
      weights.push(weight / length);
    }
    starts[row + 1] = grams.length;
  }
  return { size: rows.length, starts, grams: Uint32Array.from(grams), weights: Float64Array.from(weights), columns: columnOf.size, rarityOf: (gram) => rarity[columnOf.get(gram) ?? -1] ?? 0 };
};

const weightOf = (count: number, rarity: number): number => (count < 1 ? count : 1 + Math.log(count)) * rarity;

/** A text of stop words only is still a text. */
const gramCounts = (words: readonly Word[]): ReadonlyMap<string, number> => {
  const telling = words.filter(({ plain }) => !stopWords.has(plain));
  const counts = new Map<string, number>();
  for (const { plain, isCapital } of telling.length > 0 ? telling : words) {
    const weight = isCapital ? capitalWeight : 1;
    for (const gram of gramsOf(plain)) counts.set(gram, (counts.get(gram) ?? 0) + weight);
  }
  return counts;
};
