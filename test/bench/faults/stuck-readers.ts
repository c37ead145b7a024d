/** Sockets that are opened and then never read: no view is taken, no ping is answered. */
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { rawFrame } from '../../support/raw-web-socket.ts';
import { emptyStep1, plainDialect } from '../dialect.ts';
import { forEach } from '../traffic.ts';
import type { FaultRun, Mark } from './fault-run.ts';
import { until } from './pace.ts';
import { stuckBoardSockets, type StuckResult } from './plan.ts';
import { readFigures, socketsOf } from './server-figures.ts';

const openMsMax = 10_000;
const lookEveryMs = 1_000;
const binaryOpcode = 2;

/** The handshake by hand; its answer is not read either. `greeting` goes out right behind it. */
const openStuck = async (port: number, path: string, secret: string, greeting: Uint8Array | null): Promise<Socket> => {
  const socket = connect(port, '127.0.0.1');
  // Before it is connected, so that Node does not even begin to read.
  socket.pause();
  socket.on('error', () => undefined);
  await once(socket, 'connect');
  socket.write(`GET ${path} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: ${randomBytes(16).toString('base64')}\r\nAuthorization: Bearer ${secret}\r\n\r\n`);
  if (greeting !== null) socket.write(rawFrame({ opcode: binaryOpcode, payload: greeting }));
  return socket;
};

export const playStuckReaders = async (run: FaultRun): Promise<StuckResult> => {
  const { hall, plan } = run;
  const boardSockets = stuckBoardSockets(plan.stuckSockets);
  const liveSockets = plan.stuckSockets - boardSockets;
  const tokens: string[] = [];
  await forEach(liveSockets, async () => { tokens.push(await hall.join()); });

  const sockets: Socket[] = [];
  let firstGoneS: number | null = null;
  let lastGoneS: number | null = null;
  let there = plan.stuckSockets;
  let queueBytesMax = 0;

  const played = await run.whileWriting(async () => {
    const othersBefore = socketsOf(await readFigures(hall.url));
    const from = run.mark();
    await Promise.all([
      ...tokens.map(async (token) => { sockets.push(await openStuck(plan.port, hall.livePath, token, null)); }),
      // A screen that asks for the whole board and then does not take it.
      ...Array.from({ length: boardSockets }, async () => { sockets.push(await openStuck(plan.port, hall.syncPath, hall.workshop.moderator, emptyStep1(plainDialect))); }),
    ]);
    const areIn = await until(async () => socketsOf(await readFigures(hall.url)) >= othersBefore + plan.stuckSockets, openMsMax, 50);
    if (!areIn) throw new Error(`The server did not let all ${plan.stuckSockets} stuck readers in.`);
    const openAtMs = performance.now();
    let gone: Mark | null = null;
    for (let seconds = 0; seconds < plan.stuckS; seconds = (performance.now() - openAtMs) / 1_000) {
      await wait(Math.min(lookEveryMs, plan.stuckS * 1_000 - seconds * 1_000));
      const figures = await readFigures(hall.url);
      queueBytesMax = Math.max(queueBytesMax, figures.get('leitsatz_queue_longest_bytes') ?? 0);
      if (gone !== null) continue;
      there = Math.max(0, socketsOf(figures) - othersBefore);
      const nowS = (performance.now() - openAtMs) / 1_000;
      if (there < plan.stuckSockets) firstGoneS ??= nowS;
      if (there > 0) continue;
      lastGoneS = nowS;
      gone = run.mark();
    }
    return { from, gone, to: run.mark() };
  });
  for (const socket of sockets) socket.destroy();

  const { from, gone, to } = played;
  return {
    slices: gone === null ? [run.slice('stuck readers there', from, to)] : [run.slice('stuck readers there', from, gone), run.slice('after the last was gone', gone, to)],
    liveSockets, boardSockets, firstGoneS, lastGoneS, stillThere: there, queueKiBMax: queueBytesMax / 1_024,
  };
};
