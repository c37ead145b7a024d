/** The same luck every time: a demonstration looks alike on every machine. */
export interface Seeded {
  /** 0 up to, not including, 1. */
  next(): number;
  shuffle<Item>(items: readonly Item[]): Item[];
}

/** Mulberry32: small, fast, good enough to scatter cards and opinions. Never for anything secret. */
export const seeded = (seed: number): Seeded => {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  return {
    next,
    shuffle: <Item>(items: readonly Item[]): Item[] =>
      items
        .map((item) => ({ item, at: next() }))
        .sort((a, b) => a.at - b.at)
        .map(({ item }) => item),
  };
};
