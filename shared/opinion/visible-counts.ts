import { sectorVotesMin as votesMin } from '../domain/limits.ts';
import type { VoteCounts } from './group-counts.ts';

/**
 * A sentence's counts per group as they may be published: null for 1 to 4 votes, and for the smallest of the others where the rest (everybody's
 * votes, which are public, minus those shown) would come to 1 to 4.
 */
export const visibleCounts = (groups: readonly VoteCounts[], everybody: VoteCounts): readonly (VoteCounts | null)[] => {
  const shown = groups.map((counts) => (isFew(counts.seen) ? null : counts));
  const rest = shown.reduce((left, counts) => left - (counts?.seen ?? 0), everybody.seen);
  if (!isFew(rest)) return shown;
  const sizes = shown.map((counts) => counts?.seen || Infinity);
  const smallest = sizes.indexOf(Math.min(...sizes));
  return shown.map((counts, group) => (group === smallest ? null : counts));
};

export const isFew = (votes: number): boolean => votes > 0 && votes < votesMin;
