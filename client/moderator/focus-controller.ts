import type { ReactiveController, ReactiveControllerHost } from 'lit';

interface FocusHost extends ReactiveControllerHost {
  readonly renderRoot: HTMLElement | DocumentFragment;
}

/**
 * What was pressed is often gone once it has worked. Takes the focus on to what stands in its place, as soon as that
 * is there; whoever has gone elsewhere meanwhile is left alone.
 */
export class FocusController implements ReactiveController {
  readonly #host: FocusHost;
  #wanted: string | null = null;

  constructor(host: FocusHost) {
    this.#host = host;
    host.addController(this);
  }

  goTo(selector: string): void {
    this.#wanted = selector;
    this.#host.requestUpdate();
  }

  hostUpdated(): void {
    const target = this.#wanted === null ? null : this.#host.renderRoot.querySelector<HTMLElement>(this.#wanted);
    if (target === null) return;
    this.#wanted = null;
    if (document.activeElement === document.body) target.focus();
  }
}
