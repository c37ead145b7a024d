import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { sectorSigns, type Sector } from '../../shared/domain/sector.ts';
import { sectorShort, stageText } from '../../shared/locale/stage-de.ts';
import { rootStyles } from '../styles/shared-styles.ts';
import '../elements/sector-sign.ts';

/** Up to this many sectors a count has its name below it; more stand in lines. */
const stackedMax = 5;

/** Signs with their names, and with counts where there are any (`none`: Ohne Angabe). */
@customElement('ls-sector-legend')
export class SectorLegend extends LitElement {
  static override styles = [
    rootStyles,
    css`
      ul {
        display: flex;
        flex-wrap: wrap;
        gap: 0.5rem calc(var(--legend-gap, 2.2rem) * var(--f));
      }
      li {
        display: flex;
        align-items: center;
        gap: 0.4em;
        white-space: nowrap;
      }
      ls-sector-sign {
        --sign-size: 0.95em;
      }
      b {
        font-weight: 800;
      }
      .dot {
        inline-size: 0.95em;
        aspect-ratio: 1;
        border-radius: 50%;
        background: var(--tinte);
      }
      /* Its entries flow in the line that the legend stands in. */
      :host([flat]),
      :host([flat]) ul {
        display: contents;
      }
      .stacked li {
        display: grid;
        grid-template-columns: auto 1fr;
        gap: 0 0.5em;
        line-height: 1.1;
      }
      .stacked b {
        font-size: 1.5em;
        line-height: 1;
        letter-spacing: -0.01em;
      }
      .stacked ls-sector-sign {
        --sign-size: 1.05em;
        align-self: center;
      }
      .stacked .name {
        grid-column: 1 / -1;
      }
    `,
  ];

  @property({ attribute: false }) sectors: readonly Sector[] = [];
  @property({ attribute: false }) counts: Readonly<Record<string, number>> | null = null;
  @property({ type: Boolean, reflect: true }) flat = false;
  /** What a dot without a sign means; empty where there is none. */
  @property() rest = '';

  override render(): TemplateResult {
    const { counts } = this;
    const none = counts?.['none'] ?? 0;
    return html`<ul class=${counts !== null && this.sectors.length + (none > 0 ? 1 : 0) <= stackedMax ? 'stacked' : ''}>
      ${this.sectors.map(
        ({ id, title }, place) => html`<li>
          <ls-sector-sign sign=${sectorSigns[place] ?? nothing}></ls-sector-sign>
          ${counts === null ? nothing : html`<b>${counts[id] ?? 0}</b>`}
          <bdi class="name">${sectorShort(title)}</bdi>
        </li>`,
      )}
      ${this.rest === '' ? nothing : html`<li><span class="dot"></span><span class="name">${this.rest}</span></li>`}
      ${none === 0 ? nothing : html`<li><b>${none}</b><span class="name">${stageText('no-sector')}</span></li>`}
    </ul>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ls-sector-legend': SectorLegend;
  }
}
