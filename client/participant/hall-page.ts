import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { graceAfterEndMs } from '../../shared/domain/limits.ts';
import { signOf } from '../../shared/domain/sector.ts';
import type { BoardView, ParticipantView } from '../../shared/protocol/view.ts';
import { pendingMax, type CommandQueue } from '../connection/command-queue.ts';
import { cardOf } from '../connection/pending-command.ts';
import type { PhoneStorage } from '../connection/phone-storage.ts';
import { ClockController } from '../controllers/clock-controller.ts';
import { announce } from './announce.ts';
import './card-form.ts';
import type { CardForm } from './card-form.ts';
import { Drafts } from './drafts.ts';
import { trackerKey } from './kept-keys.ts';
import type { LaterParts } from '../controllers/later-parts.ts';
import { LightElement } from './light-element.ts';
import './own-cards.ts';
import type { OwnCardWish } from './own-card.ts';
import { ownItems, type OwnItem } from './own-items.ts';
import './phone-header.ts';
import { stepScreen } from './step-screen.ts';
import { trouble } from './trouble.ts';
import { boardToWriteOn, writingNow, type Writing } from './writing.ts';

/** Inside the workshop: the header and what the running step asks for. Never knows the network, only view and outbox. */
@customElement('ls-hall-page')
export class HallPage extends LightElement {
  @property({ attribute: false }) view: ParticipantView | null = null;
  @property({ attribute: false }) queue: CommandQueue | null = null;
  @property({ attribute: false }) storage: PhoneStorage | null = null;
  @property({ type: Boolean }) offline = false;
  @property({ type: Number }) clockOffsetMs = 0;

  /** Ballots, results and sealed sentences come after the first screen, but before they are needed. */
  @property({ attribute: false }) later: LaterParts | null = null;

  readonly #clock = new ClockController(this, 1_000);
  #drafts: Drafts | null = null;
  #unsubscribe: (() => void) | null = null;
  /** The board that was open last, while this page has been open. */
  #lastBoard: BoardView | null = null;
  /** By card: the id under which it was sent, so that its line stays the same line when the server has it. */
  readonly #firstIds = new Map<string, string>();
  #toldGrace: string | null = null;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#unsubscribe?.();
    this.#unsubscribe = null;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const { view, queue, storage } = this;
    if (changed.has('queue') || (this.#unsubscribe === null && queue !== null)) {
      this.#unsubscribe?.();
      this.#unsubscribe = queue?.subscribe(() => this.requestUpdate()) ?? null;
    }
    if (view === null) return;
    if (storage !== null && (this.#drafts === null || changed.has('storage'))) this.#drafts = new Drafts(storage, view.workshop.id);
    this.#lastBoard = boardToWriteOn(view) ?? this.#lastBoard;
    for (const pending of queue?.pending ?? []) {
      const { command, receipt } = pending;
      const card = cardOf(pending);
      if (command.do === 'submit-card' && card !== null) this.#firstIds.set(card, command.id);
      // After the close nobody but this phone knows which number is its own.
      const tracker = receipt?.['tracker'];
      if (typeof tracker === 'string') storage?.set(trackerKey(view.own.participant, String(command['ballot'])), tracker);
    }
    // Not only with a new view: the answer to an instruction may come after the view that shows it.
    queue?.settle(view.revision);
  }

  override render(): TemplateResult | typeof nothing {
    const { view } = this;
    if (view === null) return nothing;
    const writing = this.#writingNow(view);
    const sector = view.sectors.find(({ id }) => id === view.own.sector);
    return html`<ls-phone-header
        .words=${this.words}
        .sign=${signOf(view.sectors, view.own.sector)}
        .sector=${sector?.title ?? ''}
        ?offline=${this.offline}
        .timer=${view.timer}
        .clockOffsetMs=${this.clockOffsetMs}
      ></ls-phone-header>
      <main id="main" class=${this.#isPaper(view, writing) ? 'paper' : 'pack'}>${this.#hints(view)} ${this.#content(view, writing)}</main>`;
  }

  protected override updated(): void {
    const { view } = this;
    if (view === null) return;
    const writing = this.#writingNow(view);
    const grace = writing.kind === 'grace' ? writing.board.id : null;
    if (grace !== null && grace !== this.#toldGrace) announce(this, `${this.words.say('roundOver')} ${this.words.say('roundOverGrace', { n: 30 })}`);
    this.#toldGrace = grace;
  }

  #writingNow(view: ParticipantView): Writing {
    return writingNow(view, this.#clock.nowMs + this.clockOffsetMs, this.#lastBoard, (board) => this.#drafts?.has(board) ?? false);
  }

  /** White ground for wording, Packpapier for what can be moved. */
  #isPaper(view: ParticipantView, writing: Writing): boolean {
    return writing.kind === 'closed' && (view.ballot !== null || isWording(view));
  }

  #content(view: ParticipantView, writing: Writing): TemplateResult {
    if (writing.kind !== 'closed') return this.#writing(view, writing);
    const left = html`${this.#leftOver(null)} ${this.#troubled(view)}`;
    const { ballot } = view;
    if (ballot !== null || view.sealed.length + view.drafts.length > 0) this.later?.now();
    if (ballot !== null && this.later?.there === false) return html`<div class="blanks late" aria-hidden="true"><span></span><span></span><span></span></div>${left}`;
    if (ballot !== null) {
      return html`<ls-weigh-screen
          .words=${this.words}
          .view=${view}
          .queue=${this.queue}
          .pending=${this.queue?.pending ?? []}
          .storage=${this.storage}
          ?offline=${this.offline}
        ></ls-weigh-screen>
        ${left} ${this.#sentences(view)}`;
    }
    return html`${stepScreen(view, this.words)} ${left} ${isWording(view) ? nothing : this.#ownCards(view, view.board?.id ?? null, false)}
      ${this.#groups(view)} ${this.#sentences(view)}`;
  }

  #writing(view: ParticipantView, writing: Exclude<Writing, { readonly kind: 'closed' }>): TemplateResult {
    const { board } = writing;
    const { words } = this;
    const question = view.board?.id === board.id ? (view.step?.question ?? null) : null;
    return html`<div class="strip">
        <div>
          ${question === null || question.of < 2 ? nothing : html`<p class="strip-small">${words.say('question', { number: question.number, of: question.of })}</p>`}
          <h1 dir="auto">${board.question}</h1>
        </div>
      </div>
      <ls-card-form
        class="main"
        .words=${words}
        .sign=${signOf(view.sectors, view.own.sector)}
        .graphemesMax=${board.textGraphemesMax}
        .storage=${this.storage}
        .draftKey=${this.#drafts?.keyOf(board.id) ?? ''}
        .notice=${this.#notice(writing)}
        @draft=${() => this.requestUpdate()}
        @pin=${(event: CustomEvent<string>) => this.#pin(board.id, event.detail)}
      ></ls-card-form>
      <ls-similar-cards .words=${words} .board=${board.id} ?offline=${this.offline}></ls-similar-cards>
      ${this.#leftOver(board.id)} ${this.#ownCards(view, board.id, true)} ${this.#groups(view)} ${this.#sentences(view)}`;
  }

  #groups(view: ParticipantView): TemplateResult {
    return html`<ls-board-groups .words=${this.words} .view=${view} .queue=${this.queue} .pending=${this.queue?.pending ?? []} .storage=${this.storage} ?offline=${this.offline}></ls-board-groups>`;
  }

  #sentences(view: ParticipantView): TemplateResult {
    return html`<ls-sentences .words=${this.words} .view=${view} .queue=${this.queue} .pending=${this.queue?.pending ?? []} .storage=${this.storage} ?offline=${this.offline}></ls-sentences>`;
  }

  #notice(writing: Writing): TemplateResult | typeof nothing {
    const { words } = this;
    if (this.queue?.full === true) return trouble(`${words.say('boxFull', { max: pendingMax })} ${words.say('boxFullHelp')}`);
    if (writing.kind !== 'grace') return nothing;
    // The page's clock is up to a second old.
    const leftMs = Math.min(graceAfterEndMs, writing.endsAtMs - this.#clock.nowMs - this.clockOffsetMs);
    const n = Math.max(1, Math.ceil(leftMs / 1_000));
    // Not a live region: the seconds would be read out one by one. It is announced once.
    return html`<div class="box"><strong>${words.say('roundOver')}</strong> ${words.say('roundOverGrace', { n })}</div>`;
  }

  #ownCards(view: ParticipantView, board: string | null, writing: boolean): TemplateResult | typeof nothing {
    const all = this.#items(view, null);
    const here = this.#items(view, board);
    const items = [...all.filter((item) => isTroubled(item) && !here.some(({ key }) => key === item.key)), ...here];
    if (items.length === 0 && !writing) return nothing;
    return this.#list(view, items, writing);
  }

  #items(view: ParticipantView, board: string | null): readonly OwnItem[] {
    return ownItems(view.own.cards, this.queue?.pending ?? [], board, this.#firstIds);
  }

  /** While people vote or word sentences, only those cards are shown that need a decision. */
  #troubled(view: ParticipantView): TemplateResult | typeof nothing {
    if (view.ballot === null && !isWording(view)) return nothing;
    const items = this.#items(view, null).filter(isTroubled);
    return items.length === 0 ? nothing : this.#list(view, items, false);
  }

  #list(view: ParticipantView, items: readonly OwnItem[], writing: boolean): TemplateResult {
    return html`<ls-own-cards
      .words=${this.words}
      .items=${items}
      .sign=${signOf(view.sectors, view.own.sector)}
      .graphemesMax=${view.board?.textGraphemesMax ?? this.#lastBoard?.textGraphemesMax ?? 140}
      .storage=${this.storage}
      .draftStart=${this.#drafts?.start ?? ''}
      ?offline=${this.offline}
      ?writing=${writing}
      .below=${(item: OwnItem) => html`<ls-cluster-wish .words=${this.words} .view=${view} .queue=${this.queue} .item=${item} ?offline=${this.offline}></ls-cluster-wish>`}
      @wish=${(event: CustomEvent<OwnCardWish>) => this.#grant(event.detail)}
    ></ls-own-cards>`;
  }

  /** Text that was begun for a round that is over: shown until somebody lets it go or the round opens again. */
  #leftOver(openBoard: string | null): TemplateResult | typeof nothing {
    const left = this.#drafts?.leftOver(openBoard) ?? [];
    if (left.length === 0) return nothing;
    const { words } = this;
    return html`${left.map(
      ({ key, text }) => html`<div class="loose own">
        <p class="own-text" dir="auto">${text}</p>
        <p class="own-why"><strong>${words.say('roundOver')}</strong> ${words.say('roundOverKept')}</p>
        <div class="ways">
          <button class="link" type="button" @click=${() => { this.#drafts?.discard(key); this.requestUpdate(); }}>${words.say('discard')}</button>
        </div>
      </div>`,
    )}`;
  }

  #hints(view: ParticipantView): TemplateResult {
    const { words, queue } = this;
    return html`${queue?.durable === false ? html`<div class="box"><strong>${words.say('noMemory')}</strong> ${words.say('noMemoryHelp')}</div>` : nothing}
    ${view.workshop.open ? nothing : html`<div class="box"><strong>${words.say('hallClosed')}</strong> ${words.say('hallClosedHelp')}</div>`}
    ${queue?.blocked == null ? nothing : trouble(words.refusal(queue.blocked), html`<a class="button" href="/">${words.say('toCode')}</a>`)}`;
  }

  #pin(board: string, text: string): void {
    if (this.queue?.add({ do: 'submit-card', board, text }) == null) return;
    const form = this.querySelector<CardForm>('ls-card-form.main');
    form?.done();
    form?.focus();
    announce(this, this.words.say('pinned'));
  }

  #grant(wish: OwnCardWish): void {
    const { queue } = this;
    const { item } = wish;
    if (queue === null) return;
    if (wish.wish === 'again' && item.pending !== null) queue.again(item.pending);
    else if (wish.wish === 'discard' && item.pending !== null) queue.discard(item.pending);
    else if (wish.wish === 'withdraw') {
      if (isUnderWay(item)) queue.withdraw(item.pending);
      else if (item.card !== null) queue.add({ do: 'withdraw-card', card: item.card });
    } else if (wish.wish === 'change') {
      if (isUnderWay(item)) queue.revise(item.pending, wish.text);
      else if (item.pending !== null) queue.rewrite(item.pending, wish.text);
      else if (item.card !== null) queue.add({ do: 'edit-card', card: item.card, text: wish.text });
    }
  }
}

const isWording = ({ step }: ParticipantView): boolean => step?.kind === 'word' || step?.kind === 'freeze';

const isTroubled = ({ state }: OwnItem): boolean => state.kind === 'refused' || state.kind === 'aside';

const isUnderWay = (item: OwnItem): item is OwnItem & { readonly pending: string } => item.pending !== null && !isTroubled(item);

declare global {
  interface HTMLElementTagNameMap {
    'ls-hall-page': HallPage;
  }
}
