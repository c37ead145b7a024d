import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { agreementChoices, type AgreementChoice, type BallotOption } from '../../shared/domain/ballot.ts';
import type { BallotView } from '../../shared/protocol/view.ts';
import { request } from '../connection/api.ts';
import { backoffMs } from '../connection/backoff.ts';
import type { PendingCommand } from '../connection/pending-command.ts';
import type { PhoneStorage } from '../connection/phone-storage.ts';
import { icon, iconCheck, iconCircleCheck, iconHourglass, iconMinus } from '../elements/icon.ts';
import { BallotChoices } from './ballot-choices.ts';
import { LaterElement } from './later-element.ts';
import { trouble } from './trouble.ts';

/** Sentences that are shown as separate marks in the progress bar; more become one bar. */
const marksMax = 20;
/** Long lists are fetched within this time, each phone at a moment of its own. */
const fetchSpreadMs = 2_000;

/**
 * An open `agreement` ballot: one sentence per screen, then a list to check, then the receipt.
 * Fires `cast` with the choices, `dismiss` with a pending id whose refusal was read.
 */
@customElement('ls-ballot-paper')
export class BallotPaper extends LaterElement {
  @property({ attribute: false }) ballot: BallotView | null = null;
  @property({ attribute: false }) storage: PhoneStorage | null = null;
  /** The paper on its way, if there is one. */
  @property({ attribute: false }) pending: PendingCommand | null = null;
  /** Set once a paper has arrived. */
  @property() tracker: string | null = null;
  @property({ type: Boolean }) offline = false;

  /** Place of the sentence on the screen; `options.length` is the list to check. */
  @state() private place = 0;
  /** Changing a paper that has arrived. */
  @state() private reopened = false;
  @state() private options: readonly BallotOption[] = [];
  @state() private blank = false;
  #choices: BallotChoices | null = null;
  #known = '';
  #fetching: ReturnType<typeof setTimeout> | null = null;
  #moved = false;

  protected override willUpdate(changed: PropertyValues<this>): void {
    const { ballot, storage } = this;
    if (ballot === null || storage === null) return;
    if (ballot.id !== this.#known) {
      this.#known = ballot.id;
      this.#choices = new BallotChoices(storage, ballot.id);
      this.place = 0;
      this.reopened = false;
      this.options = [];
    }
    if (ballot.options.length >= ballot.optionCount) this.options = ballot.options;
    else if (this.options.length === 0) this.#fetchLater(ballot.id, 0);
    if (changed.has('pending') && this.pending !== null && this.pending.state !== 'refused') this.reopened = false;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    if (this.#fetching !== null) clearTimeout(this.#fetching);
    this.#fetching = null;
  }

  override render(): TemplateResult | typeof nothing {
    const { ballot } = this;
    if (ballot === null) return nothing;
    const { pending } = this;
    return html`<div class="sheet ballot">
      <p class="small"><span class="oval-label">${this.tell('strawPoll')}</span></p>
      <h1 class=${ballot.title === '' ? 'visually-hidden' : 'small'} dir="auto">${ballot.title || this.tell('strawPoll')}</h1>
      ${
        this.options.length === 0
          ? this.#loading(ballot.optionCount)
          : pending?.state === 'waiting'
            ? this.#onItsWay()
            : this.tracker !== null && !this.reopened
              ? this.#arrived(this.tracker)
              : html`${this.#refusal()} ${this.place < this.options.length ? this.#sentence() : this.#review()}`
      }
    </div>`;
  }

  protected override updated(): void {
    if (!this.#moved) return;
    this.#moved = false;
    // A new sentence is a new screen: people who listen start at its beginning.
    this.querySelector<HTMLElement>('[data-start]')?.focus({ preventScroll: true });
    scrollTo({ top: 0 });
  }

  #sentence(): TemplateResult {
    const option = this.options[this.place];
    if (option === undefined) return html``;
    const chosen = this.#choices?.get(option.id) ?? null;
    const of = this.options.length;
    return html`${this.#progress()}
      <p class="small" data-start tabindex="-1">${this.tell('sentence', { number: this.place + 1, of })}</p>
      <p class="wording" id="wording" dir="auto">${option.text}</p>
      <fieldset aria-describedby="wording">
        <legend>${this.tell('agree')}</legend>
        <div class="votes">${agreementChoices.map((choice) => this.#vote(option.id, choice, chosen === choice))}</div>
      </fieldset>
      ${chosen === null ? nothing : html`<button class="link" type="button" @click=${() => this.#choose(option.id, null)}>${this.tell('takeBack')}</button>`}
      <div class="steps">
        ${this.place === 0 ? nothing : html`<button class="button" type="button" @click=${() => this.#go(this.place - 1)}>${this.tell('back')}</button>`}
        <button class="button primary" type="button" @click=${() => this.#go(this.place + 1)}>${this.tell('next')}</button>
      </div>`;
  }

  #vote(option: string, choice: AgreementChoice, chosen: boolean): TemplateResult {
    return html`<label class="vote">
      <input type="radio" name=${`vote-${option}`} .checked=${chosen} @change=${() => this.#choose(option, choice)} />
      <span>${chosen ? icon(iconCheck) : nothing} ${this.tell(choice)}</span>
    </label>`;
  }

  #review(): TemplateResult {
    const { words } = this;
    const open = this.options.filter(({ id }) => (this.#choices?.get(id) ?? null) === null).length;
    return html`<h2 class="title" data-start tabindex="-1">${this.tell('review')}</h2>
      <p>${this.tell('reviewHelp', { n: open })}</p>
      <ol class="review">
        ${this.options.map((option, place) => {
          const choice = this.#choices?.get(option.id) ?? null;
          return html`<li>
            <p dir="auto" class="review-text">${option.text}</p>
            <span class="review-vote ${choice === null ? 'none' : ''}">${icon(choice === null ? iconMinus : iconCheck)} ${this.tell(choice ?? 'noVote')}</span>
            <button class="link" type="button" aria-label=${this.tell('reviewChange', { number: place + 1 })} @click=${() => this.#go(place)}>${words.say('change')}</button>
          </li>`;
        })}
      </ol>
      ${this.blank ? trouble(this.tell('castNone')) : nothing}
      <div class="steps">
        <button class="button" type="button" @click=${() => this.#go(this.options.length - 1)}>${this.tell('back')}</button>
        <button class="button primary" type="button" @click=${this.#cast}>${this.tell('cast')}</button>
      </div>`;
  }

  #progress(): TemplateResult {
    const of = this.options.length;
    if (of > marksMax) return html`<progress class="progress-line" max=${of} value=${this.place + 1} aria-hidden="true"></progress>`;
    return html`<div class="marks" aria-hidden="true">${this.options.map((_, place) => html`<span class=${place <= this.place ? 'on' : ''}></span>`)}</div>`;
  }

  #onItsWay(): TemplateResult {
    return html`<div class="loose own">
      <h2 class="own-text">${this.tell('casting')}</h2>
      <p class="own-state">${icon(iconHourglass)} <span>${this.offline ? this.tell('castingHelp') : this.words.say('cardWaiting')}</span></p>
    </div>`;
  }

  #arrived(tracker: string): TemplateResult {
    const { words } = this;
    return html`<div class="arrived" role="status">
      <h2 class="title">${icon(iconCircleCheck)} ${this.tell('castDone')}</h2>
      <p>${this.tell('castDoneHelp')}</p>
      <dl class="tracker">
        <dt>${this.tell('tracker')}</dt>
        <dd dir="ltr">${tracker.replace(/(.{4})(?=.)/g, '$1 ')}</dd>
      </dl>
      <p class="small">${this.tell('trackerHelp')}</p>
      <button class="button" type="button" @click=${this.#reopen}>${words.say('change')}</button>
    </div>`;
  }

  #refusal(): TemplateResult | typeof nothing {
    const { pending, words } = this;
    if (pending === null || (pending.state !== 'refused' && pending.state !== 'aside')) return nothing;
    const why = pending.refusal === null ? words.say('cardAsideHelp') : words.refusal(pending.refusal);
    return trouble(
      `${this.tell('castRefused')} ${why}`,
      html`<button class="button" type="button" @click=${() => this.dispatchEvent(new CustomEvent('dismiss', { detail: pending.command.id }))}>${words.say('understood')}</button>`,
    );
  }

  #loading(count: number): TemplateResult {
    return html`<p>${this.tell('sentencesLoading', { n: count })}</p>
      <div class="blanks" aria-hidden="true"><span></span><span></span><span></span></div>`;
  }

  #choose(option: string, choice: AgreementChoice | null): void {
    this.#choices?.set(option, choice);
    this.blank = false;
    this.requestUpdate();
  }

  #go(place: number): void {
    this.place = place;
    this.blank = false;
    this.#moved = true;
  }

  readonly #reopen = (): void => {
    this.reopened = true;
    this.#go(this.options.length);
  };

  readonly #cast = (): void => {
    const choices = this.#choices?.chosen(this.options) ?? {};
    this.blank = Object.keys(choices).length === 0;
    if (!this.blank) this.dispatchEvent(new CustomEvent('cast', { detail: choices }));
  };

  #fetchLater(ballot: string, attempt: number): void {
    if (this.#fetching !== null) return;
    const waitMs = attempt === 0 ? Math.random() * fetchSpreadMs : backoffMs(attempt, Math.random);
    this.#fetching = setTimeout(() => {
      void request<{ readonly options: readonly BallotOption[] }>('GET', `/api/v1/ballots/${ballot}`, { as: 'participant' }).then((answer) => {
        this.#fetching = null;
        if (this.ballot?.id !== ballot || !this.isConnected) return;
        if (answer.ok) this.options = answer.value.options;
        else this.#fetchLater(ballot, attempt + 1);
      });
    }, waitMs);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ls-ballot-paper': BallotPaper;
  }
}
