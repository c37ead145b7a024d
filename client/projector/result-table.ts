import { html, type TemplateResult } from 'lit';
import type { CountedBallot } from '../../shared/domain/ballot.ts';
import type { Sector } from '../../shared/domain/sector.ts';
import { resultTables, type ResultTable } from '../../shared/locale/result-table.ts';

/** The same values as a table, for whoever does not see the picture. */
export const tables = (all: readonly ResultTable[]): TemplateResult =>
  html`<div class="visually-hidden">
    ${all.map(
      ({ caption, head, rows }) => html`<table>
        <caption>${caption}</caption>
        <thead><tr>${head.map((cell) => html`<th scope="col">${cell}</th>`)}</tr></thead>
        <tbody>${rows.map(([first, ...rest]) => html`<tr><th scope="row" dir="auto">${first}</th>${rest.map((cell) => html`<td>${cell}</td>`)}</tr>`)}</tbody>
      </table>`,
    )}
  </div>`;

export const resultTable = (result: CountedBallot, sectors: readonly Sector[]): TemplateResult => tables(resultTables(result, sectors));
