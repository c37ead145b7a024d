/**
 * Damaged and made-up frames against the quarantine. A small dose with every `npm test`; all of them with `FRAMES=30000`,
 * another run with `SEED=…`.
 */
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { boardKeys } from '../../shared/board/board-layout.ts';
import { isClusterShape, isMarkShape, isPlaceShape, isRemovalShape, isTitleShape } from '../../shared/board/board-schema.ts';
import type { BoardDocument } from '../../server/room/board-document.ts';
import { boardHash, boardWithCards, cardIds, editorOf, outcome, restarted, send, type Editor } from '../support/board-editors.ts';
import { brokenEdit, damaged, foreignDocument, madeUpFrame, realEdit } from '../support/evil-frames.ts';
import { seededNumbers } from '../support/seeded-numbers.ts';

const frames = Number(process.env['FRAMES'] ?? 3_000);
const seed = Number(process.env['SEED'] ?? 20_261_122);
/** Frames that one board gets before a new one takes its place. */
const framesPerBoard = 150;
const ids = cardIds(40);

/** What the server alone writes. */
const words = (board: BoardDocument): string => JSON.stringify(['cards', 'comments', 'wishes'].map((key) => board.doc.getMap(key).toJSON()));

/** Everything that stands in a board is of its schema and about its own cards. */
const isSound = ({ doc }: BoardDocument): boolean => {
  const values = (key: string): readonly (readonly [string, unknown])[] => [...doc.getMap(key).entries()];
  const cards = new Set(ids);
  const clusters = new Set(doc.getMap('clusters').keys());
  return (
    [...doc.share.keys()].every((key) => boardKeys.some((known) => known === key)) &&
    doc.store.pendingStructs === null && doc.store.pendingDs === null &&
    values('places').every(([card, place]) => cards.has(card) && isPlaceShape(place) && (place.cluster === null || clusters.has(place.cluster)) && (place.under === null || cards.has(place.under))) &&
    values('clusters').every(([, cluster]) => isClusterShape(cluster)) &&
    values('titles').every(([key, title]) => clusters.has(key.split('/')[0] ?? '') && isTitleShape(title)) &&
    values('removals').every(([id, removal]) => clusters.has(id) && isRemovalShape(removal)) &&
    values('marks').every(([id, mark]) => (cards.has(id) || clusters.has(id)) && isMarkShape(mark))
  );
};

/** Some edits change nothing and make no frame. */
const realFrame = (random: (below: number) => number, editor: Editor, token: string): Uint8Array => {
  const before = editor.frames.length;
  while (editor.frames.length === before) editor.edit((doc) => realEdit(random, doc, ids, token));
  return editor.frames.at(-1) ?? new Uint8Array();
};

interface Attempt {
  readonly kind: string;
  readonly session: string;
  readonly frame: Uint8Array;
}

describe('quarantine, seeded', () => {
  it(`[BD4] [BD5] ${frames} frames: nothing outside the schema, no card touched, no crash, refused ones leave no trace`, { timeout: 600_000 }, () => {
    const random = seededNumbers(seed);
    // Yjs would draw these, and no run could be repeated.
    const newClient = (): number => 1 + random(2 ** 31);
    const counts = new Map<string, number>();
    const count = (what: string): void => void counts.set(what, (counts.get(what) ?? 0) + 1);
    let longest = { ms: 0, kind: '', bytes: 0 };
    let heapMax = 0;
    let board = boardWithCards(ids.length, newClient());
    let editors: readonly Editor[] = [];

    const attempt = (n: number): Attempt => {
      const at = random(2);
      const editor = editors[at];
      const victim = editors[1 - at];
      if (editor === undefined || victim === undefined) throw new Error('no editor');
      // Own edits that were not let through must not pile up in the copy.
      const fresh = editorOf(board, newClient());
      const own = realFrame(random, fresh, `t${n}`);
      const other = realFrame(random, victim, `v${n}`);
      // An id of its own for every frame would be one page more each time.
      fresh.doc.destroy();
      const session = `session-${at}-${n}`;
      switch (random(8)) {
        case 0: return { kind: 'real', session, frame: own };
        case 1: return { kind: 'foreign client', session, frame: victim.frames.length % 2 === 0 ? other : Y.encodeStateAsUpdate(victim.doc) };
        case 2: return { kind: 'schema', session, frame: editorOf(board, newClient()).edit((doc) => brokenEdit(random, doc, ids)) };
        case 3: return { kind: 'made up', session, frame: madeUpFrame(random, board.doc, ids) };
        case 4: return random(2) === 0 ? { kind: 'other document', session, frame: foreignDocument(random) } : { kind: 'damaged other document', session, frame: damaged(random, foreignDocument(random), own) };
        case 5: return { kind: 'damaged made up', session, frame: damaged(random, madeUpFrame(random, board.doc, ids), own) };
        default: return { kind: 'damaged', session, frame: damaged(random, own, other) };
      }
    };

    for (let n = 0; n < frames; n += 1) {
      if (n % framesPerBoard === 0) {
        if (n > 0) {
          // What is stored opens again and is the same.
          const again = restarted(board);
          for (const key of boardKeys) expect(again.doc.getMap(key).toJSON()).toEqual(board.doc.getMap(key).toJSON());
          heapMax = Math.max(heapMax, process.memoryUsage().heapUsed);
        }
        board = boardWithCards(ids.length, newClient());
        // Two editors whose ids belong to their sessions: stealing one is `foreign client`.
        editors = [editorOf(board, newClient()), editorOf(board, newClient())];
        for (const [at, editor] of editors.entries()) expect(outcome(send(board, `owner-${at}`, realFrame(random, editor, `owner-${n}-${at}`)))).toBe('ok');
      }
      const { kind, session, frame } = attempt(n);
      const before = boardHash(board);
      const wordsBefore = words(board);
      // This thread's own time: other work on the machine does not count.
      const used = process.threadCpuUsage();
      const answer = outcome(send(board, session, frame));
      const { user, system } = process.threadCpuUsage(used);
      const ms = (user + system) / 1_000;
      if (ms > longest.ms) longest = { ms, kind, bytes: frame.length };
      count(`${kind}: ${answer}`);
      if (answer !== 'ok') expect(boardHash(board), `frame ${n}`).toBe(before);
      expect(words(board), `frame ${n}`).toBe(wordsBefore);
      expect(isSound(board), `frame ${n}`).toBe(true);
      // Deleting alone is under nobody's id: any editor may.
      if (kind === 'other document' || (kind === 'foreign client' && Y.decodeUpdate(frame).structs.length > 0)) expect(boardHash(board), `frame ${n}`).toBe(before);
    }

    // It did something: real edits got through, and everything else was tried.
    expect(counts.get('real: ok') ?? 0).toBeGreaterThan(frames / 20);
    expect(counts.get('real: ok')).toBe([...counts].filter(([what]) => what.startsWith('real:')).reduce((sum, [, times]) => sum + times, 0));
    expect(heapMax).toBeLessThan(400_000_000);
    if (process.env['FRAMES'] !== undefined) console.info(JSON.stringify({ frames, seed, longest, heapMaxMb: Math.round(heapMax / 1e6), counts: Object.fromEntries([...counts].sort(([a], [b]) => (a < b ? -1 : 1))) }, null, 1));
  });
});
