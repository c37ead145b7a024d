import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ballotKinds, type BallotKind, type CountedBallot } from '../../shared/domain/ballot.ts';
import { asId, type SectorId } from '../../shared/domain/ids.ts';
import { countBallot, publishedChoices, type Paper } from '../../shared/domain/tally/count-ballot.ts';
import { checkPaper } from '../../shared/domain/tally/check-paper.ts';
import { ballotOf, fourSectors } from '../support/ballot-samples.ts';
import { drawHall, optionsOf, randomOptions as options, randomRules as rules } from '../support/random-ballots.ts';

const count = (kind: BallotKind, papers: readonly Paper[], sectors = fourSectors): CountedBallot => countBallot(ballotOf(kind, papers, { options: optionsOf(kind), rules, sectors }));
/** All that is published about everybody together. */
const totals = ({ turnout, invalid, options: results, pairs, grid }: CountedBallot) => ({ turnout, invalid, pairs, grid, results: results.map(({ total, polarised }) => ({ total, polarised })) });

/** Whether two sectors have equally many papers, valid ones, or votes on an option. */
const hasEqualSectors = (papers: readonly Paper[]): boolean =>
  [() => true, ({ choices }: Paper) => Object.keys(choices).length > 0, ...options.map(({ id }) => ({ choices }: Paper) => id in choices)].some((counts) => {
    const sizes = fourSectors.map(({ id }) => papers.filter((paper) => paper.sector === id && counts(paper)).length).filter((size) => size > 0);
    return new Set(sizes).size < sizes.length;
  });

describe.each(ballotKinds)('%s', (kind) => {
  it('1,000 random ballots: the published papers alone give the same totals, and the same figures of every sector they name', () => {
    for (let seed = 1; seed <= 1_000; seed += 1) {
      const papers = drawHall(kind, seed);
      const result = count(kind, papers);
      const published = publishedChoices(papers, fourSectors, result.options);
      const recount = count(kind, published);

      expect(totals(recount)).toEqual(totals(result));
      for (const sector of new Set(published.flatMap((paper) => paper.sector ?? []))) {
        for (const [place, { sectors }] of result.options.entries()) {
          const again = countBallot(ballotOf(kind, published, { options: optionsOf(kind), rules, sectors: fourSectors.filter(({ id }) => id === sector) })).options[place]?.sectors[sector];
          // What the recount hides was hidden by what it does not know; what it shows is equal.
          if (again != null) expect(again).toEqual(sectors[sector]);
        }
      }
    }
  });

  it('the order of the papers does not matter', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 1_000_000 }).chain((seed) => {
          const papers = drawHall(kind, seed);
          return fc.tuple(fc.constant(papers), fc.shuffledSubarray([...papers], { minLength: papers.length }));
        }),
        ([papers, shuffled]) => {
          expect(JSON.stringify(count(kind, shuffled))).toBe(JSON.stringify(count(kind, papers)));
        },
      ),
    );
  });

  it('the order of the sectors does not matter, unless of two equally small ones one must be hidden', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1_000_000 }), fc.shuffledSubarray([...fourSectors], { minLength: fourSectors.length }), (seed, sectors) => {
        const papers = drawHall(kind, seed);
        const [one, other] = [count(kind, papers), count(kind, papers, sectors)];

        expect(totals(other)).toEqual(totals(one));
        for (const [place, { sectors: parts }] of one.options.entries()) {
          for (const [sector, part] of Object.entries(parts)) {
            const otherPart = other.options[place]?.sectors[sector];
            if (part !== null && otherPart != null) expect(otherPart).toEqual(part);
          }
        }
        if (!hasEqualSectors(papers)) expect(other).toEqual(one);
      }),
    );
  });

  it('[BA9] shared means that every sector that took part carries', () => {
    for (let seed = 1; seed <= 300; seed += 1) {
      for (const { sectors, shared, weakest } of count(kind, drawHall(kind, seed)).options) {
        const list = Object.values(sectors);
        const supports = list.flatMap((part) => part?.support ?? []);
        expect(shared).toBe(list.length > 0 && list.every((part) => part?.carries === true));
        expect(weakest).toBe(supports.length === 0 ? null : Math.min(...supports));
      }
    }
  });

  it('places start at 1 and equal ones share one: each is one more than the number of better ones', () => {
    for (let seed = 1; seed <= 300; seed += 1) {
      const places = count(kind, drawHall(kind, seed)).options.flatMap(({ rank }) => rank ?? []);
      for (const place of places) expect(place).toBe(1 + places.filter((other) => other < place).length);
    }
  });

  it('every paper that the check lets through is counted, and nothing is lost from it', () => {
    for (let seed = 1; seed <= 300; seed += 1) {
      const papers = drawHall(kind, seed);
      const checked = papers.map(({ sector, choices }) => {
        const reasons = Object.fromEntries(Object.entries(choices).flatMap(([option, value]) => (value === 'grave' ? [[option, 'Weil.']] : [])));
        const result = checkPaper({ kind, rules, options: optionsOf(kind) }, choices, reasons);
        if (!result.ok) throw new Error(JSON.stringify(result.refusal));
        return { sector, choices: result.value.choices };
      });

      expect(checked).toEqual(papers);
      expect(count(kind, checked).invalid).toBe(papers.filter(({ choices }) => Object.keys(choices).length === 0).length);
    }
  });
});

it('sums of the sectors and of everybody else are the totals', () => {
  for (let seed = 1; seed <= 300; seed += 1) {
    const papers = drawHall('agreement', seed);
    const result = count('agreement', papers);
    if (result.kind !== 'agreement') throw new Error('Another kind');
    for (const { id, total, sectors } of result.options) {
      const of = (choice: string, sector?: SectorId | null) => papers.filter((paper) => paper.choices[id] === choice && (sector === undefined || paper.sector === sector)).length;
      expect([total.yes, total.no, total.abstain]).toEqual([of('yes'), of('no'), of('abstain')]);
      for (const [sector, part] of Object.entries(sectors)) {
        if (part !== null) expect([part.yes, part.no, part.abstain]).toEqual([of('yes', asId<SectorId>(sector)), of('no', asId<SectorId>(sector)), of('abstain', asId<SectorId>(sector))]);
      }
    }
  }
});
