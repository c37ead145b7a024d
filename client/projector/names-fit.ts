import { countGraphemes } from '../../shared/domain/text.ts';
import { sectorShort } from '../../shared/locale/stage-de.ts';
import type { StageView } from '../../shared/protocol/view.ts';

/** Room for the row of pillars, and what a pillar needs beside its name; in rem. */
const rowRem = 104;
const asideRem = 2.6;

/** Whether every sector's name fits into its pillar at the smallest size. If not, signs and a legend say the same. */
export const namesFit = (view: StageView): boolean => {
  const longest = Math.max(0, ...view.sectors.map(({ title }) => countGraphemes(sectorShort(title))));
  return longest * view.projector.hallFactor * 2 * 0.5 + asideRem <= rowRem / Math.max(1, view.sectors.length);
};
