/** A server with a stored board on a port of its own, which can be stopped and started again, and stock clients on it. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as encoding from 'lib0/encoding';
import { nanoid } from 'nanoid';
import { WebSocket } from 'ws';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { asId, type BoardId } from '../../shared/domain/ids.ts';
import { startServer, type RunningServer } from '../../server/server.ts';
import { operatorKey } from './socket-hall.ts';

type Body = Readonly<Record<string, unknown>>;

export interface StockClient {
  readonly doc: Y.Doc;
  readonly provider: WebsocketProvider;
  /** Code and reason of the last close by the server. */
  closed: { readonly code: number; readonly reason: string } | null;
}

/** A socket that sends whatever it likes. */
export interface RawClient {
  readonly socket: WebSocket;
  closed: { readonly code: number; readonly reason: string } | null;
}

/** One outer frame of the y-websocket protocol. `kind` 0: sync with its step; 1: awareness. */
export const outerFrame = (kind: number, payload: Uint8Array, step = 2): Uint8Array => {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, kind);
  if (kind === 0) encoding.writeVarUint(encoder, step);
  encoding.writeVarUint8Array(encoder, payload);
  return encoding.toUint8Array(encoder);
};

export class BoardServer {
  #server: RunningServer;
  readonly #folder: string;
  readonly #clients: StockClient[] = [];
  readonly #sockets: WebSocket[] = [];
  workshop = '';
  board = '';
  keys: Readonly<Record<string, string>> = {};

  private constructor(server: RunningServer, folder: string) {
    this.#server = server;
    this.#folder = folder;
  }

  static async open(): Promise<BoardServer> {
    const folder = mkdtempSync(join(tmpdir(), 'leitsatz-board-'));
    const server = new BoardServer(await start(folder, 0), folder);
    const { process, keys } = (await server.call('/processes', operatorKey, { title: 'Wasser' })) as { process: string; keys: Record<string, string> };
    const opened = (await server.call(`/processes/${process}/workshops`, keys['circle'] ?? '', { title: 'Wasser 1', date: '2026-03-14' })) as { workshop: string; keys: Record<string, string> };
    server.workshop = opened.workshop;
    server.keys = { ...keys, ...opened.keys };
    server.board = ((await server.call(`/workshops/${opened.workshop}/view`, opened.keys['moderator'] ?? '')) as { boards: { id: string }[] }).boards[0]?.id ?? '';
    return server;
  }

  get base(): string {
    return `127.0.0.1:${this.#server.port}`;
  }

  get running(): RunningServer {
    return this.#server;
  }

  /** The board as the server holds it. */
  get doc(): Y.Doc {
    const doc = [...this.#server.services.hub.rooms][0]?.boards.get(asId<BoardId>(this.board))?.doc;
    if (doc === undefined) throw new Error('The board is not there.');
    return doc;
  }

  /** Stops the server and starts it on the same files and port. */
  async restart(): Promise<void> {
    const { port } = this.#server;
    await this.#server.close();
    this.#server = await start(this.#folder, port);
  }

  async close(): Promise<void> {
    for (const { provider } of this.#clients) provider.destroy();
    for (const socket of this.#sockets) socket.terminate();
    await this.#server.close();
    rmSync(this.#folder, { recursive: true, force: true });
  }

  async call(path: string, key: string, body?: unknown): Promise<Body> {
    const response = await fetch(`http://${this.base}/api/v1${path}`, { method: body === undefined ? 'GET' : 'POST', headers: { authorization: `Bearer ${key}` }, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
    return (await response.json()) as Body;
  }

  command(name: string, fields: Body, role = 'moderator'): Promise<Body> {
    return this.call(`/workshops/${this.workshop}/commands`, this.keys[role] ?? '', { id: nanoid(), do: name, ...fields });
  }

  async addCard(text: string): Promise<string> {
    return String((await this.command('submit-card', { board: this.board, text }))['card']);
  }

  /** What a figure of `/metrics` says, summed over its labels. */
  async figure(name: string): Promise<number> {
    const text = await (await fetch(`http://${this.base}/metrics`)).text();
    return text.split('\n').filter((line) => line.startsWith(name)).reduce((sum, line) => sum + Number(line.split(' ').at(-1)), 0);
  }

  /** A browser's session of its own, made from a key. */
  async session(role: string): Promise<Readonly<Record<string, string>>> {
    const response = await fetch(`http://${this.base}/api/v1/session`, { method: 'POST', body: JSON.stringify({ key: this.keys[role] }) });
    const cookie = response.headers.get('set-cookie')?.split(';')[0] ?? '';
    return { cookie, origin: this.#server.publicUrl };
  }

  /** Headers with which a program shows its key. */
  bearer(role: string): Readonly<Record<string, string>> {
    return { authorization: `Bearer ${this.keys[role] ?? ''}` };
  }

  stock(headers: Readonly<Record<string, string>>, doc = new Y.Doc()): StockClient {
    class WithHeaders extends WebSocket {
      constructor(url: string | URL, protocols?: string | string[]) {
        super(url, protocols, { headers });
      }
    }
    const provider = new WebsocketProvider(`ws://${this.base}/api/v1/sync`, `board-${this.board}`, doc, { WebSocketPolyfill: WithHeaders as unknown as typeof globalThis.WebSocket, disableBc: true, maxBackoffTime: 200 });
    const client: StockClient = { doc, provider, closed: null };
    provider.on('connection-close', (event) => { if (event !== null) client.closed = { code: event.code, reason: event.reason }; });
    this.#clients.push(client);
    return client;
  }

  raw(headers: Readonly<Record<string, string>>): Promise<RawClient> {
    const socket = new WebSocket(`ws://${this.base}/api/v1/sync/board-${this.board}`, { headers });
    const client: RawClient = { socket, closed: null };
    this.#sockets.push(socket);
    socket.on('close', (code, reason) => { client.closed = { code, reason: reason.toString('utf8') }; });
    return new Promise((resolve, reject) => {
      socket.on('open', () => resolve(client));
      socket.on('error', reject);
    });
  }
}

const start = (dataFolder: string, port: number): Promise<RunningServer> =>
  startServer({ config: { port, host: '127.0.0.1', dataFolder, publicUrl: null, operatorKey }, onError: (error) => { throw error; } });
