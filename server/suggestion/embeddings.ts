/**
 * A language model for likeness, if the operator brought one: LEITSATZ_EMBEDDINGS names the folder of a sentence model in ONNX form, and
 * `@huggingface/transformers` is installed beside Leitsatz. Neither is part of it or needed, and nothing is ever fetched.
 */
import { existsSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import { calibrated } from '../../shared/similarity/calibrate.ts';
import type { SquareMatrix } from '../../shared/similarity/cosines.ts';
import type { LikenessOf } from '../../shared/similarity/suggestions.ts';

export type LoadedEmbeddings = { readonly ok: true; readonly likenessOf: LikenessOf } | { readonly ok: false; readonly why: string };

/** Not a name that the type checker looks up: the package may be absent. */
const packageName: string = '@huggingface/transformers';
const textsAtOnce = 32;

type Embed = (texts: readonly string[], options: { readonly pooling: 'mean'; readonly normalize: true }) => Promise<{ readonly data: Float32Array; readonly dims: readonly number[] }>;

interface Transformers {
  readonly env: { allowRemoteModels: boolean; allowLocalModels: boolean; localModelPath: string };
  readonly pipeline: (task: 'feature-extraction', model: string, options: { readonly local_files_only: true }) => Promise<Embed>;
}

/** Never rejects; `why` is one line for the log. */
export const loadEmbeddings = async (folder: string): Promise<LoadedEmbeddings> => {
  const path = resolve(folder);
  if (!existsSync(path)) return { ok: false, why: `LEITSATZ_EMBEDDINGS: the folder ${path} is not there; suggestions go by words.` };
  try {
    const transformers: unknown = await import(packageName);
    if (!isTransformers(transformers)) return { ok: false, why: `LEITSATZ_EMBEDDINGS: ${packageName} is not what was expected; suggestions go by words.` };
    Object.assign(transformers.env, { allowRemoteModels: false, allowLocalModels: true, localModelPath: dirname(path) });
    const embed = await transformers.pipeline('feature-extraction', basename(path), { local_files_only: true });
    return { ok: true, likenessOf: async (texts, words) => {
      const likeness = calibrated(await cosinesBy(embed, texts), words);
      return { direct: likeness, order: likeness };
    } };
  } catch (error) {
    const reason = error instanceof Error ? (error.message.split('\n')[0] ?? '') : 'unknown';
    return { ok: false, why: `LEITSATZ_EMBEDDINGS: the model cannot be used (${reason}); suggestions go by words.` };
  }
};

const isTransformers = (value: unknown): value is Transformers =>
  typeof value === 'object' && value !== null && 'env' in value && typeof value.env === 'object' && 'pipeline' in value && typeof value.pipeline === 'function';

const cosinesBy = async (embed: Embed, texts: readonly string[]): Promise<SquareMatrix> => {
  const rows: Float32Array[] = [];
  for (let from = 0; from < texts.length; from += textsAtOnce) {
    const { data, dims } = await embed(texts.slice(from, from + textsAtOnce), { pooling: 'mean', normalize: true });
    const width = dims.at(-1) ?? 0;
    for (let at = 0; at + width <= data.length && width > 0; at += width) rows.push(data.slice(at, at + width));
  }
  if (rows.length !== texts.length) throw new Error('The model gave another number of vectors than there are texts.');
  const size = rows.length;
  const cells = new Float32Array(size * size);
  for (const [row, a] of rows.entries()) {
    for (let other = 0; other <= row; other += 1) {
      const b = rows[other] ?? a;
      let dot = 0;
      for (let at = 0; at < a.length; at += 1) dot += (a[at] ?? 0) * (b[at] ?? 0);
      cells[row * size + other] = dot;
      cells[other * size + row] = dot;
    }
  }
  return { size, cells };
};
