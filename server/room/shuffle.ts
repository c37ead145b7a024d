import { randomInt } from 'node:crypto';

/** Uniform shuffle (Fisher–Yates) with the system's random source; gives a new list. */
export const shuffle = <Item>(items: readonly Item[]): readonly Item[] => {
  const mixed = [...items];
  for (let last = mixed.length - 1; last > 0; last -= 1) {
    const other = randomInt(last + 1);
    const item = mixed[last];
    const swap = mixed[other];
    if (item !== undefined && swap !== undefined) [mixed[last], mixed[other]] = [swap, item];
  }
  return mixed;
};
