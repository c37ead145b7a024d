import type { WebSocket } from 'ws';
import type { WorkshopId } from '../../shared/domain/ids.ts';
import { boardQueueBytesMax, phoneQueueBytesMax } from '../../shared/domain/limits.ts';
import type { Result } from '../../shared/domain/refusal.ts';
import { refusalBody } from '../http/answers.ts';
import { idIn, takeCommand, type CommandAnswer } from '../http/command-intake.ts';
import type { Services } from '../http/context.ts';
import { parseJson } from '../http/json-body.ts';
import type { Caller } from '../identity/access-desk.ts';
import type { Room } from '../room/room.ts';
import { closeCodes } from './close-codes.ts';
import { sendParts, sendText } from './prepared-frame.ts';

/** Somebody who was let in. */
export interface LiveCall {
  readonly room: Room;
  readonly workshop: WorkshopId;
  readonly caller: Caller;
  /** Asked for frames with changes (`?changes=1`). */
  readonly takesChanges: boolean;
}

/** The frame holds nothing but the command. */
const commandIn = (frame: Result<unknown>): Result<unknown> => {
  if (!frame.ok) return frame;
  const { value } = frame;
  return { ok: true, value: typeof value === 'object' && value !== null && 'command' in value ? value.command : null };
};

/** Pushes the JSON view: first at once, then whenever it changed. Takes commands and answers each. */
export const serveLive = (services: Services, { room, workshop, caller, takesChanges }: LiveCall, socket: WebSocket): void => {
  const { hub, operations, onError } = services;
  const queueBytesMax = caller.role === 'participant' ? phoneQueueBytesMax : boardQueueBytesMax;
  const leave = hub.join(room, {
    workshop,
    role: caller.role,
    session: caller.session,
    participant: caller.participant,
    takesChanges,
    send: (start, end) => sendParts(socket, start, end, queueBytesMax),
  });
  socket.on('close', leave);

  const take = async (data: Uint8Array): Promise<CommandAnswer> => {
    const command = commandIn(parseJson(data));
    const now = hub.room(room.id);
    const place = now?.state.workshops.get(workshop);
    // Who sends was checked when the socket was opened, and the socket ends with the session.
    const answer: CommandAnswer = now === undefined || place === undefined ? { ok: false, refusal: { reason: 'unavailable' }, id: {} } : await takeCommand(services, { room: now, workshop: place, caller }, () => command);
    // Over a socket only the id says which command was refused.
    return answer.ok || !command.ok ? answer : { ...answer, id: idIn(command.value) };
  };

  const answer = async (data: Uint8Array): Promise<void> => {
    const startMs = performance.now();
    const taken = await take(data).catch((error: unknown): CommandAnswer => {
      onError(error, 'live command');
      return { ok: false, refusal: { reason: 'unavailable' }, id: {} };
    });
    operations.commandAnswered(taken.ok ? 'ok' : taken.refusal.reason, performance.now() - startMs);
    sendText(socket, JSON.stringify({ answer: taken.ok ? taken.receipt : { ...taken.id, ...refusalBody(taken.refusal) } }), queueBytesMax);
  };

  socket.on('message', (data, isBinary) => {
    if (isBinary || !Buffer.isBuffer(data)) return socket.close(closeCodes.textExpected, 'text expected');
    answer(data).catch((error: unknown) => onError(error, 'live answer'));
  });
};
