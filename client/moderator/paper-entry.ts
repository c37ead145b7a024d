import { consume } from '@lit/context';
import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { BallotOption } from '../../shared/domain/ballot.ts';
import { papersByHandMax, reasonGraphemesMax } from '../../shared/domain/limits.ts';
import type { DeskBallotView, DeskView } from '../../shared/protocol/view.ts';
import { newCommandId } from '../connection/commands.ts';
import { randomToken } from '../connection/random-token.ts';
import { icon, iconCircleAlert, iconCircleCheck } from '../elements/icon.ts';
import { ActionController } from '../elements/action-controller.ts';
import { deskContext, viewContext } from './contexts.ts';
import type { Desk } from './desk.ts';
import { deskStyles } from './desk-styles.ts';
import { t } from './weigh-words.ts';
import { asksForWords, contentOf, emptyPaper, paperField, ticketOf, type PaperDraft } from './paper-draft.ts';

type How = 'ticket' | 'hand';

/** Puts papers into the urn for people without a phone: on their ticket, or copied from paper. Both are marked as such in the result. */
@customElement('ls-paper-entry')
export class PaperEntry extends LitElement {
  static override styles = [
    ...deskStyles,
    css`
      details {
        padding: 14px 20px;
        border: 1px solid var(--linie);
        background: var(--papier);
      }
      summary {
        font-size: 17px;
        font-weight: 700;
        cursor: pointer;
      }
      form {
        display: grid;
        gap: 16px;
        margin-block-start: 12px;
      }
      fieldset {
        min-inline-size: 0;
        margin: 0;
        padding: 0;
        border: 0;
      }
      legend {
        padding: 0;
        margin-block-end: 4px;
        font-weight: 700;
      }
      .how {
        display: flex;
        flex-wrap: wrap;
        gap: 0 28px;
      }
      .how .label,
      .how .meta {
        display: block;
      }
      .whose {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(220px, 1fr));
        gap: 12px 24px;
      }
      .whose .input {
        max-inline-size: 320px;
      }
      .number {
        font-size: 19px;
        font-variant-numeric: tabular-nums;
      }
      .option {
        display: grid;
        grid-template-columns: minmax(0, 1fr) 220px;
        align-items: center;
        gap: 2px 16px;
        padding-block: 6px;
        border-block-end: 1px solid var(--linie);
        overflow-wrap: anywhere;
      }
      .words {
        grid-column: 1 / -1;
      }
      form > p:empty {
        margin-block-start: -16px;
      }
      .done {
        display: flex;
        gap: 8px;
        font-weight: 600;
      }
      .tracker {
        font-family: var(--font-mono);
      }
    `,
  ];

  @property({ attribute: false }) ballot: DeskBallotView | null = null;
  @consume({ context: viewContext, subscribe: true }) @state() private view: DeskView | null = null;
  @consume({ context: deskContext, subscribe: true }) @state() private desk: Desk | null = null;
  @state() private how: How = 'ticket';
  @state() private paper: PaperDraft = emptyPaper;
  @state() private ticket = '';
  @state() private sector = '';
  @state() private copies = '1';
  @state() private wrong: { readonly field: string; readonly text: string } | null = null;
  @state() private done: { readonly count: number; readonly tracker: string | null } | null = null;
  /** Options beyond those that the view carries; null until they are here. */
  @state() private more: readonly BallotOption[] | null = null;
  /** Nobody knows whether the last paper arrived. */
  @state() private unanswered = false;
  #attempt: { readonly paper: string; readonly id: string; readonly nonce: string } | null = null;
  readonly #actions = new ActionController(this);

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('ballot') && changed.get('ballot')?.id !== this.ballot?.id) {
      this.paper = emptyPaper;
      this.more = null;
    }
  }

  override render(): TemplateResult | typeof nothing {
    const { ballot, view } = this;
    if (ballot === null || view === null) return nothing;
    const { entered } = ballot;
    return html`<details @toggle=${(event: Event) => this.#opened(event, ballot)}>
      <summary>${t('entry.title')}</summary>
      <p class="meta">${t('entry.help')}</p>
      <p>${t('entry.count', { ticket: entered.ticket, hand: entered.hand })}</p>
      ${this.#form(view, ballot)}
    </details>`;
  }

  #form(view: DeskView, ballot: DeskBallotView): TemplateResult {
    const how = this.#how(ballot);
    const options = this.#options(ballot);
    const copies = how === 'hand' && /^[1-9]\d*$/u.test(this.copies.trim()) ? Number(this.copies) : 1;
    const isEmpty = Object.values(this.paper.values).every((value) => value.trim() === '');
    return html`<form novalidate @submit=${(event: Event) => this.#submit(event, ballot)}>
      ${ballot.mode === 'binding'
        ? html`<fieldset><legend>${t('entry.how')}</legend>
            <div class="how">
              ${(['ticket', 'hand'] as const).map((one) => html`<label class="check"><input type="radio" name="how" .checked=${how === one} @change=${() => (this.how = one)} /><span><span class="label">${t(`entry.${one}`)}</span><span class="meta">${t(`entry.${one}For`)}</span></span></label>`)}
            </div></fieldset>`
        : html`<p class="meta">${t('entry.handFor')}</p>`}
      <div class="whose">${how === 'ticket' ? this.#ticketField() : this.#handFields(view)}</div>
      <fieldset><legend>${t('entry.paper')}</legend>${options === null ? html`<p role="status">${t('entry.paperLoading')}</p>` : this.#paper(ballot, options)}</fieldset>
      ${this.#actions.failure('options')}
      <p class="field-error" id="wrong" role="alert">${this.wrong === null ? '' : html`${icon(iconCircleAlert)}${this.wrong.text}`}</p>
      <div class="row"><button class="button" aria-disabled=${String(this.#actions.busy('cast') || options === null)}>${t(isEmpty ? 'entry.sendEmpty' : 'entry.send', { n: copies })}</button></div>
      ${this.#actions.failure('cast')} ${this.unanswered ? html`<p>${t('entry.unanswered')}</p>` : nothing}
      <p class="done" role="status">${this.done === null ? nothing : html`${icon(iconCircleCheck)}<span>${t('entry.done', { n: this.done.count })}${this.done.tracker === null ? nothing : html` <span class="tracker">${t('entry.tracker', { tracker: this.done.tracker })}</span>`}</span>`}</p>
    </form>`;
  }

  #ticketField(): TemplateResult {
    return html`<label class="field"><span class="label">${t('entry.number')}</span>
      <input class="input number" name="ticket" inputmode="numeric" autocomplete="off" spellcheck="false" maxlength="200" aria-describedby="ticket-help wrong" aria-invalid=${String(this.wrong?.field === 'ticket')} .value=${this.ticket}
        @input=${(event: Event) => this.#type(event, (text) => (this.ticket = text))} @keydown=${(event: KeyboardEvent) => this.#scanned(event)} />
      <span class="meta" id="ticket-help">${t('entry.numberHelp')}</span></label>`;
  }

  #handFields(view: DeskView): TemplateResult {
    return html`<label class="field"><span class="label">${t('entry.sector')}</span>
        <select class="input" name="sector" @change=${(event: Event) => this.#type(event, (text) => (this.sector = text))}>
          <option value="" ?selected=${this.sector === ''}>${t('sector.none')}</option>
          ${view.sectors.map(({ id, title }) => html`<option value=${id} ?selected=${this.sector === id}>${title}</option>`)}
        </select></label>
      <label class="field"><span class="label">${t('entry.copies')}</span>
        <input class="input" name="copies" inputmode="numeric" autocomplete="off" aria-describedby="wrong" aria-invalid=${String(this.wrong?.field === 'copies')} .value=${this.copies} @input=${(event: Event) => this.#type(event, (text) => (this.copies = text))} /></label>`;
  }

  #paper(ballot: DeskBallotView, options: readonly BallotOption[]): TemplateResult {
    const { kind, rules } = ballot;
    const field = paperField(kind, rules, options.length);
    const given = Object.values(this.paper.values).reduce((sum, value) => sum + (Number(value) || 0), 0);
    return html`${options.map(({ id, text, poles }) => {
        const value = this.paper.values[id] ?? '';
        const wrong = this.wrong?.field === id;
        return html`<label class="option"><bdi>${text}${poles === undefined ? nothing : html` <span class="meta">(0 ${poles.low}, 100 ${poles.high})</span>`}</bdi>
          ${'choices' in field
            ? html`<select class="input" data-option=${id} @change=${(event: Event) => this.#fill(id, event)}>
                <option value="" ?selected=${value === ''}>${t('entry.blank')}</option>
                ${field.choices.map((choice) => html`<option value=${choice.value} ?selected=${value === choice.value}>${choice.name}</option>`)}
              </select>`
            : html`<input class="input" data-option=${id} inputmode="numeric" autocomplete="off" placeholder=${kind === 'dots' ? t('entry.dots') : kind === 'ranking' ? t('entry.place') : t('entry.value')} aria-invalid=${String(wrong)} aria-describedby="wrong" .value=${value} @input=${(event: Event) => this.#fill(id, event)} />`}</label>
          ${asksForWords(kind, value) ? this.#words(id, kind === 'consent' ? t('entry.reason') : t('entry.reasonResistance')) : nothing}`;
      })}
      ${kind === 'dots' ? html`<p class="meta" role="status">${t('entry.dotsLeft', { n: given, of: rules.budget ?? 0 })}</p>` : nothing}`;
  }

  #words(option: string, label: string): TemplateResult {
    return html`<label class="field words"><span class="label">${label}</span>
      <textarea class="input" rows="2" dir="auto" maxlength=${reasonGraphemesMax} .value=${this.paper.words[option] ?? ''} @input=${(event: Event) => this.#type(event, (text) => (this.paper = { ...this.paper, words: { ...this.paper.words, [option]: text } }))}></textarea></label>`;
  }

  #how({ mode }: DeskBallotView): How {
    return mode === 'binding' ? this.how : 'hand';
  }

  #options(ballot: DeskBallotView): readonly BallotOption[] | null {
    return ballot.options.length === ballot.optionCount ? ballot.options : this.more;
  }

  #opened(event: Event, ballot: DeskBallotView): void {
    const { desk } = this;
    if (!(event.target instanceof HTMLDetailsElement) || !event.target.open || desk === null || this.#options(ballot) !== null) return;
    void this.#actions.run('options', () => desk.ballot(ballot.id)).then((answer) => {
      if (answer?.ok === true && this.ballot?.id === ballot.id) this.more = answer.value.options;
    });
  }

  #type(event: Event, take: (text: string) => void): void {
    const { target } = event;
    if (target instanceof HTMLInputElement || target instanceof HTMLSelectElement || target instanceof HTMLTextAreaElement) take(target.value);
    this.wrong = null;
    this.done = null;
  }

  #fill(option: string, event: Event): void {
    this.#type(event, (text) => (this.paper = { ...this.paper, values: { ...this.paper.values, [option]: text } }));
  }

  /** A hand scanner ends with Enter: that is the number's end, not the paper's. */
  #scanned(event: KeyboardEvent): void {
    if (event.key !== 'Enter') return;
    event.preventDefault();
    if (ticketOf(this.ticket) === null) this.#mark('ticket', t('entry.wrongNumber'));
    else this.renderRoot.querySelector<HTMLElement>('[data-option]')?.focus();
  }

  #mark(field: string, text: string): void {
    this.wrong = { field, text };
    this.renderRoot.querySelector<HTMLElement>(`[name="${field}"], [data-option="${field}"]`)?.focus();
  }

  /** The same paper again after a lost answer is the same command, and counts once. */
  #attemptAt(paper: string): { readonly id: string; readonly nonce: string } {
    if (this.#attempt?.paper !== paper) this.#attempt = { paper, id: newCommandId(), nonce: randomToken() };
    return this.#attempt;
  }

  async #submit(event: Event, ballot: DeskBallotView): Promise<void> {
    event.preventDefault();
    const { desk } = this;
    const options = this.#options(ballot);
    if (desk === null || options === null) return;
    const how = this.#how(ballot);
    const ticket = ticketOf(this.ticket);
    const count = Number(this.copies);
    if (how === 'ticket' && ticket === null) return this.#mark('ticket', t('entry.wrongNumber'));
    if (how === 'hand' && !(Number.isInteger(count) && count >= 1 && count <= papersByHandMax)) return this.#mark('copies', t('entry.wrongCopies', { n: papersByHandMax }));
    const field = paperField(ballot.kind, ballot.rules, options.length);
    const content = contentOf(ballot.kind, field, this.paper);
    if ('wrong' in content) return this.#mark(content.wrong, 'from' in field ? t('entry.wrongValue', field) : '');
    const paper = { do: 'cast-ballot', ballot: ballot.id, ...content, ...(how === 'ticket' ? { ticket } : { byHand: { sector: this.sector === '' ? null : this.sector, count } }) };
    const { id, nonce } = this.#attemptAt(JSON.stringify(paper));
    const receipt = await this.#actions.run('cast', () => desk.send(how === 'ticket' ? { ...paper, nonce } : paper, id));
    if (receipt === null) return;
    this.unanswered = !receipt.ok && receipt.reason === 'offline';
    if (!this.unanswered) this.#attempt = null;
    if (!receipt.ok) {
      // The server names the option; its sentence stands below.
      const option = /^(?:choices|reasons)\.(.+)$/u.exec(receipt.field ?? '')?.[1];
      if (option !== undefined) this.renderRoot.querySelector<HTMLElement>(`[data-option="${option}"]`)?.focus();
      return;
    }
    const { tracker } = receipt;
    this.done = { count: how === 'ticket' ? 1 : count, tracker: typeof tracker === 'string' ? tracker : null };
    this.paper = emptyPaper;
    this.ticket = '';
    this.copies = '1';
    this.renderRoot.querySelector<HTMLElement>('[name="ticket"], [data-option]')?.focus();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ls-paper-entry': PaperEntry;
  }
}
