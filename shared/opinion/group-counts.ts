import { compareIds, missing, type VoteMatrix } from './vote-matrix.ts';

/** Votes on one sentence. Polis: A, D, P and S. */
export interface VoteCounts {
  readonly agrees: number;
  readonly disagrees: number;
  readonly passes: number;
  /** All three together. */
  readonly seen: number;
}

/** Group of each person, by row of the matrix; null: in none. */
export type Membership = readonly (string | null)[];

export interface GroupCounts {
  readonly group: string;
  readonly people: number;
  /** In the order of the matrix's sentences. */
  readonly counts: readonly VoteCounts[];
}

const addTo = (tallies: Uint32Array, { sentences, cells }: VoteMatrix, person: number): void => {
  for (let column = 0; column < sentences.length; column += 1) {
    const vote = cells[person * sentences.length + column] ?? missing;
    if (vote === missing) continue;
    // Disagrees, passes, agrees.
    const at = column * 3 + vote + 1;
    tallies[at] = (tallies[at] ?? 0) + 1;
  }
};

const countsOf = (tallies: Uint32Array): readonly VoteCounts[] =>
  Array.from({ length: tallies.length / 3 }, (_, column) => {
    const [disagrees, passes, agrees] = [tallies[column * 3] ?? 0, tallies[column * 3 + 1] ?? 0, tallies[column * 3 + 2] ?? 0];
    return { agrees, disagrees, passes, seen: agrees + disagrees + passes };
  });

/** Everybody's votes, in a group or not. */
export const countEverybody = (votes: VoteMatrix): readonly VoteCounts[] => {
  const tallies = new Uint32Array(votes.sentences.length * 3);
  for (let person = 0; person < votes.people; person += 1) addTo(tallies, votes, person);
  return countsOf(tallies);
};

/** Every group that has a member, by id. People without a group count nowhere. */
export const countGroups = (votes: VoteMatrix, membership: Membership): readonly GroupCounts[] => {
  const groups = [...new Set(membership.filter((group) => group !== null))].sort(compareIds);
  return groups.map((group) => {
    const tallies = new Uint32Array(votes.sentences.length * 3);
    let people = 0;
    for (const [person, own] of membership.entries()) {
      if (own !== group) continue;
      people += 1;
      addTo(tallies, votes, person);
    }
    return { group, people, counts: countsOf(tallies) };
  });
};
