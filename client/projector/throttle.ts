/** Lets a change through at once if nothing changed lately, else when the interval is over: arrivals come in batches. */
export class Throttle {
  readonly #run: () => void;
  #lastMs = -Infinity;
  #timer: ReturnType<typeof setTimeout> | null = null;

  constructor(run: () => void) {
    this.#run = run;
  }

  ask(everyMs: number): void {
    if (this.#timer !== null) return;
    const waitMs = this.#lastMs + everyMs - performance.now();
    if (waitMs <= 0) this.#fire();
    else this.#timer = setTimeout(() => this.#fire(), waitMs);
  }

  stop(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
  }

  #fire(): void {
    this.stop();
    this.#lastMs = performance.now();
    this.#run();
  }
}
