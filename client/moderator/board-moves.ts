import { createCluster, markConflict, mergeCards, moveCluster, parkCard, placeCards, prepareCluster, removeCluster, renameCluster, splitCard } from '../../shared/board/board-edits.ts';
import type { BoardSnapshot, SnapshotCard } from '../../shared/board/board-snapshot.ts';
import type { Board } from '../connection/board.ts';
import { randomToken } from '../connection/random-token.ts';
import { behind, inBoardOrder, laneOfCard, lanesOf, oneStep, parkedLane, trayLane } from './board-lanes.ts';
import type { Dragged, Drop } from './card-drag.ts';
import { t } from './desk-words.ts';

/**
 * What a moderator does on the board, each as one undoable step. Every function answers with the sentence
 * that a live region says, or null when there was nothing to do.
 */

export const laneTitle = (board: BoardSnapshot, lane: string): string => {
  if (lane === trayLane) return t('board.tray');
  if (lane === parkedLane) return t('board.parked');
  const at = board.clusters.findIndex(({ id }) => id === lane);
  return clusterTitle(board.clusters[at]?.title ?? '', at + 1);
};

/** What a group is called; before it has a heading, by its place among the groups, from 1. */
export const clusterTitle = (title: string, place: number): string => (title === '' ? t('cluster.untitled', { n: place }) : title);

/** "Karte 3 von 12 in Ausbildung" */
export const placeSentence = (board: BoardSnapshot, card: string): string => {
  const lane = laneOfCard(board, card);
  if (lane === undefined) return '';
  return t('board.place', { n: lane.cards.findIndex(({ id }) => id === card) + 1, of: lane.cards.length, title: laneTitle(board, lane.id) });
};

/** Puts cards into a lane, in board order, before another card of it or at its end. */
export const moveCards = (board: Board, chosen: ReadonlySet<string>, lane: string, before: string | null): string | null => {
  const cards = inBoardOrder(board.snapshot, chosen);
  if (cards.length === 0) return null;
  board.edit((doc) => {
    if (lane === parkedLane) for (const card of cards) parkCard(doc, card, true);
    else placeCards(doc, cards, lane === trayLane ? null : lane, before);
  });
  const [first] = cards;
  return cards.length === 1 && first !== undefined ? placeSentence(board.snapshot, first) : t('board.moved', { n: cards.length, title: laneTitle(board.snapshot, lane) });
};

/** Opens a group with these cards in it, or an empty one. With an empty title it waits for its heading. */
export const moveToNew = (board: Board, chosen: ReadonlySet<string>, title: string): string => {
  const cards = inBoardOrder(board.snapshot, chosen);
  const id = randomToken();
  board.prepare((doc) => prepareCluster(doc, id));
  board.edit((doc) => {
    createCluster(doc, id, title);
    placeCards(doc, cards, id);
  });
  return title === '' ? t('board.createdUntitled', { n: cards.length }) : t('board.created', { title, n: cards.length });
};

/** Moves one card by one place inside its lane. */
export const nudge = (board: Board, card: string, by: 1 | -1): string | null => {
  const lane = laneOfCard(board.snapshot, card);
  if (lane === undefined || lane.id === parkedLane || lane.id === trayLane) return null;
  const before = oneStep(lane, card, by);
  return before === undefined ? null : moveCards(board, new Set([card]), lane.id, before);
};

/** Moves cards to the front of the lane beside theirs, where they are seen. */
export const moveAcross = (board: Board, chosen: ReadonlySet<string>, card: string, by: 1 | -1): string | null => {
  const lanes = lanesOf(board.snapshot);
  const at = lanes.findIndex(({ cards }) => cards.some(({ id }) => id === card));
  const target = lanes[at + by];
  return at < 0 || target === undefined ? null : moveCards(board, chosen, target.id, target.cards[0]?.id ?? null);
};

export const merge = (board: Board, chosen: ReadonlySet<string>): string | null => {
  const [host, ...others] = inBoardOrder(board.snapshot, chosen);
  if (host === undefined || others.length === 0) return null;
  board.edit((doc) => mergeCards(doc, host, others));
  return t('board.mergedSaid', { n: chosen.size });
};

export const split = (board: Board, card: string): string => {
  board.edit((doc) => splitCard(doc, card));
  return placeSentence(board.snapshot, card);
};

/** Parks cards; if all of them are parked, brings them back. */
export const park = (board: Board, chosen: ReadonlySet<string>): string | null => {
  const cards = inBoardOrder(board.snapshot, chosen);
  if (cards.length === 0) return null;
  const back = allParked(board.snapshot, chosen);
  board.edit((doc) => {
    for (const card of cards) parkCard(doc, card, !back);
  });
  return t(back ? 'board.unparkedSaid' : 'board.parkedSaid', { n: cards.length });
};

export const allParked = (board: BoardSnapshot, chosen: ReadonlySet<string>): boolean => chosen.size > 0 && [...chosen].every((card) => board.parked.some(({ id }) => id === card));

export const rename = (board: Board, cluster: string, title: string): string => {
  board.edit((doc) => renameCluster(doc, cluster, title, randomToken()));
  return t('cluster.renamedSaid', { title });
};

export const remove = (board: Board, cluster: string): string => {
  const title = laneTitle(board.snapshot, cluster);
  board.edit((doc) => removeCluster(doc, cluster, true));
  return t('cluster.removedSaid', { title });
};

export const allConflict = (board: BoardSnapshot, chosen: ReadonlySet<string>): boolean =>
  chosen.size > 0 && lanesOf(board).every(({ cards }) => cards.every(({ id, conflict }) => conflict || !chosen.has(id)));

/** Puts ⚡ on cards; if all of them have it, takes it off. */
export const turnConflict = (board: Board, chosen: ReadonlySet<string>): string | null => {
  const cards = inBoardOrder(board.snapshot, chosen);
  if (cards.length === 0) return null;
  const on = !allConflict(board.snapshot, chosen);
  board.edit((doc) => {
    for (const card of cards) markConflict(doc, card, on);
  });
  return t(on ? 'board.conflictSaid' : 'board.noConflictSaid', { n: cards.length });
};

export const setClusterConflict = (board: Board, cluster: string, on: boolean): string => {
  board.edit((doc) => markConflict(doc, cluster, on));
  return t(on ? 'cluster.conflictSaid' : 'cluster.noConflictSaid', { title: laneTitle(board.snapshot, cluster) });
};

/** Cards that lie loose, with the group that whoever wrote them suggests. */
export const wishesOf = (board: BoardSnapshot): readonly { readonly card: SnapshotCard; readonly cluster: string }[] =>
  board.tray.flatMap((card) => (card.wish === null ? [] : [{ card, cluster: card.wish }]));

/** Puts loose cards where whoever wrote them suggests. One step for all of them. */
export const takeWishes = (board: Board, cards: ReadonlySet<string>): string | null => {
  const taken = wishesOf(board.snapshot).filter(({ card }) => cards.has(card.id));
  const [first] = taken;
  if (first === undefined) return null;
  board.edit((doc) => {
    for (const { card, cluster } of taken) placeCards(doc, [card.id], cluster);
  });
  return taken.length === 1 ? placeSentence(board.snapshot, first.card.id) : t('board.wishesSaid', { n: taken.length });
};

/** Moves a cluster by one place among the clusters. */
export const shiftCluster = (board: Board, cluster: string, by: 1 | -1): string | null => {
  const { clusters } = board.snapshot;
  const at = clusters.findIndex(({ id }) => id === cluster);
  if (at < 0 || clusters[at + by] === undefined) return null;
  const before = by === -1 ? (clusters[at - 1]?.id ?? null) : (clusters[at + 2]?.id ?? null);
  return putCluster(board, cluster, before);
};

export const putCluster = (board: Board, cluster: string, before: string | null): string => {
  board.edit((doc) => moveCluster(doc, cluster, before));
  const { clusters } = board.snapshot;
  const at = clusters.findIndex(({ id }) => id === cluster);
  return t('cluster.movedSaid', { title: laneTitle(board.snapshot, cluster), n: at + 1, of: clusters.length });
};

/** What was dragged lies where it was dropped. A dragged card that is among the chosen takes them all along. */
export const drop = (board: Board, dragged: Dragged, at: Drop, chosen: ReadonlySet<string>): string | null => {
  const { snapshot } = board;
  if (dragged.kind === 'cluster') {
    const place = snapshot.clusters.findIndex(({ id }) => id === at.lane);
    const before = at.firstHalf ? at.lane : (snapshot.clusters[place + 1]?.id ?? null);
    return at.lane === dragged.id || before === dragged.id ? null : putCluster(board, dragged.id, before);
  }
  const moved = chosen.has(dragged.id) ? chosen : new Set([dragged.id]);
  const lane = lanesOf(snapshot).find(({ id }) => id === at.lane);
  return lane === undefined ? null : moveCards(board, moved, lane.id, behind(lane, at.after, moved));
};

/** The words that travel with the pointer. */
export const draggedText = (board: BoardSnapshot, dragged: Dragged, chosen: ReadonlySet<string>): string => {
  if (dragged.kind === 'cluster') return laneTitle(board, dragged.id);
  if (chosen.has(dragged.id) && chosen.size > 1) return t('bar.chosenCards', { n: chosen.size });
  return laneOfCard(board, dragged.id)?.cards.find(({ id }) => id === dragged.id)?.text ?? '';
};
