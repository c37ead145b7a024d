import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { SnapshotCard } from '../../shared/board/board-snapshot.ts';
import { titleGraphemesMax } from '../../shared/domain/limits.ts';
import type { Sector } from '../../shared/domain/sector.ts';
import { icon, iconEllipsis, iconTriangleAlert, iconZap } from '../elements/icon.ts';
import './cluster-tools.ts';
import { t } from './desk-words.ts';
import { laneCard, type CardHands } from './lane-card.ts';

/** What a lane asks of the board. One object for all lanes and for good, so that it never causes a render. */
export interface LaneHands extends CardHands {
  readonly expand: (lane: string) => void;
  readonly openTools: (cluster: string) => void;
  /** Gives a group without a heading its heading; `goOn`: by Enter, so the focus goes on. */
  readonly entitle: (cluster: string, title: string, goOn: boolean) => void;
}

/** Cards of an opened lane come in portions of this many, so that opening a full one never stops the page. */
const portion = 100;

/**
 * A cluster, the tray or the parking lot: a heading and cards. Renders only when one of its own properties changes.
 *
 * Without a shadow root: dragging looks up what lies under the pointer, and the board styles everything at once.
 */
@customElement('ls-board-lane')
export class BoardLane extends LitElement {
  @property({ attribute: false }) kind: 'cluster' | 'tray' | 'parked' = 'cluster';
  @property({ attribute: false }) laneId = '';
  /** What the lane is called. */
  @property({ attribute: false }) heading = '';
  /** A group that waits for its heading. */
  @property({ attribute: false }) untitled = false;
  /** Headings that were given at the same time, when there are several. */
  @property({ attribute: false }) headings = 1;
  /** ⚡ */
  @property({ attribute: false }) conflict = false;
  /** Cards with those merged under them: what the heading counts. */
  @property({ attribute: false }) weight = 0;
  /** What stands here while no card does. */
  @property({ attribute: false }) emptyText = '';
  @property({ attribute: false }) cards: readonly SnapshotCard[] = [];
  @property({ attribute: false }) sectors: readonly Sector[] = [];
  /** How many cards are shown before "18 weitere", unless the lane is expanded. */
  @property({ attribute: false }) shownMax = 4;
  @property({ attribute: false }) expanded = false;
  /** The chosen cards of this lane, joined by spaces: a string, so that other lanes' choices change nothing here. */
  @property({ attribute: false }) chosenHere = '';
  /** Cards of this lane whose merged ones are unfolded, joined likewise. */
  @property({ attribute: false }) unfoldedHere = '';
  /** Cards of this lane whose comments are unfolded, joined likewise. */
  @property({ attribute: false }) commentsHere = '';
  /** Who holds which card of this lane, one a line: card, space, names. */
  @property({ attribute: false }) heldHere = '';
  /** Groups that authors of this lane's cards suggest, one a line: card, space, heading. */
  @property({ attribute: false }) wishesHere = '';
  /** The item that the Tab key reaches, if it lies here. */
  @property({ attribute: false }) stop = '';
  @property({ attribute: false }) toolsOpen = false;
  @property({ attribute: false }) hands: LaneHands | null = null;
  @state() private portions = 1;
  /** Says when the end of an opened lane is in sight. */
  readonly #end = new IntersectionObserver((entries) => {
    if (entries.some(({ isIntersecting }) => isIntersecting)) this.portions += 1;
  });

  protected override createRenderRoot(): this {
    return this;
  }

  protected override updated(changed: PropertyValues<this>): void {
    this.#end.disconnect();
    const end = this.querySelector(':scope > .end');
    if (end !== null) this.#end.observe(end);
    if (changed.has('laneId')) this.dataset['lane'] = this.laneId;
    if (changed.has('kind') || changed.has('expanded')) this.className = `lane ${this.kind} ${this.expanded ? 'expanded' : ''}`;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#end.disconnect();
  }

  /** The item that the focus is on its way to is there, however far behind it lies. */
  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('expanded')) this.portions = 1;
    if (!this.expanded || !(changed.has('stop') || changed.has('expanded'))) return;
    const at = this.cards.findIndex(({ id }) => this.stop.endsWith(`:${id}`));
    this.portions = Math.max(this.portions, Math.ceil((at + 1) / portion));
  }

  override render(): TemplateResult {
    const shown = this.cards.slice(0, this.expanded ? this.portions * portion : this.shownMax);
    const rest = this.expanded ? 0 : this.cards.length - shown.length;
    return html`
      ${this.#head()}
      ${this.toolsOpen ? html`<ls-cluster-tools .cluster=${this.laneId} .heading=${this.untitled ? '' : this.heading} .conflict=${this.conflict}></ls-cluster-tools>` : nothing}
      ${this.cards.length === 0 ? html`<p class="empty">${this.emptyText}</p>` : html`<ul aria-label=${t('board.cardsOf', { title: this.heading })}>${this.#cards(shown)}</ul>`}
      ${this.expanded && shown.length < this.cards.length ? html`<i class="end" aria-hidden="true"></i>` : nothing}
      ${this.cards.length > (this.kind === 'parked' ? 0 : this.shownMax)
        ? html`<button class="more" data-item=${`more:${this.laneId}`} tabindex=${this.#tab(`more:${this.laneId}`)} aria-expanded=${String(this.expanded)} @click=${() => this.hands?.expand(this.laneId)}>
            ${this.#moreWords(rest)}
          </button>`
        : nothing}
    `;
  }

  #head(): TemplateResult {
    if (this.kind !== 'cluster') return html`<h2 class="plain-head">${this.heading} <span>${this.weight}</span></h2>`;
    const item = `strip:${this.laneId}`;
    return html`<div class="strip cluster-head" data-strip=${this.laneId}>
      ${this.untitled ? this.#headingField() : html`<h2><bdi>${this.heading}</bdi></h2>`}
      <span class="weight"><span class="visually-hidden">${t('board.cards')}</span>${this.weight}</span>
      <button class="tools" data-item=${item} tabindex=${this.#tab(item)} aria-expanded=${String(this.toolsOpen)} aria-label=${t('board.tools', { title: this.heading })} @click=${() => this.hands?.openTools(this.laneId)}>
        ${icon(iconEllipsis)}
      </button>
      ${this.conflict || this.headings > 1 ? this.#flags() : nothing}
    </div>`;
  }

  #flags(): TemplateResult {
    return html`<p class="flags">
      ${this.conflict ? html`<span class="flag">${icon(iconZap)}${t('board.conflict')}</span>` : nothing}
      ${this.headings > 1 ? html`<span class="flag">${icon(iconTriangleAlert)}${t('cluster.headings', { n: this.headings })}</span>` : nothing}
    </p>`;
  }

  /** A heading is found when the cards lie together; it is written where it will stand. */
  #headingField(): TemplateResult {
    const item = `heading:${this.laneId}`;
    return html`<div class="untitled">
      <h2>${t('cluster.noHeading')}</h2>
      <input class="input" data-item=${item} tabindex=${this.#tab(item)} aria-label=${t('cluster.headingLabel')} placeholder=${t('cluster.headingExample')} dir="auto" maxlength=${titleGraphemesMax} autocomplete="off" @keydown=${(event: KeyboardEvent) => this.#headingKey(event)} @change=${(event: Event) => this.#entitle(event, false)} />
    </div>`;
  }

  #headingKey(event: KeyboardEvent): void {
    if (event.key !== 'Enter' || event.isComposing) return;
    event.preventDefault();
    this.#entitle(event, true);
  }

  #entitle({ target }: Event, goOn: boolean): void {
    const title = target instanceof HTMLInputElement ? target.value.trim() : '';
    if (title !== '' && this.untitled) this.hands?.entitle(this.laneId, title, goOn);
  }

  #cards(shown: readonly SnapshotCard[]): unknown {
    const chosen = new Set(this.chosenHere.split(' '));
    const unfolded = new Set(this.unfoldedHere.split(' '));
    const comments = new Set(this.commentsHere.split(' '));
    const held = linesByCard(this.heldHere);
    const wishes = linesByCard(this.wishesHere);
    // Parked cards are tiles until somebody wants to read them.
    const tile = this.kind === 'parked' && !this.expanded;
    const tab = (item: string): string => this.#tab(item);
    return repeat(shown, ({ id }) => id, (card) => {
      const look = { chosen: chosen.has(card.id), unfolded: unfolded.has(card.id), commentsOpen: comments.has(card.id), heldBy: held.get(card.id) ?? '', wished: wishes.get(card.id) ?? '', tile, tab };
      return laneCard(card, this.sectors, look, this.hands);
    });
  }

  #moreWords(rest: number): string {
    if (this.kind === 'parked' && !this.expanded) return t('board.read');
    return rest > 0 ? t('board.more', { n: rest }) : t('board.fewer');
  }

  #tab(item: string): string {
    return this.stop === item ? '0' : '-1';
  }
}

const linesByCard = (lines: string): ReadonlyMap<string, string> =>
  new Map(lines === '' ? [] : lines.split('\n').map((line): readonly [string, string] => [line.slice(0, line.indexOf(' ')), line.slice(line.indexOf(' ') + 1)]));

declare global {
  interface HTMLElementTagNameMap {
    'ls-board-lane': BoardLane;
  }
}
