import { html, nothing, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { BoardSnapshot, SnapshotCard } from '../../shared/board/board-snapshot.ts';
import type { DeskView } from '../../shared/protocol/view.ts';
import type { Board } from '../connection/board.ts';
import { LaterParts } from '../controllers/later-parts.ts';
import { ActionController } from '../elements/action-controller.ts';
import { inBoardOrder } from './board-lanes.ts';
import './call-out.ts';
import { CardErasing } from './card-erasing.ts';
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
  /** The chosen cards were hidden or erased. */
  readonly left: (sentence: string, focus: string | null) => void;
  readonly say: (sentence: string) => void;
  /** The focus goes to an item; null: back to the board. */
  readonly focus: (item: string | null) => void;
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
  readonly #erasing: CardErasing;
  readonly #later: LaterParts;
  #open: Sheet | null = null;
  #voteOn = '';
  #isTaking = false;

  constructor(host: ReactiveControllerHost, hands: SheetHands) {
    this.#host = host;
    this.#hands = hands;
    this.#actions = new ActionController(host);
    this.#erasing = new CardErasing(host);
    // What lies in these panels is wanted minutes after the first picture of the board, if at all.
    this.#later = new LaterParts(host, () => import('./wall-panels.ts'), 0);
    host.addController(this);
  }

  hostConnected(): void {}

  get open(): Sheet | null {
    return this.#open;
  }

  /** Cards that are being hidden or erased leave the board before the answer comes; until then the question stands about them. */
  get isTaking(): boolean {
    return this.#isTaking;
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
    this.#erasing.forgetFailure();
    this.#host.requestUpdate();
  }

  render(scene: SheetScene): TemplateResult {
    return html`${this.#sheet(scene)} ${this.#erasing.note(() => this.#hands.focus(null))}`;
  }

  #sheet(scene: SheetScene): TemplateResult | typeof nothing {
    const { snapshot } = scene;
    switch (this.#open) {
      case null:
        return nothing;
      case 'move':
      case 'new':
        return html`<div class="sheet"><ls-move-menu .clusters=${snapshot.clusters} .onlyNew=${this.#open === 'new'} @ls-cancel=${this.#cancel} @ls-move=${(event: CustomEvent<MoveWish>) => this.#hands.move(event.detail)}></ls-move-menu></div>`;
      case 'hide':
        return html`<div class="sheet">
          <ls-hide-form .count=${scene.chosen.size} .busy=${this.#isTaking} @ls-cancel=${this.#cancel} @ls-hide=${(event: CustomEvent<string>) => this.#hide(scene, event.detail)}>
            <ls-erase-cards .count=${scene.chosen.size} .busy=${this.#isTaking || this.#erasing.busy} .failure=${this.#erasing.failure('')} @ls-erase=${() => this.#erase(scene)}></ls-erase-cards>
          </ls-hide-form>
          ${this.#actions.failure('hide')}
        </div>`;
      case 'hidden':
        return html`<div class="sheet">
          <ul class="hidden-list" aria-label=${t('bar.hidden', { n: snapshot.hidden.length })}>
            ${repeat(snapshot.hidden, ({ id }) => id, (card) => this.#hiddenCard(scene, card))}
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

  #hiddenCard(scene: SheetScene, { id, text }: SnapshotCard): TemplateResult {
    return html`<li>
      <bdi class="words">${text}</bdi><button class="button" data-item=${hiddenItem(id)} @click=${() => this.#show(scene, id)}>${t('hide.undo')}</button>
      <ls-erase-cards .text=${text} .busy=${this.#erasing.busy} .failure=${this.#erasing.failure(id)} @ls-erase=${() => this.#eraseHidden(scene, id)}></ls-erase-cards>
    </li>`;
  }

  readonly #cancel = (): void => this.close();

  async #hide({ desk, snapshot, chosen }: SheetScene, reason: string): Promise<void> {
    const cards = inBoardOrder(snapshot, chosen);
    await this.#take(
      () => this.#hideAll(desk, cards, reason),
      () => t('hide.said', { n: cards.length }),
    );
  }

  async #erase({ desk, snapshot, chosen }: SheetScene): Promise<void> {
    const cards = inBoardOrder(snapshot, chosen);
    await this.#take(
      () => this.#erasing.run(desk, cards, ''),
      () => this.#erasing.sentence(cards.length),
    );
  }

  /** Takes the chosen cards from the board; `act` answers whether all of them went. */
  async #take(act: () => Promise<boolean>, sentence: () => string): Promise<void> {
    const focus = this.#hands.beside();
    this.#isTaking = true;
    this.#host.requestUpdate();
    const done = await act();
    this.#isTaking = false;
    this.#host.requestUpdate();
    if (done) this.#hands.left(sentence(), focus);
  }

  async #hideAll(desk: Desk, cards: readonly string[], reason: string): Promise<boolean> {
    for (const card of cards) {
      const receipt = await this.#actions.run('hide', () => desk.send({ do: 'hide-card', card, reason }));
      if (receipt?.ok !== true) return false;
    }
    return true;
  }

  async #show(scene: SheetScene, card: string): Promise<void> {
    const receipt = await this.#actions.run('show', () => scene.desk.send({ do: 'hide-card', card, hidden: false }));
    if (receipt?.ok === true) this.#goOn(scene, card);
  }

  async #eraseHidden(scene: SheetScene, card: string): Promise<void> {
    if (!(await this.#erasing.run(scene.desk, [card], card))) return;
    this.#hands.say(this.#erasing.sentence(1));
    this.#goOn(scene, card);
  }

  /** A card left the list of hidden ones: on to the next, or back to the board after the last. */
  #goOn({ board, snapshot }: SheetScene, left: string): void {
    if (this.#open !== 'hidden') return;
    const at = snapshot.hidden.findIndex(({ id }) => id === left);
    const isThere = (card: SnapshotCard): boolean => board.snapshot.hidden.some(({ id }) => id === card.id);
    const next = snapshot.hidden.slice(at + 1).find(isThere) ?? snapshot.hidden.slice(0, at).findLast(isThere);
    if (next === undefined) this.drop();
    this.#hands.focus(next === undefined ? null : hiddenItem(next.id));
  }
}

const hiddenItem = (card: string): string => `hidden:${card}`;
