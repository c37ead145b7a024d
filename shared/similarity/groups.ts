/**
 * Groups of texts that belong together: average linkage, then the largest branches that hang together well enough.
 *
 * The larger, the closer, as in Parabol's clusterer (reference: 0.05 more per card from the fourth on; here by our scale): a group
 * that is too large is worse than two that a moderator joins. The order in which cards come plays no part.
 */
import type { SquareMatrix } from './cosines.ts';
import { averageLinkage } from './linkage.ts';

/** Mean cosine of the words within a group of two or three. Of two random cards it is 0.02. */
const likenessMin = 0.18;
const morePerCard = 0.01;
const freeCards = 3;
/** What a moderator can read through before agreeing. */
export const groupCardsMax = 12;

export interface Group {
  /** Places of the texts, the most central first. */
  readonly members: readonly number[];
  /** Mean cosine among them. */
  readonly likeness: number;
}

/** What a group of that many has to reach; never falls. */
export const likenessNeeded = (cards: number): number => likenessMin + morePerCard * Math.max(0, cards - freeCards);

/** `direct` says whether a branch is one group, `order` in which order texts are joined. Without single texts; strongest first. */
export const groupsAmong = (direct: SquareMatrix, order: SquareMatrix): readonly Group[] => {
  const { size } = direct;
  const joins = averageLinkage(order);
  const groups: Group[] = [];
  const open = size > 1 ? [size + joins.length - 1] : [];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    const join = joins[node - size];
    if (join === undefined) continue;
    const members = leavesOf(node, joins, size);
    const likeness = members === null ? 0 : meanLikeness(members, direct);
    if (members !== null && likeness >= likenessNeeded(members.length)) groups.push({ members: centralFirst(members, direct), likeness });
    else open.push(join.a, join.b);
  }
  return groups.sort((a, b) => b.likeness - a.likeness || (a.members[0] ?? 0) - (b.members[0] ?? 0));
};

/** null: more than a group may have. */
const leavesOf = (node: number, joins: ReturnType<typeof averageLinkage>, size: number): readonly number[] | null => {
  const leaves: number[] = [];
  const open = [node];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const join = joins[next - size];
    if (join === undefined) leaves.push(next);
    else open.push(join.a, join.b);
    if (leaves.length + open.length > groupCardsMax) return null;
  }
  return leaves.sort((a, b) => a - b);
};

export const meanLikeness = (members: readonly number[], { size, cells }: SquareMatrix): number => {
  let sum = 0;
  for (const [at, member] of members.entries()) for (const other of members.slice(at + 1)) sum += cells[member * size + other] ?? 0;
  return (2 * sum) / (members.length * (members.length - 1));
};

export const centralFirst = (members: readonly number[], { size, cells }: SquareMatrix): readonly number[] =>
  members
    .map((member) => ({ member, by: members.reduce((sum, other) => sum + (cells[member * size + other] ?? 0), 0) }))
    .sort((a, b) => b.by - a.by || a.member - b.member)
    .map(({ member }) => member);
