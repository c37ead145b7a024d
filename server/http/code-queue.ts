import type { Clock } from '../clock.ts';

/** Wrong codes in the last minute from which on codes wait for their turn. */
const failuresBeforeQueue = 60;
const turnsPerSecond = 10;
const waitingMax = 100;

/**
 * Guards digits (eight of a workshop, twelve of a ticket) against guessing: once many wrong ones came in, codes are looked at one by one,
 * ten a second for the whole server. Never per address: a hall is one address. Links with a key never wait.
 */
export class CodeQueue {
  readonly #clock: Clock;
  #failures: number[] = [];
  #nextTurnMs = 0;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  failed(): void {
    this.#failures.push(this.#clock.nowMs());
    if (this.#failures.length > failuresBeforeQueue * 2) this.#failures.splice(0, failuresBeforeQueue);
  }

  /** Waits for a turn. Gives 0, or the milliseconds after which it is worth coming back when too many wait. */
  async turn(): Promise<number> {
    const nowMs = this.#clock.nowMs();
    this.#failures = this.#failures.filter((atMs) => nowMs - atMs < 60_000);
    if (this.#failures.length < failuresBeforeQueue) return 0;
    const turnMs = Math.max(nowMs, this.#nextTurnMs);
    if (turnMs - nowMs > (waitingMax / turnsPerSecond) * 1_000) return turnMs - nowMs;
    this.#nextTurnMs = turnMs + 1_000 / turnsPerSecond;
    await new Promise((resolve) => setTimeout(resolve, turnMs - nowMs));
    return 0;
  }
}
