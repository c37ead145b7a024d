/** Light sockets: they count what comes in and look at it only where somebody asks to. */
import { subscribe } from 'node:diagnostics_channel';
import type { Socket } from 'node:net';
import { WebSocket } from 'ws';

/** Sockets opened at the same time; more would only measure the accept queue. */
const openingMax = 64;

export class Traffic {
  frames = 0;
  /** Sockets that closed while the bench did not ask them to. */
  dropped = 0;
  readonly #sockets = new Set<Socket>();
  /** Ended by us, so that their close is no news. */
  readonly #ended = new WeakSet<WebSocket>();
  #closedBytes = 0;

  /** Everything received on the wire, headers and HTTP answers included. */
  get bytes(): number {
    let sum = this.#closedBytes;
    for (const socket of this.#sockets) sum += socket.bytesRead;
    return sum;
  }

  watch(socket: Socket): void {
    if (this.#sockets.has(socket)) return;
    this.#sockets.add(socket);
    socket.on('close', () => {
      this.#sockets.delete(socket);
      this.#closedBytes += socket.bytesRead;
    });
  }

  /** HTTP requests of this process count too, whoever makes them: an answer is a frame. */
  watchHttp(): void {
    subscribe('http.client.response.finish', (message) => {
      if (typeof message === 'object' && message !== null && 'response' in message) {
        const { response } = message as { readonly response: { readonly socket: Socket } };
        this.watch(response.socket);
        this.frames += 1;
      }
    });
  }

  /** Opens a socket; resolves when it is open. Frames that come with the answer are not missed. */
  async open(url: string, secret: string | null, onFrame: (data: Buffer, socket: WebSocket) => void): Promise<WebSocket> {
    const headers = secret === null ? {} : { authorization: `Bearer ${secret}` };
    const socket = new WebSocket(url, { perMessageDeflate: false, skipUTF8Validation: true, headers });
    socket.on('upgrade', (response) => this.watch(response.socket));
    socket.on('message', (data) => {
      this.frames += 1;
      if (Buffer.isBuffer(data)) onFrame(data, socket);
    });
    return new Promise((resolve, reject) => {
      socket.on('error', reject);
      socket.on('close', (code) => {
        if (!this.#ended.has(socket)) {
          this.dropped += 1;
          reject(new Error(`A socket was closed with ${code}.`));
        }
      });
      socket.on('open', () => resolve(socket));
    });
  }

  end(socket: WebSocket): void {
    this.#ended.add(socket);
    socket.terminate();
  }
}

/** Does the same for 0 to below `count`, a bounded number at a time. */
export const forEach = async (count: number, act: (index: number) => Promise<void>, atOnceMax = openingMax): Promise<void> => {
  let next = 0;
  const lane = async (): Promise<void> => {
    for (let index = next++; index < count; index = next++) await act(index);
  };
  await Promise.all(Array.from({ length: Math.min(atOnceMax, count) }, lane));
};
