/** A workshop in memory, spoken to through the real routes, without a socket. Its clock is set by the test. */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Hono } from 'hono';
import { nanoid } from 'nanoid';
import { createApp } from '../../server/http/app.ts';
import type { AppEnv, Services } from '../../server/http/context.ts';
import { openSigner } from '../../server/record/signing.ts';
import { createServices } from '../../server/server.ts';
import { MemoryStorage } from '../../server/storage/memory-storage.ts';
import type { Storage } from '../../server/storage/storage.ts';
import type { BallotResult, PublishedReason } from '../../shared/domain/ballot.ts';
import type { DeskView, ParticipantView, StageView } from '../../shared/protocol/view.ts';

export const operatorKey = 'operator-key-for-tests';
const publicUrl = 'http://leitsatz.test';

export class FakeClock {
  ms = Date.UTC(2026, 2, 14, 8, 0, 0);
  nowMs(): number {
    return this.ms;
  }
}

export interface Answer {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
  readonly headers: Headers;
}

const signer = openSigner(mkdtempSync(join(tmpdir(), 'leitsatz-test-key-')));

export const sectors = [
  { id: 'stadt', title: 'Stadt' },
  { id: 'land', title: 'Land' },
] as const;

const openApp = (storage: Storage, clock: FakeClock): { readonly app: Hono<AppEnv>; readonly services: Services } => {
  const config = { port: 0, host: null, dataFolder: '', publicUrl, operatorKey };
  const services = createServices({ config, clock, storage, signer, publicUrl, onError: (error) => { if (!(error instanceof Error) || !`${error.name} ${error.message}`.includes('Storage')) throw error; } });
  return { app: createApp(services), services };
};

export interface Person {
  readonly participant: string;
  readonly token: string;
}

export interface PrintedTicket {
  readonly ticket: string;
  readonly code: string;
  readonly url: string;
  readonly sector: string | null;
}

export interface OpenedBallot {
  readonly ballot: string;
  readonly options: readonly string[];
  readonly body: Readonly<Record<string, unknown>>;
}

export class Hall {
  readonly clock: FakeClock;
  readonly storage: Storage;
  #app: Hono<AppEnv>;
  services: Services;
  process = '';
  workshop = '';
  code = '';
  joinKey = '';
  keys = { circle: '', approver: '', moderator: '', projector: '', observer: '' };

  private constructor(storage: Storage, clock: FakeClock) {
    this.clock = clock;
    this.storage = storage;
    ({ app: this.#app, services: this.services } = openApp(storage, clock));
  }

  /** A process with two sectors and a workshop; no step is open yet. */
  static async open(storage: Storage = new MemoryStorage(), workshop: Readonly<Record<string, unknown>> = {}): Promise<Hall> {
    const hall = new Hall(storage, new FakeClock());
    const created = await hall.call('POST', '/processes', operatorKey, { title: 'Wasser', sectors });
    hall.process = String(created.body['process']);
    Object.assign(hall.keys, created.body['keys']);
    const opened = await hall.call('POST', `/processes/${hall.process}/workshops`, hall.keys.circle, { title: 'Wasser 1', date: '2026-03-14', template: 'half-day', questions: ['Was braucht unser Wasser?'], ...workshop });
    if (opened.status !== 201) throw new Error(JSON.stringify(opened.body));
    hall.workshop = String(opened.body['workshop']);
    hall.code = String(opened.body['code']);
    hall.joinKey = String(opened.body['joinUrl']).split('#k=')[1] ?? '';
    Object.assign(hall.keys, opened.body['keys']);
    return hall;
  }

  /** A new server on the same storage. */
  restart(): void {
    this.services.hub.close();
    ({ app: this.#app, services: this.services } = openApp(this.storage, this.clock));
  }

  async call(method: string, path: string, key: string | null, body?: unknown, headers: Readonly<Record<string, string>> = {}): Promise<Answer> {
    const response = await this.#app.request(`/api/v1${path}`, {
      method,
      headers: { ...(key === null ? {} : { authorization: `Bearer ${key}` }), ...headers },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    const isJson = (response.headers.get('content-type') ?? '').includes('json');
    return { status: response.status, body: isJson && text !== '' ? (JSON.parse(text) as Readonly<Record<string, unknown>>) : { text }, headers: response.headers };
  }

  /** Sends a command with a fresh id (or the one in `fields`). */
  command(key: string, name: string, fields: Readonly<Record<string, unknown>> = {}): Promise<Answer> {
    return this.call('POST', `/workshops/${this.workshop}/commands`, key, { id: nanoid(), do: name, ...fields });
  }

  async join(sector: string | null = 'stadt'): Promise<Person> {
    const { status, body } = await this.call('POST', '/join', null, { code: this.code, sector });
    if (status !== 201) throw new Error(JSON.stringify(body));
    return { participant: String(body['participant']), token: String(body['token']) };
  }

  async view(key: string): Promise<ParticipantView & DeskView & StageView> {
    const { status, body } = await this.call('GET', `/workshops/${this.workshop}/view`, key);
    if (status !== 200) throw new Error(JSON.stringify(body));
    return body as unknown as ParticipantView & DeskView & StageView;
  }

  async openStep(kind: string, startTimer = false): Promise<void> {
    const { steps } = await this.view(this.keys.moderator);
    const step = steps.find((candidate) => candidate.kind === kind);
    const { status, body } = await this.command(this.keys.moderator, 'open-step', { step: step?.id, startTimer });
    if (status !== 200) throw new Error(JSON.stringify(body));
  }

  async boardId(): Promise<string> {
    return String((await this.view(this.keys.moderator)).boards[0]?.id);
  }

  /** A card of a participant; the collect step must be open. */
  async card(person: Person, text: string): Promise<string> {
    const { status, body } = await this.command(person.token, 'submit-card', { board: await this.boardId(), text });
    if (status !== 200) throw new Error(JSON.stringify(body));
    return String(body['card']);
  }

  /** Tickets fresh from the printer. */
  async tickets(count: number, sector: string | null = null): Promise<readonly PrintedTicket[]> {
    const { status, body } = await this.call('POST', `/workshops/${this.workshop}/tickets`, this.keys.moderator, { count, sector });
    if (status !== 201) throw new Error(JSON.stringify(body));
    return body['tickets'] as readonly PrintedTicket[];
  }

  /** Somebody who scanned their ticket at the door. */
  async joinWith({ ticket }: PrintedTicket, sector: string | null = 'stadt'): Promise<Person> {
    const { status, body } = await this.call('POST', '/join', null, { ticket, sector });
    if (status !== 201) throw new Error(JSON.stringify(body));
    return { participant: String(body['participant']), token: String(body['token']) };
  }

  /** Opens a ballot; `options` as the command takes them, or just words. */
  async openBallot(kind: string, options: readonly (string | Readonly<Record<string, unknown>>)[], more: Readonly<Record<string, unknown>> = {}): Promise<OpenedBallot> {
    const fields = { kind, mode: 'straw-poll', options: options.map((option) => (typeof option === 'string' ? { text: option } : option)), ...more };
    const { status, body } = await this.command(this.keys.moderator, 'open-ballot', fields);
    if (status !== 200) throw new Error(JSON.stringify(body));
    const ballot = String(body['ballot']);
    const { body: opened } = await this.call('GET', `/ballots/${ballot}`, this.keys.moderator);
    return { ballot, options: (opened['options'] as { id: string }[]).map(({ id }) => id), body: opened };
  }

  /** Casts with a fresh nonce unless `more` brings one. */
  cast(token: string, ballot: string, choices: Readonly<Record<string, unknown>>, more: Readonly<Record<string, unknown>> = {}): Promise<Answer> {
    return this.command(token, 'cast-ballot', { ballot, choices, nonce: nanoid(), ...more });
  }

  /** Closes a ballot and gives what everybody may read then. */
  async close(ballot: string): Promise<BallotResult & { readonly reasons: readonly PublishedReason[] }> {
    const closed = await this.command(this.keys.moderator, 'close-ballot', { ballot });
    if (closed.status !== 200) throw new Error(JSON.stringify(closed.body));
    const { body } = await this.call('GET', `/ballots/${ballot}/result`, this.keys.moderator);
    return body as unknown as BallotResult & { readonly reasons: readonly PublishedReason[] };
  }
}
