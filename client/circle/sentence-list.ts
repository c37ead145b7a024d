import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Sector } from '../../shared/domain/sector.ts';
import type { PrincipleView } from '../../shared/protocol/view.ts';
import { openCountOf } from '../elements/amendment-words.ts';
import '../elements/seal.ts';
import '../elements/tragwerk-glyph.ts';
import { circleStyles, entryStyles } from './circle-styles.ts';
import { t, titleOf } from './circle-words.ts';

/** All sentences to choose from: sealed ones on ice with their seal, the others with their Tragwerk. Fires `ls-choose` with the id. */
@customElement('ls-sentence-list')
export class SentenceList extends LitElement {
  static override styles = [
    ...circleStyles,
    entryStyles,
    css`
      button {
        display: grid;
        grid-template-columns: 1.6em minmax(0, 1fr) 40px;
        min-block-size: 58px;
      }
      li + li {
        margin-block-start: 1px;
      }
      .sealed {
        border-inline-start: 8px solid var(--eis-3);
        padding-inline-start: 12px;
        background: var(--eis-1);
      }
      button[aria-current] {
        background: var(--tinte);
        color: var(--papier);
      }
      button[aria-current]:focus-visible {
        outline-color: var(--papier);
      }
      .waiting {
        display: block;
        font-size: 14px;
        font-weight: 400;
      }
      .number {
        font-weight: 800;
      }
      .empty {
        padding-inline: 20px;
      }
    `,
  ];

  @property({ attribute: false }) principles: readonly PrincipleView[] = [];
  @property({ attribute: false }) sectors: readonly Sector[] = [];
  @property() chosen = '';

  override render(): TemplateResult {
    return html`<nav aria-labelledby="title">
      <h2 id="title">${t('sentences')}</h2>
      ${this.principles.length === 0
        ? html`<p class="empty"><strong>${t('noSentence')}</strong> ${t('noSentenceHow')}</p>`
        : html`<ol>
            ${this.principles.map((principle) => this.#item(principle))}
          </ol>`}
    </nav>`;
  }

  #item(principle: PrincipleView): TemplateResult {
    const isChosen = principle.id === this.chosen;
    const waits = [principle.frozen === null && principle.request !== null ? t('waiting') : '', openCountOf(principle)].filter((part) => part !== '').join(', ');
    return html`<li>
      <button class=${principle.frozen === null ? '' : 'sealed'} aria-current=${isChosen ? 'true' : nothing} @click=${() => this.dispatchEvent(new CustomEvent('ls-choose', { detail: principle.id }))}>
        <span class="number">${principle.number}</span>
        <span class="title"
          ><bdi>${titleOf(principle)}</bdi>${principle.frozen !== null
            ? html`<span class="visually-hidden">, ${t('sealed')}</span>`
            : waits === ''
              ? ''
              : html`<span class="waiting">${waits}</span>`}</span
        >
        ${principle.frozen === null
          ? html`<ls-tragwerk-glyph size="list" tone=${isChosen ? 'white' : 'ink'} .sectors=${this.sectors} .support=${principle.support}></ls-tragwerk-glyph>`
          : html`<ls-seal size="36" version=${principle.frozen.version}></ls-seal>`}
      </button>
    </li>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ls-sentence-list': SentenceList;
  }
}
