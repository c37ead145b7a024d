/**
 * WebSocket frames made once and written to many sockets.
 *
 * `ws` makes a header and UTF-8 bytes per send; in a full hall that is the same work thousands of times.
 * A view goes out as one message in two fragments (RFC 6455, 5.4): the hall's part, the same bytes for
 * all, and the person's own. Sockets without compression only; ours have none.
 */
import type { Socket } from 'node:net';
import type { WebSocket } from 'ws';
import type { Part } from '../room/audience.ts';
import { closeCodes } from './close-codes.ts';

const textFrame = 0x1;
const binaryFrame = 0x2;
const pingFrame = 0x9;
const continuation = 0x0;
const final = 0x80;

/** A server's frame: not masked. */
const frameOf = (payload: Uint8Array, opcode: number, fin: boolean): Buffer => {
  const { length } = payload;
  const header = Buffer.alloc(length < 126 ? 2 : length < 65_536 ? 4 : 10);
  header[0] = (fin ? final : 0) | opcode;
  if (length < 126) header[1] = length;
  else if (length < 65_536) {
    header[1] = 126;
    header.writeUInt16BE(length, 2);
  } else {
    header[1] = 127;
    header.writeBigUInt64BE(BigInt(length), 2);
  }
  return Buffer.concat([header, payload]);
};

const heads = new WeakMap<Part, Buffer>();
const tails = new WeakMap<Part, Buffer>();
const binaries = new WeakMap<Uint8Array, Buffer>();

const prepared = <Key extends object>(known: WeakMap<Key, Buffer>, key: Key, make: () => Buffer): Buffer => {
  const frame = known.get(key) ?? make();
  known.set(key, frame);
  return frame;
};

/** Up to this size copying a head is cheaper than a write in two pieces; above it all share one copy. */
const copiedHeadBytesMax = 2_048;

/** The last message of each head: those whose own part is no news get the very same one. */
const joined = new WeakMap<Part, { readonly tail: Part; readonly bytes: Buffer }>();

const messageOf = (head: Part, headBytes: Buffer, tail: Part, tailBytes: Buffer): Buffer => {
  const known = joined.get(head);
  if (known?.tail === tail) return known.bytes;
  const bytes = Buffer.concat([headBytes, tailBytes]);
  joined.set(head, { tail, bytes });
  return bytes;
};

const rawSocketField = '_socket';

/** The socket under a WebSocket; `ws` keeps it in a field that its types do not name. */
const rawSocket = (socket: WebSocket): Socket | null => (socket as unknown as Readonly<Record<string, Socket | null | undefined>>)[rawSocketField] ?? null;

/** False: cannot keep up, and was closed; or is closed already. */
const isReady = (socket: WebSocket, queueBytesMax: number): boolean => {
  if (socket.readyState !== socket.OPEN) return false;
  if (socket.bufferedAmount <= queueBytesMax) return true;
  socket.close(closeCodes.tooSlow, 'too slow');
  return false;
};

/** Sends a view's two parts as one text message. */
export const sendParts = (socket: WebSocket, head: Part, tail: Part, queueBytesMax: number): boolean => {
  if (!isReady(socket, queueBytesMax)) return false;
  const raw = rawSocket(socket);
  if (raw === null) return false;
  const headBytes = prepared(heads, head, () => frameOf(Buffer.from(head.text), textFrame, false));
  const tailBytes = prepared(tails, tail, () => frameOf(Buffer.from(tail.text), continuation, true));
  if (headBytes.length <= copiedHeadBytesMax) {
    raw.write(messageOf(head, headBytes, tail, tailBytes));
    return true;
  }
  raw.cork();
  raw.write(headBytes);
  raw.write(tailBytes);
  raw.uncork();
  return true;
};

/** Sends a text message that nobody else gets. */
export const sendText = (socket: WebSocket, text: string, queueBytesMax: number): void => {
  if (isReady(socket, queueBytesMax)) rawSocket(socket)?.write(frameOf(Buffer.from(text), textFrame, true));
};

/** Sends a binary message; its frame is made once per payload object. */
export const sendBinary = (socket: WebSocket, payload: Uint8Array, queueBytesMax: number): boolean => {
  if (!isReady(socket, queueBytesMax)) return false;
  const raw = rawSocket(socket);
  if (raw === null) return false;
  raw.write(prepared(binaries, payload, () => frameOf(payload, binaryFrame, true)));
  return true;
};

const ping = frameOf(new Uint8Array(), pingFrame, true);

/** Asks the other side for a sign of life. */
export const sendPing = (socket: WebSocket): void => {
  if (socket.readyState === socket.OPEN) rawSocket(socket)?.write(ping);
};
