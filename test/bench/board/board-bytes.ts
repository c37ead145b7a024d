/** What a fresh board screen gets over its socket: from our server, and from a stock one that holds the same document. */
import { setTimeout as wait } from 'node:timers/promises';
import { WebSocket } from 'ws';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { openScreen } from '../board-screen.ts';
import { startServerUnderTest } from '../server-under-test.ts';
import { Traffic } from '../traffic.ts';
import type { LoadedBoard } from './loaded-board.ts';

const deadlineMs = 30_000;
/** Nothing more came for this long: that was all. */
const quietMs = 600;

export interface BoardBytes {
  readonly ours: number;
  readonly stock: number;
  /** The document as one Yjs update. */
  readonly document: number;
}

/** Bytes on the wire, headers of the upgrade included, until nothing more comes. */
const received = async (url: string, secret: string | null): Promise<number> => {
  const traffic = new Traffic();
  const socket = await openScreen(traffic, { url, secret }, () => undefined);
  let bytes = -1;
  for (const giveUpAtMs = performance.now() + deadlineMs; bytes !== traffic.bytes; ) {
    if (performance.now() > giveUpAtMs) throw new Error('The screen never came to rest.');
    bytes = traffic.bytes;
    await wait(quietMs);
  }
  traffic.end(socket);
  return bytes;
};

/** Nobody may write meanwhile. */
export const compareBytes = async (loaded: LoadedBoard, port: number): Promise<BoardBytes> => {
  const ours = await received(`${loaded.url.replace('http', 'ws')}/api/v1/sync/board-${loaded.board}`, loaded.keys.projector);
  const peer = await startServerUnderTest('y-websocket', port);
  const doc = new Y.Doc();
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(loaded.editor));
  const provider = new WebsocketProvider(`ws://127.0.0.1:${port}`, 'board', doc, { WebSocketPolyfill: WebSocket as unknown as typeof globalThis.WebSocket, disableBc: true });
  provider.awareness.setLocalState(null);
  try {
    for (const giveUpAtMs = performance.now() + deadlineMs; !provider.synced; await wait(20)) if (performance.now() > giveUpAtMs) throw new Error('The stock server did not take the document.');
    await wait(quietMs);
    return { ours, stock: await received(`ws://127.0.0.1:${port}/board`, null), document: Y.encodeStateAsUpdate(loaded.editor).length };
  } finally {
    provider.destroy();
    doc.destroy();
    await peer.stop();
  }
};
