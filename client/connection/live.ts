import { liveFrameBytesMax, silenceMs } from '../../shared/domain/limits.ts';
import type { Role } from '../../shared/domain/role.ts';
import type { LiveFrame, View } from '../../shared/protocol/view.ts';
import { answerOf, offline, type Answer, type Refused } from './api.ts';
import type { PositiveReceipt } from './commands.ts';
import { backoffMs, backoffMsMaxOf } from './backoff.ts';
import { browserPorts, type LivePorts, type LiveSocket } from './live-ports.ts';
import { ServerClock } from './server-clock.ts';

export type LiveStatus = 'connecting' | 'live' | 'polling' | 'offline';

/** A WebSocket that has not opened after this will not: the page asks by long poll instead. */
const openMsMax = 5_000;
/** After this many failures in a row the page asks by long poll. */
const socketFailuresMax = 2;
/** While it polls, the page tries a WebSocket again this often. */
const socketAgainMs = 60_000;
/** A connection that lasted this long counts as good; one that broke sooner counts as a failure. */
const goodMs = 5_000;
/** Close code of a server that restarts (RFC 6455). Everybody was cut at once, so everybody waits differently long. */
const serverRestarts = 1012;
const restartSpreadMs = 5_000;
/** The same person opened more pages than the server keeps sockets for. Pages that push each other out help nobody: this one polls. */
const superseded = 4010;
/** Between two polls at least, should a server answer at once. */
const pollGapMs = 500;
/** A gap shorter than this is not worth the words "Kein Netz". */
const patienceMs = 4_000;
/** A command that was not answered over the socket after this counts as lost; it goes again over HTTP. */
const answerMsMax = 10_000;
/** When the page comes back to the front and nothing was heard for this long, the connection is taken for dead. */
const staleMs = 12_000;

/**
 * Keeps one workshop's view up to date: by WebSocket, else by long poll, else by trying again.
 *
 * Shape: `view` is replaced as a whole, also when only some members came, and never goes back to an older revision.
 * Errors: a status of 401, 403, 404 or 410 is final; then `refusal` is set and nothing more is tried
 * until `start` is called again.
 */
export class LiveView<V extends View> {
  readonly #workshop: string;
  readonly #ports: LivePorts;
  readonly #backoffMsMax: number;
  readonly #clock = new ServerClock();
  readonly #listeners = new Set<() => void>();
  #view: V | null = null;
  #status: LiveStatus = 'connecting';
  #refusal: Refused | null = null;
  #running = false;
  #lostAtMs: number | null = null;
  #heardAtMs = 0;
  #attempt = 0;
  #socketFailures = 0;
  #socketAgainAtMs = 0;
  #socket: { readonly wire: LiveSocket; readonly triedAtMs: number; openedAtMs: number | null; cancel: () => void } | null = null;
  #asked: { readonly id: string; readonly done: (answer: Answer<PositiveReceipt>) => void } | null = null;
  #poll: AbortController | null = null;
  #cancelRetry: () => void = () => undefined;
  #stopWaking: () => void = () => undefined;

  constructor(workshop: string, as: Role, ports: LivePorts = browserPorts(as)) {
    this.#workshop = workshop;
    this.#ports = ports;
    this.#backoffMsMax = backoffMsMaxOf(as);
  }

  get view(): V | null {
    return this.#view;
  }

  get status(): LiveStatus {
    return this.#status;
  }

  /** Why the server will not show this workshop; null while there is hope. */
  get refusal(): Refused | null {
    return this.#refusal;
  }

  /** This device's clock at which the connection was lost; null while there is one or the first is still being made. */
  get offlineSinceMs(): number | null {
    return this.#status === 'offline' ? this.#lostAtMs : null;
  }

  /** Server clock minus this device's. */
  get clockOffsetMs(): number {
    return this.#clock.offsetMs;
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  start(): void {
    if (this.#running) return;
    this.#running = true;
    this.#refusal = null;
    this.#lostAtMs = this.#ports.nowMs();
    this.#stopWaking = this.#ports.onWake(() => this.#wake());
    this.#set('connecting');
    this.#connect();
  }

  stop(): void {
    this.#running = false;
    this.#stopWaking();
    this.#cancelRetry();
    this.#dropSocket();
    this.#dropPoll();
  }

  /** Sends a command over the open socket. null: there is none, it waits for an answer already, or the command may be too large for it. */
  ask(command: { readonly id: string }): Promise<Answer<PositiveReceipt>> | null {
    const { wire } = this.#socket ?? {};
    const text = JSON.stringify({ command });
    // A letter has up to three bytes.
    if (this.#status !== 'live' || wire === undefined || this.#asked !== null || text.length > liveFrameBytesMax / 3) return null;
    return new Promise((resolve) => {
      const cancel = this.#ports.later(() => this.#answered(offline(0)), answerMsMax);
      const done = (answer: Answer<PositiveReceipt>): void => {
        cancel();
        resolve(answer);
      };
      this.#asked = { id: command.id, done };
      wire.send(text);
    });
  }

  #answered(answer: Answer<PositiveReceipt>): void {
    const asked = this.#asked;
    this.#asked = null;
    asked?.done(answer);
  }

  #connect(): void {
    if (!this.#running) return;
    this.#cancelRetry();
    const mayUseSocket = this.#socketFailures < socketFailuresMax || this.#ports.nowMs() >= this.#socketAgainAtMs;
    if (mayUseSocket && this.#socket === null) this.#openSocket();
    else if (this.#poll === null) void this.#pollOnce();
  }

  #openSocket(): void {
    let wire: LiveSocket;
    try {
      wire = this.#ports.open(`/api/v1/workshops/${this.#workshop}/live?changes=1`);
    } catch {
      // Some browsers forbid plain sockets on some networks by throwing.
      this.#socketFailed(0);
      return;
    }
    const socket = { wire, triedAtMs: this.#ports.nowMs(), openedAtMs: null as number | null, cancel: this.#ports.later(() => this.#socketFailed(0), openMsMax) };
    this.#socket = socket;
    wire.onopen = () => {
      socket.openedAtMs = this.#ports.nowMs();
      this.#heard();
    };
    wire.onmessage = (event) => this.#read(event.data);
    wire.onclose = (event) => this.#socketFailed(event.code);
  }

  /** Only our server speaks over this socket: what cannot be read is thrown to the browser, and the silence goes on. */
  #read(data: unknown): void {
    const { view, change, answer } = JSON.parse(String(data)) as LiveFrame<V>;
    this.#heard();
    this.#dropPoll();
    this.#connected('live');
    if (answer !== undefined && answer.id === this.#asked?.id) this.#answered(answerOf<PositiveReceipt>(answer, 0));
    if (view !== undefined) this.#accept(view);
    else if (change !== undefined && this.#view !== null) this.#accept({ ...this.#view, ...change });
    else this.#tell();
  }

  /** Any sign of life starts the wait for silence anew. */
  #heard(): void {
    this.#heardAtMs = this.#ports.nowMs();
    if (this.#socket === null) return;
    this.#socket.cancel();
    this.#socket.cancel = this.#ports.later(() => this.#socketFailed(0), silenceMs);
  }

  #socketFailed(code: number): void {
    const lastedMs = this.#socket?.openedAtMs == null ? 0 : this.#ports.nowMs() - this.#socket.openedAtMs;
    this.#dropSocket();
    if (!this.#running) return;
    if (lastedMs >= goodMs) {
      this.#socketFailures = 0;
      this.#attempt = 0;
    }
    this.#socketFailures = code === superseded ? socketFailuresMax : this.#socketFailures + 1;
    if (this.#socketFailures >= socketFailuresMax) this.#socketAgainAtMs = this.#ports.nowMs() + socketAgainMs;
    // Polling goes on meanwhile: the socket was only tried beside it.
    if (this.#poll !== null) return;
    this.#lostAtMs ??= this.#ports.nowMs();
    this.#set(this.#ports.nowMs() - this.#lostAtMs >= patienceMs ? 'offline' : 'connecting');
    if (code === serverRestarts) {
      this.#retryAfter(this.#ports.random() * restartSpreadMs);
    } else if (this.#socketFailures >= socketFailuresMax) {
      this.#connect();
    } else if (lastedMs === 0 && this.#attempt === 0) {
      // Refused or swallowed on the first try: a poll tells at once whether the network or only the WebSocket is missing.
      void this.#pollOnce();
    } else {
      this.#retry();
    }
  }

  async #pollOnce(): Promise<void> {
    const poll = new AbortController();
    this.#poll = poll;
    const after = this.#view === null ? '' : `?after=${this.#view.revision}`;
    const answer = await this.#ports.poll(`/api/v1/workshops/${this.#workshop}/view${after}`, poll.signal);
    if (this.#poll !== poll || !this.#running) return;
    if (!answer.ok) {
      this.#poll = null;
      this.#pollFailed(answer);
      return;
    }
    this.#heardAtMs = this.#ports.nowMs();
    this.#attempt = 0;
    this.#connected('polling');
    const view = viewIn<V>(answer.value);
    if (view === null) this.#tell();
    else this.#accept(view);
    if (this.#poll !== poll) return;
    const trySocket = this.#socket === null && (this.#socketFailures < socketFailuresMax || this.#ports.nowMs() >= this.#socketAgainAtMs);
    if (trySocket) this.#openSocket();
    this.#cancelRetry();
    this.#cancelRetry = this.#ports.later(() => void this.#pollOnce(), pollGapMs);
  }

  #pollFailed(answer: Refused): void {
    if ([401, 403, 404, 410].includes(answer.status) && answer.reason !== 'offline') {
      this.#refusal = answer;
      this.stop();
      this.#lostAtMs ??= this.#ports.nowMs();
      this.#set('offline');
      return;
    }
    this.#lostAtMs ??= this.#ports.nowMs();
    this.#set('offline');
    if (answer.retryAfterMs === undefined) this.#retry();
    else this.#retryAfter(answer.retryAfterMs);
  }

  #accept(view: V): void {
    this.#clock.add(view.serverTimeMs, this.#ports.nowMs());
    if (this.#view === null || view.revision >= this.#view.revision) this.#view = view;
    this.#tell();
  }

  #connected(status: 'live' | 'polling'): void {
    this.#lostAtMs = null;
    this.#status = status;
  }

  #retry(): void {
    this.#retryAfter(backoffMs(this.#attempt, () => this.#ports.random(), this.#backoffMsMax));
    this.#attempt += 1;
  }

  #retryAfter(waitMs: number): void {
    this.#cancelRetry();
    this.#cancelRetry = this.#ports.later(() => this.#connect(), waitMs);
  }

  /** The phone was unlocked, the page came back, or a network appeared: look at once instead of waiting. */
  #wake(): void {
    if (!this.#running) return;
    const silentMs = this.#ports.nowMs() - this.#heardAtMs;
    if ((this.#status === 'live' || this.#status === 'polling') && silentMs < staleMs) return;
    // A page that loads also "comes to the front": the socket that it has just begun to open is the look at once.
    if (this.#status === 'connecting' && this.#socket !== null && this.#ports.nowMs() - this.#socket.triedAtMs < openMsMax) return;
    this.#dropSocket();
    this.#dropPoll();
    this.#attempt = 0;
    this.#socketFailures = Math.min(this.#socketFailures, socketFailuresMax - 1);
    this.#lostAtMs ??= this.#ports.nowMs();
    this.#connect();
  }

  #dropSocket(): void {
    const socket = this.#socket;
    if (socket === null) return;
    this.#socket = null;
    this.#answered(offline(0));
    socket.cancel();
    socket.wire.onopen = socket.wire.onmessage = socket.wire.onclose = null;
    socket.wire.close();
  }

  #dropPoll(): void {
    if (this.#poll === null) return;
    const poll = this.#poll;
    this.#poll = null;
    this.#cancelRetry();
    poll.abort();
  }

  #set(status: LiveStatus): void {
    this.#status = status;
    this.#tell();
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }
}

/** A long poll answers the view itself or, like the socket, in a frame; with nothing when nothing changed. */
const viewIn = <V extends View>(value: unknown): V | null => {
  if (typeof value !== 'object' || value === null) return null;
  const view: unknown = 'view' in value ? value.view : value;
  return typeof view === 'object' && view !== null && 'revision' in view ? (view as V) : null;
};
