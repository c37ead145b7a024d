import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Tells the style sheet how high the page's header is (`--header`), so that what sticks does so below it. */
export class BelowHeader implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  #watch: ResizeObserver | null = null;

  constructor(host: ReactiveControllerHost & HTMLElement) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    const header = document.querySelector<HTMLElement>('ls-phone-header');
    if (header === null) return;
    this.#watch = new ResizeObserver(() => this.#host.style.setProperty('--header', `${header.offsetHeight}px`));
    this.#watch.observe(header);
  }

  hostDisconnected(): void {
    this.#watch?.disconnect();
  }
}
