import * as Y from 'yjs';
import { createCluster, markConflict, mergeCards, parkCard, placeCard, placeCards, putCard, putComment, removeCluster } from '../../shared/board/board-edits.ts';
import { titleKey, titlesKey } from '../../shared/board/board-layout.ts';
import { readBoard, type BoardSnapshot } from '../../shared/board/board-snapshot.ts';
import type { WallInput } from '../../shared/document/wall.ts';
import { defaultSectors } from '../../shared/domain/sector.ts';
import { exampleHash } from './haltung-example.ts';

export const boardOf = (fill: (doc: Y.Doc) => void): BoardSnapshot => {
  const doc = new Y.Doc();
  doc.transact(() => fill(doc));
  return readBoard(doc);
};

/** Cards in the tray, numbered from 1, sectors in turn. */
export const trayOf = (texts: readonly string[]): BoardSnapshot =>
  boardOf((doc) => {
    for (const [place, text] of texts.entries()) putCard(doc, `card-${place + 1}`, { text, sector: defaultSectors[place % 5]?.id ?? null, order: place + 1, hidden: false });
  });

/** A board with one of everything. */
export const exampleBoard = (): BoardSnapshot =>
  boardOf((doc) => {
    const sectors = ['politik', 'verwaltung', null, 'wirtschaft', 'politik', 'verwaltung', 'politik', 'wirtschaft'];
    for (const [place, text] of ['Bus', 'Rad', 'Zug', 'Fähre', 'Seilbahn', 'Schiff', 'Taxi', 'Geheim'].entries()) {
      putCard(doc, text, { text: `${text} für alle`, sector: sectors[place] ?? null, order: place + 1, hidden: text === 'Geheim' });
    }
    createCluster(doc, 'land', 'Auf dem Land');
    createCluster(doc, 'bare');
    createCluster(doc, 'gone', 'Auf dem Wasser');
    placeCards(doc, ['Bus', 'Rad', 'Zug'], 'land');
    mergeCards(doc, 'Bus', ['Seilbahn']);
    markConflict(doc, 'land', true);
    markConflict(doc, 'Rad', true);
    putComment(doc, 'comment-1', { card: 'Rad', text: 'Und im Winter?', sector: 'wirtschaft', order: 1 });
    doc.getMap(titlesKey).set(titleKey('land', 'second'), 'Zwischen den Dörfern');
    parkCard(doc, 'Fähre', true);
    removeCluster(doc, 'gone', true);
    placeCard(doc, 'Schiff', 'gone');
  });

export const wallInput = (change: Partial<WallInput> = {}): WallInput => ({
  process: { title: 'Masterplan Integration in Arbeit' },
  workshop: { title: 'Workshop 1', date: '2026-03-14', place: 'Kreishaus' },
  question: 'Wie kommen alle hin?',
  sectors: defaultSectors,
  board: exampleBoard(),
  hidden: { cards: 1, withReason: 1 },
  dots: new Map(),
  chainHead: exampleHash,
  generatedAtMs: Date.UTC(2026, 3, 28, 8, 0),
  ...change,
});
