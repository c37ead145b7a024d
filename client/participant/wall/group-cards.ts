import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { signOf } from '../../../shared/domain/sector.ts';
import type { GroupCardView, GroupView, ParticipantView } from '../../../shared/protocol/view.ts';
import { request } from '../../connection/api.ts';
import type { CommandQueue } from '../../connection/command-queue.ts';
import type { PendingCommand } from '../../connection/pending-command.ts';
import type { PhoneStorage } from '../../connection/phone-storage.ts';
import '../../elements/sector-sign.ts';
import { LaterElement } from '../later-element.ts';
import { sectorClass } from '../sector-class.ts';
import { trouble } from '../trouble.ts';
import './own-comments.ts';

/** The cards of one group as they hung when it was opened. They are fetched then: a hall of phones does not follow every move. */
@customElement('ls-group-cards')
export class GroupCards extends LaterElement {
  @property({ attribute: false }) view: ParticipantView | null = null;
  @property({ attribute: false }) queue: CommandQueue | null = null;
  @property({ attribute: false }) pending: readonly PendingCommand[] = [];
  @property({ attribute: false }) storage: PhoneStorage | null = null;
  @property() cluster = '';
  @property({ type: Boolean }) mayComment = false;
  @property({ type: Boolean }) offline = false;

  @state() private group: GroupView | null = null;
  @state() private failed = false;

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('cluster')) void this.#fetch();
  }

  override render(): TemplateResult | typeof nothing {
    const { view, group } = this;
    if (view === null) return nothing;
    if (group === null) {
      if (this.failed) return trouble(this.tell('groupFailed'), html`<button class="button" type="button" @click=${() => void this.#fetch()}>${this.words.say('again')}</button>`);
      return html`<p class="late">${this.tell('groupLoading')}</p>
        <div class="blanks late" aria-hidden="true"><span></span></div>`;
    }
    if (group.cards.length === 0) return html`<p>${this.tell('groupEmpty')}</p>`;
    return html`<ul class="stack">
        ${repeat(
          group.cards,
          ({ id }) => id,
          (card) => this.#card(view, card),
        )}
      </ul>
      ${group.more === 0 ? nothing : html`<p>${this.tell('groupMore', { n: group.more })}</p>`}`;
  }

  #card(view: ParticipantView, { id, text, sector, comments }: GroupCardView): TemplateResult {
    const sign = signOf(view.sectors, sector);
    const title = view.sectors.find((each) => each.id === sector)?.title ?? this.words.say('sectorNone');
    return html`<li>
      <div class="card own ${sectorClass(sign)}">
        <p class="own-text" dir="auto">${text}</p>
        <p class="own-state">${sign === null ? nothing : html`<ls-sector-sign .sign=${sign} size="18"></ls-sector-sign>`} <span>${title}</span>${comments === 0 ? nothing : html`<span>${this.tell('comments', { n: comments })}</span>`}</p>
      </div>
      <ls-own-comments
        .words=${this.words}
        .card=${id}
        .text=${text}
        .own=${view.own.comments.filter((comment) => comment.card === id)}
        .pending=${this.pending}
        .queue=${this.queue}
        .storage=${this.storage}
        .draftKey=${`draft:${view.workshop.id}:comment:${id}`}
        .graphemesMax=${view.board?.textGraphemesMax ?? 140}
        ?hasSector=${view.own.sector !== null}
        ?allowed=${this.mayComment}
        ?offline=${this.offline}
      ></ls-own-comments>
    </li>`;
  }

  async #fetch(): Promise<void> {
    const { cluster } = this;
    this.failed = false;
    const answer = await request<GroupView>('GET', `/api/v1/boards/${this.view?.board?.id ?? ''}/cards?cluster=${cluster}`, { as: 'participant' });
    if (cluster !== this.cluster) return;
    this.failed = !answer.ok;
    this.group = answer.ok ? answer.value : null;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ls-group-cards': GroupCards;
  }
}
