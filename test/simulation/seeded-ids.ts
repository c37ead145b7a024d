/** Stands in for the package nanoid while a simulation runs: the same seed gives the same ids. */
import { seededNumbers } from '../support/seeded-numbers.ts';

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-';

let below = seededNumbers(0);

export const seedIds = (seed: number): void => {
  below = seededNumbers(seed);
};

/** As nanoid's: so many characters of `A-Za-z0-9_-`. */
export const nanoid = (length = 21): string => Array.from({ length }, () => letters[below(letters.length)] ?? 'A').join('');
