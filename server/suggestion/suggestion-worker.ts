/** Runs beside the server, so that nobody in the hall waits for arithmetic. It stays: a board is looked at again and again, and a language model takes long to load. */
import { parentPort, workerData } from 'node:worker_threads';
import { suggestionsFor, suggestionsWith, type LikenessOf } from '../../shared/similarity/suggestions.ts';
import { loadEmbeddings } from './embeddings.ts';
import type { FromWorker, ToWorker, WorkerSettings } from './worker-messages.ts';

const say = (message: FromWorker): void => parentPort?.postMessage(message, []);

const { embeddings } = workerData as WorkerSettings;

const load = async (folder: string): Promise<LikenessOf | null> => {
  const loaded = await loadEmbeddings(folder);
  say({ kind: 'note', line: loaded.ok ? `LEITSATZ_EMBEDDINGS: suggestions go by the model in ${folder}.` : loaded.why });
  return loaded.ok ? loaded.likenessOf : null;
};

const likenessOf = embeddings === null ? null : load(embeddings);

parentPort?.on('message', (input: ToWorker) => {
  void (async () => {
    const likeness = await likenessOf;
    say({ kind: 'answer', suggestions: likeness === null ? suggestionsFor(input) : await suggestionsWith(input, likeness) });
  })();
});
