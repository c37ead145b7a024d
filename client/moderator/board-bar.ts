import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { icon, iconArrowRight, iconClose, iconEyeOff, iconKeyboard, iconMerge, iconParking, iconPlus, iconRedo, iconUndo } from '../elements/icon.ts';
import { deskStyles } from './desk-styles.ts';
import { t } from './desk-words.ts';

export type BarAct = 'merge' | 'group' | 'park' | 'hide' | 'clear' | 'new' | 'undo' | 'redo' | 'shortcuts' | 'hidden';

/** Over the board: its tools, or, while cards are chosen, what can be done with them. Fires `ls-act`. */
@customElement('ls-board-bar')
export class BoardBar extends LitElement {
  static override styles = [
    ...deskStyles,
    css`
      .bar {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 6px 10px;
        min-block-size: 54px;
        padding: 6px 18px;
        background: var(--papier);
        border-block-end: 1px solid var(--linie);
      }
      .bar.choice {
        border-block-end-color: transparent;
        background: var(--stift);
      }
      .count {
        margin-inline-end: 8px;
        font-size: 17px;
        font-weight: 700;
      }
      .end {
        margin-inline-start: auto;
      }
      .button {
        min-block-size: 40px;
        padding-inline: 10px;
        gap: 8px;
      }
      .bar.choice {
        gap: 6px 2px;
      }
      .choice .quiet,
      .choice .icon-only {
        border-color: transparent;
        background: transparent;
      }
      kbd {
        display: inline-grid;
        place-items: center;
        min-inline-size: 24px;
        block-size: 24px;
        border: 2px solid currentColor;
        border-radius: 4px;
        font: inherit;
        font-size: 14px;
      }
      .icon-only[aria-disabled='true'] {
        border-color: transparent;
        background: transparent;
        color: var(--rand);
      }
      .choice [aria-disabled='true'] {
        background: transparent;
        color: var(--tinte);
      }
    `,
  ];

  @property({ type: Number }) chosen = 0;
  @property({ type: Number }) cards = 0;
  @property({ type: Number }) clusters = 0;
  @property({ type: Number }) hiddenCards = 0;
  @property({ type: Boolean }) allParked = false;
  @property({ type: Boolean }) canUndo = false;
  @property({ type: Boolean }) canRedo = false;
  @property({ type: Boolean }) shortcuts = true;
  /** Which sheet is open below the bar. */
  @property() sheet = '';

  override render(): TemplateResult {
    return this.chosen > 0 ? this.#choice() : this.#tools();
  }

  #choice(): TemplateResult {
    const key = (letter: string): TemplateResult | typeof nothing => (this.shortcuts ? html`<kbd aria-hidden="true">${letter}</kbd>` : nothing);
    const keys = (letter: string): string | typeof nothing => (this.shortcuts ? letter : nothing);
    return html`<div class="bar choice" role="toolbar" aria-label=${t('bar.choice')}>
      <span class="count" role="status">${t('bar.chosen', { n: this.chosen })}</span>
      <button class="button ${this.chosen > 1 ? 'primary' : 'quiet'}" aria-disabled=${String(this.chosen < 2)} aria-keyshortcuts=${keys('m')} title=${this.chosen < 2 ? t('bar.mergeNeeds') : nothing} @click=${() => this.#act('merge')}>${icon(iconMerge)}${t('bar.merge')}${key('M')}</button>
      <button class="button quiet" aria-expanded=${String(this.sheet === 'move')} aria-keyshortcuts=${keys('g')} @click=${() => this.#act('group')}>${icon(iconArrowRight)}${t('bar.group')}${key('G')}</button>
      <button class="button quiet" aria-keyshortcuts=${keys('p')} @click=${() => this.#act('park')}>${icon(iconParking)}${t(this.allParked ? 'bar.unpark' : 'bar.park')}${key('P')}</button>
      <button class="button quiet" aria-expanded=${String(this.sheet === 'hide')} aria-keyshortcuts=${keys('h')} @click=${() => this.#act('hide')}>${icon(iconEyeOff)}${t('bar.hide')}${key('H')}</button>
      <button class="button icon-only end" aria-label=${t('bar.clear')} aria-keyshortcuts="Escape" @click=${() => this.#act('clear')}>${icon(iconClose)}</button>
    </div>`;
  }

  #tools(): TemplateResult {
    return html`<div class="bar" role="toolbar" aria-label=${t('bar.tools')}>
      <span class="count">${t('count.cards', { n: this.cards })}, ${t('count.clusters', { n: this.clusters })}</span>
      <button class="button" aria-expanded=${String(this.sheet === 'new')} @click=${() => this.#act('new')}>${icon(iconPlus)}${t('bar.new')}</button>
      <button class="button icon-only quiet" aria-label=${t('bar.undo')} aria-keyshortcuts="Control+Z" aria-disabled=${String(!this.canUndo)} @click=${() => this.#act('undo')}>${icon(iconUndo)}</button>
      <button class="button icon-only quiet" aria-label=${t('bar.redo')} aria-keyshortcuts="Control+Shift+Z" aria-disabled=${String(!this.canRedo)} @click=${() => this.#act('redo')}>${icon(iconRedo)}</button>
      <span class="end row">
        ${this.hiddenCards > 0 ? html`<button class="button quiet" aria-expanded=${String(this.sheet === 'hidden')} @click=${() => this.#act('hidden')}>${icon(iconEyeOff)}${t('bar.hidden', { n: this.hiddenCards })}</button>` : nothing}
        <button class="switch" role="switch" aria-checked=${String(this.shortcuts)} @click=${() => this.#act('shortcuts')}>${icon(iconKeyboard)}${t('bar.shortcuts')}<span class="switch-track"></span></button>
      </span>
    </div>`;
  }

  #act(act: BarAct): void {
    this.dispatchEvent(new CustomEvent<BarAct>('ls-act', { detail: act, bubbles: true, composed: true }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ls-board-bar': BoardBar;
  }
}
