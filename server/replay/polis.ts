/**
 * Reads a folder of a Polis conversation (compdemocracy/openData) into plain records.
 *
 * Source: the columns as the exports have them. `agrees` and `disagrees` of comments.csv are left
 * alone on purpose: they count superseded votes too and are no tally.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import papaparse from 'papaparse';

/** 1: agrees, -1: disagrees, 0: passes. */
export type PolisVote = 1 | -1 | 0;

export interface PolisComment {
  readonly id: string;
  readonly author: string;
  readonly atMs: number;
  /** Moderated with -1 in the conversation. */
  readonly rejected: boolean;
  readonly text: string;
}

export interface PolisBallot {
  readonly voter: string;
  readonly comment: string;
  readonly vote: PolisVote;
  /** null: the export has no times, only the matrix. */
  readonly atMs: number | null;
}

export interface PolisParticipant {
  readonly id: string;
  /** Opinion group; null: Polis did not assign one. */
  readonly group: string | null;
  /** The row of the matrix: comment id to vote, unseen comments left out. */
  readonly row: ReadonlyMap<string, PolisVote>;
}

export interface Conversation {
  readonly topic: string;
  /** In the order in which they were written. */
  readonly comments: readonly PolisComment[];
  /** Comment ids that have a column in the matrix, in its order. */
  readonly columns: readonly string[];
  readonly participants: readonly PolisParticipant[];
  /** In the order in which they were cast, superseded ones included. */
  readonly votes: readonly PolisBallot[];
  /** Opinion groups that occur, in ascending order. */
  readonly groups: readonly string[];
}

/** What is wrong with the folder, in words for the person who named it. */
export class PolisFolderProblem extends Error {
  override readonly name = 'PolisFolderProblem';
}

type Row = Readonly<Record<string, string>>;

const readTable = (folder: string, file: string): { readonly fields: readonly string[]; readonly rows: readonly Row[] } => {
  const path = join(folder, file);
  if (!existsSync(path)) throw new PolisFolderProblem(`In ${folder} fehlt ${file}.`);
  return parseTable(readFileSync(path, 'utf8'), file);
};

const parseTable = (text: string, file: string): { readonly fields: readonly string[]; readonly rows: readonly Row[] } => {
  const parsed = papaparse.parse<Record<string, string>>(text.replace(/^\uFEFF/, ''), { header: true, skipEmptyLines: true });
  const [problem] = parsed.errors;
  if (problem !== undefined) throw new PolisFolderProblem(`${file}, Zeile ${(problem.row ?? 0) + 2}: ${problem.message}`);
  return { fields: parsed.meta.fields ?? [], rows: parsed.data };
};

const fieldOf = (row: Row, field: string, file: string, line: number): string => {
  const value = row[field];
  if (value === undefined) throw new PolisFolderProblem(`${file}, Zeile ${line + 2}: die Spalte ${field} fehlt.`);
  return value;
};

const voteOf = (text: string, file: string, line: number): PolisVote => {
  if (text === '1') return 1;
  if (text === '-1') return -1;
  if (text === '0') return 0;
  throw new PolisFolderProblem(`${file}, Zeile ${line + 2}: ${JSON.stringify(text)} ist keine Stimme (1, -1 oder 0).`);
};

const timeOf = (text: string, file: string, line: number): number => {
  const atMs = Number(text);
  if (text === '' || !Number.isSafeInteger(atMs)) throw new PolisFolderProblem(`${file}, Zeile ${line + 2}: ${JSON.stringify(text)} ist kein Zeitpunkt.`);
  return atMs;
};

/** By time; what has the same time stays in the order of the file. */
const byTime = (a: { readonly atMs: number | null }, b: { readonly atMs: number | null }): number => (a.atMs ?? 0) - (b.atMs ?? 0);

const topicOf = (folder: string): string => {
  const path = join(folder, 'summary.csv');
  if (!existsSync(path)) return 'Polis';
  const lines = papaparse.parse<string[]>(readFileSync(path, 'utf8')).data;
  return lines.find(([key]) => key === 'topic')?.[1]?.trim() || 'Polis';
};

const byNumber = (a: string, b: string): number => Number(a) - Number(b);

/** Reads the folder and checks that the files agree with each other. Throws `PolisFolderProblem`. */
export const readConversation = (folder: string): Conversation => {
  const matrix = readTable(folder, 'participants-votes.csv');
  const columns = matrix.fields.filter((field) => /^\d+$/.test(field));
  const participants = matrix.rows.map((row, line): PolisParticipant => {
    const group = fieldOf(row, 'group-id', 'participants-votes.csv', line);
    return {
      id: fieldOf(row, 'participant', 'participants-votes.csv', line),
      group: group === '' ? null : group,
      row: new Map(
        columns.flatMap((column) => {
          const cell = row[column] ?? '';
          return cell === '' ? [] : [[column, voteOf(cell, 'participants-votes.csv', line)] as const];
        }),
      ),
    };
  });
  const comments = readTable(folder, 'comments.csv')
    .rows.map((row, line): PolisComment => ({
      id: fieldOf(row, 'comment-id', 'comments.csv', line),
      author: fieldOf(row, 'author-id', 'comments.csv', line),
      atMs: timeOf(fieldOf(row, 'timestamp', 'comments.csv', line), 'comments.csv', line),
      rejected: fieldOf(row, 'moderated', 'comments.csv', line) === '-1',
      text: fieldOf(row, 'comment-body', 'comments.csv', line),
    }))
    .sort(byTime);
  const votes = existsSync(join(folder, 'votes.csv')) ? readVotes(folder) : votesOfMatrix(participants);
  const groups = [...new Set(participants.flatMap(({ group }) => (group === null ? [] : [group])))].sort(byNumber);
  const conversation: Conversation = { topic: topicOf(folder), comments, columns, participants, votes, groups };
  checkTexts(conversation);
  const off = cellsOffLastVote(conversation);
  if (off > 0) throw new PolisFolderProblem(`Die letzten Stimmen aus votes.csv und participants-votes.csv unterscheiden sich in ${off} Zellen.`);
  return conversation;
};

const readVotes = (folder: string): readonly PolisBallot[] =>
  readTable(folder, 'votes.csv')
    .rows.map((row, line): PolisBallot => ({
      voter: fieldOf(row, 'voter-id', 'votes.csv', line),
      comment: fieldOf(row, 'comment-id', 'votes.csv', line),
      vote: voteOf(fieldOf(row, 'vote', 'votes.csv', line), 'votes.csv', line),
      atMs: timeOf(fieldOf(row, 'timestamp', 'votes.csv', line), 'votes.csv', line),
    }))
    .sort(byTime);

/** Some exports lack the single votes; then every cell is one vote, without a time. */
const votesOfMatrix = (participants: readonly PolisParticipant[]): readonly PolisBallot[] =>
  participants.flatMap(({ id, row }) => [...row].map(([comment, vote]): PolisBallot => ({ voter: id, comment, vote, atMs: null })));

const checkTexts = ({ columns, comments }: Conversation): void => {
  const known = new Set(comments.map(({ id }) => id));
  const missing = columns.filter((column) => !known.has(column));
  if (missing.length > 0) throw new PolisFolderProblem(`Zu diesen Spalten fehlt der Text in comments.csv: ${missing.slice(0, 10).join(', ')}.`);
};

/** Cells in which "the last vote wins" differs from the matrix. 0 in every sound export. */
export const cellsOffLastVote = ({ participants, votes }: Pick<Conversation, 'participants' | 'votes'>): number => {
  const last = new Map<string, Map<string, PolisVote>>();
  for (const { voter, comment, vote } of votes) {
    const row = last.get(voter) ?? new Map<string, PolisVote>();
    row.set(comment, vote);
    last.set(voter, row);
  }
  let off = 0;
  for (const { id, row } of participants) {
    const votesOfRow = last.get(id) ?? new Map<string, PolisVote>();
    for (const comment of new Set([...row.keys(), ...votesOfRow.keys()])) if (row.get(comment) !== votesOfRow.get(comment)) off += 1;
    last.delete(id);
  }
  for (const row of last.values()) off += row.size;
  return off;
};

/** The first `people` participants of the matrix with everything that is theirs; comments stay. */
export const firstPeople = (conversation: Conversation, people: number | null): Conversation => {
  if (people === null || people >= conversation.participants.length) return conversation;
  const participants = conversation.participants.slice(0, people);
  const ids = new Set(participants.map(({ id }) => id));
  return { ...conversation, participants, votes: conversation.votes.filter(({ voter }) => ids.has(voter)) };
};
