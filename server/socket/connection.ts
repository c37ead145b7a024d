import type { WebSocket } from 'ws';

/** Why a socket was closed. 1012: the server restarts, come back after a random wait. */
export const closeCodes = { restarting: 1012, tooSlow: 4008, notAllowed: 4003, commitFailed: 4009, badFrame: 1008, textExpected: 1003 } as const;

/** After this many unanswered pings (one per `pingMs`) a socket counts as dead. */
const missedPingsMax = 2;

/** Pings all sockets of a server in turn; ends those that do not answer. Call once per `pingMs`. */
export class PingRound {
  readonly #missed = new Map<WebSocket, number>();

  watch(socket: WebSocket): void {
    this.#missed.set(socket, 0);
    socket.on('pong', () => this.#missed.set(socket, 0));
    socket.on('message', () => this.#missed.set(socket, 0));
    socket.on('close', () => this.#missed.delete(socket));
  }

  run(): void {
    for (const [socket, missed] of this.#missed) {
      if (missed >= missedPingsMax) {
        socket.terminate();
        continue;
      }
      this.#missed.set(socket, missed + 1);
      if (socket.readyState === socket.OPEN) socket.ping();
    }
  }

  get sockets(): Iterable<WebSocket> {
    return this.#missed.keys();
  }
}
