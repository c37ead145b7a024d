import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { signOf } from '../../../shared/domain/sector.ts';
import type { BallotView, ParticipantView } from '../../../shared/protocol/view.ts';
import type { CommandQueue } from '../../connection/command-queue.ts';
import type { PendingCommand } from '../../connection/pending-command.ts';
import type { PhoneStorage } from '../../connection/phone-storage.ts';
import { randomToken } from '../../connection/random-token.ts';
import { LaterElement } from '../later-element.ts';
import { trouble } from '../trouble.ts';
import './ballot-paper.ts';
import type { FilledPaper } from './paper-choices.ts';
import './phone-result.ts';
import { keptTicket, paperKey, trackerKey } from '../kept-keys.ts';

/** The ballot of the running step: the paper while it is open, the result after. Sends through the outbox. */
@customElement('ls-weigh-screen')
export class WeighScreen extends LaterElement {
  @property({ attribute: false }) view: ParticipantView | null = null;
  @property({ attribute: false }) queue: CommandQueue | null = null;
  /** The outbox's content; a new list whenever it changed. */
  @property({ attribute: false }) pending: readonly PendingCommand[] = [];
  @property({ attribute: false }) storage: PhoneStorage | null = null;
  @property({ type: Boolean }) offline = false;

  protected override willUpdate(_changed: PropertyValues<this>): void {
    const { view, storage } = this;
    const ballot = view?.ballot ?? null;
    if (view === null || ballot === null || storage === null) return;
    // What was chosen for a ballot that is over is thrown away, but not before a refusal of it was read.
    if (ballot.state === 'closed' && this.#paperOnItsWay(ballot.id) === null) storage.remove(paperKey(view.own.participant, ballot.id));
    this.#showKeptTicket(view, ballot);
  }

  override render(): TemplateResult | typeof nothing {
    const { view, words } = this;
    const ballot = view?.ballot ?? null;
    if (view === null || ballot === null) return nothing;
    const paper = this.#paperOnItsWay(ballot.id);
    if (ballot.state === 'open') {
      return html`<ls-ballot-paper
        .words=${words}
        .ballot=${ballot}
        .storage=${this.storage}
        .paperKey=${paperKey(view.own.participant, ballot.id)}
        .sign=${signOf(view.sectors, view.own.sector)}
        .pending=${paper}
        .ticket=${this.#ticketOnItsWay}
        ?ticketed=${view.own.ticket !== null}
        ?voted=${view.own.voted.includes(ballot.id)}
        .tracker=${this.#tracker(view, ballot, paper)}
        ?offline=${this.offline}
        @cast=${(event: CustomEvent<FilledPaper>) => this.#cast(ballot.id, event.detail)}
        @ticket=${(event: CustomEvent<string>) => this.#present(event.detail)}
        @dismiss=${(event: CustomEvent<string>) => this.queue?.discard(event.detail)}
      ></ls-ballot-paper>`;
    }
    return html`${paper === null ? nothing : this.#late(paper)}
      <ls-phone-result .words=${words} .ballot=${ballot} .result=${view.result} .sectors=${view.sectors} .tracker=${this.#tracker(view, ballot, paper)}></ls-phone-result>`;
  }

  /** It came too late, or was refused and nobody read it before the close. */
  #late({ command, state, refusal }: PendingCommand): TemplateResult | typeof nothing {
    if (refusal === null || state !== 'refused') return nothing;
    return html`<div class="sheet">
      ${trouble(this.words.refusal(refusal), html`<button class="button" type="button" @click=${() => this.queue?.discard(command.id)}>${this.tell('understood')}</button>`)}
    </div>`;
  }

  /** The receipt's number is here a moment before the view's; and after the close nobody else knows it. */
  #tracker({ own }: ParticipantView, { id }: BallotView, paper: PendingCommand | null): string | null {
    const received = paper?.receipt?.['tracker'];
    return typeof received === 'string' ? received : (own.trackers[id] ?? this.storage?.get(trackerKey(own.participant, id)) ?? null);
  }

  #cast(ballot: string, { choices, reasons }: FilledPaper): void {
    const refused = this.#paperOnItsWay(ballot);
    if (refused !== null && refused.state !== 'sent') this.queue?.discard(refused.command.id);
    this.queue?.add({ do: 'cast-ballot', ballot, choices, nonce: randomToken(), ...(Object.keys(reasons).length === 0 ? {} : { reasons }) });
  }

  #present(ticket: string): void {
    const before = this.#ticketOnItsWay;
    if (before !== null) this.queue?.discard(before.command.id);
    this.queue?.add({ do: 'present-ticket', ticket });
  }

  /** A ticket that was scanned with the phone's camera app after joining: shown as soon as a ballot asks for one. */
  #showKeptTicket(view: ParticipantView, ballot: BallotView): void {
    const key = keptTicket(view.workshop.id);
    const ticket = this.storage?.get(key) ?? null;
    if (ticket === null || ballot.state !== 'open' || ballot.mode !== 'binding') return;
    this.storage?.remove(key);
    if (view.own.ticket === null) this.#present(ticket);
  }

  get #ticketOnItsWay(): PendingCommand | null {
    return this.pending.findLast(({ command }) => command.do === 'present-ticket') ?? null;
  }

  #paperOnItsWay(ballot: string): PendingCommand | null {
    return this.pending.findLast(({ command }) => command.do === 'cast-ballot' && command['ballot'] === ballot) ?? null;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ls-weigh-screen': WeighScreen;
  }
}
