import type { Clock } from '../clock.ts';

/**
 * Token buckets per key: so many at once, then so many per second. Counts per person, never per address:
 * a hall is one address. Bounded: the longest unused keys are forgotten first, and a forgotten key is a full bucket.
 */
export class TokenBuckets {
  readonly #buckets = new Map<string, { tokens: number; atMs: number }>();
  readonly #clock: Clock;
  readonly #burst: number;
  readonly #perSecond: number;
  readonly #keysMax: number;

  constructor(clock: Clock, burst: number, perSecond: number, keysMax = 50_000) {
    this.#clock = clock;
    this.#burst = burst;
    this.#perSecond = perSecond;
    this.#keysMax = keysMax;
  }

  /** Takes one; gives 0, or the milliseconds until there is one again. */
  take(key: string): number {
    const nowMs = this.#clock.nowMs();
    const known = this.#buckets.get(key);
    const tokens = known === undefined ? this.#burst : Math.min(this.#burst, known.tokens + (Math.max(0, nowMs - known.atMs) / 1_000) * this.#perSecond);
    this.#buckets.delete(key);
    if (this.#buckets.size >= this.#keysMax) for (const oldest of this.#buckets.keys()) { this.#buckets.delete(oldest); break; }
    this.#buckets.set(key, { tokens: tokens >= 1 ? tokens - 1 : tokens, atMs: nowMs });
    return tokens >= 1 ? 0 : Math.ceil(((1 - tokens) / this.#perSecond) * 1_000);
  }
}
