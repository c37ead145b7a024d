import type { BallotResult, OptionResult } from '../ballot.ts';
import type { SectorId } from '../ids.ts';
import type { Sector } from '../sector.ts';
import type { Paper } from './counting.ts';
import { hiddenSectors } from './suppression.ts';

/**
 * The papers as anyone may see them, in the order given: shuffle them first.
 *
 * Whoever could count a sector's papers would find what the result hides. So papers name their sector only if
 * nothing of it is hidden, neither its turnout nor its votes on any option; and the order in which somebody tapped the options
 * is not kept. What stays unnamed is nobody's or at least five people's, in all and on every option, because that
 * holds for what is hidden, and every sector that is only hidden here and there has at least five.
 */
export const publishedChoices = (papers: readonly Paper[], sectors: readonly Sector[], results: readonly OptionResult[]): BallotResult['choices'] => {
  const people = new Map<SectorId, number[]>(sectors.map(({ id }) => [id, [0]]));
  for (const { sector } of papers) {
    const counts = sector === null ? undefined : people.get(sector);
    if (counts !== undefined) counts[0] = (counts[0] ?? 0) + 1;
  }
  const hidden = hiddenSectors([papers.length], people);
  const named = new Set(sectors.map(({ id }) => id).filter((id) => !hidden.has(id) && results.every((option) => option.sectors[id] !== null)));
  return papers.map(({ sector, choices }) => ({
    sector: sector !== null && named.has(sector) ? sector : null,
    choices: Object.fromEntries(Object.entries(choices).sort(([a], [b]) => (a < b ? -1 : 1))),
  }));
};
