import { html, nothing, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from 'lit';
import type { BoardSnapshot } from '../../shared/board/board-snapshot.ts';
import type { DeskView } from '../../shared/protocol/view.ts';
import type { Board } from '../connection/board.ts';
import { LaterParts } from '../controllers/later-parts.ts';
import { ActionController } from './action-controller.ts';
import { inBoardOrder } from './board-lanes.ts';
import './call-out.ts';
import type { Desk } from './desk.ts';
import { t } from './desk-words.ts';
import './hide-form.ts';
import './move-menu.ts';
import type { MoveWish } from './move-menu.ts';

/** What can lie open between the bar and the board; one at a time. */
export type Sheet = 'move' | 'new' | 'hide' | 'hidden' | 'call' | 'menu' | 'suggest' | 'history' | 'read' | 'wishes' | 'vote';

/** About the chosen cards: without them these have nothing to ask. */
const aboutChosen: readonly Sheet[] = ['move', 'hide'];

/** What a sheet asks of the board. */
export interface SheetHands {
  readonly move: (wish: MoveWish) => void;
  /** Where the focus goes when the chosen cards leave; asked while they are still here. */
  readonly beside: () => string | null;
  /** The chosen cards were hidden. */
  readonly hidden: (cards: number, focus: string | null) => void;
  readonly say: (sentence: string) => void;
  /** The sheet is closed; `sheet` was open. */
  readonly closed: (sheet: Sheet) => void;
  readonly setShortcuts: (on: boolean) => void;
}

export interface SheetScene {
  readonly view: DeskView;
  readonly desk: Desk;
  readonly board: Board;
  readonly boardId: string;
  readonly snapshot: BoardSnapshot;
  readonly chosen: ReadonlySet<string>;
  readonly shortcuts: boolean;
}

/** The sheets over the board: which is open, and what it shows. */
export class BoardSheets implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #hands: SheetHands;
  readonly #actions: ActionController;
  readonly #later: LaterParts;
  #open: Sheet | null = null;
  #voteOn = '';
  #isHiding = false;

  constructor(host: ReactiveControllerHost, hands: SheetHands) {
    this.#host = host;
    this.#hands = hands;
    this.#actions = new ActionController(host);
    // What lies in these panels is wanted minutes after the first picture of the board, if at all.
    this.#later = new LaterParts(host, () => import('./wall-panels.ts'), 0);
    host.addController(this);
  }

  hostConnected(): void {}

  get open(): Sheet | null {
    return this.#open;
  }

  /** Cards that are being hidden leave the board before the answer comes; until then the question stands about them. */
  get isHiding(): boolean {
    return this.#isHiding;
  }

  /** The parts that come later are here. */
  get laterThere(): boolean {
    return this.#later.there;
  }

  turn(sheet: Sheet): void {
    if (this.#open === sheet) this.close();
    else this.#set(sheet);
  }

  /** Straight to a group's heading, to be chosen by the hall. */
  vote(cluster: string): void {
    this.#voteOn = cluster;
    this.#set('vote');
  }

  close(): void {
    const was = this.#open;
    this.#set(null);
    if (was !== null) this.#hands.closed(was);
  }

  /** Without a word about it: the work went on. */
  drop(): void {
    this.#set(null);
  }

  /** Nothing is chosen any more. */
  forgetChosen(): void {
    if (this.#open !== null && aboutChosen.includes(this.#open)) this.close();
  }

  #set(sheet: Sheet | null): void {
    this.#open = sheet;
    this.#host.requestUpdate();
  }

  render(scene: SheetScene): TemplateResult | typeof nothing {
    const { snapshot } = scene;
    switch (this.#open) {
      case null:
        return nothing;
      case 'move':
      case 'new':
        return html`<div class="sheet"><ls-move-menu .clusters=${snapshot.clusters} .onlyNew=${this.#open === 'new'} @ls-cancel=${this.#cancel} @ls-move=${(event: CustomEvent<MoveWish>) => this.#hands.move(event.detail)}></ls-move-menu></div>`;
      case 'hide':
        return html`<div class="sheet">
          <ls-hide-form .count=${scene.chosen.size} .busy=${this.#actions.busy('hide')} @ls-cancel=${this.#cancel} @ls-hide=${(event: CustomEvent<string>) => this.#hide(scene, event.detail)}></ls-hide-form>
          ${this.#actions.failure('hide')}
        </div>`;
      case 'hidden':
        return html`<div class="sheet">
          <ul class="hidden-list" aria-label=${t('bar.hidden', { n: snapshot.hidden.length })}>
            ${snapshot.hidden.map((card) => html`<li><bdi class="words">${card.text}</bdi><button class="button" @click=${() => this.#show(scene, card.id)}>${t('hide.undo')}</button></li>`)}
          </ul>
          ${this.#actions.failure('show')}
        </div>`;
      case 'call':
        return html`<div class="sheet bare"><ls-call-out .board=${scene.view.boards.find(({ id }) => id === scene.boardId) ?? null} .sectors=${scene.view.sectors} .opened=${true} @ls-cancel=${this.#cancel}></ls-call-out></div>`;
      default:
        return this.#later.there ? this.#panel(this.#open, scene) : html`<p class="sheet" role="status">${t('loading.part')}</p>`;
    }
  }

  #panel(sheet: Exclude<Sheet, 'move' | 'new' | 'hide' | 'hidden' | 'call'>, { board, boardId, snapshot, shortcuts, view }: SheetScene): TemplateResult {
    const said = (event: CustomEvent<string>): void => this.#hands.say(event.detail);
    switch (sheet) {
      case 'suggest':
        return html`<div class="sheet panel"><ls-wall-suggestions .board=${board} .boardId=${boardId} .snapshot=${snapshot} @ls-said=${said} @ls-cancel=${this.#cancel}></ls-wall-suggestions></div>`;
      case 'history':
        return html`<div class="sheet panel"><ls-wall-history .boardId=${boardId} .snapshot=${snapshot} @ls-cancel=${this.#cancel}></ls-wall-history></div>`;
      case 'read':
        return html`<div class="sheet whole"><ls-wall-reading .board=${board} .boardId=${boardId} .snapshot=${snapshot} .sectors=${view.sectors} .shortcuts=${shortcuts} @ls-said=${said} @ls-cancel=${this.#cancel}></ls-wall-reading></div>`;
      case 'wishes':
        return html`<div class="sheet panel"><ls-wall-wishes .board=${board} .snapshot=${snapshot} @ls-said=${said} @ls-cancel=${this.#cancel}></ls-wall-wishes></div>`;
      case 'vote':
        return html`<div class="sheet panel"><ls-heading-vote .board=${board} .snapshot=${snapshot} .cluster=${this.#voteOn} @ls-said=${said} @ls-cancel=${this.#cancel}></ls-heading-vote></div>`;
      case 'menu':
        return html`<div class="sheet panel">
          <ls-wall-menu .board=${board} .boardId=${boardId} .shortcuts=${shortcuts} @ls-cancel=${this.#cancel} @ls-history=${() => this.#set('history')} @ls-shortcuts=${(event: CustomEvent<boolean>) => this.#hands.setShortcuts(event.detail)}></ls-wall-menu>
        </div>`;
    }
  }

  readonly #cancel = (): void => this.close();

  async #hide({ desk, snapshot, chosen }: SheetScene, reason: string): Promise<void> {
    const cards = inBoardOrder(snapshot, chosen);
    const focus = this.#hands.beside();
    this.#isHiding = true;
    const done = await this.#hideAll(desk, cards, reason);
    this.#isHiding = false;
    this.#host.requestUpdate();
    if (done) this.#hands.hidden(cards.length, focus);
  }

  async #hideAll(desk: Desk, cards: readonly string[], reason: string): Promise<boolean> {
    for (const card of cards) {
      const receipt = await this.#actions.run('hide', () => desk.send({ do: 'hide-card', card, reason }));
      if (receipt?.ok !== true) return false;
    }
    return true;
  }

  async #show({ desk, board }: SheetScene, card: string): Promise<void> {
    const receipt = await this.#actions.run('show', () => desk.send({ do: 'hide-card', card, hidden: false }));
    if (receipt?.ok === true && board.snapshot.hidden.length <= 1) this.close();
  }
}
