import type { BoardSnapshot, SnapshotCard } from '../../shared/board/board-snapshot.ts';

/** Tray and parking lot are lanes like clusters; these are their ids. No cluster id is this short. */
export const trayLane = 'tray';
export const parkedLane = 'parked';

/** One place where cards lie. */
export interface Lane {
  readonly id: string;
  readonly cards: readonly SnapshotCard[];
}

export const lanesOf = (board: BoardSnapshot): readonly Lane[] => [...board.clusters, { id: trayLane, cards: board.tray }, { id: parkedLane, cards: board.parked }];

export const laneOfCard = (board: BoardSnapshot, card: string): Lane | undefined => lanesOf(board).find(({ cards }) => cards.some(({ id }) => id === card));

/** Cards with those merged under them. */
export const weightOf = (cards: readonly SnapshotCard[]): number => cards.reduce((sum, { merged }) => sum + 1 + merged.length, 0);

/** While more cards lie loose than in groups, the tray is where the work is: it lies open by itself. */
export const trayOpens = (board: BoardSnapshot): boolean => board.clusters.length === 0 || weightOf(board.tray) > board.clusters.reduce((sum, { weight }) => sum + weight, 0);

/** Cards as they lie on the board, whatever the order in which they were chosen. */
export const inBoardOrder = (board: BoardSnapshot, chosen: ReadonlySet<string>): readonly string[] =>
  lanesOf(board).flatMap(({ cards }) => cards.filter(({ id }) => chosen.has(id)).map(({ id }) => id));

/**
 * The card before which moved cards go when they are dropped behind `after` (null: at the front).
 * Moved cards do not count, so that a card dropped on itself stays.
 */
export const behind = (lane: Lane, after: string | null, moved: ReadonlySet<string>): string | null => {
  const start = after === null ? 0 : lane.cards.findIndex(({ id }) => id === after) + 1;
  return lane.cards.slice(start).find(({ id }) => !moved.has(id))?.id ?? null;
};

/** The card before which a card goes to move by one place; undefined when it is at that end already. */
export const oneStep = (lane: Lane, card: string, by: 1 | -1): string | null | undefined => {
  const at = lane.cards.findIndex(({ id }) => id === card);
  if (at < 0 || lane.cards[at + by] === undefined) return undefined;
  return by === -1 ? (lane.cards[at - 1]?.id ?? null) : (lane.cards[at + 2]?.id ?? null);
};

/** The item on which the work goes on when cards leave their places: the card behind the first, else the one before, else the strip. */
export const besideCards = (board: BoardSnapshot, leaving: ReadonlySet<string>): string | null => {
  const [first] = inBoardOrder(board, leaving);
  const lane = first === undefined ? undefined : laneOfCard(board, first);
  if (lane === undefined) return null;
  const at = lane.cards.findIndex(({ id }) => id === first);
  const stays = ({ id }: SnapshotCard): boolean => !leaving.has(id);
  const beside = lane.cards.slice(at + 1).find(stays) ?? lane.cards.slice(0, at).findLast(stays);
  if (beside !== undefined) return `card:${beside.id}`;
  return board.clusters.some(({ id }) => id === lane.id) ? `strip:${lane.id}` : firstItem(board);
};

/** What the Tab key reaches before anything else was touched. */
export const firstItem = (board: BoardSnapshot): string | null => {
  const [cluster] = board.clusters;
  if (cluster !== undefined) return `strip:${cluster.id}`;
  const card = board.tray[0] ?? board.parked[0];
  return card === undefined ? null : `card:${card.id}`;
};

/** The cards from one to another in the same lane, both included; only the second if they lie apart. */
export const cardsBetween = (board: BoardSnapshot, from: string | null, to: string): readonly string[] => {
  const cards = laneOfCard(board, to)?.cards.map(({ id }) => id) ?? [];
  const [a, b] = [from === null ? -1 : cards.indexOf(from), cards.indexOf(to)];
  return a < 0 ? [to] : cards.slice(Math.min(a, b), Math.max(a, b) + 1);
};

/** Places where edits met each other: groups that were taken apart meanwhile, and groups with several headings. */
export const unsettledOf = ({ collisions, clusters }: BoardSnapshot): number => collisions.length + clusters.filter(({ titles }) => titles.length > 1).length;
