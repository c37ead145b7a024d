import { missing, type VoteMatrix } from './vote-matrix.ts';

/** A matrix whose order follows from the votes, with the way back. */
export interface CanonicalVotes {
  readonly votes: VoteMatrix;
  /** Row of the given matrix for each row of this one. */
  readonly personAt: Uint32Array;
}

const scramble = (value: number): number => {
  let mixed = Math.imul(value ^ (value >>> 16), 0x45d9f3b);
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x45d9f3b);
  return (mixed ^ (mixed >>> 16)) | 0;
};

/**
 * Puts people and sentences into an order that only the votes decide.
 *
 * Sums of fractions depend on the order of their terms in the last digit, and one digit can tip a tie. So whatever computes with
 * fractions gets the votes in this order, and the answer is the same however they came. Sentences are told apart by how much they
 * are agreed with and by whom (colour refinement, as for graphs: who voted like whom on what, three times over), at last by id;
 * people by their row.
 */
export const canonicalOrder = (given: VoteMatrix): CanonicalVotes => {
  const { sentences, people, cells } = given;
  const width = sentences.length;
  let personMarks = new Int32Array(people);
  let columnMarks = new Int32Array(width);
  for (let round = 0; round < 3; round += 1) {
    const nextPeople = new Int32Array(people);
    for (let person = 0, at = 0; person < people; person += 1) {
      let mark = 0;
      for (let column = 0; column < width; column += 1, at += 1) mark = (mark + scramble((columnMarks[column] ?? 0) * 4 + (cells[at] ?? missing) + 1)) | 0;
      nextPeople[person] = mark;
    }
    const nextColumns = new Int32Array(width);
    for (let person = 0, at = 0; person < people; person += 1) {
      const mark = scramble(nextPeople[person] ?? 0);
      for (let column = 0; column < width; column += 1, at += 1) nextColumns[column] = ((nextColumns[column] ?? 0) + scramble(mark ^ ((cells[at] ?? missing) + 1))) | 0;
    }
    personMarks = nextPeople;
    columnMarks = nextColumns;
  }
  const columns = Uint32Array.from(sentences.keys()).sort((a, b) => (columnMarks[a] ?? 0) - (columnMarks[b] ?? 0) || a - b);
  const byRow = (a: number, b: number): number => {
    for (const column of columns) {
      const difference = (cells[a * width + column] ?? missing) - (cells[b * width + column] ?? missing);
      if (difference !== 0) return difference;
    }
    return 0;
  };
  const personAt = Uint32Array.from({ length: people }, (_, person) => person).sort((a, b) => (personMarks[a] ?? 0) - (personMarks[b] ?? 0) || byRow(a, b));
  const ordered = new Int8Array(cells.length);
  let at = 0;
  for (const person of personAt) {
    for (const column of columns) {
      ordered[at] = cells[person * width + column] ?? missing;
      at += 1;
    }
  }
  return { votes: { sentences: Array.from(columns, (column) => sentences[column] ?? ''), people, cells: ordered }, personAt };
};
