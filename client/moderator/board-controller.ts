import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { DeskView } from '../../shared/protocol/view.ts';
import type { Board } from '../connection/board.ts';
import type { Desk } from './desk.ts';

/** Gives an element the board of a question and renders it again when that board changes. `follow` may be called at every render. */
export class BoardController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  #isConnected = false;
  #board: Board | null = null;
  #unsubscribe: (() => void) | null = null;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  /** Null when there is no such board, or nothing of it to read. */
  follow(view: DeskView, desk: Desk, id: string | null): Board | null {
    const sync = view.sync.find(({ board }) => board === id);
    const board = sync === undefined ? null : desk.board(sync.name);
    // An element may render once more after it left the page; then nobody would end the subscription.
    this.#listen(this.#isConnected ? board : null);
    return board;
  }

  hostConnected(): void {
    this.#isConnected = true;
    this.#host.requestUpdate();
  }

  hostDisconnected(): void {
    this.#isConnected = false;
    this.#listen(null);
  }

  #listen(board: Board | null): void {
    if (board === this.#board) return;
    this.#unsubscribe?.();
    this.#board = board;
    this.#unsubscribe = board?.subscribe(() => this.#host.requestUpdate()) ?? null;
  }
}
