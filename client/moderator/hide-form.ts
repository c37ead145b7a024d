import { css, html, LitElement, type TemplateResult } from 'lit';
import { customElement, property, state, query } from 'lit/decorators.js';
import { titleGraphemesMax } from '../../shared/domain/limits.ts';
import { icon, iconCircleAlert, iconEyeOff } from '../elements/icon.ts';
import { deskStyles } from './desk-styles.ts';
import { t } from './desk-words.ts';

const suggestions = ['hide.person', 'hide.insult', 'hide.twice', 'hide.offTopic'] as const;

/** Asks why cards are hidden: their authors read it. What else can be done with them is slotted in below. Fires `ls-hide` with the reason, or `ls-cancel`. */
@customElement('ls-hide-form')
export class HideForm extends LitElement {
  static override styles = [
    ...deskStyles,
    css`
      form {
        display: grid;
        gap: 12px;
        max-inline-size: 640px;
      }
      .row {
        gap: 8px;
      }
      .suggestion {
        font-weight: 600;
        font-size: 15px;
      }
    `,
  ];

  @property({ type: Number }) count = 1;
  @property({ type: Boolean }) busy = false;
  @state() private missing = false;
  @query('input') private readonly input!: HTMLInputElement;

  override firstUpdated(): void {
    this.input.focus();
  }

  override render(): TemplateResult {
    return html`<form @submit=${(event: Event) => this.#submit(event)} @keydown=${(event: KeyboardEvent) => this.#key(event)}>
      <label class="field">
        <span class="label">${t('hide.question', { n: this.count })}</span>
        <span class="help">${t('hide.help')}</span>
        <input class="input" dir="auto" maxlength=${titleGraphemesMax} autocomplete="off" aria-invalid=${String(this.missing)} aria-describedby="missing" />
      </label>
      <div class="row" role="group" aria-label=${t('hide.suggestions')}>
        ${suggestions.map((key) => html`<button class="button suggestion" type="button" @click=${() => this.#suggest(t(key))}>${t(key)}</button>`)}
      </div>
      <p id="missing" class="field-error" role="alert">${this.missing ? html`${icon(iconCircleAlert)}${t('hide.missing')}` : ''}</p>
      <div class="row">
        <button class="button" aria-disabled=${String(this.busy)}>${icon(iconEyeOff)}${t('hide.do')}</button>
        <button class="button quiet" type="button" @click=${() => this.#cancel()}>${t('cancel')}</button>
      </div>
      <slot></slot>
    </form>`;
  }

  #suggest(text: string): void {
    this.input.value = text;
    this.missing = false;
    this.input.focus();
  }

  #submit(event: Event): void {
    event.preventDefault();
    const reason = this.input.value.trim();
    this.missing = reason === '';
    if (this.missing) this.input.focus();
    else if (!this.busy) this.dispatchEvent(new CustomEvent('ls-hide', { detail: reason, bubbles: true, composed: true }));
  }

  #key(event: KeyboardEvent): void {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    this.#cancel();
  }

  #cancel(): void {
    this.dispatchEvent(new CustomEvent('ls-cancel', { bubbles: true, composed: true }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ls-hide-form': HideForm;
  }
}
