import type { Comment } from '../domain/card.ts';
import type { CardId, CommentId, SectorId } from '../domain/ids.ts';
import { asId } from '../domain/ids.ts';
import { cardTextBytesMax, commentsPerBoardMax, commentsPerCardMax, commentsPerParticipantMax } from '../domain/limits.ts';
import { refused, type Refusal } from '../domain/refusal.ts';
import type { ProcessState } from '../domain/process-state.ts';
import { checkText } from '../domain/text.ts';
import { boardIsOpen, findCard } from './cards.ts';
import { accept, type Decision, type Scene } from './decision.ts';
import type { CommandOf } from './schema.ts';

/** Comments of a card whose words are there, in arrival order. */
const commentsOf = (state: ProcessState, card: CardId): readonly Comment[] =>
  (state.commentsByCard.get(card) ?? []).flatMap((id) => {
    const comment = state.comments.get(id);
    return comment === undefined || comment.text === null ? [] : [comment];
  });

/** Puts an oval on a card: participants while the step lets them, the moderation at any time (rules CO1, CO2). */
export const commentCard = (scene: Scene, command: CommandOf<'comment-card'>): Decision => {
  const { state, actor, workshop, context } = scene;
  const found = findCard(scene, command.card);
  if (!found.ok) return found;
  const { board, hidden } = found.value;
  const text = checkText(command.text, { graphemesMax: state.boards.get(board)?.textGraphemesMax ?? 0, bytesMax: cardTextBytesMax, lines: 'one' }, 'text');
  if (!text.ok) return text;
  let sector: SectorId | null = null;
  if (actor.participant !== null) {
    const participant = state.participants.get(actor.participant);
    if (participant === undefined) return refused('sign_in_needed');
    if (!boardIsOpen(workshop, board, context.nowMs, 'comment')) return refused('step_closed');
    // Nobody in the hall can see it, so for them it is not there.
    if (hidden !== null) return refused('not_found', { field: 'card' });
    if (participant.comments.length >= commentsPerParticipantMax) return refused('limit_reached', { field: 'comment', limit: commentsPerParticipantMax });
    sector = participant.sector;
  }
  const full = fullWith(state, command.card);
  if (full !== null) return { ok: false, refusal: full };
  const comment = asId<CommentId>(context.newId());
  return accept([{ type: 'card-commented', comment, card: command.card, author: actor.participant, sector, text: text.value }], { comment });
};

const fullWith = (state: ProcessState, card: CardId): Refusal | null => {
  if (commentsOf(state, card).length >= commentsPerCardMax) return { reason: 'limit_reached', field: 'card', limit: commentsPerCardMax };
  const board = state.cards.get(card)?.board;
  if (board !== undefined && (state.commentCounts.get(board) ?? 0) >= commentsPerBoardMax) return { reason: 'limit_reached', field: 'board', limit: commentsPerBoardMax };
  return null;
};

/** Takes a comment's words away for good: the moderation any, its author an own one while the step lets people comment (rule CO3). */
export const eraseComment = ({ state, actor, workshop, context }: Scene, command: CommandOf<'erase-comment'>): Decision => {
  const comment = state.comments.get(command.comment);
  const board = comment === undefined ? undefined : state.cards.get(comment.card)?.board;
  if (comment === undefined || board === undefined || !workshop.boards.includes(board)) return refused('not_found', { field: 'comment' });
  if (actor.participant !== null) {
    if (comment.author !== actor.participant) return refused('not_found', { field: 'comment' });
    if (!boardIsOpen(workshop, board, context.nowMs, 'comment')) return refused('step_closed');
  }
  return accept(comment.text === null ? [] : [{ type: 'comment-erased', comment: comment.id }]);
};
