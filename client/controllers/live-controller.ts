import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { View } from '../../shared/protocol/view.ts';
import type { LiveView } from '../connection/live.ts';

/**
 * Re-renders an element whenever its live view changes. Starts the view with the element; stopping is
 * left to whoever made the view, because several elements may read the same one.
 *
 * `live` may come later (after sign-in): the controller asks again before every update.
 */
export class LiveController<V extends View> implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #live: () => LiveView<V> | null;
  #followed: LiveView<V> | null = null;
  #unsubscribe: (() => void) | null = null;

  constructor(host: ReactiveControllerHost, live: () => LiveView<V> | null) {
    this.#host = host;
    this.#live = live;
    host.addController(this);
  }

  hostConnected(): void {
    this.#follow();
  }

  hostUpdate(): void {
    this.#follow();
  }

  hostDisconnected(): void {
    this.#unsubscribe?.();
    this.#unsubscribe = null;
    this.#followed = null;
  }

  #follow(): void {
    const live = this.#live();
    if (live === this.#followed) return;
    this.#unsubscribe?.();
    this.#followed = live;
    this.#unsubscribe = live?.subscribe(() => this.#host.requestUpdate()) ?? null;
    live?.start();
  }
}
