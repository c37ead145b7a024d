/**
 * Opinion groups on request: computed once per ballot, in a worker, one at a time.
 *
 * A closed ballot never changes, so an answer is kept until newer ones need its place. Who asks while it is computed waits for
 * the same run. A worker that fails, or takes too long, costs those who waited an `unavailable`; for a minute after that the
 * ballot is not tried again.
 */
import { Worker } from 'node:worker_threads';
import type { BallotId } from '../../shared/domain/ids.ts';
import { granted, refused, type Result } from '../../shared/domain/refusal.ts';
import type { OpinionGroupsAnswer } from '../../shared/opinion/opinion-groups-view.ts';
import type { VoteMatrix } from '../../shared/opinion/vote-matrix.ts';
import type { Clock } from '../clock.ts';

export interface OpinionDeskOptions {
  readonly clock: Clock;
  /** Told when a calculation failed; the people who asked get `unavailable`. */
  readonly onError: (error: unknown, where: string) => void;
  /** The worker's file; tests give one that fails. */
  readonly workerUrl?: URL;
  readonly timeoutMs?: number;
  /** Ballots that may wait for their turn. */
  readonly waitingMax?: number;
}

/** A thousand people and a hundred sentences take half a second; the largest ballot there may be takes some ten. */
const timeoutMsDefault = 60_000;
/** Heap of the worker; the votes themselves lie outside of it. */
const workerHeapMb = 256;
const answersMax = 50;
const waitingMaxDefault = 20;
const pauseAfterFailureMs = 60_000;

export class OpinionDesk {
  readonly #clock: Clock;
  readonly #onError: OpinionDeskOptions['onError'];
  readonly #workerUrl: URL;
  readonly #timeoutMs: number;
  readonly #waitingMax: number;
  /** In the order of their last use. */
  readonly #answers = new Map<BallotId, OpinionGroupsAnswer>();
  readonly #runs = new Map<BallotId, Promise<Result<OpinionGroupsAnswer>>>();
  readonly #failedAtMs = new Map<BallotId, number>();
  /** Resolves when the runs so far are over. */
  #turn: Promise<unknown> = Promise.resolve();
  #worker: Worker | null = null;
  #closed = false;

  constructor({ clock, onError, workerUrl = new URL('opinion-worker.ts', import.meta.url), timeoutMs = timeoutMsDefault, waitingMax = waitingMaxDefault }: OpinionDeskOptions) {
    this.#clock = clock;
    this.#onError = onError;
    this.#workerUrl = workerUrl;
    this.#timeoutMs = timeoutMs;
    this.#waitingMax = waitingMax;
  }

  /** What is known already, without waiting. */
  known(ballot: BallotId): OpinionGroupsAnswer | undefined {
    const answer = this.#answers.get(ballot);
    if (answer !== undefined) this.#keep(ballot, answer);
    return answer;
  }

  /** The groups of a closed ballot. `votes` is asked only if they have to be computed. Never rejects. */
  groupsOf(ballot: BallotId, votes: () => VoteMatrix): Promise<Result<OpinionGroupsAnswer>> {
    const known = this.known(ballot);
    if (known !== undefined) return Promise.resolve(granted(known));
    const running = this.#runs.get(ballot);
    if (running !== undefined) return running;
    const failedAtMs = this.#failedAtMs.get(ballot) ?? -Infinity;
    if (this.#closed || this.#runs.size > this.#waitingMax || this.#clock.nowMs() < failedAtMs + pauseAfterFailureMs) return Promise.resolve(refused('unavailable'));
    const run = this.#turn.then(() => this.#run(ballot, votes));
    this.#runs.set(ballot, run);
    this.#turn = run;
    return run;
  }

  /** Ends what is running; whoever waits gets `unavailable`. */
  close(): void {
    this.#closed = true;
    void this.#worker?.terminate();
  }

  async #run(ballot: BallotId, votes: () => VoteMatrix): Promise<Result<OpinionGroupsAnswer>> {
    try {
      const answer = await this.#compute(votes());
      this.#failedAtMs.delete(ballot);
      this.#keep(ballot, answer);
      return granted(answer);
    } catch (error) {
      this.#failedAtMs.set(ballot, this.#clock.nowMs());
      forgetOldest(this.#failedAtMs);
      if (!this.#closed) this.#onError(error, 'opinion groups');
      return refused('unavailable');
    } finally {
      this.#runs.delete(ballot);
    }
  }

  #compute(votes: VoteMatrix): Promise<OpinionGroupsAnswer> {
    if (this.#closed) return Promise.reject(new Error('The server is stopping.'));
    return new Promise((resolve, reject) => {
      const worker = new Worker(this.#workerUrl, { workerData: votes, transferList: [votes.cells.buffer as ArrayBuffer], resourceLimits: { maxOldGenerationSizeMb: workerHeapMb } });
      this.#worker = worker;
      const late = setTimeout(() => {
        reject(new Error(`No opinion groups after ${this.#timeoutMs} ms.`));
        void worker.terminate();
      }, this.#timeoutMs);
      worker.once('message', (answer: OpinionGroupsAnswer) => resolve(answer));
      worker.once('error', reject);
      worker.once('exit', (code) => {
        clearTimeout(late);
        this.#worker = null;
        reject(new Error(`The worker ended with ${code} and without an answer.`));
      });
    });
  }

  #keep(ballot: BallotId, answer: OpinionGroupsAnswer): void {
    this.#answers.delete(ballot);
    this.#answers.set(ballot, answer);
    forgetOldest(this.#answers);
  }
}

const forgetOldest = (kept: Map<BallotId, unknown>): void => {
  for (const ballot of kept.keys()) {
    if (kept.size <= answersMax) return;
    kept.delete(ballot);
  }
};
