import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { DraftView, ParticipantView, SealedView } from '../../../shared/protocol/view.ts';
import type { CommandQueue } from '../../connection/command-queue.ts';
import type { PendingCommand } from '../../connection/pending-command.ts';
import type { PhoneStorage } from '../../connection/phone-storage.ts';
import { announce } from '../announce.ts';
import { LaterElement } from '../later-element.ts';
import { AmendmentDrafts, type AmendmentDraft } from './amendment-drafts.ts';
import './amendment-form.ts';
import { amendmentItems, unsentItems, type AmendmentItem } from './amendment-items.ts';
import { amendmentStates, type AmendmentWish } from './own-amendment.ts';
import { sealedSentence } from './sealed-sentence.ts';

/**
 * The sentences of the process: those being worded, on Papier, each open to amendments, and the frozen ones on ice. Before
 * them amendments of mine that did not arrive and whose sentence takes none any more.
 */
@customElement('ls-sentences')
export class Sentences extends LaterElement {
  @property({ attribute: false }) view: ParticipantView | null = null;
  @property({ attribute: false }) queue: CommandQueue | null = null;
  /** The outbox's content; a new list whenever it changed. */
  @property({ attribute: false }) pending: readonly PendingCommand[] = [];
  @property({ attribute: false }) storage: PhoneStorage | null = null;
  @property({ type: Boolean }) offline = false;

  /** Sentences whose form somebody opened; one with a draft is open by itself. */
  @state() private opened: ReadonlySet<string> = new Set();
  /** The one that the outbox had no room for. */
  @state() private full: string | null = null;

  #drafts: AmendmentDrafts | null = null;
  /** What was known of my amendments, to tell what became of them. */
  readonly #states = new Map<string, string>();
  /** Where the focus goes when the page shows what was asked for. */
  #focusNext: { readonly principle: string; readonly to: 'form' | 'button' } | null = null;

  protected override willUpdate(changed: PropertyValues<this>): void {
    const { view, storage } = this;
    if (view === null || storage === null) return;
    if (this.#drafts === null || changed.has('storage')) this.#drafts = new AmendmentDrafts(storage, view.workshop.id);
    // That it could not be taken back is of no use once the sentences are not shown.
    if (view.drafts.length === 0) for (const { command, state: at } of this.pending) if (command.do === 'withdraw-amendment' && (at === 'refused' || at === 'aside')) this.queue?.discard(command.id);
  }

  override render(): TemplateResult | typeof nothing {
    const { view } = this;
    // An open ballot has the page to itself; what was begun is there again when it closes.
    if (view === null || this.#drafts === null || (view.ballot !== null && view.result === null)) return nothing;
    const items = amendmentItems(view, this.pending);
    const open = new Set<string>(view.drafts.map(({ principle }) => principle));
    const lost = [...items.filter(({ principle, state: { kind } }) => kind === 'refused' && !open.has(principle)), ...unsentItems(view, this.#drafts)];
    const sealed = hidesSealed(view) ? [] : view.sealed;
    if (lost.length + view.drafts.length + sealed.length === 0) return nothing;
    return html`${lost.length === 0 ? nothing : this.#lost(lost)} ${view.drafts.length === 0 ? nothing : this.#open(view, items)} ${sealed.length === 0 ? nothing : this.#sealed(sealed, items)}`;
  }

  protected override updated(): void {
    this.#tellNews();
    const next = this.#focusNext;
    if (next === null) return;
    this.#focusNext = null;
    const place = this.querySelector(`[data-principle="${next.principle}"]`);
    if (next.to === 'form') place?.querySelector('ls-amendment-form')?.focus();
    else place?.querySelector<HTMLElement>('.oval-button')?.focus();
  }

  #lost(items: readonly AmendmentItem[]): TemplateResult {
    return html`<section class="stack" aria-labelledby="amendments-lost">
      <h2 id="amendments-lost">${this.tell('amendLost')}</h2>
      ${this.#list(items, this.tell('amendLost'), false)}
    </section>`;
  }

  #open(view: ParticipantView, items: readonly AmendmentItem[]): TemplateResult {
    return html`<section class="stack" aria-labelledby="drafts">
      <h2 id="drafts">${this.tell('drafts', { n: view.drafts.length })}</h2>
      <ol>
        ${repeat(
          view.drafts,
          ({ principle }) => principle,
          (sentence) => this.#draft(view, sentence, items),
        )}
      </ol>
    </section>`;
  }

  #draft(view: ParticipantView, sentence: DraftView, items: readonly AmendmentItem[]): TemplateResult {
    const { principle, number, title, text, version } = sentence;
    const isOpen = this.opened.has(principle) || this.#drafts?.get(principle) != null;
    return html`<li class="draft" data-principle=${principle}>
      <p class="row small">
        <strong>${this.tell('draft', { number })}${title === '' ? nothing : html`: <bdi>${title}</bdi>`}</strong><span>${this.tell('sealedVersion', { version })}</span>
      </p>
      <p class="sealed-text" dir="auto">${text}</p>
      ${this.#own(principle, number, items, true)}
      ${isOpen
        ? html`<ls-amendment-form
            .words=${this.words}
            .sentence=${sentence}
            .drafts=${this.#drafts}
            ?hasSector=${view.own.sector !== null}
            ?full=${this.full === principle}
            @send=${(event: CustomEvent<AmendmentDraft>) => this.#send(principle, event.detail)}
            @stop=${() => this.#close(principle)}
          ></ls-amendment-form>`
        : html`<button class="oval-button" type="button" aria-label=${this.tell('amendAskFor', { number })} @click=${() => this.#begin(principle)}>${this.tell('amendAsk')}</button>`}
    </li>`;
  }

  #sealed(sealed: readonly SealedView[], items: readonly AmendmentItem[]): TemplateResult {
    return html`<section class="stack" aria-labelledby="sealed">
      <h2 id="sealed">${this.tell('sealed', { n: sealed.length })}</h2>
      <ol class="stack">
        ${sealed.map((sentence) => html`<li class="sealed-block">${sealedSentence(sentence, this.tell)} ${this.#own(sentence.principle, sentence.number, items.filter(({ state: { kind } }) => kind !== 'refused'), false)}</li>`)}
      </ol>
    </section>`;
  }

  /** What I proposed for one sentence. */
  #own(principle: string, number: number, items: readonly AmendmentItem[], allowed: boolean): TemplateResult | typeof nothing {
    const own = items.filter((item) => item.principle === principle);
    return own.length === 0 ? nothing : this.#list(own, this.tell('amendOwnTo', { number }), allowed);
  }

  #list(items: readonly AmendmentItem[], label: string, allowed: boolean): TemplateResult {
    return html`<ul class="amendments" aria-label=${label}>
      ${repeat(
        items,
        ({ key }) => key,
        (item) => html`<li>
          <ls-own-amendment
            .words=${this.words}
            .item=${item}
            ?allowed=${allowed}
            ?changeable=${!this.opened.has(item.principle) && this.#drafts?.get(item.principle) == null}
            ?offline=${this.offline}
            @amendment-wish=${(event: CustomEvent<AmendmentWish>) => this.#grant(event.detail)}
          ></ls-own-amendment>
        </li>`,
      )}
    </ul>`;
  }

  #begin(principle: string): void {
    this.opened = new Set([...this.opened, principle]);
    this.#focusNext = { principle, to: 'form' };
  }

  #close(principle: string): void {
    this.#drafts?.remove(principle);
    this.opened = new Set([...this.opened].filter((each) => each !== principle));
    this.full = null;
    this.#focusNext = { principle, to: 'button' };
    this.requestUpdate();
  }

  #send(principle: string, { version, text, reason }: AmendmentDraft): void {
    if (this.queue?.add({ do: 'propose-amendment', principle, version, text, ...(reason === '' ? {} : { reason }) }) == null) {
      this.full = principle;
      return;
    }
    this.#close(principle);
    announce(this, this.tell('amendSaid'));
  }

  #grant({ wish, item }: AmendmentWish): void {
    const { queue } = this;
    const { principle, pending } = item;
    if (queue === null) return;
    this.#focusNext = { principle, to: 'button' };
    switch (wish) {
      case 'withdraw':
        if (item.amendment === null) return;
        if (queue.add({ do: 'withdraw-amendment', amendment: item.amendment }) === null) announce(this, this.tell('outboxFull'));
        else announce(this, this.tell('amendSaidBack'));
        return;
      case 'again':
        if (pending !== null) queue.again(pending);
        return;
      case 'change':
        this.#change(item);
        return;
      case 'discard':
      case 'understood':
        if (pending === null) this.#drafts?.remove(principle);
        else queue.discard(pending);
        this.requestUpdate();
    }
  }

  /** Back into the form, against the version that it was written against where that is known, else against the present one. */
  #change({ principle, text, reason, pending }: AmendmentItem): void {
    const sentence = this.view?.drafts.find((draft) => draft.principle === principle);
    if (sentence === undefined || pending === null) return;
    this.#drafts?.set(principle, { version: sentence.version, base: sentence.text, text, reason });
    this.queue?.discard(pending);
    this.#begin(principle);
  }

  /** To people who listen: what became of an amendment while the page was open. */
  #tellNews(): void {
    const { view } = this;
    for (const { id, principle, state: now } of view?.own.amendments ?? []) {
      const before = this.#states.get(id);
      this.#states.set(id, now);
      const number = [...(view?.drafts ?? []), ...(view?.sealed ?? [])].find((sentence) => sentence.principle === principle)?.number;
      if (before !== undefined && before !== now && number !== undefined) announce(this, this.tell('amendNews', { number, state: this.tell(amendmentStates[now]) }));
    }
  }
}

/** Who is writing cards sees cards, and who looks at a result the result, unless sentences are in work below it. */
const hidesSealed = ({ step, board, ballot, drafts }: ParticipantView): boolean => (step?.permissions.submitCards === true && board !== null) || (ballot !== null && drafts.length === 0);

declare global {
  interface HTMLElementTagNameMap {
    'ls-sentences': Sentences;
  }
}
