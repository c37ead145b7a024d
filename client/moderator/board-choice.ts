import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { BoardSnapshot } from '../../shared/board/board-snapshot.ts';
import type { Board } from '../connection/board.ts';
import { cardsBetween, lanesOf } from './board-lanes.ts';
import { toggled } from './toggled.ts';

/** Cards that are told to the others; whoever takes more takes a whole board. */
const heldMax = 50;

/** Which cards are chosen. What is chosen or lifted is held: the other editors see it on their boards. */
export class BoardChoice implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #board: () => Board | null;
  #cards: ReadonlySet<string> = new Set();
  #lifted: string | null = null;
  #told: { readonly board: Board; readonly cards: string } | null = null;

  constructor(host: ReactiveControllerHost, board: () => Board | null) {
    this.#host = host;
    this.#board = board;
    host.addController(this);
  }

  get cards(): ReadonlySet<string> {
    return this.#cards;
  }

  set cards(cards: ReadonlySet<string>) {
    if (cards.size === 0 && this.#cards.size === 0) return;
    this.#cards = cards;
    this.#host.requestUpdate();
  }

  toggle(card: string): void {
    this.cards = toggled(this.#cards, card);
  }

  add(...cards: readonly string[]): void {
    this.cards = new Set([...this.#cards, ...cards]);
  }

  addFrom(snapshot: BoardSnapshot, from: string | null, to: string): void {
    this.add(...cardsBetween(snapshot, from, to));
  }

  clear(): void {
    this.cards = new Set();
  }

  /** What a key on a card acts on: the chosen cards, or this one if none is chosen. */
  grip(card: string): ReadonlySet<string> {
    return this.#cards.size > 0 ? this.#cards : new Set([card]);
  }

  /** A card hangs on the pointer, or none does any more. */
  lift(card: string | null): void {
    this.#lifted = card;
    this.#host.requestUpdate();
  }

  /** Cards that left the lanes (hidden, merged, withdrawn by somebody else) are no longer chosen. True if that was the last of them. */
  forgetGone(snapshot: BoardSnapshot): boolean {
    if (this.#cards.size === 0) return false;
    const here = new Set(lanesOf(snapshot).flatMap(({ cards }) => cards.map(({ id }) => id)));
    const left = new Set([...this.#cards].filter((card) => here.has(card)));
    if (left.size === this.#cards.size) return false;
    this.cards = left;
    return left.size === 0;
  }

  hostUpdated(): void {
    const board = this.#board();
    if (this.#told !== null && this.#told.board !== board) this.#tell(this.#told.board, []);
    const held = this.#lifted === null || this.#cards.has(this.#lifted) ? [...this.#cards] : [...this.#cards, this.#lifted];
    if (board !== null) this.#tell(board, held.slice(0, heldMax));
  }

  hostDisconnected(): void {
    if (this.#told !== null) this.#tell(this.#told.board, []);
  }

  #tell(board: Board, cards: readonly string[]): void {
    const joined = cards.join(' ');
    if ((this.#told?.board === board ? this.#told.cards : '') === joined) return;
    this.#told = { board, cards: joined };
    board.hold(cards);
  }
}
