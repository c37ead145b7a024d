/**
 * How long the costliest frames hold the main thread, on a board with 2,000 cards that three editors have moved five times:
 * `node test/fuzz/worst-frames.ts`. Figures for docs/decisions/0014.
 */
import * as Y from 'yjs';
import { createCluster, markConflict, placeCard, placeCards } from '../../shared/board/board-edits.ts';
import { clustersPerBoardMax, headingsPerBoardMax, structsPerFrameMax, syncFrameBytesMax } from '../../shared/domain/limits.ts';
import type { BoardDocument } from '../../server/room/board-document.ts';
import { boardWithCards, cardIds, editorOf, outcome, restarted, send } from '../support/board-editors.ts';
import { seededNumbers } from '../support/seeded-numbers.ts';
import { deletedBehind, rawFrame, valueBehind, valueIn, type Writer } from '../support/yjs-frames.ts';

const cards = Number(process.env['CARDS'] ?? 2_000);
const ids = cardIds(cards);
const rounds = 5;

const usedBoard = (): BoardDocument => {
  const random = seededNumbers(1);
  const board = boardWithCards(cards);
  const editors = [0, 1, 2].map(() => editorOf(board));
  for (let n = 1; n <= 60; n += 1) board.edit((doc) => createCluster(doc, `cluster-${n}`, `Gruppe ${n}`));
  for (const { doc } of editors) Y.applyUpdate(doc, Y.encodeStateAsUpdate(board.doc), 'server');
  for (let pass = 0; pass < 5; pass += 1) {
    for (const [n, editor] of editors.entries()) {
      const part = ids.filter((_, at) => at % 3 === (n + pass) % 3);
      const frame = editor.edit((doc) => placeCards(doc, part, `cluster-${1 + random(60)}`));
      if (!send(board, `session-${n}`, frame).ok) throw new Error('setup');
      for (const other of editors) Y.applyUpdate(other.doc, frame, 'server');
    }
  }
  board.takeWrite();
  return board;
};

const me = 4_711;
const long = '👩‍👩‍👧‍👦'.repeat(40);
const fill = (make: (n: number) => Writer): readonly Writer[] => {
  const structs: Writer[] = [];
  for (let n = 0; n < structsPerFrameMax; n += 1) structs.push(make(n));
  return structs;
};
/** As many as fit into the largest frame. */
const fitted = (structs: readonly Writer[]): Uint8Array => {
  let [low, high] = [1, structs.length];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (rawFrame([{ client: me, structs: structs.slice(0, middle) }]).length <= syncFrameBytesMax) low = middle;
    else high = middle - 1;
  }
  return rawFrame([{ client: me, structs: structs.slice(0, low) }]);
};
const place = (n: number): unknown => ({ cluster: `cluster-${1 + (n % 60)}`, rank: `a${n}x`, parked: false, under: null });
/** The last struct that wrote a key. */
const lastOf = (board: BoardDocument, map: string, key: string): Y.ID => {
  const { _map: items } = board.doc.getMap(map);
  const item = items.get(key);
  if (item === undefined) throw new Error('no such key');
  return item.lastId;
};

const placeAgain = (board: BoardDocument, n: number): Writer => {
  const id = lastOf(board, 'places', ids[n % cards] ?? '');
  return n < cards ? valueBehind(id.client, id.clock, place(n)) : valueBehind(me, n - cards, place(n));
};
const newClusters = clustersPerBoardMax - 61;

const frames: Readonly<Record<string, (board: BoardDocument) => Uint8Array>> = {
  'all cards to another group': (board) => editorOf(board).edit((doc) => placeCards(doc, ids, 'cluster-7')),
  'all cards, one after the other': (board) => editorOf(board).edit((doc) => { for (const card of ids.slice(0, 300)) placeCard(doc, card, 'cluster-8'); }),
  'places behind the present ones': (board) => fitted(fill((n) => placeAgain(board, n))),
  'marks on every card, on and off': () => fitted(fill((n) => (n < cards ? valueIn('marks', ids[n] ?? '', 'conflict') : deletedBehind(me, n - cards, 1)))),
  'one heading again and again': () => fitted(fill((n) => (n === 0 ? valueIn('titles', 'cluster-1/again', 'x') : valueBehind(me, n - 1, 'x')))),
  'headings of 40 families of four': () => fitted(fill((n) => (n === 0 ? valueIn('titles', 'cluster-1/again', long) : valueBehind(me, n - 1, long)))),
  'removals with 1,000 headings each': () => fitted(Array.from({ length: 60 }, (_, n) => valueIn('removals', `cluster-${n + 1}`, { titles: Array.from({ length: headingsPerBoardMax }, (__, m) => `cluster-${n + 1}/t${m}`) }))),
  'deleted structs alone': () => fitted(fill((n) => (n === 0 ? valueIn('marks', ids[0] ?? '', 'conflict') : deletedBehind(me, n - 1, 1)))),
  'every second place deleted': (board) => rawFrame([], [...board.doc.store.clients].filter(([client]) => client !== board.doc.clientID).map(([client, structs]) => ({ client, ranges: structs.filter((_, n) => n % 2 === 0).map(({ id, length }) => [id.clock, length] as const) })).sort((a, b) => b.client - a.client)),
  'as many neighbours as are allowed': () => rawFrame([{ client: me, structs: Array.from({ length: 199 }, () => valueIn('marks', ids[0] ?? '', 'conflict')) }]),
  'clusters to the brim': () => fitted(fill((n) => (n < newClusters ? valueIn('clusters', `cluster-new-${n}`, { rank: `a${n}x` }) : valueBehind(me, n - newClusters, { rank: 'b00' })))),
  'refused at its last value': (board) => fitted(fill((n) => (n === structsPerFrameMax - 1 ? valueIn('marks', 'card-0001', 'evil') : placeAgain(board, n)))),
  'refused by the copy': (board) => fitted(fill((n) => (n === structsPerFrameMax - 1 ? valueIn('marks', 'nobody-there', 'conflict') : placeAgain(board, n)))),
  'refused after 250 KiB of deletions': (board) => rawFrame([], [{ client: board.doc.clientID, ranges: Array.from({ length: 65_000 }, (_, n) => [n, 1] as const) }]),
};

/** Processor time of this thread: others on the same machine do not count. */
const timed = (run: () => void): number => {
  const before = process.threadCpuUsage();
  run();
  const { user, system } = process.threadCpuUsage(before);
  return (user + system) / 1_000;
};

const rows: Record<string, { bytes: number; answer: string; copyMs: number; medianMs: number; worstMs: number; nextFrameMs: number; commitMs: number }> = {};
for (const [name, make] of Object.entries(frames)) {
  const times: number[] = [];
  const copies: number[] = [];
  const next: number[] = [];
  const commits: number[] = [];
  let answer = '';
  let bytes = 0;
  for (let round = 0; round < rounds; round += 1) {
    const board = usedBoard();
    const frame = make(board);
    bytes = frame.length;
    // When an editor joins, and after a frame that the copy did not survive.
    const cold = restarted(board);
    copies.push(timed(() => cold.join({ writes: true, sendUpdate: () => true, close: () => undefined })));
    times.push(timed(() => { answer = outcome(send(board, 'session-me', frame)); }));
    commits.push(timed(() => { board.takeWrite(); board.committed(); }));
    const good = editorOf(board).edit((doc) => markConflict(doc, ids[5] ?? '', true));
    next.push(timed(() => { if (!send(board, 'session-good', good).ok) throw new Error('good frame'); }));
  }
  const round = (value: number | undefined): number => Math.round((value ?? 0) * 10) / 10;
  const sorted = times.toSorted((a, b) => a - b);
  rows[name] = { bytes, answer, copyMs: round(Math.max(...copies)), medianMs: round(sorted[2]), worstMs: round(sorted.at(-1)), nextFrameMs: round(Math.max(...next)), commitMs: round(Math.max(...commits)) };
}
console.table(rows);
