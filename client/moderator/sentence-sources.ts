import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Sector } from '../../shared/domain/sector.ts';
import type { PrincipleSourceView } from '../../shared/protocol/view.ts';
import { deskStyles } from './desk-styles.ts';
import { t } from './desk-words.ts';
import { sourceCard, sourceCardStyles } from './source-card.ts';

/** Where a sentence came from: groups and their cards, as they were when it was drafted. */
@customElement('ls-sentence-sources')
export class SentenceSources extends LitElement {
  static override styles = [
    ...deskStyles,
    ...sourceCardStyles,
    css`
      details {
        border: 1px solid var(--linie);
        background: var(--papier);
      }
      details + details {
        border-block-start: 0;
      }
      summary {
        padding: 9px 14px;
        font-weight: 600;
        cursor: pointer;
      }
      summary .meta {
        margin-inline-start: 8px;
        font-weight: 400;
      }
      ul {
        grid-template-columns: repeat(auto-fill, minmax(220px, 1fr));
        padding: 12px;
      }
      h2 {
        margin-block-end: 8px;
      }
    `,
  ];

  @property({ attribute: false }) sources: readonly PrincipleSourceView[] = [];
  @property({ attribute: false }) sectors: readonly Sector[] = [];

  override render(): TemplateResult {
    return html`
      <h2>${t('sources.title')}</h2>
      ${this.sources.length === 0 ? html`<p class="meta">${t('sources.none')}</p>` : nothing}
      ${this.sources.map(
        ({ title, cards }) => html`<details>
          <summary><bdi>${title ?? t('sources.card')}</bdi><span class="meta">${t('count.cards', { n: cards.length })}</span></summary>
          <ul class="source-cards">
            ${cards.map((card) => sourceCard(this.sectors, card))}
          </ul>
        </details>`,
      )}
    `;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ls-sentence-sources': SentenceSources;
  }
}
