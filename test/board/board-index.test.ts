import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import {
  createCluster, dropCard, dropComment, markConflict, mergeCards, moveCluster, parkCard, placeCard, placeCards, putCard, putComment, putWish, removeCluster, renameCluster, splitCard,
} from '../../shared/board/board-edits.ts';
import { BoardIndex } from '../../shared/board/board-index.ts';
import { readBoard } from '../../shared/board/board-snapshot.ts';
import { seededNumbers } from '../support/seeded-numbers.ts';

const board = (): Y.Doc => {
  const doc = new Y.Doc();
  for (let order = 1; order <= 6; order += 1) putCard(doc, `card-${order}`, { text: `Karte ${order}`, sector: null, order, hidden: false });
  for (const id of ['a', 'b', 'c']) createCluster(doc, id, id);
  for (const id of ['card-1', 'card-2']) placeCard(doc, id, 'a');
  placeCard(doc, 'card-3', 'b');
  return doc;
};

test('a board that was there before, and one that arrives as a whole, are read as they are', () => {
  const doc = board();
  const copy = new Y.Doc();
  const index = new BoardIndex(copy);
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));

  expect(new BoardIndex(doc).snapshot).toEqual(readBoard(doc));
  expect(index.snapshot).toEqual(readBoard(doc));
});

describe('what did not change keeps its identity', () => {
  test('moving one card changes its two clusters and leaves every other record as it was', () => {
    const doc = board();
    const index = new BoardIndex(doc);
    const before = index.snapshot;

    placeCard(doc, 'card-2', 'b');
    const after = index.snapshot;

    expect(after.clusters.map((cluster, place) => cluster === before.clusters[place])).toEqual([false, false, true]);
    expect(after.clusters[0]?.cards[0]).toBe(before.clusters[0]?.cards[0]);
    expect(after.clusters[1]?.cards[1]).toBe(before.clusters[0]?.cards[1]);
    expect(after.tray).toBe(before.tray);
    expect(after.wall).toBe(before.wall);
  });

  test('a new card on the wall leaves the clusters alone', () => {
    const doc = board();
    const index = new BoardIndex(doc);
    const before = index.snapshot;

    putCard(doc, 'card-7', { text: 'Neu', sector: 'politik', order: 7, hidden: false });
    const after = index.snapshot;

    expect(after.clusters).toBe(before.clusters);
    expect(after.collisions).toBe(before.collisions);
    expect(after.tray.slice(0, 3).map((card, place) => card === before.tray[place])).toEqual([true, true, true]);
  });

  test('a merge changes its host; asking again changes nothing', () => {
    const doc = board();
    const index = new BoardIndex(doc);
    const before = index.snapshot;

    mergeCards(doc, 'card-1', ['card-4']);
    const merged = index.snapshot;

    expect(merged.clusters[0]?.cards[0]).not.toBe(before.clusters[0]?.cards[0]);
    expect(merged.clusters[0]?.cards[1]).toBe(before.clusters[0]?.cards[1]);
    expect(index.snapshot).toBe(merged);
  });

  test('writing the same again changes no list', () => {
    const doc = board();
    const index = new BoardIndex(doc);
    const before = index.snapshot;

    putCard(doc, 'card-5', { text: 'Karte 5', sector: null, order: 5, hidden: false });
    const after = index.snapshot;

    expect(after.tray).toBe(before.tray);
    expect(after.wall).toBe(before.wall);
  });
});

/** One edit of some hand; ids are few, so that edits meet. */
const randomEdit = (below: (max: number) => number, number: number): ((doc: Y.Doc) => void) => {
  const card = (): string => `card-${below(40)}`;
  const cluster = (): string => `cluster-${below(8)}`;
  const text = `Wort ${below(5)}`;
  const edits: readonly ((doc: Y.Doc) => void)[] = [
    (doc) => putCard(doc, card(), { text, sector: ['politik', null][below(2)] ?? null, order: number, hidden: below(5) === 0 }),
    (doc) => dropCard(doc, card()),
    (doc) => placeCard(doc, card(), below(4) === 0 ? null : cluster(), below(3) === 0 ? card() : null),
    (doc) => placeCards(doc, [card(), card(), card()], cluster()),
    (doc) => parkCard(doc, card(), below(2) === 0),
    (doc) => mergeCards(doc, card(), [card(), card()]),
    (doc) => splitCard(doc, card()),
    (doc) => createCluster(doc, cluster(), text, `token-${number}`),
    (doc) => renameCluster(doc, cluster(), below(4) === 0 ? '' : text, `token-${number}`),
    (doc) => removeCluster(doc, cluster(), below(2) === 0),
    (doc) => moveCluster(doc, cluster(), below(2) === 0 ? cluster() : null),
    (doc) => markConflict(doc, below(2) === 0 ? card() : cluster(), below(2) === 0),
    (doc) => putComment(doc, `comment-${below(20)}`, { card: card(), text, sector: null, order: number }),
    (doc) => dropComment(doc, `comment-${below(20)}`),
    (doc) => putWish(doc, card(), below(3) === 0 ? null : cluster()),
  ];
  return edits[below(edits.length)] ?? (() => undefined);
};

test.each([1, 2, 3, 4])('[BD16] after thousands of edits of two hands that meet now and then it is what reading the whole board gives (seed %i)', (seed) => {
  const below = seededNumbers(seed);
  const docs = [new Y.Doc(), new Y.Doc()] as const;
  docs.forEach((doc, place) => (doc.clientID = seed * 10 + place));
  const indexes = docs.map((doc) => new BoardIndex(doc));
  for (let number = 1; number <= 2_000; number += 1) {
    const place = below(2) === 0 ? 0 : 1;
    const edits = Array.from({ length: below(5) === 0 ? 5 : 1 }, (_, more) => randomEdit(below, number * 10 + more));
    docs[place].transact(() => { for (const edit of edits) edit(docs[place]); });
    if (below(10) === 0) for (const [to, from] of [[docs[0], docs[1]], [docs[1], docs[0]]] as const) Y.applyUpdate(to, Y.encodeStateAsUpdate(from, Y.encodeStateVector(to)));
    // Not after every edit: several changes at once are the usual case.
    if (below(2) === 0) expect(indexes[place]?.snapshot).toEqual(readBoard(docs[place]));
  }
});
