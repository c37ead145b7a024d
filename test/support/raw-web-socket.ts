/** A WebSocket without a library, for frames that no library would send. */
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

export interface RawFrame {
  readonly opcode: number;
  readonly payload?: Uint8Array;
  readonly fin?: boolean;
  /** RSV1 to RSV3 as one number, 0 to 7. */
  readonly reserved?: number;
  readonly masked?: boolean;
  /** A length that is announced instead of the true one. */
  readonly announced?: number;
}

const maskKey = Buffer.from([1, 2, 3, 4]);

export const rawFrame = ({ opcode, payload = new Uint8Array(), fin = true, reserved = 0, masked = true, announced }: RawFrame): Buffer => {
  const length = announced ?? payload.length;
  const mask = masked ? 0x80 : 0;
  const first = (fin ? 0x80 : 0) | (reserved << 4) | opcode;
  const size = length < 126 ? Buffer.from([mask | length]) : length < 65_536 ? Buffer.from([mask | 126, length >> 8, length & 0xff]) : Buffer.from([mask | 127, 0, 0, 0, 0, 0, 0, 0, 0]);
  if (length >= 65_536) size.writeBigUInt64BE(BigInt(length), 1);
  const body = masked ? Buffer.from(payload.map((byte, place) => byte ^ (maskKey[place % 4] ?? 0))) : Buffer.from(payload);
  return Buffer.concat([Buffer.from([first]), size, ...(masked ? [maskKey] : []), body]);
};

export class RawWebSocket {
  readonly socket: Socket;
  #bytes = Buffer.alloc(0);
  /** From the server's close frame. */
  closeCode: number | null = null;
  pongs = 0;
  texts = 0;
  ended = false;

  private constructor(socket: Socket) {
    this.socket = socket;
    socket.on('error', () => { this.ended = true; });
    socket.on('close', () => { this.ended = true; });
  }

  static async open(port: number, path: string, key: string): Promise<RawWebSocket> {
    const socket = connect(port, '127.0.0.1');
    await once(socket, 'connect');
    const raw = new RawWebSocket(socket);
    socket.write(`GET ${path} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: ${randomBytes(16).toString('base64')}\r\nAuthorization: Bearer ${key}\r\n\r\n`);
    let head = Buffer.alloc(0);
    while (!head.includes('\r\n\r\n')) head = Buffer.concat([head, ...(await once(socket, 'data')) as Buffer[]]);
    if (!head.toString('latin1').startsWith('HTTP/1.1 101')) throw new Error(head.toString('latin1'));
    raw.#take(head.subarray(head.indexOf('\r\n\r\n') + 4));
    socket.on('data', (chunk: Buffer) => raw.#take(chunk));
    return raw;
  }

  send(...frames: readonly Buffer[]): void {
    this.socket.write(Buffer.concat(frames));
  }

  #take(chunk: Buffer): void {
    this.#bytes = Buffer.concat([this.#bytes, chunk]);
    for (;;) {
      const [first, second] = this.#bytes;
      if (first === undefined || second === undefined) return;
      const short = second & 0x7f;
      const start = short < 126 ? 2 : short === 126 ? 4 : 10;
      if (this.#bytes.length < start) return;
      const length = short < 126 ? short : short === 126 ? this.#bytes.readUInt16BE(2) : Number(this.#bytes.readBigUInt64BE(2));
      if (this.#bytes.length < start + length) return;
      const payload = this.#bytes.subarray(start, start + length);
      this.#bytes = this.#bytes.subarray(start + length);
      const opcode = first & 0x0f;
      if (opcode === 8) this.closeCode = length >= 2 ? payload.readUInt16BE(0) : 1005;
      if (opcode === 10) this.pongs += 1;
      if (opcode === 1) this.texts += 1;
    }
  }
}
