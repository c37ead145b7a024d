import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Long enough to read twelve sentences aloud. */
const pageMs = 20_000;

/**
 * Turns the pages of a picture that has more to show than fits, while the moderation lets the picture run.
 * "Anhalten" at the desk holds the page too. Fires `ls-pages-end` on the picture when the last page has been seen.
 */
export class PageTurner implements ReactiveController {
  page = 0;
  readonly #host: ReactiveControllerHost & EventTarget;
  #timer: ReturnType<typeof setInterval> | null = null;
  #count = 1;
  #held = false;

  constructor(host: ReactiveControllerHost & EventTarget) {
    this.#host = host;
    host.addController(this);
  }

  /** Called while rendering: how many pages there are now, and whether they stand still. Answers the page to show. */
  of(count: number, held: boolean): number {
    this.#count = count;
    this.#held = held;
    if (this.page >= count) this.page = 0;
    return this.page;
  }

  hostConnected(): void {
    this.#timer = setInterval(() => {
      if (this.#held) return;
      const isLast = this.page + 1 >= this.#count;
      if (!isLast || this.page > 0) {
        this.page = isLast ? 0 : this.page + 1;
        this.#host.requestUpdate();
      }
      if (isLast) this.#host.dispatchEvent(new Event('ls-pages-end'));
    }, pageMs);
  }

  hostDisconnected(): void {
    if (this.#timer !== null) clearInterval(this.#timer);
    this.#timer = null;
  }
}
