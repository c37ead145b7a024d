import type { Clock } from '../clock.ts';

/** So many refusals within `windowMs` are no impatient thumb any more. */
const refusalsMax = 200;
const windowMs = 10_000;
/** A braked session's commands wait this long before anybody looks at them. */
export const brakeMs = 1_000;
/** The brake is let go after this much time without a refusal. */
const calmMs = 30_000;
/** Commands of one braked session that may wait at once; more are refused unread. */
const waitingMax = 16;
const sessionsMax = 10_000;

interface Braked {
  windowAtMs: number;
  refusals: number;
  lastRefusalMs: number;
  braked: boolean;
  waiting: number;
}

/**
 * Slows a session that goes on sending although it is refused. Only this session waits: nothing is
 * read, parsed or decided for it meanwhile, and an address is never looked at, because a hall is one.
 */
export class CommandBrake {
  readonly #sessions = new Map<string, Braked>();
  readonly #clock: Clock;
  readonly #onBraked: (session: string) => void;

  constructor(clock: Clock, onBraked: (session: string) => void) {
    this.#clock = clock;
    this.#onBraked = onBraked;
  }

  /** A command of this session was refused because there were too many. */
  refused(session: string): void {
    const nowMs = this.#clock.nowMs();
    const entry = this.#sessions.get(session) ?? { windowAtMs: nowMs, refusals: 0, lastRefusalMs: nowMs, braked: false, waiting: 0 };
    // Set anew, so that the session refused longest ago stands first.
    this.#sessions.delete(session);
    if (this.#sessions.size >= sessionsMax) for (const oldest of this.#sessions.keys()) { this.#sessions.delete(oldest); break; }
    this.#sessions.set(session, entry);
    if (nowMs - entry.windowAtMs > windowMs) Object.assign(entry, { windowAtMs: nowMs, refusals: 0 });
    entry.refusals += 1;
    entry.lastRefusalMs = nowMs;
    if (entry.braked || entry.refusals <= refusalsMax) return;
    entry.braked = true;
    this.#onBraked(session);
  }

  /** Resolves at once for everybody else, after a while for a braked session; false: too many wait already. */
  hold(session: string): true | Promise<boolean> {
    const entry = this.#sessions.get(session);
    return entry === undefined || !entry.braked ? true : this.#wait(session, entry);
  }

  async #wait(session: string, entry: Braked): Promise<boolean> {
    if (this.#clock.nowMs() - entry.lastRefusalMs > calmMs) {
      this.#sessions.delete(session);
      return true;
    }
    if (entry.waiting >= waitingMax) return false;
    entry.waiting += 1;
    await new Promise((resolve) => setTimeout(resolve, brakeMs));
    entry.waiting -= 1;
    return true;
  }
}
