import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { ranked, type OptionResult, type SectorResult } from '../../shared/domain/ballot.ts';
import { sectorVotesMin } from '../../shared/domain/limits.ts';
import { signOf, type Sector } from '../../shared/domain/sector.ts';
import { percent, supportPercent } from '../../shared/locale/formats-de.ts';
import { sectorShort } from '../../shared/locale/stage-de.ts';
import type { ResultView } from '../../shared/protocol/view.ts';
import '../elements/sector-sign.ts';
import '../elements/tragwerk-glyph.ts';
import { deskStyles } from './desk-styles.ts';
import { t } from './desk-words.ts';

/** A closed ballot as a table: strongest weakest sector first, every share with its number of votes. */
@customElement('ls-ballot-result')
export class BallotResultTable extends LitElement {
  static override styles = [
    ...deskStyles,
    css`
      .frame {
        overflow-x: auto;
        border: 1px solid var(--linie);
        background: var(--papier);
      }
      table {
        inline-size: 100%;
        border-collapse: collapse;
      }
      caption {
        padding: 12px 16px;
        color: var(--tinte-2);
        text-align: start;
      }
      th,
      td {
        padding: 10px 8px;
        border-block-start: 1px solid var(--linie);
        text-align: start;
        vertical-align: top;
      }
      thead th {
        font-size: 14px;
        font-weight: 600;
        vertical-align: bottom;
      }
      tbody th {
        min-inline-size: 180px;
        font-weight: 600;
        line-height: 1.3;
        overflow-wrap: anywhere;
      }
      .place {
        color: var(--tinte-2);
        font-weight: 800;
      }
      .share {
        display: block;
        font-size: 17px;
        font-weight: 800;
        white-space: nowrap;
      }
      .votes,
      .verdict {
        display: block;
        color: var(--tinte-2);
        font-size: 14px;
        white-space: nowrap;
      }
      .verdict {
        margin-block-start: 4px;
        color: var(--tinte);
        font-weight: 600;
        white-space: normal;
      }
      .missing .share {
        font-weight: 400;
        text-decoration: underline dashed 2px;
        text-underline-offset: 5px;
      }
      .sector-name {
        display: block;
        max-inline-size: 120px;
        overflow-wrap: break-word;
        hyphens: auto;
      }
    `,
  ];

  @property({ attribute: false }) sectors: readonly Sector[] = [];
  @property({ attribute: false }) result: ResultView | null = null;

  override render(): TemplateResult | typeof nothing {
    const { result } = this;
    if (result === null) return nothing;
    return html`<div class="frame" tabindex="0" role="region" aria-label=${t('result.title')}>
      <table>
        <caption>${t('result.caption', { threshold: percent(result.threshold), min: sectorVotesMin })}</caption>
        <thead>
          <tr>
            <th scope="col"><span class="visually-hidden">${t('result.place')}</span></th>
            <th scope="col">${t('result.sentence')}</th>
            <th scope="col">${t('result.carried')}</th>
            ${this.sectors.map((sector) => html`<th scope="col" lang="de"><ls-sector-sign .sign=${signOf(this.sectors, sector.id)} .size=${15}></ls-sector-sign><bdi class="sector-name" aria-hidden="true">${sectorShort(sector.title)}</bdi><span class="visually-hidden">${sector.title}</span></th>`)}
          </tr>
        </thead>
        <tbody>
          ${ranked(result.options).map((option, place) => this.#row(option, place + 1, result.threshold))}
        </tbody>
      </table>
    </div>`;
  }

  #row(option: OptionResult, place: number, threshold: number): TemplateResult {
    return html`<tr>
      <td class="place">${place}</td>
      <th scope="row"><bdi>${option.text}</bdi><span class="votes">${t('result.votes', { n: option.total.yes + option.total.no + option.total.abstain })}</span></th>
      <td><ls-tragwerk-glyph size="card" .sectors=${this.sectors} .support=${{ threshold, sectors: option.sectors }}></ls-tragwerk-glyph><span class="verdict">${this.#verdict(option)}</span></td>
      ${this.sectors.map(({ id }) => this.#cell(option.sectors[id]))}
    </tr>`;
  }

  #verdict(option: OptionResult): string {
    if (option.shared) return t('result.shared');
    const parts = Object.entries(option.sectors);
    const missing = parts.filter(([, sector]) => sector !== null && !sector.carries).map(([id]) => this.sectors.find((sector) => sector.id === id)?.title ?? id);
    if (missing.length === 1 && parts.every(([, sector]) => sector !== null)) return t('result.oneMissing', { sector: missing[0] ?? '' });
    return t('result.open');
  }

  #cell(sector: SectorResult | null | undefined): TemplateResult {
    if (sector === undefined) return html`<td><span class="votes">${t('result.noVotes')}</span></td>`;
    if (sector === null) return html`<td><span class="votes">${t('result.few', { n: sectorVotesMin })}</span></td>`;
    return html`<td class=${sector.carries ? '' : 'missing'}>
      <span class="share">${sector.support === null ? t('result.onlyAbstentions') : supportPercent({ support: sector.support, carries: sector.carries })}</span><span class="votes">${t('result.votes', { n: sector.yes + sector.no + sector.abstain })}</span>
    </td>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ls-ballot-result': BallotResultTable;
  }
}
