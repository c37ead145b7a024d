import type { Role } from '../../shared/domain/role.ts';
import { request, withRole, type Answer } from './api.ts';

/** The part of a WebSocket that the live view needs. */
export interface LiveSocket {
  onopen: ((event: Event) => void) | null;
  onmessage: ((event: MessageEvent) => void) | null;
  onclose: ((event: CloseEvent) => void) | null;
  send(text: string): void;
  close(): void;
}

/** Everything the live view takes from its surroundings: tests bring a clock, a die and sockets of their own. */
export interface LivePorts {
  nowMs(): number;
  random(): number;
  /** Runs once after a while; the answer calls it off. */
  later(run: () => void, afterMs: number): () => void;
  open(path: string): LiveSocket;
  poll(path: string, signal: AbortSignal): Promise<Answer<unknown>>;
  /** Tells when the page comes back to the front or the device says that it has a network again. The answer unsubscribes. */
  onWake(run: () => void): () => void;
}

export const browserPorts = (as: Role): LivePorts => ({
  nowMs: () => Date.now(),
  random: () => Math.random(),
  later: (run, afterMs) => {
    const timer = setTimeout(run, afterMs);
    return () => clearTimeout(timer);
  },
  open: (path) => {
    const url = new URL(withRole(path, as), location.href);
    url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:';
    return new WebSocket(url);
  },
  poll: (path, signal) => request<unknown>('GET', path, { as, signal }),
  onWake: (run) => {
    const whenVisible = (): void => {
      if (document.visibilityState === 'visible') run();
    };
    document.addEventListener('visibilitychange', whenVisible);
    addEventListener('pageshow', run);
    addEventListener('online', run);
    return () => {
      document.removeEventListener('visibilitychange', whenVisible);
      removeEventListener('pageshow', run);
      removeEventListener('online', run);
    };
  },
});
