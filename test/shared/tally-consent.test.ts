import { describe, expect, it } from 'vitest';
import { countBallot, type Paper } from '../../shared/domain/tally/count-ballot.ts';
import { isAccepted } from '../../shared/domain/tally/consent.ts';
import { ballotOf, countedAs, optionIn, optionNamed, times } from '../support/ballot-samples.ts';

const votes = (sector: string | null, consent: number, light: number, grave: number, option = 'a'): readonly Paper[] => [
  ...times(consent, sector, { [option]: 'consent' }),
  ...times(light, sector, { [option]: 'light' }),
  ...times(grave, sector, { [option]: 'grave' }),
];
const first = (papers: readonly Paper[]) => optionIn(countedAs(ballotOf('consent', papers)), 'a');

describe('Konsent, method paper §4.7', () => {
  it('160 consent and 3 object lightly: accepted, the 3 are in the record', () => {
    const result = first(votes(null, 160, 3, 0));

    expect(result.total).toEqual({ consent: 160, light: 3, grave: 0, support: 1 });
    expect(isAccepted(result)).toBe(true);
  });

  it('one grave objection stops it, with or without a sector', () => {
    const result = first([...votes('verw', 150, 3, 0), ...votes(null, 9, 0, 1)]);

    expect(result.total.support).toBe(162 / 163);
    expect(isAccepted(result)).toBe(false);
    expect(isAccepted(first([]))).toBe(false);
  });

  it('[BA7] a sector carries when nobody in it objected gravely, whatever the threshold', () => {
    const result = first([...votes('verw', 1, 9, 0), ...votes('pol', 19, 0, 1)]);

    expect(result.sectors['verw']).toEqual({ consent: 1, light: 9, grave: 0, support: 1, carries: true });
    expect(result.sectors['pol']).toEqual({ consent: 19, light: 0, grave: 1, support: 0.95, carries: false });
    expect(result).toMatchObject({ shared: false, weakest: 0.95 });
  });

  it('[BA9] shared: no grave objection in any sector that took part; a hidden one keeps it open', () => {
    expect(first([...votes('verw', 9, 1, 0), ...votes('pol', 9, 0, 0)]).shared).toBe(true);
    expect(first([...votes('verw', 9, 1, 0), ...votes('pol', 4, 0, 0), ...votes(null, 9, 0, 0)]).shared).toBe(false);
  });

  it('fewer grave objections rank first, then fewer objections; equal ones share a place', () => {
    const all = [...votes(null, 9, 1, 0, 'a'), ...votes(null, 8, 2, 0, 'b'), ...votes(null, 9, 0, 1, 'c'), ...votes(null, 18, 2, 0, 'd')];
    const result = countBallot(ballotOf('consent', all, { options: ['a', 'b', 'c', 'd', 'e'].map(optionNamed) }));

    expect(result.options.map(({ rank }) => rank)).toEqual([1, 3, 4, 1, null]);
  });

  it('two camps: a quarter consents, a quarter objects gravely', () => {
    expect(first(votes(null, 2, 4, 2)).polarised).toBe(true);
    expect(first(votes(null, 2, 5, 2)).polarised).toBe(false);
  });
});
