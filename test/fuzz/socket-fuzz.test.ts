/** The same kinds of frames through a moderator's socket: `SOCKET_FRAMES` of them. */
import { afterEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { createCluster, markConflict } from '../../shared/board/board-edits.ts';
import { boardKeys } from '../../shared/board/board-layout.ts';
import { readBoard } from '../../shared/board/board-snapshot.ts';
import { BoardServer, outerFrame, type RawClient } from '../support/board-sockets.ts';
import { brokenEdit, damaged, foreignDocument, madeUpFrame, realEdit } from '../support/evil-frames.ts';
import { seededNumbers } from '../support/seeded-numbers.ts';
import { until } from '../support/socket-hall.ts';

const frames = Number(process.env['SOCKET_FRAMES'] ?? 240);
/** A session that sends too many bad ones is not tried any more; so another takes over. */
const framesPerSession = 12;

let server: BoardServer | null = null;
afterEach(async () => {
  await server?.close();
  server = null;
});

describe('quarantine, through sockets', () => {
  it(`[BD4] ${frames} bad frames from a moderator: each sender is told and dropped, another editor works on, a restart finds everything`, async () => {
    server = await BoardServer.open();
    const ids = await Promise.all(Array.from({ length: 8 }, (_, n) => (server as BoardServer).addCard(`Karte ${n + 1}`)));
    const witness = server.stock(await server.session('moderator'));
    const onlooker = server.stock(server.bearer('projector'));
    await until('synced', () => witness.provider.synced && onlooker.provider.synced);
    createCluster(witness.doc, 'cluster-0', 'Von Anfang an');
    await until('the first edit is there', () => readBoard(server?.doc ?? new Y.Doc()).clusters.length === 1);
    const random = seededNumbers(7);
    const words = (): string => JSON.stringify(server?.doc.getMap('cards').toJSON());
    const wordsBefore = words();
    let headers = await server.session('moderator');
    let client: RawClient | null = null;
    let told = 0;
    let sent = 0;

    for (let n = 0; n < frames; n += 1) {
      if (n % framesPerSession === 0) {
        headers = await server.session('moderator');
        client?.socket.terminate();
        client = null;
      }
      client ??= await server.raw(headers);
      const editor = new Y.Doc();
      Y.applyUpdate(editor, Y.encodeStateAsUpdate(server.doc), 'server');
      const made: Uint8Array[] = [];
      editor.on('update', (update: Uint8Array) => made.push(update));
      editor.transact(() => (random(2) === 0 ? brokenEdit(random, editor, ids) : realEdit(random, editor, ids, `n${n}`)));
      const own = made.at(-1) ?? new Uint8Array([0, 0]);
      const frame = random(4) === 0 ? madeUpFrame(random, server.doc, ids) : random(4) === 0 ? foreignDocument(random) : random(3) === 0 ? own : damaged(random, own, own);
      const outer = outerFrame(random(20) === 0 ? random(4) : 0, frame, 1 + random(2));
      client.socket.send(random(12) === 0 ? damaged(random, outer, own).subarray(0, 262_144) : outer.subarray(0, 262_144));
      sent += 1;
      if (n % 20 === 0) markConflict(witness.doc, ids[n % ids.length] ?? '', n % 40 === 0);
      // The answer to a ping comes behind whatever the frame led to.
      const current: RawClient = client;
      const ponged = new Promise<void>((resolve) => {
        current.socket.once('pong', () => resolve());
        current.socket.once('close', () => resolve());
      });
      current.socket.ping();
      await ponged;
      if (current.closed === null && current.socket.readyState === current.socket.OPEN) continue;
      await until('closed', () => current.closed !== null);
      expect(current.closed?.code).toBe(1008);
      expect(current.closed?.reason).toMatch(/^frame refused: |^too many messages$/u);
      told += 1;
      client = null;
    }

    expect(told).toBeGreaterThan(sent / 3);
    expect(witness.closed).toBeNull();
    expect(words()).toBe(wordsBefore);
    createCluster(witness.doc, 'cluster-last', 'Geht weiter');
    await until('the witness is heard', () => readBoard(onlooker.doc).clusters.some(({ id }) => id === 'cluster-last'));
    expect(await server.figure('leitsatz_board_frames_refused_total')).toBeGreaterThanOrEqual(told);
    const before = Object.fromEntries(boardKeys.map((key) => [key, server?.doc.getMap(key).toJSON()]));
    await server.restart();
    expect(Object.fromEntries(boardKeys.map((key) => [key, server?.doc.getMap(key).toJSON()]))).toEqual(before);
    await until('the witness is back', () => witness.provider.synced);
    createCluster(witness.doc, 'cluster-after', 'Danach');
    await until('and still heard', () => readBoard(onlooker.doc).clusters.some(({ id }) => id === 'cluster-after'));
  });
});
