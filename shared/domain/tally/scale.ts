import { scaleMax } from '../ballot.ts';
import { isPolarised } from '../scores.ts';
import { everybody, isWhole, medianSlot, peopleIn, type Counting, type Mark, type Paper, type Question } from './counting.ts';

/** An axis in tenths: the last one holds 90 to 100. */
const tenths = 10;
const tenthSize = scaleMax / tenths;
const tenthOf = (value: number): number => Math.min(tenths - 1, Math.floor(value / tenthSize));
/** So many tenths are an end. */
const endTenths = 3;

/** `scale` (Ein-Punkt-Frage): a mean and a picture. Axes stand for different questions, so they are not ranked. */
export const scale: Counting<'scale'> = {
  read: (choices, { places }) =>
    Object.entries(choices).flatMap(([option, value]): readonly Mark[] => {
      const place = places.get(option);
      return place === undefined || !isWhole(value, 0, scaleMax) ? [] : [[place, value]];
    }),
  tally: (people) => {
    const rated = everybody(people);
    const sum = people.reduce<number>((all, some, value) => all + (some ?? 0) * value, 0);
    return {
      rated,
      mean: rated === 0 ? null : sum / rated,
      median: medianSlot(people),
      distribution: Array.from({ length: tenths }, (_, tenth) => peopleIn(people, tenth * tenthSize, tenth === tenths - 1 ? scaleMax : (tenth + 1) * tenthSize - 1)),
    };
  },
  votes: (people) => [everybody(people)],
  isWeighed: (people) => everybody(people) > 0,
  support: () => null,
  carries: () => false,
  polarised: ({ distribution, rated }) => isPolarised(peopleIn(distribution, 0, endTenths - 1), peopleIn(distribution, tenths - endTenths, tenths - 1), rated),
  compare: null,
};

/** People per field of a ballot with two axes: rows from low to high on the second, columns on the first. Who left one axis out is nowhere. null for one axis. */
export const gridOf = (papers: readonly Paper[], { options }: Question): readonly (readonly number[])[] | null => {
  const [first, second] = options;
  if (first === undefined || second === undefined || options.length > 2) return null;
  const grid = Array.from({ length: tenths }, () => Array.from({ length: tenths }, () => 0));
  for (const { choices } of papers) {
    const [column, row] = [choices[first.id], choices[second.id]];
    if (!isWhole(column, 0, scaleMax) || !isWhole(row, 0, scaleMax)) continue;
    const fields = grid[tenthOf(row)];
    if (fields !== undefined) fields[tenthOf(column)] = (fields[tenthOf(column)] ?? 0) + 1;
  }
  return grid;
};
