import { describe, expect, it } from 'vitest';
import type { BallotResult } from '../../shared/domain/ballot.ts';
import { asId, type BallotId, type OptionId, type SectorId } from '../../shared/domain/ids.ts';
import { publishedChoices, tallyAgreement } from '../../shared/domain/tally.ts';
import { compareResult } from '../../server/replay/compare.ts';
import type { Conversation, PolisVote } from '../../server/replay/polis.ts';

/** Six people of one group, two of another, one of none; three statements. */
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
const published = (changed: (papers: readonly { sector: SectorId | null; choices: Record<string, 'yes' | 'no' | 'abstain'> }[]) => void = () => {}): BallotResult => {
  const papers = rows.map(([group, votes]) => ({
    sector: group === null ? null : asId<SectorId>(sectorOfGroup(group) ?? ''),
    choices: Object.fromEntries(Object.entries(votes).map(([column, vote]) => [`option-${column}`, words[`${vote}`]])),
  }));
  changed(papers);
  const sectors = ['gruppe-1', 'gruppe-2'].map((id) => ({ id: asId<SectorId>(id), title: id }));
  const options = conversation.columns.map((column) => ({ id: asId<OptionId>(`option-${column}`), text: column, source: null }));
  const tally = tallyAgreement({ ballot: asId<BallotId>('ballot-1'), kind: 'agreement', mode: 'straw-poll', threshold: 0.66, options, sectors, papers });
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

    expect(comparison).toMatchObject({ cells: 15, equalCells: 15, sparePapers: 0, missingRows: 0, turnoutEqual: true, equal: true, differences: [] });
    expect(comparison.totals).toEqual({ compared: 3, equal: 3 });
    expect(comparison.sectors).toEqual({ compared: 6, equal: 6 });
    expect(comparison.hiddenSectors).toBe(4);
  });

  it('notices one vote that was counted otherwise', () => {
    const comparison = compare(
      published((papers) => {
        const paper = papers[1];
        if (paper !== undefined) paper.choices['option-6'] = 'no';
      }),
    );

    expect(comparison).toMatchObject({ equalCells: 13, sparePapers: 1, missingRows: 1, equal: false });
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

    expect(compare({ ...right, options })).toMatchObject({ equalCells: 15, totals: { compared: 3, equal: 2 }, equal: false });
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
});
