/**
 * The two directions in which people differ most, and everybody's place along them.
 *
 * Source: Polis, `pca.clj` and `conversation.clj` (`mat`, `proj`, `comment-extremity`); Small et al., "Polis: Scaling deliberation by mapping
 * high dimensional opinion spaces" (2021). A missing vote counts as the sentence's mean, so centred it is zero. Power iteration
 * as there, but from a fixed start, until it stands still, and with a rule for the sign, so that the same votes give the same picture.
 */
import { missing, type VoteMatrix } from './vote-matrix.ts';
import { seededNumbers } from './seeded-numbers.ts';

export interface PrincipalComponents {
  /** Mean vote per sentence. */
  readonly means: Float64Array;
  /** Loadings per sentence, each of length 1; all zero where people do not differ any more. */
  readonly first: Float64Array;
  readonly second: Float64Array;
}

/** Places of people: one number per person on either axis. */
export interface Places {
  readonly x: Float64Array;
  readonly y: Float64Array;
}

/** Enough for two almost equal directions; ordinary votes need 20 to 200. */
const iterationsMax = 5_000;
/** Squared distance between two steps from which on the direction stands still. */
const stillness = 1e-26;
const startSeed = 7;

/** Expects the matrix in canonical order: sums of fractions follow the order of their terms. */
export const principalComponents = (votes: VoteMatrix): PrincipalComponents => {
  const means = meansOf(votes);
  const covariance = covarianceOf(votes, means);
  const width = votes.sentences.length;
  // Without a difference between people there is no direction; rounding must not make one up.
  const nothing = 1e-10 * lengthOf(covariance);
  const first = leadingDirection(covariance, width, nothing);
  const second = leadingDirection(deflated(covariance, first), width, nothing);
  return { means, first, second };
};

/**
 * Places with Polis' scale for sparse papers: √(sentences ÷ max(votes, 1)), which pushes people with few votes as far out as
 * they would be if they went on like this.
 */
export const placesOf = (votes: VoteMatrix, { means, first, second }: PrincipalComponents): Places => {
  const { sentences, people, cells } = votes;
  const x = new Float64Array(people);
  const y = new Float64Array(people);
  for (let person = 0, at = 0; person < people; person += 1) {
    let cast = 0;
    let alongFirst = 0;
    let alongSecond = 0;
    for (let column = 0; column < sentences.length; column += 1, at += 1) {
      const vote = cells[at] ?? missing;
      if (vote === missing) continue;
      const centred = vote - (means[column] ?? 0);
      cast += 1;
      alongFirst += centred * (first[column] ?? 0);
      alongSecond += centred * (second[column] ?? 0);
    }
    const scale = Math.sqrt(sentences.length / Math.max(cast, 1));
    x[person] = scale * alongFirst;
    y[person] = scale * alongSecond;
  }
  return { x, y };
};

/** Per sentence: how far from the middle somebody stands who agrees with it and says nothing else. Used by comment routing. */
export const extremities = ({ means, first, second }: PrincipalComponents): Float64Array =>
  means.map((mean, column) => Math.sqrt(means.length) * Math.abs(1 - mean) * Math.hypot(first[column] ?? 0, second[column] ?? 0));

const meansOf = ({ sentences, people, cells }: VoteMatrix): Float64Array => {
  const sums = new Float64Array(sentences.length);
  const counts = new Float64Array(sentences.length);
  for (let person = 0, at = 0; person < people; person += 1) {
    for (let column = 0; column < sentences.length; column += 1, at += 1) {
      const vote = cells[at] ?? missing;
      if (vote === missing) continue;
      sums[column] = (sums[column] ?? 0) + vote;
      counts[column] = (counts[column] ?? 0) + 1;
    }
  }
  return sums.map((sum, column) => sum / Math.max(counts[column] ?? 0, 1));
};

/** Sum over people of the products of their centred votes, row by row; the factor 1 ÷ n changes no direction. */
const covarianceOf = ({ sentences, people, cells }: VoteMatrix, means: Float64Array): Float64Array => {
  const width = sentences.length;
  const sums = new Float64Array(width * width);
  const columns = new Uint32Array(width);
  const values = new Float64Array(width);
  for (let person = 0, at = 0; person < people; person += 1) {
    let cast = 0;
    for (let column = 0; column < width; column += 1, at += 1) {
      const vote = cells[at] ?? missing;
      if (vote === missing) continue;
      columns[cast] = column;
      values[cast] = vote - (means[column] ?? 0);
      cast += 1;
    }
    for (let one = 0; one < cast; one += 1) {
      const value = values[one] ?? 0;
      const row = (columns[one] ?? 0) * width;
      for (let other = one; other < cast; other += 1) {
        const cell = row + (columns[other] ?? 0);
        sums[cell] = (sums[cell] ?? 0) + value * (values[other] ?? 0);
      }
    }
  }
  for (let row = 0; row < width; row += 1) for (let column = 0; column < row; column += 1) sums[row * width + column] = sums[column * width + row] ?? 0;
  return sums;
};

const times = (matrix: Float64Array, width: number, vector: Float64Array): Float64Array => {
  const product = new Float64Array(width);
  for (let row = 0, at = 0; row < width; row += 1) {
    let sum = 0;
    for (let column = 0; column < width; column += 1, at += 1) sum += (matrix[at] ?? 0) * (vector[column] ?? 0);
    product[row] = sum;
  }
  return product;
};

const lengthOf = (vector: Float64Array): number => Math.sqrt(vector.reduce((sum, value) => sum + value * value, 0));

const leadingDirection = (matrix: Float64Array, width: number, nothing: number): Float64Array => {
  const random = seededNumbers(startSeed);
  // All entries differ and none is 0, so that no symmetry of the votes makes the start useless.
  let direction: Float64Array = Float64Array.from({ length: width }, () => 0.5 + random());
  const startLength = lengthOf(direction);
  direction = direction.map((value) => value / startLength);
  for (let iteration = 0; iteration < iterationsMax; iteration += 1) {
    const next = times(matrix, width, direction);
    const length = lengthOf(next);
    if (length <= nothing) return new Float64Array(width);
    let moved = 0;
    for (let column = 0; column < width; column += 1) {
      const value = (next[column] ?? 0) / length;
      moved += (value - (direction[column] ?? 0)) ** 2;
      next[column] = value;
    }
    direction = next;
    if (moved < stillness) break;
  }
  return withSign(direction);
};

/** A direction and its opposite are the same; we take the one in which the sentence that counts most points to the plus side. */
const withSign = (direction: Float64Array): Float64Array => {
  let largest = 0;
  // Almost equal ones are decided by the canonical order, not by the last digit.
  for (const value of direction) if (Math.abs(value) > Math.abs(largest) * (1 + 1e-9)) largest = value;
  return largest < 0 ? direction.map((value) => -value) : direction;
};

/** The matrix without what lies along a direction. */
const deflated = (matrix: Float64Array, direction: Float64Array): Float64Array => {
  const width = direction.length;
  const along = times(matrix, width, direction);
  const strength = direction.reduce((sum, value, column) => sum + value * (along[column] ?? 0), 0);
  return matrix.map((value, at) => value - strength * (direction[Math.floor(at / width)] ?? 0) * (direction[at % width] ?? 0));
};
