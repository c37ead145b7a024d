import * as encoding from 'lib0/encoding';
import { Awareness, applyAwarenessUpdate, encodeAwarenessUpdate } from 'y-protocols/awareness';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import * as Y from 'yjs';
import { createCluster, markConflict } from '../../shared/board/board-edits.ts';
import { readBoard } from '../../shared/board/board-snapshot.ts';
import { cardsHeldMax } from '../../shared/domain/limits.ts';
import { BoardPresence, type PresencePeer } from '../../server/room/board-presence.ts';
import { BoardServer, outerFrame, type StockClient } from '../support/board-sockets.ts';
import { until } from '../support/socket-hall.ts';

const state = (name: string, holding: readonly string[] = [], reading: string | null = null): Record<string, unknown> => ({ name, holding, reading });

/** An awareness update as a client writes it. */
const update = (entries: readonly (readonly [client: number, clock: number, state: unknown])[]): Uint8Array => {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, entries.length);
  for (const [client, clock, value] of entries) {
    encoding.writeVarUint(encoder, client);
    encoding.writeVarUint(encoder, clock);
    encoding.writeVarString(encoder, typeof value === 'string' ? value : JSON.stringify(value));
  }
  return encoding.toUint8Array(encoder);
};

describe('presence of editors', () => {
  beforeEach(() => { vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] }); });
  afterEach(() => { vi.useRealTimers(); });

  const nowMs = 1_795_000_000_000;
  const mayUse = (): boolean => true;

  /** An editor with stock awareness, wired to a presence as a socket would; what it is told it sends back, as stock clients do. */
  const editor = (presence: BoardPresence, session: string) => {
    const awareness = new Awareness(new Y.Doc());
    const frames: Uint8Array[] = [];
    const refusals: string[] = [];
    const peer: PresencePeer = {
      session,
      sendPresence: (bytes) => {
        frames.push(bytes);
        applyAwarenessUpdate(awareness, bytes, 'server');
      },
    };
    awareness.on('update', ({ added, updated, removed }: Record<'added' | 'updated' | 'removed', number[]>) => {
      const why = presence.receive(peer, encodeAwarenessUpdate(awareness, [...added, ...updated, ...removed]), mayUse);
      if (why !== null) refusals.push(why);
    });
    const leave = presence.join(peer);
    const others = (): unknown[] => [...awareness.states].filter(([client]) => client !== awareness.clientID).map(([, value]) => value);
    return { awareness, peer, frames, refusals, leave, others, client: awareness.clientID };
  };

  it('[BD10] editors see what the others call themselves, hold and read, and when they go', () => {
    const presence = new BoardPresence(nowMs);
    const [anna, ben] = [editor(presence, 'a'), editor(presence, 'b')];
    anna.awareness.setLocalState(state('Anna', ['card-0001']));
    ben.awareness.setLocalState(state('Ben', [], 'card-0002'));
    vi.advanceTimersByTime(500);
    const late = editor(presence, 'c');

    expect([ben.others(), anna.others(), late.others()]).toEqual([[state('Anna', ['card-0001'])], [state('Ben', [], 'card-0002')], [state('Anna', ['card-0001']), state('Ben', [], 'card-0002')]]);
    expect(presence.nameOf('a')).toBe('Anna');
    anna.leave();
    vi.advanceTimersByTime(500);
    expect([ben.others(), late.others(), presence.nameOf('a')]).toEqual([[], [state('Ben', [], 'card-0002')], '']);
    expect([anna, ben, late].map(({ refusals }) => refusals)).toEqual([[], [], []]);
  });

  it('[BD10] who comes back under the same id, before or after the old line ended, is seen again and can go on speaking', () => {
    const presence = new BoardPresence(nowMs);
    const ben = editor(presence, 'b');
    ben.awareness.setLocalState(state('Ben'));
    const anna = editor(presence, 'a');
    anna.awareness.setLocalState(state('Anna'));
    vi.advanceTimersByTime(500);
    // A second line of the same page; the first is still open.
    const told: Uint8Array[] = [];
    const again: PresencePeer = { session: 'a', sendPresence: (bytes) => void told.push(bytes) };
    presence.join(again);
    presence.receive(again, encodeAwarenessUpdate(anna.awareness, [anna.client]), mayUse);
    anna.leave();
    vi.advanceTimersByTime(500);

    expect(ben.others()).toEqual([state('Anna')]);
    for (const bytes of told) applyAwarenessUpdate(anna.awareness, bytes, 'server');
    expect(anna.awareness.meta.get(anna.client)?.clock).toBeLessThan(100);
    expect(presence.receive(again, update([[anna.client, 50, state('Anna 2')]]), mayUse)).toBeNull();
    vi.advanceTimersByTime(500);
    expect(ben.others()).toEqual([state('Anna 2')]);
  });

  it('[BD10] fifty moves in a second are at most six frames to each of the others', () => {
    const presence = new BoardPresence(nowMs);
    const [anna, ben] = [editor(presence, 'a'), editor(presence, 'b')];
    ben.awareness.setLocalState(state('Ben'));
    vi.advanceTimersByTime(1_000);
    const before = ben.frames.length;
    for (let n = 0; n < 50; n += 1) {
      anna.awareness.setLocalState(state('Anna', [`card-${1_000 + n}`]));
      vi.advanceTimersByTime(20);
    }
    vi.advanceTimersByTime(200);

    expect(ben.frames.length - before).toBeLessThanOrEqual(6);
    expect(ben.others()).toEqual([state('Anna', ['card-1049'])]);
  });

  const bad: readonly (readonly [string, Uint8Array])[] = [
    ['10,667 ghosts', update(Array.from({ length: 10_667 }, (_, n) => [n + 1, 1, 1] as const))],
    ['two ids', update([[1, 1, state('A')], [2, 1, state('B')]])],
    ['a state that is no JSON', update([[1, 1, '{"name":']])],
    ['another shape', update([[1, 1, { user: { name: 'A' } }]])],
    ['one field more', update([[1, 1, { ...state('A'), more: 1 }]])],
    ['a name too long', update([[1, 1, state('x'.repeat(41))]])],
    ['a name with a control character', update([[1, 1, state('a\u0000')]])],
    ['too many cards held', update([[1, 1, state('A', Array.from({ length: cardsHeldMax + 1 }, (_, n) => `card-${1_000 + n}`))]])],
    ['something else than ids held', update([[1, 1, { name: 'A', holding: [7], reading: null }]])],
    ['64 kB', update([[1, 1, state('x'.repeat(65_000))]])],
    ['nested without end', update([[1, 1, '['.repeat(4_000)]])],
    ['bytes left over', Uint8Array.from([...update([[1, 1, state('A')]]), 0])],
    ['nothing', new Uint8Array()],
  ];
  it.each(bad)('[BD10] %s is refused and nobody hears of it', (_, frame) => {
    const presence = new BoardPresence(nowMs);
    const [evil, ben] = [editor(presence, 'a'), editor(presence, 'b')];
    ben.awareness.setLocalState(state('Ben'));
    vi.advanceTimersByTime(500);
    const before = ben.frames.length;

    expect(presence.receive(evil.peer, frame, mayUse)).not.toBeNull();
    vi.advanceTimersByTime(500);
    expect(ben.frames.length).toBe(before);
  });

  it('[BD10] nobody speaks under an id that somebody else writes or speaks with', () => {
    const presence = new BoardPresence(nowMs);
    const [anna, evil] = [editor(presence, 'a'), editor(presence, 'e')];
    anna.awareness.setLocalState(state('Anna'));

    expect(presence.receive(evil.peer, update([[anna.client, 99, state('Evil')]]), mayUse)).toBe('foreign_client');
    expect(presence.receive(evil.peer, update([[7, 1, state('Evil')]]), (client) => client !== 7)).toBe('foreign_client');
    // What looks like an echo of the server's own words changes nothing.
    expect(presence.receive(evil.peer, update([[anna.client, nowMs + 5_000, state('Evil')]]), mayUse)).toBeNull();
    vi.advanceTimersByTime(500);
    expect(evil.others()).toEqual([state('Anna')]);
  });
});

describe('editors over sockets', () => {
  let server: BoardServer | null = null;
  afterEach(async () => {
    await server?.close();
    server = null;
  });
  const others = ({ provider: { awareness } }: StockClient): unknown[] => [...awareness.getStates()].filter(([client]) => client !== awareness.clientID).map(([, value]) => value);
  const say = (client: StockClient, words: Record<string, unknown>): void => client.provider.awareness.setLocalState(words);

  it('[BD10] two editors hear of each other, readers neither hear nor are heard, and a restart changes nothing of that', async () => {
    server = await BoardServer.open();
    const [anna, ben] = [server.stock(await server.session('moderator')), server.stock(await server.session('moderator'))];
    const screen = server.stock(server.bearer('projector'));
    await until('synced', () => [anna, ben, screen].every(({ provider }) => provider.synced));
    say(anna, state('Anna', ['card-0001']));
    say(ben, state('Ben'));
    say(screen, state('Leinwand'));

    await until('they know each other', () => others(anna).length === 1 && others(ben).length === 1);
    expect([others(anna), others(ben)]).toEqual([[state('Ben')], [state('Anna', ['card-0001'])]]);
    // A full round in which an echo would have come back.
    say(anna, state('Anna', [], 'card-0002'));
    await until('the change arrives', () => JSON.stringify(others(ben)).includes('card-0002'));
    expect(others(screen)).toEqual([]);
    expect(await server.figure('leitsatz_board_frames_ignored_total')).toBeGreaterThan(0);
    await server.restart();
    await until('back', () => anna.provider.synced && ben.provider.synced);
    await until('they know each other again', () => others(anna).length === 1 && others(ben).length === 1);
    ben.provider.destroy();
    await until('Ben is gone', () => others(anna).length === 0);
    expect([anna.closed?.code, ben.closed?.code].every((code) => code === undefined || code === 1012)).toBe(true);
  });

  it('[BD4] an editor that was away and goes on before it was asked what it has is not turned away; one that leaves something out later is', async () => {
    server = await BoardServer.open();
    const doc = new Y.Doc();
    const frames: Uint8Array[] = [];
    doc.on('update', (update: Uint8Array) => frames.push(update));
    doc.transact(() => createCluster(doc, 'cluster-away', 'Unterwegs'));
    doc.transact(() => createCluster(doc, 'cluster-back', 'Zurück'));
    doc.transact(() => createCluster(doc, 'cluster-left-out', 'Fehlt'));
    doc.transact(() => createCluster(doc, 'cluster-late', 'Zu spät'));
    const earlier = new Y.Doc();
    for (const frame of frames.slice(0, 2)) Y.applyUpdate(earlier, frame);
    const page = await server.raw(await server.session('moderator'));
    page.socket.send(outerFrame(0, frames[1] ?? new Uint8Array()));
    page.socket.send(outerFrame(0, Y.encodeStateAsUpdate(earlier), 1));
    await until('both are there', () => readBoard(server?.doc ?? new Y.Doc()).clusters.length === 2);
    expect(page.closed).toBeNull();
    page.socket.send(outerFrame(0, frames[3] ?? new Uint8Array()));
    await until('told', () => page.closed !== null);
    expect(page.closed).toEqual({ code: 1008, reason: 'frame refused: gap' });
  });

  it('[BD6] [BD5] what a projector sends is counted and nothing else; an id keeps its session over a restart', async () => {
    server = await BoardServer.open();
    const card = await server.addCard('Regen');
    const first = await server.session('moderator');
    const anna = server.stock(first);
    await until('synced', () => anna.provider.synced);
    createCluster(anna.doc, 'cluster-anna', 'Von Anna');
    await until('stored', () => readBoard(server?.doc ?? new Y.Doc()).clusters.length === 1);
    const before = await server.figure('leitsatz_board_frames_ignored_total');
    const screen = await server.raw(server.bearer('projector'));
    screen.socket.send(outerFrame(0, Y.encodeStateAsUpdate(anna.doc)));
    screen.socket.send(outerFrame(0, new Uint8Array([255, 255])));
    screen.socket.send(outerFrame(1, new Uint8Array([255, 255])));
    screen.socket.send(outerFrame(9, new Uint8Array()));
    let ignored = before;
    for (const end = Date.now() + 10_000; ignored < before + 4 && Date.now() < end; ) ignored = await server.figure('leitsatz_board_frames_ignored_total');
    expect(ignored).toBe(before + 4);
    expect(screen.closed).toBeNull();

    anna.provider.disconnect();
    await server.restart();
    // Somebody else goes on under Anna's id.
    const vector = Y.encodeStateVector(anna.doc);
    markConflict(anna.doc, card, true);
    const stolen = Y.encodeStateAsUpdate(anna.doc, vector);
    const thief = await server.raw(await server.session('moderator'));
    thief.socket.send(outerFrame(0, stolen));
    await until('the thief is told', () => thief.closed !== null);
    expect(thief.closed).toEqual({ code: 1008, reason: 'frame refused: foreign client' });
    anna.provider.connect();
    await until('Anna is heard', () => server?.doc.getMap('marks').has(card) === true);
  });
});
