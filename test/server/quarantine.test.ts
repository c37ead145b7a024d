import * as encoding from 'lib0/encoding';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { editorKeys } from '../../shared/board/board-layout.ts';
import { createCluster, markConflict, mergeCards, moveCluster, parkCard, placeCard, placeCards, prepareCluster, removeCluster, renameCluster } from '../../shared/board/board-edits.ts';
import { readBoard } from '../../shared/board/board-snapshot.ts';
import { boardClientsMax, boardStateBytesMax } from '../../shared/domain/limits.ts';
import { BoardDocument } from '../../server/room/board-document.ts';
import { boardHash, boardWithCards, cardIds, editorOf, outcome, restarted, send } from '../support/board-editors.ts';
import { seededNumbers } from '../support/seeded-numbers.ts';
import { bare, contentIn, deletedBehind, deletedIn, kinds, rawFrame, valueBehind, valueIn } from '../support/yjs-frames.ts';

const place = { cluster: null, rank: 'a0', parked: false, under: null };
const nested = (depth: number): unknown => (depth === 0 ? 'x' : { inner: nested(depth - 1) });

const refusedEdits: readonly (readonly [string, (doc: Y.Doc) => void])[] = [
  ['a card changed', (doc) => doc.getMap('cards').set('card-0001', { text: 'Anders', sector: null, order: 1, hidden: false })],
  ['a card deleted', (doc) => doc.getMap('cards').delete('card-0001')],
  ['a comment written', (doc) => doc.getMap('comments').set('comment-1', { card: 'card-0001', text: 'x', sector: null, order: 1 })],
  ['a wish written', (doc) => doc.getMap('wishes').set('card-0001', 'cluster-0')],
  ['another root', (doc) => doc.getMap('secrets').set('a', 1)],
  ['another root type', (doc) => doc.getArray('more').push([1])],
  ['a list in a map', (doc) => doc.getArray('marks').push(['conflict'])],
  ['a nested type as a place', (doc) => doc.getMap('places').set('card-0001', new Y.Map())],
  ['a nested type as a cluster', (doc) => doc.getMap('clusters').set('cluster-1', new Y.Text('Titel'))],
  ['a document in the document', (doc) => doc.getMap('places').set('card-0001', new Y.Doc())],
  ['bytes', (doc) => doc.getMap('places').set('card-0001', new Uint8Array(3))],
  ['a place of an unknown card', (doc) => placeCard(doc, 'card-9999', null)],
  ['a place in an unknown cluster', (doc) => placeCard(doc, 'card-0001', 'cluster-9')],
  ['an unknown key in a place', (doc) => doc.getMap('places').set('card-0001', { ...place, more: 1 })],
  ['a wrong type in a place', (doc) => doc.getMap('places').set('card-0001', { ...place, rank: 7 })],
  ['a rank that is cut short', (doc) => doc.getMap('places').set('card-0001', { ...place, rank: 'c3' })],
  ['a rank that ends in nothing', (doc) => doc.getMap('clusters').set('cluster-1', { rank: 'a00' })],
  ['a rank before which there is none', (doc) => doc.getMap('places').set('card-0001', { ...place, rank: `A${'0'.repeat(26)}` })],
  ['a value of another map', (doc) => doc.getMap('places').set('card-0001', 'conflict')],
  ['a BigInt', (doc) => doc.getMap('places').set('card-0001', 12n)],
  ['12,000 nested records', (doc) => doc.getMap('places').set('card-0001', nested(3_000))],
  ['a title too long', (doc) => createCluster(doc, 'cluster-1', 'x'.repeat(200))],
  ['a title with a control character', (doc) => createCluster(doc, 'cluster-1', 'a\u0000b')],
  ['a title that is not NFC', (doc) => createCluster(doc, 'cluster-1', 'a\u0308')],
  ['a title of an unknown cluster', (doc) => doc.getMap('titles').set('cluster-9/t', 'Titel')],
  ['a removal of an unknown cluster', (doc) => doc.getMap('removals').set('cluster-9', { titles: [] })],
  ['a mark on nothing', (doc) => markConflict(doc, 'nothing-there', true)],
  ['a cluster deleted instead of removed', (doc) => doc.getMap('clusters').delete('cluster-0')],
  ['more clusters than a board has', (doc) => { for (let n = 0; n < 201; n += 1) doc.getMap('clusters').set(`cluster-x${n}`, { rank: 'a0' }); }],
];

describe('quarantine: edits', () => {
  it.each(refusedEdits)('[BD4] %s is refused and changes nothing', (_, edit) => {
    const board = boardWithCards();
    const before = boardHash(board);
    const frame = editorOf(board).edit(edit);

    expect(outcome(send(board, 'session-a', frame))).toMatch(/not_a_board|too_much|not_readable/u);
    expect(boardHash(board)).toBe(before);
  });

  it('[BD4] after a refused frame a good one from the same board works', () => {
    const board = boardWithCards();
    const bad = editorOf(board).edit((doc) => placeCard(doc, 'card-9999', null));
    const good = editorOf(board).edit((doc) => createCluster(doc, 'cluster-1', 'Gut'));

    expect([bad, good].map((frame) => outcome(send(board, 'session-a', frame)))).toEqual(['not_a_board', 'ok']);
    expect(board.cluster('cluster-1')).toMatchObject({ title: 'Gut' });
  });

  it('[BD4] a value that another one hides is looked at all the same', () => {
    const board = boardWithCards();
    const editor = editorOf(board);
    const both = editor.edit((doc) => {
      doc.getMap('places').set('card-0001', { hidden: 'inside' });
      placeCard(doc, 'card-0001', null);
    });
    // With garbage collection the hidden value never leaves a stock client; without it does.
    const keeps = new Y.Doc({ gc: false });
    Y.applyUpdate(keeps, board.missing(Y.encodeStateVector(keeps)));
    const before = Y.encodeStateVector(keeps);
    keeps.getMap('places').set('card-0001', { hidden: 'inside' });
    placeCard(keeps, 'card-0001', null);

    expect(outcome(send(board, 'session-b', Y.encodeStateAsUpdate(keeps, before)))).toBe('not_a_board');
    expect(outcome(send(board, 'session-a', both))).toBe('ok');
    expect(Buffer.from(Y.encodeStateAsUpdate(board.doc)).includes('inside')).toBe(false);
  });

  it('[BD5] new structs under the client id of somebody else are refused, and under ids of the server', () => {
    const board = boardWithCards();
    const one = editorOf(board);
    const first = one.edit((doc) => createCluster(doc, 'cluster-1', 'Eins'));
    const second = one.edit((doc) => createCluster(doc, 'cluster-2', 'Zwei'));
    const asServer = (client: number): Uint8Array => rawFrame([{ client, clock: Y.getState(board.doc.store, client), structs: [valueIn('marks', 'card-0001', 'conflict')] }]);
    const server = board.doc.clientID;

    expect(outcome(send(board, 'session-a', first))).toBe('ok');
    expect(outcome(send(board, 'session-b', second))).toBe('foreign_client');
    expect(outcome(send(board, 'session-b', asServer(server)))).toBe('foreign_client');
    expect(board.cluster('cluster-2')).toBeUndefined();
    // After a restart the server has another id, and the old one is still nobody's.
    const again = restarted(board, [{ client: one.doc.clientID, session: 'session-a' }]);
    expect(outcome(send(again, 'session-b', asServer(server)))).toBe('foreign_client');
    expect(outcome(send(again, 'session-b', second))).toBe('foreign_client');
    expect(outcome(send(again, 'session-a', second))).toBe('ok');
  });

  it('[BD5] what an id was bound to is told once, to be stored', () => {
    const board = boardWithCards();
    const editor = editorOf(board);
    send(board, 'session-a', editor.edit((doc) => createCluster(doc, 'cluster-1', 'Eins')));
    send(board, 'session-a', editor.edit((doc) => createCluster(doc, 'cluster-2', 'Zwei')));

    expect([board.takeNewWriters(), board.takeNewWriters()]).toEqual([[{ client: editor.doc.clientID, session: 'session-a' }], []]);
  });

  it('[BD4] a frame that waits for another one is refused: nothing hidden stays behind', () => {
    const board = boardWithCards();
    const editor = editorOf(board);
    editor.edit((doc) => createCluster(doc, 'cluster-1', 'Eins'));
    const early = editor.edit((doc) => createCluster(doc, 'cluster-2', 'Zwei'));

    expect(outcome(send(board, 'session-a', early))).toBe('gap');
    expect([board.doc.store.pendingStructs, board.doc.store.pendingDs]).toEqual([null, null]);
  });

  it('[BD4] the same frame again and a whole state that says nothing new are no trouble', () => {
    const board = boardWithCards();
    const editor = editorOf(board);
    const frame = editor.edit((doc) => createCluster(doc, 'cluster-1', 'Eins'));
    send(board, 'session-a', frame);
    const before = boardHash(board);

    expect([frame, Y.encodeStateAsUpdate(editor.doc, board.stateVector())].map((bytes) => outcome(send(board, 'session-a', bytes)))).toEqual(['ok', 'ok']);
    expect(boardHash(board)).toBe(before);
  });
});

describe('quarantine: what editors that were away bring', () => {
  it('[BD7] a card that was withdrawn meanwhile costs its mover nothing else', () => {
    const board = boardWithCards();
    const editor = editorOf(board);
    editor.edit((doc) => createCluster(doc, 'cluster-1', 'Neu'));
    editor.edit((doc) => placeCards(doc, ['card-0001', 'card-0002'], 'cluster-1'));
    editor.edit((doc) => markConflict(doc, 'card-0001', true));
    editor.edit((doc) => mergeCards(doc, 'card-0001', ['card-0003']));
    board.drop('card-0001');
    const known = { knowsCard: (id: string) => id === 'card-0001' };

    const answers = editor.frames.map((frame) => outcome(send(board, 'session-a', frame, known)));

    expect(answers).toEqual(['ok', 'ok', 'ok', 'ok']);
    expect(board.place('card-0001')).toBeUndefined();
    expect(board.doc.getMap('marks').has('card-0001')).toBe(false);
    const snapshot = readBoard(board.doc);
    expect(snapshot.clusters.find(({ id }) => id === 'cluster-1')?.cards.map(({ id }) => id).sort()).toEqual(['card-0002', 'card-0003']);
  });

  it('stock clients with undo and garbage collection make nothing that is refused, and all end equal', () => {
    const random = seededNumbers(5);
    const ids = cardIds(12);
    for (let round = 0; round < 20; round += 1) {
      const board = boardWithCards(ids.length);
      const editors = [0, 1, 2].map((n) => {
        const editor = editorOf(board);
        const undo = new Y.UndoManager(editorKeys.map((key) => editor.doc.getMap(key)), { trackedOrigins: new Set([null]), captureTimeout: 0 });
        return { ...editor, undo, session: `session-${n}`, sent: 0, online: true };
      });
      const pick = <Item>(list: readonly Item[]): Item => list[random(list.length)] ?? list[0] as Item;
      const change = (doc: Y.Doc, step: number): void => {
        const cluster = pick([...doc.getMap('clusters').keys()]);
        switch (random(8)) {
          case 0: return createCluster(doc, `cluster-${round}-${step}`, `Gruppe ${step}`);
          case 1: return renameCluster(doc, cluster, `Titel ${step}`, `token-${step}`);
          case 2: return removeCluster(doc, cluster, random(2) === 0);
          case 3: return moveCluster(doc, cluster, null);
          case 4: return markConflict(doc, pick(ids), random(2) === 0);
          case 5: return mergeCards(doc, pick(ids), [pick(ids)]);
          case 6: return parkCard(doc, pick(ids), random(2) === 0);
          default: return placeCards(doc, [pick(ids), pick(ids)], cluster);
        }
      };
      for (let step = 0; step < 120; step += 1) {
        const editor = pick(editors);
        const dice = random(10);
        if (dice === 0) editor.online = !editor.online;
        else if (dice === 1) editor.undo.undo();
        else if (dice === 2) editor.undo.redo();
        else {
          // As the desk does it: what others build on is not undone.
          editor.doc.transact(() => prepareCluster(editor.doc, `cluster-${round}-${step}`), 'prepared');
          editor.doc.transact(() => change(editor.doc, step));
        }
        for (const one of editors) {
          if (!one.online && step < 119) continue;
          // Back after a while: the whole difference at once, as the stock protocol does.
          const frames = one.frames.length - one.sent > 1 ? [Y.encodeStateAsUpdate(one.doc, board.stateVector())] : one.frames.slice(one.sent);
          one.sent = one.frames.length;
          for (const frame of frames) expect(outcome(send(board, one.session, frame))).toBe('ok');
          Y.applyUpdate(one.doc, board.missing(Y.encodeStateVector(one.doc)), 'server');
        }
      }
      for (const { doc } of editors) {
        Y.applyUpdate(doc, board.missing(Y.encodeStateVector(doc)), 'server');
        expect(readBoard(doc)).toEqual(readBoard(board.doc));
      }
      const written = Y.decodeUpdate(Y.encodeStateAsUpdate(board.doc)).structs;
      expect(new Set(written.map((struct) => (struct instanceof Y.Item ? struct.content.constructor.name : struct.constructor.name)))).toEqual(new Set(['ContentAny', 'ContentDeleted']));
    }
  });
});

/** Frames that never came from an editor. `me` is a free client id. */
const me = 4_711;
const evil: readonly (readonly [string, (board: BoardDocument) => Uint8Array, string])[] = [
  ['nothing at all', () => new Uint8Array(), 'not_readable'],
  ['a clock moved by 2^52 with 15 bytes', () => rawFrame([{ client: me, structs: [bare(kinds.gc, 2 ** 52)] }]), 'not_a_board'],
  ['2^40 structs announced', () => rawFrame([{ client: me, structs: [bare(kinds.gc, 1)], count: 2 ** 40 }]), 'too_much'],
  ['a hole', () => rawFrame([{ client: me, structs: [bare(kinds.skip, 5), valueIn('marks', 'card-0001', 'conflict')] }]), 'not_a_board'],
  ['a clock that runs ahead', () => rawFrame([{ client: me, clock: 1_000_000, structs: [valueIn('marks', 'card-0001', 'conflict')] }]), 'gap'],
  ['one value deleted a billion times', () => rawFrame([{ client: me, structs: [deletedIn('marks', 'card-0001', 1e9)] }]), 'too_much'],
  ['a deleted value of no length', () => rawFrame([{ client: me, structs: [deletedIn('marks', 'card-0001', 0)] }]), 'not_readable'],
  ['a bad value before a good one', () => rawFrame([{ client: me, structs: [valueIn('marks', 'card-0001', 'evil', 'conflict')] }]), 'not_a_board'],
  ['no value at all', () => rawFrame([{ client: me, structs: [valueIn('marks', 'card-0001')] }]), 'not_readable'],
  ['more values than a frame may carry', () => rawFrame([{ client: me, structs: [valueIn('marks', 'card-0001', ...Array.from({ length: 9_000 }, () => 'conflict'))] }]), 'too_much'],
  ['__proto__ as a field', () => rawFrame([{ client: me, structs: [contentIn('places', 'card-0001', kinds.any, (encoder) => { for (const byte of [1, 118, 1, 9, ...Buffer.from('__proto__'), 118, 0]) encoding.writeUint8(encoder, byte); })] }]), 'not_a_board'],
  ['a key of 300 characters', () => rawFrame([{ client: me, structs: [valueIn('marks', 'x'.repeat(300), 'conflict')] }]), 'not_a_board'],
  ['a deleted value of a card', (board) => rawFrame([{ client: me, structs: [deletedBehind(board.doc.clientID, 0, 1)] }]), 'not_a_board'],
  ['a value behind a card', (board) => rawFrame([{ client: me, structs: [valueBehind(board.doc.clientID, 0, place)] }]), 'not_a_board'],
  ['a value behind nothing', () => rawFrame([{ client: me, structs: [valueBehind(99, 3, place)] }]), 'gap'],
  ['a value behind itself', () => rawFrame([{ client: me, structs: [valueBehind(me, 0, place)] }]), 'gap'],
  ['two clients behind each other', () => rawFrame([{ client: me, structs: [valueBehind(me + 1, 0, place)] }, { client: me + 1, structs: [valueBehind(me, 0, place)] }]), 'gap'],
  ['a card deleted', (board) => rawFrame([], [{ client: board.doc.clientID, ranges: [[0, 1]] }]), 'not_a_board'],
  ['something deleted that is not there', () => rawFrame([], [{ client: 99, ranges: [[0, 1]] }]), 'gap'],
  ['ranges that overlap', (board) => rawFrame([], [{ client: board.doc.clientID, ranges: [[4, 2], [5, 1]] }]), 'not_readable'],
  ['bytes behind the end', () => Uint8Array.of(0, 0, 0), 'not_readable'],
  ['a number of twenty bytes', () => new Uint8Array(20).fill(255), 'not_readable'],
  ['text that is no UTF-8', () => rawFrame([{ client: me, structs: [contentIn('titles', 'cluster-0/x', kinds.any, (encoder) => { for (const byte of [1, 119, 2, 0xc3, 0x28]) encoding.writeUint8(encoder, byte); })] }]), 'not_readable'],
  ['5,000 clients', () => rawFrame(Array.from({ length: 5_000 }, (_, n) => ({ client: n + 1, structs: [valueIn('marks', 'card-0001', 'conflict')] }))), 'too_much'],
  ['3,000 values that all want to be the first of their key', () => rawFrame([{ client: me, structs: Array.from({ length: 3_000 }, () => valueIn('marks', 'card-0001', 'conflict')) }]), 'too_much'],
  ['3,000 values that all follow the same one', () => rawFrame([{ client: me, structs: [valueIn('marks', 'card-0001', 'conflict'), ...Array.from({ length: 2_999 }, () => valueBehind(me, 0, 'conflict'))] }]), 'too_much'],
  ['more changes than a frame may carry', () => rawFrame([{ client: me, structs: Array.from({ length: 9_000 }, (_, n) => valueIn('marks', `card-${n}-xxxx`, 'conflict')) }]), 'too_much'],
];

describe('quarantine: made-up frames', () => {
  it.each(evil)('[BD4] %s', (_, make, why) => {
    const board = boardWithCards();
    const before = boardHash(board);

    expect(outcome(send(board, 'session-a', make(board)))).toBe(why);
    expect(boardHash(board)).toBe(before);
    expect(outcome(send(board, 'session-a', editorOf(board).edit((doc) => createCluster(doc, 'cluster-1', 'Gut'))))).toBe('ok');
  });

  it('[BD4] kinds of content that no board has', () => {
    const board = boardWithCards();
    const text = (encoder: encoding.Encoder): void => { for (const byte of [1, 120]) encoding.writeUint8(encoder, byte); };
    const answers = [kinds.json, kinds.binary, kinds.string, kinds.embed, kinds.format, kinds.type, kinds.doc, 11, 31].map((kind) => outcome(send(board, 'session-a', rawFrame([{ client: me, structs: [contentIn('marks', 'card-0001', kind, text)] }]))));

    expect(new Set(answers)).toEqual(new Set(['not_a_board']));
  });

  it('[BD8] who goes on sending what only a copy of the board can tell is not tried any more for a minute; others are', () => {
    const board = boardWithCards();
    const bad = (nowMs: number): string => outcome(send(board, 'session-a', editorOf(board).edit((doc) => placeCard(doc, 'card-9999', null)), { nowMs }));
    const good = (session: string, nowMs: number): string => outcome(send(board, session, editorOf(board).edit((doc) => parkCard(doc, 'card-0001', true)), { nowMs }));

    expect([bad(0), bad(1_000), bad(2_000), bad(3_000), good('session-a', 3_000)]).toEqual(['not_a_board', 'not_a_board', 'not_a_board', 'too_often', 'too_often']);
    expect([good('session-b', 3_000), good('session-a', 70_000)]).toEqual(['ok', 'ok']);
  });
});

describe('quarantine: growth', () => {
  it('[BD9] a board takes so many pages that write to it, and those that are known go on', () => {
    const board = new BoardDocument([], { writers: Array.from({ length: boardClientsMax }, (_, n) => ({ client: n + 1, session: 'session-a' })) });
    board.put('card-0001', { text: 'Karte', sector: null, order: 1, hidden: false });
    const known = rawFrame([{ client: 7, structs: [valueIn('marks', 'card-0001', 'conflict')] }]);

    expect(outcome(send(board, 'session-a', editorOf(board).edit((doc) => parkCard(doc, 'card-0001', true))))).toBe('board_full');
    expect(outcome(send(board, 'session-a', known))).toBe('ok');
  });

  it('[BD9] a board that is full takes nothing new from editors, still lets them delete, and the server goes on', () => {
    const board = new BoardDocument([]);
    const text = 'x'.repeat(4_000);
    board.edit(() => {
      for (let n = 0; n * text.length < boardStateBytesMax; n += 1) board.put(`card-${String(n).padStart(5, '0')}`, { text, sector: null, order: n + 1, hidden: false });
      markConflict(board.doc, 'card-00001', true);
    });
    board.takeWrite();
    const editor = editorOf(board);

    expect(outcome(send(board, 'session-a', editor.edit((doc) => parkCard(doc, 'card-00001', true))))).toBe('board_full');
    expect(outcome(send(board, 'session-b', editorOf(board).edit((doc) => markConflict(doc, 'card-00001', false))))).toBe('ok');
    board.put('card-new-1', { text: 'Geht', sector: null, order: 9, hidden: false });
    expect(board.card('card-new-1')?.text).toBe('Geht');
  });
});

describe('stored state', () => {
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
