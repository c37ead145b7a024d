import type { Grouping, WeightedPlaces } from './k-means.ts';

/**
 * How well people lie in their groups: mean over all people of (b − a) ÷ max(a, b), with a the mean distance to the others of the
 * own group and b that to the nearest other group. −1 to 1; somebody alone counts 0.
 *
 * Source: Rousseeuw, "Silhouettes" (1987). Polis takes it over its 100 base clusters, each counted once; we take it over people.
 */
export const silhouette = ({ x, y, weight }: WeightedPlaces, grouping: Grouping): number => {
  const groups = grouping.reduce((most, group) => Math.max(most, group), 0) + 1;
  const people = new Float64Array(groups);
  for (const [place, group] of grouping.entries()) people[group] = (people[group] ?? 0) + (weight[place] ?? 0);
  const distances = new Float64Array(groups);
  let sum = 0;
  let total = 0;
  for (const [place, own] of grouping.entries()) {
    distances.fill(0);
    const atX = x[place] ?? 0;
    const atY = y[place] ?? 0;
    for (let other = 0; other < x.length; other += 1) {
      const group = grouping[other] ?? 0;
      const acrossX = (x[other] ?? 0) - atX;
      const acrossY = (y[other] ?? 0) - atY;
      distances[group] = (distances[group] ?? 0) + (weight[other] ?? 0) * Math.sqrt(acrossX * acrossX + acrossY * acrossY);
    }
    const weightHere = weight[place] ?? 0;
    total += weightHere;
    const others = (people[own] ?? 0) - 1;
    if (others <= 0) continue;
    const near = (distances[own] ?? 0) / others;
    let far = Infinity;
    for (let group = 0; group < groups; group += 1) {
      if (group !== own && (people[group] ?? 0) > 0) far = Math.min(far, (distances[group] ?? 0) / (people[group] ?? 1));
    }
    const wider = Math.max(near, far);
    if (wider > 0 && wider < Infinity) sum += (weightHere * (far - near)) / wider;
  }
  return total === 0 ? 0 : sum / total;
};
