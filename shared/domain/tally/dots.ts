import { isWhole, everybody, largerFirst, type Counting, type Mark } from './counting.ts';

/**
 * `dots` (Klebepunkte): ranked by the number of dots. A paper that gives more than the ballot allows, in all or on one
 * option, is invalid as a whole: nobody can say which dots were the ones too many.
 */
export const dots: Counting<'dots'> = {
  read: (choices, { places, rules: { budget, maxPerOption } }) => {
    const marks = Object.entries(choices).flatMap(([option, value]): readonly Mark[] => {
      const place = places.get(option);
      return place === undefined || !isWhole(value, 1, Number.MAX_SAFE_INTEGER) ? [] : [[place, value]];
    });
    const limit = budget ?? 0;
    const isTooMany = marks.reduce((sum, [, given]) => sum + given, 0) > limit || marks.some(([, given]) => given > (maxPerOption ?? limit));
    return isTooMany ? [] : marks;
  },
  tally: (people) => ({ dots: people.reduce<number>((sum, some, given) => sum + (some ?? 0) * given, 0), people: everybody(people) }),
  votes: (people) => [everybody(people)],
  isWeighed: (people) => everybody(people) > 0,
  support: () => null,
  carries: () => false,
  polarised: () => false,
  compare: (a, b) => largerFirst(a.total.dots, b.total.dots),
};

/** Fewest dots per person that can tell `options` options apart with `people` people: ⌈a · (a − 1) ÷ (2 · t)⌉. Source: method paper §4.1. */
export const dotsMin = (options: number, people: number): number => Math.ceil((options * (options - 1)) / (2 * Math.max(1, people)));

/** Dots per person to start from: at least three and enough to tell the options apart, at most half the options, at least one. */
export const dotsSuggested = (options: number, people: number): number => Math.max(1, Math.min(Math.max(3, dotsMin(options, people)), Math.ceil(options / 2)));
