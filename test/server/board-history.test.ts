import { afterEach, describe, expect, it } from 'vitest';
import type * as Y from 'yjs';
import { createCluster, markConflict, mergeCards, moveCluster, parkCard, placeCard, placeCards, prepareCluster, removeCluster, renameCluster } from '../../shared/board/board-edits.ts';
import { historyEditsMax, historyEntriesMax } from '../../shared/domain/limits.ts';
import type { BoardHistoryAnswer, BoardHistoryEdit } from '../../shared/protocol/board-history.ts';
import { BoardHistory, readHistory } from '../../server/room/board-history.ts';
import { MemoryStorage } from '../../server/storage/memory-storage.ts';
import { boardWithCards, cardIds, editorOf, send } from '../support/board-editors.ts';
import { BoardServer } from '../support/board-sockets.ts';
import { until } from '../support/socket-hall.ts';

const inCluster = (cluster: string, title: string) => ({ in: 'cluster', cluster, title }) as const;

describe('what an edit says in the history', () => {
  const board = () => {
    const document = boardWithCards(4);
    document.edit((doc) => {
      createCluster(doc, 'cluster-1', 'Eins');
      placeCard(doc, 'card-0001', 'cluster-1');
    });
    return document;
  };
  const edits: readonly (readonly [string, (doc: Y.Doc) => void, readonly BoardHistoryEdit[]])[] = [
    ['a card placed', (doc) => placeCard(doc, 'card-0002', 'cluster-1'), [{ what: 'placed', card: 'card-0002', from: { in: 'tray' }, to: inCluster('cluster-1', 'Eins') }]],
    ['a card parked', (doc) => parkCard(doc, 'card-0001', true), [{ what: 'placed', card: 'card-0001', from: inCluster('cluster-1', 'Eins'), to: { in: 'parked' } }]],
    ['a card moved within its group', (doc) => placeCards(doc, ['card-0001'], 'cluster-1'), []],
    ['a card merged', (doc) => mergeCards(doc, 'card-0001', ['card-0003']), [{ what: 'placed', card: 'card-0003', from: { in: 'tray' }, to: { in: 'under', card: 'card-0001' } }]],
    ['a group prepared, which nobody sees', (doc) => prepareCluster(doc, 'cluster-2'), []],
    ['a group opened', (doc) => createCluster(doc, 'cluster-2', 'Zwei'), [{ what: 'opened', cluster: 'cluster-2', title: 'Zwei' }]],
    ['a group opened with cards and without a heading', (doc) => { createCluster(doc, 'cluster-2'); placeCard(doc, 'card-0001', 'cluster-2'); }, [{ what: 'opened', cluster: 'cluster-2', title: '' }, { what: 'placed', card: 'card-0001', from: inCluster('cluster-1', 'Eins'), to: inCluster('cluster-2', '') }]],
    ['a group renamed', (doc) => renameCluster(doc, 'cluster-1', 'Anders', 'token'), [{ what: 'renamed', cluster: 'cluster-1', from: 'Eins', to: 'Anders' }]],
    ['a group moved', (doc) => moveCluster(doc, 'cluster-1', 'cluster-0'), [{ what: 'moved', cluster: 'cluster-1', title: 'Eins' }]],
    ['a group removed with its cards', (doc) => removeCluster(doc, 'cluster-1', true), [{ what: 'removed', cluster: 'cluster-1', title: 'Eins' }]],
    ['a mark set', (doc) => markConflict(doc, 'card-0001', true), [{ what: 'marked', id: 'card-0001', conflict: true }]],
    ['nothing', (doc) => markConflict(doc, 'card-0001', false), []],
  ];

  it.each(edits)('[BD11] %s', (_, edit, expected) => {
    const document = board();
    const editor = editorOf(document);
    editor.edit(edit);
    const answers = editor.frames.map((frame) => send(document, 'session-a', frame));

    expect(answers.flatMap((answer): readonly (BoardHistoryEdit | string)[] => (answer.ok ? answer.edits : ['refused']))).toEqual(expected);
  });

  it('[BD11] a group that comes back, and headings that stand beside each other', () => {
    const document = board();
    const [one, two] = [editorOf(document), editorOf(document)];
    const frames = [one.edit((doc) => renameCluster(doc, 'cluster-1', 'Von Anna', 'a')), two.edit((doc) => renameCluster(doc, 'cluster-1', 'Von Ben', 'b'))];
    const said = frames.map((frame, n) => send(document, `session-${n}`, frame));
    document.edit((doc) => removeCluster(doc, 'cluster-1', true));
    const back = send(document, 'session-c', editorOf(document).edit((doc) => removeCluster(doc, 'cluster-1', false)));

    expect([...said, back].flatMap((answer) => (answer.ok ? answer.edits : []))).toEqual([
      { what: 'renamed', cluster: 'cluster-1', from: 'Eins', to: 'Von Anna' },
      { what: 'renamed', cluster: 'cluster-1', from: 'Von Anna', to: 'Von Anna / Von Ben' },
      { what: 'restored', cluster: 'cluster-1', title: 'Von Anna / Von Ben' },
    ]);
  });

  it('[BD11] many edits in one go become several entries, and only the newest are kept', () => {
    const storage = new MemoryStorage();
    const history = new BoardHistory(storage, 'p', 'b');
    const edit = (n: number): BoardHistoryEdit => ({ what: 'edited', card: `card-${n}` });
    storage.commit(history.writes(1, 'Anna', Array.from({ length: 2.5 * historyEditsMax }, (_, n) => edit(n))));
    expect(readHistory(storage, 'p', 'b', null, 10).map(({ seq, edits: done }) => [seq, done.length])).toEqual([[3, 50], [2, 100], [1, 100]]);

    const next = new BoardHistory(storage, 'p', 'b');
    for (let n = 0; n < historyEntriesMax + 600; n += 1) storage.commit(next.writes(2, '', [edit(n)]));
    const all = readHistory(storage, 'p', 'b', null, 2 * historyEntriesMax);
    expect(all[0]?.seq).toBe(historyEntriesMax + 603);
    expect(all.length).toBeLessThan(historyEntriesMax + 300);
    expect(all.length).toBeGreaterThanOrEqual(historyEntriesMax);
  });

  it('2,000 cards that arrive are no history', () => {
    const document = boardWithCards(0);
    const done = document.recorded(() => { for (const id of cardIds(2_000)) document.put(id, { text: id, sector: null, order: 1, hidden: false }); });

    expect(done).toEqual([]);
  });
});

describe('history of a board', () => {
  let server: BoardServer | null = null;
  afterEach(async () => {
    await server?.close();
    server = null;
  });
  const read = async (hall: BoardServer, role = 'moderator', query = ''): Promise<BoardHistoryAnswer> => (await hall.call(`/boards/${hall.board}/history${query}`, hall.keys[role] ?? '')) as never;

  it('[BD11] names who edited at the wall, takes up commands, is there after a restart, and holds no words of cards', async () => {
    server = await BoardServer.open();
    const hall = server;
    const [rain, sun] = [await hall.addCard('Regenwasser'), await hall.addCard('Sonnenschutz')];
    const anna = hall.stock(await hall.session('moderator'));
    await until('synced', () => anna.provider.synced);
    anna.provider.awareness.setLocalState({ name: 'Anna', holding: [], reading: null });
    anna.doc.transact(() => createCluster(anna.doc, 'cluster-anna', 'Wasser'));
    anna.doc.transact(() => placeCard(anna.doc, rain, 'cluster-anna'));
    await until('it is there', () => hall.doc.getMap('places').has(rain));
    await hall.command('park-card', { card: sun });
    await hall.command('hide-card', { card: sun, reason: 'doppelt' });
    await hall.restart();

    const { entries, more, texts } = await read(hall);
    expect(entries.map(({ seq, by, edits: [edit] }) => [seq, by, edit])).toEqual([
      [4, '', { what: 'hidden', card: sun, reason: 'doppelt' }],
      [3, '', { what: 'placed', card: sun, from: { in: 'tray' }, to: { in: 'parked' } }],
      [2, 'Anna', { what: 'placed', card: rain, from: { in: 'tray' }, to: inCluster('cluster-anna', 'Wasser') }],
      [1, 'Anna', { what: 'opened', cluster: 'cluster-anna', title: 'Wasser' }],
    ]);
    expect(more).toBe(false);
    expect(texts).toEqual({ [rain]: 'Regenwasser', [sun]: 'Sonnenschutz' });
    expect(JSON.stringify(entries)).not.toMatch(/Regenwasser|Sonnenschutz/u);
    expect((await read(hall, 'circle', '?before=3')).entries.map(({ seq }) => seq)).toEqual([2, 1]);
    // What goes on counts on.
    await hall.command('park-card', { card: sun, parked: false });
    expect((await read(hall)).entries[0]?.seq).toBe(5);
  });

  it('[BD11] is for moderator and circle alone', async () => {
    server = await BoardServer.open();
    const hall = server;
    const answers = await Promise.all(['projector', 'observer', 'approver'].map((role) => hall.call(`/boards/${hall.board}/history`, hall.keys[role] ?? '')));

    expect(answers.map(({ reason }) => reason)).toEqual(['not_allowed', 'not_allowed', 'not_allowed']);
    expect(await hall.call('/boards/unknown-board/history', hall.keys['moderator'] ?? '')).toMatchObject({ reason: 'sign_in_needed' });
    expect(await hall.call(`/boards/${hall.board}/history?before=x`, hall.keys['moderator'] ?? '')).toMatchObject({ reason: 'bad_request', field: 'before' });
  });
});
