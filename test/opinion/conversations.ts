/** Real conversations with the opinion groups that Polis found in them, and made-up ones. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import papaparse from 'papaparse';
import { readConversation } from '../../server/replay/polis.ts';
import type { Membership } from '../../shared/opinion/group-counts.ts';
import { seededNumbers } from '../../shared/opinion/seeded-numbers.ts';
import { voteMatrix, type Vote, type VoteMatrix } from '../../shared/opinion/vote-matrix.ts';

export interface Conversation {
  readonly votes: VoteMatrix;
  /** Polis' own groups. */
  readonly membership: Membership;
}

export interface ExportedRow {
  readonly group: string | null;
  /** As the export says, not counted by us. */
  readonly agrees: number;
  readonly disagrees: number;
  readonly paper: ReadonlyMap<string, Vote>;
}

const voteOf = (cell: string | undefined): Vote | undefined => (cell === '1' ? 1 : cell === '-1' ? -1 : cell === '0' ? 0 : undefined);

/** "Can there be consensus on Brexit?": 204 people, 50 sentences; see test/data/README.md. */
export const brexitRows = (): readonly ExportedRow[] => {
  const { data, meta } = papaparse.parse<Record<string, string>>(readFileSync(new URL('../data/polis-brexit-votes.csv', import.meta.url), 'utf8'), { header: true, skipEmptyLines: true });
  const columns = (meta.fields ?? []).filter((field) => /^\d+$/.test(field));
  return data.map((row) => ({
    group: row['group-id'] === '' ? null : (row['group-id'] ?? null),
    agrees: Number(row['n-agree']),
    disagrees: Number(row['n-disagree']),
    paper: new Map(
      columns.flatMap((column) => {
        const vote = voteOf(row[column]);
        return vote === undefined ? [] : [[column, vote] as const];
      }),
    ),
  }));
};

export const brexit = (): Conversation => {
  const rows = brexitRows();
  const sentences = [...new Set(rows.flatMap(({ paper }) => [...paper.keys()]))];
  return { votes: voteMatrix(sentences, rows.map(({ paper }) => paper)), membership: rows.map(({ group }) => group) };
};

/** Folder with exports of compdemocracy/openData, one folder each; without it the tests that need them are left out. */
const folder = process.env['POLIS_DATA'];

export const hasConversation = (name: string): boolean => folder !== undefined && existsSync(join(folder, name, 'participants-votes.csv'));

/** All sentences, rejected ones too, as Polis counts votes for "in the conversation". */
export const conversation = (name: string): Conversation => {
  const { columns, participants } = readConversation(join(folder ?? '', name));
  return { votes: voteMatrix(columns, participants.map(({ row }) => row)), membership: participants.map(({ group }) => group) };
};

export interface Camps {
  readonly seed: number;
  /** People per camp. */
  readonly sizes: readonly number[];
  readonly sentences: number;
  /** Share of votes that do not follow the camp, and of those not cast. */
  readonly noise: number;
  readonly missing: number;
}

/** People in camps, each voting mostly like its own, camp after camp. */
export const camps = ({ seed, sizes, sentences, noise, missing }: Camps): Conversation => {
  const random = seededNumbers(seed);
  const ids = Array.from({ length: sentences }, (_, at) => `sentence-${at}`);
  // Each camp agrees with its own share of the sentences.
  const papers = sizes.flatMap((size, camp) =>
    Array.from({ length: size }, () => {
      const paper = new Map<string, Vote>();
      for (const [at, id] of ids.entries()) {
        const [isMissing, isNoise, any] = [random() < missing, random() < noise, random()];
        if (!isMissing) paper.set(id, isNoise ? (any < 0.4 ? 1 : any < 0.8 ? -1 : 0) : at % sizes.length === camp ? 1 : -1);
      }
      return paper;
    }),
  );
  return { votes: voteMatrix(ids, papers), membership: sizes.flatMap((size, camp) => Array.from({ length: size }, () => String(camp))) };
};

/** The same votes with people and sentences in another order; `rename` gives the sentences other ids. */
export const rearranged = ({ sentences, people, cells }: VoteMatrix, seed: number, rename: (id: string, at: number) => string = (id) => id): { readonly votes: VoteMatrix; readonly personAt: readonly number[] } => {
  const random = seededNumbers(seed);
  const mixed = (count: number): readonly number[] =>
    Array.from({ length: count }, (_, at) => ({ at, by: random() }))
      .sort((a, b) => a.by - b.by)
      .map(({ at }) => at);
  const personAt = mixed(people);
  const columns = mixed(sentences.length);
  const papers = personAt.map(
    (person) =>
      new Map(
        columns.flatMap((column) => {
          const vote = cells[person * sentences.length + column];
          return vote === 1 || vote === 0 || vote === -1 ? [[rename(sentences[column] ?? '', column), vote] as const] : [];
        }),
      ),
  );
  return { votes: voteMatrix(columns.map((column) => rename(sentences[column] ?? '', column)), papers), personAt };
};
