import { describe, expect, it } from 'vitest';
import type { BallotOption } from '../../shared/domain/ballot.ts';
import { ballotOf, countedAs, optionIn, optionNamed, paperOf, papersWith } from '../support/ballot-samples.ts';

const axis: BallotOption = { ...optionNamed('a'), poles: { low: 'müde', high: 'wach' } };

describe('Ein-Punkt-Frage', () => {
  const counted = countedAs(ballotOf('scale', papersWith('verw', 'a', [0, 9, 10, 55, 89, 90, 100, null, 101, 'yes']), { options: [axis] }));

  it('gives mean, median and people per tenth; missing is not zero', () => {
    expect(optionIn(counted, 'a').total).toEqual({ rated: 7, mean: 353 / 7, median: 55, distribution: [2, 1, 0, 0, 0, 1, 0, 0, 1, 2], support: null });
    expect([counted.turnout, counted.invalid]).toEqual([10, 3]);
  });

  it('keeps the names of its ends, and ranks nothing', () => {
    expect(counted.options[0]).toMatchObject({ poles: { low: 'müde', high: 'wach' }, rank: null, shared: false, weakest: null });
    expect(counted.grid).toBeNull();
  });

  it('nobody: null, not zero', () => {
    expect(optionIn(countedAs(ballotOf('scale', [], { options: [axis] })), 'a').total).toEqual({ rated: 0, mean: null, median: null, distribution: Array.from({ length: 10 }, () => 0), support: null });
  });

  it('two camps: a quarter in the lowest three tenths, a quarter in the highest three', () => {
    const polarised = (...values: readonly number[]) => optionIn(countedAs(ballotOf('scale', papersWith(null, 'a', values))), 'a').polarised;

    expect([polarised(29, 50, 50, 70), polarised(30, 50, 50, 70), polarised(0, 100), polarised(50, 50)]).toEqual([true, false, true, false]);
  });

  it('two axes give a field: rows on the second, columns on the first', () => {
    const all = [paperOf(null, { a: 5, b: 95 }), paperOf(null, { a: 100, b: 100 }), paperOf(null, { a: 99, b: 90 }), paperOf(null, { a: 50 }), paperOf(null, {})];
    const { grid } = countedAs(ballotOf('scale', all, { options: ['a', 'b'].map(optionNamed) }));

    expect([grid?.length, grid?.every((row) => row.length === 10)]).toEqual([10, true]);
    expect([grid?.[9]?.[0], grid?.[9]?.[9], grid?.flat().reduce((sum, people) => sum + people, 0)]).toEqual([1, 2, 3]);
  });
});
