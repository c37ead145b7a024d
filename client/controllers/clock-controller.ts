import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Re-renders an element every `everyMs`, on the full beat of that interval, and tells it the time. */
export class ClockController implements ReactiveController {
  /** This device's clock, milliseconds since 1970. Add `LiveView.clockOffsetMs` for the server's. */
  nowMs = Date.now();
  readonly #host: ReactiveControllerHost;
  readonly #everyMs: number;
  #timer: ReturnType<typeof setTimeout> | null = null;

  constructor(host: ReactiveControllerHost, everyMs: number) {
    this.#host = host;
    this.#everyMs = everyMs;
    host.addController(this);
  }

  hostConnected(): void {
    this.#beat();
  }

  hostDisconnected(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
  }

  #beat(): void {
    this.nowMs = Date.now();
    this.#host.requestUpdate();
    this.#timer = setTimeout(() => this.#beat(), this.#everyMs - (this.nowMs % this.#everyMs));
  }
}
