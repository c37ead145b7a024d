/** What a live view takes from its surroundings, moved by the test. */
import type { Answer, Refused } from '../../client/connection/api.ts';
import type { LivePorts, LiveSocket } from '../../client/connection/live-ports.ts';

export class FakeSocket implements LiveSocket {
  onopen: ((event: Event) => void) | null = null;
  onmessage: ((event: MessageEvent) => void) | null = null;
  onclose: ((event: CloseEvent) => void) | null = null;
  closed = false;
  readonly sent: unknown[] = [];
  send(text: string): void {
    this.sent.push(JSON.parse(text));
  }
  close(): void {
    this.closed = true;
  }
  open(): void {
    this.onopen?.(new Event('open'));
  }
  say(frame: object): void {
    this.onmessage?.({ data: JSON.stringify(frame) } as MessageEvent);
  }
  break(code: number): void {
    this.onclose?.({ code } as CloseEvent);
  }
}

export const view = (revision: number, serverTimeMs = 0): object => ({ revision, serverTimeMs, role: 'participant' });
export const offline: Refused = { ok: false, reason: 'offline', message: '', messages: {}, status: 0 };

/** A clock that moves only when told to, sockets and polls that answer only when told to. */
export class Surroundings implements LivePorts {
  now = 1_000_000;
  luck = 0.5;
  readonly sockets: FakeSocket[] = [];
  readonly polls: { readonly path: string; readonly answer: (answer: Answer<unknown>) => Promise<void> }[] = [];
  #timers: { readonly at: number; readonly run: () => void }[] = [];
  #wakes: (() => void)[] = [];

  nowMs(): number {
    return this.now;
  }
  random(): number {
    return this.luck;
  }
  later(run: () => void, afterMs: number): () => void {
    const timer = { at: this.now + afterMs, run };
    this.#timers.push(timer);
    return () => {
      this.#timers = this.#timers.filter((other) => other !== timer);
    };
  }
  open(): FakeSocket {
    const socket = new FakeSocket();
    this.sockets.push(socket);
    return socket;
  }
  poll(path: string): Promise<Answer<unknown>> {
    return new Promise((resolve) => {
      this.polls.push({
        path,
        answer: async (answer) => {
          resolve(answer);
          await settled();
        },
      });
    });
  }
  onWake(run: () => void): () => void {
    this.#wakes.push(run);
    return () => {
      this.#wakes = this.#wakes.filter((other) => other !== run);
    };
  }
  wake(): void {
    for (const run of this.#wakes) run();
  }
  pass(ms: number): void {
    const end = this.now + ms;
    for (;;) {
      const next = this.#timers.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)[0];
      if (next === undefined) break;
      this.#timers = this.#timers.filter((other) => other !== next);
      this.now = next.at;
      next.run();
    }
    this.now = end;
  }
  get socket(): FakeSocket {
    const last = this.sockets.at(-1);
    if (last === undefined) throw new Error('no socket was opened');
    return last;
  }
  get lastPoll(): (typeof this.polls)[number] {
    const last = this.polls.at(-1);
    if (last === undefined) throw new Error('nothing was polled');
    return last;
  }
}

export const settled = async (): Promise<void> => {
  for (let turn = 0; turn < 30; turn += 1) await Promise.resolve();
};
