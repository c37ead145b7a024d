/** Upgrades: origin and secret are checked before a socket exists; then the two kinds of socket take over. */
import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer, type WebSocket } from 'ws';
import { asId, type WorkshopId } from '../../shared/domain/ids.ts';
import { heartbeatMs, syncFrameBytesMax } from '../../shared/domain/limits.ts';
import { refusalStatus, type RefusalReason } from '../../shared/domain/refusal.ts';
import { boardAccess, mayRead } from '../../shared/commands/access.ts';
import { ownOrigins, workshopCall, type Services } from '../http/context.ts';
import { originFits, type RequestHead } from '../identity/request-caller.ts';
import { boardOfDocument } from '../room/document-name.ts';
import { closeCodes, PingRound } from './connection.ts';
import { serveLive } from './live-socket.ts';
import { keepAlive, serveSync } from './sync-socket.ts';

/** Phones have nothing to say on a live socket; a heartbeat fits easily. */
const liveFrameBytesMax = 4_096;
const pingMs = 15_000;

const headOf = (request: IncomingMessage, url: URL): RequestHead => ({
  authorization: request.headers.authorization,
  cookie: request.headers.cookie,
  origin: request.headers.origin,
  host: request.headers.host,
  as: url.searchParams.get('as') ?? undefined,
});

const turnAway = (socket: Duplex, reason: RefusalReason): void => {
  socket.end(`HTTP/1.1 ${refusalStatus(reason)} Refused\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
};

export interface Sockets {
  /** Closes all with 1012, so that clients spread their return. */
  close(): void;
}

export const attachSockets = (server: Server, services: Services): Sockets => {
  const { hub } = services;
  const options = { noServer: true, perMessageDeflate: false, clientTracking: false } as const;
  const live = new WebSocketServer({ ...options, maxPayload: liveFrameBytesMax });
  const sync = new WebSocketServer({ ...options, maxPayload: syncFrameBytesMax });
  const pings = new PingRound();
  const boardSockets = new Set<WebSocket>();

  const accept = (kind: WebSocketServer, request: IncomingMessage, socket: Duplex, head: Buffer, serve: (ws: WebSocket) => void): void => {
    kind.handleUpgrade(request, socket, head, (ws) => {
      ws.on('error', () => ws.terminate());
      pings.watch(ws);
      serve(ws);
    });
  };

  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    socket.on('error', () => socket.destroy());
    if (!URL.canParse(request.url ?? '', 'http://localhost')) return turnAway(socket, 'bad_request');
    const url = new URL(request.url ?? '', 'http://localhost');
    const requestHead = headOf(request, url);
    if (!originFits(requestHead, ownOrigins(services))) return turnAway(socket, requestHead.origin === undefined ? 'sign_in_needed' : 'foreign_origin');

    const workshop = /^\/api\/v1\/workshops\/([A-Za-z0-9_-]+)\/live$/.exec(url.pathname)?.[1];
    if (workshop !== undefined) {
      const call = workshopCall(services, requestHead, workshop);
      if (!call.ok) return turnAway(socket, call.refusal.reason);
      const { room, caller } = call.value;
      if (!mayRead(caller.role, 'view')) return turnAway(socket, 'not_allowed');
      return accept(live, request, socket, head, (ws) => serveLive(hub, room, asId<WorkshopId>(workshop), caller, ws));
    }

    const name = /^\/api\/v1\/sync\/([A-Za-z0-9_-]+)$/.exec(url.pathname)?.[1];
    const board = name === undefined ? null : boardOfDocument(name);
    if (board === null) return turnAway(socket, 'not_found');
    const owner = [...hub.rooms].find((room) => room.boards.has(board))?.state.boards.get(board)?.workshop;
    const call = owner === undefined ? null : workshopCall(services, requestHead, owner);
    if (call === null || !call.ok) return turnAway(socket, 'sign_in_needed');
    const access = boardAccess(call.value.caller.role);
    if (access === 'none') return turnAway(socket, 'not_allowed');
    const { room, caller } = call.value;
    accept(sync, request, socket, head, (ws) => {
      boardSockets.add(ws);
      ws.on('close', () => boardSockets.delete(ws));
      serveSync(hub, room, board, caller.session, access === 'write', ws);
    });
  });

  const pinging = setInterval(() => pings.run(), pingMs);
  const beating = setInterval(() => {
    hub.beat();
    for (const ws of boardSockets) if (ws.readyState === ws.OPEN) ws.send(keepAlive);
  }, heartbeatMs);

  return {
    close: () => {
      clearInterval(pinging);
      clearInterval(beating);
      for (const ws of pings.sockets) ws.close(closeCodes.restarting, 'restarting');
    },
  };
};
