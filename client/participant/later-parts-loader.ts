import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { backoffMs } from '../connection/backoff.ts';

/** A whole hall opens the page within minutes: each phone fetches the rest at a moment of its own. */
const spreadMs = 4_000;

/**
 * Fetches parts of the page that the first screen does not need, soon after it, so that they are there when the
 * network is not. Tries again until it has them.
 */
export class LaterParts implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #load: () => Promise<unknown>;
  #timer: ReturnType<typeof setTimeout> | null = null;
  #attempt = 0;
  #state: 'none' | 'loading' | 'there' = 'none';

  constructor(host: ReactiveControllerHost, load: () => Promise<unknown>) {
    this.#host = host;
    this.#load = load;
    host.addController(this);
  }

  hostConnected(): void {
    this.#fetchAfter(Math.random() * spreadMs);
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
          this.#fetchAfter(backoffMs(this.#attempt, Math.random));
        },
      );
    }, waitMs);
  }
}
