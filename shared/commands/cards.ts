import type { Card } from '../domain/card.ts';
import { sharingWords } from '../domain/carried-cards.ts';
import type { BoardId, CardId, ClusterId, SectorId } from '../domain/ids.ts';
import { asId } from '../domain/ids.ts';
import {
  cardTextBytesMax, cardsPerBoardMax, cardsPerParticipantMax, graceAfterEndMs, titleBytesMax, titleGraphemesMax,
} from '../domain/limits.ts';
import type { WorkshopState } from '../domain/process-state.ts';
import { granted, refused, type Result } from '../domain/refusal.ts';
import type { Step, StepPermissions } from '../domain/step.ts';
import { checkText } from '../domain/text.ts';
import { accept, type Decision, type Scene } from './decision.ts';
import type { CommandOf } from './schema.ts';

const stepOf = (workshop: WorkshopState, id: string | null): Step | undefined => workshop.steps.find((step) => step.id === id);

/**
 * May participants write on this board now, or say something to its cards? (rules CD2, CD3, CO1)
 * The step must be open and its timer not over, with 30 seconds of grace after either end.
 */
export const boardIsOpen = (workshop: WorkshopState, board: BoardId, nowMs: number, permission: keyof StepPermissions): boolean => {
  const current = stepOf(workshop, workshop.step);
  if (current?.board === board && current.permissions[permission]) {
    const { timer } = workshop;
    return timer === null || timer.pausedMs !== null || nowMs <= timer.endsAtMs + graceAfterEndMs;
  }
  const previous = stepOf(workshop, workshop.previousStep);
  return previous?.board === board && previous.permissions[permission] && nowMs <= workshop.stepOpenedAtMs + graceAfterEndMs;
};

/** A card of this workshop whose words are still there. */
export const findCard = ({ state, workshop }: Scene, id: CardId): Result<Card> => {
  const card = state.cards.get(id);
  return card === undefined || card.text === null || !workshop.boards.includes(card.board) ? refused('not_found', { field: 'card' }) : granted(card);
};

export const submitCard = (scene: Scene, command: CommandOf<'submit-card'>): Decision => {
  const { state, workshop, actor, context } = scene;
  const board = state.boards.get(command.board);
  if (board === undefined || board.workshop !== workshop.id) return refused('not_found', { field: 'board' });
  const text = checkText(command.text, { graphemesMax: board.textGraphemesMax, bytesMax: cardTextBytesMax, lines: 'one' }, 'text');
  if (!text.ok) return text;
  if ((state.cardsByBoard.get(board.id)?.length ?? 0) >= cardsPerBoardMax) return refused('limit_reached', { field: 'board', limit: cardsPerBoardMax });
  let sector: SectorId | null = null;
  if (actor.participant === null) {
    // A call-out (Zuruf): the moderation writes what somebody says, at any time.
    if (command.sector != null) {
      if (!state.sectors.some(({ id }) => id === command.sector)) return refused('not_found', { field: 'sector' });
      sector = asId<SectorId>(command.sector);
    }
  } else {
    if (command.sector !== undefined) return refused('bad_request', { field: 'sector' });
    const participant = state.participants.get(actor.participant);
    if (participant === undefined) return refused('sign_in_needed');
    if (!boardIsOpen(workshop, board.id, context.nowMs, 'submitCards')) return refused('step_closed');
    if (participant.cards.length >= cardsPerParticipantMax) return refused('limit_reached', { field: 'card', limit: cardsPerParticipantMax });
    sector = participant.sector;
  }
  const card = asId<CardId>(context.newId());
  return accept([{ type: 'card-submitted', card, board: board.id, author: actor.participant, sector, text: text.value }], { card });
};

/** Own, of an open step, and not yet placed; a hidden card may always be changed while its step is open (rule CD5). */
const checkOwn = (scene: Scene, id: CardId): Result<Card> => {
  const { workshop, actor, context } = scene;
  const found = findCard(scene, id);
  if (!found.ok) return found;
  const card = found.value;
  if (actor.participant === null || card.author !== actor.participant) return refused('not_found', { field: 'card' });
  if (!boardIsOpen(workshop, card.board, context.nowMs, 'editCards')) return refused('step_closed');
  const place = context.place(card.board, card.id);
  const isInCluster = place?.cluster != null && context.cluster(card.board, asId<ClusterId>(place.cluster))?.removed === false;
  if (card.hidden === null && place !== undefined && (isInCluster || place.parked || place.under !== null)) return refused('card_placed');
  return found;
};

/** A card and all that share its words, wherever they were carried (rule CD9). */
export const withWords = ({ state }: Scene, id: CardId): readonly CardId[] => sharingWords(state, id).filter((card) => state.cards.get(card)?.text != null);

export const editCard = (scene: Scene, command: CommandOf<'edit-card'>): Decision => {
  const own = checkOwn(scene, command.card);
  if (!own.ok) return own;
  const graphemesMax = scene.state.boards.get(own.value.board)?.textGraphemesMax ?? 0;
  const text = checkText(command.text, { graphemesMax, bytesMax: cardTextBytesMax, lines: 'one' }, 'text');
  if (!text.ok) return text;
  return accept(withWords(scene, command.card).map((card) => ({ type: 'card-edited', card, text: text.value })), { card: command.card });
};

export const withdrawCard = (scene: Scene, command: CommandOf<'withdraw-card'>): Decision => {
  const own = checkOwn(scene, command.card);
  return own.ok ? accept(withWords(scene, command.card).map((card) => ({ type: 'card-withdrawn', card })), { card: command.card }) : own;
};

export const hideCard = (scene: Scene, command: CommandOf<'hide-card'>): Decision => {
  const found = findCard(scene, command.card);
  if (!found.ok) return found;
  if (!command.hidden) return accept([{ type: 'card-hidden', card: command.card, reason: null }], { card: command.card });
  // Programs may hide without a reason; the author then reads that none was given.
  const reason = checkText(command.reason ?? '', { graphemesMax: titleGraphemesMax, bytesMax: titleBytesMax, lines: 'one', emptyAllowed: true }, 'reason');
  return reason.ok ? accept([{ type: 'card-hidden', card: command.card, reason: reason.value }], { card: command.card }) : reason;
};
