import { granted, refused } from '../domain/refusal.ts';
import { accept, type Decision, type Scene } from './decision.ts';
import type { CommandOf } from './schema.ts';

/** Somebody who joined with the code shows a ticket later. It is theirs from then on (rules TK2, TK3). */
export const presentTicket = ({ workshop, actor, context }: Scene, command: CommandOf<'present-ticket'>): Decision => {
  const { participant } = actor;
  if (participant === null) return refused('not_allowed');
  const ticket = context.ticket(command.ticket);
  if (ticket === undefined || ticket.workshop !== workshop.id) return refused('wrong_code', { field: 'ticket' });
  if (ticket.participant === participant) return accept([]);
  if (ticket.participant !== null) return refused('ticket_used', { field: 'ticket' });
  // One person, one ticket: a second one would be a second vote.
  if (context.ticketOf(participant) !== undefined) return refused('limit_reached', { field: 'ticket', limit: 1 });
  return granted({ effects: [], answer: {}, bindTicket: { ticket: ticket.id, participant } });
};
