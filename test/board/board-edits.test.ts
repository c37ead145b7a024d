import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { dropCard, mergeCards, moveCluster, parkCard, placeCard, putCard, removeCluster, renameCluster, splitCard } from '../../shared/board/board-edits.ts';
import { readBoard } from '../../shared/board/board-snapshot.ts';
import { boardWith, copyOf, idsIn, meet, shown } from './board-hands.ts';

describe('one editor', () => {
  test('cards go to the end of a cluster, before another card, and back to the tray', () => {
    const doc = boardWith(3, ['a']);

    placeCard(doc, 'card-1', 'a');
    placeCard(doc, 'card-2', 'a');
    placeCard(doc, 'card-3', 'a', 'card-2');
    expect(idsIn(readBoard(doc), 'a')).toEqual(['card-1', 'card-3', 'card-2']);

    placeCard(doc, 'card-1', null);
    expect(readBoard(doc).tray.map(({ id }) => id)).toEqual(['card-1']);
  });

  test('[BD2] a removed cluster gives its cards to the tray and gets them back', () => {
    const doc = boardWith(2, ['a']);
    placeCard(doc, 'card-1', 'a');

    removeCluster(doc, 'a', true);
    expect(readBoard(doc).clusters).toEqual([]);
    expect(readBoard(doc).tray.map(({ id }) => id)).toEqual(['card-1', 'card-2']);

    removeCluster(doc, 'a', false);
    expect(idsIn(readBoard(doc), 'a')).toEqual(['card-1']);
  });

  test('[BD3] merged cards keep their weight, stay readable and can be split again', () => {
    const doc = boardWith(3, ['a']);
    placeCard(doc, 'card-1', 'a');

    mergeCards(doc, 'card-1', ['card-1', 'card-2', 'card-3']);
    const [merged] = readBoard(doc).clusters;
    expect(merged?.weight).toBe(3);
    expect(merged?.cards[0]?.merged.map(({ text }) => text)).toEqual(['Karte 2', 'Karte 3']);

    splitCard(doc, 'card-2');
    expect(idsIn(readBoard(doc), 'a')).toEqual(['card-1', 'card-2']);
  });

  test('a split card goes where its host lies now, not where both once lay', () => {
    const doc = boardWith(2, ['a', 'b']);
    placeCard(doc, 'card-1', 'a');
    mergeCards(doc, 'card-1', ['card-2']);
    placeCard(doc, 'card-1', 'b');

    splitCard(doc, 'card-2');

    expect(idsIn(readBoard(doc), 'b')).toEqual(['card-1', 'card-2']);
  });

  test('merging a host with others takes its own merged cards along', () => {
    const doc = boardWith(3, []);
    mergeCards(doc, 'card-1', ['card-2']);

    mergeCards(doc, 'card-3', ['card-1']);

    expect(readBoard(doc).tray).toHaveLength(1);
    expect(shown(readBoard(doc))).toEqual(['card-1', 'card-2', 'card-3']);
  });

  test('parked cards leave their cluster, hidden ones every list but their own', () => {
    const doc = boardWith(2, ['a']);
    placeCard(doc, 'card-1', 'a');

    parkCard(doc, 'card-1', true);
    putCard(doc, 'card-2', { text: 'Karte 2', sector: 'politik', order: 2, hidden: true });
    const board = readBoard(doc);
    expect(board.parked.map(({ id }) => id)).toEqual(['card-1']);
    expect(board.hidden.map(({ id }) => id)).toEqual(['card-2']);
    expect(board.wall.map(({ id }) => id)).toEqual(['card-1']);

    parkCard(doc, 'card-1', false);
    expect(readBoard(doc).tray.map(({ id }) => id)).toEqual(['card-1']);
  });

  test('[BD1] the same gap takes 2,000 cards one after the other, and every rank stays short', () => {
    const doc = boardWith(12, ['a']);
    for (let n = 1; n <= 12; n += 1) placeCard(doc, `card-${n}`, 'a');

    for (let n = 0; n < 2_000; n += 1) placeCard(doc, `card-${2 + (n % 10)}`, 'a', 'card-12');

    const ids = idsIn(readBoard(doc), 'a');
    expect([ids[0], ids.at(-1), ids.length, ids.at(-2)]).toEqual(['card-1', 'card-12', 12, `card-${2 + (1_999 % 10)}`]);
    expect(Math.max(...[...doc.getMap<{ readonly rank: string }>('places').values()].map(({ rank }) => rank.length))).toBeLessThanOrEqual(60);
  });

  test('clusters move before another and to the end', () => {
    const doc = boardWith(0, ['a', 'b', 'c']);

    moveCluster(doc, 'c', 'a');
    expect(readBoard(doc).clusters.map(({ id }) => id)).toEqual(['c', 'a', 'b']);

    moveCluster(doc, 'c', null);
    expect(readBoard(doc).clusters.map(({ id }) => id)).toEqual(['a', 'b', 'c']);
  });

  test('a merge under a hidden or withdrawn card counts as not merged', () => {
    const doc = boardWith(3, []);
    mergeCards(doc, 'card-1', ['card-2', 'card-3']);

    putCard(doc, 'card-1', { text: 'Karte 1', sector: 'politik', order: 1, hidden: true });
    expect(shown(readBoard(doc))).toEqual(['card-2', 'card-3']);

    dropCard(doc, 'card-1');
    expect(shown(readBoard(doc))).toEqual(['card-2', 'card-3']);
  });
});

describe('two editors who do not see each other', () => {
  test('the same card moved into two clusters ends in exactly one', () => {
    const ours = boardWith(3, ['a', 'b']);
    const theirs = copyOf(ours);

    placeCard(ours, 'card-1', 'a');
    placeCard(theirs, 'card-1', 'b');

    const board = meet(ours, theirs);
    expect(shown(board)).toEqual(['card-1', 'card-2', 'card-3']);
    expect([...idsIn(board, 'a'), ...idsIn(board, 'b')]).toEqual(['card-1']);
  });

  test('a cluster removed by one while the other fills and renames it loses nothing', () => {
    const ours = boardWith(3, ['a']);
    const theirs = copyOf(ours);

    removeCluster(ours, 'a', true);
    placeCard(theirs, 'card-1', 'a');
    placeCard(theirs, 'card-2', 'a');

    expect(shown(meet(ours, theirs))).toEqual(['card-1', 'card-2', 'card-3']);
    removeCluster(ours, 'a', false);
    expect(idsIn(meet(ours, theirs), 'a')).toEqual(['card-1', 'card-2']);
  });

  test('one renames, the other moves a card in: both stay', () => {
    const ours = boardWith(1, ['a']);
    const theirs = copyOf(ours);

    renameCluster(ours, 'a', 'Eine Anlaufstelle', 'ours');
    placeCard(theirs, 'card-1', 'a');

    const board = meet(ours, theirs);
    expect(board.clusters.map(({ title, weight }) => ({ title, weight }))).toEqual([{ title: 'Eine Anlaufstelle', weight: 1 }]);
  });

  test('cards put at the same place get an order that both see, and more fit between them', () => {
    const ours = boardWith(3, ['a']);
    const theirs = copyOf(ours);
    placeCard(ours, 'card-1', 'a');
    placeCard(theirs, 'card-2', 'a');
    const [first, second] = idsIn(meet(ours, theirs), 'a');

    placeCard(ours, 'card-3', 'a', second ?? null);

    expect(first).toBe('card-1');
    expect(shown(meet(ours, theirs))).toEqual(['card-1', 'card-2', 'card-3']);
    expect(idsIn(readBoard(ours), 'a')).toHaveLength(3);
  });

  test('two merges in a circle are cut and every card stays visible', () => {
    const ours = boardWith(3, ['a']);
    for (const card of ['card-1', 'card-2', 'card-3']) placeCard(ours, card, 'a');
    const theirs = copyOf(ours);

    mergeCards(ours, 'card-1', ['card-2']);
    mergeCards(theirs, 'card-2', ['card-1']);

    expect(shown(meet(ours, theirs))).toEqual(['card-1', 'card-2', 'card-3']);
  });

  test('a longer circle with a card hanging on it loses nobody', () => {
    const ours = boardWith(5, []);
    const theirs = copyOf(ours);

    mergeCards(ours, 'card-1', ['card-2', 'card-4']);
    mergeCards(ours, 'card-3', ['card-1']);
    mergeCards(theirs, 'card-2', ['card-3']);
    mergeCards(theirs, 'card-4', ['card-5']);

    expect(shown(meet(ours, theirs))).toEqual(['card-1', 'card-2', 'card-3', 'card-4', 'card-5']);
  });

  test('undo takes back the own change and never the other editor’s later one', () => {
    const ours = boardWith(2, ['a', 'b']);
    const theirs = copyOf(ours);
    const own = Symbol('own');
    const undo = new Y.UndoManager([ours.getMap('places'), ours.getMap('clusters')], { trackedOrigins: new Set([own]), captureTimeout: 0 });
    ours.transact(() => placeCard(ours, 'card-1', 'a'), own);
    ours.transact(() => placeCard(ours, 'card-2', 'a'), own);
    meet(ours, theirs);
    placeCard(theirs, 'card-2', 'b');
    meet(ours, theirs);

    undo.undo();
    undo.undo();

    const board = meet(ours, theirs);
    expect(idsIn(board, 'b')).toEqual(['card-2']);
    expect(idsIn(board, 'a')).toEqual([]);
    expect(board.tray.map(({ id }) => id)).toEqual(['card-1']);
  });

  test('after 400 random edits on both sides every card is shown exactly once', () => {
    const ours = boardWith(24, ['a', 'b', 'c']);
    const theirs = copyOf(ours);
    // A fixed small generator: the same run every time.
    let seed = 20_261_122;
    const below = (limit: number): number => {
      seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
      return seed % limit;
    };
    const card = (): string => `card-${1 + below(24)}`;
    const cluster = (): string => ['a', 'b', 'c'][below(3)] ?? 'a';
    for (let turn = 1; turn <= 400; turn += 1) {
      const doc = below(2) === 0 ? ours : theirs;
      const kinds = [
        () => placeCard(doc, card(), cluster(), card()),
        () => placeCard(doc, card(), null),
        () => mergeCards(doc, card(), [card(), card()]),
        () => splitCard(doc, card()),
        () => parkCard(doc, card(), below(2) === 0),
        () => removeCluster(doc, cluster(), below(2) === 0),
        () => moveCluster(doc, cluster(), cluster()),
      ];
      kinds[below(kinds.length)]?.();
      if (turn % 40 === 0) expect(shown(meet(ours, theirs))).toHaveLength(24);
    }
    expect(new Set(shown(meet(ours, theirs))).size).toBe(24);
  });
});
