import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Choices } from '../../shared/domain/ballot.ts';
import { byPlace } from '../../shared/domain/ballot-ranking.ts';
import { countBallot, type CountInput, type Paper } from '../../shared/domain/tally/count-ballot.ts';
import { ballotOf, countedAs, fourSectors, optionIn, optionNamed, paperOf, rulesWith, times } from '../support/ballot-samples.ts';

/** `yes`, `no` and `abstain` papers of one sector on one option. */
const papers = (of: string | null, on: string, yes: number, no: number, abstain: number): Paper[] => [...times(yes, of, { [on]: 'yes' }), ...times(no, of, { [on]: 'no' }), ...times(abstain, of, { [on]: 'abstain' })];
const first = (all: readonly Paper[], more: Partial<CountInput> = {}) => optionIn(countedAs(ballotOf('agreement', all, more)), 'a');
const methodPaper = [...papers('verw', 'a', 30, 2, 3), ...papers('pol', 'a', 12, 6, 2), ...papers('wirt', 'a', 18, 1, 1), ...papers('ziv', 'a', 60, 10, 9)];

describe('support', () => {
  it('the four sectors of the method paper', () => {
    const result = first(methodPaper);

    expect(result.sectors).toEqual({
      verw: { yes: 30, no: 2, abstain: 3, support: 0.9375, carries: true },
      pol: { yes: 12, no: 6, abstain: 2, support: 12 / 18, carries: true },
      wirt: { yes: 18, no: 1, abstain: 1, support: 18 / 19, carries: true },
      ziv: { yes: 60, no: 10, abstain: 9, support: 60 / 70, carries: true },
    });
    expect(result.total).toEqual({ yes: 120, no: 19, abstain: 15, support: 120 / 139 });
    expect(result.shared).toBe(true);
    expect(result.weakest).toBe(12 / 18);
  });

  it('[BA7] abstentions do not count against a sentence, missing votes are not zero', () => {
    const result = first([...papers('verw', 'a', 6, 0, 100), ...papers('verw', 'b', 0, 50, 0)], { options: ['a', 'b'].map(optionNamed) });

    expect(result.sectors['verw']).toEqual({ yes: 6, no: 0, abstain: 100, support: 1, carries: true });
  });

  it.each([
    [66, 34, true],
    [659, 341, false],
    [6_599, 3_401, false],
    [33, 17, true],
    [65, 35, false],
    [13_200, 6_800, true],
    [13_199, 6_801, false],
  ])('%i yes and %i no at 66 %%: carries is %s', (yes, no, carries) => {
    expect(first(papers('verw', 'a', yes, no, 0)).sectors['verw']?.carries).toBe(carries);
  });

  it('[BA7] is compared exactly: like whole numbers, for every threshold of up to six decimals', () => {
    const millionths = fc.integer({ min: 0, max: 1_000_000 });
    fc.assert(
      fc.property(fc.integer({ min: 5, max: 400 }), fc.double({ min: 0, max: 1, noNaN: true }), fc.option(millionths), (votes, share, free) => {
        const yes = Math.round(votes * share);
        // Mostly thresholds right at the share, where rounding could go wrong.
        const threshold = free ?? Math.round((yes / votes) * 1_000_000);
        const exact = BigInt(yes) * 1_000_000n >= BigInt(threshold) * BigInt(votes);

        expect(first(papers('verw', 'a', yes, votes - yes, 0), { rules: rulesWith({ threshold: threshold / 1_000_000 }) }).sectors['verw']?.carries).toBe(exact);
      }),
    );
  });

  it('two thirds as a fraction carry at two thirds', () => {
    expect(first(papers('verw', 'a', 4, 2, 0), { rules: rulesWith({ threshold: 2 / 3 }) }).sectors['verw']?.carries).toBe(true);
  });

  it('a sector that only abstained took part and does not carry', () => {
    const result = first([...papers('verw', 'a', 9, 0, 0), ...papers('pol', 'a', 0, 0, 5)]);

    expect(result.sectors['pol']).toEqual({ yes: 0, no: 0, abstain: 5, support: null, carries: false });
    expect(result.shared).toBe(false);
    expect(result.weakest).toBe(1);
  });

  it('a sector without a vote on an option is absent and takes nothing away', () => {
    const result = first([...papers('verw', 'a', 9, 0, 0), ...papers('pol', 'b', 9, 0, 0)], { options: ['a', 'b'].map(optionNamed) });

    expect(result.sectors).not.toHaveProperty('pol');
    expect(result.shared).toBe(true);
  });

  it('nobody carries what nobody weighed', () => {
    expect(first([])).toMatchObject({ total: { yes: 0, no: 0, abstain: 0, support: null }, sectors: {}, shared: false, weakest: null, rank: null, polarised: false, groupAware: null });
  });

  it('people without a sector count in the total only', () => {
    const result = countBallot(ballotOf('agreement', [...papers(null, 'a', 7, 3, 0), ...papers('elsewhere', 'a', 1, 0, 0)]));

    expect(result.options[0]).toMatchObject({ total: { yes: 8, no: 3 }, sectors: {}, shared: false });
    expect(result.turnout).toBe(11);
    expect(result.turnoutBySector).toEqual({ verw: 0, pol: 0, wirt: 0, ziv: 0 });
  });
});

describe('group-aware consensus', () => {
  it('the declared sectors of the method paper, §4.4', () => {
    const result = first(methodPaper);

    expect(result.groupAware?.product).toBeCloseTo(0.322, 5);
    expect(result.groupAware?.mean).toBeCloseTo(0.75329, 5);
    expect(result.groupAware?.product).toBeCloseTo((31 / 37) * (13 / 22) * (19 / 22) * (61 / 81), 15);
  });

  it('is the same to the last digit in whatever order the sectors stand', () => {
    const expected = first(methodPaper).groupAware;
    fc.assert(
      fc.property(fc.shuffledSubarray([...fourSectors], { minLength: fourSectors.length }), (sectors) => {
        expect(first(methodPaper, { sectors }).groupAware).toEqual(expected);
      }),
    );
  });

  it('two groups of the method paper, §4.4: 8 of 10 and 3 of 6', () => {
    expect(first([...papers('verw', 'a', 8, 2, 0), ...papers('pol', 'a', 3, 3, 0)]).groupAware?.product).toBeCloseTo(0.375, 15);
  });

  it('leaves hidden sectors out, and is null when none is visible', () => {
    // Five people without a sector, so that the small sector is not found by subtraction.
    const nameless = papers(null, 'a', 5, 0, 0);

    expect(first([...papers('verw', 'a', 8, 2, 0), ...papers('pol', 'a', 4, 0, 0), ...nameless]).groupAware).toEqual({ product: 9 / 12, mean: 9 / 12 });
    expect(first([...papers('pol', 'a', 4, 0, 0), ...nameless]).groupAware).toBeNull();
  });
});

describe('two camps', () => {
  it.each([
    [3, 1, 0, true],
    [1, 3, 9, true],
    [7, 2, 0, false],
    [301, 100, 0, false],
    [300, 100, 0, true],
    [0, 0, 5, false],
  ])('%i yes, %i no, %i abstain: %s', (yes, no, abstain, polarised) => {
    expect(first(papers(null, 'a', yes, no, abstain)).polarised).toBe(polarised);
  });
});

describe('places', () => {
  const places = (all: readonly Paper[], ids: readonly string[]) => countBallot(ballotOf('agreement', all, { options: ids.map(optionNamed) })).options.map(({ rank }) => rank);

  it('[BA9] sentences are ranked by their weakest sector, ties in ballot order', () => {
    const result = countedAs(ballotOf('agreement', [...papers('verw', 'a', 5, 5, 0), ...papers('verw', 'b', 9, 1, 0), ...papers('verw', 'c', 5, 5, 0)], { options: ['d', 'a', 'b', 'c'].map(optionNamed) }));

    expect(byPlace(result.options).map(({ id }) => id)).toEqual(['b', 'a', 'c', 'd']);
  });

  it('equal ones share a place: 1, 1, 3', () => {
    expect(places([...papers('verw', 'a', 9, 1, 0), ...papers('verw', 'b', 9, 1, 0), ...papers('verw', 'c', 5, 5, 0)], ['c', 'a', 'b'])).toEqual([3, 1, 1]);
  });

  it('a sentence that nobody took a side on has none', () => {
    expect(places([...papers('verw', 'a', 9, 1, 0), ...papers('verw', 'b', 0, 0, 9)], ['a', 'b', 'c'])).toEqual([1, null, null]);
  });

  it('where no sector is visible, all votes together decide, behind the sentences whose sectors are', () => {
    const all = [...papers('verw', 'a', 5, 5, 0), ...papers(null, 'b', 6, 4, 0), ...papers(null, 'c', 10, 0, 0)];

    expect(places(all, ['a', 'b', 'c'])).toEqual([1, 3, 2]);
  });
});

describe('invalid papers', () => {
  it('are those without any valid choice; they count in the turnout', () => {
    const nonsense: Choices = JSON.parse('{"a":"maybe","__proto__":"yes","constructor":"no","zzz":"yes"}');

    const result = countBallot(ballotOf('agreement', [paperOf('verw', {}), paperOf('verw', nonsense), paperOf('verw', { zzz: 'yes', a: 'no' })]));

    expect(result).toMatchObject({ turnout: 3, invalid: 2 });
    expect(result.options[0]?.total).toEqual({ yes: 0, no: 1, abstain: 0, support: 0 });
  });
});

it('what was agreed beforehand is published with the result', () => {
  const about = { round: 2, onTicket: 3, byHand: 1, tickets: 160, mode: 'binding' } as const;

  expect(countBallot(ballotOf('agreement', [], { ...about, rules: rulesWith({ threshold: 0.8 }) }))).toMatchObject({ ...about, kind: 'agreement', threshold: 0.8, rules: { threshold: 0.8 }, pairs: null, grid: null });
});
