import { describe, expect, it } from 'vitest';
import { majoritiesOf } from '../../shared/opinion/consensus.ts';
import type { GroupCounts, VoteCounts } from '../../shared/opinion/group-counts.ts';
import { twoProportionTest } from '../../shared/opinion/proportion-tests.ts';
import { representativesOf, statisticsOf } from '../../shared/opinion/representative.ts';

/** Agrees, disagrees, passes. */
type Triple = readonly [number, number, number];

const counts = ([agrees, disagrees, passes]: Triple): VoteCounts => ({ agrees, disagrees, passes, seen: agrees + disagrees + passes });

/** A group against all others; sentences are named by their place: 1, 2 … */
const chosen = (own: readonly Triple[], others: readonly Triple[]) => {
  const sentences = own.map((_, at) => String(at + 1));
  const groups: readonly GroupCounts[] = [own, others].map((triples, at) => ({ group: String(at), people: 50, counts: triples.map(counts) }));
  return representativesOf(statisticsOf(sentences, groups).get('0') ?? []);
};

const ids = (list: readonly { readonly sentence: string; readonly side?: string }[]): readonly string[] => list.map(({ sentence, side }) => `${sentence}${side === 'disagrees' ? '−' : ''}`);

describe('representative sentences', () => {
  it('[OG2] the figures of one sentence', () => {
    const groups: readonly GroupCounts[] = [
      { group: '0', people: 10, counts: [counts([8, 1, 1])] },
      { group: '1', people: 6, counts: [counts([3, 2, 1])] },
      { group: '2', people: 4, counts: [counts([0, 4, 0])] },
    ];

    const [figures] = statisticsOf(['a'], groups).get('0') ?? [];

    expect(figures).toMatchObject({ sentence: 'a', na: 8, nd: 1, ns: 10, pa: 9 / 12, pd: 2 / 12 });
    expect(figures?.ra).toBeCloseTo(9 / 12 / (4 / 12), 12);
    expect(figures?.rd).toBeCloseTo(2 / 12 / (7 / 12), 12);
    expect(figures?.pat).toBeCloseTo(2 * Math.sqrt(11) * (9 / 11 - 0.5), 12);
    const [inside, outside, all] = [9 / 11, 4 / 11, 13 / 22];
    expect(figures?.rat).toBeCloseTo((inside - outside) / Math.sqrt(all * (1 - all) * (1 / 11 + 1 / 11)), 12);
  });

  it('[OG2] five at most, the best agreed first, agreed ones before disagreed ones', () => {
    const list = chosen(
      [[30, 0, 0], [28, 2, 0], [0, 30, 0], [26, 4, 0], [25, 5, 0], [24, 6, 0], [2, 28, 0]],
      [[5, 25, 0], [5, 25, 0], [30, 0, 0], [5, 25, 0], [5, 25, 0], [5, 25, 0], [30, 0, 0]],
    );

    expect(ids(list)).toEqual(['1', '2', '4', '3−', '7−']);
    expect(list.map(({ bestAgree }) => bestAgree)).toEqual([true, false, false, false, false]);
    expect(list[3]).toMatchObject({ successes: 30, trials: 30, probability: 31 / 32 });
  });

  it('[OG2] where nothing passes, the best agreed alone', () => {
    // Everybody everywhere agrees: nothing tells the group apart, yet most of it agrees.
    expect(ids(chosen([[9, 1, 0], [10, 0, 0]], [[27, 3, 0], [30, 0, 0]]))).toEqual(['2−']);
    expect(ids(chosen([[9, 1, 0], [10, 0, 0]], [[26, 4, 0], [28, 2, 0]]))).toEqual(['2']);
  });

  it('[OG2] where nobody agrees with anything, the one that differs most, even if by chance', () => {
    expect(ids(chosen([[4, 5, 1], [3, 6, 1]], [[14, 15, 1], [14, 14, 2]]))).toEqual(['2−']);
  });

  it('[OG2] a sentence that nobody of the group voted on does not become the best agreed, however much the others are against it', () => {
    expect(ids(chosen([[3, 1, 0], [0, 0, 0]], [[10, 10, 0], [0, 30, 0]]))).toEqual(['1']);
  });

  it('[OG2] the best agreed one is kept against more agreement if it tells the group apart, and the other way round', () => {
    const apart: readonly [Triple, Triple] = [[20, 5, 0], [5, 20, 0]];
    const everybody: readonly [Triple, Triple] = [[25, 0, 0], [25, 0, 0]];

    const apartFirst = chosen([apart[0], everybody[0]], [apart[1], everybody[1]]);
    const everybodyFirst = chosen([everybody[0], apart[0]], [everybody[1], apart[1]]);

    expect(apartFirst).toMatchObject([{ sentence: '1', side: 'agrees', bestAgree: true }]);
    // Nothing tells the two groups apart there, so its figures are those of the side against it.
    expect(everybodyFirst).toMatchObject([{ sentence: '2', side: 'agrees', bestAgree: false }, { sentence: '1', side: 'disagrees', bestAgree: true, agrees: 25, successes: 0 }]);
  });

  it('[OG2] the most different so far is remembered in single precision: of two alike the later wins where that rounds down', () => {
    const twice = (own: Triple, others: Triple) => chosen([own, own], [others, others])[0];
    const pairs: readonly (readonly [Triple, Triple])[] = [4, 5, 6, 7, 8, 9].map((against) => [[1, against, 5], [9, against + 12, 9]]);

    const winners = pairs.map(([own, others]) => twice(own, others)?.sentence);

    const z = pairs.map(([own, others]) => {
      const [inside, outside] = [counts(own), counts(others)];
      return Math.max(twoProportionTest(inside.agrees, outside.agrees, inside.seen, outside.seen), twoProportionTest(inside.disagrees, outside.disagrees, inside.seen, outside.seen));
    });
    expect(winners).toEqual(z.map((value) => (Math.fround(value) < value ? '2' : '1')));
    expect(new Set(winners)).toEqual(new Set(['1', '2']));
  });

  it('[OG2] a best agreed one whose other side differs more stands among the disagreed ones, before them', () => {
    const list = chosen(
      [[12, 6, 0], [0, 18, 0]],
      [[29, 1, 0], [20, 10, 0]],
    );

    expect(list).toMatchObject([
      { sentence: '1', side: 'disagrees', bestAgree: true },
      { sentence: '2', side: 'disagrees', bestAgree: false },
    ]);
  });

  it('[OG2] ties keep the order of the sentences', () => {
    const same: Triple = [20, 2, 1];
    const rest: Triple = [4, 20, 1];

    expect(ids(chosen([same, same, same], [rest, rest, rest]))).toEqual(['1', '2', '3']);
  });
});

describe('majority lists', () => {
  const listOf = (triples: readonly Triple[]) => majoritiesOf(triples.map((_, at) => String(at + 1)), triples.map(counts));

  it('[OG2] over half and more than chance, strongest first, five at most', () => {
    const { agreed, disagreed } = listOf([[90, 5, 5], [60, 40, 0], [51, 49, 0], [70, 30, 0], [99, 1, 0], [80, 20, 0], [75, 25, 0], [3, 97, 0], [10, 70, 20]]);

    expect(ids(agreed)).toEqual(['5', '1', '6', '7', '4']);
    expect(ids(disagreed)).toEqual(['8', '9']);
    expect(disagreed[0]).toEqual({ sentence: '8', successes: 97, trials: 100, probability: 98 / 102, probabilityTest: 2 * Math.sqrt(101) * (98 / 101 - 0.5) });
  });

  it('[OG2] passing counts as seen: a sentence that most leave open has no majority', () => {
    expect(listOf([[40, 0, 60]])).toEqual({ agreed: [], disagreed: [] });
  });
});
