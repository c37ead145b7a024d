import { setTimeout as wait } from 'node:timers/promises';

/** Longer recorded pauses are shortened to this: nobody watches a night. */
export const pauseMsMax = 5_000;
/** Things of one person wait for each other; this many people are served at once. */
const inFlightMax = 96;
/** How far the run may be ahead of the slowest person. */
const windowMax = 6_000;

/** When each thing is due, in milliseconds after the first; null: at once. */
export const dueTimesMs = (times: readonly (number | null)[], speed: number | null): readonly (number | null)[] => {
  if (speed === null) return times.map(() => null);
  let dueMs = 0;
  let before: number | null = null;
  return times.map((atMs) => {
    if (atMs !== null && before !== null) dueMs += Math.min(pauseMsMax, Math.max(0, atMs - before) / speed);
    before = atMs ?? before;
    return dueMs;
  });
};

/** Lets so many through at a time; the others wait in line. */
class Gate {
  #free: number;
  readonly #line: (() => void)[] = [];

  constructor(places: number) {
    this.#free = places;
  }

  async enter(): Promise<void> {
    if (this.#free > 0) {
      this.#free -= 1;
      return;
    }
    await new Promise<void>((resolve) => this.#line.push(resolve));
  }

  leave(): void {
    const next = this.#line.shift();
    if (next === undefined) this.#free += 1;
    else next();
  }
}

/**
 * Does things in order, many at once, but those of one person strictly one after the other.
 *
 * Errors: the first one stops the run once everything that is under way has ended.
 */
export const inOrderOfEach = async <Thing>(
  things: readonly Thing[],
  personOf: (thing: Thing) => string,
  dueMs: readonly (number | null)[],
  act: (thing: Thing) => Promise<void>,
): Promise<void> => {
  const ahead = new Gate(windowMax);
  const flight = new Gate(inFlightMax);
  const chains = new Map<string, Promise<void>>();
  const failures: unknown[] = [];
  const beganAtMs = performance.now();
  for (const [place, thing] of things.entries()) {
    const early = (dueMs[place] ?? 0) - (performance.now() - beganAtMs);
    if (early > 1) await wait(early);
    await ahead.enter();
    if (failures.length > 0) break;
    const person = personOf(thing);
    const before = chains.get(person) ?? Promise.resolve();
    chains.set(
      person,
      before.then(async () => {
        await flight.enter();
        try {
          if (failures.length === 0) await act(thing);
        } catch (problem) {
          failures.push(problem);
        } finally {
          flight.leave();
          ahead.leave();
        }
      }),
    );
  }
  await Promise.all(chains.values());
  if (failures.length > 0) throw failures[0];
};
