import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ballotKinds, type BallotKind, type ChoiceValue, type TallyOf } from '../../shared/domain/ballot.ts';
import type { SectorId } from '../../shared/domain/ids.ts';
import { countBallot, publishedChoices, type Paper } from '../../shared/domain/tally/count-ballot.ts';
import { ballotOf, countedAs, fourSectors, optionIn, optionNamed, paperOf, papersWith, rulesWith, times } from '../support/ballot-samples.ts';

const yes = (count: number, sector: string | null, option = 'a'): readonly Paper[] => times(count, sector, { [option]: 'yes' });
const options = (ids: readonly string[]) => ({ options: ids.map(optionNamed) });
const count = (all: readonly Paper[], ids = ['a']) => countedAs(ballotOf('agreement', all, options(ids)));
const first = (all: readonly Paper[]) => optionIn(count(all), 'a');
const publish = (all: readonly Paper[], ids = ['a']) => publishedChoices(all, fourSectors, count(all, ids).options);
const namesOn = (papers: ReturnType<typeof publish>) => [...new Set(papers.map(({ sector }) => sector))].sort((a, b) => (a === null ? -1 : b === null ? 1 : a.localeCompare(b)));
/** What can be seen of each sector: votes, or null. */
const seen = ({ sectors }: ReturnType<typeof first>) => Object.fromEntries(Object.entries(sectors).map(([sector, part]) => [sector, part === null ? null : part.yes + part.no + part.abstain]));

describe('a small sector', () => {
  it.each([1, 2, 3, 4])('[BA8] %i votes on an option are hidden, and the sentence is not shared', (votes) => {
    const result = first([...yes(9, 'verw'), ...yes(votes, 'pol'), ...yes(9, null)]);

    expect(seen(result)).toEqual({ verw: 9, pol: null });
    expect(result.shared).toBe(false);
  });

  it('5 votes are shown, abstentions among them', () => {
    expect(first(papersWith('pol', 'a', ['yes', 'no', 'abstain', 'abstain', 'abstain'])).sectors['pol']).toEqual({ yes: 1, no: 1, abstain: 3, support: 0.5, carries: false });
  });

  it('turnout hides 1 to 4 people; nobody is no secret', () => {
    expect(count([...yes(4, 'verw'), ...yes(5, 'pol'), ...yes(9, null)]).turnoutBySector).toEqual({ verw: null, pol: 5, wirt: 0, ziv: 0 });
  });
});

describe('what could be worked out by subtraction', () => {
  it('[BA8] one hidden sector hides the smallest of the others with it', () => {
    const result = count([...yes(20, 'verw'), ...yes(3, 'pol'), ...yes(7, 'wirt'), ...yes(9, 'ziv')]);

    expect(seen(optionIn(result, 'a'))).toEqual({ verw: 20, pol: null, wirt: null, ziv: 9 });
    expect(result.turnoutBySector).toEqual({ verw: 20, pol: null, wirt: null, ziv: 9 });
  });

  it('[BA8] several hidden sectors are enough when together they are five', () => {
    expect(seen(first([...yes(20, 'verw'), ...yes(3, 'pol'), ...yes(2, 'wirt')]))).toEqual({ verw: 20, pol: null, wirt: null });
    expect(seen(first([...yes(20, 'verw'), ...yes(2, 'pol'), ...yes(2, 'wirt')]))).toEqual({ verw: null, pol: null, wirt: null });
  });

  it('[BA8] people without a sector belong to what is left: they can hide a sector', () => {
    expect(seen(first([...yes(20, 'verw'), ...yes(3, 'pol'), ...yes(2, null)]))).toEqual({ verw: 20, pol: null });
  });

  it('[BA8] and one to four of them are hidden like a sector, behind the smallest one', () => {
    expect(seen(first([...yes(20, 'verw'), ...yes(6, 'pol'), ...yes(2, null)]))).toEqual({ verw: 20, pol: null });
    expect(seen(first([...yes(20, 'verw'), ...yes(6, 'pol')]))).toEqual({ verw: 20, pol: 6 });
    expect(seen(first([...yes(20, 'verw'), ...yes(6, 'pol'), ...yes(5, null)]))).toEqual({ verw: 20, pol: 6 });
  });

  it('[BA8] a sector that only covers them keeps a sentence shared if it carries whichever four of the hidden votes are not its own', () => {
    const no = papersWith(null, 'a', ['no']);
    const covered = (ayes: number, noes: number) => first([...yes(40, 'verw'), ...papersWith('pol', 'a', [...Array<ChoiceValue>(ayes).fill('yes'), ...Array<ChoiceValue>(noes).fill('no')]), ...no]);

    expect(seen(covered(18, 2))).toEqual({ verw: 40, pol: null });
    expect(covered(18, 2).shared).toBe(true);
    // 14 of 20 carry, but 10 of 17 hidden votes would not: the answer must not tell whose the noes are.
    expect(covered(14, 6).shared).toBe(false);
    expect(covered(9, 11).shared).toBe(false);
  });

  it('[BA8] of two smallest sectors the first is hidden', () => {
    expect(seen(first([...yes(20, 'verw'), ...yes(7, 'pol'), ...yes(7, 'wirt'), ...yes(1, 'ziv')]))).toEqual({ verw: 20, pol: null, wirt: 7, ziv: null });
  });

  it('[BA8] with fewer than five papers in all no sector says anything, not even that it was away', () => {
    const result = count(yes(3, 'verw'));

    expect(result.turnoutBySector).toEqual({ verw: null, pol: null, wirt: null, ziv: null });
    expect(seen(optionIn(result, 'a'))).toEqual({ verw: null, pol: null, wirt: null, ziv: null });
    expect(optionIn(result, 'a').total).toMatchObject({ yes: 3 });
  });

  it('[BA8] with fewer than five votes on an option no sector that took part in the ballot says anything about it', () => {
    const all = [...yes(9, 'verw'), ...yes(9, 'pol'), ...yes(2, 'pol', 'b')];
    const result = count(all, ['a', 'b']);

    expect(seen(optionIn(result, 'b'))).toEqual({ verw: null, pol: null });
    expect(namesOn(publish(all, ['a', 'b']))).toEqual([null]);
  });

  it('[BA8] a sector whose turnout is hidden is hidden on every option where any of the hidden ones voted: staying away would say which papers are not its own', () => {
    // Three of "pol" vote on a only, six without a sector on both: the three papers without a vote on b would be those of "pol".
    const all = [...yes(9, 'verw'), ...yes(3, 'pol'), ...times(6, null, { a: 'yes', b: 'no' })];
    const result = count(all, ['a', 'b', 'c']);

    expect(seen(optionIn(result, 'a'))).toEqual({ verw: 9, pol: null });
    expect(seen(optionIn(result, 'b'))).toEqual({ pol: null });
    // Nobody at all: everybody can see that.
    expect(seen(optionIn(result, 'c'))).toEqual({});
  });
});

describe('published papers', () => {
  it('small sectors lose their name, larger ones keep it', () => {
    const published = publish([...yes(4, 'verw'), ...yes(5, 'pol'), ...yes(1, null)]);

    expect(published.map(({ sector }) => sector)).toEqual([...Array.from({ length: 4 }, () => null), ...Array.from({ length: 5 }, () => 'pol'), null]);
  });

  it('[BA8] what is left unnamed is nobody or at least five papers', () => {
    expect(namesOn(publish([...yes(9, 'verw'), ...yes(6, 'pol'), ...yes(3, null)]))).toEqual([null, 'verw']);
    expect(namesOn(publish([...yes(9, 'verw'), ...yes(6, 'pol')]))).toEqual(['pol', 'verw']);
  });

  it('[BA8] a large sector with one to four votes on an option loses its name, or the hidden count could be recounted', () => {
    expect(namesOn(publish([...yes(6, 'pol'), ...yes(2, 'pol', 'b'), ...yes(9, null, 'b')], ['a', 'b']))).toEqual([null]);
  });

  it('do not keep the order of tapping', () => {
    const [one, other] = publish([paperOf(null, { b: 'yes', a: 'no' }), paperOf(null, { a: 'no', b: 'yes' })]);

    expect(JSON.stringify(one)).toBe(JSON.stringify(other));
  });
});

/** Papers of any kind, right and wrong ones, from a hall in which some sectors are small and some people say nothing. */
const values: Readonly<Record<BallotKind, readonly ChoiceValue[]>> = {
  agreement: ['yes', 'no', 'abstain'],
  dots: [1, 1, 2, 3],
  resistance: [0, 3, 7, 10, 'abstain'],
  consent: ['consent', 'light', 'grave'],
  ranking: [1, 2, 3],
  scale: [0, 50, 100],
};
const anySector = fc.constantFrom<SectorId | null>(...fourSectors.flatMap(({ id }, place) => Array.from({ length: place + 1 }, () => id)), null);
const anyHall = fc.constantFrom(...ballotKinds).chain((kind) =>
  fc.record({
    kind: fc.constant(kind),
    papers: fc.array(fc.record({ sector: anySector, choices: fc.dictionary(fc.constantFrom('a', 'b', 'c'), fc.constantFrom(...values[kind])) }), { maxLength: 45 }),
  }),
);
const rules = rulesWith({ budget: 4 });
const ids = ['a', 'b', 'c'];
const countAny = (kind: BallotKind, papers: readonly Paper[]) => countBallot(ballotOf(kind, papers, { ...options(ids), rules }));

describe('somebody who subtracts whatever is published', () => {
  const isGroup = (people: number) => people === 0 || people >= 5;
  /** People behind a figure, from the figure alone. */
  const people = (part: TallyOf[BallotKind]): number => {
    if ('yes' in part) return part.yes + part.no + part.abstain;
    if ('light' in part) return part.consent + part.light + part.grave;
    if ('dots' in part) return part.people;
    if ('points' in part) return part.ranked;
    return 'abstain' in part ? part.rated + part.abstain : part.rated;
  };

  it('[BA8] finds no group of one to four people, in turnout, options and papers', () => {
    fc.assert(
      fc.property(anyHall, ({ kind, papers }) => {
        const result = countAny(kind, papers);
        const visible = Object.values(result.turnoutBySector).flatMap((number) => number ?? []);
        expect(visible.every(isGroup)).toBe(true);
        const left = result.turnout - visible.reduce((sum, number) => sum + number, 0);
        expect(isGroup(left) || visible.length === 0).toBe(true);

        for (const option of result.options) {
          const parts = Object.values(option.sectors).flatMap((part) => (part === null ? [] : [people(part)]));
          expect(parts.every(isGroup)).toBe(true);
          expect(isGroup(people(option.total) - parts.reduce((sum, number) => sum + number, 0)) || parts.every((number) => number === 0)).toBe(true);
        }

        const published = publishedChoices(papers, fourSectors, result.options);
        const names = [...new Set(published.map(({ sector }) => sector))];
        for (const sector of names) {
          const group = published.filter((paper) => paper.sector === sector);
          expect(group.length >= 5 || names.length === 1).toBe(true);
          if (sector === null) continue;
          for (const option of ids) expect(isGroup(group.filter(({ choices }) => option in choices).length) || kind === 'dots' || kind === 'ranking').toBe(true);
          expect(result.options.every(({ sectors }) => sectors[sector] !== null)).toBe(true);
        }
      }),
      { numRuns: 2_000 },
    );
  });

  it('[BA8] cannot tell a paper of a hidden sector from those of the other hidden ones and of people without a sector: exchanged, they publish the same', () => {
    fc.assert(
      fc.property(anyHall, fc.integer({ min: 0, max: 1_000 }), ({ kind, papers }, turn) => {
        const result = countAny(kind, papers);
        const isHidden = ({ sector }: Paper) => sector === null || result.turnoutBySector[sector] === null;
        const hidden = papers.filter(isHidden);
        let next = turn;
        const exchanged = papers.map((paper) => (isHidden(paper) ? { ...paper, sector: hidden[next++ % hidden.length]?.sector ?? null } : paper));
        const again = countAny(kind, exchanged);

        expect(JSON.stringify(again)).toBe(JSON.stringify(result));
        expect(publishedChoices(exchanged, fourSectors, again.options)).toEqual(publishedChoices(papers, fourSectors, result.options));
      }),
      { numRuns: 2_000 },
    );
  });
});
