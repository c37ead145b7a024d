import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { sectorVotesMin } from '../../shared/domain/limits.ts';
import { signOf, type Sector } from '../../shared/domain/sector.ts';
import { sectorShort } from '../../shared/locale/stage-de.ts';
import type { ResultView } from '../../shared/protocol/view.ts';
import { icon, iconSplit } from '../elements/icon.ts';
import '../elements/sector-sign.ts';
import { deskStyles } from './desk-styles.ts';
import { t } from './weigh-words.ts';
import { agreementLayout } from './result-agreement.ts';
import { consentLayout } from './result-consent.ts';
import { dotsLayout } from './result-dots.ts';
import type { ResultLayout, ResultRow } from './result-layout.ts';
import { rankingLayout } from './result-ranking.ts';
import { resistanceLayout } from './result-resistance.ts';
import { scaleLayout } from './result-scale.ts';
import { resultStyles } from './result-styles.ts';

const layoutOf = (result: ResultView, sectors: readonly Sector[]): ResultLayout => {
  switch (result.kind) {
    case 'agreement':
      return agreementLayout(result, sectors);
    case 'dots':
      return dotsLayout(result, sectors);
    case 'resistance':
      return resistanceLayout(result, sectors);
    case 'consent':
      return consentLayout(result, sectors);
    case 'ranking':
      return rankingLayout(result, sectors);
    case 'scale':
      return scaleLayout(result, sectors);
  }
};

/** A closed ballot of any kind: the main thing in words, then a table with every number beside how many stand behind it. */
@customElement('ls-ballot-result')
export class BallotResultTable extends LitElement {
  static override styles = [...deskStyles, resultStyles];

  @property({ attribute: false }) sectors: readonly Sector[] = [];
  @property({ attribute: false }) result: ResultView | null = null;

  override render(): TemplateResult | typeof nothing {
    const { result, sectors } = this;
    if (result === null) return nothing;
    const layout = layoutOf(result, sectors);
    const camps = layout.rows.some(({ option }) => option.polarised);
    const hides = layout.rows.some(({ option }) => Object.values(option.sectors).includes(null));
    return html`${layout.says.map((sentence) => html`<p class="says">${sentence}</p>`)}
      <div class="frame" tabindex="0" role="region" aria-label=${t('result.title')}>
        <table>
          <caption>${layout.caption}${camps ? html` ${t('result.polarisedHelp')}` : nothing}${hides ? html` ${t('result.hiddenNote', { min: sectorVotesMin })}` : nothing}</caption>
          <thead>
            <tr>
              <th scope="col"><span class="visually-hidden">${t('result.place')}</span></th>
              <th scope="col">${layout.optionHeading}</th>
              ${layout.headings.map((heading) => html`<th scope="col">${heading}</th>`)}
              ${sectors.map((sector) => html`<th scope="col" lang="de"><ls-sector-sign .sign=${signOf(sectors, sector.id)} .size=${15}></ls-sector-sign><bdi class="sector-name" aria-hidden="true">${sectorShort(sector.title)}</bdi><span class="visually-hidden">${sector.title}</span></th>`)}
            </tr>
          </thead>
          <tbody>
            ${layout.rows.map((row) => this.#row(row))}
          </tbody>
        </table>
      </div>
      ${layout.more?.map(
        ({ title, help, table }) => html`<details><summary>${title}</summary><p class="meta">${help}</p><div class="frame" tabindex="0" role="region" aria-label=${title}>${table}</div></details>`,
      )}`;
  }

  #row({ option, place, verdict, note, cells, sectors }: ResultRow): TemplateResult {
    return html`<tr>
      <td class="place">${place ?? '–'}</td>
      <th scope="row"><bdi>${option.text}</bdi>
        ${verdict === undefined ? nothing : html`<span class="verdict">${verdict}</span>`}
        ${option.polarised ? html`<span class="camps">${icon(iconSplit)}${t('result.polarised')}</span>` : nothing}
        ${note === undefined ? nothing : html`<span class="small">${note}</span>`}</th>
      ${[...cells, ...sectors].map((cell) => html`<td>${cell}</td>`)}
    </tr>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ls-ballot-result': BallotResultTable;
  }
}
