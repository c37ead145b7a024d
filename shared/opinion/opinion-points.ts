import type { Membership } from './group-counts.ts';
import { opinionGroupIds, type OpinionGroup, type OpinionGroupId, type OpinionPoint } from './opinion-groups-view.ts';
import type { Places } from './principal-components.ts';

/** Steps per unit: two decimals. Finer places would tell papers apart that look alike in the picture. */
const steps = 100;
/** More points are no picture any more, only bytes. */
const pointsMax = 2_000;

export interface Drawing {
  /** Sorted by group and place, so that no order of people is left in them. */
  readonly points: readonly OpinionPoint[];
  readonly centres: ReadonlyMap<OpinionGroupId, OpinionGroup['centre']>;
}

/** Places of the people in groups, scaled so that the farthest coordinate is 1. */
export const drawingOf = ({ x, y }: Places, membership: Membership): Drawing => {
  const members = [...membership.entries()].flatMap(([person, letter]) => {
    const group = opinionGroupIds.find((id) => id === letter);
    return group === undefined ? [] : [{ x: x[person] ?? 0, y: y[person] ?? 0, group }];
  });
  const farthest = members.reduce((most, point) => Math.max(most, Math.abs(point.x), Math.abs(point.y)), 0) || 1;
  // Adding 0 makes a plain zero of −0.
  const rounded = (value: number): number => Math.round((value / farthest) * steps) / steps + 0;
  const centres = new Map(
    opinionGroupIds.flatMap((id) => {
      const own = members.filter(({ group }) => group === id);
      return own.length === 0 ? [] : [[id, { x: rounded(meanOf(own.map((point) => point.x))), y: rounded(meanOf(own.map((point) => point.y))) }] as const];
    }),
  );
  const points = members
    .map((point) => ({ x: rounded(point.x), y: rounded(point.y), group: point.group }))
    .sort((a, b) => (a.group === b.group ? a.x - b.x || a.y - b.y : a.group < b.group ? -1 : 1));
  const every = Math.max(1, points.length / pointsMax);
  const drawn = Array.from({ length: Math.floor(points.length / every) }, (_, at) => points[Math.floor(at * every)]).filter((point) => point !== undefined);
  return { points: drawn, centres };
};

/** In order of size, so that the last digit does not depend on the order of people. */
const meanOf = (values: number[]): number => values.sort((a, b) => a - b).reduce((sum, value) => sum + value, 0) / values.length;
