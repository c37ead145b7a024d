import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Ctrl+Z and Ctrl+Y anywhere on the page, except where they undo typing. */
export class UndoKeys implements ReactiveController {
  readonly #turn: (way: 'undo' | 'redo') => void;

  constructor(host: ReactiveControllerHost, turn: (way: 'undo' | 'redo') => void) {
    this.#turn = turn;
    host.addController(this);
  }

  hostConnected(): void {
    addEventListener('keydown', this.#pressed);
  }

  hostDisconnected(): void {
    removeEventListener('keydown', this.#pressed);
  }

  readonly #pressed = (event: KeyboardEvent): void => {
    if (!(event.ctrlKey || event.metaKey) || event.altKey) return;
    const [target] = event.composedPath();
    if (target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement) return;
    const key = event.key.toLowerCase();
    if (key !== 'z' && key !== 'y') return;
    event.preventDefault();
    this.#turn(key === 'y' || event.shiftKey ? 'redo' : 'undo');
  };
}
