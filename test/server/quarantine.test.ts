import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { createCluster, placeCard } from '../../shared/board/board-edits.ts';
import { seededNumbers } from '../support/seeded-numbers.ts';
import { BoardDocument } from '../../server/room/board-document.ts';

const cards = ['card-0001', 'card-0002', 'card-0003'];

const boardWithCards = (): BoardDocument => {
  const board = new BoardDocument([]);
  for (const [place, id] of cards.entries()) board.put(id, { text: `Karte ${place + 1}`, sector: null, order: place + 1, hidden: false });
  board.edit((doc) => createCluster(doc, 'cluster-0', 'Von Anfang an'));
  return board;
};

/** An editor's copy and the frames that its edits make. */
const editorOf = (board: BoardDocument): { readonly doc: Y.Doc; readonly frames: Uint8Array[] } => {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, board.missing(Y.encodeStateVector(doc)));
  const frames: Uint8Array[] = [];
  doc.on('update', (update: Uint8Array) => frames.push(update));
  return { doc, frames };
};

const content = (board: BoardDocument): unknown => [board.doc.getMap('cards').toJSON(), board.doc.getMap('places').toJSON(), board.doc.getMap('clusters').toJSON()];

const refusedEdits: readonly (readonly [string, (doc: Y.Doc) => void])[] = [
  ['a card changed', (doc) => doc.getMap('cards').set('card-0001', { text: 'Anders', sector: null, order: 1, hidden: false })],
  ['a card deleted', (doc) => doc.getMap('cards').delete('card-0001')],
  ['another root', (doc) => doc.getMap('secrets').set('a', 1)],
  ['another root type', (doc) => doc.getArray('more').push([1])],
  ['a nested type as a place', (doc) => doc.getMap('places').set('card-0001', new Y.Map())],
  ['a nested type as a cluster', (doc) => doc.getMap('clusters').set('cluster-1', new Y.Text('Titel'))],
  ['a place of an unknown card', (doc) => placeCard(doc, 'card-9999', null)],
  ['a place in an unknown cluster', (doc) => placeCard(doc, 'card-0001', 'cluster-9')],
  ['an unknown key in a place', (doc) => doc.getMap('places').set('card-0001', { cluster: null, rank: 'a0', parked: false, under: null, more: 1 })],
  ['a wrong type in a place', (doc) => doc.getMap('places').set('card-0001', { cluster: null, rank: 7, parked: false, under: null })],
  ['a BigInt', (doc) => doc.getMap('places').set('card-0001', 12n)],
  ['a title too long', (doc) => createCluster(doc, 'cluster-1', 'x'.repeat(200))],
  ['a title with a control character', (doc) => createCluster(doc, 'cluster-1', 'a\u0000b')],
  ['a title that is not NFC', (doc) => createCluster(doc, 'cluster-1', 'a\u0308')],
  ['a cluster deleted instead of removed', (doc) => doc.getMap('clusters').delete('cluster-0')],
];

describe('quarantine', () => {
  it.each(refusedEdits)('[BD4] %s is refused and changes nothing', (_, edit) => {
    const board = boardWithCards();
    const before = content(board);
    const { doc, frames } = editorOf(board);
    doc.transact(() => edit(doc));

    const accepted = frames.map((frame) => board.receive('session-a', frame));

    expect(accepted).toEqual([false]);
    expect(content(board)).toEqual(before);
  });

  it('[BD4] after a refused frame a good one from the same board works', () => {
    const board = boardWithCards();
    const bad = editorOf(board);
    bad.doc.getMap('secrets').set('a', 1);
    const good = editorOf(board);
    createCluster(good.doc, 'cluster-1', 'Gut');

    const answers = [...bad.frames.map((frame) => board.receive('session-a', frame)), ...good.frames.map((frame) => board.receive('session-b', frame))];

    expect(answers).toEqual([false, true]);
    expect(board.cluster('cluster-1')).toMatchObject({ title: 'Gut' });
  });

  it('[BD5] new structs under the client id of somebody else are refused', () => {
    const board = boardWithCards();
    const one = editorOf(board);
    createCluster(one.doc, 'cluster-1', 'Eins');
    const firstFrame = one.frames[0] ?? new Uint8Array();
    createCluster(one.doc, 'cluster-2', 'Zwei');

    const own = board.receive('session-a', firstFrame);
    const stolen = board.receive('session-b', one.frames[1] ?? new Uint8Array());

    expect([own, stolen, board.cluster('cluster-2')]).toEqual([true, false, undefined]);
  });

  it('[BD4] a frame that waits for another one is refused: nothing hidden stays behind', () => {
    const board = boardWithCards();
    const editor = editorOf(board);
    createCluster(editor.doc, 'cluster-1', 'Eins');
    createCluster(editor.doc, 'cluster-2', 'Zwei');

    const early = board.receive('session-a', editor.frames[1] ?? new Uint8Array());

    expect([early, board.doc.store.pendingStructs, board.isDirty]).toEqual([false, null, true]);
  });

  it('[BD4] 3,000 mutated frames of real edits never throw, never touch cards, never leave an unknown key', () => {
    const random = seededNumbers(20_261_122);
    let accepted = 0;
    for (let round = 0; round < 300; round += 1) {
      const board = boardWithCards();
      const before = JSON.stringify(board.doc.getMap('cards').toJSON());
      const editor = editorOf(board);
      createCluster(editor.doc, `cluster-${round}`, `Gruppe ${round}`);
      placeCard(editor.doc, cards[random(3)] ?? '', `cluster-${round}`);
      for (let n = 0; n < 10; n += 1) {
        const frame = Uint8Array.from(editor.frames[random(editor.frames.length)] ?? []);
        for (let flips = 1 + random(3); flips > 0; flips -= 1) frame[random(frame.length)] = random(256);
        if (board.receive(`session-${n}`, random(4) === 0 ? frame.subarray(0, random(frame.length)) : frame)) accepted += 1;
      }
      expect(JSON.stringify(board.doc.getMap('cards').toJSON())).toBe(before);
      expect([...board.doc.share.keys()].sort()).toEqual(['cards', 'clusters', 'places']);
      expect(board.doc.store.pendingStructs).toBeNull();
      // What was let through can be stored and read again.
      expect(content(new BoardDocument([board.missing(Y.encodeStateVector(new Y.Doc()))]))).toEqual(content(board));
    }
    // The run did something: some flips hit a title and are as good as the original.
    expect(accepted).toBeGreaterThan(20);
  });

  it('words of a withdrawn card are gone from the stored state, not only from the map', () => {
    const board = boardWithCards();
    board.put('card-0004', { text: 'Kanarienvogel', sector: null, order: 4, hidden: false });
    board.takeWrite();

    board.drop('card-0004');
    const write = board.takeWrite();

    expect(write?.whole).toBe(true);
    expect(Buffer.from(write?.bytes ?? []).toString('latin1')).not.toContain('Kanarienvogel');
  });
});
