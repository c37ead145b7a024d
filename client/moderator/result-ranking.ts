import { html, type TemplateResult } from 'lit';
import { byPlace } from '../../shared/domain/ballot-ranking.ts';
import type { Sector } from '../../shared/domain/sector.ts';
import { quoted, rounded, t } from './weigh-words.ts';
import { bestOf, distribution, figure, sectorCells, type CountedOf, type ResultLayout } from './result-layout.ts';

export const rankingLayout = (result: CountedOf<'ranking'>, sectors: readonly Sector[]): ResultLayout => {
  const { options, pairs } = result;
  const best = bestOf(options);
  return {
    says: [best.length === 0 ? t('result.says.nobody') : t('result.says.best.ranking', { n: best.length, names: quoted(best) })],
    caption: t('result.ranking.caption', { n: options.length, points: options.length - 1 }),
    optionHeading: t('result.sentence'),
    headings: [t('result.total')],
    rows: byPlace(options).map((option) => ({
      option,
      place: option.rank,
      cells: [html`${figure(points(option.total.points), [t('result.first', { n: option.total.places[0] ?? 0 })])}${distribution(option.total.places, t('result.placeAt', { n: 1 }), t('result.placeAt', { n: options.length }))}`],
      sectors: sectorCells(option, sectors, (part) => figure(points(part.points), [t('result.rated', { n: part.ranked })])),
    })),
    more: pairs === null ? [] : [{ title: t('result.pairs'), help: t('result.pairsCaption'), table: pairsTable(options, pairs) }],
  };
};

/** Halves occur, where papers leave places open. */
const points = (value: number): string => t('result.points', { n: Number.isInteger(value) ? value : rounded(value) });

const pairsTable = (options: CountedOf<'ranking'>['options'], pairs: readonly (readonly number[])[]): TemplateResult =>
  html`<table>
    <thead><tr><th scope="col">${t('result.sentence')}</th>${options.map(({ text }, place) => html`<th scope="col"><abbr title=${text}>${place + 1}</abbr></th>`)}</tr></thead>
    <tbody>
      ${options.map(({ text }, row) => html`<tr><th scope="row">${row + 1}. <bdi>${text}</bdi></th>${options.map((_, column) => html`<td>${row === column ? '–' : (pairs[row]?.[column] ?? 0)}</td>`)}</tr>`)}
    </tbody>
  </table>`;
