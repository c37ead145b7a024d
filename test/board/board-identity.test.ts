import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { keepIdentity } from '../../client/connection/board-identity.ts';
import { createCluster, mergeCards, placeCard, putCard } from '../../shared/board/board-edits.ts';
import { readBoard } from '../../shared/board/board-snapshot.ts';

const board = (): Y.Doc => {
  const doc = new Y.Doc();
  for (let order = 1; order <= 6; order += 1) putCard(doc, `card-${order}`, { text: `Karte ${order}`, sector: null, order, hidden: false });
  for (const id of ['a', 'b']) createCluster(doc, id, id);
  for (const id of ['card-1', 'card-2']) placeCard(doc, id, 'a');
  placeCard(doc, 'card-3', 'b');
  return doc;
};

test('moving one card changes its two clusters and leaves every other record as it was', () => {
  const doc = board();
  createCluster(doc, 'c', 'c');
  const before = readBoard(doc);

  placeCard(doc, 'card-2', 'b');
  const after = keepIdentity(before, readBoard(doc));

  expect(after.clusters.map((cluster, place) => cluster === before.clusters[place])).toEqual([false, false, true]);
  expect(after.clusters[0]?.cards[0]).toBe(before.clusters[0]?.cards[0]);
  expect(after.clusters[1]?.cards[1]).toBe(before.clusters[0]?.cards[1]);
  expect(after.tray).toBe(before.tray);
  expect(after.wall).toBe(before.wall);
});

test('a new card on the wall leaves the clusters alone', () => {
  const doc = board();
  const before = readBoard(doc);

  putCard(doc, 'card-7', { text: 'Neu', sector: 'politik', order: 7, hidden: false });
  const after = keepIdentity(before, readBoard(doc));

  expect(after.clusters).toBe(before.clusters);
  expect(after.tray.slice(0, 3)).toEqual(before.tray);
  expect(after.tray[0]).toBe(before.tray[0]);
});

test('a merge changes its host; reading the same board again changes nothing', () => {
  const doc = board();
  const before = readBoard(doc);

  mergeCards(doc, 'card-1', ['card-4']);
  const merged = keepIdentity(before, readBoard(doc));
  const again = keepIdentity(merged, readBoard(doc));

  expect(merged.clusters[0]?.cards[0]).not.toBe(before.clusters[0]?.cards[0]);
  expect(merged.clusters[0]?.cards[1]).toBe(before.clusters[0]?.cards[1]);
  expect(again).toEqual(merged);
  expect(again.clusters).toBe(merged.clusters);
});
