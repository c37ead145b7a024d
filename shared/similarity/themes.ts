/**
 * Second thoughts about similarity: two cards that share no word may both share words with the same others (Strom, Photovoltaik,
 * Windrad). Cards are projected onto the few directions in which the board varies most (latent semantic analysis) and compared there.
 */
import type { SquareMatrix } from './cosines.ts';

/** Directions. More of them find what the words say anyway; measured from 5 to 80. */
const rank = 12;
/** Fewer texts have no directions, only accidents. */
const textsMin = 100;
const rounds = 10;
/** Against the cosine of words, which counts 1: more of it blurs neighbouring topics. */
const share = 0.3;

/** `direct` with a share of the cosines along the main directions; `direct` itself on small boards. At most 1 + `share`, scaled back to 1. */
export const withThemes = (direct: SquareMatrix): SquareMatrix => {
  if (direct.size < textsMin) return direct;
  const places = placesAlong(direct, mainDirections(direct));
  const { size, cells } = direct;
  const blended = new Float32Array(cells.length);
  for (let row = 0; row < size; row += 1) {
    for (let other = 0; other <= row; other += 1) {
      let cosine = 0;
      for (let direction = 0; direction < rank; direction += 1) cosine += (places[row * rank + direction] ?? 0) * (places[other * rank + direction] ?? 0);
      const value = ((cells[row * size + other] ?? 0) + share * cosine) / (1 + share);
      blended[row * size + other] = value;
      blended[other * size + row] = value;
    }
  }
  return { size, cells: blended };
};

/** Orthonormal columns that span the leading eigenvectors: subspace iteration. `size` × `rank`. It starts from every twelfth text, so every text is in one column. */
const mainDirections = (matrix: SquareMatrix): Float64Array => {
  let columns: Float64Array = Float64Array.from({ length: matrix.size * rank }, (_, at) => (Math.floor(at / rank) % rank === at % rank ? 1 : 0));
  orthonormalise(columns);
  for (let round = 0; round < rounds; round += 1) {
    columns = product(matrix, columns);
    orthonormalise(columns);
  }
  return columns;
};

/** Rows of length 1 whose products are the cosines inside the subspace: U·L with L·Lᵀ = Uᵀ·S·U, so no eigenvectors are needed. */
const placesAlong = (matrix: SquareMatrix, columns: Float64Array): Float64Array => {
  const image = product(matrix, columns);
  const inner = new Float64Array(rank * rank);
  for (let row = 0; row < matrix.size; row += 1) {
    for (let a = 0; a < rank; a += 1) for (let b = 0; b < rank; b += 1) inner[a * rank + b] = (inner[a * rank + b] ?? 0) + (columns[row * rank + a] ?? 0) * (image[row * rank + b] ?? 0);
  }
  const lower = cholesky(inner);
  const places = new Float64Array(columns.length);
  for (let row = 0; row < matrix.size; row += 1) {
    let squares = 0;
    for (let b = 0; b < rank; b += 1) {
      let sum = 0;
      for (let a = b; a < rank; a += 1) sum += (columns[row * rank + a] ?? 0) * (lower[a * rank + b] ?? 0);
      places[row * rank + b] = sum;
      squares += sum * sum;
    }
    const length = Math.sqrt(squares);
    for (let b = 0; b < rank; b += 1) places[row * rank + b] = length < 1e-9 ? 0 : (places[row * rank + b] ?? 0) / length;
  }
  return places;
};

const product = ({ size, cells }: SquareMatrix, columns: Float64Array): Float64Array => {
  const result = new Float64Array(columns.length);
  for (let row = 0; row < size; row += 1) {
    for (let other = 0; other < size; other += 1) {
      const cell = cells[row * size + other] ?? 0;
      if (cell === 0) continue;
      for (let direction = 0; direction < rank; direction += 1) {
        const at = row * rank + direction;
        result[at] = (result[at] ?? 0) + cell * (columns[other * rank + direction] ?? 0);
      }
    }
  }
  return result;
};

/** Gram–Schmidt, twice for the last digits; a column that vanishes becomes zero. */
const orthonormalise = (columns: Float64Array): void => {
  for (let column = 0; column < rank; column += 1) {
    for (let pass = 0; pass < 2; pass += 1) {
      for (let before = 0; before < column; before += 1) {
        let dot = 0;
        for (let at = 0; at < columns.length; at += rank) dot += (columns[at + column] ?? 0) * (columns[at + before] ?? 0);
        for (let at = 0; at < columns.length; at += rank) columns[at + column] = (columns[at + column] ?? 0) - dot * (columns[at + before] ?? 0);
      }
    }
    let squares = 0;
    for (let at = column; at < columns.length; at += rank) squares += (columns[at] ?? 0) ** 2;
    const length = Math.sqrt(squares);
    for (let at = column; at < columns.length; at += rank) columns[at] = length < 1e-9 ? 0 : (columns[at] ?? 0) / length;
  }
};

/** Lower triangle; directions without any variance stay zero. */
const cholesky = (square: Float64Array): Float64Array => {
  const lower = new Float64Array(square.length);
  for (let row = 0; row < rank; row += 1) {
    for (let column = 0; column <= row; column += 1) {
      let rest = square[row * rank + column] ?? 0;
      for (let before = 0; before < column; before += 1) rest -= (lower[row * rank + before] ?? 0) * (lower[column * rank + before] ?? 0);
      const pivot = lower[column * rank + column] ?? 0;
      lower[row * rank + column] = row === column ? Math.sqrt(Math.max(rest, 0)) : pivot < 1e-9 ? 0 : rest / pivot;
    }
  }
  return lower;
};
