import type { Choices, Reasons } from '../domain/ballot.ts';
import type { ParticipantId, SectorId } from '../domain/ids.ts';
import { graceAfterEndMs } from '../domain/limits.ts';
import type { BallotState } from '../domain/process-state.ts';
import { granted, refused, type Result } from '../domain/refusal.ts';
import { checkPaper } from '../domain/tally/check-paper.ts';
import type { Decision, Scene, Ticket } from './decision.ts';
import { findBallot } from './find-ballot.ts';
import type { CommandOf } from './schema.ts';

type CastBallot = CommandOf<'cast-ballot'>;

interface CheckedPaper {
  readonly choices: Choices;
  readonly reasons: Reasons;
}

/** The timer's end closes voting for phones 30 seconds later, as it does for cards (rule BA4). */
const votingIsOpen = ({ workshop, context }: Scene): boolean => {
  const { timer } = workshop;
  return timer === null || timer.pausedMs !== null || context.nowMs <= timer.endsAtMs + graceAfterEndMs;
};

/** The voter's own random value, as a tracking number. Two voters who were given the same one could not both check (clash attack). */
const freshTracker = ({ context }: Scene, ballot: BallotState, { nonce }: CastBallot, participant: ParticipantId | null): Result<string> => {
  if (nonce === undefined) return refused('bad_request', { field: 'nonce' });
  const tracker = context.tracker(ballot.id, nonce);
  return context.trackerTaken(ballot.id, tracker, participant) ? refused('tracker_taken', { field: 'nonce' }) : granted(tracker);
};

/** A ticket's paper: final, and from here on without anything that leads back to it. */
const castOnTicket = (scene: Scene, ballot: BallotState, command: CastBallot, ticket: Ticket, sector: SectorId | null, entered: boolean): Decision => {
  if (scene.context.ticketVoted(ballot.id, ticket.id)) return refused('already_voted');
  const paper = checkPaper(ballot, command.choices, command.reasons);
  if (!paper.ok) return paper;
  const tracker = freshTracker(scene, ballot, command, null);
  if (!tracker.ok) return tracker;
  return granted({
    effects: entered ? [{ type: 'papers-entered', ballot: ballot.id, how: 'ticket', count: 1 }] : [],
    answer: { tracker: tracker.value },
    sealed: { ballot: ballot.id, paper: { sector: ticket.sector ?? sector, ...paper.value }, count: 1, tracker: tracker.value, ticket: ticket.id },
  });
};

const castOwn = (scene: Scene, ballot: BallotState, command: CastBallot, participant: ParticipantId): Decision => {
  const { state, context } = scene;
  if (command.ticket !== undefined) return refused('bad_request', { field: 'ticket' });
  if (command.byHand !== undefined) return refused('not_allowed', { field: 'byHand' });
  if (!votingIsOpen(scene)) return refused('vote_closed');
  if (ballot.mode === 'binding') {
    const ticket = context.ticketOf(participant);
    if (ticket === undefined) return refused('ticket_needed');
    return castOnTicket(scene, ballot, command, ticket, state.participants.get(participant)?.sector ?? null, false);
  }
  const paper: Result<CheckedPaper> = checkPaper(ballot, command.choices, command.reasons);
  if (!paper.ok) return paper;
  const tracker = freshTracker(scene, ballot, command, participant);
  if (!tracker.ok) return tracker;
  return granted({ effects: [], answer: { tracker: tracker.value }, paper: { ballot: ballot.id, participant, ...paper.value, tracker: tracker.value } });
};

/** For a person without a phone, on a ticket that nobody joined with. */
const castForHolder = (scene: Scene, ballot: BallotState, command: CastBallot, typed: string): Decision => {
  if (ballot.mode !== 'binding') return refused('bad_request', { field: 'ticket' });
  const ticket = scene.context.ticket(typed);
  if (ticket === undefined || ticket.workshop !== scene.workshop.id) return refused('wrong_code', { field: 'ticket' });
  if (ticket.participant !== null) return refused('ticket_used', { field: 'ticket' });
  return castOnTicket(scene, ballot, command, ticket, null, true);
};

/** Papers that were filled in on paper: counted as they are, and named as such in the result. */
const enterByHand = ({ state }: Scene, ballot: BallotState, command: CastBallot, { sector: wanted, count }: NonNullable<CastBallot['byHand']>): Decision => {
  const sector = wanted === null ? null : state.sectors.find(({ id }) => id === wanted)?.id;
  if (sector === undefined) return refused('not_found', { field: 'byHand.sector' });
  const paper = checkPaper(ballot, command.choices, command.reasons);
  if (!paper.ok) return paper;
  return granted({
    effects: [{ type: 'papers-entered', ballot: ballot.id, how: 'hand', count }],
    answer: { count },
    sealed: { ballot: ballot.id, paper: { sector, ...paper.value }, count, tracker: null, ticket: null },
  });
};

export const castBallot = (scene: Scene, command: CastBallot): Decision => {
  const found = findBallot(scene, command.ballot);
  if (!found.ok) return found;
  const ballot = found.value;
  if (ballot.result !== null) return refused('vote_closed');
  const { participant } = scene.actor;
  if (participant !== null) return castOwn(scene, ballot, command, participant);
  if (command.ticket !== undefined && command.byHand !== undefined) return refused('bad_request', { field: 'byHand' });
  if (command.ticket !== undefined) return castForHolder(scene, ballot, command, command.ticket);
  return command.byHand === undefined ? refused('bad_request', { field: 'ticket' }) : enterByHand(scene, ballot, command, command.byHand);
};
