import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { codeDigits, codeLength, keyInText } from './entered-code.ts';
import { LaterElement } from './later-element.ts';
import { trouble } from './trouble.ts';

/** Digits in boxes, in groups of four, for a code or a ticket. Fires `digits` with what was typed, `key` with the key in a pasted link. */
@customElement('ls-digit-field')
export class DigitField extends LaterElement {
  @property() label = '';
  /** How many digits it may have, shortest first: as many boxes as are needed. */
  @property({ attribute: false }) lengths: readonly number[] = [codeLength];
  @property() digits = '';
  /** What is wrong with them. */
  @property() trouble = '';
  @query('input') private field?: HTMLInputElement;

  override render(): TemplateResult {
    const { digits } = this;
    const boxes = this.lengths.find((length) => length >= digits.length) ?? this.#lengthMax;
    return html`<label class="small" for="digits">${this.label}</label>
      <div class="code-field">
        <input
          id="digits"
          inputmode="numeric"
          autocomplete="off"
          autocapitalize="off"
          spellcheck="false"
          enterkeyhint="go"
          aria-invalid=${this.trouble === '' ? 'false' : 'true'}
          aria-describedby=${this.trouble === '' ? nothing : 'digits-trouble'}
          .value=${digits}
          @input=${this.#input}
        />
        <div class="code-boxes ${boxes > codeLength ? 'many' : ''} ${this.trouble === '' ? '' : 'wrong'}" aria-hidden="true">
          ${Array.from({ length: boxes }, (_, place) => html`<span class=${place === Math.min(digits.length, boxes - 1) ? 'next' : ''}>${digits[place] ?? ''}</span>`)}
        </div>
      </div>
      <div id="digits-trouble">${this.trouble === '' ? nothing : trouble(this.trouble)}</div>`;
  }

  override focus(): void {
    this.field?.focus();
  }

  get #lengthMax(): number {
    return Math.max(...this.lengths);
  }

  readonly #input = (event: Event): void => {
    if (!(event.target instanceof HTMLInputElement)) return;
    const key = keyInText(event.target.value);
    if (key !== null) {
      this.dispatchEvent(new CustomEvent('key', { detail: key }));
      return;
    }
    this.digits = codeDigits(event.target.value, this.#lengthMax);
    // What was typed beside digits must go from the field too, even when the digits stay the same.
    event.target.value = this.digits;
    this.dispatchEvent(new CustomEvent('digits', { detail: this.digits }));
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'ls-digit-field': DigitField;
  }
}
