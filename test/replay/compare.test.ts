import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { BallotResult, ResultOf } from '../../shared/domain/ballot.ts';
import { asId, type OptionId, type SectorId } from '../../shared/domain/ids.ts';
import { publishedChoices } from '../../shared/domain/tally/count-ballot.ts';
import { compareResult } from '../../server/replay/compare.ts';
import { hiddenSectors } from '../../server/replay/hidden-sectors.ts';
import type { Conversation, PolisVote } from '../../server/replay/polis.ts';
import { hiddenSectors as hiddenByServer } from '../../shared/domain/tally/suppression.ts';
import { ballotOf, countedAs } from '../support/ballot-samples.ts';

/** Six people of one group, two of another, four of none; three statements. */
const rows: readonly (readonly [group: string | null, votes: Readonly<Record<string, PolisVote>>])[] = [
  ['0', { '4': 1, '6': -1 }],
  ['0', { '4': 1, '6': 1 }],
  ['0', { '4': 1 }],
  ['0', { '4': -1, '9': 0 }],
  ['0', { '4': 1, '6': 0, '9': 1 }],
  ['0', { '6': 1 }],
  ['1', { '4': -1, '9': -1 }],
  ['1', { '9': -1 }],
  [null, { '4': 0 }],
  [null, { '4': 1 }],
  [null, { '4': 1 }],
  [null, { '4': -1 }],
];

const conversation: Conversation = {
  topic: 'Probe',
  comments: [],
  columns: ['4', '6', '9'],
  groups: ['0', '1'],
  votes: [],
  participants: rows.map(([group, votes], place) => ({ id: String(place + 1), group, row: new Map(Object.entries(votes)) })),
};
const optionOfColumn = new Map(conversation.columns.map((column) => [column, `option-${column}`]));
const sectorOfGroup = (group: string | null): string | null => (group === null ? null : `gruppe-${Number(group) + 1}`);
const words = { '1': 'yes', '-1': 'no', '0': 'abstain' } as const;

/** What a server that counts rightly would publish for these rows. */
const published = (changed: (papers: readonly { sector: SectorId | null; choices: Record<string, 'yes' | 'no' | 'abstain'> }[]) => void = () => {}): ResultOf<'agreement'> => {
  const papers = rows.map(([group, votes]) => ({
    sector: group === null ? null : asId<SectorId>(sectorOfGroup(group) ?? ''),
    choices: Object.fromEntries(Object.entries(votes).map(([column, vote]) => [`option-${column}`, words[`${vote}`]])),
  }));
  changed(papers);
  const sectors = ['gruppe-1', 'gruppe-2'].map((id) => ({ id: asId<SectorId>(id), title: id }));
  const options = conversation.columns.map((column) => ({ id: asId<OptionId>(`option-${column}`), text: column, source: null }));
  const tally = countedAs(ballotOf('agreement', papers, { options, sectors }));
  return {
    ...tally,
    trackers: papers.map((_, place) => `tracker-${place}`),
    choices: [...publishedChoices(papers, sectors, tally.options)].reverse(),
  };
};

const compare = (result: BallotResult) => compareResult(conversation, result, optionOfColumn, sectorOfGroup);

describe('comparing a published result with the matrix', () => {
  it('finds every cell, total and sector of a right result, with small sectors hidden', () => {
    const comparison = compare(published());

    expect(comparison).toMatchObject({ cells: 18, equalCells: 18, sparePapers: 0, missingRows: 0, turnoutEqual: true, equal: true, differences: [] });
    expect(comparison.totals).toEqual({ compared: 3, equal: 3 });
    expect(comparison.sectors).toEqual({ compared: 6, equal: 6 });
    expect(comparison.hiddenSectors).toBe(5);
  });

  it('notices one vote that was counted otherwise', () => {
    const comparison = compare(
      published((papers) => {
        const paper = papers[1];
        if (paper !== undefined) paper.choices['option-6'] = 'no';
      }),
    );

    expect(comparison).toMatchObject({ equalCells: 16, sparePapers: 1, missingRows: 1, equal: false });
    expect(comparison.totals.equal).toBe(2);
    expect(comparison.differences).not.toEqual([]);
  });

  it('notices a lost and a doubled paper', () => {
    const right = published();
    const [first] = right.choices;

    expect(compare({ ...right, choices: right.choices.slice(1) })).toMatchObject({ missingRows: 1, equal: false });
    expect(first === undefined ? null : compare({ ...right, choices: [...right.choices, first] })).toMatchObject({ sparePapers: 1, missingRows: 0, equal: false });
  });

  it('notices a wrong tally even when the papers are right', () => {
    const right = published();
    const options = right.options.map((option, place) => (place === 0 ? { ...option, total: { ...option.total, yes: option.total.yes + 1 } } : option));

    expect(compare({ ...right, options })).toMatchObject({ equalCells: 18, totals: { compared: 3, equal: 2 }, equal: false });
  });

  it('notices a small sector that is not hidden', () => {
    const right = published();
    const options = right.options.map((option) => ({ ...option, sectors: { ...option.sectors, 'gruppe-2': { yes: 0, no: 2, abstain: 0, support: 0, carries: false } } }));

    expect(compare({ ...right, options }).equal).toBe(false);
  });

  it('notices tracking numbers that are given twice', () => {
    const right = published();

    expect(compare({ ...right, trackers: right.trackers.map(() => 'the same') })).toMatchObject({ turnoutEqual: false, equal: false });
  });

  it('notices a turnout that is shown and should not be', () => {
    const right = published();

    expect(compare({ ...right, turnoutBySector: { ...right.turnoutBySector, 'gruppe-2': 2 } })).toMatchObject({ turnoutEqual: false, equal: false });
  });

  it('notices a ballot of another kind', () => {
    expect(compare({ ...published(), kind: 'consent', options: [] })).toMatchObject({ totals: { compared: 3, equal: 0 }, equal: false });
  });

  it('[BA8] hides what the server hides, although it goes about it the other way round', () => {
    const sizes = fc.array(fc.integer({ min: 0, max: 12 }), { minLength: 2, maxLength: 8 });
    fc.assert(
      fc.property(sizes, fc.integer({ min: 0, max: 7 }), fc.integer({ min: 0, max: 3 }), (votes, nameless, before) => {
        const bySector = new Map(votes.map((cast, place) => [asId<SectorId>(`s${place}`), cast] as const));
        const beforehand = new Set([...bySector.keys()].slice(0, before));
        const total = votes.reduce((sum, cast) => sum + cast, nameless);

        expect(hiddenSectors(total, bySector, beforehand)).toEqual(hiddenByServer([total], new Map([...bySector].map(([sector, cast]) => [sector, [cast]])), beforehand));
      }),
      { numRuns: 2_000 },
    );
  });
});
