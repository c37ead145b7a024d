import type { BoardSnapshot } from '../../shared/board/board-snapshot.ts';

/** The cards of one reading, in order, and which of them is read now. Immutable. */
export interface ReadingOrder {
  readonly cards: readonly string[];
  /** Equal to the length behind the last. */
  readonly at: number;
}

const isLoose = (board: BoardSnapshot, card: string | undefined): boolean => board.tray.some(({ id }) => id === card);
const isOnBoard = (board: BoardSnapshot, card: string | undefined): boolean => board.wall.some(({ id }) => id === card);

export const firstReading = (board: BoardSnapshot): ReadingOrder => ({ cards: board.tray.map(({ id }) => id), at: 0 });

/** What came in meanwhile joins at the end; a card that was read and has gone is passed over. */
export const followed = (order: ReadingOrder, board: BoardSnapshot): ReadingOrder => {
  const known = new Set(order.cards);
  const fresh = board.tray.flatMap(({ id }) => (known.has(id) ? [] : [id]));
  const grown = fresh.length === 0 ? order : { ...order, cards: [...order.cards, ...fresh] };
  return grown.at >= grown.cards.length || isOnBoard(board, grown.cards[grown.at]) ? grown : next(grown, board);
};

/** The next card that still lies loose. */
export const next = (order: ReadingOrder, board: BoardSnapshot): ReadingOrder => {
  let at = order.at + 1;
  while (at < order.cards.length && !isLoose(board, order.cards[at])) at += 1;
  return { ...order, at: Math.min(at, order.cards.length) };
};

/** The card before, wherever it lies now. */
export const back = (order: ReadingOrder, board: BoardSnapshot): ReadingOrder => {
  let at = order.at - 1;
  while (at >= 0 && !isOnBoard(board, order.cards[at])) at -= 1;
  return at < 0 ? order : { ...order, at };
};
