import { html, type TemplateResult } from 'lit';
import { scaleMax } from '../../shared/domain/ballot.ts';
import type { Sector } from '../../shared/domain/sector.ts';
import { rounded, t } from './weigh-words.ts';
import { distribution, figure, sectorCells, type CountedOf, type ResultLayout } from './result-layout.ts';

export const scaleLayout = (result: CountedOf<'scale'>, sectors: readonly Sector[]): ResultLayout => {
  const { options, grid } = result;
  const rated = options.filter(({ total }) => total.mean !== null);
  return {
    says: rated.length === 0 ? [t('result.says.nobody')] : rated.map(({ text, poles, total }) => t(poles === undefined ? 'result.says.mean' : 'result.says.meanBetween', { text, mean: rounded(total.mean ?? 0), low: poles?.low ?? '', high: poles?.high ?? '' })),
    caption: t('result.scale.caption'),
    optionHeading: t('result.axis'),
    headings: [t('result.total')],
    rows: options.map((option, place) => {
      const { mean, median, rated: people, distribution: tenths } = option.total;
      return {
        option,
        place: place + 1,
        cells: [
          mean === null
            ? figure(t('result.nobody'), [])
            : html`${figure(t('result.mean', { n: rounded(mean) }), [])}${distribution(tenths, option.poles?.low ?? '0', option.poles?.high ?? String(scaleMax))}${figure('', [t('result.median', { n: rounded(median ?? 0) }), t('result.rated', { n: people })])}`,
        ],
        sectors: sectorCells(option, sectors, (part) => figure(part.mean === null ? t('result.nobody') : rounded(part.mean), [t('result.rated', { n: part.rated })])),
      };
    }),
    more: grid === null ? [] : [{ title: t('result.grid'), help: t('result.gridCaption', { across: options[0]?.text ?? '', up: options[1]?.text ?? '' }), table: gridTable(grid) }],
  };
};

/** As the field hangs on the wall: the second axis grows upwards. */
const gridTable = (grid: readonly (readonly number[])[]): TemplateResult =>
  html`<table class="grid">
    <tbody>
      ${[...grid.entries()].reverse().map(([row, people]) => html`<tr><th scope="row">${tenth(row)}</th>${people.map((count) => html`<td class=${count === 0 ? 'none' : ''}>${count}</td>`)}</tr>`)}
    </tbody>
    <tfoot><tr><td></td>${grid.map((_, column) => html`<th scope="col">${tenth(column)}</th>`)}</tr></tfoot>
  </table>`;

const tenth = (place: number): string => `${place * 10}–${place === 9 ? scaleMax : place * 10 + 9}`;
