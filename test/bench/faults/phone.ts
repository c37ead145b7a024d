import { nanoid } from 'nanoid';
import type { WebSocket } from 'ws';
import { objectOf, type JsonObject } from '../../../server/replay/interface-client.ts';
import type { Traffic } from '../traffic.ts';

const answerStart = Buffer.from('{"answer":');
const viewStart = Buffer.from('{"view":');
const beginsWith = (data: Buffer, start: Buffer): boolean => data.subarray(0, start.length).equals(start);

/** Refusals that are no "no": the same command is sent again after a moment. */
const notNow: readonly unknown[] = ['unavailable', 'storage_full'];
const notNowMs = 500;

interface Waiting {
  readonly frame: string;
  readonly resolve: (receipt: JsonObject) => void;
}

/** A phone as a person has it: one socket, and an outbox that outlives it. What has no receipt is sent again, under its own id. */
export class Phone {
  readonly #traffic: Traffic;
  readonly #url: string;
  readonly #token: string;
  readonly #onClose: (phone: Phone, code: number) => void;
  readonly #outbox = new Map<string, Waiting>();
  #socket: WebSocket | null = null;

  /** `onClose`: the server closed its socket. */
  constructor(traffic: Traffic, url: string, token: string, onClose: (phone: Phone, code: number) => void) {
    this.#traffic = traffic;
    this.#url = url;
    this.#token = token;
    this.#onClose = onClose;
  }

  /** Opens the socket; resolves with the first view. Rejects when the socket ends before it. */
  connect(): Promise<void> {
    return new Promise((resolve, reject) => {
      const opening = this.#traffic.open(this.#url, this.#token, (data) => {
        if (beginsWith(data, answerStart)) this.#answered(data);
        else if (beginsWith(data, viewStart)) resolve();
      });
      opening.then((socket) => {
        this.#socket = socket;
        socket.on('close', (code) => {
          if (this.#socket !== socket) return;
          this.#socket = null;
          reject(new Error(`The socket was closed with ${code} before a view came.`));
          this.#onClose(this, code);
        });
        for (const { frame } of this.#outbox.values()) socket.send(frame);
      }, reject);
    });
  }

  /** Sends a command, at once or when there is a socket again; resolves with its receipt. */
  ask(body: JsonObject): Promise<JsonObject> {
    return new Promise((resolve) => {
      const id = nanoid();
      const frame = JSON.stringify({ command: { id, ...body } });
      this.#outbox.set(id, { frame, resolve });
      this.#socket?.send(frame);
    });
  }

  end(): void {
    const socket = this.#socket;
    this.#socket = null;
    if (socket !== null) this.#traffic.end(socket);
  }

  #answered(data: Buffer): void {
    const receipt = objectOf(objectOf(JSON.parse(data.toString('utf8')))['answer']);
    const { id } = receipt;
    const waiting = typeof id === 'string' ? this.#outbox.get(id) : undefined;
    if (typeof id !== 'string' || waiting === undefined) return;
    if (receipt['ok'] === false && notNow.includes(receipt['reason'])) {
      setTimeout(() => this.#socket?.send(waiting.frame), notNowMs).unref();
      return;
    }
    this.#outbox.delete(id);
    waiting.resolve(receipt);
  }
}
