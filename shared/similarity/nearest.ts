/** Who is most like whom. */
import type { SquareMatrix } from './cosines.ts';

export interface Neighbour {
  /** Place of the text among those given. */
  readonly at: number;
  readonly score: number;
}

/** Best first; equal ones in the order of the matrix. Only scores above 0. */
export const nearestOf = ({ size, cells }: SquareMatrix, row: number, count: number): readonly Neighbour[] => {
  const best: Neighbour[] = [];
  for (let at = 0; at < size; at += 1) {
    const score = cells[row * size + at] ?? 0;
    if (at === row || score <= 0 || (best.length === count && score <= (best.at(-1)?.score ?? 0))) continue;
    const place = best.findIndex((other) => score > other.score);
    best.splice(place === -1 ? best.length : place, 0, { at, score });
    if (best.length > count) best.pop();
  }
  return best;
};
