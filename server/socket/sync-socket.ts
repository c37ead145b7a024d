/** The stock y-websocket protocol for board screens: sync both ways for editors, one way for readers. */
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import type { WebSocket } from 'ws';
import { messageYjsSyncStep1 as syncStep1, messageYjsSyncStep2 as syncStep2, messageYjsUpdate as syncUpdate } from 'y-protocols/sync';
import type { BoardId } from '../../shared/domain/ids.ts';
import { boardQueueBytesMax } from '../../shared/domain/limits.ts';
import type { BoardPeer } from '../room/board-document.ts';
import type { Hub } from '../room/hub.ts';
import type { Room } from '../room/room.ts';
import { closeCodes } from './close-codes.ts';
import { sendBinary } from './prepared-frame.ts';

/** Outer message types of y-websocket. */
const messageSync = 0;
const messageAwareness = 1;

const frame = (write: (encoder: encoding.Encoder) => void): Uint8Array => {
  const encoder = encoding.createEncoder();
  write(encoder);
  return encoding.toUint8Array(encoder);
};

const syncFrame = (kind: number, payload: Uint8Array): Uint8Array =>
  frame((encoder) => {
    encoding.writeVarUint(encoder, messageSync);
    encoding.writeVarUint(encoder, kind);
    encoding.writeVarUint8Array(encoder, payload);
  });

/** An awareness update about nobody: y-websocket clients leave after 30 s of silence, this keeps them. */
export const keepAlive = frame((encoder) => {
  encoding.writeVarUint(encoder, messageAwareness);
  encoding.writeVarUint8Array(encoder, frame((inner) => encoding.writeVarUint(inner, 0)));
});

/** Updates encoded once and sent to every screen of a board. */
const frames = new WeakMap<Uint8Array, Uint8Array>();
const updateFrame = (update: Uint8Array): Uint8Array => {
  const known = frames.get(update) ?? syncFrame(syncUpdate, update);
  frames.set(update, known);
  return known;
};

/**
 * A screen asks for what it lacks when it connects. Whoever asks again sooner than this, or while the last answer is still on its way,
 * is answered later, with all that came meanwhile: an answer may hold the whole board.
 */
const answerGapMs = 2_000;

const bytesOf = (data: unknown): Uint8Array | null =>
  data instanceof ArrayBuffer ? new Uint8Array(data) : ArrayBuffer.isView(data) ? new Uint8Array(data.buffer, data.byteOffset, data.byteLength) : Array.isArray(data) ? Buffer.concat(data) : null;

export const serveSync = (hub: Hub, opened: Room, board: BoardId, session: string, writes: boolean, socket: WebSocket): void => {
  const peer: BoardPeer = {
    session,
    sendUpdate: (update) => sendBinary(socket, updateFrame(update), boardQueueBytesMax),
    close: () => socket.close(closeCodes.commitFailed, 'commit failed'),
  };
  // A room may have been loaded again after a failed commit; its documents are new then.
  const current = () => hub.room(opened.id)?.boards.get(board);
  hub.settle();
  const document = current();
  if (document === undefined) {
    socket.close(closeCodes.notAllowed, 'not found');
    return;
  }
  const leave = document.join(peer);
  socket.on('close', leave);

  let answerFromMs = 0;
  let asked: { readonly stateVector: Uint8Array; readonly timer: NodeJS.Timeout } | null = null;
  const answer = (stateVector: Uint8Array): void => {
    clearTimeout(asked?.timer);
    asked = null;
    const waitMs = answerFromMs - performance.now();
    if (waitMs > 0 || socket.bufferedAmount > 0) {
      asked = { stateVector, timer: setTimeout(() => answer(stateVector), Math.max(waitMs, answerGapMs / 4)) };
      return;
    }
    answerFromMs = performance.now() + answerGapMs;
    hub.settle();
    try {
      const missing = current()?.missing(stateVector);
      if (missing !== undefined) sendBinary(socket, syncFrame(syncStep2, missing), boardQueueBytesMax);
    } catch {
      socket.close(closeCodes.badFrame, 'state vector not readable');
    }
  };
  socket.on('close', () => clearTimeout(asked?.timer));

  // Readers have nothing to give, so nobody asks them.
  if (writes) sendBinary(socket, syncFrame(syncStep1, document.stateVector()), boardQueueBytesMax);

  socket.on('message', (data, isBinary) => {
    if (!isBinary) return socket.close(closeCodes.textExpected, 'binary expected');
    const bytes = bytesOf(data);
    if (bytes === null) return;
    try {
      const decoder = decoding.createDecoder(bytes);
      if (decoding.readVarUint(decoder) !== messageSync) return; // awareness: presence is counted by the server
      const kind = decoding.readVarUint(decoder);
      const payload = decoding.readVarUint8Array(decoder);
      if (kind === syncStep1) {
        answer(payload);
      } else if ((kind === syncStep2 || kind === syncUpdate) && writes) {
        const room = hub.room(opened.id);
        if (room === undefined || !room.receiveBoardUpdate(board, session, payload)) socket.close(closeCodes.badFrame, 'frame refused');
      }
    } catch {
      socket.close(closeCodes.badFrame, 'frame not readable');
    }
  });
};
