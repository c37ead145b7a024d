/**
 * A hall's bad WLAN between phones and a server: every piece of a stream comes late, by a varying time, and some
 * stall for longer, as TCP does when a packet is lost and sent again. Order is kept, as TCP keeps it.
 */
import { createServer, connect, type AddressInfo, type Server, type Socket } from 'node:net';
import { once } from 'node:events';

export interface Weather {
  readonly delayMs: number;
  /** A delay varies by so much in both directions. */
  readonly jitterMs: number;
  /** Share of pieces that stall, and how long. */
  readonly lossShare: number;
  readonly stallMsMin: number;
  readonly stallMsMax: number;
  readonly random: () => number;
}

export class ShakyNetwork {
  readonly #sockets = new Set<Socket>();
  readonly #server: Server;
  readonly #weather: Weather;

  private constructor(target: number, weather: Weather) {
    this.#weather = weather;
    this.#server = createServer((near) => {
      const far = connect(target, '127.0.0.1');
      this.#carry(near, far);
      this.#carry(far, near);
    });
  }

  static async open(target: number, weather: Weather, port = 0): Promise<ShakyNetwork> {
    const network = new ShakyNetwork(target, weather);
    network.#server.listen(port, '127.0.0.1');
    await once(network.#server, 'listening');
    return network;
  }

  get url(): string {
    // A server on a port always has this kind of address.
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async close(): Promise<void> {
    const closed = once(this.#server, 'close');
    this.#server.close();
    for (const socket of this.#sockets) socket.destroy();
    await closed;
  }

  #lateMs(): number {
    const { delayMs, jitterMs, lossShare, stallMsMin, stallMsMax, random } = this.#weather;
    const stallMs = random() < lossShare ? stallMsMin + random() * (stallMsMax - stallMsMin) : 0;
    return delayMs + (random() * 2 - 1) * jitterMs + stallMs;
  }

  #carry(from: Socket, to: Socket): void {
    const line: { readonly act: () => void; readonly atMs: number }[] = [];
    // One timer for the whole line: two timers of nearly the same moment may ring the wrong way round.
    const next = (): void => {
      const first = line[0];
      if (first === undefined) return;
      setTimeout(() => {
        line.shift();
        first.act();
        next();
      }, Math.max(0, first.atMs - performance.now()));
    };
    const later = (act: () => void): void => {
      line.push({ act, atMs: performance.now() + this.#lateMs() });
      if (line.length === 1) next();
    };
    this.#sockets.add(from);
    from.setNoDelay(true);
    from.on('data', (piece) => later(() => void (to.writable && to.write(piece))));
    from.on('end', () => later(() => to.end()));
    from.on('error', () => to.destroy());
    from.on('close', (hadError) => {
      this.#sockets.delete(from);
      if (hadError) to.destroy();
      else later(() => to.destroy());
    });
  }
}
