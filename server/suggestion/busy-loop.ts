import { performance } from 'node:perf_hooks';

/** How long one look lasts. */
const windowMs = 1_000;
/** Above this share of its time the event loop is kept for cards and votes. */
const busyShare = 0.75;

/** Tells whether the event loop had little rest lately. Looks back only when asked, at most once a second. */
export const busyLoop = (): (() => boolean) => {
  let last = performance.eventLoopUtilization();
  let lastMs = performance.now();
  let busy = false;
  return () => {
    const nowMs = performance.now();
    if (nowMs - lastMs < windowMs) return busy;
    const now = performance.eventLoopUtilization();
    busy = performance.eventLoopUtilization(now, last).utilization > busyShare;
    last = now;
    lastMs = nowMs;
    return busy;
  };
};
