import { consume } from '@lit/context';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { BoardSnapshot, SnapshotCard } from '../../shared/board/board-snapshot.ts';
import type { DeskView } from '../../shared/protocol/view.ts';
import type { Board } from '../connection/board.ts';
import { shapeStyles } from '../styles/shared-styles.ts';
import { sectorStyles } from '../elements/sector-style.ts';
import { ActionController } from './action-controller.ts';
import './board-bar.ts';
import './board-chooser.ts';
import './board-lane.ts';
import './hide-form.ts';
import './move-menu.ts';
import type { BarAct } from './board-bar.ts';
import { BoardController } from './board-controller.ts';
import { BoardFocus } from './board-focus.ts';
import { cardOfItem, clusterOfItem, itemAt, wishOf } from './board-keys.ts';
import type { LaneHands } from './board-lane.ts';
import { besideCards, cardsBetween, firstItem, inBoardOrder, laneOfCard, lanesOf, parkedLane, trayLane, trayOpens, weightOf } from './board-lanes.ts';
import * as moves from './board-moves.ts';
import { boardStyles } from './board-styles.ts';
import { CardDrag } from './card-drag.ts';
import type { ClusterWished } from './cluster-tools.ts';
import { deskContext, viewContext } from './contexts.ts';
import type { Desk } from './desk.ts';
import { deskStyles } from './desk-styles.ts';
import { t } from './desk-words.ts';
import { shownMaxOf } from './lane-room.ts';
import type { MoveWish } from './move-menu.ts';
import { boardOfKind } from './plan.ts';
import { toggled } from './toggled.ts';

type Sheet = 'move' | 'new' | 'hide' | 'hidden' | null;

/** Ordering: the board with its clusters, tray and parking lot. */
@customElement('ls-work-cluster')
export class WorkCluster extends LitElement {
  static override styles = [...deskStyles, shapeStyles, sectorStyles, boardStyles];

  @consume({ context: viewContext, subscribe: true }) @state() private view: DeskView | null = null;
  @consume({ context: deskContext, subscribe: true }) @state() private desk: Desk | null = null;
  @state() private boardChosen: string | null = null;
  @state() private chosen: ReadonlySet<string> = new Set();
  @state() private expanded: ReadonlySet<string> = new Set();
  @state() private unfolded: ReadonlySet<string> = new Set();
  @state() private toolsOf: string | null = null;
  @state() private sheet: Sheet = null;
  @state() private shortcuts = true;
  @state() private said = '';
  #isHiding = false;
  #trayOpens = false;
  #board: Board | null = null;
  readonly #boards = new BoardController(this);
  readonly #actions = new ActionController(this);
  readonly #focus: BoardFocus = new BoardFocus(
    this,
    (item) => this.#unfoldFor(item),
    () => (this.#board === null ? null : firstItem(this.#board.snapshot)),
  );
  readonly #hands: LaneHands = {
    choose: (card, event) => this.#choose(card, event.shiftKey),
    expand: (lane) => (this.expanded = toggled(this.expanded, lane)),
    openMerge: (card) => (this.unfolded = toggled(this.unfolded, card)),
    split: (card) => this.#do((board) => moves.split(board, card), `card:${card}`),
    openTools: (cluster) => (this.toolsOf = this.toolsOf === cluster ? null : cluster),
  };

  constructor() {
    super();
    new CardDrag(
      this,
      (dragged) => (this.#board === null ? '' : moves.draggedText(this.#board.snapshot, dragged, this.chosen)),
      (dragged, at) => this.#do((board) => moves.drop(board, dragged, at, this.chosen)),
    );
  }

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener('keydown', this.#undoKeys);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('keydown', this.#undoKeys);
  }

  protected override willUpdate(): void {
    const { view, desk } = this;
    if (view === null || desk === null) return;
    const board = this.#boards.follow(view, desk, this.boardChosen ?? boardOfKind(view, 'cluster'));
    if (board !== this.#board) {
      this.#board = board;
      this.chosen = new Set();
      this.#focus.stop = '';
    }
    if (board === null) return;
    // Cards that are being hidden leave the board before the answer comes; until then the question stands about them.
    if (!this.#isHiding) this.#forgetGone(board.snapshot);
    if (trayOpens(board.snapshot) === this.#trayOpens) return;
    this.#trayOpens = !this.#trayOpens;
    this.expanded = new Set([...this.expanded].filter((lane) => lane !== trayLane));
  }

  /** Cards that left the lanes (hidden, merged, withdrawn by somebody else) are no longer chosen. */
  #forgetGone(snapshot: BoardSnapshot): void {
    const here = new Set(lanesOf(snapshot).flatMap(({ cards }) => cards.map(({ id }) => id)));
    if ([...this.chosen].every((card) => here.has(card))) return;
    this.chosen = new Set([...this.chosen].filter((card) => here.has(card)));
    if (this.chosen.size === 0 && (this.sheet === 'move' || this.sheet === 'hide')) this.#closeSheet();
  }

  override render(): TemplateResult | typeof nothing {
    const { view, desk } = this;
    const board = this.#board;
    if (view === null || desk === null) return nothing;
    if (board === null) return html`<p class="loading">${t('board.none')}</p>`;
    if (board.status === 'refused') return html`<p class="loading" role="alert">${t('board.refused')}</p>`;
    if (!board.synced) return html`<p class="loading" role="status">${t('board.loading')}</p>`;
    const { snapshot } = board;
    const bare = snapshot.clusters.length === 0;
    return html`
      <h1 class="visually-hidden">${t('kind.cluster')}</h1>
      <ls-board-chooser .boards=${view.boards} .chosen=${this.boardChosen ?? boardOfKind(view, 'cluster') ?? ''} @ls-board=${(event: CustomEvent<string>) => (this.boardChosen = event.detail)}></ls-board-chooser>
      <ls-board-bar
        .chosen=${this.chosen.size}
        .cards=${snapshot.wall.length - weightOf(snapshot.parked)}
        .clusters=${snapshot.clusters.length}
        .hiddenCards=${snapshot.hidden.length}
        .allParked=${moves.allParked(snapshot, this.chosen)}
        .canUndo=${board.canUndo}
        .canRedo=${board.canRedo}
        .shortcuts=${this.shortcuts}
        .sheet=${this.sheet ?? ''}
        @ls-act=${(event: CustomEvent<BarAct>) => this.#act(event.detail)}
      ></ls-board-bar>
      ${this.#sheet(snapshot)}
      <p class="visually-hidden" role="status" aria-live="polite">${this.said}</p>
      <div class="scroller" ?hidden=${bare} @keydown=${(event: KeyboardEvent) => this.#key(event)} @focusin=${(event: FocusEvent) => this.#focused(event)} @ls-cluster=${(event: CustomEvent<ClusterWished>) => this.#clusterWish(event.detail)}>
        <div class="clusters">${repeat(snapshot.clusters, ({ id }) => id, ({ id, title, cards, weight }) => this.#lane('cluster', id, title, cards, weight))}</div>
      </div>
      <div class="floor scroller ${bare ? 'bare' : ''}" @keydown=${(event: KeyboardEvent) => this.#key(event)} @focusin=${(event: FocusEvent) => this.#focused(event)}>
        ${this.#lane('tray', trayLane, t('board.tray'), snapshot.tray, weightOf(snapshot.tray))} ${this.#lane('parked', parkedLane, t('board.parked'), snapshot.parked, weightOf(snapshot.parked))}
      </div>
      <div class="drag-layer"></div>
    `;
  }

  #lane(kind: 'cluster' | 'tray' | 'parked', id: string, title: string, cards: readonly SnapshotCard[], weight: number): TemplateResult {
    const mine = (all: ReadonlySet<string>): string => (all.size === 0 ? '' : cards.filter((card) => all.has(card.id)).map((card) => card.id).join(' '));
    return html`<ls-board-lane
      .kind=${kind}
      .laneId=${id}
      .heading=${title}
      .weight=${weight}
      .emptyText=${t(kind === 'tray' && (this.#board?.snapshot.wall.length ?? 0) > 0 ? 'board.empty.trayDone' : `board.empty.${kind}`)}
      .cards=${cards}
      .sectors=${this.view?.sectors ?? []}
      .shownMax=${shownMaxOf(kind)}
      .expanded=${this.#isOpen(id)}
      .chosenHere=${mine(this.chosen)}
      .unfoldedHere=${mine(this.unfolded)}
      .stop=${this.#stopIn(id, cards)}
      .toolsOpen=${this.toolsOf === id}
      .hands=${this.#hands}
    ></ls-board-lane>`;
  }

  #isOpen(lane: string): boolean {
    return this.expanded.has(lane) !== (lane === trayLane && this.#trayOpens);
  }

  /** The Tab stop, but only for the lane in which it lies: the others need not render when it moves. */
  #stopIn(lane: string, cards: readonly SnapshotCard[]): string {
    const { stop } = this.#focus;
    const [, id = ''] = stop.split(/:(.*)/s);
    const here = id === lane || cards.some((card) => card.id === id || card.merged.some((merged) => merged.id === id));
    return here ? stop : '';
  }

  #sheet(snapshot: BoardSnapshot): TemplateResult | typeof nothing {
    const close = (): void => this.#closeSheet();
    switch (this.sheet) {
      case 'move':
      case 'new':
        return html`<div class="sheet"><ls-move-menu .clusters=${snapshot.clusters} .onlyNew=${this.sheet === 'new'} @ls-cancel=${close} @ls-move=${(event: CustomEvent<MoveWish>) => this.#move(event.detail)}></ls-move-menu></div>`;
      case 'hide':
        return html`<div class="sheet">
          <ls-hide-form .count=${this.chosen.size} .busy=${this.#actions.busy('hide')} @ls-cancel=${close} @ls-hide=${(event: CustomEvent<string>) => this.#hide(event.detail)}></ls-hide-form>
          ${this.#actions.failure('hide')}
        </div>`;
      case 'hidden':
        return html`<div class="sheet">
          <ul class="hidden-list" aria-label=${t('bar.hidden', { n: snapshot.hidden.length })}>
            ${snapshot.hidden.map((card) => html`<li><bdi class="words">${card.text}</bdi><button class="button" @click=${() => this.#show(card.id)}>${t('hide.undo')}</button></li>`)}
          </ul>
          ${this.#actions.failure('show')}
        </div>`;
      case null:
        return nothing;
    }
  }

  #act(act: BarAct): void {
    const board = this.#board;
    if (board === null) return;
    const [first] = inBoardOrder(board.snapshot, this.chosen);
    switch (act) {
      case 'merge':
        this.#do((at) => moves.merge(at, this.chosen), first === undefined ? null : `card:${first}`);
        break;
      case 'park':
        this.#do((at) => moves.park(at, this.chosen), besideCards(board.snapshot, this.chosen));
        break;
      case 'group':
        this.sheet = this.sheet === 'move' ? null : 'move';
        break;
      case 'hide':
      case 'new':
      case 'hidden':
        this.sheet = this.sheet === act ? null : act;
        break;
      case 'undo':
      case 'redo':
        this.#turn(act);
        break;
      case 'shortcuts':
        this.shortcuts = !this.shortcuts;
        break;
      case 'clear':
        this.#clear();
        break;
    }
  }

  /** One edit, one sentence; afterwards nothing is chosen and the focus stands where the work goes on. */
  #do(edit: (board: Board) => string | null, focus: string | null = null): void {
    const board = this.#board;
    if (board === null) return;
    const said = edit(board);
    if (said === null) return;
    this.said = said;
    this.chosen = new Set();
    this.sheet = null;
    this.#focus.go(focus, true);
  }

  #move(wish: MoveWish): void {
    const chosen = this.chosen;
    const board = this.#board;
    if (board === null) return;
    // The eye stays where the cards came from: there the work goes on.
    const focus = besideCards(board.snapshot, chosen);
    if ('lane' in wish) this.#do((at) => moves.moveCards(at, chosen, wish.lane, null), focus);
    else {
      this.#do((at) => moves.moveToNew(at, this.sheet === 'new' ? new Set() : chosen, wish.newCluster), focus);
      const made = focus === null ? board.snapshot.clusters.at(-1) : undefined;
      if (made !== undefined) this.#focus.go(`strip:${made.id}`);
    }
  }

  async #hide(reason: string): Promise<void> {
    const { desk } = this;
    const board = this.#board;
    if (desk === null || board === null) return;
    const cards = inBoardOrder(board.snapshot, this.chosen);
    const focus = besideCards(board.snapshot, this.chosen);
    this.#isHiding = true;
    const done = await this.#hideAll(desk, cards, reason);
    this.#isHiding = false;
    this.requestUpdate();
    if (!done) return;
    this.#do(() => t('hide.said', { n: cards.length }), focus);
  }

  async #hideAll(desk: Desk, cards: readonly string[], reason: string): Promise<boolean> {
    for (const card of cards) {
      const receipt = await this.#actions.run('hide', () => desk.send({ do: 'hide-card', card, reason }));
      if (receipt?.ok !== true) return false;
    }
    return true;
  }

  async #show(card: string): Promise<void> {
    const { desk } = this;
    if (desk === null) return;
    const receipt = await this.#actions.run('show', () => desk.send({ do: 'hide-card', card, hidden: false }));
    if (receipt?.ok === true && (this.#board?.snapshot.hidden.length ?? 0) <= 1) this.#closeSheet();
  }

  #clusterWish({ cluster, wish }: ClusterWished): void {
    const strip = `strip:${cluster}`;
    if (wish.kind === 'rename') this.#do((board) => moves.rename(board, cluster, wish.title), strip);
    else if (wish.kind === 'move') this.#do((board) => moves.shiftCluster(board, cluster, wish.by));
    else if (wish.kind === 'remove') this.#do((board) => moves.remove(board, cluster));
    if (wish.kind === 'close') this.#focus.go(strip);
    if (wish.kind !== 'move') this.toolsOf = null;
  }

  #choose(card: string, range: boolean): void {
    const board = this.#board;
    if (board === null) return;
    if (range) this.chosen = new Set([...this.chosen, ...cardsBetween(board.snapshot, cardOfItem(this.#focus.stop), card)]);
    else this.chosen = toggled(this.chosen, card);
    this.#focus.stop = `card:${card}`;
  }

  #clear(): void {
    this.chosen = new Set();
    this.#closeSheet();
  }

  #closeSheet(): void {
    this.sheet = null;
    this.#focus.go(this.#focus.stop);
  }

  #focused(event: FocusEvent): void {
    const item = itemAt(event);
    if (item === undefined) return;
    const maySpeak = this.#focus.arrived(item);
    const card = cardOfItem(item);
    if (card !== null && this.#board !== null && maySpeak) this.said = moves.placeSentence(this.#board.snapshot, card);
  }

  #key(event: KeyboardEvent): void {
    const item = itemAt(event);
    const wish = item === undefined ? null : wishOf(event, item, this.renderRoot, this.shortcuts);
    if (item === undefined || wish === null || (wish.kind === 'clear' && this.chosen.size === 0)) return;
    event.preventDefault();
    const card = cardOfItem(item);
    switch (wish.kind) {
      case 'move':
        this.#do((board) => this.#moved(board, item, wish.by, wish.across), item);
        break;
      case 'clear':
        this.#clear();
        break;
      case 'act':
        if (card !== null) this.chosen = this.#grip(card);
        this.#act(wish.act);
        break;
      case 'walk':
        if (wish.choose) this.chosen = new Set([...this.chosen, ...[card, cardOfItem(wish.to)].filter((id) => id !== null)]);
        this.#focus.go(wish.to);
        break;
    }
  }

  #moved(board: Board, item: string, by: 1 | -1, across: boolean): string | null {
    const card = cardOfItem(item);
    const cluster = clusterOfItem(item);
    if (cluster !== null) return moves.shiftCluster(board, cluster, by);
    if (card === null) return null;
    return across ? moves.moveAcross(board, this.#grip(card), card, by) : moves.nudge(board, card, by);
  }

  /** What a key on a card acts on: the chosen cards, or this one if none is chosen. */
  #grip(card: string): ReadonlySet<string> {
    return this.chosen.size > 0 ? this.chosen : new Set([card]);
  }

  readonly #undoKeys = (event: KeyboardEvent): void => {
    if (!(event.ctrlKey || event.metaKey) || event.altKey) return;
    const [target] = event.composedPath();
    if (target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement) return;
    const key = event.key.toLowerCase();
    if (key !== 'z' && key !== 'y') return;
    event.preventDefault();
    this.#turn(key === 'y' || event.shiftKey ? 'redo' : 'undo');
  };

  #turn(way: 'undo' | 'redo'): void {
    const board = this.#board;
    if (board === null || !(way === 'undo' ? board.canUndo : board.canRedo)) return;
    if (way === 'undo') board.undo();
    else board.redo();
    this.said = t(way === 'undo' ? 'board.undone' : 'board.redone');
  }

  /** A card went to where only "18 weitere" shows: that lane unfolds. */
  #unfoldFor(item: string): boolean {
    const card = cardOfItem(item);
    const lane = card === null || this.#board === null ? undefined : laneOfCard(this.#board.snapshot, card);
    if (lane === undefined || this.#isOpen(lane.id)) return false;
    this.expanded = toggled(this.expanded, lane.id);
    return true;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ls-work-cluster': WorkCluster;
  }
}
