import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Measures one part of a picture in rem, so that the layout knows what fits. Re-renders the host when that changes. */
export class RoomController implements ReactiveController {
  /** 0 until measured. */
  widthRem = 0;
  heightRem = 0;
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #selector: string;
  #observed: Element | null = null;
  /** In the next frame: what is laid out anew inside the observer's own round would be reported as a loop. */
  readonly #observer = new ResizeObserver(() => requestAnimationFrame(() => this.#measure()));

  constructor(host: ReactiveControllerHost & HTMLElement, selector: string) {
    this.#host = host;
    this.#selector = selector;
    host.addController(this);
  }

  hostUpdated(): void {
    const part = this.#host.shadowRoot?.querySelector(this.#selector) ?? null;
    if (part === this.#observed) return;
    this.#observer.disconnect();
    this.#observed = part;
    if (part === null) return;
    this.#observer.observe(part);
    this.#measure();
  }

  hostDisconnected(): void {
    this.#observer.disconnect();
    this.#observed = null;
  }

  #measure(): void {
    if (!(this.#observed instanceof HTMLElement)) return;
    const remPx = Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16;
    const style = getComputedStyle(this.#observed);
    const inner = (full: number, before: string, after: string): number => (full - Number.parseFloat(before) - Number.parseFloat(after)) / remPx;
    const widthRem = inner(this.#observed.clientWidth, style.paddingLeft, style.paddingRight);
    const heightRem = inner(this.#observed.clientHeight, style.paddingTop, style.paddingBottom);
    if (Math.abs(widthRem - this.widthRem) < 0.05 && Math.abs(heightRem - this.heightRem) < 0.05) return;
    this.widthRem = widthRem;
    this.heightRem = heightRem;
    this.#host.requestUpdate();
  }
}
