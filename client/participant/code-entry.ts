import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { icon, iconQrCode } from '../elements/icon.ts';
import '../elements/logo.ts';
import type { Refused } from '../connection/api.ts';
import { codeDigits, codeLength, keyInText } from './entered-code.ts';
import { LaterElement } from './later-element.ts';
import './qr-scanner.ts';
import { trouble } from './trouble.ts';

/** Screen 13, right: the way in with the code from the projector. Fires `code` with a code or a key. */
@customElement('ls-code-entry')
export class CodeEntry extends LaterElement {
  @property({ attribute: false }) refusal: Refused | null = null;
  @property({ attribute: false }) back: { readonly title: string; readonly path: string } | null = null;
  @property({ type: Boolean }) busy = false;

  @state() private digits = '';
  @state() private gap = '';
  @state() private scanning = false;
  @query('input') private field?: HTMLInputElement;

  override render(): TemplateResult {
    const { words } = this;
    const said = this.gap !== '' ? this.gap : this.refusal === null ? '' : words.refusal(this.refusal);
    return html`<header class="bar"><ls-logo></ls-logo></header>
      <main class="sheet" id="main">
        <h1 class="title">${this.tell('enterTitle')}</h1>
        ${this.scanning ? html`<ls-qr-scanner .words=${words} @scanned=${this.#scanned} @stopped=${this.#stopScan}></ls-qr-scanner>` : this.#form(said)}
        ${this.back === null ? nothing : html`<a class="link" href=${this.back.path}>${this.tell('backTo')}: <bdi>${this.back.title}</bdi></a>`}
      </main>`;
  }

  #form(said: string): TemplateResult {
    return html`<form class="stack" @submit=${this.#submit} novalidate>
      <label class="small" for="code">${this.tell('enterLabel')}</label>
      <div class="code-field">
        <input
          id="code"
          inputmode="numeric"
          autocomplete="off"
          autocapitalize="off"
          spellcheck="false"
          enterkeyhint="go"
          aria-invalid=${said === '' ? 'false' : 'true'}
          aria-describedby=${said === '' ? nothing : 'code-trouble'}
          .value=${this.digits}
          @input=${this.#input}
        />
        <div class="code-boxes ${said === '' ? '' : 'wrong'}" aria-hidden="true">
          ${Array.from({ length: codeLength }, (_, place) => html`<span class=${place === Math.min(this.digits.length, codeLength - 1) ? 'next' : ''}>${this.digits[place] ?? ''}</span>`)}
        </div>
      </div>
      <div id="code-trouble">${said === '' ? nothing : trouble(said)}</div>
      <button class="button primary" type="submit" aria-disabled=${this.busy ? 'true' : 'false'}>${this.tell(this.busy ? 'enterLooking' : 'enterNext')}</button>
      ${
        canScan()
          ? html`<button class="button" type="button" @click=${this.#startScan}>${icon(iconQrCode)} ${this.tell('scan')}</button>`
          : html`<p class="small">${this.tell('scanHint')}</p>`
      }
    </form>`;
  }

  readonly #input = (event: Event): void => {
    if (!(event.target instanceof HTMLInputElement)) return;
    const key = keyInText(event.target.value);
    if (key !== null) {
      this.#enter(key);
      return;
    }
    this.digits = codeDigits(event.target.value);
    // What was typed beside digits must go from the field too, even when the digits stay the same.
    event.target.value = this.digits;
    this.gap = '';
    this.refusal = null;
  };

  readonly #submit = (event: Event): void => {
    event.preventDefault();
    if (this.busy) return;
    const missing = codeLength - this.digits.length;
    if (missing > 0) {
      this.gap = this.digits === '' ? this.tell('enterEmpty') : this.tell('enterShort', { n: missing });
      this.field?.focus();
      return;
    }
    this.#enter(this.digits);
  };

  #enter(code: string): void {
    this.dispatchEvent(new CustomEvent('code', { detail: code }));
  }

  readonly #startScan = (): void => {
    this.scanning = true;
  };

  readonly #stopScan = (): void => {
    this.scanning = false;
  };

  readonly #scanned = (event: CustomEvent<string>): void => {
    this.scanning = false;
    const key = keyInText(event.detail);
    if (key === null) this.gap = this.tell('scanOther');
    else this.#enter(key);
  };
}

/** Only browsers with a reader of their own, and only where the camera may be used (not on plain http). */
const canScan = (): boolean => 'BarcodeDetector' in window && typeof navigator.mediaDevices?.getUserMedia === 'function';

declare global {
  interface HTMLElementTagNameMap {
    'ls-code-entry': CodeEntry;
  }
}
