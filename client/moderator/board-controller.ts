import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Board } from '../connection/board.ts';

/** Renders an element again when the board that it follows changes. `follow` may be called at every render. */
export class BoardController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  #board: Board | null = null;
  #unsubscribe: (() => void) | null = null;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  follow(board: Board | null): void {
    if (board === this.#board) return;
    this.#unsubscribe?.();
    this.#board = board;
    this.#unsubscribe = board?.subscribe(() => this.#host.requestUpdate()) ?? null;
  }

  hostDisconnected(): void {
    this.follow(null);
  }
}
