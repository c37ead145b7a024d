import { once } from 'node:events';
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebsocketProvider } from 'y-websocket';
import * as decoding from 'lib0/decoding';
import { WebSocket } from 'ws';
import { messageYjsSyncStep1, messageYjsSyncStep2, messageYjsUpdate } from 'y-protocols/sync';
import * as Y from 'yjs';
import { createCluster } from '../../shared/board/board-edits.ts';
import { readBoard } from '../../shared/board/board-snapshot.ts';
import { liveFrameBytesMax, syncFrameBytesMax } from '../../shared/domain/limits.ts';
import { rawFrame, RawWebSocket } from '../support/raw-web-socket.ts';
import { SocketHall, until, type LiveClient } from '../support/socket-hall.ts';

let hall: SocketHall;
let bystanders: readonly LiveClient[];
let bootId = '';

beforeAll(async () => {
  hall = await SocketHall.open();
  bystanders = await Promise.all([hall.live(await hall.join()), hall.live(hall.keys['moderator'] ?? ''), hall.live(hall.keys['projector'] ?? '')]);
  bootId = await hall.bootId();
});

afterAll(() => hall.close());

/** Nobody else noticed: the same server, the same sockets, and the next change arrives. */
const nobodyNoticed = async (): Promise<void> => {
  expect(await hall.bootId()).toBe(bootId);
  expect(bystanders.map(({ closedWith }) => closedWith)).toEqual(bystanders.map(() => null));
  const before = bystanders.map(({ frames }) => frames.length);
  const view = await hall.call(`/workshops/${hall.workshop}/view`, hall.keys['moderator'] ?? '');
  await hall.command(hall.keys['moderator'] ?? '', 'set-hall', { open: !(view['workshop'] as { open: boolean }).open });
  await hall.openStep('collect');
  await hall.openStep('arrive');
  await until('the change arrives', () => bystanders.every(({ frames }, place) => frames.length > (before[place] ?? 0)));
  await hall.command(hall.keys['moderator'] ?? '', 'set-hall', { open: true });
};

const text = (bytes: number): Buffer => rawFrame({ opcode: 1, payload: Buffer.alloc(bytes, 0x61) });
const text8 = (...bytes: readonly number[]): Buffer => rawFrame({ opcode: 1, payload: Uint8Array.from(bytes) });

describe('asking for a board', () => {
  it('[LM6] whoever asks again and again gets one answer now and one later, which holds everything', async () => {
    const socket = new WebSocket(`ws://${hall.base}/api/v1/sync/board-${await hall.boardId()}`, { headers: { authorization: `Bearer ${hall.keys['projector'] ?? ''}` } });
    const doc = new Y.Doc();
    let answers = 0;
    socket.on('message', (data: Buffer) => {
      const decoder = decoding.createDecoder(new Uint8Array(data));
      if (decoding.readVarUint(decoder) !== 0) return;
      const kind = decoding.readVarUint(decoder);
      if (kind === messageYjsSyncStep2) answers += 1;
      if (kind === messageYjsSyncStep2 || kind === messageYjsUpdate) Y.applyUpdate(doc, decoding.readVarUint8Array(decoder));
    });
    await once(socket, 'open');
    const nothingYet = Uint8Array.of(0, messageYjsSyncStep1, 1, 0);

    for (let ask = 0; ask < 20; ask += 1) socket.send(nothingYet);
    await until('the first answer', () => answers === 1);
    await hall.openStep('collect');
    await hall.command(await hall.join(), 'submit-card', { board: await hall.boardId(), text: 'Inzwischen geschrieben' });
    await until('the second answer', () => answers === 2);
    socket.ping();
    await once(socket, 'pong');

    expect(answers).toBe(2);
    expect(JSON.stringify(doc.getMap('cards').toJSON())).toContain('Inzwischen geschrieben');
    socket.terminate();
  });
});

describe('frames that do not fit', () => {
  const cases: readonly (readonly [string, number, () => readonly Buffer[]])[] = [
    ['16 KiB and one byte', 1009, () => [text(liveFrameBytesMax + 1)]],
    ['1 MB', 1009, () => [text(1_000_000)]],
    ['100 MB announced', 1009, () => [rawFrame({ opcode: 2, announced: 100_000_000 })]],
    ['fragments of one byte without an end', 1008, () => [rawFrame({ opcode: 1, fin: false, payload: Buffer.from('a') }), ...Array.from({ length: 200 }, () => rawFrame({ opcode: 0, fin: false, payload: Buffer.from('a') }))]],
    ['not UTF-8', 1007, () => [text8(0xff, 0xfe)]],
    ['half a surrogate pair in UTF-8', 1007, () => [text8(0xed, 0xa0, 0x80)]],
    ['not masked', 1002, () => [rawFrame({ opcode: 1, masked: false, payload: Buffer.from('a') })]],
    ['a reserved bit', 1002, () => [rawFrame({ opcode: 1, reserved: 4, payload: Buffer.from('a') })]],
    ['an unknown opcode', 1002, () => [rawFrame({ opcode: 3, payload: Buffer.from('a') })]],
    ['a ping of 200 bytes', 1002, () => [rawFrame({ opcode: 9, payload: Buffer.alloc(200) })]],
  ];

  it.each(cases)('[LM1] %s closes its sender with %i and nobody else', async (_, code, frames) => {
    const raw = await RawWebSocket.open(hall.server.port, hall.livePath, await hall.join());

    raw.send(...frames());

    await until('the goodbye', () => raw.closeCode !== null || raw.ended);
    expect(raw.closeCode).toBe(code);
    await until('the line is cut', () => raw.ended);
    await nobodyNoticed();
  });

  it('[LM1] 16 KiB fit, and the socket is still heard', async () => {
    const raw = await RawWebSocket.open(hall.server.port, hall.livePath, await hall.join());

    raw.send(text(liveFrameBytesMax), rawFrame({ opcode: 9, payload: Buffer.from('still here') }));

    await until('the pong', () => raw.pongs === 1);
    expect(raw.closeCode).toBeNull();
    raw.socket.destroy();
  });

  it('[LM1] a board takes 256 KiB and not one byte more', async () => {
    const raw = await RawWebSocket.open(hall.server.port, `/api/v1/sync/board-${await hall.boardId()}`, hall.keys['moderator'] ?? '');

    raw.send(rawFrame({ opcode: 2, payload: Buffer.alloc(syncFrameBytesMax + 1) }));

    await until('the goodbye', () => raw.closeCode !== null);
    expect(raw.closeCode).toBe(1009);
  });
});

describe('too many', () => {
  it('[LM2] the fourth socket of a participant closes the oldest, and only it', async () => {
    const token = await hall.join();
    const sockets: LiveClient[] = [];
    for (let n = 0; n < 4; n += 1) sockets.push(await hall.live(token));

    await until('one goes', () => sockets.some(({ closedWith }) => closedWith !== null));

    expect(sockets.map(({ closedWith }) => closedWith)).toEqual([4010, null, null, null]);
    await nobodyNoticed();
    expect(sockets.slice(1).map(({ closedWith }) => closedWith)).toEqual([null, null, null]);
    for (const { socket } of sockets) socket.terminate();
  });

  it('[LM2] a browser at a desk has five, and as many again onto a board', async () => {
    const response = await hall.fetch('/api/v1/session', null, { method: 'POST', headers: { origin: `http://${hall.base}` }, body: JSON.stringify({ key: hall.keys['moderator'] }) });
    const cookie = (response.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
    const open = async (path: string): Promise<{ closedWith: number | null; readonly socket: WebSocket }> => {
      const socket = new WebSocket(`ws://${hall.base}${path}?as=moderator`, { headers: { cookie, origin: `http://${hall.base}` } });
      const state = { closedWith: null as number | null, socket };
      socket.on('close', (code) => { state.closedWith = code; });
      await once(socket, 'open');
      return state;
    };
    const sync = `/api/v1/sync/board-${await hall.boardId()}`;
    const sockets: Awaited<ReturnType<typeof open>>[] = [];
    for (const path of [hall.livePath, sync, sync, sync, sync, sync, sync]) sockets.push(await open(path));

    await until('one goes', () => sockets.some(({ closedWith }) => closedWith !== null));

    expect(sockets.map(({ closedWith }) => closedWith)).toEqual([null, 4010, null, null, null, null, null]);
    for (const { socket } of sockets) socket.terminate();
  });

  it('[LM3] 200 messages a second end in 1008, and nobody else notices', async () => {
    const talker = await hall.live(await hall.join());
    const talking = setInterval(() => { for (let n = 0; n < 20; n += 1) talker.socket.send('hello'); }, 100);

    await until('it is closed', () => talker.closedWith !== null, 8_000);

    clearInterval(talking);
    expect(talker.closedWith).toBe(1008);
    await nobodyNoticed();
  });

  it('[LM3] a flood of pings is cut at once', async () => {
    const raw = await RawWebSocket.open(hall.server.port, hall.livePath, await hall.join());

    raw.send(...Array.from({ length: 500 }, () => rawFrame({ opcode: 9 })));

    await until('the line is cut', () => raw.ended);
    await nobodyNoticed();
  });

  it('[LM3] a hasty editor is read more slowly and loses nothing', async () => {
    const doc = new Y.Doc();
    const authorization = `Bearer ${hall.keys['moderator'] ?? ''}`;
    class WithKey extends WebSocket {
      constructor(url: string | URL, protocols?: string | string[]) {
        super(url, protocols, { headers: { authorization } });
      }
    }
    const name = `board-${await hall.boardId()}`;
    const provider = new WebsocketProvider(`ws://${hall.base}/api/v1/sync`, name, doc, { WebSocketPolyfill: WithKey as unknown as typeof globalThis.WebSocket, disableBc: true });
    let closes = 0;
    provider.on('connection-close', () => { closes += 1; });
    await until('synced', () => provider.synced);

    for (let n = 0; n < 90; n += 1) doc.transact(() => createCluster(doc, `cluster-${n}-of-90`, `Gruppe ${n}`));

    const stored = async (): Promise<number> => ((await hall.call(`/boards/${await hall.boardId()}`, hall.keys['moderator'] ?? ''))['clusters'] as unknown[]).length;
    let count = 0;
    for (const end = Date.now() + 8_000; count < 90 && Date.now() < end; await new Promise((resolve) => setTimeout(resolve, 100))) count = await stored();
    expect(count).toBe(90);
    expect(readBoard(doc).clusters).toHaveLength(90);
    expect(closes).toBe(0);
    provider.destroy();
  });

  it('[LM4] a session that is refused 200 times in 10 s waits from then on, and its neighbour does not', { timeout: 20_000 }, async () => {
    await hall.openStep('collect');
    const board = await hall.boardId();
    const [hasty, neighbour] = [await hall.join(), await hall.join()];
    const send = (token: string): Promise<Readonly<Record<string, unknown>>> => hall.command(token, 'submit-card', { board, text: 'Regen' });

    const answers = await Promise.all(Array.from({ length: 300 }, () => send(hasty)));
    expect(answers.filter(({ reason }) => reason === 'rate_limited').length).toBeGreaterThan(200);
    const startMs = performance.now();
    const held = send(hasty);
    const calm = await send(neighbour);
    const calmMs = performance.now() - startMs;
    await held;

    expect(calm['ok']).toBe(true);
    expect(calmMs).toBeLessThan(500);
    expect(performance.now() - startMs).toBeGreaterThan(900);
    await nobodyNoticed();
  });
});

describe('those who take their time', () => {
  it('[LM5] a sender that hangs up in the middle of a body is no fault of the server', async () => {
    const faults: unknown[] = [];
    const other = await SocketHall.open({ onError: (error) => faults.push(error) });
    const socket = connect(other.server.port, '127.0.0.1');
    await once(socket, 'connect');
    socket.write('POST /api/v1/join HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 1000\r\n\r\n{');
    await new Promise((resolve) => setTimeout(resolve, 100));

    socket.destroy();

    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(await other.join()).toHaveLength(22);
    expect(faults).toEqual([]);
    await other.close();
  });

  it('[LM5] half a head is cut after 10 s; a refused upgrade that stays, after one', { timeout: 20_000 }, async () => {
    const open = async (bytes: string): Promise<{ readonly lastedMs: () => number | null }> => {
      const socket = connect({ port: hall.server.port, host: '127.0.0.1', allowHalfOpen: true });
      socket.on('error', () => undefined);
      await once(socket, 'connect');
      const startMs = performance.now();
      let endMs: number | null = null;
      socket.on('close', () => { endMs = performance.now(); });
      socket.resume();
      // A half-open side never says goodbye itself; only what the server does ends it.
      socket.on('end', () => { endMs ??= performance.now(); });
      socket.write(bytes);
      return { lastedMs: () => (endMs === null ? null : endMs - startMs) };
    };
    const silent = await open('');
    const half = await open('GET /api/v1/about HTTP/1.1\r\nHost: x\r\nX-Slow: ');
    const upgrade = await open(`GET ${hall.livePath} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n`);

    await until('the refused one is gone', () => upgrade.lastedMs() !== null, 3_000);
    await until('the slow ones are gone', () => half.lastedMs() !== null && silent.lastedMs() !== null, 12_000);

    expect(half.lastedMs()).toBeLessThan(11_500);
    await nobodyNoticed();
  });
});
