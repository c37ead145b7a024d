import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { describe, expect, it } from 'vitest';
import { WebSocket, WebSocketServer } from 'ws';
import { PingRound } from '../../server/socket/ping-round.ts';
import { heartbeatMs, silenceMs } from '../../shared/domain/limits.ts';
import type { WorkshopId } from '../../shared/domain/ids.ts';
import { Hall } from '../support/hall.ts';
import { until } from '../support/socket-hall.ts';

const turns = async (): Promise<void> => {
  for (let turn = 0; turn < 10; turn += 1) await new Promise((resolve) => setImmediate(resolve));
};

describe('signs of life', () => {
  it('[VW6] a quiet screen hears something well before it would take the server for dead, a busy one no heartbeat', async () => {
    const hall = await Hall.open();
    const { hub } = hall.services;
    const room = hub.roomOfWorkshop(hall.workshop as WorkshopId);
    if (room === undefined) throw new Error('There is no room.');
    const people = await Promise.all(Array.from({ length: 30 }, () => hall.join()));
    const heard = people.map((): { readonly atMs: number; readonly isBeat: boolean }[] => []);
    for (const [place, { participant }] of people.entries()) {
      hub.join(room, {
        workshop: hall.workshop as WorkshopId,
        role: 'participant',
        session: participant,
        participant: participant as never,
        send: (head) => (heard[place]?.push({ atMs: hall.clock.ms, isBeat: head.text.startsWith('{"beat"') }) ?? 0) > 0,
      });
    }

    for (let round = 0; round < 24; round += 1) {
      hall.clock.ms += heartbeatMs / 4;
      hub.beat();
      await turns();
    }

    for (const frames of heard) {
      const times = [...frames.map(({ atMs }) => atMs), hall.clock.ms];
      const longestMs = Math.max(...times.slice(1).map((atMs, place) => atMs - (times[place] ?? 0)));
      expect(longestMs).toBeLessThanOrEqual(13_000);
      expect(longestMs).toBeLessThan(silenceMs);
      expect(frames.every(({ isBeat, atMs }, place) => !isBeat || atMs - (frames[place - 1]?.atMs ?? 0) >= heartbeatMs)).toBe(true);
    }
    hub.close();
  });

  it('a socket that answers no ping is gone within 45 s, one that answers stays', { timeout: 20_000 }, async () => {
    let nowMs = 0;
    const round = new PingRound(() => nowMs);
    const server = new WebSocketServer({ port: 0, host: '127.0.0.1' });
    server.on('connection', (socket) => round.watch(socket));
    await once(server, 'listening');
    const url = `ws://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const clients = [new WebSocket(url), new WebSocket(url, { autoPong: false })] as const;
    const [well, deaf] = clients;
    let pings = 0;
    let closed = false;
    well.on('ping', () => { pings += 1; });
    deaf.on('close', () => { closed = true; });
    await Promise.all(clients.map((client) => once(client, 'open')));
    await until('both are watched', () => [...round.sockets].length === 2);

    for (; nowMs < 45_000; nowMs += 1_000) {
      const [before, asks] = [pings, nowMs > 0 && nowMs % 20_000 === 0];
      round.run();
      if (asks) await until('the ping', () => pings > before);
      await turns();
    }

    await until('the deaf one is gone', () => closed);
    expect(well.readyState).toBe(WebSocket.OPEN);
    expect([...round.sockets]).toHaveLength(1);
    well.terminate();
    server.close();
  });
});
