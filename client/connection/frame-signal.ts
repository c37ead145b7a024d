/** A hidden page draws no frames, but what it says elsewhere must not stand still. */
const hiddenMs = 250;

/** Runs something with the next frame, once, however often it is asked for until then. */
export class FrameSignal {
  readonly #run: () => void;
  #frame: number | null = null;
  #timer: ReturnType<typeof setTimeout> | null = null;

  constructor(run: () => void) {
    this.#run = run;
  }

  ask(): void {
    if (this.#frame !== null) return;
    this.#frame = requestAnimationFrame(() => this.now());
    this.#timer = setTimeout(() => this.now(), hiddenMs);
  }

  /** At once; what was asked for is done with it. */
  now(): void {
    this.stop();
    this.#run();
  }

  stop(): void {
    if (this.#frame !== null) cancelAnimationFrame(this.#frame);
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#frame = null;
    this.#timer = null;
  }
}
