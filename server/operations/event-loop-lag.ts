import { monitorEventLoopDelay } from 'node:perf_hooks';

/** How often the loop is looked at; Node counts the interval itself into each value. Every look wakes the process. */
const resolutionMs = 100;
/** Figures speak of the last one to two windows, so that an old hiccup is forgotten. */
const windowMs = 30_000;
/** With fewer looks one hiccup, such as the start itself, would speak for all. */
const looksMin = 50;

/** How late the event loop runs: the time in which the server does nothing for anybody else. */
export class EventLoopLag {
  #histogram: ReturnType<typeof monitorEventLoopDelay> | null = null;
  #timer: NodeJS.Timeout | null = null;
  #beforeMs: number | null = null;

  start(): void {
    if (this.#histogram !== null) return;
    this.#histogram = monitorEventLoopDelay({ resolution: resolutionMs });
    this.#histogram.enable();
    this.#timer = setInterval(() => this.#turn(), windowMs);
    this.#timer.unref();
  }

  stop(): void {
    this.#histogram?.disable();
    this.#histogram = null;
    if (this.#timer !== null) clearInterval(this.#timer);
  }

  /** 99 of 100 looks were not later than this. Null as long as it has looked too seldom. */
  get p99Ms(): number | null {
    const nowMs = this.#now();
    return nowMs === null || this.#beforeMs === null ? (nowMs ?? this.#beforeMs) : Math.max(this.#beforeMs, nowMs);
  }

  #now(): number | null {
    const histogram = this.#histogram;
    return histogram === null || histogram.count < looksMin ? null : Math.max(0, histogram.percentile(99) / 1e6 - resolutionMs);
  }

  #turn(): void {
    this.#beforeMs = this.#now();
    this.#histogram?.reset();
  }
}
