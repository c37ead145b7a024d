/** The end of a step's timer as it is shown; times in milliseconds of the server's clock. */
export interface TimeLeft {
  readonly leftMs: number;
  /** 0 to 1: what the disc shows. */
  readonly share: number;
  readonly paused: boolean;
  readonly over: boolean;
  /** The last half minute is said in words. */
  readonly lastSeconds: number | null;
  /** `6:40`, `1:05:00`. */
  readonly digits: string;
}

const lastWordsMs = 30_000;

interface Timer {
  readonly endsAtMs: number;
  readonly totalMs: number;
  readonly pausedMs: number | null;
}

/** Never below zero, and never above the timer's length: clocks differ by moments, and "20:01" of 20 minutes looks like a mistake. */
const leftMsOf = (timer: Timer, nowMs: number): number => Math.min(timer.totalMs, Math.max(0, timer.pausedMs ?? timer.endsAtMs - nowMs));

export const timeLeft = (timer: Timer, nowMs: number): TimeLeft => {
  const leftMs = leftMsOf(timer, nowMs);
  // Rounded up: "0:01" is shown until the very end, and "10:00" for the whole first second.
  const seconds = Math.ceil(leftMs / 1_000);
  const paused = timer.pausedMs !== null;
  return {
    leftMs,
    share: timer.totalMs > 0 ? leftMs / timer.totalMs : 0,
    paused,
    over: leftMs === 0,
    lastSeconds: !paused && leftMs > 0 && leftMs <= lastWordsMs ? seconds : null,
    digits: digits(seconds),
  };
};

const digits = (seconds: number): string => {
  const two = (value: number): string => String(value).padStart(2, '0');
  const minutes = Math.floor(seconds / 60);
  return minutes < 60 ? `${minutes}:${two(seconds % 60)}` : `${Math.floor(minutes / 60)}:${two(minutes % 60)}:${two(seconds % 60)}`;
};
