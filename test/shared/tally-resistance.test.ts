import { describe, expect, it } from 'vitest';
import type { ChoiceValue } from '../../shared/domain/ballot.ts';
import type { Paper } from '../../shared/domain/tally/count-ballot.ts';
import { isAcceptable } from '../../shared/domain/tally/resistance.ts';
import { ballotOf, countedAs, optionIn, optionNamed, papersWith } from '../support/ballot-samples.ts';

const counted = (papers: readonly Paper[], ids: readonly string[] = ['a']) => countedAs(ballotOf('resistance', papers, { options: ids.map(optionNamed) }));
const totalOf = (...values: readonly (ChoiceValue | null)[]) => optionIn(counted(papersWith(null, 'a', values)), 'a').total;
/** Every option with its ratings. */
const rated = (ratings: Readonly<Record<string, readonly ChoiceValue[]>>) => counted(Object.entries(ratings).flatMap(([option, values]) => papersWith(null, option, values)), Object.keys(ratings));
const repeat = (count: number, value: ChoiceValue): readonly ChoiceValue[] => Array.from({ length: count }, () => value);

describe('Gruppenwiderstand, method paper §4.3', () => {
  it('counts given numbers only: an abstention and a missing rating are not zero', () => {
    expect(totalOf(0, 3, 10, 'abstain', null)).toEqual({
      rated: 3,
      abstain: 1,
      sum: 13,
      distribution: [1, 0, 0, 1, 0, 0, 0, 0, 0, 0, 1],
      resistance: 1_300 / 30,
      median: 3,
      support: 2 / 3,
    });
    expect(totalOf(0, 3, 10).resistance).toBeCloseTo(43.33, 2);
  });

  it('1,000 people with a sum of 4,000 give 40', () => {
    expect(totalOf(...repeat(500, 0), ...repeat(500, 8))).toMatchObject({ sum: 4_000, resistance: 40 });
  });

  it('nobody rated it: null, not 0; all 0: 0', () => {
    expect(totalOf('abstain', 'abstain')).toMatchObject({ rated: 0, abstain: 2, resistance: null, median: null, support: null });
    expect(totalOf(0, 0, 0)).toMatchObject({ resistance: 0, median: 0, support: 1 });
  });

  it('a middle that is in the middle of the scale gives 50', () => {
    expect(totalOf(0, 5, 10)).toMatchObject({ resistance: 50, median: 5 });
  });

  it('one mean, two halls: the distribution tells them apart', () => {
    const [one, other] = rated({ a: [5, 5, 5, 5], b: [0, 0, 10, 10] }).options;

    expect([one?.total.resistance, other?.total.resistance]).toEqual([50, 50]);
    expect([one?.polarised, other?.polarised]).toEqual([false, true]);
  });

  it('the median of an even number lies between', () => {
    expect(totalOf(1, 2, 3, 10).median).toBe(2.5);
  });

  it('what is no rating is left out', () => {
    expect(totalOf(11, -1, 2.5, 'yes', 4)).toMatchObject({ rated: 1, sum: 4 });
  });
});

describe('support', () => {
  it('[BA7] is the share of ratings 0 to 3, abstentions not counted', () => {
    const result = optionIn(counted(papersWith('verw', 'a', [0, 1, 2, 3, 4, 10, 'abstain', 'abstain'])), 'a');

    expect(result.sectors['verw']).toMatchObject({ support: 4 / 6, carries: true });
    expect(result).toMatchObject({ shared: true, weakest: 4 / 6 });
  });
});

describe('places', () => {
  const places = (ratings: Readonly<Record<string, readonly ChoiceValue[]>>) => Object.fromEntries(rated(ratings).options.map(({ id, rank }) => [id, rank]));

  it('the lowest resistance is first, whoever has more ratings', () => {
    expect(places({ a: [4, 4, 4], b: [3], c: [9, 9] })).toEqual({ a: 2, b: 1, c: 3 });
  });

  it('equal resistance: fewer strong ratings from 8 win', () => {
    expect(places({ a: [0, 0, 8, 8], b: [1, 1, 7, 7], c: [4, 4, 4, 4] })).toEqual({ a: 3, b: 1, c: 1 });
  });

  it('and then the lower median; what is still equal shares a place', () => {
    expect(places({ a: [2, 4, 4, 6], b: [4, 4, 4, 4], c: [1, 1, 7, 7], d: [0, 3, 6, 7], e: [10] })).toEqual({ a: 1, b: 1, c: 1, d: 4, e: 5 });
    expect(places({ a: [3, 3, 6], b: [2, 5, 5], c: [4, 4, 4] })).toEqual({ a: 1, b: 3, c: 2 });
  });

  it('an option that nobody rated has none', () => {
    expect(places({ a: ['abstain'], b: [10], c: [] })).toEqual({ a: null, b: 1, c: null });
  });
});

describe('the Passivlösung', () => {
  it('is the measure: what meets more resistance is not acceptable', () => {
    const result = rated({ a: [4, 4], b: [6, 6], c: [5, 5], passive: [5, 5], open: ['abstain'] });
    const passive = optionIn(result, 'passive');

    expect(['a', 'b', 'c', 'passive', 'open'].map((id) => isAcceptable(optionIn(result, id), passive))).toEqual([true, false, true, true, null]);
    expect(isAcceptable(optionIn(result, 'a'), null)).toBeNull();
    expect(isAcceptable(optionIn(result, 'a'), optionIn(result, 'open'))).toBeNull();
  });
});
