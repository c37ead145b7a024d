import { consume } from '@lit/context';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { BoardSnapshot } from '../../shared/board/board-snapshot.ts';
import type { DeskView } from '../../shared/protocol/view.ts';
import type { Board } from '../connection/board.ts';
import { sectorStyles } from '../elements/sector-style.ts';
import { shapeStyles } from '../styles/shared-styles.ts';
import './board-bar.ts';
import type { BarAct, BoardBar } from './board-bar.ts';
import { boardCardStyles } from './board-card-styles.ts';
import { BoardChoice } from './board-choice.ts';
import './board-chooser.ts';
import { BoardController } from './board-controller.ts';
import { BoardFocus } from './board-focus.ts';
import { cardOfItem, clusterOfItem, itemAt, wishOf } from './board-keys.ts';
import type { LaneHands } from './board-lane.ts';
import { besideCards, firstItem, inBoardOrder, laneOfCard, unsettledOf, weightOf } from './board-lanes.ts';
import * as moves from './board-moves.ts';
import { BoardSheets, type Sheet } from './board-sheets.ts';
import { boardStyles } from './board-styles.ts';
import { CardDrag } from './card-drag.ts';
import type { ClusterWished } from './cluster-tools.ts';
import { deskContext, viewContext } from './contexts.ts';
import type { Desk } from './desk.ts';
import { deskStyles } from './desk-styles.ts';
import { t } from './desk-words.ts';
import { atDesks, holders } from './editor-words.ts';
import { LaneStates } from './lane-states.ts';
import { clusterView, floorViews } from './lane-view.ts';
import type { MoveWish } from './move-menu.ts';
import { boardOfKind } from './plan.ts';
import { UndoKeys } from './undo-keys.ts';

/** Sheets that an edit of the board ends; the others are worked with while the board changes. */
const endedByEdit: readonly (Sheet | null)[] = ['move', 'new', 'hide', 'hidden'];

/** Ordering: the board with its clusters, tray and parking lot. */
@customElement('ls-work-cluster')
export class WorkCluster extends LitElement {
  static override styles = [...deskStyles, shapeStyles, sectorStyles, boardCardStyles, boardStyles];

  @consume({ context: viewContext, subscribe: true }) @state() private view: DeskView | null = null;
  @consume({ context: deskContext, subscribe: true }) @state() private desk: Desk | null = null;
  @state() private boardChosen: string | null = null;
  @state() private shortcuts = true;
  @state() private said = '';
  #board: Board | null = null;
  #unsettled = 0;
  readonly #boards = new BoardController(this);
  readonly #lanes = new LaneStates(this);
  readonly #choice = new BoardChoice(this, () => this.#board);
  readonly #sheets: BoardSheets = new BoardSheets(this, {
    move: (wish) => this.#move(wish),
    beside: () => this.#beside(this.#choice.cards),
    left: (sentence, focus) => this.#do(() => sentence, focus),
    focus: (item) => this.#focus.go(item ?? this.#focus.stop, item === null),
    say: (sentence) => (this.said = sentence),
    closed: (sheet) => void this.#sheetClosed(sheet),
    setShortcuts: (on) => (this.shortcuts = on),
  });
  readonly #focus: BoardFocus = new BoardFocus(
    this,
    (item) => this.#unfoldFor(item),
    () => (this.#board === null ? null : firstItem(this.#board.snapshot)),
  );
  readonly #hands: LaneHands = {
    choose: (card, event) => this.#choose(card, event.shiftKey),
    expand: (lane) => this.#lanes.turnLane(lane),
    openMerge: (card) => this.#lanes.turnStack(card),
    openComments: (card) => this.#lanes.turnComments(card),
    openTools: (cluster) => this.#lanes.turnTools(cluster),
    split: (card) => this.#do((board) => moves.split(board, card), `card:${card}`),
    takeWish: (card) => this.#do((board) => moves.takeWishes(board, new Set([card])), this.#beside(new Set([card]))),
    entitle: (cluster, title, goOn) => this.#do((board) => moves.rename(board, cluster, title), goOn ? `strip:${cluster}` : null),
  };

  constructor() {
    super();
    new UndoKeys(this, (way) => this.#turn(way));
    new CardDrag(
      this,
      (dragged) => (this.#board === null ? '' : moves.draggedText(this.#board.snapshot, dragged, this.#choice.cards)),
      (dragged) => this.#choice.lift(dragged?.kind === 'card' ? dragged.id : null),
      (dragged, at) => this.#do((board) => moves.drop(board, dragged, at, this.#choice.cards)),
    );
  }

  protected override willUpdate(): void {
    const { view, desk } = this;
    if (view === null || desk === null) return;
    const board = this.#boards.follow(view, desk, this.boardChosen ?? boardOfKind(view, 'cluster'));
    if (board !== this.#board) {
      this.#board = board;
      this.#unsettled = 0;
      this.#choice.clear();
      this.#focus.stop = '';
    }
    if (board === null) return;
    const { snapshot } = board;
    if (!this.#sheets.isTaking && this.#choice.forgetGone(snapshot)) this.#sheets.forgetChosen();
    this.#lanes.follow(snapshot);
    const unsettled = unsettledOf(snapshot);
    if (unsettled > this.#unsettled) this.said = t('board.unsettledSaid', { n: unsettled });
    this.#unsettled = unsettled;
  }

  override render(): TemplateResult | typeof nothing {
    const { view, desk } = this;
    const board = this.#board;
    if (view === null || desk === null) return nothing;
    if (board === null) return html`<p class="loading">${t('board.none')}</p>`;
    const { status } = board;
    if (status === 'refused') return html`<p class="loading" role="alert">${t('board.refused')}</p>`;
    if (status === 'not-taken' || status === 'full')
      return html`<div class="loading" role="alert"><p>${t(status === 'full' ? 'board.full' : 'board.notTaken')}</p><button class="button" @click=${() => location.reload()}>${t('board.reload')}</button></div>`;
    if (!board.synced) return html`<p class="loading" role="status">${t('board.loading')}</p>`;
    const { snapshot } = board;
    const boardId = this.boardChosen ?? boardOfKind(view, 'cluster') ?? '';
    const isReading = this.#sheets.open === 'read';
    const bare = snapshot.clusters.length === 0;
    const scene = { snapshot, sectors: view.sectors, states: this.#lanes, chosen: this.#choice.cards, held: holders(board.others), stop: this.#focus.stop, hands: this.#hands };
    return html`
      <h1 class="visually-hidden">${t('kind.cluster')}</h1>
      <ls-board-chooser ?hidden=${isReading} .boards=${view.boards} .chosen=${boardId} @ls-board=${(event: CustomEvent<string>) => (this.boardChosen = event.detail)}></ls-board-chooser>
      ${this.#bar(board, snapshot)}
      ${this.#sheets.render({ view, desk, board, boardId, snapshot, chosen: this.#choice.cards, shortcuts: this.shortcuts })}
      <p class="visually-hidden" role="status" aria-live="polite">${this.said}</p>
      ${this.#unsettled > 0 && this.#sheets.open === null && this.#sheets.laterThere ? html`<ls-wall-settle .board=${board} .snapshot=${snapshot} .sectors=${view.sectors} @ls-said=${(event: CustomEvent<string>) => (this.said = event.detail)}></ls-wall-settle>` : nothing}
      <div class="scroller" ?hidden=${bare || isReading} @keydown=${(event: KeyboardEvent) => this.#key(event)} @focusin=${(event: FocusEvent) => this.#focused(event)} @ls-cluster=${(event: CustomEvent<ClusterWished>) => this.#clusterWish(event.detail)}>
        <div class="clusters">${repeat(snapshot.clusters, ({ id }) => id, (cluster, place) => clusterView(scene, cluster, place))}</div>
      </div>
      <div class="floor scroller ${bare ? 'bare' : ''}" ?hidden=${isReading} @keydown=${(event: KeyboardEvent) => this.#key(event)} @focusin=${(event: FocusEvent) => this.#focused(event)}>
        ${floorViews(scene)}
      </div>
      <div class="drag-layer"></div>
    `;
  }

  #bar(board: Board, snapshot: BoardSnapshot): TemplateResult {
    return html`<ls-board-bar
      ?hidden=${this.#sheets.open === 'read'}
      .chosen=${this.#choice.cards.size}
      .cards=${snapshot.wall.length - weightOf(snapshot.parked)}
      .clusters=${snapshot.clusters.length}
      .hiddenCards=${snapshot.hidden.length}
      .unsettled=${this.#unsettled}
      .wishes=${moves.wishesOf(snapshot).length}
      .allParked=${moves.allParked(snapshot, this.#choice.cards)}
      .allConflict=${moves.allConflict(snapshot, this.#choice.cards)}
      .canUndo=${board.canUndo}
      .canRedo=${board.canRedo}
      .shortcuts=${this.shortcuts}
      .others=${atDesks(board.others)}
      .sheet=${this.#sheets.open ?? ''}
      @ls-act=${(event: CustomEvent<BarAct>) => this.#act(event.detail)}
    ></ls-board-bar>`;
  }

  #act(act: BarAct): void {
    const board = this.#board;
    if (board === null) return;
    const { cards } = this.#choice;
    const [first] = inBoardOrder(board.snapshot, cards);
    const firstCard = first === undefined ? null : `card:${first}`;
    switch (act) {
      case 'merge':
        this.#do((at) => moves.merge(at, cards), firstCard);
        break;
      case 'park':
        this.#do((at) => moves.park(at, cards), this.#beside(cards));
        break;
      case 'conflict':
        this.#do((at) => moves.turnConflict(at, cards), firstCard);
        break;
      case 'open':
        this.#move({ newCluster: '' });
        break;
      case 'group':
        this.#sheets.turn('move');
        break;
      case 'settle':
        this.#sheets.drop();
        void this.updateComplete.then(() => this.renderRoot.querySelector('ls-wall-settle')?.focus());
        break;
      case 'undo':
      case 'redo':
        this.#turn(act);
        break;
      case 'clear':
        this.#clear();
        break;
      default:
        this.#sheets.turn(act);
    }
  }

  /** One edit, one sentence; afterwards nothing is chosen and the focus stands where the work goes on. */
  #do(edit: (board: Board) => string | null, focus: string | null = null): void {
    const board = this.#board;
    if (board === null) return;
    const said = edit(board);
    if (said === null) return;
    this.said = said;
    this.#choice.clear();
    if (endedByEdit.includes(this.#sheets.open)) this.#sheets.drop();
    this.#focus.go(focus, true);
  }

  /** Where the work goes on when cards leave: the eye stays where they came from. */
  #beside(cards: ReadonlySet<string>): string | null {
    return this.#board === null ? null : besideCards(this.#board.snapshot, cards);
  }

  #move(wish: MoveWish): void {
    const board = this.#board;
    if (board === null) return;
    const chosen = this.#sheets.open === 'new' ? new Set<string>() : this.#choice.cards;
    const focus = this.#beside(chosen);
    if ('lane' in wish) {
      this.#do((at) => moves.moveCards(at, chosen, wish.lane, null), focus);
      return;
    }
    this.#do((at) => moves.moveToNew(at, chosen, wish.newCluster), focus);
    const made = board.snapshot.clusters.at(-1);
    if (made === undefined) return;
    if (wish.newCluster === '') this.#focus.go(`heading:${made.id}`, true);
    else if (focus === null) this.#focus.go(`strip:${made.id}`);
  }

  #clusterWish({ cluster, wish }: ClusterWished): void {
    const strip = `strip:${cluster}`;
    if (wish.kind === 'rename') this.#do((board) => moves.rename(board, cluster, wish.title), strip);
    else if (wish.kind === 'move') this.#do((board) => moves.shiftCluster(board, cluster, wish.by));
    else if (wish.kind === 'conflict') this.#do((board) => moves.setClusterConflict(board, cluster, wish.on), strip);
    else if (wish.kind === 'remove') this.#do((board) => moves.remove(board, cluster));
    else if (wish.kind === 'vote') this.#sheets.vote(cluster);
    else this.#focus.go(strip);
    if (wish.kind !== 'move') this.#lanes.turnTools(this.#lanes.toolsOf);
  }

  #choose(card: string, range: boolean): void {
    const board = this.#board;
    if (board === null) return;
    if (range) this.#choice.addFrom(board.snapshot, cardOfItem(this.#focus.stop), card);
    else this.#choice.toggle(card);
    this.#focus.stop = `card:${card}`;
  }

  #clear(): void {
    this.#choice.clear();
    this.#sheets.drop();
    this.#focus.go(this.#focus.stop);
  }

  /** The focus goes back to what opened the sheet: a button of the bar, or a place on the board. */
  async #sheetClosed(sheet: Sheet): Promise<void> {
    await this.updateComplete;
    const bar = this.renderRoot.querySelector<BoardBar>('ls-board-bar');
    await bar?.updateComplete;
    const onBoard = sheet === 'move' || sheet === 'hide' || sheet === 'vote';
    if (onBoard || bar?.focusOn(sheet === 'history' ? 'menu' : sheet) !== true) this.#focus.go(this.#focus.stop);
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
    if (item === undefined || wish === null || (wish.kind === 'clear' && this.#choice.cards.size === 0)) return;
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
        if (card !== null) this.#choice.cards = this.#choice.grip(card);
        this.#act(wish.act);
        break;
      case 'conflict':
        this.#do((board) => moves.setClusterConflict(board, wish.cluster, board.snapshot.clusters.find(({ id }) => id === wish.cluster)?.conflict !== true), item);
        break;
      case 'walk':
        if (wish.choose) this.#choice.add(...[card, cardOfItem(wish.to)].filter((id) => id !== null));
        this.#focus.go(wish.to);
        break;
    }
  }

  #moved(board: Board, item: string, by: 1 | -1, across: boolean): string | null {
    const card = cardOfItem(item);
    const cluster = clusterOfItem(item);
    if (cluster !== null) return moves.shiftCluster(board, cluster, by);
    if (card === null) return null;
    return across ? moves.moveAcross(board, this.#choice.grip(card), card, by) : moves.nudge(board, card, by);
  }

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
    if (lane === undefined || this.#lanes.isOpen(lane.id)) return false;
    this.#lanes.turnLane(lane.id);
    return true;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ls-work-cluster': WorkCluster;
  }
}
