import { html, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { PendingCommand } from '../../connection/pending-command.ts';
import { icon, iconHourglass, iconQrCode } from '../../elements/icon.ts';
import { canScan } from '../can-scan.ts';
import '../digit-field.ts';
import type { DigitField } from '../digit-field.ts';
import { keyInText, ticketDigits } from '../entered-code.ts';
import { LaterElement } from '../later-element.ts';
import '../qr-scanner.ts';

/** What a number that nobody printed is refused with. */
const unknownTicket: readonly string[] = ['wrong_code', 'not_found', 'bad_request'];

/** A binding ballot asks for the ticket (Stimmkarte) first. Fires `ticket` with its secret or its 12-digit number. */
@customElement('ls-ticket-entry')
export class TicketEntry extends LaterElement {
  /** The ticket on its way, or refused. */
  @property({ attribute: false }) pending: PendingCommand | null = null;
  @property({ type: Boolean }) offline = false;

  @state() private digits = '';
  @state() private gap = '';
  @state() private scanning = false;

  override render(): TemplateResult {
    // Accepted, too, until the view says so.
    const waiting = this.pending?.state === 'waiting' || this.pending?.state === 'sent';
    return html`<h2 class="title" data-start tabindex="-1">${this.tell('ticketTitle')}</h2>
      <p>${this.tell('ticketHelp')}</p>
      ${
        waiting
          ? html`<p class="loose own own-state" role="status">${icon(iconHourglass)} <span>${this.offline ? this.words.say('cardOffline') : this.tell('ticketChecking')}</span></p>`
          : this.scanning
            ? html`<ls-qr-scanner .words=${this.words} .stop=${this.tell('ticketType')} @scanned=${this.#scanned} @stopped=${this.#stopScan}></ls-qr-scanner>`
            : this.#form()
      }`;
  }

  #form(): TemplateResult {
    const said = this.gap === '' ? this.#refusal : this.gap;
    return html`<form class="stack" @submit=${this.#submit} novalidate>
      <ls-digit-field .words=${this.words} .label=${this.tell('ticketLabel')} .lengths=${[ticketDigits]} .digits=${this.digits} .trouble=${said} @digits=${this.#typed} @key=${(event: CustomEvent<string>) => this.#show(event.detail)}></ls-digit-field>
      <button class="button primary" type="submit">${this.tell('ticketSend')}</button>
      ${
        canScan()
          ? html`<button class="button" type="button" @click=${this.#startScan}>${icon(iconQrCode)} ${this.tell('ticketScan')}</button>`
          : html`<p class="small">${this.tell('ticketScanHint')}</p>`
      }
      <p class="small">${this.tell('ticketNone')}</p>
    </form>`;
  }

  get #refusal(): string {
    const { pending } = this;
    if (pending === null || (pending.state !== 'refused' && pending.state !== 'aside')) return '';
    if (pending.refusal === null || pending.state === 'aside') return this.tell('ticketAside');
    return unknownTicket.includes(pending.refusal.reason) ? this.tell('ticketUnknown') : this.words.refusal(pending.refusal);
  }

  #show(ticket: string): void {
    this.gap = '';
    this.dispatchEvent(new CustomEvent('ticket', { detail: ticket }));
  }

  readonly #typed = (event: CustomEvent<string>): void => {
    this.digits = event.detail;
    this.gap = '';
  };

  readonly #submit = (event: Event): void => {
    event.preventDefault();
    const missing = ticketDigits - this.digits.length;
    if (missing === 0) {
      this.#show(this.digits);
      return;
    }
    this.gap = this.digits === '' ? this.tell('ticketEmpty') : this.tell('ticketShort', { n: missing });
    this.querySelector<DigitField>('ls-digit-field')?.focus();
  };

  readonly #startScan = (): void => {
    this.scanning = true;
  };

  readonly #stopScan = (): void => {
    this.scanning = false;
  };

  readonly #scanned = (event: CustomEvent<string>): void => {
    this.scanning = false;
    const key = keyInText(event.detail);
    if (key === null) this.gap = this.tell('ticketOther');
    else this.#show(key);
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'ls-ticket-entry': TicketEntry;
  }
}
