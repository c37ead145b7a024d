import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { BoardView } from '../../shared/protocol/view.ts';
import { deskStyles } from './desk-styles.ts';
import { t } from './desk-words.ts';

/** Which question's cards are shown, where a workshop has several. Fires `ls-board` with the board's id. */
@customElement('ls-board-chooser')
export class BoardChooser extends LitElement {
  static override styles = [
    ...deskStyles,
    css`
      .chooser {
        display: flex;
        align-items: center;
        gap: 12px;
        padding: 8px 18px;
        border-block-end: 1px solid var(--linie);
        background: var(--papier);
      }
      select {
        flex: 1;
        min-inline-size: 0;
      }
    `,
  ];

  @property({ attribute: false }) boards: readonly BoardView[] = [];
  @property({ attribute: false }) chosen = '';

  override render(): TemplateResult | typeof nothing {
    if (this.boards.length < 2) return nothing;
    return html`<label class="chooser">
      <span class="label">${t('board.question')}</span>
      <select class="input" @change=${(event: Event) => this.#choose(event)}>
        ${this.boards.map(({ id, question }, place) => html`<option value=${id} ?selected=${id === this.chosen}>${place + 1}. ${question}</option>`)}
      </select>
    </label>`;
  }

  #choose(event: Event): void {
    if (event.target instanceof HTMLSelectElement) this.dispatchEvent(new CustomEvent('ls-board', { detail: event.target.value, bubbles: true, composed: true }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ls-board-chooser': BoardChooser;
  }
}
