import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ranked, type AgreementChoice, type BallotOption, type Choices } from '../../shared/domain/ballot.ts';
import { asId, type BallotId, type OptionId, type SectorId } from '../../shared/domain/ids.ts';
import type { Sector } from '../../shared/domain/sector.ts';
import { publishedChoices, tallyAgreement, type AgreementBallot, type Paper } from '../../shared/domain/tally.ts';

const sector = (id: string): Sector => ({ id: asId<SectorId>(id), title: id });
const option = (id: string): BallotOption => ({ id: asId<OptionId>(id), text: `Satz ${id}`, source: null });
const sectors = [sector('verw'), sector('pol'), sector('wirt'), sector('ziv')];

const paper = (of: string | null, choices: Choices): Paper => ({ sector: of === null ? null : asId<SectorId>(of), choices });
/** `yes`, `no` and `abstain` papers of one sector on one option. */
const papers = (of: string | null, on: string, yes: number, no: number, abstain: number): Paper[] => [
  ...Array.from({ length: yes }, () => paper(of, { [on]: 'yes' })),
  ...Array.from({ length: no }, () => paper(of, { [on]: 'no' })),
  ...Array.from({ length: abstain }, () => paper(of, { [on]: 'abstain' })),
];
const ballot = (all: readonly Paper[], more: Partial<AgreementBallot> = {}): AgreementBallot => ({
  ballot: asId<BallotId>('ballot-1'),
  kind: 'agreement',
  mode: 'straw-poll',
  threshold: 0.66,
  options: [option('a')],
  sectors,
  papers: all,
  ...more,
});
const first = (input: AgreementBallot) => {
  const [result] = tallyAgreement(input).options;
  if (result === undefined) throw new Error('no option');
  return result;
};

describe('support', () => {
  it('the four sectors of the method paper', () => {
    const result = first(ballot([...papers('verw', 'a', 30, 2, 3), ...papers('pol', 'a', 12, 6, 2), ...papers('wirt', 'a', 18, 1, 1), ...papers('ziv', 'a', 60, 10, 9)]));

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
    const input = ballot([...papers('verw', 'a', 6, 0, 100), ...papers('verw', 'b', 0, 50, 0)], { options: [option('a'), option('b')] });

    expect(first(input).sectors['verw']).toEqual({ yes: 6, no: 0, abstain: 100, support: 1, carries: true });
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
    expect(first(ballot(papers('verw', 'a', yes, no, 0))).sectors['verw']?.carries).toBe(carries);
  });

  it('[BA7] is compared exactly: like whole numbers, for every threshold of up to six decimals', () => {
    const millionths = fc.integer({ min: 0, max: 1_000_000 });
    fc.assert(
      fc.property(fc.integer({ min: 5, max: 400 }), fc.double({ min: 0, max: 1, noNaN: true }), fc.option(millionths), (votes, share, free) => {
        const yes = Math.round(votes * share);
        // Mostly thresholds right at the share, where rounding could go wrong.
        const threshold = free ?? Math.round((yes / votes) * 1_000_000);
        const exact = BigInt(yes) * 1_000_000n >= BigInt(threshold) * BigInt(votes);

        expect(first(ballot(papers('verw', 'a', yes, votes - yes, 0), { threshold: threshold / 1_000_000 })).sectors['verw']?.carries).toBe(exact);
      }),
    );
  });

  it('two thirds as a fraction carry at two thirds', () => {
    expect(first(ballot(papers('verw', 'a', 4, 2, 0), { threshold: 2 / 3 })).sectors['verw']?.carries).toBe(true);
  });

  it('a sector that only abstained has no support and does not carry', () => {
    const result = first(ballot([...papers('verw', 'a', 9, 0, 0), ...papers('pol', 'a', 0, 0, 5)]));

    expect(result.sectors['pol']).toEqual({ yes: 0, no: 0, abstain: 5, support: null, carries: false });
    expect(result.shared).toBe(false);
    expect(result.weakest).toBe(1);
  });
});

describe('small sectors', () => {
  it.each([1, 2, 3, 4])('[BA8] %i votes on an option are hidden, and the sentence is not shared', (votes) => {
    const result = first(ballot([...papers('verw', 'a', 9, 0, 0), ...papers('pol', 'a', votes, 0, 0)]));

    expect(result.sectors['pol']).toBeNull();
    expect(result.shared).toBe(false);
  });

  it('5 votes are shown, abstentions among them', () => {
    expect(first(ballot(papers('pol', 'a', 1, 1, 3))).sectors['pol']).toEqual({ yes: 1, no: 1, abstain: 3, support: 0.5, carries: false });
  });

  it('a sector without a vote on an option is absent and takes nothing away', () => {
    const result = first(ballot([...papers('verw', 'a', 9, 0, 0), ...papers('pol', 'b', 9, 0, 0)], { options: [option('a'), option('b')] }));

    expect(result.sectors).not.toHaveProperty('pol');
    expect(result.shared).toBe(true);
  });

  it('nobody carries what nobody weighed', () => {
    expect(first(ballot([]))).toMatchObject({ total: { yes: 0, no: 0, abstain: 0, support: null }, sectors: {}, shared: false, weakest: null });
  });

  it('people without a sector count in the total only', () => {
    const result = tallyAgreement(ballot([...papers(null, 'a', 7, 3, 0), ...papers('elsewhere', 'a', 1, 0, 0)]));

    expect(result.options[0]).toMatchObject({ total: { yes: 8, no: 3 }, sectors: {}, shared: false });
    expect(result.turnout).toBe(11);
    expect(result.turnoutBySector).toEqual({ verw: 0, pol: 0, wirt: 0, ziv: 0 });
  });

  it('turnout hides 1 to 4 people', () => {
    const result = tallyAgreement(ballot([...papers('verw', 'a', 4, 0, 0), ...papers('pol', 'a', 5, 0, 0)]));

    expect(result.turnoutBySector).toEqual({ verw: null, pol: 5, wirt: 0, ziv: 0 });
  });
});

describe('invalid papers', () => {
  it('are those without any valid choice; they count in the turnout', () => {
    const nonsense: Choices = JSON.parse('{"a":"maybe","__proto__":"yes","constructor":"no","zzz":"yes"}');

    const result = tallyAgreement(ballot([paper('verw', {}), paper('verw', nonsense), paper('verw', { zzz: 'yes', a: 'no' })]));

    expect(result).toMatchObject({ turnout: 3, invalid: 2 });
    expect(result.options[0]?.total).toEqual({ yes: 0, no: 1, abstain: 0, support: 0 });
  });
});

const publish = (all: readonly Paper[], options = [option('a')]) => publishedChoices(all, sectors, tallyAgreement(ballot(all, { options })).options);

describe('published choices', () => {
  it('small sectors lose their name, larger ones keep it', () => {
    const published = publish([...papers('verw', 'a', 4, 0, 0), ...papers('pol', 'a', 5, 0, 0), ...papers(null, 'a', 1, 0, 0)]);

    expect(published.map((one) => one.sector)).toEqual([...Array.from({ length: 4 }, () => null), ...Array.from({ length: 5 }, () => 'pol'), null]);
  });

  it('[BA8] a large sector with one to four votes on an option loses its name, or the hidden count could be recounted', () => {
    const published = publish([...papers('pol', 'a', 6, 0, 0), ...papers('pol', 'b', 1, 1, 0)], [option('a'), option('b')]);

    expect(new Set(published.map((one) => one.sector))).toEqual(new Set([null]));
  });

  it('do not keep the order of tapping', () => {
    const [one, other] = publish([paper(null, { b: 'yes', a: 'no' }), paper(null, { a: 'no', b: 'yes' })]);

    expect(JSON.stringify(one)).toBe(JSON.stringify(other));
  });
});

describe('rules for any ballot', () => {
  const choice = fc.constantFrom<AgreementChoice>('yes', 'no', 'abstain');
  const anyPapers = fc.array(
    fc.record({ sector: fc.option(fc.constantFrom(...sectors.map(({ id }) => id))), choices: fc.dictionary(fc.constantFrom('a', 'b', 'c', 'foreign'), choice) }),
    { maxLength: 60 },
  );
  const options = ['a', 'b', 'c'].map(option);

  it('the order of the papers does not matter', () => {
    fc.assert(
      fc.property(
        anyPapers.chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length }))),
        ([all, shuffled]) => {
          expect(tallyAgreement(ballot(shuffled, { options }))).toEqual(tallyAgreement(ballot(all, { options })));
        },
      ),
    );
  });

  it('what is published gives the same counts again, and sums are equal', () => {
    fc.assert(
      fc.property(anyPapers, (all) => {
        const result = tallyAgreement(ballot(all, { options }));
        const published = publish(all, options);
        const named = new Set(published.map((one) => one.sector));
        const recount = tallyAgreement(ballot(published, { options }));

        expect(recount.options.map(({ total }) => total)).toEqual(result.options.map(({ total }) => total));
        expect([recount.turnout, recount.invalid]).toEqual([result.turnout, result.invalid]);
        for (const [place, { id, total, sectors: parts }] of result.options.entries()) {
          const direct = all.filter((one) => one.choices[id] !== undefined).length;
          expect(total.yes + total.no + total.abstain).toBe(direct);
          for (const [of, part] of Object.entries(parts)) {
            if (part === null) expect(named.has(asId<SectorId>(of))).toBe(false);
            if (part === null || !named.has(asId<SectorId>(of))) continue;
            expect(part.yes + part.no + part.abstain).toBeGreaterThanOrEqual(5);
            expect(recount.options[place]?.sectors[of]).toEqual(part);
          }
        }
      }),
    );
  });

  it('[BA9] shared means that every sector that took part carries', () => {
    fc.assert(
      fc.property(anyPapers, (all) => {
        for (const { sectors: parts, shared } of tallyAgreement(ballot(all, { options })).options) {
          const list = Object.values(parts);
          expect(shared).toBe(list.length > 0 && list.every((part) => part !== null && part.support !== null && part.support >= 0.66));
        }
      }),
    );
  });
});

it('[BA9] sentences are ranked by their weakest sector, ties in ballot order', () => {
  const result = tallyAgreement(
    ballot([...papers('verw', 'a', 5, 5, 0), ...papers('verw', 'b', 9, 1, 0), ...papers('verw', 'c', 5, 5, 0)], { options: ['d', 'a', 'b', 'c'].map(option) }),
  );

  expect(ranked(result.options).map(({ id }) => id)).toEqual(['b', 'a', 'c', 'd']);
});
