import type { WebSocket } from 'ws';
import { sendPing } from './prepared-frame.ts';

/** A socket that said nothing for this long is asked whether it is there. In a hall that writes few are ever asked. */
const quietMs = 20_000;
/** Whoever does not answer is asked again after this time. */
const askAgainMs = 12_000;
/** So many questions in a row without an answer: it is gone, after 45 s at the latest (`PingRound.run`). */
const missedPingsMax = 2;
/** When all are due at once, a quarter of them is asked per run, so that a full hall does not hold up the loop. */
const pingsPerRunMin = 250;

interface Watched {
  heardAtMs: number;
  askedAtMs: number;
  missed: number;
}

/** Pings the quiet sockets of a server; ends those that do not answer. Call `run` once a second. */
export class PingRound {
  readonly #watched = new Map<WebSocket, Watched>();
  readonly #now: () => number;

  constructor(now: () => number = () => performance.now()) {
    this.#now = now;
  }

  watch(socket: WebSocket): void {
    const nowMs = this.#now();
    const watched: Watched = { heardAtMs: nowMs, askedAtMs: nowMs, missed: 0 };
    this.#watched.set(socket, watched);
    const heard = (): void => {
      watched.heardAtMs = this.#now();
      watched.missed = 0;
    };
    socket.on('pong', heard);
    socket.on('message', heard);
    socket.on('close', () => this.#watched.delete(socket));
  }

  run(): void {
    const nowMs = this.#now();
    let left = Math.max(pingsPerRunMin, this.#watched.size / 4);
    for (const [socket, watched] of this.#watched) {
      if (nowMs - watched.heardAtMs < quietMs || nowMs - watched.askedAtMs < askAgainMs) continue;
      if (watched.missed >= missedPingsMax) {
        socket.terminate();
        continue;
      }
      if (left < 1) continue;
      left -= 1;
      watched.askedAtMs = nowMs;
      watched.missed += 1;
      sendPing(socket);
    }
  }

  get sockets(): Iterable<WebSocket> {
    return this.#watched.keys();
  }
}
