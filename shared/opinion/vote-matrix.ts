/** 1 agrees, −1 disagrees, 0 passes. (Polis stores agree as −1; here a plus is a yes.) */
export type Vote = 1 | 0 | -1;

/** In `VoteMatrix.cells`: not voted, which is not the same as passing. */
export const missing = 2;

/** Who voted what: one row per person, one column per sentence. */
export interface VoteMatrix {
  /** Ids of the columns. */
  readonly sentences: readonly string[];
  readonly people: number;
  /** Row by row: a `Vote`, or `missing`. */
  readonly cells: Int8Array;
}

/** 2 before 10, and words by code unit: the same on every machine. */
export const compareIds = (a: string, b: string): number => {
  const numbers = /^\d{1,15}$/.test(a) && /^\d{1,15}$/.test(b) ? Number(a) - Number(b) : 0;
  if (numbers !== 0) return numbers;
  if (a === b) return 0;
  return a < b ? -1 : 1;
};

/** Nobody has voted yet. Columns by id, so that no result depends on the order in which sentences are given. */
export const emptyVotes = (sentences: readonly string[], people: number): VoteMatrix => {
  const columns = [...new Set(sentences)].sort(compareIds);
  return { sentences: columns, people, cells: new Int8Array(people * columns.length).fill(missing) };
};

/** One paper per person: sentence id to vote. Votes on other sentences are left out: that is how moderated ones are kept away. */
export const voteMatrix = (sentences: readonly string[], papers: readonly ReadonlyMap<string, Vote>[]): VoteMatrix => {
  const votes = emptyVotes(sentences, papers.length);
  const columnOf = new Map(votes.sentences.map((id, column) => [id, column]));
  for (const [person, paper] of papers.entries()) {
    for (const [sentence, vote] of paper) {
      const column = columnOf.get(sentence);
      if (column !== undefined) votes.cells[person * votes.sentences.length + column] = vote;
    }
  }
  return votes;
};

/** Sentences that each person voted on, passes included. */
export const votesPerPerson = (votes: VoteMatrix): Uint32Array => {
  const { sentences, people, cells } = votes;
  const counts = new Uint32Array(people);
  for (let person = 0, at = 0; person < people; person += 1) {
    let count = 0;
    for (let column = 0; column < sentences.length; column += 1, at += 1) if (cells[at] !== missing) count += 1;
    counts[person] = count;
  }
  return counts;
};

/** Who is placed in the picture from so many votes on, and at least so many people are. */
const votesNeeded = 7;
const peopleFilled = 15;

/**
 * Who is "in the conversation": at least 7 votes, or all of fewer sentences. If those are fewer than 15 people, the ones with most
 * votes fill up; equal ones in the order of the matrix.
 *
 * Source: Polis, `conversation.clj` (`in-conv`). There nobody leaves again; here there is one look at the end.
 */
export const inConversation = (votes: VoteMatrix): readonly boolean[] => {
  const counts = votesPerPerson(votes);
  const needed = Math.min(votesNeeded, votes.sentences.length);
  const inside = Array.from(counts, (count) => count >= needed);
  const room = peopleFilled - inside.filter(Boolean).length;
  if (room <= 0) return inside;
  const next = [...counts.entries()].filter(([person]) => inside[person] === false).sort(([, a], [, b]) => b - a);
  for (const [person] of next.slice(0, room)) inside[person] = true;
  return inside;
};
