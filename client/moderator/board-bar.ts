import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { BoardEditor } from '../connection/board.ts';
import { icon, iconArrowRight, iconClose, iconEllipsis, iconEyeOff, iconMerge, iconParking, iconPlus, iconRedo, iconTriangleAlert, iconUndo, iconZap } from '../elements/icon.ts';
import { deskStyles } from './desk-styles.ts';
import { t } from './desk-words.ts';
import { editorName, initialsOf } from './editor-words.ts';

export type BarAct = 'merge' | 'group' | 'open' | 'park' | 'hide' | 'conflict' | 'clear' | 'new' | 'undo' | 'redo' | 'hidden' | 'call' | 'read' | 'suggest' | 'wishes' | 'settle' | 'menu';

/** So many of the others fit into the bar by their initials. */
const othersShown = 2;

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
        gap: 6px 4px;
        min-block-size: 54px;
        padding-block: 6px;
        padding-inline: 18px 12px;
        background: var(--papier);
        border-block-end: 1px solid var(--linie);
      }
      .bar.choice {
        gap: 6px 0;
        padding-inline: 18px 8px;
        border-block-end-color: transparent;
        background: var(--stift);
      }
      .count {
        margin-inline-end: 6px;
        font-size: 17px;
        font-weight: 700;
      }
      .end {
        margin-inline-start: auto;
      }
      .button {
        min-block-size: 40px;
        padding-inline: 9px;
        gap: 6px;
      }
      .choice .button {
        gap: 5px;
        padding-inline: 8px;
      }
      .choice .quiet,
      .choice .icon-only {
        padding-inline: 5px;
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
      .notes {
        display: flex;
        flex-wrap: wrap;
        gap: 4px 8px;
        padding: 2px 11px;
        border-block-end: 1px solid var(--linie);
        background: var(--papier);
      }
      .notes .button {
        min-block-size: 36px;
        font-size: 15px;
      }
      .notes .icon {
        inline-size: 18px;
        block-size: 18px;
      }
      .others {
        position: relative;
        gap: 3px;
      }
      .editor {
        display: grid;
        place-items: center;
        inline-size: 28px;
        block-size: 28px;
        border-radius: 50%;
        background: var(--tinte);
        color: var(--papier);
        font-size: 14px;
      }
      .names {
        display: none;
        position: absolute;
        z-index: 5;
        inset-block-start: calc(100% + 4px);
        inset-inline-end: 0;
        inline-size: max-content;
        max-inline-size: 260px;
        padding: 8px 12px;
        border: 2px solid var(--tinte);
        background: var(--papier);
        font-size: 15px;
        font-weight: 600;
        text-align: start;
      }
      .others:is(:hover, :focus-visible) .names {
        display: block;
      }
    `,
  ];

  @property({ type: Number }) chosen = 0;
  @property({ type: Number }) cards = 0;
  @property({ type: Number }) clusters = 0;
  @property({ type: Number }) hiddenCards = 0;
  /** Places where edits met each other and somebody has to say what holds. */
  @property({ type: Number }) unsettled = 0;
  /** Loose cards whose authors suggest a group. */
  @property({ type: Number }) wishes = 0;
  @property({ type: Boolean }) allParked = false;
  @property({ type: Boolean }) allConflict = false;
  @property({ type: Boolean }) canUndo = false;
  @property({ type: Boolean }) canRedo = false;
  @property({ type: Boolean }) shortcuts = true;
  @property({ attribute: false }) others: readonly BoardEditor[] = [];
  /** Which sheet is open below the bar. */
  @property() sheet = '';

  override render(): TemplateResult {
    return html`${this.chosen > 0 ? this.#choice() : this.#tools()} ${this.#notes()}`;
  }

  /** The focus goes back to what opened a sheet. */
  focusOn(act: string): boolean {
    const button = this.renderRoot.querySelector<HTMLElement>(`[data-act="${act}"]`);
    button?.focus();
    return button !== null;
  }

  #choice(): TemplateResult {
    const key = (letter: string): TemplateResult | typeof nothing => (this.shortcuts ? html`<kbd aria-hidden="true">${letter}</kbd>` : nothing);
    const keys = (letter: string): string | typeof nothing => (this.shortcuts ? letter : nothing);
    return html`<div class="bar choice" role="toolbar" aria-label=${t('bar.choice')}>
      <span class="count" role="status">${t('bar.chosen', { n: this.chosen })}</span>
      <button class="button ${this.chosen > 1 ? 'primary' : 'quiet'}" aria-disabled=${String(this.chosen < 2)} aria-keyshortcuts=${keys('m')} title=${this.chosen < 2 ? t('bar.mergeNeeds') : nothing} @click=${() => this.#act('merge')}>${icon(iconMerge)}${t('bar.merge')}${key('M')}</button>
      <button class="button quiet" data-act="move" aria-expanded=${String(this.sheet === 'move')} aria-keyshortcuts=${keys('g')} @click=${() => this.#act('group')}>${icon(iconArrowRight)}${t('bar.group')}${key('G')}</button>
      <button class="button quiet" aria-keyshortcuts=${keys('p')} @click=${() => this.#act('park')}>${icon(iconParking)}${t(this.allParked ? 'bar.unpark' : 'bar.park')}${key('P')}</button>
      <button class="button quiet" data-act="hide" aria-expanded=${String(this.sheet === 'hide')} aria-keyshortcuts=${keys('h')} @click=${() => this.#act('hide')}>${icon(iconEyeOff)}${t('bar.hide')}${key('H')}</button>
      <button class="button quiet" aria-pressed=${String(this.allConflict)} aria-keyshortcuts=${keys('b')} @click=${() => this.#act('conflict')}>${icon(iconZap)}${t('board.conflict')}${key('B')}</button>
      <button class="button icon-only end" aria-label=${t('bar.clear')} aria-keyshortcuts="Escape" @click=${() => this.#act('clear')}>${icon(iconClose)}</button>
    </div>`;
  }

  #tools(): TemplateResult {
    return html`<div class="bar" role="toolbar" aria-label=${t('bar.tools')}>
      <span class="count">${t('count.cards', { n: this.cards })}, ${t('count.clusters', { n: this.clusters })}</span>
      <button class="button" data-act="new" aria-expanded=${String(this.sheet === 'new')} @click=${() => this.#act('new')}>${icon(iconPlus)}${t('bar.new')}</button>
      <button class="button icon-only quiet" aria-label=${t('bar.undo')} aria-keyshortcuts="Control+Z" aria-disabled=${String(!this.canUndo)} @click=${() => this.#act('undo')}>${icon(iconUndo)}</button>
      <button class="button icon-only quiet" aria-label=${t('bar.redo')} aria-keyshortcuts="Control+Shift+Z" aria-disabled=${String(!this.canRedo)} @click=${() => this.#act('redo')}>${icon(iconRedo)}</button>
      ${(['suggest', 'read', 'call'] as const).map((act) => html`<button class="button quiet" data-act=${act} aria-expanded=${String(this.sheet === act)} @click=${() => this.#act(act)}>${t(`bar.${act}`)}</button>`)}
      <span class="end"></span>
      ${this.#others()}
      <button class="button quiet" data-act="menu" aria-expanded=${String(this.sheet === 'menu')} @click=${() => this.#act('menu')}>${icon(iconEllipsis)}${t('bar.menu')}</button>
    </div>`;
  }

  /** Who else works on this board: initials, the names with the focus; it leads to where one's own name stands. */
  #others(): TemplateResult | typeof nothing {
    const names = this.others.map(editorName);
    if (names.length === 0) return nothing;
    const more = names.length - othersShown;
    const sentence = t('bar.others', { names: new Intl.ListFormat('de').format(names) });
    return html`<button class="button quiet others" @click=${() => this.#act('menu')}>
      ${names.slice(0, othersShown).map((name) => html`<span class="editor" aria-hidden="true">${initialsOf(name)}</span>`)}${more > 0 ? html`<span aria-hidden="true">+${more}</span>` : nothing}
      <span class="visually-hidden">${sentence}</span><span class="names" aria-hidden="true">${sentence}</span>
    </button>`;
  }

  /** What waits for a decision, as far as there is any. */
  #notes(): TemplateResult | typeof nothing {
    const { unsettled, wishes, hiddenCards } = this;
    if (this.chosen > 0 || unsettled + wishes + hiddenCards === 0) return nothing;
    const note = (act: 'settle' | 'wishes' | 'hidden', words: string, sign: TemplateResult | typeof nothing): TemplateResult =>
      html`<button class="button quiet" data-act=${act} aria-expanded=${act === 'settle' ? nothing : String(this.sheet === act)} @click=${() => this.#act(act)}>${sign}${words}</button>`;
    return html`<div class="notes">
      ${unsettled > 0 ? note('settle', t('bar.unsettled', { n: unsettled }), icon(iconTriangleAlert)) : nothing}
      ${wishes > 0 ? note('wishes', t('bar.wishes', { n: wishes }), nothing) : nothing}
      ${hiddenCards > 0 ? note('hidden', t('bar.hidden', { n: hiddenCards }), icon(iconEyeOff)) : nothing}
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
