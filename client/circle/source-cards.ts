import { css, html, LitElement, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Sector } from '../../shared/domain/sector.ts';
import type { PrincipleSourceView } from '../../shared/protocol/view.ts';
import '../elements/sector-sign.ts';
import { signOfId } from '../elements/sector-style.ts';
import { circleStyles, sentenceStyles } from './circle-styles.ts';
import { t } from './circle-words.ts';

/** More are folded away, so that what stands below stays in sight. */
const openCardsMax = 6;

/** Where a sentence came from: the groups and cards as they were when it was drafted. `foldable`: with its own heading to open. */
@customElement('ls-source-cards')
export class SourceCards extends LitElement {
  static override styles = [
    ...circleStyles,
    sentenceStyles,
    css`
      h4 {
        margin-block: 8px 4px;
        font-size: 16px;
      }
      ul {
        display: grid;
        gap: 4px;
      }
      li {
        display: grid;
        grid-template-columns: 20px minmax(0, 1fr);
        gap: 8px;
        align-items: start;
        overflow-wrap: anywhere;
      }
      /* Also where a card without a sector has no sign before it. */
      li > :last-child {
        grid-column: 2;
      }
    `,
  ];

  @property({ attribute: false }) sources: readonly PrincipleSourceView[] = [];
  @property({ attribute: false }) sectors: readonly Sector[] = [];
  @property({ type: Boolean }) foldable = false;

  override render(): TemplateResult {
    const n = this.sources.reduce((sum, { cards }) => sum + cards.length, 0);
    if (n === 0) return html`<p class="meta">${t('noSources')}</p>`;
    return this.foldable
      ? html`<details ?open=${n <= openCardsMax}>
          <summary>${t('sourcesOf', { n })}</summary>
          ${this.#groups()}
        </details>`
      : this.#groups();
  }

  #groups(): TemplateResult {
    return html`${this.sources.map(
        ({ title, cards }) => html`<h4><bdi>${title ?? t('withoutGroup')}</bdi></h4>
          <ul>
            ${cards.map(({ text, sector }) => {
              const name = this.sectors.find(({ id }) => id === sector)?.title ?? t('unnamed');
              const sign = signOfId(this.sectors, sector);
              return html`<li>
                ${sign === null ? html`<span class="visually-hidden">${name}</span>` : html`<ls-sector-sign .sign=${sign} size="16" label=${name}></ls-sector-sign>`}
                <span dir="auto">${text}</span>
              </li>`;
            })}
          </ul>`,
      )}`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ls-source-cards': SourceCards;
  }
}
