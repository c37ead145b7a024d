/** Given groups on a real conversation, against the export's own figures and against a second way of counting. */
import { describe, expect, it } from 'vitest';
import { isSignificantAt90 } from '../../shared/opinion/proportion-tests.ts';
import { groupStatistics } from '../../shared/opinion/group-statistics.ts';
import { representativesMax } from '../../shared/opinion/representative.ts';
import type { Vote } from '../../shared/opinion/vote-matrix.ts';
import { brexit, brexitRows, conversation, hasConversation, rearranged } from './conversations.ts';

describe('the groups that Polis found at Brexit', () => {
  const { votes, membership } = brexit();
  const statistics = groupStatistics(votes, membership);
  const rows = brexitRows();

  it('[OG2] have the sizes of the export', () => {
    expect(statistics.groups.map(({ group, people }) => [group, people])).toEqual([['0', 106], ['1', 91]]);
  });

  it('[OG2] have as many votes for and against as the export says of their people', () => {
    for (const { group, counts } of statistics.groups) {
      const own = rows.filter((row) => row.group === group);

      expect(counts.reduce((sum, { agrees }) => sum + agrees, 0)).toBe(own.reduce((sum, { agrees }) => sum + agrees, 0));
      expect(counts.reduce((sum, { disagrees }) => sum + disagrees, 0)).toBe(own.reduce((sum, { disagrees }) => sum + disagrees, 0));
    }
  });

  it('[OG2] are counted exactly, sentence by sentence', () => {
    for (const { group, counts } of statistics.groups) {
      for (const [column, sentence] of votes.sentences.entries()) {
        const cast = rows.filter((row) => row.group === group).flatMap(({ paper }) => paper.get(sentence) ?? []);
        const count = (vote: Vote): number => cast.filter((one) => one === vote).length;

        expect(counts[column]).toEqual({ agrees: count(1), disagrees: count(-1), passes: count(0), seen: cast.length });
      }
    }
  });

  it('[OG2] group-aware consensus is the product of their shares', () => {
    for (const [column, { sentence, agreement, disagreement }] of statistics.groupAware.entries()) {
      const parts = statistics.groups.map(({ counts }) => counts[column]);
      const product = (of: 'agrees' | 'disagrees'): number => parts.reduce((sum, part) => sum * (((part?.[of] ?? 0) + 1) / ((part?.seen ?? 0) + 2)), 1);

      expect(sentence).toBe(votes.sentences[column]);
      expect(Math.abs(agreement - product('agrees'))).toBeLessThan(1e-12);
      expect(Math.abs(disagreement - product('disagrees'))).toBeLessThan(1e-12);
    }
  });

  it('[OG2] consensus across groups ranks sentences otherwise than the majority does', () => {
    const byGroups = [...statistics.groupAware].sort((a, b) => b.agreement - a.agreement).map(({ sentence }) => sentence);
    const byMajority = statistics.majorities.agreed.map(({ sentence }) => sentence);

    expect(byMajority).toHaveLength(5);
    expect(byGroups.slice(0, 5)).not.toEqual(byMajority);
  });

  it('[OG2] representative sentences pass the tests, strongest first within each side', () => {
    for (const { group } of statistics.groups) {
      const list = statistics.representatives.get(group) ?? [];
      expect(list).toHaveLength(representativesMax);
      const rest = list.filter(({ bestAgree }) => !bestAgree);
      for (const { probabilityTest, repnessTest } of rest) expect([probabilityTest, repnessTest].every(isSignificantAt90)).toBe(true);
      for (const side of ['agrees', 'disagrees'] as const) {
        const strengths = rest.filter((one) => one.side === side).map(({ repness, repnessTest, probability, probabilityTest }) => repness * repnessTest * probability * probabilityTest);
        expect(strengths).toEqual([...strengths].sort((a, b) => b - a));
      }
      expect(list.map(({ side }) => side)).toEqual(list.map(({ side }) => side).sort());
    }
  });

  it('[OG2] the two groups stand for opposite sides', () => {
    const agreedBy = (group: string): ReadonlySet<string> => new Set((statistics.representatives.get(group) ?? []).filter(({ side }) => side === 'agrees').map(({ sentence }) => sentence));

    expect([...agreedBy('0')].filter((sentence) => agreedBy('1').has(sentence))).toEqual([]);
  });

  it('[OG1] come out the same in whatever order people and sentences are given', () => {
    const other = rearranged(votes, 9);

    expect(groupStatistics(other.votes, other.personAt.map((person) => membership[person] ?? null))).toEqual(statistics);
  });
});

const exports = [
  ['polis-london-youth-policing', [['0', 3], ['1', 18], ['2', 3]]],
  ['polis-austria-produktion-konsum', [['0', 761], ['1', 139]]],
  ['polis-austria-energie', [['0', 1_228], ['1', 211]]],
] as const;

describe.each(exports)('the groups that Polis found at %s', (name, sizes) => {
  it.skipIf(!hasConversation(name))('[OG2] have its sizes, five representative sentences at most, and shares between 0 and 1', () => {
    const { votes, membership } = conversation(name);

    const { groups, groupAware, representatives } = groupStatistics(votes, membership);

    expect(groups.map(({ people }) => people).sort((a, b) => a - b)).toEqual(sizes.map(([, people]) => people).sort((a, b) => a - b));
    for (const { agreement, disagreement } of groupAware) expect([agreement, disagreement].every((share) => share > 0 && share < 1)).toBe(true);
    for (const list of representatives.values()) expect(list.length >= 1 && list.length <= representativesMax).toBe(true);
  });
});
