import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { icon, iconQrCode } from '../elements/icon.ts';
import '../elements/logo.ts';
import { request, type Refused } from '../connection/api.ts';
import { canScan } from './can-scan.ts';
import './digit-field.ts';
import type { DigitField } from './digit-field.ts';
import { codeLength, keyInText, ticketDigits } from './entered-code.ts';
import type { HeldGrants } from './held-grants.ts';
import { LaterElement } from './later-element.ts';
import './qr-scanner.ts';

/** Whoever has a ticket may come in with its number. */
const lengths = [codeLength, ticketDigits];

/** Screen 13, right: the way in with the code from the projector. Fires `code` with a code or a key. */
@customElement('ls-code-entry')
export class CodeEntry extends LaterElement {
  @property({ attribute: false }) refusal: Refused | null = null;
  @property({ type: Boolean }) busy = false;

  @state() private digits = '';
  @state() private gap = '';
  @state() private scanning = false;
  /** The workshop this browser is in already. */
  @state() private back: { readonly title: string; readonly path: string } | null = null;

  override firstUpdated(): void {
    void this.#findWayBack();
  }

  override render(): TemplateResult {
    const { words } = this;
    const said = this.gap !== '' ? this.gap : this.refusal === null ? '' : words.refusal(this.refusal);
    return html`<header class="bar"><ls-logo></ls-logo></header>
      <main class="sheet" id="main">
        <h1 class="title">${this.tell('enterTitle')}</h1>
        ${this.scanning ? html`<ls-qr-scanner .words=${words} .stop=${this.tell('scanStop')} @scanned=${this.#scanned} @stopped=${this.#stopScan}></ls-qr-scanner>` : this.#form(said)}
        ${this.back === null ? nothing : html`<a class="link" href=${this.back.path}>${this.tell('backTo')}: <bdi>${this.back.title}</bdi></a>`}
      </main>`;
  }

  #form(said: string): TemplateResult {
    return html`<form class="stack" @submit=${this.#submit} novalidate>
      <ls-digit-field .words=${this.words} .label=${this.tell('enterLabel')} .lengths=${lengths} .digits=${this.digits} .trouble=${said} @digits=${this.#typed} @key=${(event: CustomEvent<string>) => this.#enter(event.detail)}></ls-digit-field>
      <button class="button primary" type="submit" aria-disabled=${this.busy ? 'true' : 'false'}>${this.tell(this.busy ? 'enterLooking' : 'enterNext')}</button>
      ${
        canScan()
          ? html`<button class="button" type="button" @click=${this.#startScan}>${icon(iconQrCode)} ${this.tell('scan')}</button>`
          : html`<p class="small">${this.tell('scanHint')}</p>`
      }
    </form>`;
  }

  async #findWayBack(): Promise<void> {
    const answer = await request<HeldGrants>('GET', '/api/v1/session');
    const held = answer.ok ? answer.value.grants.findLast(({ role, workshop }) => role === 'participant' && workshop !== null) : undefined;
    this.back = held?.workshop == null ? null : { title: held.workshop.title, path: held.path };
  }

  readonly #typed = (event: CustomEvent<string>): void => {
    this.digits = event.detail;
    this.gap = '';
    this.refusal = null;
  };

  readonly #submit = (event: Event): void => {
    event.preventDefault();
    if (this.busy) return;
    if (lengths.includes(this.digits.length)) {
      this.#enter(this.digits);
      return;
    }
    const missing = (lengths.find((length) => length > this.digits.length) ?? codeLength) - this.digits.length;
    this.gap = this.digits === '' ? this.tell('enterEmpty') : this.tell(this.digits.length > codeLength ? 'ticketShort' : 'enterShort', { n: missing });
    this.querySelector<DigitField>('ls-digit-field')?.focus();
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

declare global {
  interface HTMLElementTagNameMap {
    'ls-code-entry': CodeEntry;
  }
}
