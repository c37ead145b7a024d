import type { SectorId } from '../ids.ts';
import { sectorVotesMin } from '../limits.ts';

/** How many people stand behind a figure. Kinds whose figures come from several groups of people give one number for each. */
export type Counts = readonly number[];

/** One to four people: whoever knows them would know how they voted. */
export const isFew = (people: number): boolean => people > 0 && people < sectorVotesMin;

/**
 * Sectors whose numbers are not published (rule BA8), so that nothing can be worked out by subtraction either.
 *
 * Hidden are: those named `beforehand`; those with one to four votes; and, while total minus visible sectors leaves one to
 * four votes, the smallest visible sector too (the first in sector order among equals). What is left is then no one's or at least
 * five people's. People without a sector are among what is left. If the total itself is below five, every sector is
 * hidden, those without a vote as well: else the ones that are absent would tell whose the votes are.
 *
 * Where nothing is left, the hidden sectors did not vote, everybody can see that, and nothing needs hiding.
 */
export const hiddenSectors = (total: Counts, bySector: ReadonlyMap<SectorId, Counts>, beforehand: ReadonlySet<SectorId> = new Set()): ReadonlySet<SectorId> => {
  const visible = new Map([...bySector].filter(([sector, counts]) => !beforehand.has(sector) && !counts.some(isFew)));
  for (;;) {
    const left = total.map((all, measure) => [...visible.values()].reduce((rest, counts) => rest - (counts[measure] ?? 0), all));
    const measure = left.findIndex(isFew);
    if (measure < 0) return left.every((people) => people === 0) ? new Set() : new Set([...bySector.keys()].filter((sector) => !visible.has(sector)));
    const smallest = smallestOf(visible, measure);
    if (smallest === null) return new Set(bySector.keys());
    visible.delete(smallest);
  }
};

const smallestOf = (visible: ReadonlyMap<SectorId, Counts>, measure: number): SectorId | null => {
  let smallest: { readonly sector: SectorId; readonly people: number } | null = null;
  for (const [sector, counts] of visible) {
    const people = counts[measure] ?? 0;
    if (people > 0 && (smallest === null || people < smallest.people)) smallest = { sector, people };
  }
  return smallest?.sector ?? null;
};
