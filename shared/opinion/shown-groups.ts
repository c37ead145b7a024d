import { sectorVotesMin as peopleMin } from '../domain/limits.ts';
import type { FoundGroups } from './find-groups.ts';
import { opinionGroupIds, type OpinionGroupId } from './opinion-groups-view.ts';

export interface ShownGroups {
  /** By row of the matrix; null: in no group that is shown. */
  readonly membership: readonly (OpinionGroupId | null)[];
  /** People with a vote and without a group: 0, or at least 5. */
  readonly outside: number;
}

/**
 * Groups of at least 5 people, largest first.
 *
 * Who voted too little or is in a smaller group stays outside. Up to four of them would be seen through (all votes are published, the
 * groups' too, and the rest is a subtraction), so they go to the group they stand nearest to.
 */
export const shownGroups = ({ groupOf, sizes, places, centres }: FoundGroups, votesOfPeople: Uint32Array): ShownGroups => {
  const large = sizes.filter((size) => size >= peopleMin).length;
  const numbers = groupOf.map((group) => (group !== null && group < large ? group : null));
  const outsiders = [...numbers.entries()].filter(([person, group]) => group === null && (votesOfPeople[person] ?? 0) > 0).map(([person]) => person);
  const areFew = outsiders.length < peopleMin;
  if (areFew) for (const person of outsiders) numbers[person] = nearest(centres.slice(0, large), places.x[person] ?? 0, places.y[person] ?? 0);
  const peopleIn = centres.slice(0, large).map((_, group) => numbers.filter((number) => number === group).length);
  const order = [...peopleIn.keys()].sort((a, b) => (peopleIn[b] ?? 0) - (peopleIn[a] ?? 0) || a - b);
  const letterOf = new Map(order.map((group, place) => [group, opinionGroupIds[place] ?? null]));
  return {
    membership: numbers.map((group) => (group === null ? null : (letterOf.get(group) ?? null))),
    outside: areFew ? 0 : outsiders.length,
  };
};

const nearest = (centres: FoundGroups['centres'], x: number, y: number): number => {
  const distances = centres.map((centre) => Math.hypot(centre.x - x, centre.y - y));
  return distances.indexOf(Math.min(...distances));
};
