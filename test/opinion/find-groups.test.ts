import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findGroups, type FoundGroups, type NoGroups } from '../../shared/opinion/find-groups.ts';
import type { Membership } from '../../shared/opinion/group-counts.ts';
import { extremities, placesOf, principalComponents } from '../../shared/opinion/principal-components.ts';
import { silhouette } from '../../shared/opinion/silhouette.ts';
import { inConversation, voteMatrix, type Vote, type VoteMatrix } from '../../shared/opinion/vote-matrix.ts';
import { brexit, camps, conversation, hasConversation, rearranged, type Conversation } from './conversations.ts';

const found = (result: FoundGroups | NoGroups): FoundGroups => {
  if (typeof result === 'string') throw new Error(result);
  return result;
};

/** Silhouette of given groups on the places that we found. */
const silhouetteOf = ({ places }: FoundGroups, membership: readonly (string | number | null)[]): number => {
  const people = [...membership.entries()].filter(([, group]) => group !== null);
  const names = [...new Set(people.map(([, group]) => group))];
  return silhouette(
    { x: Float64Array.from(people, ([person]) => places.x[person] ?? 0), y: Float64Array.from(people, ([person]) => places.y[person] ?? 0), weight: new Float64Array(people.length).fill(1) },
    Uint8Array.from(people, ([, group]) => names.indexOf(group)),
  );
};

/** Whether people who are together here are together there, as numbers by first appearance. */
const partition = (groups: Membership | readonly (number | null)[]): readonly number[] => {
  const numbers = new Map<string | number | null, number>([[null, -1]]);
  return groups.map((group) => {
    const number = numbers.get(group) ?? numbers.size - 1;
    numbers.set(group, number);
    return number;
  });
};

const sameInAnyOrder = (votes: VoteMatrix, seed: number, rename?: (id: string, at: number) => string): void => {
  const before = found(findGroups(votes));
  const other = rearranged(votes, seed, rename);

  const after = found(findGroups(other.votes));

  expect(after.silhouette).toBe(before.silhouette);
  expect(after.sizes).toEqual(before.sizes);
  expect(after.groupOf).toEqual(other.personAt.map((person) => before.groupOf[person]));
  expect([...after.places.x]).toEqual(other.personAt.map((person) => before.places.x[person]));
  expect([...after.places.y]).toEqual(other.personAt.map((person) => before.places.y[person]));
};

describe('finding opinion groups', () => {
  it.each([
    ['two camps', { seed: 1, sizes: [60, 40], sentences: 14, noise: 0.2, missing: 0.1 }],
    ['three camps', { seed: 2, sizes: [50, 40, 30], sentences: 30, noise: 0.2, missing: 0.2 }],
    ['three camps in a large hall', { seed: 3, sizes: [500, 300, 200], sentences: 100, noise: 0.5, missing: 0.2 }],
  ])('finds %s', (_what, shape) => {
    const { votes, membership } = camps(shape);

    const { groupOf, sizes } = found(findGroups(votes));

    expect(partition(groupOf)).toEqual(partition(membership));
    expect(sizes).toEqual(shape.sizes);
  });

  it('[OG1] gives the same to the last digit in whatever order people and sentences come', () => {
    sameInAnyOrder(brexit().votes, 5);
    sameInAnyOrder(brexit().votes, 6);
  });

  it('[OG1] and whatever the sentences are called', () => {
    sameInAnyOrder(brexit().votes, 7, (id, at) => `renamed-${(at * 37) % 50}-${id}`);
  });

  it('[OG1] also for small and odd ballots', () => {
    const vote = fc.constantFrom<Vote | null>(1, 1, -1, -1, 0, null);
    fc.assert(
      fc.property(fc.array(fc.array(vote, { minLength: 7, maxLength: 7 }), { minLength: 3, maxLength: 40 }), fc.integer(), (rows, seed) => {
        const sentences = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
        const votes = voteMatrix(sentences, rows.map((row) => new Map(row.flatMap((cell, at) => (cell === null ? [] : [[sentences[at] ?? '', cell] as const])))));
        const before = findGroups(votes);
        const other = rearranged(votes, seed);
        const after = findGroups(other.votes);
        if (typeof before === 'string' || typeof after === 'string') return before === after;
        // People with equal papers may change places; those in the picture keep theirs.
        expect(after.sizes).toEqual(before.sizes);
        expect(after.silhouette).toBe(before.silhouette);
        return true;
      }),
      { numRuns: 300 },
    );
  });

  it('[OG1] gives the same twice', () => {
    expect(findGroups(brexit().votes)).toEqual(findGroups(brexit().votes));
  });

  it('knows when nobody differs, and when no two groups are large enough', () => {
    const alike = voteMatrix(['a', 'b'], Array.from({ length: 30 }, () => new Map<string, Vote>([['a', 1], ['b', -1]])));
    const { votes } = camps({ seed: 4, sizes: [30, 3], sentences: 12, noise: 0, missing: 0 });

    expect(findGroups(alike)).toBe('no_differences');
    expect(found(findGroups(votes)).sizes).toEqual([30, 3]);
    expect(findGroups(votes, 5)).toBe('groups_too_small');
  });

  it('prefers groups of the size asked for, where there are some', () => {
    const { votes } = camps({ seed: 5, sizes: [30, 20, 2], sentences: 30, noise: 0.1, missing: 0 });

    expect(found(findGroups(votes)).sizes.at(-1)).toBe(2);
    expect(Math.min(...found(findGroups(votes, 5)).sizes)).toBeGreaterThanOrEqual(5);
  });
});

describe('places', () => {
  it('lie along the direction in which people differ, the plus side agreeing with what divides most', () => {
    const { votes } = camps({ seed: 6, sizes: [20, 20], sentences: 10, noise: 0, missing: 0 });

    const components = principalComponents(votes);
    const { x, y } = placesOf(votes, components);

    expect(components.first.reduce((sum, value) => sum + value * value, 0)).toBeCloseTo(1, 12);
    expect([...components.second]).toEqual(Array.from({ length: 10 }, () => 0));
    expect(Math.max(...components.first)).toBeCloseTo(Math.sqrt(1 / 10), 12);
    expect(new Set(Array.from(x, (value) => value.toFixed(9)))).toEqual(new Set([Math.sqrt(10).toFixed(9), (-Math.sqrt(10)).toFixed(9)]));
    expect(new Set(y)).toEqual(new Set([0]));
  });

  it('of people with few votes are pushed out by √(sentences ÷ votes)', () => {
    const paper = (ids: readonly string[], vote: Vote) => new Map(ids.map((id) => [id, vote] as const));
    const all = ['a', 'b', 'c', 'd'];
    const votes = voteMatrix(all, [...Array.from({ length: 8 }, () => paper(all, 1)), ...Array.from({ length: 8 }, () => paper(all, -1)), paper(['a'], 1), paper(['a'], -1), new Map()]);

    const { x } = placesOf(votes, principalComponents(votes));

    // Whose votes are all cast: 4 votes of ½ each. Whose is not: 1 vote of ½, twice as far out.
    expect(x[0]).toBeCloseTo(2, 3);
    expect(x[16]).toBeCloseTo(1, 1);
    expect(x[18]).toBe(0);
  });

  it('the two directions are at right angles', () => {
    const { votes } = brexit();
    const { first, second } = principalComponents(votes);

    expect(first.reduce((sum, value, at) => sum + value * (second[at] ?? 0), 0)).toBeCloseTo(0, 9);
  });

  it('extremity is how far agreeing with one sentence alone carries somebody', () => {
    const { votes } = brexit();
    const components = principalComponents(votes);
    const one = voteMatrix(votes.sentences, [new Map([['7', 1 as const]])]);

    const { x, y } = placesOf(one, components);

    expect(extremities(components)[votes.sentences.indexOf('7')]).toBeCloseTo(Math.hypot(x[0] ?? 0, y[0] ?? 0), 12);
  });
});

describe('who is in the conversation', () => {
  const paper = (votes: number) => new Map(Array.from({ length: votes }, (_, at) => [`s${at}`, 1] as const));
  const sentences = Array.from({ length: 10 }, (_, at) => `s${at}`);

  it('seven votes are enough, six are not', () => {
    const votes = voteMatrix(sentences, [...Array.from({ length: 15 }, () => paper(7)), paper(6), paper(10)]);

    expect(inConversation(votes).map(Number).join('')).toBe('11111111111111101');
  });

  it('of fewer sentences all of them', () => {
    const votes = voteMatrix(sentences.slice(0, 3), [...Array.from({ length: 15 }, () => paper(3)), paper(2)]);

    expect(inConversation(votes).map(Number).join('')).toBe('1111111111111110');
  });

  it('fewer than fifteen are filled up with those who voted most', () => {
    const votes = voteMatrix(sentences, [paper(1), ...Array.from({ length: 12 }, () => paper(8)), paper(5), paper(2), paper(6), paper(0)]);

    expect(inConversation(votes).map(Number).join('')).toBe('01111111111111110');
  });
});

const real: readonly (readonly [string, () => Conversation, boolean])[] = [
  ['Brexit', brexit, true],
  ...(['polis-brexit-consensus', 'polis-london-youth-policing', 'polis-austria-produktion-konsum', 'polis-austria-energie'] as const).map((name) => [name, () => conversation(name), hasConversation(name)] as const),
];

describe.each(real)('%s', (_name, read, isThere) => {
  it.skipIf(!isThere)('[OG1] our groups lie at least as well on our picture as those that Polis found', () => {
    const { votes, membership } = read();

    const own = found(findGroups(votes));

    const inBoth = membership.map((group, person) => (own.groupOf[person] === null ? null : group));
    const given = Math.max(silhouetteOf(own, membership), silhouetteOf(own, inBoth));
    expect(silhouetteOf(own, own.groupOf)).toBeCloseTo(own.silhouette, 9);
    expect(own.silhouette).toBeGreaterThanOrEqual(given);
  });
});

describe('Polis counts the same people as in the conversation', () => {
  // Not at Brexit: eight more are in there, who came while there were few sentences, and nobody leaves again.
  describe.each(['polis-london-youth-policing', 'polis-austria-produktion-konsum', 'polis-austria-energie'])('%s', (name) => {
    it.skipIf(!hasConversation(name))('to the last one', () => {
      const { votes, membership } = conversation(name);

      expect(inConversation(votes)).toEqual(membership.map((group) => group !== null));
    });
  });
});
