import type { LitElement, ReactiveController } from 'lit';

interface FocusHost extends LitElement {
  readonly renderRoot: HTMLElement | DocumentFragment;
}

/**
 * The board's one Tab stop, and where the focus goes when cards move from under it. Items are named as in `board-keys.ts`.
 */
export class BoardFocus implements ReactiveController {
  readonly #host: FocusHost;
  readonly #reveal: (item: string) => boolean;
  #stop = '';
  #next: string | null = null;
  #quiet = false;

  /** `reveal` unfolds the lane in which an item is folded away; false if there is none. */
  constructor(host: FocusHost, reveal: (item: string) => boolean) {
    this.#host = host;
    this.#reveal = reveal;
    host.addController(this);
  }

  get stop(): string {
    return this.#stop;
  }

  set stop(item: string) {
    if (item === this.#stop) return;
    this.#stop = item;
    this.#host.requestUpdate();
  }

  /** Moves the focus once the item stands on the page. `quiet`: something was just said that must not be talked over. */
  go(item: string | null, quiet = false): void {
    this.#next = item;
    this.#quiet = quiet && item !== null;
    this.#host.requestUpdate();
  }

  /** An item has the focus now. Answers whether its place may be said. */
  arrived(item: string): boolean {
    const maySpeak = !this.#quiet;
    this.#quiet = false;
    this.stop = item;
    return maySpeak;
  }

  hostUpdated(): void {
    const item = this.#next;
    this.#next = null;
    if (item !== null) void this.#settle(item);
  }

  async #settle(item: string): Promise<void> {
    const lanes = [...this.#host.renderRoot.querySelectorAll<LitElement>('ls-board-lane')];
    await Promise.all(lanes.map((lane) => lane.updateComplete));
    const target = this.#host.renderRoot.querySelector<HTMLElement>(`[data-item="${CSS.escape(item)}"]`);
    if (target !== null) target.focus();
    else if (this.#reveal(item)) this.go(item, this.#quiet);
  }
}
