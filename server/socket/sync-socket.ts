/** The stock y-websocket protocol for board screens: sync both ways and awareness for editors, sync one way for readers. */
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import type { WebSocket } from 'ws';
import { messageYjsSyncStep1 as syncStep1, messageYjsSyncStep2 as syncStep2, messageYjsUpdate as syncUpdate } from 'y-protocols/sync';
import type { BoardId } from '../../shared/domain/ids.ts';
import { boardQueueBytesMax } from '../../shared/domain/limits.ts';
import type { BoardPeer } from '../room/board-document.ts';
import type { PresencePeer } from '../room/board-presence.ts';
import type { FrameRefusal } from '../room/frame-reader.ts';
import type { Hub } from '../room/hub.ts';
import type { Room } from '../room/room.ts';
import type { Operations } from '../operations/operations.ts';
import { closeCodes } from './close-codes.ts';
import { dismiss } from './limits.ts';
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

const awarenessFrame = (update: Uint8Array): Uint8Array =>
  frame((encoder) => {
    encoding.writeVarUint(encoder, messageAwareness);
    encoding.writeVarUint8Array(encoder, update);
  });

/** An awareness update about nobody: y-websocket clients leave after 30 s of silence, this keeps them. */
export const keepAlive = awarenessFrame(frame((encoder) => encoding.writeVarUint(encoder, 0)));

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

/** What a board's socket is about. */
export interface SyncSocket {
  readonly hub: Hub;
  readonly opened: Room;
  readonly board: BoardId;
  readonly session: string;
  readonly writes: boolean;
  readonly operations: Pick<Operations, 'boardFrameIgnored' | 'boardFrameRefused'>;
}

export const serveSync = ({ hub, opened, board, session, writes, operations }: SyncSocket, socket: WebSocket): void => {
  const peer: BoardPeer = {
    writes,
    sendUpdate: (update) => sendBinary(socket, updateFrame(update), boardQueueBytesMax),
    // What is on its way builds on what was lost; it comes again.
    close: () => dismiss(socket, closeCodes.commitFailed, 'commit failed'),
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
      refuse('not_readable');
    }
  };
  socket.on('close', () => clearTimeout(asked?.timer));

  /** Says why and hears nothing more; what the sender had read before does not count any more either. */
  const refuse = (why: FrameRefusal): void => {
    operations.boardFrameRefused(why);
    dismiss(socket, why === 'board_full' ? closeCodes.boardFull : closeCodes.badFrame, `frame refused: ${why.replaceAll('_', ' ')}`);
  };

  // Readers have nothing to give, so nobody asks them.
  if (writes) sendBinary(socket, syncFrame(syncStep1, document.stateVector()), boardQueueBytesMax);
  const editor: PresencePeer = { session, sendPresence: (update) => void sendBinary(socket, awarenessFrame(update), boardQueueBytesMax) };
  if (writes) socket.on('close', document.editors.join(editor));

  let hasAnswered = false;
  const receive = (bytes: Uint8Array): void => {
    const decoder = decoding.createDecoder(bytes);
    const kind = decoding.readVarUint(decoder);
    if (kind === messageAwareness) {
      if (!writes) return operations.boardFrameIgnored('awareness');
      const why = document.editors.receive(editor, payloadOf(decoder), (client) => document.mayUse(client, session));
      if (why !== null) refuse(why);
      return;
    }
    if (kind !== messageSync) return writes ? refuse('not_readable') : operations.boardFrameIgnored('update');
    const step = decoding.readVarUint(decoder);
    if (step === syncStep1) return answer(payloadOf(decoder));
    if (!writes) return operations.boardFrameIgnored('update');
    if (step !== syncStep2 && step !== syncUpdate) return refuse('not_readable');
    const why = hub.room(opened.id)?.receiveBoardUpdate(board, session, payloadOf(decoder)) ?? null;
    // A page that was away may edit before it has answered what we asked: that answer brings what is missing, and this edit too.
    if (why === 'gap' && step === syncUpdate && !hasAnswered) return;
    if (step === syncStep2) hasAnswered = true;
    if (why !== null) refuse(why);
  };

  socket.on('message', (data, isBinary) => {
    if (!isBinary) return dismiss(socket, closeCodes.textExpected, 'binary expected');
    const bytes = bytesOf(data);
    if (bytes === null) return;
    try {
      receive(bytes);
    } catch {
      refuse('not_readable');
    }
  });
};

/** The rest of a frame: bytes behind their length, and nothing behind those. */
const payloadOf = (decoder: decoding.Decoder): Uint8Array => {
  const payload = decoding.readVarUint8Array(decoder);
  if (decoding.hasContent(decoder)) throw new Error('Bytes are left over.');
  return payload;
};
