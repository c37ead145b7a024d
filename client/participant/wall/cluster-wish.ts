import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { ParticipantView, PhoneClusterView } from '../../../shared/protocol/view.ts';
import type { CommandQueue } from '../../connection/command-queue.ts';
import type { PendingCommand } from '../../connection/pending-command.ts';
import { icon, iconHourglass } from '../../elements/icon.ts';
import { announce } from '../announce.ts';
import { LaterElement } from '../later-element.ts';
import type { OwnItem } from '../own-items.ts';
import { trouble } from '../trouble.ts';

/** Below a card of one's own that hangs in no group yet: the group in which its author wants it. */
@customElement('ls-cluster-wish')
export class ClusterWish extends LaterElement {
  @property({ attribute: false }) view: ParticipantView | null = null;
  @property({ attribute: false }) queue: CommandQueue | null = null;
  @property({ attribute: false }) item: OwnItem | null = null;
  @property({ type: Boolean }) offline = false;

  @state() private open = false;

  override render(): TemplateResult | typeof nothing {
    const { view, item } = this;
    if (view === null || item === null || view.step?.permissions.suggestClusters !== true || item.state.kind !== 'wall') return nothing;
    const card = view.own.cards.find(({ id, board }) => id === item.card && board === view.board?.id);
    if (card === undefined) return nothing;
    const pending = this.queue?.pending.findLast(({ command }) => command.do === 'suggest-cluster' && command['card'] === card.id);
    const isRefused = pending?.state === 'refused' || pending?.state === 'aside';
    const wish = pending === undefined || isRefused ? card.wish : pending.command['cluster'];
    const chosen = view.clusters.find(({ id }) => id === wish) ?? null;
    return html`<div class="wish">
      ${pending !== undefined && isRefused ? this.#refused(pending) : nothing} ${this.open ? this.#choice(view.clusters, chosen) : this.#rest(item, chosen, pending?.state === 'waiting', view.clusters.length > 0)}
    </div>`;
  }

  protected override updated(changed: PropertyValues): void {
    // The button that was pressed is gone: the focus goes on to what took its place.
    if (changed.has('open') && changed.get('open') !== undefined) this.querySelector<HTMLElement>('[aria-pressed="true"], button')?.focus();
  }

  #title({ title }: PhoneClusterView): string {
    return title === '' ? this.tell('groupUntitled') : title;
  }

  #rest(item: OwnItem, chosen: PhoneClusterView | null, isWaiting: boolean, isThere: boolean): TemplateResult | typeof nothing {
    if (!isThere) return nothing;
    const text = item.text.slice(0, 40);
    const label = chosen === null ? this.tell('wishAskFor', { text }) : this.tell('wishChangeFor', { text });
    return html`${chosen === null ? nothing : html`<p class="wish-now" dir="auto">${this.tell('wishNow', { title: this.#title(chosen) })}</p>`}
      ${isWaiting ? html`<p class="own-state">${icon(iconHourglass)} <span>${this.words.say(this.offline ? 'cardOffline' : 'cardWaiting')}</span></p>` : nothing}
      <button class="button" type="button" aria-expanded="false" aria-label=${label} @click=${() => (this.open = true)}>${this.tell(chosen === null ? 'wishAsk' : 'wishChange')}</button>`;
  }

  #choice(clusters: readonly PhoneClusterView[], chosen: PhoneClusterView | null): TemplateResult {
    return html`<div role="group" aria-label=${this.tell('wishTo')} class="wish-choice">
      <p><strong>${this.tell('wishTo')}</strong></p>
      ${clusters.map(
        (cluster) => html`<button class="group-choice" type="button" dir="auto" aria-pressed=${cluster === chosen ? 'true' : 'false'} @click=${() => this.#choose(cluster)}>${this.#title(cluster)}</button>`,
      )}
      ${chosen === null ? nothing : html`<button class="button" type="button" @click=${() => this.#choose(null)}>${this.tell('wishNone')}</button>`}
      <button class="button" type="button" @click=${() => (this.open = false)}>${this.tell('wishStop')}</button>
      <p class="small">${this.tell('wishHelp')}</p>
    </div>`;
  }

  #refused({ command, refusal }: PendingCommand): TemplateResult {
    const understood = html`<button class="button" type="button" @click=${() => this.queue?.discard(command.id)}>${this.tell('understood')}</button>`;
    return trouble(refusal === null ? this.tell('castAside') : this.words.refusal(refusal), understood);
  }

  #choose(cluster: PhoneClusterView | null): void {
    const card = this.item?.card ?? null;
    this.open = false;
    if (card === null || this.queue === null) return;
    for (const { command, state: at } of this.queue.pending) if (command.do === 'suggest-cluster' && command['card'] === card && (at === 'refused' || at === 'aside')) this.queue.discard(command.id);
    if (this.queue.add({ do: 'suggest-cluster', card, cluster: cluster?.id ?? null }) === null) announce(this, this.tell('outboxFull'));
    else announce(this, cluster === null ? this.tell('wishSaidNone') : this.tell('wishSaid', { title: this.#title(cluster) }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ls-cluster-wish': ClusterWish;
  }
}
