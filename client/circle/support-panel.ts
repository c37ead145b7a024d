import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Sector } from '../../shared/domain/sector.ts';
import { modeName } from '../../shared/locale/ballot-names-de.ts';
import { percent, supportPercent } from '../../shared/locale/formats-de.ts';
import type { SupportView } from '../../shared/protocol/view.ts';
import '../elements/sector-sign.ts';
import { signOfId } from '../elements/sector-style.ts';
import '../elements/tragwerk-glyph.ts';
import { circleStyles } from './circle-styles.ts';
import { t } from './circle-words.ts';

/** Who carries a sentence: the large Tragwerk and the same numbers in words. */
@customElement('ls-support-panel')
export class SupportPanel extends LitElement {
  static override styles = [
    ...circleStyles,
    css`
      section {
        display: grid;
        gap: 10px;
        padding: 16px 20px 18px;
      }
      h2 {
        font-size: 18px;
        font-weight: 800;
      }
      table {
        inline-size: 100%;
        border-collapse: collapse;
        line-height: 1.3;
      }
      caption {
        text-align: start;
      }
      th,
      td {
        padding: 2px 0;
        font-weight: 500;
        text-align: start;
      }
      td {
        text-align: end;
        white-space: nowrap;
      }
      .sector {
        display: flex;
        gap: 10px;
        align-items: center;
        overflow-wrap: anywhere;
      }
    `,
  ];

  @property({ attribute: false }) support: SupportView | null = null;
  @property({ attribute: false }) sectors: readonly Sector[] = [];

  override render(): TemplateResult {
    const { support, sectors } = this;
    if (support === null) return html`<section><h2>${t('notWeighed')}</h2><ls-tragwerk-glyph size="panel" .sectors=${sectors}></ls-tragwerk-glyph></section>`;
    const asked = Object.values(support.sectors);
    const lacking = asked.filter((result) => result?.carries !== true).length;
    return html`<section aria-labelledby="title">
      <h2 id="title">${t(support.shared ? 'sharedByAll' : lacking === 1 ? 'oneMissing' : 'toClarify')}</h2>
      <ls-tragwerk-glyph size="panel" .sectors=${sectors} .support=${support}></ls-tragwerk-glyph>
      <table>
        <caption class="meta">${t('votes', { mode: modeName[support.mode], n: support.votes, threshold: percent(support.threshold) })}${asked.includes(null) ? html`<br />${t('hiddenWhy')}` : nothing}</caption>
        <thead class="visually-hidden">
          <tr>
            <th scope="col">${t('sector')}</th>
            <th scope="col">${t('agreement')}</th>
          </tr>
        </thead>
        <tbody>
          ${sectors.map(
            ({ id, title }) => html`<tr>
              <th scope="row"><span class="sector"><ls-sector-sign .sign=${signOfId(sectors, id)} size="15"></ls-sector-sign><bdi>${title}</bdi></span></th>
              <td>${value(support, id)}</td>
            </tr>`,
          )}
        </tbody>
      </table>
    </section>`;
  }
}

const value = (support: SupportView, sector: string): string => {
  const result = support.sectors[sector];
  if (result === undefined) return t('noVotes');
  if (result === null) return t('hidden');
  return result.support === null ? t('onlyAbstentions') : supportPercent({ support: result.support, carries: result.carries });
};

declare global {
  interface HTMLElementTagNameMap {
    'ls-support-panel': SupportPanel;
  }
}
