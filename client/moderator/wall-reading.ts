import { consume } from '@lit/context';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { mergeCards, parkCard } from '../../shared/board/board-edits.ts';
import type { BoardSnapshot, SnapshotCard } from '../../shared/board/board-snapshot.ts';
import { titleGraphemesMax } from '../../shared/domain/limits.ts';
import type { Sector } from '../../shared/domain/sector.ts';
import type { Board } from '../connection/board.ts';
import { icon, iconArrowLeft, iconArrowRight, iconClose, iconMerge, iconParking, iconPlus, iconUndo } from '../elements/icon.ts';
import '../elements/sector-sign.ts';
import { sectorClass, sectorStyles, signOfId } from '../elements/sector-style.ts';
import { laneOfCard, parkedLane, trayLane } from './board-lanes.ts';
import { clusterTitle, laneTitle, moveCards, moveToNew } from './board-moves.ts';
import { deskContext } from './contexts.ts';
import type { Desk } from './desk.ts';
import { editorName } from './editor-words.ts';
import { cancel, cancelOnEscape, say } from './panel-events.ts';
import { panelStyles } from './panel-styles.ts';
import { back, firstReading, followed, next, type ReadingOrder } from './reading-order.ts';
import { readingStyles } from './reading-styles.ts';
import { SuggestionSource } from './suggestion-source.ts';
import { t } from './wall-words.ts';

/** Groups that a digit chooses. */
const digitsMax = 9;

/** Reading aloud: the loose cards one by one, each sent to its place by a press, a key or a word. Fires `ls-said`, `ls-cancel`. */
@customElement('ls-wall-reading')
export class WallReading extends LitElement {
  static override styles = [...panelStyles, sectorStyles, readingStyles];

  @property({ attribute: false }) board: Board | null = null;
  @property({ attribute: false }) boardId = '';
  @property({ attribute: false }) snapshot: BoardSnapshot | null = null;
  @property({ attribute: false }) sectors: readonly Sector[] = [];
  @property({ type: Boolean }) shortcuts = true;
  @consume({ context: deskContext, subscribe: true }) @state() private desk: Desk | null = null;
  @state() private typed = '';
  @query('input') private readonly input!: HTMLInputElement | null;
  #order: ReadingOrder | null = null;
  readonly #source = new SuggestionSource(this);

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.board?.read(null);
  }

  override firstUpdated(): void {
    if (this.desk !== null) void this.#source.load(this.desk, this.boardId);
    this.#focusCard();
  }

  protected override willUpdate(): void {
    if (this.snapshot === null) return;
    this.#order = this.#order === null ? firstReading(this.snapshot) : followed(this.#order, this.snapshot);
  }

  protected override updated(): void {
    this.board?.read(this.#card()?.id ?? null);
  }

  override render(): TemplateResult | typeof nothing {
    const order = this.#order;
    const { snapshot } = this;
    if (order === null || snapshot === null) return nothing;
    const card = this.#card();
    const reader = (this.board?.others ?? []).find(({ reading }) => reading !== null);
    return html`<section aria-labelledby="title" @keydown=${(event: KeyboardEvent) => this.#key(event)}>
      <div class="head">
        <h2 id="title">${t('read.title')}</h2>
        ${order.cards.length === 0 ? nothing : html`<span class="progress">${t('read.progress', { n: Math.min(order.at + 1, order.cards.length), of: order.cards.length })}</span>`}
        ${reader === undefined ? nothing : html`<span class="meta"><bdi>${t('read.by', { name: editorName(reader) })}</bdi></span>`}
        <button class="button icon-only quiet" aria-label=${t('bar.undo')} aria-keyshortcuts="Control+Z" aria-disabled=${String(this.board?.canUndo !== true)} @click=${() => this.#undo()}>${icon(iconUndo)}</button>
        <button class="button icon-only out" aria-label=${t('close')} @click=${() => cancel(this)}>${icon(iconClose)}</button>
      </div>
      ${card === null ? this.#end(order, snapshot) : html`${this.#face(card, order, snapshot)} ${this.#hints(card, snapshot)} ${this.#groups(card, snapshot)} ${this.#acts(order)}`}
    </section>`;
  }

  #card(): SnapshotCard | null {
    const order = this.#order;
    const id = order?.cards[order.at];
    return this.snapshot?.wall.find((card) => card.id === id) ?? null;
  }

  #end(order: ReadingOrder, snapshot: BoardSnapshot): TemplateResult {
    const left = snapshot.tray.length;
    return html`<div class="end" tabindex="-1">
      <p><strong>${t(order.cards.length === 0 ? 'read.none' : 'read.end')}</strong> ${left > 0 ? t('read.endLeft', { n: left }) : nothing}</p>
      <div class="row">
        ${left > 0 ? html`<button class="button" @click=${() => this.#go(firstReading(snapshot))}>${t('read.again', { n: left })}</button>` : nothing}
        ${order.cards.length > 0 ? html`<button class="button quiet" @click=${() => this.#go(back(order, snapshot))}>${icon(iconArrowLeft)}${t('read.back')}</button>` : nothing}
      </div>
    </div>`;
  }

  #face(card: SnapshotCard, order: ReadingOrder, snapshot: BoardSnapshot): TemplateResult {
    const sign = signOfId(this.sectors, card.sector);
    const sector = this.sectors.find(({ id }) => id === card.sector)?.title ?? t('sector.none');
    const place = placeWords(card, snapshot);
    return html`<div class="card ${sectorClass(sign)}" tabindex="-1" role="group" aria-label=${t('read.nextSaid', { n: order.at + 1, of: order.cards.length, text: card.text })}>
      <ls-sector-sign .sign=${sign} .size=${36}></ls-sector-sign>
      <bdi lang="">${card.text}</bdi>
      <span class="sector">${sector}</span>
      ${place === '' ? nothing : html`<span class="place"><bdi>${place}</bdi></span>`}
    </div>`;
  }

  /** What the server thinks it is like. */
  #hints(card: SnapshotCard, snapshot: BoardSnapshot): TemplateResult | typeof nothing {
    const twin = this.#twin(card, snapshot);
    const fit = this.#fit(card, snapshot);
    if (twin === null && fit === null) return nothing;
    return html`<ul class="hints">
      ${twin === null ? nothing : html`<li><bdi class="words">${t('read.like', { text: twin.text })}</bdi><button class="button" aria-keyshortcuts=${this.#keyshortcut('m')} @click=${() => this.#merge(twin)}>${icon(iconMerge)}${t('read.merge')}${this.#kbd('M')}</button></li>`}
      ${fit === null ? nothing : html`<li><button class="button" aria-keyshortcuts=${this.#keyshortcut('v')} @click=${() => this.#place(fit)}><bdi>${t('read.fits', { title: laneTitle(snapshot, fit) })}</bdi>${this.#kbd('V')}</button></li>`}
    </ul>`;
  }

  #acts(order: ReadingOrder): TemplateResult {
    return html`<div class="acts">
      <button class="button" aria-keyshortcuts="ArrowLeft" aria-disabled=${String(order.at === 0)} @click=${() => this.#step('back')}>${icon(iconArrowLeft)}${t('read.back')}</button>
      <button class="button" aria-keyshortcuts="ArrowRight" @click=${() => this.#step('next')}>${t('read.skip')}${icon(iconArrowRight)}</button>
      <button class="button" aria-keyshortcuts=${this.#keyshortcut('p')} @click=${() => this.#park()}>${icon(iconParking)}${t('read.park')}${this.#kbd('P')}</button>
      <button class="button" aria-keyshortcuts=${this.#keyshortcut('n')} @click=${() => this.#open('')}>${icon(iconPlus)}${t('read.new')}${this.#kbd('N')}</button>
    </div>`;
  }

  #groups(card: SnapshotCard, snapshot: BoardSnapshot): TemplateResult {
    const title = this.typed.trim();
    const fitting = this.#fitting(snapshot);
    return html`<form class="find" @submit=${(event: Event) => this.#submit(event, snapshot)}>
        <label class="field"><span class="label">${t('read.groups')} ${this.#kbd('G')}</span><input class="input" dir="auto" maxlength=${titleGraphemesMax} autocomplete="off" placeholder=${t('read.search')} @input=${() => (this.typed = this.input?.value ?? '')} /></label>
        ${title === '' ? nothing : html`<button class="button" type="button" @click=${() => this.#open(title)}>${icon(iconPlus)}<bdi>${t('read.newNamed', { title })}</bdi></button>`}
      </form>
      <ul class="groups">
        ${fitting.map(({ id, name, place, weight }) => html`<li><button class="button" aria-disabled=${String(laneOfCard(snapshot, card.id)?.id === id)} aria-keyshortcuts=${place <= digitsMax ? this.#keyshortcut(String(place)) : nothing} @click=${() => this.#place(id)}>${place <= digitsMax ? this.#kbd(String(place)) : nothing}<bdi>${name}</bdi><span>${weight}</span></button></li>`)}
      </ul>`;
  }

  #fitting(snapshot: BoardSnapshot): readonly { readonly id: string; readonly name: string; readonly place: number; readonly weight: number }[] {
    const wanted = this.typed.trim().toLocaleLowerCase('de');
    const named = snapshot.clusters.map(({ id, title, weight }, at) => ({ id, name: clusterTitle(title, at + 1), place: at + 1, weight }));
    return named.filter(({ name }) => name.toLocaleLowerCase('de').includes(wanted));
  }

  #kbd(letter: string): TemplateResult | typeof nothing {
    return this.shortcuts ? html`<kbd aria-hidden="true">${letter}</kbd>` : nothing;
  }

  #keyshortcut(key: string): string | typeof nothing {
    return this.shortcuts ? key : nothing;
  }

  #twin(card: SnapshotCard, { tray }: BoardSnapshot): SnapshotCard | null {
    if (!tray.some(({ id }) => id === card.id)) return null;
    const merge = this.#source.known?.merges.find(({ cards }) => cards.includes(card.id));
    const other = merge?.cards.find((id) => id !== card.id && tray.some((loose) => loose.id === id));
    return (other === undefined ? undefined : tray.find(({ id }) => id === other)) ?? null;
  }

  #fit(card: SnapshotCard, { clusters, tray }: BoardSnapshot): string | null {
    if (!tray.some(({ id }) => id === card.id)) return null;
    const cluster = this.#source.known?.placements.find((one) => one.card === card.id)?.cluster ?? card.wish;
    return clusters.some(({ id }) => id === cluster) ? (cluster ?? null) : null;
  }

  /** Enter takes the only group that fits, or the one of this very name; with none that fits it opens a new one. */
  #submit(event: Event, snapshot: BoardSnapshot): void {
    event.preventDefault();
    const title = this.typed.trim();
    const fitting = this.#fitting(snapshot);
    const exact = fitting.find(({ name }) => name.toLocaleLowerCase('de') === title.toLocaleLowerCase('de'));
    const only = exact ?? (fitting.length === 1 ? fitting[0] : undefined);
    if (title === '') return;
    if (only !== undefined) this.#place(only.id);
    else if (fitting.length === 0) this.#open(title);
  }

  #place(cluster: string): void {
    this.#send((board, card) => moveCards(board, new Set([card.id]), cluster, null) === null ? '' : laneTitle(board.snapshot, cluster));
  }

  #open(title: string): void {
    this.#send((board, card) => {
      moveToNew(board, new Set([card.id]), title);
      return laneTitle(board.snapshot, board.snapshot.clusters.at(-1)?.id ?? '');
    });
  }

  #park(): void {
    this.#send((board, card) => {
      board.edit((doc) => parkCard(doc, card.id, true));
      return t('board.parked');
    });
  }

  #merge(twin: SnapshotCard): void {
    this.#send((board, card) => {
      board.edit((doc) => mergeCards(doc, twin.id, [card.id]));
      return twin.text;
    });
  }

  /** One edit of the card that is read; then comes the next one. */
  #send(edit: (board: Board, card: SnapshotCard) => string): void {
    const { board } = this;
    const card = this.#card();
    if (board === null || card === null || this.#order === null) return;
    const title = edit(board, card);
    this.#go(next(this.#order, board.snapshot), title);
  }

  #undo(): void {
    if (this.board?.canUndo !== true) return;
    this.board.undo();
    say(this, t('board.undone'));
  }

  #step(way: 'next' | 'back'): void {
    if (this.#order === null || this.snapshot === null) return;
    this.#go(way === 'next' ? next(this.#order, this.snapshot) : back(this.#order, this.snapshot));
  }

  #go(order: ReadingOrder, putInto = ''): void {
    this.#order = order;
    this.typed = '';
    if (this.input !== null) this.input.value = '';
    this.requestUpdate();
    const card = this.#card();
    const words = card === null ? t('read.end') : t('read.nextSaid', { n: order.at + 1, of: order.cards.length, text: card.text });
    say(this, putInto === '' ? words : t('read.movedSaid', { title: putInto, next: words }));
    void this.updateComplete.then(() => this.#focusCard());
  }

  #focusCard(): void {
    this.renderRoot.querySelector<HTMLElement>('.card, .end')?.focus();
  }

  #key(event: KeyboardEvent): void {
    const isTyping = event.target instanceof HTMLInputElement;
    if (event.key === 'Escape' && isTyping) {
      event.stopPropagation();
      this.#focusCard();
      return;
    }
    cancelOnEscape(this, event);
    if (isTyping || event.ctrlKey || event.metaKey || event.altKey || !this.#acted(event.key)) return;
    event.preventDefault();
  }

  /** False: the key means nothing here. */
  #acted(key: string): boolean {
    const card = this.#card();
    const { snapshot } = this;
    if (snapshot === null) return false;
    if (key === 'ArrowRight' || key === 'ArrowLeft') {
      this.#step(key === 'ArrowRight' ? 'next' : 'back');
      return true;
    }
    if (!this.shortcuts || card === null) return false;
    const group = /^[1-9]$/u.test(key) ? snapshot.clusters[Number(key) - 1] : undefined;
    const twin = this.#twin(card, snapshot);
    const fit = this.#fit(card, snapshot);
    const letter = key.toLowerCase();
    if (group !== undefined) this.#place(group.id);
    else if (letter === 'n') this.#open('');
    else if (letter === 'p') this.#park();
    else if (letter === 'g') this.input?.focus();
    else if (letter === 'm' && twin !== null) this.#merge(twin);
    else if (letter === 'v' && fit !== null) this.#place(fit);
    else return false;
    return true;
  }
}

/** Where a card lies that was read before; empty while it is loose. */
const placeWords = (card: SnapshotCard, snapshot: BoardSnapshot): string => {
  const lane = laneOfCard(snapshot, card.id);
  if (lane === undefined) return t('read.mergedNow');
  if (lane.id === trayLane) return '';
  return lane.id === parkedLane ? t('read.parkedNow') : t('read.lies', { title: laneTitle(snapshot, lane.id) });
};

declare global {
  interface HTMLElementTagNameMap {
    'ls-wall-reading': WallReading;
  }
}
