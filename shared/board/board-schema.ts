import * as Y from 'yjs';
import { idPattern } from '../domain/ids.ts';
import { clustersPerBoardMax, titleBytesMax, titleGraphemesMax } from '../domain/limits.ts';
import { checkText } from '../domain/text.ts';
import { cardsKey, clustersKey, placesKey } from './board-layout.ts';

/**
 * What an editor may leave in a board's document: only known maps, plain records of known keys, types
 * and sizes, that name cards and clusters of this board. Cards themselves belong to the server.
 */

const rankPattern = /^[A-Za-z0-9]{1,120}$/;

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Y.AbstractType) && !(value instanceof Uint8Array);

const hasExactly = (record: Readonly<Record<string, unknown>>, keys: readonly string[]): boolean =>
  Object.keys(record).length === keys.length && keys.every((key) => Object.hasOwn(record, key));

const isRank = (value: unknown): boolean => typeof value === 'string' && rankPattern.test(value);

const isPlace = (value: unknown, cards: Y.Map<unknown>, clusters: Y.Map<unknown>): boolean =>
  isRecord(value) &&
  hasExactly(value, ['cluster', 'rank', 'parked', 'under']) &&
  isRank(value['rank']) &&
  typeof value['parked'] === 'boolean' &&
  (value['cluster'] === null || (typeof value['cluster'] === 'string' && clusters.has(value['cluster']))) &&
  (value['under'] === null || (typeof value['under'] === 'string' && cards.has(value['under'])));

const isCluster = (value: unknown): boolean => {
  if (!isRecord(value) || !hasExactly(value, ['title', 'rank', 'removed']) || !isRank(value['rank']) || typeof value['removed'] !== 'boolean') return false;
  const title = checkText(value['title'], { graphemesMax: titleGraphemesMax, bytesMax: titleBytesMax, lines: 'one' }, 'title');
  return title.ok && title.value === value['title'];
};

/** Which keys of which map a change touched. */
export interface TouchedKeys {
  readonly cards: ReadonlySet<string>;
  readonly places: ReadonlySet<string>;
  readonly clusters: ReadonlySet<string>;
}

/** True if a document is still a board after an editor's change. Looks only at what was touched. */
export const isBoardAfter = (doc: Y.Doc, touched: TouchedKeys): boolean => {
  if (touched.cards.size > 0) return false;
  for (const name of doc.share.keys()) if (name !== cardsKey && name !== placesKey && name !== clustersKey) return false;
  const cards = doc.getMap(cardsKey);
  const places = doc.getMap(placesKey);
  const clusters = doc.getMap(clustersKey);
  for (const key of touched.clusters) {
    // Removing is a flag; a deleted key would take its cards' home away without a trace.
    if (!idPattern.test(key) || !isCluster(clusters.get(key))) return false;
  }
  for (const key of touched.places) {
    const place = places.get(key);
    if (place === undefined ? cards.has(key) : !cards.has(key) || !isPlace(place, cards, clusters)) return false;
  }
  return clusters.size <= clustersPerBoardMax;
};
