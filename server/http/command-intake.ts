import { idPattern } from '../../shared/domain/ids.ts';
import type { Refusal, Result } from '../../shared/domain/refusal.ts';
import { parseCommand, type Command } from '../../shared/commands/schema.ts';
import { normaliseCode, ticketCodePattern } from '../identity/secrets.ts';
import { brakeMs } from './command-brake.ts';
import type { Services, WorkshopCall } from './context.ts';

/** What became of a command: its receipt, or a refusal with its id as far as that could be read. */
export type CommandAnswer =
  | { readonly ok: true; readonly receipt: { readonly id: string; readonly ok: true; readonly revision: number } }
  | { readonly ok: false; readonly refusal: Refusal; readonly id: { readonly id?: string } };

/** The command's own id, as far as it can be read: refusals carry it so that an outbox knows its card. */
export const idIn = (raw: unknown): { readonly id?: string } => {
  if (typeof raw !== 'object' || raw === null || !('id' in raw)) return {};
  return typeof raw.id === 'string' && idPattern.test(raw.id) ? { id: raw.id } : {};
};

/** What a command says about a ticket, as somebody typed or scanned it. */
const typedTicket = (command: Command): string | undefined => (command.do === 'present-ticket' || command.do === 'cast-ballot' ? command.ticket : undefined);

/** New words of a person: cards and comments have one pace together. */
const isWriting = ({ do: name }: Command): boolean => name === 'submit-card' || name === 'comment-card';

/**
 * Takes a command in, by whichever way it came: pace, form, decision, commit. Resolves after the commit.
 * `read` gives the parsed JSON; it is not called while the session is braked.
 */
export const takeCommand = async (services: Services, { room, workshop, caller }: WorkshopCall, read: () => Result<unknown> | Promise<Result<unknown>>): Promise<CommandAnswer> => {
  const { hub, commandBuckets, cardBuckets, commandBrake, codeQueue } = services;
  const held = commandBrake.hold(caller.session);
  if (held !== true && !(await held)) return { ok: false, refusal: { reason: 'rate_limited', retryAfterMs: brakeMs }, id: {} };
  const reading = read();
  const raw = reading instanceof Promise ? await reading : reading;
  if (!raw.ok) return { ok: false, refusal: raw.refusal, id: {} };
  const command = parseCommand(raw.value);
  if (!command.ok) return { ok: false, refusal: command.refusal, id: idIn(raw.value) };
  const { id } = command.value;
  if (caller.role === 'participant') {
    const waitMs = commandBuckets.take(caller.session) || (isWriting(command.value) ? cardBuckets.take(caller.session) : 0);
    if (waitMs > 0) {
      commandBrake.refused(caller.session);
      return { ok: false, refusal: { reason: 'rate_limited', retryAfterMs: waitMs }, id: { id } };
    }
  }
  const ticket = typedTicket(command.value);
  if (ticket !== undefined && ticketCodePattern.test(normaliseCode(ticket))) {
    const waitMs = await codeQueue.turn();
    if (waitMs > 0) return { ok: false, refusal: { reason: 'rate_limited', retryAfterMs: waitMs }, id: { id } };
  }
  // Looked up again: the room may have been loaded anew while the command came in.
  const outcome = await (hub.room(room.id) ?? room).submit(workshop.id, caller, command.value);
  if (!outcome.ok && outcome.refusal.reason === 'wrong_code') codeQueue.failed();
  if (!outcome.ok) return { ok: false, refusal: outcome.refusal, id: { id } };
  return { ok: true, receipt: { id, ok: true, revision: outcome.revision, ...outcome.answer } };
};
