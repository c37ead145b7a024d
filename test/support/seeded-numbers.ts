/** Deterministic whole numbers from 0 to below `max`: the same seed gives the same run. */
export const seededNumbers = (seed: number): ((max: number) => number) => {
  let state = seed >>> 0;
  return (max) => {
    // Mulberry32: short, and good enough to mix cases.
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * max);
  };
};
