import { describe, expect, test } from 'vitest';
import type * as Y from 'yjs';
import { mergeCards, moveCluster, parkCard, placeCard, placeCards, removeCluster, renameCluster, splitCard } from '../../shared/board/board-edits.ts';
import { readBoard } from '../../shared/board/board-snapshot.ts';
import { boardWith, copyOf, handOf, idsIn, idsOf, meet, shown } from './board-hands.ts';

/** One removes, the other does something; `first` has the smaller client id, which decides who wins where both wrote. */
const bothWays = ['the remover', 'the other'] as const;

const pairOf = (smaller: (typeof bothWays)[number], cards = 3): { readonly remover: Y.Doc; readonly other: Y.Doc } => {
  const board = boardWith(cards, ['a', 'b']);
  placeCard(board, 'card-1', 'a');
  const [remover, other] = [copyOf(board), copyOf(board)];
  remover.clientID = smaller === 'the remover' ? 1 : 2;
  other.clientID = smaller === 'the remover' ? 2 : 1;
  return { remover, other };
};

describe('a group is removed', () => {
  test.each(bothWays)('[BD2] while another lays a card into it: that card waits to be settled, the others fall (%s with the smaller id)', (smaller) => {
    const { remover, other } = pairOf(smaller);

    removeCluster(remover, 'a', true);
    placeCard(other, 'card-2', 'a');
    const board = meet(remover, other);

    expect(board.collisions).toMatchObject([{ cluster: 'a', titles: ['Gruppe a'], renamed: false }]);
    expect(board.collisions.flatMap(({ cards }) => idsOf(cards))).toEqual(['card-2']);
    expect(idsOf(board.tray)).toEqual(['card-1', 'card-3']);
    expect(shown(board)).toEqual(['card-1', 'card-2', 'card-3']);
  });

  test.each(bothWays)('while another renames it: the heading waits to be settled (%s with the smaller id)', (smaller) => {
    const { remover, other } = pairOf(smaller);

    removeCluster(remover, 'a', true);
    renameCluster(other, 'a', 'Eine Anlaufstelle', 'theirs');

    expect(meet(remover, other).collisions).toEqual([{ cluster: 'a', titles: ['Eine Anlaufstelle'], renamed: true, cards: [] }]);
  });

  test('[BD2] settled by bringing it back, all cards lie in it again', () => {
    const { remover, other } = pairOf('the remover');
    removeCluster(remover, 'a', true);
    placeCard(other, 'card-2', 'a');
    meet(remover, other);

    removeCluster(other, 'a', false);
    const board = meet(remover, other);

    expect(board.collisions).toEqual([]);
    expect(idsIn(board, 'a')).toEqual(['card-1', 'card-2']);
    expect(idsOf(board.tray)).toEqual(['card-3']);
  });

  test('[BD2] settled by removing it once more, its cards fall into the tray and its new heading is known', () => {
    const { remover, other } = pairOf('the remover');
    removeCluster(remover, 'a', true);
    placeCard(other, 'card-2', 'a');
    renameCluster(other, 'a', 'Eine Anlaufstelle', 'theirs');
    expect(meet(remover, other).collisions).toHaveLength(1);

    removeCluster(remover, 'a', true);
    const board = meet(remover, other);

    expect(board.collisions).toEqual([]);
    expect(idsOf(board.tray)).toEqual(['card-1', 'card-2', 'card-3']);
  });

  test('by two at once, and both saw its cards: nothing has to be settled', () => {
    const { remover, other } = pairOf('the remover');

    removeCluster(remover, 'a', true);
    removeCluster(other, 'a', true);
    const board = meet(remover, other);

    expect(board.collisions).toEqual([]);
    expect(idsOf(board.tray)).toEqual(['card-1', 'card-2', 'card-3']);
  });

  test('cards that are merged, split or laid beside the parking lot in the tray stay in the tray', () => {
    const doc = boardWith(4, ['a']);
    placeCards(doc, ['card-1', 'card-2', 'card-3'], 'a');
    mergeCards(doc, 'card-1', ['card-2']);
    removeCluster(doc, 'a', true);

    splitCard(doc, 'card-2');
    mergeCards(doc, 'card-3', ['card-4']);
    parkCard(doc, 'card-1', false);

    expect(readBoard(doc).collisions).toEqual([]);
    expect(idsOf(readBoard(doc).tray)).toEqual(['card-1', 'card-2', 'card-3']);
    removeCluster(doc, 'a', false);
    expect(idsIn(readBoard(doc), 'a')).toEqual(['card-1', 'card-3', 'card-2']);
  });

  test('a card split from a host that waits to be settled waits beside it', () => {
    const { remover, other } = pairOf('the remover');
    mergeCards(other, 'card-2', ['card-3']);
    removeCluster(remover, 'a', true);
    placeCard(other, 'card-2', 'a');
    meet(remover, other);

    splitCard(other, 'card-3');

    expect(meet(remover, other).collisions.flatMap(({ cards }) => idsOf(cards))).toEqual(['card-2', 'card-3']);
  });

  test('a card under a card under a third goes where the third lies', () => {
    const doc = boardWith(3, ['a', 'b']);
    placeCards(doc, ['card-1', 'card-2', 'card-3'], 'a');
    mergeCards(doc, 'card-2', ['card-3']);
    mergeCards(doc, 'card-1', ['card-2']);
    placeCard(doc, 'card-1', 'b');

    splitCard(doc, 'card-3');

    expect(idsIn(readBoard(doc), 'b')).toEqual(['card-1', 'card-3']);
  });
});

describe('undo', () => {
  test('of opening a group into which another laid a card and gave a heading: both wait to be settled', () => {
    const hand = handOf(boardWith(2, []));
    hand.open('a', 'Ausbildung', (doc) => placeCard(doc, 'card-1', 'a'));
    const theirs = copyOf(hand.doc);
    placeCard(theirs, 'card-2', 'a');
    renameCluster(theirs, 'a', 'Ausbildung und Arbeit', 'theirs');

    hand.undo();
    const board = meet(hand.doc, theirs);

    expect(board.clusters).toEqual([]);
    expect(board.collisions).toMatchObject([{ cluster: 'a', titles: ['Ausbildung und Arbeit'], renamed: true }]);
    expect(board.collisions.flatMap(({ cards }) => idsOf(cards))).toEqual(['card-2']);
    expect(idsOf(board.tray)).toEqual(['card-1']);

    hand.redo();
    expect(idsIn(meet(hand.doc, theirs), 'a')).toEqual(['card-1', 'card-2']);
  });

  test('[BD13] of opening a group that nobody else touched leaves nothing to be seen', () => {
    const hand = handOf(boardWith(1, []));

    hand.open('a', 'Ausbildung');
    hand.undo();

    expect(readBoard(hand.doc)).toMatchObject({ clusters: [], collisions: [] });
  });

  test('of a removal brings the group back with its cards', () => {
    const hand = handOf(boardWith(1, ['a']));
    placeCard(hand.doc, 'card-1', 'a');

    hand.edit((doc) => removeCluster(doc, 'a', true));
    hand.undo();

    expect(idsIn(readBoard(hand.doc), 'a')).toEqual(['card-1']);
  });

  test.each([[1, 2], [2, 1]])('of moving a group that another moved at the same time never loses the group (ids %i and %i)', (ourId, theirId) => {
    const ours = boardWith(0, ['a', 'b', 'c']);
    const theirs = copyOf(ours);
    ours.clientID = ourId;
    theirs.clientID = theirId;
    const hand = handOf(ours);
    hand.edit((doc) => moveCluster(doc, 'c', 'a'));
    moveCluster(theirs, 'c', 'b');
    meet(ours, theirs);

    hand.undo();

    expect([...meet(ours, theirs).clusters.map(({ id }) => id)].sort()).toEqual(['a', 'b', 'c']);
  });

  test.each([[1, 2], [2, 1]])('of moving a card that another moved at the same time never lays it where nobody put it (ids %i and %i)', (ourId, theirId) => {
    const ours = boardWith(1, ['a', 'b', 'c']);
    placeCard(ours, 'card-1', 'a');
    const theirs = copyOf(ours);
    ours.clientID = ourId;
    theirs.clientID = theirId;
    const hand = handOf(ours);
    hand.edit((doc) => placeCard(doc, 'card-1', 'b'));
    placeCard(theirs, 'card-1', 'c');
    meet(ours, theirs);

    hand.undo();

    expect(meet(ours, theirs).tray).toEqual([]);
  });

  test('of placing a card for the second time works as the first time', () => {
    const hand = handOf(boardWith(1, ['a']));

    for (let times = 0; times < 2; times += 1) {
      hand.edit((doc) => placeCard(doc, 'card-1', 'a'));
      hand.undo();
      expect(idsOf(readBoard(hand.doc).tray)).toEqual(['card-1']);
    }
  });
});
