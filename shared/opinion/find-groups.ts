/**
 * Finds groups of people who voted alike: places by principal components, groups by k-means, their number by the silhouette.
 *
 * Source: Polis, `conversation.clj` (`in-conv`, `proj`, `group-clusterings`, `max-k-fn`). What differs and why: docs/decisions/0012-opinion-groups.md.
 */
import { canonicalOrder } from './canonical-order.ts';
import { kMeans, type Grouping, type WeightedPlaces } from './k-means.ts';
import { placesOf, principalComponents, type Places } from './principal-components.ts';
import { silhouette } from './silhouette.ts';
import { inConversation, type VoteMatrix } from './vote-matrix.ts';

export interface FoundGroups {
  /** By row of the matrix: 0 for the largest group, then 1 …; null: not in the conversation. */
  readonly groupOf: readonly (number | null)[];
  /** People per group, largest first. */
  readonly sizes: readonly number[];
  /** Mean over the people in groups, −1 to 1. */
  readonly silhouette: number;
  /** Everybody's place, by row of the matrix. */
  readonly places: Places;
  /** Middle of each group. */
  readonly centres: readonly { readonly x: number; readonly y: number }[];
}

/** Nobody differs from anybody; or no two groups reach the size asked for. */
export type NoGroups = 'no_differences' | 'groups_too_small';

/** Fewest and most groups; a group more is tried for every twelve distinct places. */
const groupsMin = 2;
const groupsMax = 5;
const placesPerGroup = 12;
/** Starts of k-means per number of groups. */
const starts = 30;
/** Beyond this many distinct places (and its square of distances) people are first gathered in base clusters, as Polis always does with 100. */
const placesMax = 3_000;
const baseClusters = 200;
/** Silhouettes closer than this are equal, and fewer groups win. */
const equalSilhouettes = 1e-12;

/**
 * The grouping with the best silhouette; deterministic, and independent of the order of people and sentences.
 *
 * `sizeMin`: among groupings with every group at least this large if there is one, else among those with at least two such groups.
 */
export const findGroups = (given: VoteMatrix, sizeMin = 1): FoundGroups | NoGroups => {
  const { votes, personAt } = canonicalOrder(given);
  const places = placesOf(votes, principalComponents(votes));
  const inside = inConversation(votes).flatMap((isIn, person) => (isIn ? [person] : []));
  const gathered = gatheredPlaces(places, inside);
  const best = bestGrouping(gathered.places, sizeMin);
  if (best === null) return gathered.places.x.length < groupsMin ? 'no_differences' : 'groups_too_small';
  const groups = inLetterOrder(gathered.places, best.grouping);
  const groupOf: (number | null)[] = Array.from({ length: given.people }, () => null);
  const x = new Float64Array(given.people);
  const y = new Float64Array(given.people);
  for (const [row, person] of personAt.entries()) {
    x[person] = places.x[row] ?? 0;
    y[person] = places.y[row] ?? 0;
  }
  for (const [at, row] of inside.entries()) {
    const group = groups.numberOf.get(best.grouping[gathered.placeOf[at] ?? 0] ?? 0);
    groupOf[personAt[row] ?? 0] = group ?? null;
  }
  return { groupOf, sizes: groups.sizes, silhouette: best.silhouette, places: { x, y }, centres: groups.centres };
};

interface Gathered {
  readonly places: WeightedPlaces;
  /** Index of the place for each of the people given. */
  readonly placeOf: readonly number[];
}

/** Distinct places in order, with the number of people on each. */
const gatheredPlaces = ({ x, y }: Places, people: readonly number[]): Gathered => {
  const order = [...people.keys()].sort((a, b) => (x[people[a] ?? 0] ?? 0) - (x[people[b] ?? 0] ?? 0) || (y[people[a] ?? 0] ?? 0) - (y[people[b] ?? 0] ?? 0));
  const distinct: { x: number; y: number; weight: number }[] = [];
  const placeOf: number[] = Array.from({ length: people.length }, () => 0);
  for (const at of order) {
    const person = people[at] ?? 0;
    const here = { x: x[person] ?? 0, y: y[person] ?? 0 };
    const last = distinct.at(-1);
    if (last !== undefined && last.x === here.x && last.y === here.y) last.weight += 1;
    else distinct.push({ ...here, weight: 1 });
    placeOf[at] = distinct.length - 1;
  }
  const places = {
    x: Float64Array.from(distinct, (place) => place.x),
    y: Float64Array.from(distinct, (place) => place.y),
    weight: Float64Array.from(distinct, (place) => place.weight),
  };
  return distinct.length <= placesMax ? { places, placeOf } : inBaseClusters(places, placeOf);
};

const inBaseClusters = (places: WeightedPlaces, placeOf: readonly number[]): Gathered => {
  for (let seed = 1; seed <= starts; seed += 1) {
    const base = kMeans(places, baseClusters, seed);
    if (base === null) continue;
    const { x, y, weight } = middles(places, base);
    return { places: { x, y, weight }, placeOf: placeOf.map((place) => base[place] ?? 0) };
  }
  return { places, placeOf };
};

interface Candidate {
  readonly grouping: Grouping;
  readonly silhouette: number;
}

const bestGrouping = (places: WeightedPlaces, sizeMin: number): Candidate | null => {
  const most = Math.min(groupsMax, groupsMin + Math.floor(places.x.length / placesPerGroup), places.x.length);
  let best: Candidate | null = null;
  let bestWithSmall: Candidate | null = null;
  for (let k = groupsMin; k <= most; k += 1) {
    for (const grouping of distinctGroupings(places, k)) {
      const large = middles(places, grouping).weight.reduce((count, weight) => count + (weight >= sizeMin ? 1 : 0), 0);
      if (large < groupsMin || (large < k && best !== null)) continue;
      const candidate = { grouping, silhouette: silhouette(places, grouping) };
      if (large === k) best = better(candidate, best);
      else bestWithSmall = better(candidate, bestWithSmall);
    }
  }
  return best ?? bestWithSmall;
};

const better = (candidate: Candidate, best: Candidate | null): Candidate => (best === null || candidate.silhouette > best.silhouette + equalSilhouettes ? candidate : best);

/** What the starts lead to, each grouping once. */
const distinctGroupings = (places: WeightedPlaces, k: number): Iterable<Grouping> => {
  const found = new Map<string, Grouping>();
  for (let seed = 1; seed <= starts; seed += 1) {
    const grouping = kMeans(places, k, seed);
    if (grouping === null) continue;
    const numbered = numberedByAppearance(grouping);
    found.set(numbered.join(''), numbered);
  }
  return found.values();
};

/** The same grouping gets the same numbers, whichever start it came from. */
const numberedByAppearance = (grouping: Grouping): Grouping => {
  const numbers = new Map<number, number>();
  return grouping.map((group) => {
    const number = numbers.get(group) ?? numbers.size;
    numbers.set(group, number);
    return number;
  });
};

/** Middle and people of each group. */
const middles = ({ x, y, weight }: WeightedPlaces, grouping: Grouping): WeightedPlaces => {
  const groups = grouping.reduce((most, group) => Math.max(most, group), 0) + 1;
  const sums = { x: new Float64Array(groups), y: new Float64Array(groups), weight: new Float64Array(groups) };
  for (const [place, group] of grouping.entries()) {
    const here = weight[place] ?? 0;
    sums.x[group] = (sums.x[group] ?? 0) + here * (x[place] ?? 0);
    sums.y[group] = (sums.y[group] ?? 0) + here * (y[place] ?? 0);
    sums.weight[group] = (sums.weight[group] ?? 0) + here;
  }
  const mean = (sum: number, group: number): number => sum / (sums.weight[group] || 1);
  return { x: sums.x.map(mean), y: sums.y.map(mean), weight: sums.weight };
};

interface LetterOrder {
  readonly numberOf: ReadonlyMap<number, number>;
  readonly sizes: readonly number[];
  readonly centres: FoundGroups['centres'];
}

/** Largest first; equally large ones from minus to plus. */
const inLetterOrder = (places: WeightedPlaces, grouping: Grouping): LetterOrder => {
  const { x, y, weight } = middles(places, grouping);
  const order = [...weight.keys()].sort((a, b) => (weight[b] ?? 0) - (weight[a] ?? 0) || (x[a] ?? 0) - (x[b] ?? 0) || (y[a] ?? 0) - (y[b] ?? 0));
  return {
    numberOf: new Map(order.map((group, number) => [group, number])),
    sizes: order.map((group) => weight[group] ?? 0),
    centres: order.map((group) => ({ x: x[group] ?? 0, y: y[group] ?? 0 })),
  };
};
