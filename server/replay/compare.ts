/**
 * Holds a published result against the matrix of the conversation.
 *
 * Papers are published shuffled and without names, so a cell cannot be looked up. But the rows of the matrix and the
 * papers must be the same multiset: a row counts as equal, with all its cells, when a paper says exactly the same and
 * names its sector only if no count of that sector is hidden. Totals and sector tallies are counted here once more, without any code of the server.
 */
import type { BallotResult, OptionResult } from '../../shared/domain/ballot.ts';
import { hiddenSectors } from './hidden-sectors.ts';
import type { Conversation, PolisParticipant, PolisVote } from './polis.ts';

export interface Comparison {
  readonly cells: number;
  readonly equalCells: number;
  /** Papers that stand for no row, rows without a paper. */
  readonly sparePapers: number;
  readonly missingRows: number;
  readonly totals: Tallied;
  /** One per option and sector that took part in the ballot, hidden ones included. */
  readonly sectors: Tallied;
  readonly hiddenSectors: number;
  readonly turnoutEqual: boolean;
  /** The first differences, for people. */
  readonly differences: readonly string[];
  readonly equal: boolean;
}

export interface Tallied {
  readonly compared: number;
  readonly equal: number;
}

const choiceOf: Readonly<Record<PolisVote, 'yes' | 'no' | 'abstain'>> = { 1: 'yes', [-1]: 'no', 0: 'abstain' };
const differencesShown = 12;

interface Counts {
  yes: number;
  no: number;
  abstain: number;
}

const countColumn = (rows: readonly PolisParticipant[], comment: string): Counts => {
  const counts: Counts = { yes: 0, no: 0, abstain: 0 };
  for (const { row } of rows) {
    const vote = row.get(comment);
    if (vote !== undefined) counts[choiceOf[vote]] += 1;
  }
  return counts;
};

const votesIn = ({ yes, no, abstain }: Counts): number => yes + no + abstain;
const supportOf = ({ yes, no }: Counts): number | null => (yes + no === 0 ? null : yes / (yes + no));
const sameCounts = (a: Counts, b: { readonly yes: number; readonly no: number; readonly abstain: number }): boolean => a.yes === b.yes && a.no === b.no && a.abstain === b.abstain;
const paperOf = (sector: string | null, choices: Iterable<readonly [string, unknown]>): string => JSON.stringify([sector, [...choices].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))]);

export const compareResult = (
  conversation: Conversation,
  result: BallotResult,
  /** Option id of each matrix column. */
  optionOfColumn: ReadonlyMap<string, string>,
  sectorOfGroup: (group: string | null) => string | null,
): Comparison => {
  const { columns } = conversation;
  // Who saw nothing cast nothing.
  const voters = conversation.participants.filter(({ row }) => row.size > 0);
  const differences: string[] = [];
  const bySector = new Map<string | null, PolisParticipant[]>();
  for (const voter of voters) {
    const sector = sectorOfGroup(voter.group);
    bySector.set(sector, [...(bySector.get(sector) ?? []), voter]);
  }

  const sectorIds = [...new Set(conversation.groups.flatMap((group) => sectorOfGroup(group) ?? []))];
  const rowsOf = (sector: string): readonly PolisParticipant[] => bySector.get(sector) ?? [];
  const hiddenFromTurnout = hiddenSectors(voters.length, new Map(sectorIds.map((sector) => [sector, rowsOf(sector).length])), new Set());
  const took = sectorIds.filter((sector) => rowsOf(sector).length > 0 || hiddenFromTurnout.has(sector));
  const hiddenOn = new Map(
    columns.map((column) => {
      const votes = new Map(took.map((sector) => [sector, votesIn(countColumn(rowsOf(sector), column))]));
      return [column, hiddenSectors(votesIn(countColumn(voters, column)), votes, hiddenFromTurnout)] as const;
    }),
  );
  // A sector whose papers could be counted to find a hidden number is not named on them.
  const named = new Set(sectorIds.filter((sector) => !hiddenFromTurnout.has(sector) && ![...hiddenOn.values()].some((hidden) => hidden.has(sector))));
  const expected = new Map<string, { rows: number; cells: number }>();
  let cells = 0;
  for (const { group, row } of voters) {
    const sector = sectorOfGroup(group);
    const paper = paperOf(
      sector !== null && named.has(sector) ? sector : null,
      [...row].map(([column, vote]) => [optionOfColumn.get(column) ?? `column ${column}`, choiceOf[vote]] as const),
    );
    const seen = expected.get(paper) ?? { rows: 0, cells: row.size };
    seen.rows += 1;
    expected.set(paper, seen);
    cells += row.size;
  }
  let equalCells = 0;
  let sparePapers = 0;
  for (const { sector, choices } of result.choices) {
    const seen = expected.get(paperOf(sector, Object.entries(choices)));
    if (seen === undefined || seen.rows === 0) sparePapers += 1;
    else {
      seen.rows -= 1;
      equalCells += seen.cells;
    }
  }
  const missingRows = [...expected.values()].reduce((sum, { rows }) => sum + rows, 0);
  if (sparePapers + missingRows > 0) differences.push(`${missingRows} Zeilen der Matrix ohne Stimmzettel, ${sparePapers} Stimmzettel ohne Zeile`);

  const options = new Map<string, OptionResult<'agreement'>>(result.kind === 'agreement' ? result.options.map((option) => [option.id, option]) : []);
  const totals = { compared: 0, equal: 0 };
  const sectors = { compared: 0, equal: 0 };
  let hiddenCells = 0;
  for (const column of columns) {
    const option = options.get(optionOfColumn.get(column) ?? '');
    const total = countColumn(voters, column);
    totals.compared += 1;
    if (option !== undefined && sameCounts(total, option.total) && option.total.support === supportOf(total)) totals.equal += 1;
    else differences.push(`Satz ${column}: die Matrix sagt ${JSON.stringify(total)}, der Server ${JSON.stringify(option?.total ?? null)}`);
    for (const sector of took) {
      const counts = countColumn(rowsOf(sector), column);
      const published = option?.sectors[sector];
      sectors.compared += 1;
      const hidden = hiddenOn.get(column)?.has(sector) === true;
      if (hidden) hiddenCells += 1;
      const same = hidden
        ? published === null
        : votesIn(counts) === 0
          ? published === undefined
          : published !== undefined && published !== null && sameCounts(counts, published) && published.support === supportOf(counts) && published.carries === ((supportOf(counts) ?? -1) >= result.threshold);
      if (same) sectors.equal += 1;
      else differences.push(`Satz ${column}, ${sector}: die Matrix sagt ${JSON.stringify(counts)}, der Server ${JSON.stringify(published ?? null)}`);
    }
  }
  const sectorTurnoutEqual = sectorIds.every((sector) => result.turnoutBySector[sector] === (hiddenFromTurnout.has(sector) ? null : rowsOf(sector).length));
  const turnoutEqual = sectorTurnoutEqual && result.turnout === voters.length && result.invalid === 0 && result.trackers.length === voters.length && new Set(result.trackers).size === voters.length;
  if (!turnoutEqual) differences.push(`Beteiligung: ${voters.length} in der Matrix, ${result.turnout} beim Server, ${result.invalid} ungültig, ${new Set(result.trackers).size} Kontrollnummern`);
  return {
    cells,
    equalCells,
    sparePapers,
    missingRows,
    totals,
    sectors,
    hiddenSectors: hiddenCells,
    turnoutEqual,
    differences: differences.slice(0, differencesShown),
    equal: equalCells === cells && sparePapers === 0 && totals.equal === totals.compared && sectors.equal === sectors.compared && turnoutEqual,
  };
};
