import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { createCluster, markConflict, mergeCards, placeCard, putComment, putWish, removeCluster, renameCluster } from '../../shared/board/board-edits.ts';
import { clustersKey, placesKey, removalsKey } from '../../shared/board/board-layout.ts';
import { readBoard, readCluster } from '../../shared/board/board-snapshot.ts';
import { upgradeBoard } from '../../shared/board/board-upgrade.ts';
import { boardWith, copyOf, handOf, idsIn, idsOf, meet, shown } from './board-hands.ts';

describe('headings', () => {
  test('a group may wait for its heading until cards lie in it', () => {
    const doc = boardWith(2, []);

    createCluster(doc, 'a');
    placeCard(doc, 'card-1', 'a');
    expect(readBoard(doc).clusters.map(({ title, titles, weight }) => ({ title, titles, weight }))).toEqual([{ title: '', titles: [], weight: 1 }]);

    renameCluster(doc, 'a', 'Eine Anlaufstelle', 'first');
    expect(readCluster(doc, 'a')).toEqual({ title: 'Eine Anlaufstelle', removed: false });

    renameCluster(doc, 'a', '', 'second');
    expect(readBoard(doc).clusters[0]?.titles).toEqual([]);
  });

  test('[BD12] two given at the same time both stay until one rename, by whoever sees both, settles it', () => {
    const ours = boardWith(0, ['a']);
    const theirs = copyOf(ours);

    renameCluster(ours, 'a', 'Eine Anlaufstelle', 'ours');
    renameCluster(theirs, 'a', 'Ein Ort für alle', 'theirs');
    const [both] = meet(ours, theirs).clusters;
    expect(both?.titles).toEqual(['Eine Anlaufstelle', 'Ein Ort für alle']);
    expect(both?.title).toBe('Eine Anlaufstelle');

    renameCluster(theirs, 'a', 'Eine Anlaufstelle für alle', 'settled');
    expect(meet(ours, theirs).clusters[0]?.titles).toEqual(['Eine Anlaufstelle für alle']);
  });

  test('the same words once more change nothing, nor does a group that is not there', () => {
    const doc = boardWith(0, ['a']);
    const before = Y.encodeStateVector(doc);

    renameCluster(doc, 'a', 'Gruppe a', 'again');
    renameCluster(doc, 'b', 'Nirgends', 'nowhere');

    expect(Y.encodeStateVector(doc)).toEqual(before);
  });

  test('undoing a rename brings the former heading back and leaves the one that another gave meanwhile', () => {
    const ours = boardWith(0, ['a']);
    const theirs = copyOf(ours);
    const hand = handOf(ours);
    hand.edit((doc) => renameCluster(doc, 'a', 'Eine Anlaufstelle', 'ours'));
    renameCluster(theirs, 'a', 'Ein Ort für alle', 'theirs');
    meet(ours, theirs);

    hand.undo();

    expect([...(meet(ours, theirs).clusters[0]?.titles ?? [])].sort()).toEqual(['Ein Ort für alle', 'Gruppe a']);
  });
});

describe('marks, comments and wishes', () => {
  test('⚡ on a card and on a group is seen by all and can be taken off; a merge keeps it', () => {
    const ours = boardWith(2, ['a']);
    const theirs = copyOf(ours);

    markConflict(ours, 'card-1', true);
    markConflict(theirs, 'card-1', true);
    markConflict(theirs, 'a', true);
    const marked = meet(ours, theirs);
    expect(marked.tray.map(({ conflict }) => conflict)).toEqual([true, false]);
    expect(marked.clusters[0]?.conflict).toBe(true);

    mergeCards(ours, 'card-2', ['card-1']);
    expect(readBoard(ours).tray[0]?.merged[0]?.conflict).toBe(true);

    markConflict(ours, 'card-1', false);
    expect(meet(ours, theirs).wall.map(({ conflict }) => conflict)).toEqual([false, false]);
  });

  test('comments lie at their card in the order in which they came', () => {
    const doc = boardWith(1, []);

    putComment(doc, 'comment-2', { card: 'card-1', text: 'Und wann?', sector: null, order: 2 });
    putComment(doc, 'comment-1', { card: 'card-1', text: 'Wer zahlt?', sector: 'politik', order: 1 });

    expect(readBoard(doc).tray[0]?.comments).toEqual([{ id: 'comment-1', text: 'Wer zahlt?', sector: 'politik' }, { id: 'comment-2', text: 'Und wann?', sector: null }]);
  });

  test('a wish for a removed group waits until the group is back', () => {
    const doc = boardWith(1, ['a']);
    putWish(doc, 'card-1', 'a');
    expect(readBoard(doc).tray[0]?.wish).toBe('a');

    removeCluster(doc, 'a', true);
    expect(readBoard(doc).tray[0]?.wish).toBeNull();

    removeCluster(doc, 'a', false);
    expect(readBoard(doc).tray[0]?.wish).toBe('a');

    putWish(doc, 'card-1', null);
    expect(readBoard(doc).tray[0]?.wish).toBeNull();
  });
});

describe('a board of an earlier layout', () => {
  const earlier = (): Y.Doc => {
    const doc = boardWith(3, []);
    doc.getMap(clustersKey).set('a', { title: 'Ausbildung', rank: 'a0', removed: false });
    doc.getMap(clustersKey).set('b', { title: 'Wohnen', rank: 'a1', removed: true });
    doc.getMap(placesKey).set('card-1', { cluster: 'a', rank: 'a0', parked: false, under: null });
    doc.getMap(placesKey).set('card-2', { cluster: 'b', rank: 'a0', parked: false, under: null });
    return doc;
  };

  test('keeps its headings, its removed groups and the cards that had fallen with them', () => {
    const doc = earlier();

    upgradeBoard(doc);
    const board = readBoard(doc);

    expect(board.clusters.map(({ id, titles }) => [id, titles])).toEqual([['a', ['Ausbildung']]]);
    expect(idsIn(board, 'a')).toEqual(['card-1']);
    expect(idsOf(board.tray)).toEqual(['card-2', 'card-3']);
    expect(board.collisions).toEqual([]);

    removeCluster(doc, 'b', false);
    expect(readBoard(doc).clusters.map(({ title }) => title)).toEqual(['Ausbildung', 'Wohnen']);
    expect(idsIn(readBoard(doc), 'b')).toEqual(['card-2']);
  });

  test('is brought up once; a second time and a board of today stay as they are', () => {
    const doc = earlier();
    upgradeBoard(doc);
    const before = Y.encodeStateVector(doc);

    upgradeBoard(doc);

    expect(Y.encodeStateVector(doc)).toEqual(before);
    expect(shown(readBoard(doc))).toEqual(['card-1', 'card-2', 'card-3']);
    expect(doc.getMap(removalsKey).size).toBe(1);
  });
});
