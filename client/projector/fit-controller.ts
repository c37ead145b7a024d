import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Calls `fit` whenever the host's box changes, and once more when the fonts have arrived: until then texts are measured with other letters. */
export class FitController implements ReactiveController {
  readonly #host: ReactiveControllerHost & Element;
  readonly #fit: () => void;
  readonly #observer: ResizeObserver;

  constructor(host: ReactiveControllerHost & Element, fit: () => void) {
    this.#host = host;
    this.#fit = fit;
    this.#observer = new ResizeObserver(fit);
    host.addController(this);
  }

  hostConnected(): void {
    this.#observer.observe(this.#host);
    void document.fonts.ready.then(this.#fit);
  }

  hostDisconnected(): void {
    this.#observer.disconnect();
  }
}
