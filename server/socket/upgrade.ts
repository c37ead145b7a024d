/** Upgrades: origin and secret are checked before a socket exists; then the two kinds of socket take over. */
import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer, type WebSocket } from 'ws';
import { asId, type WorkshopId } from '../../shared/domain/ids.ts';
import { fragmentsPerMessageMax, heartbeatMs, liveFrameBytesMax, syncFrameBytesMax } from '../../shared/domain/limits.ts';
import { refusalStatus, type RefusalReason } from '../../shared/domain/refusal.ts';
import { boardAccess, mayRead } from '../../shared/commands/access.ts';
import { ownOrigins, workshopCall, type Services } from '../http/context.ts';
import type { Caller } from '../identity/access-desk.ts';
import { originFits, type RequestHead } from '../identity/request-caller.ts';
import type { SocketKind } from '../operations/connections.ts';
import { boardOfDocument } from '../room/document-name.ts';
import { closeCodes } from './close-codes.ts';
import { dismiss, leaveMs, limitCodes, limitMessages } from './limits.ts';
import { serveLive } from './live-socket.ts';
import { PingRound } from './ping-round.ts';
import { keepAlive, serveSync } from './sync-socket.ts';

/** How often `PingRound` looks who has been quiet. */
const pingRoundMs = 1_000;
/** How often screens are looked through for those that heard nothing for `heartbeatMs`. */
const beatRoundMs = heartbeatMs / 4;
/** Turned away and not gone yet; more are cut without a word. */
const leavingMax = 200;

const headOf = (request: IncomingMessage, url: URL): RequestHead => ({
  authorization: request.headers.authorization,
  cookie: request.headers.cookie,
  origin: request.headers.origin,
  host: request.headers.host,
  as: url.searchParams.get('as') ?? undefined,
});

/** What the checks found out about somebody who may have a socket. */
interface Admitted {
  readonly kind: SocketKind;
  readonly workshop: string;
  /** What the socket is about: a workshop or a document. */
  readonly target: string;
  readonly caller: Caller;
}

export interface Sockets {
  /** Closes all with 1012, so that clients spread their return. */
  close(): void;
}

export const attachSockets = (server: Server, services: Services): Sockets => {
  const { hub } = services;
  const options = { noServer: true, perMessageDeflate: false, clientTracking: false, maxFragments: fragmentsPerMessageMax, closeTimeout: 3 * leaveMs } as const;
  const servers = {
    live: new WebSocketServer({ ...options, maxPayload: liveFrameBytesMax }),
    sync: new WebSocketServer({ ...options, maxPayload: syncFrameBytesMax }),
  } as const;
  const { operations, openSessions } = services;
  let leaving = 0;
  const pings = new PingRound();
  const boardSockets = new Set<WebSocket>();

  /** Answers "no" and hangs up; whoever does not hang up too is cut. */
  const turnAway = (socket: Duplex, reason: RefusalReason): void => {
    operations.upgradeRefused(reason);
    if (leaving >= leavingMax) return void socket.destroy();
    leaving += 1;
    const cut = setTimeout(() => socket.destroy(), leaveMs);
    socket.once('close', () => {
      clearTimeout(cut);
      leaving -= 1;
    });
    socket.resume();
    socket.end(`HTTP/1.1 ${refusalStatus(reason)} Refused\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
  };

  const accept = ({ kind, workshop, target, caller }: Admitted, request: IncomingMessage, socket: Duplex, head: Buffer, serve: (ws: WebSocket) => void): void => {
    servers[kind].handleUpgrade(request, socket, head, (ws) => {
      // `ws` has sent the close frame that fits the error; the other side gets a moment to read it.
      ws.on('error', () => setTimeout(() => ws.terminate(), leaveMs).unref());
      const leave = operations.connections.enter({
        kind, workshop, role: caller.role,
        get bytesWritten() { return 'bytesWritten' in socket && typeof socket.bytesWritten === 'number' ? socket.bytesWritten : 0; },
        get bytesQueued() { return ws.bufferedAmount; },
      });
      ws.on('close', (code) => {
        leave();
        operations.socketClosed(kind, code);
      });
      pings.watch(ws);
      limitMessages(ws, caller);
      const close = openSessions.enter(caller, target, {
        dismiss: (why) => dismiss(ws, why === 'superseded' ? limitCodes.superseded : closeCodes.notAllowed, why),
      });
      ws.on('close', close);
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
      return accept({ kind: 'live', workshop, target: workshop, caller }, request, socket, head, (ws) => serveLive(services, { room, caller, workshop: asId<WorkshopId>(workshop), takesChanges: url.searchParams.get('changes') === '1' }, ws));
    }

    const name = /^\/api\/v1\/sync\/([A-Za-z0-9_-]+)$/.exec(url.pathname)?.[1];
    const board = name === undefined ? null : boardOfDocument(name);
    if (board === null) return turnAway(socket, 'not_found');
    const owner = [...hub.rooms].find((room) => room.boards.has(board))?.state.boards.get(board)?.workshop;
    const call = owner === undefined ? null : workshopCall(services, requestHead, owner);
    if (call === null || !call.ok) return turnAway(socket, 'sign_in_needed');
    const { room, workshop: place, caller } = call.value;
    const access = boardAccess(caller.role);
    if (access === 'none') return turnAway(socket, 'not_allowed');
    accept({ kind: 'sync', workshop: place.id, target: board, caller }, request, socket, head, (ws) => {
      boardSockets.add(ws);
      ws.on('close', () => boardSockets.delete(ws));
      serveSync({ hub, opened: room, board, session: caller.session, writes: access === 'write', operations }, ws);
    });
  });

  const pinging = setInterval(() => pings.run(), pingRoundMs);
  const beating = setInterval(() => hub.beat(), beatRoundMs);
  const boardsBeating = setInterval(() => {
    for (const ws of boardSockets) if (ws.readyState === ws.OPEN) ws.send(keepAlive);
  }, heartbeatMs);

  return {
    close: () => {
      clearInterval(pinging);
      clearInterval(beating);
      clearInterval(boardsBeating);
      const all = [...pings.sockets];
      for (const ws of all) ws.close(closeCodes.restarting, 'restarting');
      setTimeout(() => { for (const ws of all) ws.terminate(); }, leaveMs);
    },
  };
};
