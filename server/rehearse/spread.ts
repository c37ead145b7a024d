/** How a set of times is spread: nearest rank, so that every figure is one that was measured. */
export interface Spread {
  readonly p50Ms: number;
  readonly p95Ms: number;
  readonly p99Ms: number;
  readonly maxMs: number;
}

export const spreadOf = (timesMs: readonly number[]): Spread | null => {
  const sorted = [...timesMs].sort((a, b) => a - b);
  const last = sorted.at(-1);
  if (last === undefined) return null;
  const at = (percentile: number): number => sorted[Math.ceil((percentile / 100) * sorted.length) - 1] ?? last;
  return { p50Ms: at(50), p95Ms: at(95), p99Ms: at(99), maxMs: last };
};
