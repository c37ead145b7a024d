import { nanoid } from 'nanoid';
import {
  createCluster, dropComment, mergeCards, moveCluster, parkCard, placeCard, putComment, putWish, removeCluster, renameCluster, splitCard,
} from '../../shared/board/board-edits.ts';
import { layOutCarried } from '../../shared/board/carried-layout.ts';
import type { Effect } from '../../shared/domain/effect.ts';
import type { BoardId, CardId } from '../../shared/domain/ids.ts';
import type { ProcessState } from '../../shared/domain/process-state.ts';
import type { BoardDocument } from './board-document.ts';

/** Carries an effect over to the documents that board screens show. `state` already holds the effect. */
export const applyToBoards = (boards: ReadonlyMap<BoardId, BoardDocument>, state: ProcessState, effect: Effect): void => {
  switch (effect.type) {
    case 'card-submitted':
    case 'card-edited':
    case 'card-hidden':
      putAgain(boards, state, effect.card, effect.type === 'card-edited');
      return;
    case 'card-withdrawn': {
      const card = state.cards.get(effect.card);
      if (card !== undefined) boards.get(card.board)?.drop(card.id);
      return;
    }
    case 'card-commented':
    case 'comment-erased':
    case 'cluster-suggested':
      applyWords(boards, state, effect);
      return;
    case 'board-edited': {
      const document = boards.get(effect.board);
      document?.edit((doc) => {
        switch (effect.edit) {
          case 'create-cluster': return createCluster(doc, effect.cluster, effect.title);
          case 'rename-cluster': return renameCluster(doc, effect.cluster, effect.title, nanoid());
          case 'remove-cluster': return removeCluster(doc, effect.cluster, effect.removed);
          case 'move-cluster': return moveCluster(doc, effect.cluster, effect.before);
          case 'place-card': return placeCard(doc, effect.card, effect.cluster, effect.before);
          case 'park-card': return parkCard(doc, effect.card, effect.parked);
          case 'merge-cards': return mergeCards(doc, effect.card, effect.cards);
          case 'split-card': return splitCard(doc, effect.card);
        }
      });
      return;
    }
    case 'cards-carried':
      boards.get(effect.board)?.edit((doc) => layOutCarried(doc, effect));
      return;
    default:
      return;
  }
};

const putAgain = (boards: ReadonlyMap<BoardId, BoardDocument>, state: ProcessState, id: CardId, wordsChanged: boolean): void => {
  const card = state.cards.get(id);
  if (card === undefined || card.text === null) return;
  const document = boards.get(card.board);
  if (document === undefined) return;
  // The number of arrival stays with the card for ever; cards are only ever appended to the list.
  const arrivals = state.cardsByBoard.get(card.board) ?? [];
  const order = document.card(id)?.order ?? (arrivals.at(-1) === id ? arrivals.length : arrivals.indexOf(id) + 1);
  document.put(id, { text: card.text, sector: card.sector, order, hidden: card.hidden !== null });
  if (wordsChanged) document.compactNext();
};

type WordsBeside = Extract<Effect, { readonly type: 'card-commented' | 'comment-erased' | 'cluster-suggested' }>;

/** What people say about a card without moving it. */
const applyWords = (boards: ReadonlyMap<BoardId, BoardDocument>, state: ProcessState, effect: WordsBeside): void => {
  const card = effect.type === 'comment-erased' ? state.comments.get(effect.comment)?.card : effect.card;
  const board = card === undefined ? undefined : state.cards.get(card)?.board;
  const document = board === undefined ? undefined : boards.get(board);
  if (board === undefined || document === undefined) return;
  switch (effect.type) {
    case 'card-commented': {
      const { comment, text, sector } = effect;
      const order = state.comments.get(comment)?.order ?? 1;
      if (text !== null) document.edit((doc) => putComment(doc, comment, { card: effect.card, text, sector, order }));
      return;
    }
    case 'comment-erased':
      document.edit((doc) => dropComment(doc, effect.comment));
      document.compactNext();
      return;
    case 'cluster-suggested':
      document.edit((doc) => putWish(doc, effect.card, effect.cluster));
  }
};
