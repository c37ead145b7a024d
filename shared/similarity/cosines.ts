/** Cosines of all pairs, through an inverted index: texts that share nothing cost nothing. */
import type { Vectors } from './vectors.ts';

/** Row by row, `size` × `size`, symmetric; 1 in the diagonal, also for texts without anything to compare. */
export interface SquareMatrix {
  readonly size: number;
  readonly cells: Float32Array;
}

export const cosinesOf = (vectors: Vectors): SquareMatrix => {
  const { size, starts, grams, weights } = vectors;
  const index = invertedIndex(vectors);
  const cells = new Float32Array(size * size);
  const sums = new Float64Array(size);
  for (let row = 0; row < size; row += 1) {
    sums.fill(0, 0, row);
    for (let at = starts[row] ?? 0, end = starts[row + 1] ?? 0; at < end; at += 1) {
      const weight = weights[at] ?? 0;
      const column = grams[at] ?? 0;
      for (let entry = index.starts[column] ?? 0, last = index.starts[column + 1] ?? 0; entry < last; entry += 1) {
        const other = index.rows[entry] ?? 0;
        // Rows are in ascending order. Each pair is summed once, so that it is the same from both sides.
        if (other >= row) break;
        sums[other] = (sums[other] ?? 0) + weight * (index.weights[entry] ?? 0);
      }
    }
    for (let other = 0; other < row; other += 1) {
      const cosine = sums[other] ?? 0;
      cells[row * size + other] = cosine;
      cells[other * size + row] = cosine;
    }
    cells[row * size + row] = 1;
  }
  return { size, cells };
};

/** The cosines among some of the texts, in the order of `rows`. */
export const among = ({ size, cells }: SquareMatrix, rows: readonly number[]): SquareMatrix => {
  const picked = new Float32Array(rows.length * rows.length);
  let at = 0;
  for (const row of rows) {
    for (const other of rows) {
      picked[at] = cells[row * size + other] ?? 0;
      at += 1;
    }
  }
  return { size: rows.length, cells: picked };
};

interface InvertedIndex {
  readonly starts: Uint32Array;
  readonly rows: Uint32Array;
  readonly weights: Float64Array;
}

const invertedIndex = ({ size, starts, grams, weights, columns }: Vectors): InvertedIndex => {
  const ends = new Uint32Array(columns + 1);
  for (const column of grams) ends[column + 1] = (ends[column + 1] ?? 0) + 1;
  for (let column = 0; column < columns; column += 1) ends[column + 1] = (ends[column + 1] ?? 0) + (ends[column] ?? 0);
  const begins = Uint32Array.from(ends);
  const next = Uint32Array.from(ends);
  const rows = new Uint32Array(grams.length);
  const sorted = new Float64Array(grams.length);
  for (let row = 0; row < size; row += 1) {
    for (let at = starts[row] ?? 0, end = starts[row + 1] ?? 0; at < end; at += 1) {
      const column = grams[at] ?? 0;
      const place = next[column] ?? 0;
      rows[place] = row;
      sorted[place] = weights[at] ?? 0;
      next[column] = place + 1;
    }
  }
  return { starts: begins, rows, weights: sorted };
};
