import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { icon, iconTrash } from '../elements/icon.ts';
import { deskStyles } from './desk-styles.ts';
import { t } from './wall-words.ts';

/** The quiet way to erase cards for good: it asks once more in place. Its parts lie in the grid of whatever holds it. Fires `ls-erase`. */
@customElement('ls-erase-cards')
export class EraseCards extends LitElement {
  static override styles = [
    ...deskStyles,
    css`
      :host {
        display: contents;
      }
      .way {
        justify-self: start;
      }
      .ask {
        display: grid;
        gap: 10px;
        grid-column: 1 / -1;
        max-inline-size: 640px;
      }
      .ask p:focus-visible {
        outline-offset: 4px;
      }
    `,
  ];

  @property({ type: Number }) count = 1;
  /** The words of the card where it stands among others, to tell the buttons apart. */
  @property() text = '';
  @property({ type: Boolean }) busy = false;
  /** What stands beside the answer when it failed. */
  @property({ attribute: false }) failure: TemplateResult | typeof nothing = nothing;
  @state() private asks = false;
  @query('.way') private readonly way!: HTMLElement;

  override render(): TemplateResult {
    const { asks, count, text } = this;
    return html`<button class="button quiet way" type="button" aria-expanded=${String(asks)} aria-label=${text === '' ? nothing : t('erase.label', { text })} @click=${() => this.#turn(!asks)}>${icon(iconTrash)}${t('erase.do')}</button>
      ${asks
        ? html`<div class="ask" @keydown=${(event: KeyboardEvent) => this.#key(event)}>
            <p id="question" tabindex="-1">${t('erase.ask', { n: count })}</p>
            <div class="row">
              <button class="button danger" type="button" aria-describedby="question" aria-disabled=${String(this.busy)} @click=${() => this.#erase()}>${t('erase.now', { n: count })}</button>
              <button class="button quiet" type="button" @click=${() => this.#turn(false)}>${t('erase.keep')}</button>
            </div>
            ${this.failure}
          </div>`
        : nothing}`;
  }

  /** The question has the focus first, not the answer: a key held down must not erase anything. */
  #turn(asks: boolean): void {
    this.asks = asks;
    void this.updateComplete.then(() => (asks ? this.renderRoot.querySelector<HTMLElement>('#question') : this.way)?.focus());
  }

  #key(event: KeyboardEvent): void {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    this.#turn(false);
  }

  #erase(): void {
    if (!this.busy) this.dispatchEvent(new CustomEvent('ls-erase'));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ls-erase-cards': EraseCards;
  }
}
