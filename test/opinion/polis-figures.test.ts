/** The worked figures of the method (reference method-and-council-paper.md §4.4) and of Polis' own unit tests. */
import { describe, expect, it } from 'vitest';
import { importanceOf, priorityOf } from '../../shared/opinion/comment-routing.ts';
import { geometricMean, groupAwareConsensusOf } from '../../shared/opinion/consensus.ts';
import type { VoteCounts } from '../../shared/opinion/group-counts.ts';
import { isSignificantAt90, proportionTest, twoProportionTest } from '../../shared/opinion/proportion-tests.ts';
import { silhouette } from '../../shared/opinion/silhouette.ts';

const counts = (agrees: number, disagrees: number, passes: number): VoteCounts => ({ agrees, disagrees, passes, seen: agrees + disagrees + passes });

const groups = (...parts: readonly VoteCounts[]) => parts.map((part, at) => ({ group: String(at), people: part.seen, counts: [part] }));

describe('figures of Polis', () => {
  it('[OG2] the test of one share', () => {
    expect(proportionTest(8, 10)).toBeCloseTo(2.11058, 5);
    expect(proportionTest(0, 0)).toBe(1);
  });

  it('[OG2] the test of two shares', () => {
    expect(twoProportionTest(8, 3, 10, 6)).toBeCloseTo(1.13943, 5);
    // Cliffs Notes, test for comparing two proportions, with the pseudo counts taken off.
    expect(twoProportionTest(15, 56, 24, 71)).toBeCloseTo(-1.518, 2);
    expect(twoProportionTest(30, 1_000_000, 50, 2_000_000)).toBeCloseTo(proportionTest(30, 50), 2);
  });

  it('[OG2] two shares that nothing tells apart give exactly 0', () => {
    expect(twoProportionTest(7, 5, 7, 5)).toBe(0);
    expect(twoProportionTest(2, 5, 8, 17)).toBe(0);
  });

  it('[OG2] 90 % is one-sided and the bound itself not inside', () => {
    expect([1.2816, 1.28161, -3].map(isSignificantAt90)).toEqual([false, true, false]);
  });

  it('[OG2] group-aware consensus is a product over the groups, votes against likewise', () => {
    const [two] = groupAwareConsensusOf(['a'], groups(counts(8, 1, 1), counts(3, 2, 1)));
    const sectors = groups(counts(30, 2, 3), counts(12, 6, 2), counts(18, 1, 1), counts(60, 10, 9));
    const [four] = groupAwareConsensusOf(['a'], sectors);

    expect(two?.agreement).toBeCloseTo(0.375, 12);
    expect(two?.disagreement).toBeCloseTo((2 / 12) * (3 / 8), 12);
    expect(four?.agreement).toBeCloseTo(0.322, 5);
    expect(geometricMean(four?.agreement ?? 0, 4)).toBeCloseTo(0.75329, 5);
    expect(sectors.map(({ counts: [own] }) => ((own?.agrees ?? 0) + 1) / ((own?.seen ?? 0) + 2)).map((share) => share.toFixed(5))).toEqual(['0.83784', '0.59091', '0.86364', '0.75309']);
  });

  it('a sentence comes the more often the newer and the more important it is', () => {
    expect(importanceOf({ agrees: 1, passes: 0, seen: 1 }, 0)).toBeCloseTo(0.44444, 5);
    expect(priorityOf({ agrees: 1, passes: 0, seen: 1 }, 0)).toBeCloseTo(12.52973, 5);
    expect(importanceOf({ agrees: 18, passes: 3, seen: 20 }, 1)).toBeCloseTo(1.41322, 5);
    expect(priorityOf({ agrees: 18, passes: 3, seen: 20 }, 1)).toBeCloseTo(4.4937, 5);
    expect(priorityOf({ agrees: 3, passes: 1, seen: 9 }, 2, true)).toBe(49);
  });

  it('the silhouette of four people on a line, by hand', () => {
    const places = { x: Float64Array.of(0, 1, 4, 6), y: new Float64Array(4), weight: Float64Array.of(1, 1, 1, 1) };

    const both = silhouette(places, Uint8Array.of(0, 0, 1, 1));
    const alone = silhouette(places, Uint8Array.of(0, 1, 1, 1));

    expect(both).toBeCloseTo((4 / 5 + 3 / 4 + 1.5 / 3.5 + 3.5 / 5.5) / 4, 12);
    // Who is alone counts 0: person 0. The others have a = 4, 2.5, 3.5 and b = 1, 4, 6.
    expect(alone).toBeCloseTo((0 + (1 - 4) / 4 + (4 - 2.5) / 4 + (6 - 3.5) / 6) / 4, 12);
  });

  it('a place with three people counts like three people in one place', () => {
    const thrice = silhouette({ x: Float64Array.of(0, 1, 5, 7), y: new Float64Array(4), weight: Float64Array.of(3, 1, 2, 1) }, Uint8Array.of(0, 0, 1, 1));
    const apart = silhouette({ x: Float64Array.of(0, 0, 0, 1, 5, 5, 7), y: new Float64Array(7), weight: new Float64Array(7).fill(1) }, Uint8Array.of(0, 0, 0, 0, 1, 1, 1));

    expect(thrice).toBeCloseTo(apart, 12);
  });
});
