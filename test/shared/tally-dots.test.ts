import { describe, expect, it } from 'vitest';
import { countBallot } from '../../shared/domain/tally/count-ballot.ts';
import { dotsMin, dotsSuggested } from '../../shared/domain/tally/dots.ts';
import { ballotOf, countedAs, optionIn, optionNamed, paperOf, rulesWith, times } from '../support/ballot-samples.ts';

const options = ['a', 'b', 'c', 'd'].map(optionNamed);

describe('dots', () => {
  const counted = countedAs(ballotOf('dots', [...times(6, 'verw', { a: 2, b: 1 }), ...times(3, 'pol', { a: 1 }), ...times(5, null, { b: 3 }), ...times(1, 'verw', { c: 3 })], { options, rules: rulesWith({ budget: 3 }) }));

  it('counts dots and the people who gave them', () => {
    expect(counted.options.map(({ total }) => total)).toEqual([
      { dots: 15, people: 9, support: null },
      { dots: 21, people: 11, support: null },
      { dots: 3, people: 1, support: null },
      { dots: 0, people: 0, support: null },
    ]);
  });

  it('carries nothing', () => {
    expect(counted.options.map(({ shared, weakest, polarised }) => [shared, weakest, polarised])).toEqual(options.map(() => [false, null, false]));
  });

  it('[BA8] a vote is a person who gave one: fewer than five people are hidden, however many dots they have', () => {
    expect(countedAs(ballotOf('dots', [...times(4, 'verw', { a: 3 }), ...times(1, 'verw', { b: 1 }), ...times(6, null, { a: 1, b: 1 })], { options, rules: rulesWith({ budget: 3 }) })).options.map(({ sectors }) => sectors)).toEqual([
      { verw: null },
      { verw: null },
      {},
      {},
    ]);
  });

  it('equal dots share a place, whoever gave them; an option without dots has none', () => {
    const all = [...times(2, null, { a: 1, b: 2 }), ...times(2, null, { a: 1 }), paperOf(null, { c: 1 })];

    expect(countBallot(ballotOf('dots', all, { options, rules: rulesWith({ budget: 3 }) })).options.map(({ rank }) => rank)).toEqual([1, 1, 3, null]);
  });

  it('a paper with too many dots, in all or on one option, is invalid as a whole', () => {
    const all = [paperOf(null, { a: 2, b: 2 }), paperOf(null, { a: 3 }), paperOf(null, { a: 2, b: 1 }), paperOf(null, { a: 0.5, b: 'yes', c: -1 })];
    const result = countedAs(ballotOf('dots', all, { options, rules: rulesWith({ budget: 3, maxPerOption: 2 }) }));

    expect([result.turnout, result.invalid]).toEqual([4, 3]);
    expect(optionIn(result, 'a').total).toEqual({ dots: 2, people: 1, support: null });
  });
});

describe('dots per person, method paper §4.1', () => {
  it.each([
    [12, 164, 1],
    [40, 164, 5],
    [8, 12, 3],
    [10, 10, 5],
    [40, 20, 39],
  ])('%i options and %i people need at least %i', (count, people, least) => {
    expect(dotsMin(count, people)).toBe(least);
  });

  it.each([
    [12, 164, 3],
    [40, 164, 5],
    [8, 12, 3],
    [10, 10, 5],
    [40, 20, 20],
    [4, 30, 2],
    [1, 30, 1],
    [6, 0, 3],
  ])('%i options and %i people: %i are suggested', (count, people, suggested) => {
    expect(dotsSuggested(count, people)).toBe(suggested);
  });
});
