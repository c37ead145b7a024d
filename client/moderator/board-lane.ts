import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { SnapshotCard } from '../../shared/board/board-snapshot.ts';
import { signPath } from '../../shared/domain/sector-shape.ts';
import type { Sector } from '../../shared/domain/sector.ts';
import { sectorClass, signOfId } from '../elements/sector-style.ts';
import { icon, iconCheck, iconEllipsis, iconSplit } from '../elements/icon.ts';
import './cluster-tools.ts';
import { t } from './desk-words.ts';

/** What a lane asks of the board. One object for all lanes and for good, so that it never causes a render. */
export interface LaneHands {
  readonly choose: (card: string, event: MouseEvent) => void;
  readonly expand: (lane: string) => void;
  readonly openMerge: (card: string) => void;
  readonly split: (card: string) => void;
  readonly openTools: (cluster: string) => void;
}

/**
 * A cluster, the tray or the parking lot: a heading and cards. Renders only when one of its own properties changes.
 *
 * Without a shadow root: dragging looks up what lies under the pointer, and the board styles everything at once.
 */
@customElement('ls-board-lane')
export class BoardLane extends LitElement {
  @property({ attribute: false }) kind: 'cluster' | 'tray' | 'parked' = 'cluster';
  @property({ attribute: false }) laneId = '';
  @property({ attribute: false }) heading = '';
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
  /** The item that the Tab key reaches, if it lies here. */
  @property({ attribute: false }) stop = '';
  @property({ attribute: false }) toolsOpen = false;
  @property({ attribute: false }) hands: LaneHands | null = null;

  protected override createRenderRoot(): this {
    return this;
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has('laneId')) this.dataset['lane'] = this.laneId;
    if (changed.has('kind') || changed.has('expanded')) this.className = `lane ${this.kind} ${this.expanded ? 'expanded' : ''}`;
  }

  override render(): TemplateResult {
    const shown = this.expanded ? this.cards : this.cards.slice(0, this.shownMax);
    const chosen = new Set(this.chosenHere.split(' '));
    const unfolded = new Set(this.unfoldedHere.split(' '));
    const rest = this.cards.length - shown.length;
    return html`
      ${this.#head()}
      ${this.toolsOpen ? html`<ls-cluster-tools .cluster=${this.laneId} .heading=${this.heading}></ls-cluster-tools>` : nothing}
      ${this.cards.length === 0
        ? html`<p class="empty">${this.emptyText}</p>`
        : html`<ul aria-label=${t('board.cardsOf', { title: this.heading })}>
            ${repeat(shown, ({ id }) => id, (card) => this.#card(card, chosen.has(card.id), unfolded.has(card.id)))}
          </ul>`}
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
      <h2><bdi>${this.heading}</bdi></h2>
      <span class="weight"><span class="visually-hidden">${t('board.cards')}</span>${this.weight}</span>
      <button class="tools" data-item=${item} tabindex=${this.#tab(item)} aria-expanded=${String(this.toolsOpen)} aria-label=${t('board.tools', { title: this.heading })} @click=${() => this.hands?.openTools(this.laneId)}>
        ${icon(iconEllipsis)}
      </button>
    </div>`;
  }

  #card(card: SnapshotCard, chosen: boolean, unfolded: boolean): TemplateResult {
    // Parked cards are tiles until somebody wants to read them.
    const tile = this.kind === 'parked' && !this.expanded;
    const sign = signOfId(this.sectors, card.sector);
    const item = `card:${card.id}`;
    const sector = this.sectors.find(({ id }) => id === card.sector)?.title ?? t('sector.none');
    return html`<li class="board-card ${sectorClass(sign)} ${chosen ? 'chosen' : ''} ${card.merged.length > 0 ? 'stacked' : ''} ${tile ? 'tile' : ''}" data-card=${card.id}>
      <button class="face" data-item=${item} tabindex=${this.#tab(item)} aria-pressed=${String(chosen)} @pointerenter=${(event: PointerEvent) => whole(event, card.text)} @click=${(event: MouseEvent) => this.hands?.choose(card.id, event)}>
        ${sign === null ? nothing : html`<svg class="sign" viewBox="0 0 24 24" aria-hidden="true"><path d=${signPath(sign)} fill-rule="evenodd" /></svg>`}
        <bdi class=${tile ? 'visually-hidden' : 'words'}>${card.text}</bdi><span class="visually-hidden">, ${sector}</span>${chosen ? icon(iconCheck) : nothing}
      </button>
      ${card.merged.length === 0
        ? nothing
        : html`<button class="merged-count" data-item=${`merged:${card.id}`} tabindex=${this.#tab(`merged:${card.id}`)} aria-expanded=${String(unfolded)} @click=${() => this.hands?.openMerge(card.id)}>
            <span aria-hidden="true">${t('board.merged', { n: card.merged.length })}</span><span class="visually-hidden">${t('board.mergedLabel', { n: card.merged.length })}</span>
          </button>`}
      ${unfolded
        ? html`<ul class="merged">
            ${card.merged.map(
              (merged) => html`<li>
                <bdi class="words">${merged.text}</bdi>
                <button data-item=${`split:${merged.id}`} tabindex=${this.#tab(`split:${merged.id}`)} aria-label=${t('board.split.label', { text: merged.text })} @click=${() => this.hands?.split(merged.id)}>${icon(iconSplit)}${t('board.split')}</button>
              </li>`,
            )}
          </ul>`
        : nothing}
    </li>`;
  }

  #moreWords(rest: number): string {
    if (this.kind === 'parked' && !this.expanded) return t('board.read');
    return rest > 0 ? t('board.more', { n: rest }) : t('board.fewer');
  }

  #tab(item: string): string {
    return this.stop === item ? '0' : '-1';
  }
}

/** What is cut after two lines, or is only a tile, shows whole under a resting pointer; with the focus on it or chosen, on the card itself. */
const whole = ({ currentTarget }: PointerEvent, text: string): void => {
  if (!(currentTarget instanceof HTMLElement)) return;
  const words = currentTarget.querySelector('.words');
  currentTarget.title = words !== null && words.scrollHeight <= words.clientHeight ? '' : text;
};

declare global {
  interface HTMLElementTagNameMap {
    'ls-board-lane': BoardLane;
  }
}
