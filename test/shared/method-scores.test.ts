import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bridgingOrder, type Rating } from '../../shared/domain/bridging.ts';
import { councilDecision } from '../../shared/domain/council-vote.ts';
import { progressOf } from '../../shared/domain/progress.ts';
import { controversy, isPolarised, quadraticCost, quadraticVotesFit, quadraticVotesMax, wilsonLowerBound } from '../../shared/domain/scores.ts';

describe('progress of a goal, method paper §4.2', () => {
  it('is the weighted mean of its branches', () => {
    expect(progressOf([{ progress: 100 }, { progress: 50 }, { weight: 2, progress: 0 }])).toBe(37.5);
  });

  it('of nothing is nothing', () => {
    expect([progressOf([]), progressOf([{ weight: 0, progress: 80 }])]).toEqual([null, null]);
  });
});

describe('small scores, method paper §4.6', () => {
  it.each([
    [40, 50, 0.669_63],
    [4, 4, 0.510_1],
    [150, 164, 0.861_82],
  ])('Wilson: %i of %i', (successes, votes, bound) => {
    expect(wilsonLowerBound(successes, votes)).toBeCloseTo(bound, 5);
  });

  it('Wilson: nobody, and nobody in favour', () => {
    expect(wilsonLowerBound(0, 0)).toBeNull();
    expect(wilsonLowerBound(0, 50)).toBe(0);
  });

  it.each([
    [50, 50, 0.859_11],
    [5, 5, 0.378_79],
    [0, 0, 0],
    [164, 0, 0],
  ])('controversy: %i up, %i down of 164', (up, down, score) => {
    expect(controversy(up, down, 164)).toBeCloseTo(score, 5);
  });

  it('quadratic votes: 9 credits', () => {
    expect(quadraticVotesMax(9)).toBe(3);
    expect([quadraticCost([2, 2, 1]), quadraticVotesFit([2, 2, 1], 9)]).toEqual([9, true]);
    expect([quadraticCost([3, 1]), quadraticVotesFit([3, 1], 9)]).toEqual([10, false]);
    expect([quadraticVotesFit([-3], 9), quadraticVotesFit([0.5], 9), quadraticVotesMax(-1)]).toEqual([true, false, 0]);
  });

  it('two camps: a quarter at either end, counted in whole people', () => {
    expect([isPolarised(1, 3, 4), isPolarised(1, 4, 5), isPolarised(0, 0, 0)]).toEqual([true, false, false]);
  });
});

describe('a vote in the Kreistag, method paper §4.8', () => {
  it.each([
    [20, 20, 30, 'rejected'],
    [21, 20, 30, 'majority'],
    [71, 0, 0, 'unanimous'],
    [60, 0, 11, 'unanimous'],
    [0, 0, 71, 'rejected'],
    [0, 0, 0, 'rejected'],
  ])('%i yes, %i no, %i abstain: %s', (yes, no, abstain, outcome) => {
    expect(councilDecision({ yes, no, abstain })).toEqual({ outcome, adopted: outcome !== 'rejected', abstentions: abstain });
  });
});

describe('bridging-based ranking, method paper §4.5', () => {
  const people = Array.from({ length: 12 }, (_, place) => ({ person: `p${place}`, camp: place % 2 === 0 }));
  const ratings = people.flatMap(({ person, camp }): readonly Rating[] => [
    { person, sentence: 'both', value: 1 },
    { person, sentence: 'one', value: camp ? 1 : 0 },
    { person, sentence: 'other', value: camp ? 0 : 1 },
    { person, sentence: 'none', value: 0 },
  ]);
  const order = bridgingOrder(ratings);

  it('what both camps like comes before what one camp loves, and what nobody likes comes last', () => {
    expect(order[0]).toMatchObject({ sentence: 'both', ratings: 12, verdict: 'helpful' });
    expect(order.slice(1, 3).map(({ sentence }) => sentence).sort()).toEqual(['one', 'other']);
    expect(order[3]).toMatchObject({ sentence: 'none', verdict: 'not-helpful' });
  });

  it('the camps lie on different sides; which is which is arbitrary', () => {
    const [one, other] = ['one', 'other'].map((name) => order.find(({ sentence }) => sentence === name)?.camp ?? 0);

    expect((one ?? 0) * (other ?? 0)).toBeLessThan(0);
  });

  it('fewer than five ratings say nothing', () => {
    const few = Array.from({ length: 4 }, (_, place) => ({ person: `p${place}`, sentence: 'few', value: 1 }));

    expect(bridgingOrder([...ratings, ...few]).at(-1)).toEqual({ sentence: 'few', ratings: 4, bridge: null, camp: null, verdict: 'too-few-ratings' });
    expect(bridgingOrder([...ratings, ...few]).slice(0, 4)).toEqual(order);
    expect(bridgingOrder([])).toEqual([]);
  });

  it('does not depend on the order of the ratings', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(ratings, { minLength: ratings.length }), (shuffled) => {
        expect(bridgingOrder(shuffled)).toEqual(order);
      }),
      { numRuns: 20 },
    );
  });
});
