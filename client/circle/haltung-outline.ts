import { consume } from '@lit/context';
import { css, html, LitElement, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import type { DeskView } from '../../shared/protocol/view.ts';
import { icon, iconPencil, iconUsers } from '../elements/icon.ts';
import '../elements/seal.ts';
import { circleStyles, entryStyles } from './circle-styles.ts';
import { t, titleOf } from './circle-words.ts';
import { viewContext } from './contexts.ts';

/** Places in the document that the outline leads to; with a sentence's id behind `sealed`. */
export type OutlinePlace = 'preamble' | 'principles' | 'open' | 'participation' | `sealed:${string}`;

/** The document at a glance: sealed entries with ice edge and seal, open ones with a pencil. Fires `ls-go` with the place. */
@customElement('ls-haltung-outline')
export class HaltungOutline extends LitElement {
  static override styles = [
    ...circleStyles,
    entryStyles,
    css`
      button {
        display: flex;
        gap: 10px;
        justify-content: space-between;
        min-block-size: 42px;
        padding-block: 6px;
        font-weight: 700;
      }
      button:hover span:first-child {
        text-decoration: underline;
        text-underline-offset: 3px;
      }
      ol ol li + li {
        margin-block-start: 1px;
      }
      ol ol button {
        min-block-size: 41px;
        padding-inline-start: 24px;
        border-inline-start: 8px solid var(--eis-3);
        background: var(--eis-1);
        font-weight: 600;
      }
    `,
  ];

  @consume({ context: viewContext, subscribe: true }) @state() private view: DeskView | null = null;

  override render(): TemplateResult {
    const sealed = this.view?.sealed ?? [];
    const open = (this.view?.principles ?? []).filter(({ frozen }) => frozen === null).length;
    return html`<nav aria-labelledby="title">
      <h2 id="title">${t('outline')}</h2>
      <ol>
        <li>${this.#entry('preamble', t('preamble'), icon(iconPencil))}</li>
        <li>
          ${this.#entry('principles', t('principles'), html`<span>${sealed.length}</span>`)}
          <ol>
            ${sealed.map((one) => html`<li>${this.#entry(`sealed:${one.principle}`, html`${one.number} <bdi>${titleOf(one)}</bdi>`, html`<ls-seal size="28" version=${one.version}></ls-seal>`)}</li>`)}
          </ol>
        </li>
        <li>${this.#entry('open', t('open'), html`<span>${open}</span>`)}</li>
        <li>${this.#entry('participation', t('participation'), icon(iconUsers))}</li>
      </ol>
    </nav>`;
  }

  #entry(place: OutlinePlace, title: TemplateResult | string, end: TemplateResult): TemplateResult {
    return html`<button @click=${() => this.dispatchEvent(new CustomEvent<OutlinePlace>('ls-go', { detail: place }))}><span class="title">${title}</span>${end}</button>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ls-haltung-outline': HaltungOutline;
  }
}
