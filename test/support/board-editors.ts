/** Boards with cards, editors' copies of them, and frames between the two: for tests of the quarantine. */
import { createHash } from 'node:crypto';
import * as Y from 'yjs';
import { createCluster } from '../../shared/board/board-edits.ts';
import { BoardDocument, type FrameAnswer } from '../../server/room/board-document.ts';
import type { BoardWriter } from '../../server/room/board-quarantine.ts';

export const cardIds = (count: number): readonly string[] => Array.from({ length: count }, (_, n) => `card-${String(n + 1).padStart(4, '0')}`);

/** `client`: the server's id in it; Yjs draws one otherwise. */
export const boardWithCards = (count = 3, client?: number): BoardDocument => {
  const board = new BoardDocument([]);
  if (client !== undefined) board.doc.clientID = client;
  board.edit(() => {
    for (const [place, id] of cardIds(count).entries()) board.put(id, { text: `Karte ${place + 1}`, sector: null, order: place + 1, hidden: false });
  });
  board.edit((doc) => createCluster(doc, 'cluster-0', 'Von Anfang an'));
  return board;
};

/** An editor's copy and the frames that its edits make, each edit in one. */
export interface Editor {
  readonly doc: Y.Doc;
  readonly frames: Uint8Array[];
  edit(change: (doc: Y.Doc) => void): Uint8Array;
}

export const editorOf = (board: BoardDocument, client?: number): Editor => {
  const doc = new Y.Doc();
  if (client !== undefined) doc.clientID = client;
  Y.applyUpdate(doc, board.missing(Y.encodeStateVector(doc)), 'server');
  const frames: Uint8Array[] = [];
  doc.on('update', (update: Uint8Array, origin: unknown) => void (origin === 'server' || frames.push(update)));
  return {
    doc,
    frames,
    edit: (change) => {
      doc.transact(() => change(doc));
      return frames.at(-1) ?? new Uint8Array();
    },
  };
};

/** `nowMs` 0 and every card known, unless said otherwise. */
export const send = (board: BoardDocument, session: string, frame: Uint8Array, { nowMs = 0, knowsCard = () => false }: { readonly nowMs?: number; readonly knowsCard?: (id: string) => boolean } = {}): FrameAnswer =>
  board.receive(session, frame, { nowMs, knowsCard });

/** The reason of a refusal, or `ok`. */
export const outcome = (answer: FrameAnswer): string => (answer.ok ? 'ok' : answer.why);

/** Everything that the board is, as one hash of its encoded state. */
export const boardHash = (board: BoardDocument): string => createHash('sha256').update(Y.encodeStateAsUpdate(board.doc)).digest('hex');

/** What a restart makes of a board. */
export const restarted = (board: BoardDocument, writers: readonly BoardWriter[] = []): BoardDocument => new BoardDocument([Y.encodeStateAsUpdate(board.doc)], { writers });
