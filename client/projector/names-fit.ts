import { countGraphemes } from '../../shared/domain/text.ts';
import { sectorShort } from '../../shared/locale/stage-de.ts';
import type { StageView } from '../../shared/protocol/view.ts';

/** What stands beside the row of pillars, and beside a name in its pillar; in rem. */
const besideRowRem = 16;
const besideNameRem = 2.6;
/** Mean advance of a bold character at the smallest size (2 rem). */
const characterRem = 1;

/** Width of the picture in rem. */
const stageRem = (): number => innerWidth / (Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16);

/** Whether every sector's name fits into its pillar at the smallest size. If not, signs and a legend say the same. */
export const namesFit = (view: StageView, widthRem = stageRem()): boolean => {
  const longest = Math.max(0, ...view.sectors.map(({ title }) => countGraphemes(sectorShort(title))));
  const pillarRem = (widthRem - besideRowRem) / Math.max(1, view.sectors.length);
  return longest * characterRem * view.projector.hallFactor + besideNameRem <= pillarRem;
};
