import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { ParticipantView, PhoneClusterView } from '../../../shared/protocol/view.ts';
import type { CommandQueue } from '../../connection/command-queue.ts';
import type { PendingCommand } from '../../connection/pending-command.ts';
import type { PhoneStorage } from '../../connection/phone-storage.ts';
import { icon, iconChevronDown } from '../../elements/icon.ts';
import { LaterElement } from '../later-element.ts';
import { trouble } from '../trouble.ts';
import './group-cards.ts';

/** The board's groups to open and to read, while the step lets people do so; and comments that were not taken, for as long as somebody has to decide about them. */
@customElement('ls-board-groups')
export class BoardGroups extends LaterElement {
  @property({ attribute: false }) view: ParticipantView | null = null;
  @property({ attribute: false }) queue: CommandQueue | null = null;
  /** The outbox's content; a new list whenever it changed. */
  @property({ attribute: false }) pending: readonly PendingCommand[] = [];
  @property({ attribute: false }) storage: PhoneStorage | null = null;
  @property({ type: Boolean }) offline = false;

  @state() private openGroup: string | null = null;

  protected override willUpdate(_changed: PropertyValues<this>): void {
    if (this.view?.step?.permissions.suggestClusters === true || this.view?.step?.permissions.comment === true) return;
    // What was not taken and holds no words is of no use once the step is over.
    for (const { command, state: at } of this.pending) if ((command.do === 'suggest-cluster' || command.do === 'erase-comment') && (at === 'refused' || at === 'aside')) this.queue?.discard(command.id);
  }

  override render(): TemplateResult | typeof nothing {
    const { view } = this;
    if (view === null) return nothing;
    const permissions = view.step?.permissions;
    const isOpen = view.board !== null && (permissions?.suggestClusters === true || permissions?.comment === true);
    const refused = this.#refused();
    return isOpen || refused.length > 0 ? html`${refused} ${isOpen ? this.#groups(view, permissions.comment) : nothing}` : nothing;
  }

  #groups(view: ParticipantView, mayComment: boolean): TemplateResult {
    const { clusters } = view;
    return html`<section class="groups" aria-labelledby="groups">
      <div class="row my-cards"><h2 id="groups">${this.tell('groups')}</h2><span>${clusters.length}</span></div>
      <p>${this.tell(clusters.length === 0 ? 'groupsNone' : mayComment ? 'groupsComment' : 'groupsRead')}</p>
      ${repeat(
        clusters,
        ({ id }) => id,
        (cluster) => this.#group(view, cluster, mayComment),
      )}
    </section>`;
  }

  #group(view: ParticipantView, cluster: PhoneClusterView, mayComment: boolean): TemplateResult {
    const isOpen = this.openGroup === cluster.id;
    const toggle = (): void => {
      this.openGroup = isOpen ? null : cluster.id;
    };
    return html`<div class="group">
      <h3>
        <button class="group-strip" type="button" aria-expanded=${isOpen ? 'true' : 'false'} aria-controls="group-${cluster.id}" @click=${toggle}>
          <span dir="auto">${cluster.title === '' ? this.tell('groupUntitled') : cluster.title}</span> ${icon(iconChevronDown)}
        </button>
      </h3>
      <div id="group-${cluster.id}" ?hidden=${!isOpen}>
        ${isOpen
          ? html`<ls-group-cards
              .words=${this.words}
              .view=${view}
              .queue=${this.queue}
              .pending=${this.pending}
              .storage=${this.storage}
              .cluster=${cluster.id}
              ?mayComment=${mayComment}
              ?offline=${this.offline}
            ></ls-group-cards>`
          : nothing}
      </div>
    </div>`;
  }

  /** Words that did not arrive stay in sight until somebody lets them go. */
  #refused(): readonly TemplateResult[] {
    return this.pending
      .filter(({ command, state: at }) => command.do === 'comment-card' && (at === 'refused' || at === 'aside'))
      .map(
        ({ command, refusal }) => html`<div class="oval comment loose-oval" dir="auto">${command['text']}</div>
          ${trouble(
            `${this.tell('commentRefused')} ${refusal === null ? '' : this.words.refusal(refusal)}`,
            html`<button class="button" type="button" @click=${() => this.queue?.again(command.id)}>${this.words.say('sendAgain')}</button>
              <button class="button" type="button" @click=${() => this.queue?.discard(command.id)}>${this.words.say('discard')}</button>`,
          )}`,
      );
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ls-board-groups': BoardGroups;
  }
}
