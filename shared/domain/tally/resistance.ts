import { resistanceAsksFrom, resistanceMax, resistanceSupportMax, type OptionResult, type ResistanceTally } from '../ballot.ts';
import { isPolarised } from '../scores.ts';
import { everybody, isWhole, medianSlot, peopleAt, peopleIn, smallerFirst, type Counting, type Histogram, type Mark } from './counting.ts';

/** Slots 0 to 10 are the values, this one is the explicit abstention. */
const abstainSlot = resistanceMax + 1;
/** ⌈0.8 · M⌉: from here on a resistance counts as strong when equal options are told apart. */
const strongFrom = Math.ceil(0.8 * resistanceMax);

const shareOf = ({ distribution, rated }: ResistanceTally, from: number, to: number): number | null => (rated === 0 ? null : peopleIn(distribution, from, to) / rated);
const supportOf = (tally: ResistanceTally): number | null => shareOf(tally, 0, resistanceSupportMax);
const ratingsOf = (people: Histogram): Histogram => people.slice(0, abstainSlot);

/**
 * `resistance` (Systemisches Konsensieren): ranked by the lowest Gruppenwiderstand, then by the lower share of ratings from 8,
 * then by the lower median; what is still equal shares a place. Abstentions and missing ratings are not zero: they are
 * not among the rated. Equal quotients of whole numbers are equal doubles, and those of a hall lie too far apart to be
 * taken for equal. Source: method paper §4.3.
 */
export const resistance: Counting<'resistance'> = {
  read: (choices, { places }) =>
    Object.entries(choices).flatMap(([option, value]): readonly Mark[] => {
      const place = places.get(option);
      if (place === undefined) return [];
      if (value === 'abstain') return [[place, abstainSlot]];
      return isWhole(value, 0, resistanceMax) ? [[place, value]] : [];
    }),
  tally: (people) => {
    const ratings = ratingsOf(people);
    const distribution = Array.from({ length: abstainSlot }, (_, value) => peopleAt(ratings, value));
    const rated = everybody(distribution);
    const sum = distribution.reduce((all, some, value) => all + some * value, 0);
    return {
      rated,
      abstain: peopleAt(people, abstainSlot),
      sum,
      distribution,
      resistance: rated === 0 ? null : (100 * sum) / (rated * resistanceMax),
      median: medianSlot(distribution),
    };
  },
  votes: (people) => [everybody(people)],
  isWeighed: (people) => peopleIn(people, 0, resistanceMax) > 0,
  support: supportOf,
  carries: (tally, threshold) => (supportOf(tally) ?? -1) >= threshold,
  polarised: ({ distribution, rated }) => isPolarised(peopleIn(distribution, 0, resistanceSupportMax), peopleIn(distribution, resistanceAsksFrom, resistanceMax), rated),
  compare: ({ total: a }, { total: b }) =>
    smallerFirst(a.resistance, b.resistance) || smallerFirst(shareOf(a, strongFrom, resistanceMax), shareOf(b, strongFrom, resistanceMax)) || smallerFirst(a.median, b.median),
};

/**
 * Whether the hall can bear an option rather than leave everything as it is: its Gruppenwiderstand is not above that of the Passivlösung.
 * null where that cannot be said: no Passivlösung, or one of the two was not rated.
 */
export const isAcceptable = (option: OptionResult<'resistance'>, passive: OptionResult<'resistance'> | null): boolean | null => {
  const [own, limit] = [option.total.resistance, passive?.total.resistance ?? null];
  return own === null || limit === null ? null : own <= limit;
};
