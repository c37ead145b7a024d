import { describe, expect, it } from 'vitest';
import type { BallotKind, BallotOption, Choices, OptionSource } from '../../shared/domain/ballot.ts';
import { asId, type BallotId, type CardId, type OptionId, type PrincipleId } from '../../shared/domain/ids.ts';
import { roundShift } from '../../shared/domain/round-shift.ts';
import { countBallot, type CountInput, type Paper } from '../../shared/domain/tally/count-ballot.ts';
import { ballotOf, optionNamed, paperOf, rulesWith, times } from '../support/ballot-samples.ts';

const option = (id: string, text: string, source: OptionSource = null): BallotOption => ({ id: asId<OptionId>(id), text, source });
const principle = (name: string, version: number): OptionSource => ({ principle: asId<PrincipleId>(name), version });
const round = (kind: BallotKind, number: number, papers: readonly Paper[], more: Partial<CountInput> = {}) =>
  countBallot(ballotOf(kind, papers, { ballot: asId<BallotId>(`round-${number}`), round: number, previous: number > 1 ? asId<BallotId>(`round-${number - 1}`) : null, ...more }));
const yes = (count: number, sector: string | null, on = 'a'): readonly Paper[] => times(count, sector, { [on]: 'yes' });
const no = (count: number, sector: string | null, on = 'a'): readonly Paper[] => times(count, sector, { [on]: 'no' });

const shiftOf = (...rounds: Parameters<typeof roundShift>) => {
  const shift = roundShift(...rounds);
  if (shift === null) throw new Error('Different kinds');
  return shift;
};

describe('between two rounds', () => {
  it('says how support moved, in total and in every sector', () => {
    const shift = shiftOf(round('agreement', 1, [...yes(5, 'verw'), ...no(5, 'verw'), ...yes(6, 'pol')]), round('agreement', 2, [...yes(9, 'verw'), ...no(1, 'verw'), ...yes(3, 'pol'), ...no(3, 'pol')]));

    expect(shift).toMatchObject({ kind: 'agreement', measure: 'support', previous: 'round-1', current: 'round-2', rounds: { before: 1, after: 2 }, turnout: { before: 16, after: 16 }, dropped: [] });
    expect(shift.options).toEqual([
      {
        id: 'a',
        text: 'Satz a',
        previous: 'a',
        textBefore: null,
        total: { before: 11 / 16, after: 12 / 16, difference: 1 / 16 },
        sectors: { verw: { before: 0.5, after: 0.9, difference: 0.4 }, pol: { before: 1, after: 0.5, difference: -0.5 } },
        rank: { before: 1, after: 1 },
        shared: { before: false, after: false },
      },
    ]);
  });

  it('[BA8] a sector that is hidden in one of the two is hidden in the shift', () => {
    const [small, large] = [[...yes(9, 'verw'), ...yes(4, 'pol'), ...yes(9, null)], [...yes(9, 'verw'), ...yes(8, 'pol'), ...yes(9, null)]];

    expect(shiftOf(round('agreement', 1, small), round('agreement', 2, large)).options[0]?.sectors).toMatchObject({ verw: { difference: 0 }, pol: null });
    expect(shiftOf(round('agreement', 1, large), round('agreement', 2, small)).options[0]?.sectors['pol']).toBeNull();
  });

  it('a sector that came or went has one figure and no difference', () => {
    const shift = shiftOf(round('agreement', 1, [...yes(9, 'verw'), ...yes(9, 'pol')]), round('agreement', 2, [...yes(9, 'verw'), ...yes(9, 'ziv')]));

    expect(shift.options[0]?.sectors).toEqual({ verw: { before: 1, after: 1, difference: 0 }, pol: { before: 1, after: null, difference: null }, ziv: { before: null, after: 1, difference: null } });
  });

  it('nobody took a side: nothing moved from nothing', () => {
    const nobody = round('agreement', 1, times(9, null, { a: 'abstain' }));

    expect(shiftOf(nobody, round('agreement', 2, yes(9, null))).options[0]?.total).toEqual({ before: null, after: 1, difference: null });
  });

  it('different kinds cannot be compared', () => {
    expect(roundShift(round('agreement', 1, []), round('consent', 2, []))).toBeNull();
  });
});

describe('options are paired', () => {
  const pairs = (before: readonly BallotOption[], after: readonly BallotOption[]) => {
    const { options, dropped } = shiftOf(round('agreement', 1, [], { options: before }), round('agreement', 2, [], { options: after }));
    return { pairs: options.map(({ id, previous, textBefore }) => [id, previous, textBefore]), dropped: dropped.map(({ id }) => id) };
  };

  it('by principle, whatever its version and words', () => {
    expect(pairs([option('a1', 'Alt', principle('p', 1)), option('b1', 'Neu', principle('q', 1))], [option('a2', 'Neu', principle('p', 2))])).toEqual({ pairs: [['a2', 'a1', 'Alt']], dropped: ['b1'] });
  });

  it('by card, then by words; what nothing fits is new', () => {
    const card: OptionSource = { card: asId<CardId>('card-1') };

    expect(pairs([option('a1', 'Eins', card), option('b1', 'Zwei')], [option('b2', 'Zwei'), option('a2', 'Eins, besser', card), option('c2', 'Drei')])).toEqual({
      pairs: [
        ['b2', 'b1', null],
        ['a2', 'a1', 'Eins'],
        ['c2', null, null],
      ],
      dropped: [],
    });
  });

  it('a free text that became a principle is found by its words, and nothing is paired twice', () => {
    expect(pairs([option('a1', 'Gleich'), option('b1', 'Gleich')], [option('a2', 'Gleich', principle('p', 1)), option('b2', 'Gleich'), option('c2', 'Gleich')])).toEqual({
      pairs: [
        ['a2', 'a1', null],
        ['b2', 'b1', null],
        ['c2', null, null],
      ],
      dropped: [],
    });
  });
});

describe('every kind has its figure', () => {
  const options = ['a', 'b', 'c'].map(optionNamed);
  const moved = (kind: BallotKind, before: readonly Paper[], after: readonly Paper[]) => {
    const more = { options, rules: rulesWith({ budget: 3 }) };
    const shift = shiftOf(round(kind, 1, before, more), round(kind, 2, after, more));
    return { measure: shift.measure, total: shift.options[0]?.total, verw: shift.options[0]?.sectors['verw'] };
  };
  const all = (choices: Choices): readonly Paper[] => times(5, 'verw', choices);

  it('resistance: the Gruppenwiderstand', () => {
    const figure = { before: 80, after: 20, difference: -60 };
    expect(moved('resistance', all({ a: 8 }), all({ a: 2 }))).toEqual({ measure: 'resistance', total: figure, verw: figure });
  });

  it('consent: the share without a grave objection', () => {
    expect(moved('consent', [...all({ a: 'consent' }), paperOf('verw', { a: 'grave' })], all({ a: 'light' }))).toMatchObject({ measure: 'support', total: { before: 5 / 6, after: 1 }, verw: { before: 5 / 6, after: 1 } });
  });

  it('dots: per paper, so that a smaller hall can be compared', () => {
    expect(moved('dots', [...all({ a: 1 }), ...times(15, null, { b: 3 })], all({ a: 3 }))).toEqual({ measure: 'dots-per-paper', total: { before: 0.25, after: 3, difference: 2.75 }, verw: { before: 1, after: 3, difference: 2 } });
  });

  it('ranking: the share of the points it could have had, empty papers not counted', () => {
    expect(moved('ranking', [...all({ a: 1, b: 2, c: 3 }), ...all({})], [...all({ b: 1, a: 2, c: 3 }), ...all({ a: 1 })])).toEqual({ measure: 'points-share', total: { before: 1, after: 0.75, difference: -0.25 }, verw: { before: 1, after: 0.75, difference: -0.25 } });
  });

  it('scale: the mean', () => {
    expect(moved('scale', all({ a: 30 }), [...all({ a: 50 }), ...all({})])).toMatchObject({ measure: 'mean', total: { before: 30, after: 50, difference: 20 } });
  });
});
