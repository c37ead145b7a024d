import { consume } from '@lit/context';
import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { Sector } from '../../shared/domain/sector.ts';
import { countGraphemes } from '../../shared/domain/text.ts';
import type { BoardView } from '../../shared/protocol/view.ts';
import { icon, iconPin } from '../elements/icon.ts';
import { ActionController } from '../elements/action-controller.ts';
import { deskContext } from './contexts.ts';
import type { Desk } from './desk.ts';
import { deskStyles } from './desk-styles.ts';
import { t } from './desk-words.ts';

/** Writes down what somebody calls out (Zuruf): one line, Enter, the next. The sector stays chosen. */
@customElement('ls-call-out')
export class CallOut extends LitElement {
  static override styles = [
    ...deskStyles,
    css`
      form {
        display: grid;
        grid-template-columns: minmax(0, 1fr) minmax(150px, 220px) auto;
        gap: 12px;
        align-items: end;
        padding: 14px 18px;
        background: var(--papier);
      }
      .foot {
        display: flex;
        justify-content: space-between;
        gap: 12px;
        grid-column: 1 / -1;
      }
    `,
  ];

  @consume({ context: deskContext, subscribe: true }) @state() private desk: Desk | null = null;
  @property({ attribute: false }) board: BoardView | null = null;
  @property({ attribute: false }) sectors: readonly Sector[] = [];
  /** It was opened on purpose: the field has the focus at once, and Escape closes it (`ls-cancel`). */
  @property({ type: Boolean }) opened = false;
  @state() private length = 0;
  @state() private said = '';
  @query('input') private readonly input!: HTMLInputElement;
  @query('select') private readonly sector!: HTMLSelectElement;
  readonly #actions = new ActionController(this);

  override firstUpdated(): void {
    if (this.opened) this.input.focus();
  }

  override render(): TemplateResult | typeof nothing {
    const { board } = this;
    if (board === null) return nothing;
    const over = this.length - board.textGraphemesMax;
    return html`<form @submit=${(event: Event) => this.#submit(event, board)} @keydown=${(event: KeyboardEvent) => this.#key(event)}>
      <label class="field"><span class="label">${t('callOut.label')}</span><input class="input" dir="auto" autocomplete="off" aria-invalid=${String(over > 0)} aria-describedby="count" @input=${() => this.#typed()} /></label>
      <label class="field"><span class="label">${t('callOut.sector')}</span><select class="input"><option value="">${t('sector.none')}</option>${this.sectors.map(({ id, title }) => html`<option value=${id}>${title}</option>`)}</select></label>
      <button class="button" aria-disabled=${String(over > 0 || this.#actions.busy('send'))}>${icon(iconPin)}${t('callOut.send')}</button>
      <div class="foot">
        <span id="count" class=${over > 0 ? 'failure' : 'meta'}>${over > 0 ? t('callOut.tooLong', { n: over }) : t('callOut.count', { n: this.length, of: board.textGraphemesMax })}</span>
        <span class="meta" role="status">${this.said}</span>
      </div>
      ${this.#actions.failure('send')}
    </form>`;
  }

  #typed(): void {
    this.length = countGraphemes(this.input.value.trim());
    this.said = '';
  }

  #key(event: KeyboardEvent): void {
    if (event.key !== 'Escape' || !this.opened) return;
    event.stopPropagation();
    this.dispatchEvent(new CustomEvent('ls-cancel', { bubbles: true, composed: true }));
  }

  async #submit(event: Event, board: BoardView): Promise<void> {
    event.preventDefault();
    const { desk } = this;
    const text = this.input.value.trim();
    if (desk === null || text === '' || this.length > board.textGraphemesMax) return;
    const sector = this.sector.value === '' ? null : this.sector.value;
    const receipt = await this.#actions.run('send', () => desk.send({ do: 'submit-card', board: board.id, text, sector }));
    // What was typed meanwhile stays.
    if (receipt?.ok !== true || this.input.value.trim() !== text) return;
    this.input.value = '';
    this.length = 0;
    this.said = t('callOut.sent');
    this.input.focus();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ls-call-out': CallOut;
  }
}
