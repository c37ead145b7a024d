import { byPlace } from '../../shared/domain/ballot-ranking.ts';
import type { Sector } from '../../shared/domain/sector.ts';
import { quoted, t } from './weigh-words.ts';
import { bestOf, figure, sectorCells, type CountedOf, type ResultLayout } from './result-layout.ts';

export const dotsLayout = (result: CountedOf<'dots'>, sectors: readonly Sector[]): ResultLayout => {
  const best = bestOf(result.options);
  return {
    says: [best.length === 0 ? t('result.says.nobody') : t('result.says.best.dots', { n: best.length, names: quoted(best) })],
    caption: t('result.dots.caption'),
    optionHeading: t('result.sentence'),
    headings: [t('result.total')],
    rows: byPlace(result.options).map((option) => ({
      option,
      place: option.rank,
      cells: [figure(t('result.dots', { n: option.total.dots }), [t('result.people', { n: option.total.people })])],
      sectors: sectorCells(option, sectors, ({ dots, people }) => figure(t('result.dots', { n: dots }), [t('result.people', { n: people })])),
    })),
  };
};
