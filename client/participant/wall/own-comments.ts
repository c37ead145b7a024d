import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { OwnCommentView } from '../../../shared/protocol/view.ts';
import type { CommandQueue } from '../../connection/command-queue.ts';
import type { PendingCommand } from '../../connection/pending-command.ts';
import type { PhoneStorage } from '../../connection/phone-storage.ts';
import { icon, iconHourglass } from '../../elements/icon.ts';
import { announce } from '../announce.ts';
import { LaterElement } from '../later-element.ts';
import { trouble } from '../trouble.ts';
import './comment-form.ts';

/** What I said about one card, on its way or arrived, and the way to say more. Ovals, as on the wall. */
@customElement('ls-own-comments')
export class OwnComments extends LaterElement {
  @property() card = '';
  /** The card's text, to name the buttons. */
  @property() text = '';
  @property({ attribute: false }) own: readonly OwnCommentView[] = [];
  /** The whole outbox. */
  @property({ attribute: false }) pending: readonly PendingCommand[] = [];
  @property({ attribute: false }) queue: CommandQueue | null = null;
  @property({ attribute: false }) storage: PhoneStorage | null = null;
  @property() draftKey = '';
  @property({ type: Number }) graphemesMax = 140;
  @property({ type: Boolean }) hasSector = false;
  @property({ type: Boolean }) allowed = false;
  @property({ type: Boolean }) offline = false;

  @state() private open = false;
  @state() private full = false;

  protected override willUpdate(changed: PropertyValues<this>): void {
    // What was begun is gone on with.
    if (changed.has('draftKey')) this.open = (this.storage?.get(this.draftKey) ?? '') !== '';
  }

  override render(): TemplateResult {
    return html`<div class="comments">${this.#onTheirWay()} ${this.own.map((comment) => this.#arrived(comment))} ${this.allowed ? this.#write() : nothing}</div>`;
  }

  protected override updated(changed: PropertyValues): void {
    if (!changed.has('open') || changed.get('open') === undefined || !this.isConnected) return;
    // Not when it opens by itself, with a draft, nor before anybody touched it.
    if (this.open) this.querySelector('ls-comment-form')?.focus();
    else this.querySelector<HTMLElement>('.oval-button')?.focus();
  }

  #write(): TemplateResult {
    if (!this.open) {
      return html`<button class="oval-button" type="button" aria-label=${this.tell('commentAskFor', { text: this.text.slice(0, 40) })} @click=${() => (this.open = true)}>${this.tell('commentAsk')}</button>`;
    }
    return html`<ls-comment-form
        .words=${this.words}
        .storage=${this.storage}
        .draftKey=${this.draftKey}
        .graphemesMax=${this.graphemesMax}
        ?hasSector=${this.hasSector}
        @pin=${(event: CustomEvent<string>) => this.#pin(event.detail)}
        @stop=${() => (this.open = false)}
      ></ls-comment-form>
      ${this.full ? trouble(this.tell('outboxFull')) : nothing}`;
  }

  /** Refused ones stand above the groups, where they are seen whatever is open. */
  #onTheirWay(): readonly TemplateResult[] {
    const known = new Set<string>(this.own.map(({ id }) => id));
    return this.pending
      .filter(({ command, state: at, receipt }) => command.do === 'comment-card' && command['card'] === this.card && (at === 'waiting' || at === 'sent') && !known.has(String(receipt?.['comment'])))
      .map(({ command, state: at }) => html`<div class="oval comment ${at === 'waiting' ? 'loose-oval' : ''}"><p dir="auto">${command['text']}</p>${at === 'waiting' ? this.#hourglass(this.words.say(this.offline ? 'cardOffline' : 'cardWaiting')) : nothing}</div>`);
  }

  #arrived({ id, text }: OwnCommentView): TemplateResult | typeof nothing {
    const going = this.pending.find(({ command }) => command.do === 'erase-comment' && command['comment'] === id);
    if (going?.state === 'sent') return nothing;
    const back = html`<button class="link" type="button" aria-label=${this.tell('commentBackOf', { text: text.slice(0, 40) })} @click=${() => this.#takeBack(id)}>${this.tell('commentBack')}</button>`;
    return html`<div class="oval comment">
        <p class="small"><strong>${this.tell('commentLabel')}</strong></p>
        <p dir="auto">${text}</p>
        ${going?.state === 'waiting' ? this.#hourglass(this.tell('commentGoing')) : this.allowed ? back : nothing}
      </div>
      ${going === undefined || going.state === 'waiting' ? nothing : trouble(going.refusal === null ? this.tell('castAside') : this.words.refusal(going.refusal), html`<button class="button" type="button" @click=${() => this.queue?.discard(going.command.id)}>${this.tell('understood')}</button>`)}`;
  }

  #hourglass(text: string): TemplateResult {
    return html`<p class="own-state">${icon(iconHourglass)} <span>${text}</span></p>`;
  }

  #pin(text: string): void {
    this.full = this.queue?.add({ do: 'comment-card', card: this.card, text }) == null;
    if (this.full) return;
    this.querySelector('ls-comment-form')?.done();
    this.open = false;
    announce(this, this.tell('commentSaid'));
  }

  #takeBack(comment: string): void {
    if (this.queue?.add({ do: 'erase-comment', comment }) == null) announce(this, this.tell('outboxFull'));
    else announce(this, this.tell('commentSaidBack'));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ls-own-comments': OwnComments;
  }
}
