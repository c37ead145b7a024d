/**
 * A network in the memory of one process: WebSockets with delays that can be cut, come back late or repeat frames.
 * Time is that of `setTimeout`, which a simulation moves by hand. Within one socket frames keep their order, between
 * sockets they do not.
 */
import { EventEmitter } from 'node:events';
import { closeCodes } from '../../server/socket/close-codes.ts';

/** The way of one browser to the server. */
export class Line {
  readonly name: string;
  isUp = true;
  delayMs = 5;
  jitterMs = 0;
  /** One frame in so many comes twice; 0: none. */
  repeatsEvery = 0;
  /** One update in so many to the browser does not arrive; 0: none. TCP does not do that, a faulty proxy does. */
  losesEvery = 0;
  readonly connections = new Set<Connection>();

  constructor(name: string) {
    this.name = name;
  }
}

/** Closed by the server for reasons that are nobody's fault. */
const plainCodes: ReadonlySet<number> = new Set([closeCodes.commitFailed, closeCodes.restarting]);

const isUpdate = (frame: Uint8Array): boolean => frame[0] === 0 && frame[1] === 2;

/** The payload of a server's frame that was made ready for the wire: final, binary, not masked. */
const payloadOf = (frame: Uint8Array): Uint8Array => {
  const short = (frame[1] ?? 0) & 0x7f;
  return frame.slice(short < 126 ? 2 : short === 126 ? 4 : 10);
};

/** The server's end, with what our server uses of a socket of the package ws. */
export class ServerEnd extends EventEmitter {
  readonly OPEN = 1;
  readyState = 1;
  readonly bufferedAmount = 0;
  readonly _socket = { write: (frame: Uint8Array): void => this.#sent(payloadOf(frame)) };
  readonly #sent: (payload: Uint8Array) => void;
  readonly #closed: (code: number, reason: string) => void;

  constructor(sent: (payload: Uint8Array) => void, closed: (code: number, reason: string) => void) {
    super();
    this.#sent = sent;
    this.#closed = closed;
  }

  send(payload: Uint8Array): void {
    if (this.readyState === 1) this.#sent(payload.slice());
  }

  close(code: number, reason: string): void {
    if (this.readyState !== 1) return;
    this.#closed(code, reason);
    this.gone();
  }

  /** A simulated line needs no pause. */
  resume(): void {}

  terminate(): void {
    this.gone();
  }

  /** The other end is not there any more. */
  gone(): void {
    if (this.readyState === 3) return;
    this.readyState = 3;
    this.emit('close');
  }
}

/** The browser's end, with what y-websocket uses of a WebSocket. */
export class BrowserEnd {
  static readonly OPEN = 1;
  readonly OPEN = 1;
  readyState = 0;
  binaryType = 'blob';
  onopen: (() => void) | null = null;
  onmessage: ((event: { readonly data: ArrayBuffer }) => void) | null = null;
  onclose: ((event: { readonly code: number; readonly reason: string }) => void) | null = null;
  onerror: ((event: object) => void) | null = null;
  #send: (frame: Uint8Array) => void = () => {};
  #leave: () => void = () => {};

  attach(send: (frame: Uint8Array) => void, leave: () => void): void {
    this.#send = send;
    this.#leave = leave;
  }

  send(frame: Uint8Array): void {
    if (this.readyState === 1) this.#send(frame.slice());
  }

  close(): void {
    if (this.readyState === 3) return;
    this.readyState = 3;
    this.#leave();
  }
}

class Connection {
  readonly line: Line;
  readonly browser: BrowserEnd;
  readonly server: ServerEnd;
  /** When the last frame of each direction arrives: the next one is never earlier. */
  upMs = 0;
  downMs = 0;
  /** The server's process is gone; nothing reaches it any more. */
  dead = false;

  constructor(line: Line, browser: BrowserEnd, server: ServerEnd) {
    this.line = line;
    this.browser = browser;
    this.server = server;
  }
}

export class Network {
  readonly lines = new Map<string, Line>();
  /** The server that listens; null: none. */
  listener: ((line: Line, socket: ServerEnd) => void) | null = null;
  /** Sockets that the server closed because of what came over them. */
  readonly refusals: string[] = [];
  readonly count = { frames: 0, bytes: 0, cuts: 0, late: 0, repeated: 0, lost: 0, connections: 0 };
  readonly #below: (max: number) => number;

  constructor(below: (max: number) => number) {
    this.#below = below;
  }

  line(name: string): Line {
    const line = this.lines.get(name) ?? new Line(name);
    this.lines.set(name, line);
    return line;
  }

  /** What a page finds as `WebSocket`; the host in the address names its line. */
  get webSocket(): new (url: string) => BrowserEnd {
    const open = (url: string, browser: BrowserEnd): void => this.#open(this.line(new URL(url).hostname), browser);
    return class extends BrowserEnd {
      constructor(url: string) {
        super();
        open(url, this);
      }
    };
  }

  /** The line breaks. Late: the server does not notice yet and still gets what is on its way. */
  cut(line: Line, late: boolean): void {
    for (const connection of [...line.connections]) {
      this.count.cuts += 1;
      this.#endBrowser(connection, 1006, '');
      if (late) {
        this.count.late += 1;
        setTimeout(() => connection.server.gone(), 1_000 + this.#below(9_000));
      } else {
        connection.dead = true;
        connection.server.gone();
      }
    }
  }

  /** The server's process is gone, and with it all its sockets. */
  serverGone(): void {
    this.listener = null;
    for (const line of this.lines.values())
      for (const connection of [...line.connections]) {
        connection.dead = true;
        setTimeout(() => this.#endBrowser(connection, 1006, ''), this.#delay(line));
      }
  }

  #delay({ delayMs, jitterMs }: Line): number {
    return delayMs + (jitterMs === 0 ? 0 : this.#below(jitterMs));
  }

  #open(line: Line, browser: BrowserEnd): void {
    setTimeout(() => {
      if (browser.readyState !== 0) return;
      if (!line.isUp || this.listener === null) {
        browser.readyState = 3;
        browser.onerror?.({});
        browser.onclose?.({ code: 1006, reason: '' });
        return;
      }
      this.#connect(line, browser, this.listener);
    }, this.#delay(line));
  }

  #connect(line: Line, browser: BrowserEnd, listener: (line: Line, socket: ServerEnd) => void): void {
    this.count.connections += 1;
    const server = new ServerEnd(
      (payload) => this.#down(connection, payload),
      (code, reason) => {
        if (!plainCodes.has(code)) this.refusals.push(`${line.name}: ${code} ${reason}`);
        const inMs = Math.max(connection.downMs - Date.now(), 0) + this.#delay(line);
        setTimeout(() => this.#endBrowser(connection, code, reason), inMs);
      },
    );
    const connection = new Connection(line, browser, server);
    line.connections.add(connection);
    browser.attach(
      (frame) => this.#up(connection, frame),
      () => {
        line.connections.delete(connection);
        setTimeout(() => server.gone(), this.#delay(line));
      },
    );
    this.#later(connection, 'downMs', () => {
      if (browser.readyState !== 0) return;
      browser.readyState = 1;
      browser.onopen?.();
    });
    listener(line, server);
  }

  #endBrowser(connection: Connection, code: number, reason: string): void {
    connection.line.connections.delete(connection);
    if (connection.browser.readyState === 3) return;
    connection.browser.readyState = 3;
    connection.browser.onclose?.({ code, reason });
  }

  #later(connection: Connection, direction: 'upMs' | 'downMs', arrive: () => void): void {
    const atMs = Math.max(connection[direction], Date.now() + this.#delay(connection.line));
    connection[direction] = atMs;
    setTimeout(arrive, atMs - Date.now());
  }

  #times({ repeatsEvery }: Line): number {
    if (repeatsEvery === 0 || this.#below(repeatsEvery) !== 0) return 1;
    this.count.repeated += 1;
    return 2;
  }

  #up(connection: Connection, frame: Uint8Array): void {
    for (let times = this.#times(connection.line); times > 0; times -= 1)
      this.#later(connection, 'upMs', () => {
        if (connection.dead || connection.server.readyState !== 1) return;
        this.#counted(frame);
        connection.server.emit('message', Buffer.from(frame), true);
      });
  }

  #down(connection: Connection, frame: Uint8Array): void {
    const { browser, line } = connection;
    if (line.losesEvery > 0 && isUpdate(frame) && this.#below(line.losesEvery) === 0) {
      this.count.lost += 1;
      return;
    }
    for (let times = this.#times(line); times > 0; times -= 1)
      this.#later(connection, 'downMs', () => {
        if (browser.readyState !== 1) return;
        this.#counted(frame);
        browser.onmessage?.({ data: new Uint8Array(frame).buffer });
      });
  }

  #counted(frame: Uint8Array): void {
    this.count.frames += 1;
    this.count.bytes += frame.length;
  }
}
