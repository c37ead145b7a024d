import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { backoffMs, backoffMsMax } from '../connection/backoff.ts';

/**
 * Fetches parts of the page that not every first screen needs. Tries again until it has them.
 *
 * With `soonMs` it does so by itself within that time, each device at a moment of its own, so that the parts are
 * there when the network is not; else only when `now` is called.
 */
export class LaterParts implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #load: () => Promise<unknown>;
  readonly #soonMs: number | null;
  readonly #waitMaxMs: number;
  #timer: ReturnType<typeof setTimeout> | null = null;
  #attempt = 0;
  #state: 'none' | 'loading' | 'there' = 'none';

  constructor(host: ReactiveControllerHost, load: () => Promise<unknown>, soonMs: number | null = null, waitMaxMs = backoffMsMax) {
    this.#host = host;
    this.#load = load;
    this.#soonMs = soonMs;
    this.#waitMaxMs = waitMaxMs;
    host.addController(this);
  }

  hostConnected(): void {
    if (this.#soonMs !== null) this.#fetchAfter(Math.random() * this.#soonMs);
  }

  hostDisconnected(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
  }

  get there(): boolean {
    return this.#state === 'there';
  }

  /** The screen needs them now. */
  now(): void {
    if (this.#state === 'none' && this.#attempt === 0) this.#fetchAfter(0);
  }

  #fetchAfter(waitMs: number): void {
    if (this.#state !== 'none') return;
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      if (this.#state !== 'none') return;
      this.#state = 'loading';
      this.#load().then(
        () => {
          this.#state = 'there';
          this.#host.requestUpdate();
        },
        () => {
          this.#state = 'none';
          this.#attempt += 1;
          this.#fetchAfter(backoffMs(this.#attempt, Math.random, this.#waitMaxMs));
        },
      );
    }, waitMs);
  }
}
