import type { Choices, RankingTally } from '../ballot.ts';
import { everybody, isWhole, largerFirst, peopleAt, peopleIn, type Counting, type Histogram, type Mark, type Paper, type Question } from './counting.ts';

/** Options by their number in the question, best first; null unless the places are 1, 2, 3 … without gaps and twins. */
const orderOf = (choices: Choices, { places }: Question): readonly number[] | null => {
  const order: number[] = [];
  let ranked = 0;
  for (const [option, value] of Object.entries(choices)) {
    const number = places.get(option);
    if (number === undefined || !isWhole(value, 1, places.size)) continue;
    if (order[value - 1] !== undefined) return null;
    order[value - 1] = number;
    ranked += 1;
  }
  return ranked > 0 && order.length === ranked ? order : null;
};

/**
 * `ranking` (Rangfolge), counted after Borda: with n options the first place of a paper gives n − 1 points, the second n − 2, the last 0.
 * A paper may leave options open: they share evenly what the open places would have given. So every valid paper hands out
 * the same n · (n − 1) ÷ 2 points, whoever ranks little does not weigh less, and an option left open is neither punished
 * nor rewarded. Options are ranked by their points; equal points share a place. A paper with gaps or twins is invalid.
 *
 * Slots: 0 to n − 1 are the places; n + k − 1 is "left open on a paper that ranks k".
 */
export const ranking: Counting<'ranking'> = {
  read: (choices, question) => {
    const order = orderOf(choices, question);
    if (order === null) return [];
    const count = question.options.length;
    const slots = Array.from({ length: count }, () => count + order.length - 1);
    for (const [place, option] of order.entries()) slots[option] = place;
    return slots.map((slot, option): Mark => [option, slot]);
  },
  tally: (people, { options: { length: count } }): RankingTally => {
    const places = Array.from({ length: count }, (_, place) => peopleAt(people, place));
    let points = 0;
    for (const [place, some] of places.entries()) points += some * (count - 1 - place);
    // Halves of whole numbers: sums of them are exact.
    for (let ranked = 1; ranked < count; ranked += 1) points += (peopleAt(people, count + ranked - 1) * (count - ranked - 1)) / 2;
    return { ranked: everybody(places), points, places };
  },
  // Who left an option open gave it points too: both the ones who ranked it and all must not be few.
  votes: (people: Histogram, { options: { length: count } }) => [everybody(people), peopleIn(people, 0, count - 1)],
  isWeighed: (people) => everybody(people) > 0,
  support: () => null,
  carries: () => false,
  polarised: () => false,
  compare: (a, b) => largerFirst(a.total.points, b.total.points),
};

/** How many valid papers put option [row] before option [column]; a ranked option is before every open one. */
export const pairsOf = (papers: readonly Paper[], question: Question): readonly (readonly number[])[] => {
  const count = question.options.length;
  const pairs = Array.from({ length: count }, () => Array.from({ length: count }, () => 0));
  for (const { choices } of papers) {
    const order = orderOf(choices, question);
    if (order === null) continue;
    const behind = new Set(Array.from({ length: count }, (_, option) => option));
    for (const option of order) {
      behind.delete(option);
      const row = pairs[option];
      if (row !== undefined) for (const other of behind) row[other] = (row[other] ?? 0) + 1;
    }
  }
  return pairs;
};
