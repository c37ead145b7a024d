import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { RawWebSocket } from '../support/raw-web-socket.ts';
import { freePort, ServerProcess } from '../support/server-process.ts';

/** Phones; each holds as many sockets as it may. */
const people = Number(process.env['PHONES'] ?? '66');
const socketsEach = 3;
const goneMsMax = 5_000;

type Body = Readonly<Record<string, unknown>>;

let server: ServerProcess;
let port = 0;
let folder = '';

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'leitsatz-stop-'));
  port = await freePort();
  server = new ServerProcess(folder, port);
  await server.start();
});

afterAll(async () => {
  await server.kill();
  rmSync(folder, { recursive: true, force: true });
});

const call = async (path: string, key: string | null, body?: unknown): Promise<Body> => {
  const response = await fetch(`${server.url}/api/v1${path}`, { method: body === undefined ? 'GET' : 'POST', headers: key === null ? {} : { authorization: `Bearer ${key}` }, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
  return (await response.json()) as Body;
};

describe('a planned stop', () => {
  it(`[OP4] with ${people * socketsEach} sockets: stores, says 1012 to all, and is gone within 5 s`, { timeout: 60_000 }, async () => {
    const { process, keys } = (await call('/processes', null, { title: 'Wasser' })) as { process: string; keys: Record<string, string> };
    const opened = (await call(`/processes/${process}/workshops`, keys['circle'] ?? '', { title: 'Wasser 1', date: '2026-03-14' })) as { workshop: string; joinUrl: string; keys: Record<string, string> };
    const { workshop } = opened;
    const moderator = opened.keys['moderator'] ?? '';
    const view = (await call(`/workshops/${workshop}/view`, moderator)) as { boards: { id: string }[]; steps: { id: string; kind: string }[] };
    await call(`/workshops/${workshop}/commands`, moderator, { id: 'open-collect', do: 'open-step', step: view.steps.find(({ kind }) => kind === 'collect')?.id });
    const board = view.boards[0]?.id;
    const tokens = await Promise.all(Array.from({ length: people }, async () => String((await call('/join', null, { code: opened.joinUrl.split('#k=')[1], sector: null }))['token'])));
    const codes: (number | null)[] = [];
    await Promise.all(tokens.flatMap((token) => Array.from({ length: socketsEach }, async () => {
      const socket = new WebSocket(`ws://127.0.0.1:${port}/api/v1/workshops/${workshop}/live`, { headers: { authorization: `Bearer ${token}` } });
      socket.on('close', (code) => codes.push(code));
      socket.on('error', () => undefined);
      await new Promise((resolve) => socket.once('message', resolve));
    })));
    // One that never answers and one that never reads: a goodbye must not wait for them.
    const silent = await RawWebSocket.open(port, `/api/v1/workshops/${workshop}/live`, moderator);
    silent.socket.pause();
    const acknowledged: string[] = [];
    const cards = tokens.map(async (token, n) => {
      const receipt = await call(`/workshops/${workshop}/commands`, token, { id: `card-of-${n}-before`, do: 'submit-card', board, text: `Karte ${n}` }).catch((): Body => ({}));
      if (receipt['ok'] === true) acknowledged.push(`Karte ${n}`);
    });
    await Promise.race(cards);

    const startMs = performance.now();
    await server.kill('SIGTERM');
    const goneMs = performance.now() - startMs;
    await Promise.all(cards);
    silent.socket.destroy();
    await new Promise((resolve) => setTimeout(resolve, 200));

    expect(goneMs).toBeLessThan(goneMsMax);
    expect(codes).toHaveLength(people * socketsEach);
    expect([...new Set(codes)]).toEqual([1012]);
    expect(server.output).toContain('alles ist gespeichert');

    await server.start();
    const stored = (await call(`/boards/${board}`, moderator)) as { cards: { text: string }[] };
    const texts = new Set(stored.cards.map(({ text }) => text));
    expect(acknowledged.length).toBeGreaterThan(0);
    expect(acknowledged.filter((text) => !texts.has(text))).toEqual([]);
  });
});
