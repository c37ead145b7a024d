import type { WebSocket } from 'ws';
import type { WorkshopId } from '../../shared/domain/ids.ts';
import { boardQueueBytesMax, phoneQueueBytesMax } from '../../shared/domain/limits.ts';
import type { Caller } from '../identity/access-desk.ts';
import type { Hub } from '../room/hub.ts';
import type { Room } from '../room/room.ts';
import { sendParts } from './prepared-frame.ts';

/** Pushes the JSON view: first at once, then whenever it changed. The socket is read only for signs of life. */
export const serveLive = (hub: Hub, room: Room, workshop: WorkshopId, caller: Caller, socket: WebSocket): void => {
  const queueBytesMax = caller.role === 'participant' ? phoneQueueBytesMax : boardQueueBytesMax;
  const leave = hub.join(room, {
    workshop,
    role: caller.role,
    session: caller.session,
    participant: caller.participant,
    send: (head, tail) => sendParts(socket, head, tail, queueBytesMax),
  });
  socket.on('close', leave);
};
