/** Samples kept. A frame that travelled slowly makes the server look late, so the largest difference is the truest. */
const samplesMax = 8;
/** A jump larger than this is the device's clock being set, not a slow network. */
const jumpMs = 60_000;

/** Estimates server clock minus device clock from the times that the server writes into its frames. */
export class ServerClock {
  #samples: number[] = [];

  get offsetMs(): number {
    return this.#samples.length === 0 ? 0 : Math.max(...this.#samples);
  }

  add(serverTimeMs: number, nowMs: number): void {
    const offsetMs = serverTimeMs - nowMs;
    if (this.#samples.length > 0 && Math.abs(offsetMs - this.offsetMs) > jumpMs) this.#samples = [];
    this.#samples = [...this.#samples, offsetMs].slice(-samplesMax);
  }
}
