import { commentsKey, wishesKey, type BoardComment, type BoardWish } from '../../shared/board/board-layout.ts';
import { dropComment, putComment, putWish } from '../../shared/board/board-edits.ts';
import type { Comment } from '../../shared/domain/card.ts';
import type { BoardId } from '../../shared/domain/ids.ts';
import type { ProcessState } from '../../shared/domain/process-state.ts';
import type { BoardDocument } from './board-document.ts';

/** Brings a stored board's comments and wishes in line with the ledger, which is the authority for them as it is for cards. */
export const bringWordsInLine = (document: BoardDocument, state: ProcessState, board: BoardId): void => {
  const wanted = new Map<string, Comment & { readonly text: string }>();
  const wishes = new Map<string, string>();
  for (const card of state.cardsByBoard.get(board) ?? []) {
    const wish = state.wishes.get(card);
    if (wish !== undefined) wishes.set(card, wish);
    for (const id of state.commentsByCard.get(card) ?? []) {
      const comment = state.comments.get(id);
      if (comment !== undefined && comment.text !== null) wanted.set(id, { ...comment, text: comment.text });
    }
  }
  const shownComments = document.doc.getMap<BoardComment>(commentsKey);
  const shownWishes = document.doc.getMap<BoardWish>(wishesKey);
  const stray = [...shownComments.keys()].filter((id) => !wanted.has(id));
  const missing = [...wanted].filter(([id, { text }]) => shownComments.get(id)?.text !== text);
  const changed = [...new Set([...shownWishes.keys(), ...wishes.keys()])].filter((card) => shownWishes.get(card) !== wishes.get(card));
  if (stray.length + missing.length + changed.length === 0) return;
  document.edit((doc) => {
    for (const id of stray) dropComment(doc, id);
    for (const [id, { card, text, sector, order }] of missing) putComment(doc, id, { card, text, sector, order });
    for (const card of changed) putWish(doc, card, wishes.get(card) ?? null);
  });
  if (stray.length > 0) document.compactNext();
};
