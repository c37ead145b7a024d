/**
 * Suggestions for boards: computed in one worker, one board at a time, the last result of each board kept until its input changes.
 *
 * Who asks while a board waits for its turn gets the answer for its newest input. A worker that fails or takes too long costs those
 * who waited for it a null; the next board gets a new one.
 */
import { Worker } from 'node:worker_threads';
import { boundedInput } from '../../shared/similarity/board-texts.ts';
import { revisionOf } from '../../shared/similarity/revision.ts';
import type { BoardSuggestions, SuggestionInput } from '../../shared/similarity/suggestions.ts';
import type { FromWorker, WorkerSettings } from './worker-messages.ts';

export interface SuggestionDeskOptions {
  /** Told when a calculation failed; the people who asked get null. */
  readonly onError: (error: unknown, where: string) => void;
  /** One line for the log: which likeness is used, or why the language model is not. */
  readonly onNote?: (line: string) => void;
  /** Folder of a language model (LEITSATZ_EMBEDDINGS); null: by words. */
  readonly embeddings?: string | null;
  /** The worker's file; tests give one that fails. */
  readonly workerUrl?: URL;
  readonly timeoutMs?: number;
  /** Boards that may wait for their turn. */
  readonly waitingMax?: number;
}

/** A thousand cards take half a second by words; a language model may take a minute on a laptop. */
const timeoutMsDefault = 20_000;
const timeoutWithModelMs = 180_000;
/** Heap of the worker; matrices lie outside of it. */
const workerHeapMb = 512;
const waitingMaxDefault = 20;
const answersMax = 50;

interface Job {
  readonly board: string;
  input: SuggestionInput;
  revision: string;
  readonly answer: Promise<BoardSuggestions | null>;
  readonly resolve: (answer: BoardSuggestions | null) => void;
}

export class SuggestionDesk {
  readonly #onError: SuggestionDeskOptions['onError'];
  readonly #onNote: (line: string) => void;
  readonly #settings: WorkerSettings;
  readonly #workerUrl: URL;
  readonly #timeoutMs: number;
  readonly #waitingMax: number;
  /** Per board, in the order of their last use. */
  readonly #answers = new Map<string, BoardSuggestions>();
  readonly #waiting = new Map<string, Job>();
  #running: Job | null = null;
  #worker: Worker | null = null;
  #closed = false;

  constructor({ onError, onNote = () => {}, embeddings = null, workerUrl = new URL('suggestion-worker.ts', import.meta.url), timeoutMs, waitingMax = waitingMaxDefault }: SuggestionDeskOptions) {
    this.#onError = onError;
    this.#onNote = onNote;
    this.#settings = { embeddings };
    this.#workerUrl = workerUrl;
    this.#timeoutMs = timeoutMs ?? (embeddings === null ? timeoutMsDefault : timeoutWithModelMs);
    this.#waitingMax = waitingMax;
  }

  /** null: failed, took too long, too many boards wait, or the server stops. Never rejects. */
  suggest(board: string, given: SuggestionInput): Promise<BoardSuggestions | null> {
    const input = boundedInput(given);
    const revision = revisionOf(input);
    const known = this.#answers.get(board);
    if (known?.revision === revision) return Promise.resolve(known);
    if (this.#running?.board === board && this.#running.revision === revision) return this.#running.answer;
    const waiting = this.#waiting.get(board);
    if (waiting !== undefined) {
      Object.assign(waiting, { input, revision });
      return waiting.answer;
    }
    if (this.#closed || this.#waiting.size >= this.#waitingMax) return Promise.resolve(null);
    let resolve: Job['resolve'] = () => {};
    const answer = new Promise<BoardSuggestions | null>((settle) => {
      resolve = settle;
    });
    this.#waiting.set(board, { board, input, revision, answer, resolve });
    this.#next();
    return answer;
  }

  /** Ends what is running; whoever waits gets null. */
  close(): void {
    this.#closed = true;
    for (const { resolve } of this.#waiting.values()) resolve(null);
    this.#waiting.clear();
    this.#running?.resolve(null);
    this.#running = null;
    void this.#worker?.terminate();
    this.#worker = null;
  }

  #next(): void {
    if (this.#running !== null || this.#closed) return;
    const [job] = this.#waiting.values();
    if (job === undefined) return;
    this.#waiting.delete(job.board);
    this.#running = job;
    void this.#run(job);
  }

  async #run(job: Job): Promise<void> {
    try {
      const suggestions = await this.#compute(job.input);
      this.#keep(job.board, suggestions);
      job.resolve(suggestions);
    } catch (error) {
      void this.#worker?.terminate();
      this.#worker = null;
      if (!this.#closed) this.#onError(error, 'suggestions');
      job.resolve(null);
    } finally {
      this.#running = null;
      this.#next();
    }
  }

  #compute(input: SuggestionInput): Promise<BoardSuggestions> {
    const worker = (this.#worker ??= this.#start());
    return new Promise((resolve, reject) => {
      const late = setTimeout(() => reject(new Error(`No suggestions after ${this.#timeoutMs} ms.`)), this.#timeoutMs);
      const onMessage = (message: FromWorker): void => {
        if (message.kind === 'answer') end(() => resolve(message.suggestions));
      };
      const onError = (error: unknown): void => end(() => reject(error instanceof Error ? error : new Error('The worker failed.')));
      const onExit = (code: number): void => end(() => reject(new Error(`The worker ended with ${code} and without an answer.`)));
      const end = (settle: () => void): void => {
        clearTimeout(late);
        worker.off('message', onMessage).off('error', onError).off('exit', onExit);
        settle();
      };
      worker.on('message', onMessage).on('error', onError).on('exit', onExit);
      worker.postMessage(input, []);
    });
  }

  #start(): Worker {
    const worker = new Worker(this.#workerUrl, { workerData: this.#settings, resourceLimits: { maxOldGenerationSizeMb: workerHeapMb } });
    // Between two boards it must not keep a stopping server alive, nor bring it down.
    worker.unref();
    worker.on('message', (message: FromWorker) => {
      if (message.kind === 'note') this.#onNote(message.line);
    });
    worker.on('error', () => {});
    worker.once('exit', () => {
      if (this.#worker === worker) this.#worker = null;
    });
    return worker;
  }

  #keep(board: string, suggestions: BoardSuggestions): void {
    this.#answers.delete(board);
    this.#answers.set(board, suggestions);
    for (const oldest of this.#answers.keys()) {
      if (this.#answers.size <= answersMax) return;
      this.#answers.delete(oldest);
    }
  }
}
