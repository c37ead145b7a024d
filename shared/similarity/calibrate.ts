/** Brings another measure of likeness onto the scale of word cosines, for which the thresholds were measured. */
import type { SquareMatrix } from './cosines.ts';

/** Where both scales are made to meet: what the likest hundredth of all pairs reach. */
const quantile = 0.99;
const samplesMax = 20_000;
const leastSpread = 1e-6;

/** `scores` moved and stretched so that the usual pair comes to 0 and the likest hundredth to where `words` has it. From 0 to 1. */
export const calibrated = (scores: SquareMatrix, words: SquareMatrix): SquareMatrix => {
  const [own, theirs] = [samplesOf(scores), samplesOf(words)];
  const middle = at(own, 0.5);
  const spread = Math.max(leastSpread, at(own, quantile) - middle);
  const reach = at(theirs, quantile);
  const cells = scores.cells.map((score) => Math.min(1, Math.max(0, ((score - middle) / spread) * reach)));
  for (let row = 0; row < scores.size; row += 1) cells[row * scores.size + row] = 1;
  return { size: scores.size, cells };
};

/** Below the diagonal, evenly spread, sorted. */
const samplesOf = ({ size, cells }: SquareMatrix): readonly number[] => {
  const pairs = (size * (size - 1)) / 2;
  const step = Math.max(1, Math.floor(pairs / samplesMax));
  const samples: number[] = [];
  let pair = 0;
  for (let row = 1; row < size; row += 1) {
    for (let other = 0; other < row; other += 1, pair += 1) if (pair % step === 0) samples.push(cells[row * size + other] ?? 0);
  }
  return samples.sort((a, b) => a - b);
};

const at = (sorted: readonly number[], share: number): number => sorted[Math.floor(share * (sorted.length - 1))] ?? 0;
