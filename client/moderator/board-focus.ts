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
  readonly #first: () => string | null;
  #stop = '';
  #next: string | null = null;
  #quiet = false;

  /** `reveal` unfolds the lane in which an item is folded away; false if there is none. `first`: the stop when the former one is gone. */
  constructor(host: FocusHost, reveal: (item: string) => boolean, first: () => string | null) {
    this.#host = host;
    this.#reveal = reveal;
    this.#first = first;
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
    void this.#settle(item);
  }

  async #settle(item: string | null): Promise<void> {
    const root = this.#host.renderRoot;
    await Promise.all([...root.querySelectorAll<LitElement>('ls-board-lane')].map((lane) => lane.updateComplete));
    if (item !== null) {
      const target = root.querySelector<HTMLElement>(`[data-item="${CSS.escape(item)}"]`);
      if (target !== null) target.focus();
      else if (this.#reveal(item)) this.go(item, this.#quiet);
    }
    // What the Tab key reached was moved, folded away or taken apart, perhaps by somebody else.
    if (root.querySelector('[data-item][tabindex="0"]') === null) this.stop = this.#first() ?? '';
  }
}
