/** Texts of real people with what is known of their topics. Folders as in compdemocracy/openData and juliaromberg's CIMT datasets. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import papaparse from 'papaparse';
import { seededNumbers } from '../../shared/opinion/seeded-numbers.ts';

export interface LabelledText {
  readonly id: string;
  readonly text: string;
  /** Topics; two texts agree by the share of labels they have in common (Jaccard). */
  readonly labels: readonly string[];
}

/** Folder with the corpora, one folder each; without it the tests that need them are left out. */
const folder = process.env['DATA'];

export const hasCorpus = (name: string): boolean => folder !== undefined && existsSync(join(folder, name));

const rowsOf = (path: string, options: { readonly delimiter?: string; readonly quoteChar?: string } = {}): readonly Readonly<Record<string, string>>[] =>
  papaparse.parse<Record<string, string>>(readFileSync(join(folder ?? '', path), 'utf8'), { header: true, skipEmptyLines: true, ...options }).data;

export const klimaratTopics = ['polis-austria-energie', 'polis-austria-mobilitaet', 'polis-austria-produktion-konsum'];

/** So many cards of each conversation, drawn by the seed, 30 characters or more; the conversation is the label. */
export const conversations = (names: readonly string[], each: number, seed: number): readonly LabelledText[] => {
  const random = seededNumbers(seed);
  return names.flatMap((name) =>
    rowsOf(`${name}/comments.csv`)
      .map((row) => ({ id: `${name}-${row['comment-id'] ?? ''}`, text: row['comment-body'] ?? '', labels: [name], by: random() }))
      .filter(({ text }) => text.length >= 30)
      .sort((a, b) => a.by - b.by)
      .slice(0, each)
      .map(({ id, text, labels }) => ({ id, text, labels })),
  );
};

/** Contributions with topic labels; those without a label are left out. */
export const ottensen = (field: 'title' | 'text'): readonly LabelledText[] =>
  rowsOf('cimt-ottensen/dataset-Ottensen-thematic-d1a.csv')
    .map((row) => ({ id: row['document_id'] ?? '', text: (row[field] ?? '').slice(0, 500), labels: Object.keys(row).filter((column) => row[column] === '1' && !['document_id', 'title', 'text', 'url'].includes(column)) }))
    .filter(({ labels }) => labels.length > 0);

/** Sentences of 30 to 300 characters that propose or reason; the contribution they come from is the label. */
export const cimtSentences = (name: 'cimt-moers' | 'cimt-koeln-ehrenfeld'): readonly LabelledText[] =>
  rowsOf(`${name}/${name === 'cimt-moers' ? 'dataset_CDM.tsv' : 'dataset_CDC.tsv'}`, { delimiter: '\t', quoteChar: '\u0000' })
    .filter((row) => row['code'] !== 'non-arg')
    .map((row) => ({ id: row['id'] ?? '', text: row['content'] ?? '', labels: [row['document_id'] ?? ''] }))
    .filter(({ text }) => text.length >= 30 && text.length <= 300)
    .slice(0, 2_000);

/** 88 cards of the Klimarat with the groups that the authors of Leitsatz made; part of the repository. */
export const klimaratSample = (): readonly LabelledText[] => {
  const { clusters } = JSON.parse(readFileSync(new URL('../../server/demo/klimarat.json', import.meta.url), 'utf8')) as { clusters: readonly { title: string; statements: readonly { id: number; text: string }[] }[] };
  return clusters.flatMap(({ title, statements }) => statements.map(({ id, text }) => ({ id: String(id), text, labels: [title] })));
};

/** 1: the same labels; 0: none in common. */
export const agreement = (a: LabelledText, b: LabelledText): number => {
  const common = a.labels.filter((label) => b.labels.includes(label)).length;
  return common / (a.labels.length + b.labels.length - common);
};

export const meanOver = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
