import { consume } from '@lit/context';
import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { ticketsAtOnceMax } from '../../shared/domain/limits.ts';
import type { DeskView } from '../../shared/protocol/view.ts';
import { icon, iconArrowLeft, iconCircleAlert, iconPrinter, iconTriangleAlert } from '../elements/icon.ts';
import { ActionController } from '../elements/action-controller.ts';
import { deskContext, viewContext } from './contexts.ts';
import type { Desk } from './desk.ts';
import { deskStyles, workStyles } from './desk-styles.ts';
import { t } from './weigh-words.ts';
import { FocusController } from './focus-controller.ts';
import { total } from './plan.ts';
import { sheetsOf } from './ticket-sheet.ts';

/** Tickets (Stimmkarten): issue them, print them, forget their secrets. Fires `ls-back`. */
@customElement('ls-ticket-panel')
export class TicketPanel extends LitElement {
  static override styles = [
    ...deskStyles,
    workStyles,
    css`
      form {
        display: grid;
        gap: 12px;
      }
      .fields {
        display: grid;
        grid-template-columns: 160px minmax(0, 380px);
        gap: 16px 24px;
      }
      .fields .field {
        align-content: start;
      }
      .waiting {
        display: grid;
        gap: 12px;
        padding: 16px 20px;
        background: var(--stift-1);
      }
      .memory {
        display: flex;
        gap: 10px;
      }
      @media print {
        .work {
          display: block;
          padding: 0;
        }
        .work > :not(ls-ticket-sheet) {
          display: none;
        }
      }
    `,
  ];

  @consume({ context: viewContext, subscribe: true }) @state() private view: DeskView | null = null;
  @consume({ context: deskContext, subscribe: true }) @state() private desk: Desk | null = null;
  @state() private count = '';
  @state() private sector = '';
  @state() private wrong = false;
  @state() private forgetting = false;
  readonly #actions = new ActionController(this);
  readonly #focus = new FocusController(this);

  override focus(): void {
    this.#focus.goTo('h1');
  }

  override render(): TemplateResult | typeof nothing {
    const { view, desk } = this;
    if (view === null || desk === null) return nothing;
    const { tickets } = desk;
    return html`<div class="work">
      <div><button class="button quiet" @click=${() => this.dispatchEvent(new CustomEvent('ls-back', { bubbles: true, composed: true }))}>${icon(iconArrowLeft)}${t('tickets.back')}</button></div>
      <header><h1 tabindex="-1">${t('tickets.title')}</h1><p class="meta">${t('tickets.help')}</p></header>
      ${this.#form(view)} ${tickets.length === 0 ? nothing : this.#waiting(tickets.length)}
      ${tickets.length === 0 ? nothing : html`<h2 id="preview">${t('tickets.preview')}</h2><ls-ticket-sheet tabindex="0" role="region" aria-labelledby="preview" .tickets=${tickets} .sectors=${view.sectors} .workshop=${view.workshop} .host=${view.projector.host}></ls-ticket-sheet>`}
    </div>`;
  }

  #form(view: DeskView): TemplateResult {
    const busy = this.#actions.busy('issue');
    return html`<form class="paper" novalidate @submit=${(event: Event) => this.#submit(event, view)}>
      <p role="status"><strong>${t('tickets.sofar', { n: view.tickets })}</strong></p>
      <div class="fields">
        <label class="field"><span class="label">${t('tickets.count')}</span>
          <input class="input" name="count" inputmode="numeric" autocomplete="off" placeholder=${this.#suggested(view)} aria-describedby="count-help wrong" aria-invalid=${String(this.wrong)} .value=${this.count} @input=${(event: Event) => this.#type(event)} />
          <span class="meta" id="count-help">${t('tickets.countHelp')}</span></label>
        <label class="field"><span class="label">${t('tickets.sector')}</span>
          <select class="input" @change=${(event: Event) => this.#choose(event)}>
            <option value="" ?selected=${this.sector === ''}>${t('tickets.general')}</option>
            ${view.sectors.map(({ id, title }) => html`<option value=${id} ?selected=${this.sector === id}>${title}</option>`)}
          </select>
          <span class="meta">${t('tickets.sectorHelp')}</span></label>
      </div>
      <p class="field-error" id="wrong" role="alert">${this.wrong ? html`${icon(iconCircleAlert)}${t('tickets.wrongCount', { n: ticketsAtOnceMax })}` : ''}</p>
      <div class="row"><button class="button" aria-disabled=${String(busy)}>${busy ? t('tickets.issuing') : t('tickets.issue', { n: Number(this.count) || this.#suggested(view) })}</button></div>
      ${this.#actions.failure('issue')}
      <p class="meta">${t('tickets.lost')}</p>
    </form>`;
  }

  #waiting(count: number): TemplateResult {
    return html`<section class="waiting" aria-label=${t('tickets.print')}>
      <p><strong>${t('tickets.waiting', { n: count, sheets: t('tickets.sheets', { n: sheetsOf(count) }) })}</strong></p>
      <p class="memory">${icon(iconTriangleAlert)}<span>${t('tickets.memory')}</span></p>
      <div class="row">
        <button class="button print" @click=${() => print()}>${icon(iconPrinter)}${t('tickets.print')}</button>
        <span class="meta">${t('tickets.printHelp')}</span>
      </div>
      ${this.forgetting
        ? html`<div class="row" role="group" aria-label=${t('tickets.printed')}>
            <p>${t('tickets.forgetAsk')}</p>
            <button class="button now" @click=${() => this.#forget()}>${t('tickets.forgetNow')}</button>
            <button class="button quiet" @click=${() => this.#ask(false)}>${t('cancel')}</button>
          </div>`
        : html`<div><button class="button ask" @click=${() => this.#ask(true)}>${t('tickets.printed')}</button></div>`}
    </section>`;
  }

  /** As many as are expected, or here, rounded up to whole sheets. */
  #suggested(view: DeskView): number {
    return Math.max(10, Math.min(ticketsAtOnceMax, Math.ceil((view.expectedPeople ?? total(view.present)) / 10) * 10));
  }

  #type(event: Event): void {
    if (event.target instanceof HTMLInputElement) this.count = event.target.value;
    this.wrong = false;
  }

  #choose(event: Event): void {
    if (event.target instanceof HTMLSelectElement) this.sector = event.target.value;
  }

  #ask(forgetting: boolean): void {
    this.forgetting = forgetting;
    this.#focus.goTo(forgetting ? '.now' : '.ask');
  }

  #forget(): void {
    if (this.desk !== null) this.desk.tickets = [];
    this.forgetting = false;
    this.#focus.goTo('h1');
  }

  async #submit(event: Event, view: DeskView): Promise<void> {
    event.preventDefault();
    const { desk } = this;
    const count = this.count.trim() === '' ? this.#suggested(view) : Number(this.count);
    this.wrong = !(Number.isInteger(count) && count >= 1 && count <= ticketsAtOnceMax);
    if (this.wrong) this.renderRoot.querySelector<HTMLElement>('[name=count]')?.focus();
    if (desk === null || this.wrong) return;
    const answer = await this.#actions.run('issue', () => desk.issueTickets(count, this.sector === '' ? null : this.sector));
    if (answer?.ok !== true) return;
    this.count = '';
    this.forgetting = false;
    // The button stays where it is, so the focus is taken on to what is to be done now.
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('.print')?.focus();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ls-ticket-panel': TicketPanel;
  }
}
