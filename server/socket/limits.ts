/** How much one socket may say. Never per address: a hall is one. */
import type { WebSocket } from 'ws';
import { editorMessageBurst, editorMessagesPerSecond, participantMessageBurst, participantMessagesPerSecond } from '../../shared/domain/limits.ts';
import type { Caller } from '../identity/access-desk.ts';

/** Beside those of `connection.ts`. 4010: the same session opened more sockets than it may have. */
export const limitCodes = { tooMuch: 1008, superseded: 4010 } as const;

/** Breaches are forgiven after this much time without one. */
const forgiveMs = 60_000;
const breachesMax = 3;
/** What arrives in one go may exceed the burst by this factor; more is a flood. */
const floodFactor = 4;
/** Whoever was told to go and stays is cut. */
export const leaveMs = 1_000;

/** Says goodbye, hears nothing more, and cuts the line if the other side does not hang up. */
export const dismiss = (socket: WebSocket, code: number, reason: string): void => {
  socket.removeAllListeners('message');
  socket.resume();
  socket.close(code, reason);
  setTimeout(() => socket.terminate(), leaveMs).unref();
};

/**
 * Holds a socket to its pace. Nothing is dropped, because a lost board edit would be worse than a late
 * one: who is too fast is not read for a while, and closed (1008) at the third time or when it is a flood.
 * Ends what the idle deadline does not see: a socket that is busy with nothing.
 */
export const limitMessages = (socket: WebSocket, { role }: Caller): void => {
  const [burst, perSecond] = role === 'participant' ? [participantMessageBurst, participantMessagesPerSecond] : [editorMessageBurst, editorMessagesPerSecond];
  let tokens: number = burst;
  let atMs = performance.now();
  let breaches = 0;
  let breachAtMs = -Infinity;

  const count = (): void => {
    if (socket.readyState !== socket.OPEN) return;
    const nowMs = performance.now();
    tokens = Math.min(burst, tokens + ((nowMs - atMs) / 1_000) * perSecond) - 1;
    atMs = nowMs;
    if (tokens >= 0) return;
    if (tokens < -burst * floodFactor) return dismiss(socket, limitCodes.tooMuch, 'too many messages');
    if (socket.isPaused) return; // what was read before the pause
    if (nowMs - breachAtMs > forgiveMs) breaches = 0;
    breaches += 1;
    breachAtMs = nowMs;
    if (breaches >= breachesMax) return dismiss(socket, limitCodes.tooMuch, 'too many messages');
    socket.pause();
    // One second of messages is a fair start when it may speak again.
    setTimeout(() => socket.resume(), Math.ceil(((perSecond - tokens) / perSecond) * 1_000)).unref();
  };
  for (const sign of ['message', 'ping', 'pong'] as const) socket.on(sign, count);
};
