import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Offer } from './ballot-draft.ts';
import { deskStyles } from './desk-styles.ts';
import { t } from './weigh-words.ts';

/** More than this is no list to read; a word finds the rest. */
const shownMax = 40;

/** Single cards of a board, to be weighed: chosen ones first, the others by search. Fires `ls-chosen` with a card's key. */
@customElement('ls-card-choice')
export class CardChoice extends LitElement {
  static override styles = [
    ...deskStyles,
    css`
      summary {
        font-size: 17px;
        font-weight: 700;
        cursor: pointer;
      }
      .search {
        max-inline-size: 380px;
        margin-block: 10px 4px;
      }
      .check {
        align-items: start;
        padding-block: 7px;
        border-block-end: 1px solid var(--linie);
        overflow-wrap: anywhere;
      }
    `,
  ];

  @property({ attribute: false }) offers: readonly Offer[] = [];
  @property({ attribute: false }) chosen: ReadonlySet<string> = new Set();
  @state() private words = '';

  override render(): TemplateResult | typeof nothing {
    const { offers, chosen } = this;
    if (offers.length === 0) return nothing;
    const picked = offers.filter(({ key }) => chosen.has(key));
    const words = this.words.trim().toLocaleLowerCase('de');
    const others = offers.filter(({ key, text }) => !chosen.has(key) && text.toLocaleLowerCase('de').includes(words));
    const more = others.length - shownMax;
    return html`<details>
      <summary>${t('builder.cards', { n: picked.length })}</summary>
      <label class="field search"><span class="label">${t('builder.cardSearch')}</span><input class="input" type="search" dir="auto" autocomplete="off" .value=${this.words} @input=${(event: Event) => this.#search(event)} /></label>
      <fieldset>
        <legend class="visually-hidden">${t('builder.cardSearch')}</legend>
        ${[...picked, ...others.slice(0, shownMax)].map(({ key, text }) => html`<label class="check"><input type="checkbox" .checked=${chosen.has(key)} @change=${() => this.#choose(key)} /><bdi>${text}</bdi></label>`)}
      </fieldset>
      ${more > 0 ? html`<p class="meta">${t('builder.cardsMore', { n: more })}</p>` : nothing}
    </details>`;
  }

  #search(event: Event): void {
    if (event.target instanceof HTMLInputElement) this.words = event.target.value;
  }

  #choose(key: string): void {
    this.dispatchEvent(new CustomEvent('ls-chosen', { detail: key, bubbles: true, composed: true }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ls-card-choice': CardChoice;
  }
}
