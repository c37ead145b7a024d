/** Boards and editors for tests that need several of them. */
import { expect } from 'vitest';
import * as Y from 'yjs';
import { createCluster, prepareCluster, putCard } from '../../shared/board/board-edits.ts';
import { editorKeys } from '../../shared/board/board-layout.ts';
import { readBoard, type BoardSnapshot } from '../../shared/board/board-snapshot.ts';
import { mayTakeBack } from '../../shared/board/board-undo.ts';

export const boardWith = (cards: number, clusters: readonly string[]): Y.Doc => {
  const doc = new Y.Doc();
  for (let order = 1; order <= cards; order += 1) putCard(doc, `card-${order}`, { text: `Karte ${order}`, sector: 'politik', order, hidden: false });
  for (const id of clusters) createCluster(doc, id, `Gruppe ${id}`);
  return doc;
};

/** A second editor who has seen everything so far. */
export const copyOf = (doc: Y.Doc): Y.Doc => {
  const copy = new Y.Doc();
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
  return copy;
};

/** Both come back online and exchange what they have. */
export const meet = (a: Y.Doc, b: Y.Doc): BoardSnapshot => {
  Y.applyUpdate(a, Y.encodeStateAsUpdate(b, Y.encodeStateVector(a)));
  Y.applyUpdate(b, Y.encodeStateAsUpdate(a, Y.encodeStateVector(b)));
  expect(readBoard(a)).toEqual(readBoard(b));
  return readBoard(a);
};

/** Every card that a screen shows, with the merged ones, each as often as it is shown. */
export const shown = (board: BoardSnapshot): readonly string[] =>
  [...board.clusters.flatMap(({ cards }) => cards), ...board.tray, ...board.parked, ...board.collisions.flatMap(({ cards }) => cards)].flatMap((card) => [card.id, ...card.merged.map(({ id }) => id)]).sort();

export const idsIn = (board: BoardSnapshot, cluster: string): readonly string[] => board.clusters.find(({ id }) => id === cluster)?.cards.map(({ id }) => id) ?? [];

export const idsOf = (cards: readonly { readonly id: string }[]): readonly string[] => cards.map(({ id }) => id);

/** An editor as the console's page is one: own changes can be undone, preparations cannot. */
export interface Hand {
  readonly doc: Y.Doc;
  edit(change: (doc: Y.Doc) => void): void;
  /** Opens a cluster in the two halves in which the console does. */
  open(id: string, title: string, then?: (doc: Y.Doc) => void): void;
  undo(): void;
  redo(): void;
}

export const handOf = (doc: Y.Doc): Hand => {
  const own = Symbol('own');
  const manager = new Y.UndoManager(editorKeys.map((key) => doc.getMap(key)), { trackedOrigins: new Set([own]), captureTimeout: 0, deleteFilter: mayTakeBack });
  const edit = (change: (changed: Y.Doc) => void): void => doc.transact(() => change(doc), own);
  return {
    doc,
    edit,
    open: (id, title, then = () => {}) => {
      doc.transact(() => prepareCluster(doc, id));
      edit(() => {
        createCluster(doc, id, title);
        then(doc);
      });
    },
    undo: () => void manager.undo(),
    redo: () => void manager.redo(),
  };
};
