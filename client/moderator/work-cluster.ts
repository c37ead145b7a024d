import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
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
import { cardOfItem, clusterOfItem, itemFrom } from './board-keys.ts';
import type { LaneHands } from './board-lane.ts';
import { behind, inBoardOrder, laneOfCard, lanesOf, parkedLane, trayLane } from './board-lanes.ts';
import * as moves from './board-moves.ts';
import { boardStyles } from './board-styles.ts';
import { CardDrag, type Dragged, type Drop } from './card-drag.ts';
import type { ClusterWished } from './cluster-tools.ts';
import type { Desk } from './desk.ts';
import { deskStyles } from './desk-styles.ts';
import { t } from './desk-words.ts';
import type { MoveWish } from './move-menu.ts';
import { boardOfKind } from './plan.ts';

type Sheet = 'move' | 'new' | 'hide' | 'hidden' | null;

/** Cards of a group before "18 weitere"; of the tray and the parking lot likewise. */
const shownInCluster = 4;
const shownInTray = 8;
const tilesInParking = 16;

/** Ordering: the board with its clusters, tray and parking lot. */
@customElement('ls-work-cluster')
export class WorkCluster extends LitElement {
  static override styles = [...deskStyles, shapeStyles, sectorStyles, boardStyles];

  @property({ attribute: false }) view: DeskView | null = null;
  @property({ attribute: false }) desk: Desk | null = null;
  @state() private boardChosen: string | null = null;
  @state() private chosen: ReadonlySet<string> = new Set();
  @state() private expanded: ReadonlySet<string> = new Set();
  @state() private unfolded: ReadonlySet<string> = new Set();
  @state() private toolsOf: string | null = null;
  @state() private sheet: Sheet = null;
  @state() private shortcuts = true;
  @state() private stop = '';
  @state() private said = '';
  /** Gets the focus once it stands on the page. */
  #focusNext: string | null = null;
  /** What was just done is being said: the focus that follows must not talk over it. */
  #keepSaid = false;
  #board: Board | null = null;
  readonly #follow = new BoardController(this);
  readonly #actions = new ActionController(this);
  readonly #drag: CardDrag = new CardDrag(
    this,
    (dragged) => this.#ghostText(dragged),
    (dragged, drop) => this.#dropped(dragged, drop),
  );
  readonly #hands: LaneHands = {
    choose: (card, event) => this.#choose(card, event.shiftKey),
    expand: (lane) => (this.expanded = toggled(this.expanded, lane)),
    openMerge: (card) => (this.unfolded = toggled(this.unfolded, card)),
    split: (card) => this.#do((board) => moves.split(board, card), `card:${card}`),
    openTools: (cluster) => (this.toolsOf = this.toolsOf === cluster ? null : cluster),
  };

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
    const boardId = this.boardChosen ?? boardOfKind(view, 'cluster');
    const sync = view.sync.find(({ board }) => board === boardId);
    const board = sync === undefined ? null : desk.board(sync.name);
    if (board !== this.#board) {
      this.#board = board;
      this.chosen = new Set();
      this.stop = '';
    }
    this.#follow.follow(board);
    if (board === null) return;
    this.#forgetGone(board.snapshot);
  }

  /** Cards that left the lanes (hidden, merged, withdrawn by somebody else) are no longer chosen. */
  #forgetGone(snapshot: BoardSnapshot): void {
    const here = new Set(lanesOf(snapshot).flatMap(({ cards }) => cards.map(({ id }) => id)));
    if ([...this.chosen].some((card) => !here.has(card))) this.chosen = new Set([...this.chosen].filter((card) => here.has(card)));
    const card = cardOfItem(this.stop);
    if (this.stop === '' || (card !== null && !here.has(card))) this.stop = this.#firstItem(snapshot);
  }

  #firstItem(snapshot: BoardSnapshot): string {
    const [cluster] = snapshot.clusters;
    if (cluster !== undefined) return `strip:${cluster.id}`;
    const card = snapshot.tray[0] ?? snapshot.parked[0];
    return card === undefined ? '' : `card:${card.id}`;
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
        .cards=${snapshot.wall.length}
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
        ${this.#lane('tray', trayLane, t('board.tray'), snapshot.tray, snapshot.tray.length)} ${this.#lane('parked', parkedLane, t('board.parked'), snapshot.parked, snapshot.parked.length)}
      </div>
      <div class="drag-layer"></div>
    `;
  }

  #lane(kind: 'cluster' | 'tray' | 'parked', id: string, title: string, cards: readonly SnapshotCard[], weight: number): TemplateResult {
    const mine = (all: ReadonlySet<string>): string => (all.size === 0 ? '' : cards.filter((card) => all.has(card.id)).map((card) => card.id).join(' '));
    const short = { cluster: shownInCluster, tray: shownInTray, parked: tilesInParking }[kind];
    // While there is no group yet, the tray is the board: everything lies open.
    const open = this.expanded.has(id) !== (kind === 'tray' && this.#board?.snapshot.clusters.length === 0);
    return html`<ls-board-lane
      .kind=${kind}
      .laneId=${id}
      .heading=${title}
      .weight=${weight}
      .cards=${cards}
      .sectors=${this.view?.sectors ?? []}
      .shownMax=${short}
      .expanded=${open}
      .chosenHere=${mine(this.chosen)}
      .unfoldedHere=${mine(this.unfolded)}
      .stop=${this.#stopIn(id, cards)}
      .toolsOpen=${this.toolsOf === id}
      .hands=${this.#hands}
    ></ls-board-lane>`;
  }

  /** The Tab stop, but only for the lane in which it lies: the others need not render when it moves. */
  #stopIn(lane: string, cards: readonly SnapshotCard[]): string {
    const [, id = ''] = this.stop.split(/:(.*)/s);
    const here = id === lane || cards.some((card) => card.id === id || card.merged.some((merged) => merged.id === id));
    return here ? this.stop : '';
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
        this.#do((at) => moves.park(at, this.chosen), this.#neighbour(board.snapshot, first));
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
    this.#keepSaid = focus !== null;
    this.chosen = new Set();
    this.sheet = null;
    this.#focusNext = focus;
    this.requestUpdate();
  }

  #move(wish: MoveWish): void {
    const chosen = this.chosen;
    const board = this.#board;
    if (board === null) return;
    // The eye stays where the cards came from: there the work goes on.
    const focus = this.#neighbour(board.snapshot, inBoardOrder(board.snapshot, chosen)[0]);
    if ('lane' in wish) this.#do((at) => moves.moveCards(at, chosen, wish.lane, null), focus);
    else this.#do((at) => moves.moveToNew(at, this.sheet === 'new' ? new Set() : chosen, wish.newCluster), focus);
  }

  async #hide(reason: string): Promise<void> {
    const { desk } = this;
    const board = this.#board;
    if (desk === null || board === null) return;
    const cards = inBoardOrder(board.snapshot, this.chosen);
    const focus = this.#neighbour(board.snapshot, cards[0]);
    for (const card of cards) {
      const receipt = await this.#actions.run('hide', () => desk.send({ do: 'hide-card', card, reason }));
      if (receipt?.ok !== true) return;
    }
    this.#do(() => t('hide.said', { n: cards.length }), focus);
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
    if (wish.kind === 'close') this.#focus(strip);
    if (wish.kind !== 'move') this.toolsOf = null;
  }

  #dropped(dragged: Dragged, drop: Drop): void {
    const board = this.#board;
    if (board === null) return;
    if (dragged.kind === 'cluster') {
      const at = board.snapshot.clusters.findIndex(({ id }) => id === drop.lane);
      const before = drop.firstHalf ? drop.lane : (board.snapshot.clusters[at + 1]?.id ?? null);
      if (drop.lane !== dragged.id && before !== dragged.id) this.#do((on) => moves.putCluster(on, dragged.id, before));
      return;
    }
    const moved = this.chosen.has(dragged.id) ? this.chosen : new Set([dragged.id]);
    const lane = lanesOf(board.snapshot).find(({ id }) => id === drop.lane);
    if (lane !== undefined) this.#do((on) => moves.moveCards(on, moved, lane.id, behind(lane, drop.after, moved)));
  }

  #ghostText(dragged: Dragged): string {
    const board = this.#board;
    if (board === null) return '';
    if (dragged.kind === 'cluster') return moves.laneTitle(board.snapshot, dragged.id);
    if (this.chosen.has(dragged.id) && this.chosen.size > 1) return t('bar.chosenCards', { n: this.chosen.size });
    return laneOfCard(board.snapshot, dragged.id)?.cards.find(({ id }) => id === dragged.id)?.text ?? '';
  }

  #choose(card: string, range: boolean): void {
    const lane = this.#board === null ? undefined : laneOfCard(this.#board.snapshot, card);
    const last = cardOfItem(this.stop);
    const from = lane?.cards.findIndex(({ id }) => id === last) ?? -1;
    if (range && lane !== undefined && from >= 0) {
      const to = lane.cards.findIndex(({ id }) => id === card);
      const between = lane.cards.slice(Math.min(from, to), Math.max(from, to) + 1).map(({ id }) => id);
      this.chosen = new Set([...this.chosen, ...between]);
    } else this.chosen = toggled(this.chosen, card);
    this.stop = `card:${card}`;
  }

  #clear(): void {
    this.chosen = new Set();
    this.sheet = null;
    this.#focus(this.stop);
  }

  #closeSheet(): void {
    this.sheet = null;
    this.#focus(this.stop);
  }

  #focused(event: FocusEvent): void {
    const item = itemAt(event);
    if (item === undefined) return;
    this.stop = item;
    const card = cardOfItem(item);
    const keepSaid = this.#keepSaid;
    this.#keepSaid = false;
    if (card !== null && this.#board !== null && !keepSaid) this.said = moves.placeSentence(this.#board.snapshot, card);
  }

  #key(event: KeyboardEvent): void {
    const item = itemAt(event);
    const board = this.#board;
    if (item === undefined || board === null || event.ctrlKey || event.metaKey) return;
    const card = cardOfItem(item);
    const cluster = clusterOfItem(item);
    const by = event.key === 'ArrowLeft' || event.key === 'ArrowUp' ? -1 : 1;
    const arrow = event.key.startsWith('Arrow');
    const across = event.key === 'ArrowLeft' || event.key === 'ArrowRight';
    if (event.altKey && arrow && (card !== null || cluster !== null)) {
      event.preventDefault();
      if (cluster !== null) this.#do((on) => moves.shiftCluster(on, cluster, by), item);
      else if (card !== null && across) this.#do((on) => moves.moveAcross(on, this.#grip(card), card, by), item);
      else if (card !== null) this.#do((on) => moves.nudge(on, card, by), item);
      return;
    }
    if (event.key === 'Escape' && this.chosen.size > 0) {
      this.#clear();
      return;
    }
    if (card !== null && this.shortcuts && !event.altKey) {
      const act = ({ m: 'merge', g: 'group', p: 'park', h: 'hide' } as const)[event.key.toLowerCase()];
      if (act !== undefined) {
        event.preventDefault();
        this.chosen = this.#grip(card);
        this.#act(act);
        return;
      }
    }
    const target = event.altKey ? null : itemFrom(this.renderRoot, item, event.key);
    if (target === null) return;
    event.preventDefault();
    const next = cardOfItem(target);
    if (event.shiftKey && card !== null && next !== null && !across) this.chosen = new Set([...this.chosen, card, next]);
    this.#focus(target);
  }

  /** What a key on a card acts on: the chosen cards, or this one if none is chosen. */
  #grip(card: string): ReadonlySet<string> {
    return this.chosen.size > 0 ? this.chosen : new Set([card]);
  }

  /** Where the focus goes when a card leaves its place: the one behind it, else the one before. */
  #neighbour(snapshot: BoardSnapshot, card: string | undefined): string | null {
    const lane = card === undefined ? undefined : laneOfCard(snapshot, card);
    if (lane === undefined) return null;
    const at = lane.cards.findIndex(({ id }) => id === card);
    const beside = lane.cards.slice(at + 1).find(({ id }) => !this.chosen.has(id)) ?? lane.cards.slice(0, at).findLast(({ id }) => !this.chosen.has(id));
    if (beside !== undefined) return `card:${beside.id}`;
    return snapshot.clusters.some(({ id }) => id === lane.id) ? `strip:${lane.id}` : this.#firstItem(snapshot);
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

  #focus(item: string): void {
    this.#focusNext = item;
    this.requestUpdate();
  }

  protected override async updated(_changed: PropertyValues): Promise<void> {
    const item = this.#focusNext;
    if (item === null) return;
    this.#focusNext = null;
    this.stop = item;
    await Promise.all([...this.renderRoot.querySelectorAll('ls-board-lane')].map((lane) => lane.updateComplete));
    const target = this.renderRoot.querySelector<HTMLElement>(`[data-item="${CSS.escape(item)}"]`);
    const hiddenIn = target === null ? this.#collapsedLane(item) : null;
    if (hiddenIn !== null) {
      // The card went to where only "18 weitere" shows: unfold, then try again.
      this.expanded = toggled(this.expanded, hiddenIn);
      this.#focusNext = item;
      return;
    }
    target?.focus();
  }

  #collapsedLane(item: string): string | null {
    const card = cardOfItem(item);
    const lane = card === null || this.#board === null ? undefined : laneOfCard(this.#board.snapshot, card);
    return lane === undefined || this.expanded.has(lane.id) ? null : lane.id;
  }

  get dragging(): boolean {
    return this.#drag.active;
  }
}

const itemAt = (event: Event): string | undefined =>
  event
    .composedPath()
    .find((node): node is HTMLElement => node instanceof HTMLElement && node.dataset['item'] !== undefined)
    ?.dataset['item'];

const toggled = (set: ReadonlySet<string>, member: string): ReadonlySet<string> => {
  const next = new Set(set);
  if (!next.delete(member)) next.add(member);
  return next;
};

declare global {
  interface HTMLElementTagNameMap {
    'ls-work-cluster': WorkCluster;
  }
}
