import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { BallotOption } from '../../../shared/domain/ballot.ts';
import type { SectorSign } from '../../../shared/domain/sector.ts';
import type { BallotView } from '../../../shared/protocol/view.ts';
import { request } from '../../connection/api.ts';
import { backoffMs } from '../../connection/backoff.ts';
import type { PendingCommand } from '../../connection/pending-command.ts';
import type { PhoneStorage } from '../../connection/phone-storage.ts';
import { icon, iconHourglass } from '../../elements/icon.ts';
import { LaterElement } from '../later-element.ts';
import { trouble } from '../trouble.ts';
import './agreement-paper.ts';
import { ballotLabel } from './ballot-label.ts';
import './consent-paper.ts';
import './dots-paper.ts';
import { asksBySentence, isMovable } from './kind-paper.ts';
import { PaperChoices } from './paper-choices.ts';
import './paper-review.ts';
import './ranking-paper.ts';
import './resistance-paper.ts';
import './scale-paper.ts';
import './ticket-entry.ts';
import './vote-arrived.ts';

/** Long lists are fetched within this time, each phone at a moment of its own. */
const fetchSpreadMs = 4_000;

/**
 * An open ballot on one phone: the ticket if it needs one, the paper of its kind, a look over it, then the receipt.
 *
 * Fires `cast` with a `FilledPaper`, `ticket` with what was typed or scanned, `dismiss` with a pending id whose refusal was read.
 */
@customElement('ls-ballot-paper')
export class BallotPaper extends LaterElement {
  @property({ attribute: false }) ballot: BallotView | null = null;
  @property({ attribute: false }) storage: PhoneStorage | null = null;
  /** Where the paper is kept while it is filled in. */
  @property() paperKey = '';
  @property({ attribute: false }) sign: SectorSign | null = null;
  /** The paper on its way, if there is one. */
  @property({ attribute: false }) pending: PendingCommand | null = null;
  /** The ticket on its way. */
  @property({ attribute: false }) ticket: PendingCommand | null = null;
  /** This person has shown a ticket. */
  @property({ type: Boolean }) ticketed = false;
  /** The server has a paper of this person. */
  @property({ type: Boolean }) voted = false;
  /** Its number, as far as this phone knows it. */
  @property() tracker: string | null = null;
  @property({ type: Boolean }) offline = false;

  @state() private reviewing = false;
  @state() private place = 0;
  /** Changing a paper that has arrived. */
  @state() private reopened = false;
  @state() private options: readonly BallotOption[] = [];
  #paper: PaperChoices | null = null;
  #known = '';
  /** What became of the paper on its way, so that each turn of it is acted upon once. */
  #fate = '';
  #fetching: ReturnType<typeof setTimeout> | null = null;
  /** The screen before this one; null for a new ballot, which asks for nobody's attention by itself. */
  #shown: Screen | null = null;
  #moved = false;

  protected override willUpdate(_changed: PropertyValues<this>): void {
    const { ballot, storage, pending } = this;
    if (ballot === null || storage === null) return;
    const known = `${ballot.id} ${this.paperKey}`;
    if (known !== this.#known) {
      this.#known = known;
      this.#paper = new PaperChoices(storage, this.paperKey, ballot.kind);
      this.place = 0;
      this.reviewing = false;
      this.reopened = false;
      this.options = [];
      this.#shown = null;
    }
    if (ballot.options.length >= ballot.optionCount) this.options = ballot.options;
    else if (this.options.length === 0) this.#fetchLater(ballot.id, 0);
    const fate = pending === null ? '' : `${pending.command.id} ${pending.state}`;
    if (fate !== this.#fate) {
      this.#fate = fate;
      if (isRefused(pending)) {
        this.reviewing = true;
        this.reopened = ballot.mode === 'straw-poll' && this.#hasArrived;
      } else if (pending !== null) this.reopened = false;
    }
    // What is final need not lie about on the phone.
    if (ballot.mode === 'binding' && this.#hasArrived && !isRefused(pending)) this.#paper?.forget();
    const screen = this.#screen(ballot);
    if (screen !== this.#shown && this.#shown !== null) this.#moved = true;
    this.#shown = screen;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    if (this.#fetching !== null) clearTimeout(this.#fetching);
    this.#fetching = null;
  }

  override render(): TemplateResult | typeof nothing {
    const { ballot } = this;
    if (ballot === null) return nothing;
    const screen = this.#screen(ballot);
    // On Packpapier the strip says what the head says on Papier.
    if (screen === 'fill' && isMovable(ballot.kind)) return html`<div class="sheet ballot on-pack">${this.#refusal()} ${this.#kindPaper(ballot)}</div>`;
    return html`<div class="sheet ballot">${this.#head(ballot, screen)} ${this.#refusal()} ${this.#body(ballot, screen)}</div>`;
  }

  protected override updated(): void {
    if (!this.#moved) return;
    this.#moved = false;
    // A new sentence is a new screen: people who listen start at its beginning, unless they are elsewhere on the page.
    const { activeElement } = document;
    if (activeElement === null || activeElement === document.body || this.contains(activeElement)) {
      void this.updateComplete.then(() => this.querySelector<HTMLElement>('[data-start]')?.focus({ preventScroll: true }));
    }
    scrollTo({ top: 0 });
  }

  /** Its parts are there too, so that what has the focus next can be found. */
  protected override async getUpdateComplete(): Promise<boolean> {
    const done = await super.getUpdateComplete();
    await Promise.all([...this.querySelectorAll<LaterElement>('.part')].map((part) => part.updateComplete));
    return done;
  }

  #screen(ballot: BallotView): Screen {
    if (this.options.length === 0) return 'loading';
    if (this.pending?.state === 'waiting') return 'waiting';
    if (this.#hasArrived && !this.reopened) return 'arrived';
    if (ballot.mode === 'binding' && !this.ticketed) return 'ticket';
    return this.reviewing ? 'review' : 'fill';
  }

  get #hasArrived(): boolean {
    return this.voted || this.tracker !== null;
  }

  #head(ballot: BallotView, screen: Screen): TemplateResult {
    const left = this.options.length - (this.#paper?.size ?? 0);
    return html`<p class="row small">
        <span>${ballotLabel(ballot, this.tell)}</span>
        ${screen === 'fill' ? html`<span>${this.tell('openLeft', { n: left, of: this.options.length })}</span>` : nothing}
      </p>
      <h1 class=${ballot.title === '' ? 'visually-hidden' : 'ballot-title'} dir="auto">${ballot.title || this.tell(ballot.mode === 'binding' ? 'binding' : 'strawPoll')}</h1>`;
  }

  #body(ballot: BallotView, screen: Screen): TemplateResult {
    switch (screen) {
      case 'loading':
        return html`<p>${this.tell('sentencesLoading', { n: ballot.optionCount })}</p>
          <div class="blanks" aria-hidden="true"><span></span><span></span><span></span></div>`;
      case 'waiting':
        return html`<div class="loose own">
          <h2 class="own-text" data-start tabindex="-1">${this.tell('casting')}</h2>
          <p class="own-state">${icon(iconHourglass)} <span>${this.offline ? this.tell('castingHelp') : this.words.say('cardWaiting')}</span></p>
        </div>`;
      case 'arrived':
        return html`<ls-vote-arrived class="part" .words=${this.words} .mode=${ballot.mode} .tracker=${this.tracker} @reopen=${this.#reopen}></ls-vote-arrived>`;
      case 'ticket':
        return html`<ls-ticket-entry class="part" .words=${this.words} .pending=${this.ticket} ?offline=${this.offline}
          @ticket=${(event: CustomEvent<string>) => this.dispatchEvent(new CustomEvent('ticket', { detail: event.detail }))}></ls-ticket-entry>`;
      case 'review':
        return html`<ls-paper-review
          class="part"
          .words=${this.words}
          .ballot=${ballot}
          .options=${this.options}
          .paper=${this.#paper}
          ?again=${this.reopened}
          @turn=${this.#turn}
          @keep=${this.#keep}
          @cast=${this.#cast}
        ></ls-paper-review>`;
      case 'fill':
        return this.#kindPaper(ballot);
    }
  }

  #kindPaper({ kind }: BallotView): TemplateResult {
    const { words, ballot, options, sign, place } = this;
    const paper = this.#paper;
    switch (kind) {
      case 'agreement':
        return html`<ls-agreement-paper class="part" .words=${words} .ballot=${ballot} .options=${options} .paper=${paper} .place=${place} @marked=${this.#marked} @turn=${this.#turn} @review=${this.#review}></ls-agreement-paper>`;
      case 'resistance':
        return html`<ls-resistance-paper class="part" .words=${words} .ballot=${ballot} .options=${options} .paper=${paper} .place=${place} @marked=${this.#marked} @turn=${this.#turn} @review=${this.#review}></ls-resistance-paper>`;
      case 'consent':
        return html`<ls-consent-paper class="part" .words=${words} .ballot=${ballot} .options=${options} .paper=${paper} .place=${place} @marked=${this.#marked} @turn=${this.#turn} @review=${this.#review}></ls-consent-paper>`;
      case 'dots':
        return html`<ls-dots-paper class="part" .words=${words} .ballot=${ballot} .options=${options} .paper=${paper} .sign=${sign} @marked=${this.#marked} @review=${this.#review}></ls-dots-paper>`;
      case 'ranking':
        return html`<ls-ranking-paper class="part" .words=${words} .ballot=${ballot} .options=${options} .paper=${paper} @marked=${this.#marked} @review=${this.#review}></ls-ranking-paper>`;
      case 'scale':
        return html`<ls-scale-paper class="part" .words=${words} .ballot=${ballot} .options=${options} .paper=${paper} .sign=${sign} @marked=${this.#marked} @review=${this.#review}></ls-scale-paper>`;
    }
  }

  #refusal(): TemplateResult | typeof nothing {
    const { pending, words } = this;
    if (pending === null || !isRefused(pending)) return nothing;
    const why = pending.refusal === null || pending.state === 'aside' ? this.tell('castAside') : words.refusal(pending.refusal);
    return trouble(
      `${this.tell('castRefused')} ${why} ${this.tell('castKept')}`,
      html`<button class="button" type="button" @click=${() => this.dispatchEvent(new CustomEvent('dismiss', { detail: pending.command.id }))}>${this.tell('understood')}</button>`,
    );
  }

  readonly #marked = (): void => this.requestUpdate();

  readonly #review = (): void => {
    this.reviewing = true;
    this.#moved = true;
  };

  readonly #turn = (event: CustomEvent<number>): void => {
    this.place = Math.max(0, event.detail);
    this.reviewing = false;
    this.#moved = true;
  };

  readonly #reopen = (): void => {
    this.reopened = true;
    // Somebody who changes sees first what there is to change.
    this.reviewing = asksBySentence(this.ballot?.kind ?? 'agreement');
    this.#moved = true;
  };

  readonly #keep = (): void => {
    this.reopened = false;
    this.reviewing = false;
    this.#moved = true;
  };

  readonly #cast = (): void => {
    if (this.#paper !== null) this.dispatchEvent(new CustomEvent('cast', { detail: this.#paper.filled(this.options) }));
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

type Screen = 'loading' | 'waiting' | 'arrived' | 'ticket' | 'fill' | 'review';

const isRefused = (pending: PendingCommand | null): boolean => pending !== null && (pending.state === 'refused' || pending.state === 'aside');

declare global {
  interface HTMLElementTagNameMap {
    'ls-ballot-paper': BallotPaper;
  }
}
