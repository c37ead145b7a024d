import { describe, expect, it } from 'vitest';
import type { Choices } from '../../shared/domain/ballot.ts';
import { asId, type OptionId } from '../../shared/domain/ids.ts';
import { agreementVotes } from '../../shared/opinion/agreement-votes.ts';
import { opinionGroups } from '../../shared/opinion/opinion-groups.ts';
import type { OpinionGroupsView } from '../../shared/opinion/opinion-groups-view.ts';
import { shownGroups } from '../../shared/opinion/shown-groups.ts';
import { visibleCounts } from '../../shared/opinion/visible-counts.ts';
import { voteMatrix, type VoteMatrix } from '../../shared/opinion/vote-matrix.ts';
import { brexit, camps, rearranged } from './conversations.ts';

const viewOf = (votes: VoteMatrix): OpinionGroupsView => {
  const { groups, reason } = opinionGroups(votes);
  if (groups === null) throw new Error(reason);
  return groups;
};

const seen = (counts: { readonly agrees: number; readonly disagrees: number; readonly passes: number }): number => counts.agrees + counts.disagrees + counts.passes;

const counted = (agrees: number, disagrees = 0) => ({ agrees, disagrees, passes: 0, seen: agrees + disagrees });

describe('opinion groups of a ballot', () => {
  const two = camps({ seed: 11, sizes: [60, 40], sentences: 14, noise: 0.2, missing: 0.1 });

  it('say how large each group is, where it lies and what it stands for', () => {
    const view = viewOf(two.votes);

    expect(view.groups.map(({ id, size, share }) => [id, size, share])).toEqual([['A', 60, 0.6], ['B', 40, 0.4]]);
    for (const { id, centre, sentences } of view.groups) {
      const own = view.points.filter(({ group }) => group === id);
      expect(centre.x).toBeCloseTo(own.reduce((sum, { x }) => sum + x, 0) / own.length, 1);
      expect(sentences.length).toBe(5);
      // Camp 0 agrees with the even ones, camp 1 with the odd ones.
      for (const { option, side } of sentences) expect(side).toBe(Number(option.split('-')[1]) % 2 === (id === 'A' ? 0 : 1) ? 'agrees' : 'disagrees');
    }
    expect(view.groupAware.map(({ option }) => option)).toHaveLength(14);
  });

  it('[OG2] group-aware consensus is the product of the counts that are shown, and everybody is somewhere', () => {
    const { votes, membership } = brexit();

    const { groups, outside, groupAware } = viewOf(votes);

    expect(groups.reduce((sum, { size }) => sum + size, 0) + outside).toBe(membership.length);
    for (const { groups: parts, agreement, disagreement } of groupAware) {
      const counts = Object.values(parts).flatMap((part) => part ?? []);
      if (agreement === null) continue;
      expect(agreement.product).toBeCloseTo(counts.reduce((product, part) => (product * (part.agrees + 1)) / (seen(part) + 2), 1), 12);
      expect(disagreement?.mean).toBeCloseTo(counts.reduce((product, part) => (product * (part.disagrees + 1)) / (seen(part) + 2), 1) ** (1 / groups.length), 12);
    }
  });

  it('[OG1] [OG4] the whole answer is the same in whatever order people come: no order is left in it', () => {
    const other = rearranged(two.votes, 3);

    expect(JSON.stringify(opinionGroups(other.votes))).toBe(JSON.stringify(opinionGroups(two.votes)));
  });

  it.each([
    ['too_few_sentences', camps({ seed: 12, sizes: [40, 40], sentences: 6, noise: 0.1, missing: 0 })],
    ['too_few_people', camps({ seed: 13, sizes: [10, 9], sentences: 10, noise: 0.1, missing: 0 })],
    ['no_differences', camps({ seed: 14, sizes: [40], sentences: 10, noise: 0, missing: 0 })],
    ['groups_too_small', camps({ seed: 15, sizes: [40, 4], sentences: 10, noise: 0, missing: 0 })],
  ] as const)('[OG3] %s: none, and why', (reason, { votes }) => {
    expect(opinionGroups(votes)).toEqual({ groups: null, reason });
  });

  it('[OG3] people with fewer than seven votes do not make enough people', () => {
    const { votes } = camps({ seed: 16, sizes: [12, 12], sentences: 10, noise: 0.1, missing: 0 });
    const few = votes.cells.slice();
    for (let person = 0; person < 5; person += 1) few.fill(2, person * 10, person * 10 + 4);

    expect(opinionGroups({ ...votes, cells: few })).toEqual({ groups: null, reason: 'too_few_people' });
  });

  it('[OG4] no point lies finer than a hundredth or outside the picture, and points are sorted', () => {
    const { points } = viewOf(two.votes);

    expect(points).toHaveLength(100);
    for (const { x, y } of points) for (const value of [x, y]) expect([Math.abs(value) <= 1, Object.is(value, -0), Math.round(value * 100) / 100]).toEqual([true, false, value]);
    expect(points).toEqual([...points].sort((a, b) => (a.group === b.group ? a.x - b.x || a.y - b.y : a.group < b.group ? -1 : 1)));
  });

  it('[OG4] nothing in the answer comes from fewer than five people, however sparse the votes', () => {
    for (let seed = 20; seed < 50; seed += 1) {
      const { votes } = camps({ seed, sizes: [22, 14, 6], sentences: 24, noise: 0.2, missing: 0.35 + (seed % 5) / 10 });
      const { groups } = opinionGroups(votes);
      if (groups === null) continue;
      for (const { size, sentences } of groups.groups) {
        expect(size).toBeGreaterThanOrEqual(5);
        for (const { counts, others } of sentences) {
          expect(seen(counts)).toBeGreaterThanOrEqual(5);
          if (others !== null) expect([0, 5]).toContain(Math.min(5, seen(others)));
        }
      }
      for (const { option, groups: parts, agreement } of groups.groupAware) {
        const column = votes.sentences.indexOf(option);
        const everybody = Array.from({ length: votes.people }, (_, person) => votes.cells[person * votes.sentences.length + column]).filter((cell) => cell !== 2).length;
        const shown = Object.values(parts).map((counts) => (counts === null ? null : seen(counts)));
        const rest = everybody - shown.reduce<number>((sum, votesShown) => sum + (votesShown ?? 0), 0);
        for (const votesShown of shown) expect(votesShown === null || votesShown === 0 || votesShown >= 5).toBe(true);
        expect(rest === 0 || rest >= 5 || shown.every((votesShown) => votesShown === null || votesShown === 0)).toBe(true);
        if (shown.includes(null)) expect(agreement).toBeNull();
      }
      expect(groups.outside === 0 || groups.outside >= 5).toBe(true);
    }
  });
});

describe('papers', () => {
  it('yes, no and abstain are votes, anything else and other options are left out', () => {
    const [a, b, c] = [asId<OptionId>('option-a'), asId<OptionId>('option-b'), asId<OptionId>('option-c')];
    const papers: readonly Choices[] = [{ [a]: 'yes', [b]: 'no', [c]: 'abstain' }, {}, { [a]: 3, [b]: 'grave', other: 'yes' }];

    const { sentences, cells } = agreementVotes([c, a, b], papers);

    expect(sentences).toEqual([a, b, c]);
    expect([...cells]).toEqual([1, -1, 0, 2, 2, 2, 2, 2, 2]);
  });

  it('a number in an id counts as one: 2 comes before 10', () => {
    expect(voteMatrix(['10', '9', 'b', '2', 'a'], []).sentences).toEqual(['2', '9', '10', 'a', 'b']);
  });
});

describe('groups that are shown', () => {
  const found = (groupOf: readonly (number | null)[], sizes: readonly number[]) => ({
    groupOf,
    sizes,
    silhouette: 0.5,
    places: { x: Float64Array.from(groupOf, (group, person) => (group === 1 || (group === null && person % 2 === 1) ? 1 : -1)), y: new Float64Array(groupOf.length) },
    centres: [{ x: -1, y: 0 }, { x: 1, y: 0 }, { x: 0, y: 1 }].slice(0, sizes.length),
  });
  const people = (...groups: readonly (readonly [number | null, number])[]) => groups.flatMap(([group, count]) => Array.from({ length: count }, () => group));

  it('[OG4] five people outside stay outside', () => {
    const groupOf = people([0, 10], [1, 8], [2, 3], [null, 2]);

    const { membership, outside } = shownGroups(found(groupOf, [10, 8, 3]), new Uint32Array(groupOf.length).fill(9));

    expect(outside).toBe(5);
    expect(membership.filter((group) => group === null)).toHaveLength(5);
  });

  it('[OG4] up to four go to the nearest group, and letters follow the size', () => {
    const groupOf = people([0, 9], [1, 9], [null, 3]);
    const shown = shownGroups(found(groupOf, [9, 9]), new Uint32Array(groupOf.length).fill(3));

    // Persons 18 and 20 stand with group 0, person 19 with group 1.
    expect(shown.outside).toBe(0);
    expect(shown.membership.slice(18)).toEqual(['A', 'B', 'A']);
  });

  it('people without any vote are nowhere', () => {
    const groupOf = people([0, 9], [1, 9], [null, 6]);
    const votes = Uint32Array.from(groupOf, (group) => (group === null ? 0 : 7));

    expect(shownGroups(found(groupOf, [9, 9]), votes)).toMatchObject({ outside: 0, membership: expect.arrayContaining([null]) });
  });
});

describe('counts that are shown', () => {
  it.each([
    ['all', [counted(10), counted(5)], counted(15), [true, true]],
    ['no 1 to 4', [counted(10), counted(9), counted(4), counted(3)], counted(26), [true, true, false, false]],
    ['no rest of 1 to 4: the smallest other goes too', [counted(10), counted(6), counted(3)], counted(19), [true, false, false]],
    ['no rest outside of 1 to 4', [counted(10), counted(6)], counted(18), [true, false]],
    ['a rest of five or more', [counted(10), counted(6), counted(3)], counted(21), [true, true, false]],
    ['zero votes', [counted(10), counted(0)], counted(10), [true, true]],
  ])('[OG4] %s', (_what, groups, everybody, shown) => {
    expect(visibleCounts(groups, everybody).map((counts) => counts !== null)).toEqual(shown);
  });
});
