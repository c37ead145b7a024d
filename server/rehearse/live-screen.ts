/**
 * A screen's connection as a phone's page keeps it: a WebSocket, else long polls, and back after a break.
 *
 * Shape: `view` is replaced as a whole. Every request the screen makes is counted, so that a result that
 * needs asking for shows.
 */
import { WebSocket, type RawData } from 'ws';
import { silenceMs } from '../../shared/domain/limits.ts';
import { objectOf, Refused, textOf, type InterfaceClient, type JsonObject } from '../replay/interface-client.ts';

const openMsMax = 5_000;
/** A command that was not answered over the socket after this goes by HTTP. */
const answerMsMax = 10_000;
/** After this many sockets in a row that never opened the page asks by long poll. */
const failuresMax = 2;
const backoffMsMax = 10_000;
/** The server restarts (RFC 6455): everybody was cut at once, so everybody waits differently long. */
const serverRestarts = 1012;
const restartSpreadMs = 5_000;
const pollGapMs = 500;

interface Waiter {
  readonly holds: (view: JsonObject) => boolean;
  readonly done: (atMs: number | null) => void;
}

/** A frame of ours; empty for anything else. */
const frameIn = (data: RawData): JsonObject => {
  try {
    return objectOf(JSON.parse(Buffer.isBuffer(data) ? data.toString('utf8') : ''));
  } catch {
    return {};
  }
};

/** The view after a frame; null in a heartbeat or an answer. */
const viewAfter = (known: JsonObject | null, { view, change }: JsonObject): JsonObject | null => {
  if (view !== undefined) return objectOf(view);
  return change === undefined || known === null ? null : { ...known, ...objectOf(change) };
};

const revisionOf = (view: JsonObject): number => Number(view['revision'] ?? 0);

export class LiveScreen {
  view: JsonObject | null = null;
  /** Upgrades and polls; those of a phone without a socket are its way of listening. */
  requests = 0;
  /** Connections that broke although nobody cut them. */
  drops = 0;
  polls: boolean;
  readonly #client: InterfaceClient;
  readonly #workshop: string;
  readonly #key: string;
  readonly #waiters = new Set<Waiter>();
  #socket: WebSocket | null = null;
  #again: NodeJS.Timeout | undefined;
  #silence: NodeJS.Timeout | undefined;
  #failures = 0;
  #everOpened = false;
  /** Commands that went over the socket, by id. */
  readonly #asked = new Map<string, (answer: JsonObject | null) => void>();
  /** Grows with every cut: what an older connection still brings does not count. */
  #era = 0;

  constructor(client: InterfaceClient, workshop: string, key: string, polls: boolean) {
    this.#client = client;
    this.#workshop = workshop;
    this.#key = key;
    this.polls = polls;
  }

  open(): void {
    this.#era += 1;
    this.#connect(this.#era);
  }

  /** The connection is gone without a goodbye, and the picture with it. */
  cut(): void {
    this.#era += 1;
    clearTimeout(this.#again);
    clearTimeout(this.#silence);
    this.#socket?.terminate();
    this.#socket = null;
    this.#unanswered();
    this.view = null;
  }

  /** Sends a command over the open socket. Gives what the server said; null: there is no socket, or no answer came over it. */
  ask(command: JsonObject): Promise<JsonObject | null> {
    const socket = this.#socket;
    const id = textOf(command, 'id');
    if (socket === null || socket.readyState !== socket.OPEN) return Promise.resolve(null);
    return new Promise((resolve) => {
      const timer = setTimeout(() => done(null), answerMsMax);
      const done = (answer: JsonObject | null): void => {
        clearTimeout(timer);
        this.#asked.delete(id);
        resolve(answer);
      };
      this.#asked.set(id, done);
      socket.send(JSON.stringify({ command }));
    });
  }

  #answered(answer: JsonObject): void {
    const { id } = answer;
    if (typeof id === 'string') this.#asked.get(id)?.(answer);
  }

  #unanswered(): void {
    for (const done of [...this.#asked.values()]) done(null);
  }

  /** When a view first fitted, by `performance.now()`; null if none did in time. */
  until(holds: (view: JsonObject) => boolean, withinMs: number): Promise<number | null> {
    if (this.view !== null && holds(this.view)) return Promise.resolve(performance.now());
    return new Promise((resolve) => {
      const waiter: Waiter = {
        holds,
        done: (atMs) => {
          clearTimeout(timer);
          this.#waiters.delete(waiter);
          resolve(atMs);
        },
      };
      const timer = setTimeout(() => waiter.done(null), withinMs);
      this.#waiters.add(waiter);
    });
  }

  #connect(era: number): void {
    if (era !== this.#era) return;
    if (this.polls) void this.#poll(era);
    else this.#dial(era);
  }

  #dial(era: number): void {
    this.requests += 1;
    const socket = new WebSocket(`${this.#client.url.replace(/^http/, 'ws')}/api/v1/workshops/${this.#workshop}/live?changes=1`, {
      headers: { authorization: `Bearer ${this.#key}` },
      handshakeTimeout: openMsMax,
      followRedirects: false,
      perMessageDeflate: false,
    });
    this.#socket = socket;
    let opened = false;
    socket.on('open', () => {
      opened = true;
      this.#everOpened = true;
      this.#failures = 0;
      this.#listen(era, socket);
    });
    socket.on('message', (data) => {
      if (era !== this.#era) return;
      const atMs = performance.now();
      this.#silence?.refresh();
      const frame = frameIn(data);
      if (frame['answer'] !== undefined) this.#answered(objectOf(frame['answer']));
      const view = viewAfter(this.view, frame);
      if (view !== null) this.#accept(view, atMs);
    });
    // A close always follows, and says what there is to say.
    socket.on('error', () => undefined);
    socket.on('close', (code) => {
      if (era !== this.#era) return;
      clearTimeout(this.#silence);
      this.#socket = null;
      this.#unanswered();
      if (opened) this.drops += 1;
      else this.#failures += 1;
      // Where a socket once opened the way is free: then it is the server or the line that is away.
      if (this.#failures >= failuresMax && !this.#everOpened) this.polls = true;
      const waitMs = code === serverRestarts ? restartSpreadMs : Math.min(backoffMsMax, 1_000 * 2 ** this.#failures);
      this.#again = setTimeout(() => this.#connect(era), Math.random() * waitMs);
    });
  }

  #listen(era: number, socket: WebSocket): void {
    clearTimeout(this.#silence);
    this.#silence = setTimeout(() => {
      if (era === this.#era) socket.terminate();
    }, silenceMs);
  }

  async #poll(era: number): Promise<void> {
    try {
      this.requests += 1;
      const after = this.view === null ? '' : `?after=${revisionOf(this.view)}`;
      const view = await this.#client.read(`/api/v1/workshops/${this.#workshop}/view${after}`, this.#key);
      if (era !== this.#era) return;
      this.#accept(view, performance.now());
      this.#again = setTimeout(() => this.#connect(era), pollGapMs);
    } catch (problem) {
      // Refused for good: nothing more to see. Else the client has already tried for minutes.
      if (!(problem instanceof Refused) && era === this.#era) this.drops += 1;
    }
  }

  #accept(view: JsonObject, atMs: number): void {
    if (this.view !== null && revisionOf(view) < revisionOf(this.view)) return;
    this.view = view;
    for (const waiter of [...this.#waiters]) if (waiter.holds(view)) waiter.done(atMs);
  }
}
