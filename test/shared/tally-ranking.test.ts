import { describe, expect, it } from 'vitest';
import type { Paper } from '../../shared/domain/tally/count-ballot.ts';
import { ballotOf, countedAs, optionNamed, paperOf, times } from '../support/ballot-samples.ts';

const counted = (papers: readonly Paper[], ids = ['a', 'b', 'c', 'd']) => countedAs(ballotOf('ranking', papers, { options: ids.map(optionNamed) }));

describe('Rangfolge', () => {
  it('with n options the first place gives n − 1 points, the last none', () => {
    const result = counted([paperOf(null, { b: 1, a: 2, d: 3, c: 4 })]);

    expect(result.options.map(({ total, rank }) => [total.points, rank])).toEqual([[2, 2], [3, 1], [0, 4], [1, 3]]);
    expect(result.options[0]?.total).toEqual({ ranked: 1, points: 2, places: [0, 1, 0, 0], support: null });
  });

  it('options left open share evenly what is left', () => {
    const result = counted([paperOf(null, { b: 1 })]);

    expect(result.options.map(({ total }) => [total.ranked, total.points])).toEqual([[0, 1], [1, 3], [0, 1], [0, 1]]);
    expect(result.options.map(({ rank }) => rank)).toEqual([2, 1, 2, 2]);
  });

  it('two of five open: half points are exact', () => {
    expect(counted([paperOf(null, { a: 1, b: 2, c: 3 })], ['a', 'b', 'c', 'd', 'e']).options.map(({ total }) => total.points)).toEqual([4, 3, 2, 0.5, 0.5]);
  });

  it('equal points share a place, also when the pairs differ', () => {
    const result = counted([...times(2, null, { a: 1, b: 2 }), ...times(2, null, { b: 1, a: 2 })], ['a', 'b', 'c']);

    expect(result.options.map(({ rank }) => rank)).toEqual([1, 1, 3]);
  });

  it('says how many put one before the other; what is ranked is before what is open, and open ones are not compared', () => {
    const result = counted([...times(3, null, { a: 1, b: 2, c: 3 }), ...times(2, null, { c: 1 })], ['a', 'b', 'c']);

    expect(result.pairs).toEqual([
      [0, 3, 3],
      [0, 0, 3],
      [2, 2, 0],
    ]);
  });

  it('a paper with twins or a gap is invalid as a whole', () => {
    const result = counted([paperOf(null, { a: 1, b: 1 }), paperOf(null, { a: 1, b: 3 }), paperOf(null, { a: 2 }), paperOf(null, { a: 0.5 }), paperOf(null, { a: 1, zzz: 2 })]);

    expect([result.turnout, result.invalid]).toEqual([5, 4]);
    expect(result.options[0]?.total.ranked).toBe(1);
  });

  it('nobody ranked anything: no points, no places', () => {
    expect(counted([paperOf(null, {})]).options.map(({ total, rank }) => [total.points, rank])).toEqual([[0, null], [0, null], [0, null], [0, null]]);
  });

  it('[BA8] who left an option open gave it points: a sector with few papers is hidden there too', () => {
    const result = counted([...times(4, 'verw', { a: 1 }), ...times(6, 'pol', { a: 1, b: 2 }), ...times(6, null, { a: 1, b: 2 })]);

    expect(result.options.map(({ sectors }) => sectors['verw'])).toEqual([null, null, null, null]);
    expect(result.options[1]?.sectors['pol']).toMatchObject({ ranked: 6 });
  });

  it('[BA8] one to four people who ranked an option are hidden, also in a large sector', () => {
    const result = counted([...times(9, 'verw', { a: 1 }), ...times(3, 'verw', { a: 1, b: 2 }), ...times(9, null, { a: 1, b: 2 })]);

    expect(result.options.map(({ sectors }) => sectors['verw']?.ranked)).toEqual([12, undefined, 0, 0]);
    expect(result.options[1]?.sectors).toEqual({ verw: null });
  });
});
