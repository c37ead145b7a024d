/** Measures the bare line to the server: a small request, again and again, on one open connection. */
import { setTimeout as wait } from 'node:timers/promises';
import type { InterfaceClient } from '../replay/interface-client.ts';

export const idlePings = 20;
const busyEveryMs = 500;

export class LineWatch {
  readonly idleMs: number[] = [];
  readonly busyMs: number[] = [];
  readonly #client: InterfaceClient;
  #watching = false;

  constructor(client: InterfaceClient) {
    this.#client = client;
  }

  /** Before anybody else is there. */
  async idle(overMs: number, onPing: () => void): Promise<void> {
    // The first one pays for opening the connection.
    await this.#ping();
    const endMs = performance.now() + overMs;
    for (let done = 0; done < idlePings && performance.now() < endMs; done += 1) {
      this.idleMs.push(await this.#ping());
      onPing();
      await wait(20);
    }
  }

  /** Goes on beside the workshop until `stop`. */
  start(): void {
    this.#watching = true;
    void this.#watch();
  }

  stop(): void {
    this.#watching = false;
  }

  async #watch(): Promise<void> {
    while (this.#watching) {
      try {
        this.busyMs.push(await this.#ping());
      } catch {
        // The acts themselves report a server that is gone.
        return;
      }
      await wait(busyEveryMs, undefined, { ref: false });
    }
  }

  async #ping(): Promise<number> {
    const beganMs = performance.now();
    await this.#client.read('/api/v1/about', null);
    return performance.now() - beganMs;
  }
}
