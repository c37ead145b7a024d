/**
 * k-means in the plane, on weighted places. Deterministic: seeding by k-means++ (Arthur and Vassilvitskii 2007) with numbers from a
 * fixed seed. Polis starts from the first k distinct places and from the last clustering, which depends on the order of arrival.
 */
import { seededNumbers } from './seeded-numbers.ts';

/** Distinct places, and how many people stand on each. */
export interface WeightedPlaces {
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly weight: Float64Array;
}

/** Group number per place, 0 to k − 1, every group in use. */
export type Grouping = Uint8Array;

const roundsMax = 200;

/** null: a group ran empty, so there is no grouping into k from this start. */
export const kMeans = (places: WeightedPlaces, k: number, seed: number): Grouping | null => {
  const count = places.x.length;
  const centres = seededCentres(places, k, seed);
  if (centres === null) return null;
  const grouping = new Uint8Array(count).fill(255);
  for (let round = 0; round < roundsMax; round += 1) {
    let changed = false;
    for (let place = 0; place < count; place += 1) {
      const nearest = nearestCentre(centres, places.x[place] ?? 0, places.y[place] ?? 0);
      if (nearest !== grouping[place]) {
        grouping[place] = nearest;
        changed = true;
      }
    }
    if (!changed) break;
    if (!recentre(places, grouping, centres)) return null;
  }
  return grouping;
};

interface Centres {
  readonly x: Float64Array;
  readonly y: Float64Array;
}

const nearestCentre = ({ x, y }: Centres, atX: number, atY: number): number => {
  let nearest = 0;
  let least = Infinity;
  for (let centre = 0; centre < x.length; centre += 1) {
    const distance = (atX - (x[centre] ?? 0)) ** 2 + (atY - (y[centre] ?? 0)) ** 2;
    if (distance < least) {
      least = distance;
      nearest = centre;
    }
  }
  return nearest;
};

const recentre = (places: WeightedPlaces, grouping: Grouping, { x, y }: Centres): boolean => {
  const people = new Float64Array(x.length);
  x.fill(0);
  y.fill(0);
  for (const [place, group] of grouping.entries()) {
    const weight = places.weight[place] ?? 0;
    people[group] = (people[group] ?? 0) + weight;
    x[group] = (x[group] ?? 0) + weight * (places.x[place] ?? 0);
    y[group] = (y[group] ?? 0) + weight * (places.y[place] ?? 0);
  }
  for (const [group, weight] of people.entries()) {
    if (weight === 0) return false;
    x[group] = (x[group] ?? 0) / weight;
    y[group] = (y[group] ?? 0) / weight;
  }
  return true;
};

/** The first centre by weight, each next one by weight times squared distance to the nearest chosen. */
const seededCentres = (places: WeightedPlaces, k: number, seed: number): Centres | null => {
  const random = seededNumbers(seed);
  const x = new Float64Array(k);
  const y = new Float64Array(k);
  const pull = Float64Array.from(places.weight);
  const squared = new Float64Array(places.x.length).fill(Infinity);
  for (let centre = 0; centre < k; centre += 1) {
    const total = pull.reduce((sum, value) => sum + value, 0);
    if (total === 0) return null;
    let left = random() * total;
    let chosen = pull.findLastIndex((value) => value > 0);
    for (let place = 0; place < pull.length; place += 1) {
      left -= pull[place] ?? 0;
      if (left < 0) {
        chosen = place;
        break;
      }
    }
    x[centre] = places.x[chosen] ?? 0;
    y[centre] = places.y[chosen] ?? 0;
    for (let place = 0; place < pull.length; place += 1) {
      const distance = ((places.x[place] ?? 0) - (x[centre] ?? 0)) ** 2 + ((places.y[place] ?? 0) - (y[centre] ?? 0)) ** 2;
      squared[place] = Math.min(squared[place] ?? Infinity, distance);
      pull[place] = (places.weight[place] ?? 0) * (squared[place] ?? 0);
    }
  }
  return { x, y };
};
