/** A real server on a port of its own in this process, with a workshop, people and sockets. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { nanoid } from 'nanoid';
import { WebSocket } from 'ws';
import { startServer, type RunningServer, type ServerOptions } from '../../server/server.ts';

export const operatorKey = 'operator-key-for-tests';
const deadlineMs = 15_000;

/** Waits until something holds; fails with its name after a deadline. */
export const until = async (what: string, holds: () => boolean, withinMs = deadlineMs): Promise<void> => {
  const end = Date.now() + withinMs;
  while (!holds()) {
    if (Date.now() > end) throw new Error(`Not in time: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
};

type Body = Readonly<Record<string, unknown>>;

export interface LiveClient {
  readonly socket: WebSocket;
  readonly frames: Body[];
  /** Null while it is open. */
  closedWith: number | null;
}

export class SocketHall {
  readonly server: RunningServer;
  readonly base: string;
  readonly #folder: string;
  workshop = '';
  code = '';
  keys: Readonly<Record<string, string>> = {};
  readonly #sockets: WebSocket[] = [];

  private constructor(server: RunningServer, folder: string) {
    this.server = server;
    this.#folder = folder;
    this.base = `127.0.0.1:${server.port}`;
  }

  static async open(options: Partial<Pick<ServerOptions, 'storage' | 'log' | 'onError'>> = {}): Promise<SocketHall> {
    const folder = mkdtempSync(join(tmpdir(), 'leitsatz-sockets-'));
    const config = { port: 0, host: '127.0.0.1', dataFolder: folder, publicUrl: null, operatorKey };
    const hall = new SocketHall(await startServer({ config, onError: (error) => { throw error; }, ...options }), folder);
    const created = await hall.call('/processes', operatorKey, { title: 'Wasser' });
    const opened = await hall.call(`/processes/${String(created['process'])}/workshops`, (created['keys'] as Record<string, string>)['circle'] ?? '', { title: 'Wasser 1', date: '2026-03-14' });
    hall.workshop = String(opened['workshop']);
    hall.code = String(opened['joinUrl']).split('#k=')[1] ?? '';
    hall.keys = { ...(created['keys'] as Record<string, string>), ...(opened['keys'] as Record<string, string>) };
    return hall;
  }

  fetch(path: string, key: string | null, init: RequestInit = {}): Promise<Response> {
    return fetch(`http://${this.base}${path}`, { ...init, headers: { ...(key === null ? {} : { authorization: `Bearer ${key}` }), ...(init.headers as Record<string, string> | undefined) } });
  }

  async call(path: string, key: string | null, body?: unknown): Promise<Body> {
    const response = await this.fetch(`/api/v1${path}`, key, body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) });
    return (await response.json()) as Body;
  }

  command(key: string, name: string, fields: Body = {}): Promise<Body> {
    return this.call(`/workshops/${this.workshop}/commands`, key, { id: nanoid(), do: name, ...fields });
  }

  async join(sector: string | null = 'politik'): Promise<string> {
    return String((await this.call('/join', null, { code: this.code, sector }))['token']);
  }

  async openStep(kind: string): Promise<void> {
    const view = await this.call(`/workshops/${this.workshop}/view`, this.keys['moderator'] ?? '');
    const step = (view['steps'] as { id: string; kind: string }[]).find((candidate) => candidate.kind === kind);
    await this.command(this.keys['moderator'] ?? '', 'open-step', { step: step?.id });
  }

  async boardId(): Promise<string> {
    return ((await this.call(`/workshops/${this.workshop}/view`, this.keys['moderator'] ?? ''))['boards'] as { id: string }[])[0]?.id ?? '';
  }

  get livePath(): string {
    return `/api/v1/workshops/${this.workshop}/live`;
  }

  /** A live socket that has its first view. */
  async live(key: string, query = ''): Promise<LiveClient> {
    const socket = new WebSocket(`ws://${this.base}${this.livePath}${query}`, { headers: { authorization: `Bearer ${key}` } });
    const client: LiveClient = { socket, frames: [], closedWith: null };
    this.#sockets.push(socket);
    socket.on('message', (data) => client.frames.push(JSON.parse((data as Buffer).toString('utf8')) as Body));
    socket.on('close', (code) => { client.closedWith = code; });
    socket.on('error', () => undefined);
    await until('the first view', () => client.frames.length > 0 || client.closedWith !== null);
    return client;
  }

  async bootId(): Promise<string> {
    return String((await this.call('/about', null))['bootId']);
  }

  async close(): Promise<void> {
    for (const socket of this.#sockets) socket.terminate();
    await this.server.close();
    rmSync(this.#folder, { recursive: true, force: true });
  }
}
