/**
 * A hall's WLAN that a test can cut: passes bytes on to the server, and after `cut` nobody reaches anybody.
 * The browser's own offline switch will not do: it leaves open WebSockets alive.
 */
import { createServer, connect, type AddressInfo, type Server, type Socket } from 'node:net';
import { once } from 'node:events';
import { lanUrl } from '../../server/config.ts';

export class CuttableNetwork {
  readonly #sockets = new Set<Socket>();
  #target = 0;
  #port = 0;
  #listening: Server | null = null;

  private constructor() {}

  static async open(): Promise<CuttableNetwork> {
    const network = new CuttableNetwork();
    await network.mend();
    return network;
  }

  /** Where pages find the server. */
  get url(): string {
    return lanUrl(this.#port);
  }

  leadTo(port: number): void {
    this.#target = port;
  }

  /** All connections break, and no new one comes about. */
  async cut(): Promise<void> {
    const listening = this.#listening;
    this.#listening = null;
    if (listening === null) return;
    const closed = once(listening, 'close');
    listening.close();
    for (const socket of this.#sockets) socket.destroy();
    await closed;
  }

  async mend(): Promise<void> {
    if (this.#listening !== null) return;
    const server = createServer((near) => this.#pass(near));
    this.#listening = server;
    server.listen(this.#port);
    await once(server, 'listening');
    // A server on a port always has this kind of address.
    this.#port = (server.address() as AddressInfo).port;
  }

  #pass(near: Socket): void {
    const far = connect(this.#target, '127.0.0.1');
    for (const [one, other] of [[near, far], [far, near]] as const) {
      this.#sockets.add(one);
      one.pipe(other);
      one.on('error', () => other.destroy());
      one.on('close', () => {
        this.#sockets.delete(one);
        other.destroy();
      });
    }
  }
}
