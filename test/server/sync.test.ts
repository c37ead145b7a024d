import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { createCluster, placeCard } from '../../shared/board/board-edits.ts';
import { readBoard } from '../../shared/board/board-snapshot.ts';
import { startServer, type RunningServer } from '../../server/server.ts';

const operatorKey = 'operator-key-for-tests';
const deadlineMs = 15_000;

/** Waits until something holds; fails with its name after a deadline. */
const until = async (what: string, holds: () => boolean): Promise<void> => {
  const end = Date.now() + deadlineMs;
  while (!holds()) {
    if (Date.now() > end) throw new Error(`Not in time: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
};

interface Opened {
  readonly server: RunningServer;
  readonly base: string;
  readonly workshop: string;
  readonly board: string;
  readonly keys: Readonly<Record<string, string>>;
  call(path: string, key: string, body?: unknown): Promise<Readonly<Record<string, unknown>>>;
}

const opened: RunningServer[] = [];
const providers: WebsocketProvider[] = [];

afterEach(async () => {
  for (const provider of providers.splice(0)) provider.destroy();
  for (const server of opened.splice(0)) await server.close();
});

const openServer = async (): Promise<Opened> => {
  const config = { port: 0, host: '127.0.0.1', dataFolder: mkdtempSync(join(tmpdir(), 'leitsatz-sync-')), publicUrl: null, operatorKey };
  const server = await startServer({ config, onError: (error) => { throw error; } });
  opened.push(server);
  const base = `127.0.0.1:${server.port}`;
  const call: Opened['call'] = async (path, key, body) => {
    const response = await fetch(`http://${base}/api/v1${path}`, { method: body === undefined ? 'GET' : 'POST', headers: { authorization: `Bearer ${key}` }, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
    return (await response.json()) as Readonly<Record<string, unknown>>;
  };
  const { process, keys } = (await call('/processes', operatorKey, { title: 'Wasser' })) as { process: string; keys: Record<string, string> };
  const created = (await call(`/processes/${process}/workshops`, keys['circle'] ?? '', { title: 'Wasser 1', date: '2026-03-14' })) as { workshop: string; keys: Record<string, string> };
  const view = (await call(`/workshops/${created.workshop}/view`, created.keys['moderator'] ?? '')) as { boards: { id: string }[] };
  return { server, base, workshop: created.workshop, board: view.boards[0]?.id ?? '', keys: { ...keys, ...created.keys }, call };
};

/** A stock y-websocket client that shows its key as a Bearer, as programs do. */
const connect = ({ base, board, keys }: Opened, role: string): { readonly doc: Y.Doc; readonly provider: WebsocketProvider } => {
  const doc = new Y.Doc();
  const authorization = `Bearer ${keys[role] ?? ''}`;
  class WithKey extends WebSocket {
    constructor(url: string | URL, protocols?: string | string[]) {
      super(url, protocols, { headers: { authorization } });
    }
  }
  const provider = new WebsocketProvider(`ws://${base}/api/v1/sync`, `board-${board}`, doc, { WebSocketPolyfill: WithKey as unknown as typeof globalThis.WebSocket, disableBc: true });
  providers.push(provider);
  return { doc, provider };
};

const addCard = (hall: Opened, text: string) =>
  hall.call(`/workshops/${hall.workshop}/commands`, hall.keys['moderator'] ?? '', { id: `card-${text.length}-${text}`.replaceAll(' ', '-'), do: 'submit-card', board: hall.board, text });

describe('board documents over the stock protocol', () => {
  it('[BD1] two editors and a reader see the same board, and it is stored', async () => {
    const hall = await openServer();
    const { card } = (await addCard(hall, 'Regen')) as { card: string };
    const [one, two, reader] = [connect(hall, 'moderator'), connect(hall, 'moderator'), connect(hall, 'projector')];
    await until('all synced', () => [one, two, reader].every(({ provider }) => provider.synced));

    one.doc.transact(() => {
      createCluster(one.doc, 'cluster-one', 'Speichern');
      placeCard(one.doc, card, 'cluster-one');
    });

    for (const { doc } of [two, reader]) await until('the cluster arrives', () => readBoard(doc).clusters[0]?.cards[0]?.id === card);
    const stored = (await hall.call(`/boards/${hall.board}`, hall.keys['moderator'] ?? '')) as { clusters: unknown[] };
    expect(stored.clusters).toEqual([{ id: 'cluster-one', title: 'Speichern', cards: 1 }]);
  });

  it('[BD6] a reader is not heard', async () => {
    const hall = await openServer();
    const reader = connect(hall, 'projector');
    await until('synced', () => reader.provider.synced);

    createCluster(reader.doc, 'cluster-bad', 'Nicht erlaubt');
    await addCard(hall, 'Danach');
    await until('the later card arrives', () => readBoard(reader.doc).tray.length === 1);

    expect((await hall.call(`/boards/${hall.board}`, hall.keys['moderator'] ?? ''))['clusters']).toEqual([]);
  });

  it('[BD4] an editor who touches cards loses the connection and changes nothing', async () => {
    const hall = await openServer();
    const { card } = (await addCard(hall, 'Original')) as { card: string };
    const [bad, good] = [connect(hall, 'moderator'), connect(hall, 'moderator')];
    await until('synced', () => bad.provider.synced && good.provider.synced);
    let closedWith = 0;
    bad.provider.on('connection-close', (event) => { closedWith ||= event?.code ?? 0; });

    bad.doc.getMap('cards').set(card, { text: 'Gefälscht', sector: null, order: 1, hidden: false });
    await until('closed', () => closedWith !== 0);
    const witness = connect(hall, 'projector');
    createCluster(good.doc, 'cluster-good', 'Geht weiter');
    await until('the good edit went through the server', () => readBoard(witness.doc).clusters.length === 1);

    const board = (await hall.call(`/boards/${hall.board}`, hall.keys['moderator'] ?? '')) as { cards: { text: string }[]; clusters: { title: string }[] };
    expect(closedWith).toBe(1008);
    expect(board.cards.map(({ text }) => text)).toEqual(['Original']);
    expect(board.clusters.map(({ title }) => title)).toEqual(['Geht weiter']);
  });

  it('[AC3] upgrades: a foreign origin, no origin without a key, and a phone are turned away before 101', async () => {
    const hall = await openServer();
    const url = `ws://${hall.base}/api/v1/workshops/${hall.workshop}/live`;
    const attempt = (address: string, headers: Record<string, string>): Promise<number> =>
      new Promise((resolve) => {
        const socket = new WebSocket(address, { headers });
        socket.on('unexpected-response', (_, response) => resolve(response.statusCode ?? 0));
        socket.on('open', () => { socket.close(); resolve(101); });
        socket.on('error', () => resolve(-1));
      });
    const { projector } = (await hall.call(`/workshops/${hall.workshop}/view`, hall.keys['moderator'] ?? '')) as never as { projector: { code: string } };
    const { token } = (await hall.call('/join', '', { code: projector.code })) as { token: string };
    const bearer = (key: string) => ({ authorization: `Bearer ${key}` });

    const results = [
      await attempt(url, { origin: 'https://evil.example', ...bearer(token) }),
      await attempt(url, { origin: 'null', ...bearer(token) }),
      await attempt(url, { origin: `http://evil-${hall.base}`, ...bearer(token) }),
      await attempt(url, {}),
      await attempt(url, bearer('AAAAAAAAAAAAAAAAAAAAAA')),
      await attempt(url, bearer(token)),
      await attempt(`ws://${hall.base}/api/v1/sync/board-${hall.board}`, bearer(token)),
    ];

    expect(results).toEqual([403, 403, 403, 401, 401, 101, 403]);
  });
});

describe('live view', () => {
  it('[VW5] pushes the first view at once and a change without being asked', async () => {
    const hall = await openServer();
    const { projector, steps } = (await hall.call(`/workshops/${hall.workshop}/view`, hall.keys['moderator'] ?? '')) as never as { projector: { code: string }; steps: { id: string; kind: string }[] };
    const { token } = (await hall.call('/join', '', { code: projector.code, sector: 'politik' })) as { token: string };
    const frames: { view?: { step: { kind: string } | null; present: Record<string, number> } }[] = [];
    const socket = new WebSocket(`ws://${hall.base}/api/v1/workshops/${hall.workshop}/live`, { headers: { authorization: `Bearer ${token}` } });
    socket.on('message', (data) => frames.push(JSON.parse((data as Buffer).toString('utf8')) as (typeof frames)[number]));
    await until('first view', () => frames.length > 0);

    await hall.call(`/workshops/${hall.workshop}/commands`, hall.keys['moderator'] ?? '', { id: 'open-step-1', do: 'open-step', step: steps.find(({ kind }) => kind === 'collect')?.id });
    await until('the step arrives', () => frames.at(-1)?.view?.step?.kind === 'collect');

    expect(frames[0]?.view?.step).toBeNull();
    expect(frames.at(-1)?.view?.present).toEqual({ politik: 1 });
    socket.close();
  });

  it('[VW5] a long poll answers with the change', async () => {
    const hall = await openServer();
    const first = (await hall.call(`/workshops/${hall.workshop}/view`, hall.keys['moderator'] ?? '')) as never as { revision: number; steps: { id: string }[] };

    const poll = hall.call(`/workshops/${hall.workshop}/view?after=${first.revision}`, hall.keys['projector'] ?? '');
    await hall.call(`/workshops/${hall.workshop}/commands`, hall.keys['moderator'] ?? '', { id: 'open-step-1', do: 'open-step', step: first.steps[0]?.id });

    expect((await poll)['step']).toMatchObject({ id: first.steps[0]?.id });
    // Whoever asks late gets the change at once, as the frame that the socket would have sent.
    const late = await hall.call(`/workshops/${hall.workshop}/live?after=${first.revision}`, hall.keys['projector'] ?? '');
    expect(late['view']).toMatchObject({ step: { id: first.steps[0]?.id } });
  });
});
