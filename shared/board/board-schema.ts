import * as Y from 'yjs';
import { idPattern } from '../domain/ids.ts';
import { clustersPerBoardMax, headingsPerBoardMax, titleBytesMax, titleGraphemesMax } from '../domain/limits.ts';
import { checkText } from '../domain/text.ts';
import { boardKeys, cardsKey, clusterOfTitle, clustersKey, editorKeys, marksKey, placesKey, removalsKey, titlesKey } from './board-layout.ts';

/**
 * What an editor may leave in a board's document: only known maps, plain records of known keys, types
 * and sizes, that name cards and clusters of this board. Cards themselves belong to the server.
 */

const rankPattern = /^[A-Za-z][A-Za-z0-9]{0,119}$/;
const tokenPattern = /^[A-Za-z0-9_-]{1,64}$/;

type PlainRecord = Readonly<Record<string, unknown>>;

const isRecord = (value: unknown): value is PlainRecord =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Y.AbstractType) && !(value instanceof Uint8Array);

/** Exactly these keys; `maybe` may be missing. */
const hasExactly = (record: PlainRecord, keys: readonly string[], maybe: readonly string[] = []): boolean => {
  const own = Object.keys(record);
  return keys.every((key) => Object.hasOwn(record, key)) && own.every((key) => keys.includes(key) || maybe.includes(key));
};

/** Digits of a rank's integer part, its head included: `a` has 2, `b` 3; `Z` 2, `Y` 3. */
const integerDigits = (rank: string): number => {
  const head = rank.charCodeAt(0);
  return head >= 97 ? head - 97 + 2 : 90 - head + 2;
};
const smallestRank = `A${'0'.repeat(26)}`;

/**
 * A key from which fractional-indexing counts on (its `validateOrderKey`). It throws at any other, and whoever places
 * something beside such a key would be stopped.
 */
const isRank = (value: unknown): boolean =>
  typeof value === 'string' && rankPattern.test(value) && value !== smallestRank && value.length >= integerDigits(value) && !value.slice(integerDigits(value)).endsWith('0');

const isId = (value: unknown): value is string => typeof value === 'string' && idPattern.test(value);

export const isTitleKey = (value: unknown): value is string => {
  if (typeof value !== 'string') return false;
  const cluster = clusterOfTitle(value);
  return idPattern.test(cluster) && tokenPattern.test(value.slice(cluster.length + 1));
};

/** A value of the map `places` by its shape; whether it names what there is, is another question. */
export const isPlaceShape = (value: unknown): value is { readonly cluster: string | null; readonly under: string | null } =>
  isRecord(value) &&
  hasExactly(value, ['cluster', 'rank', 'parked', 'under'], ['loose']) &&
  isRank(value['rank']) &&
  typeof value['parked'] === 'boolean' &&
  (value['loose'] === undefined || typeof value['loose'] === 'boolean') &&
  (value['cluster'] === null || isId(value['cluster'])) &&
  (value['under'] === null || isId(value['under']));

export const isClusterShape = (value: unknown): boolean => isRecord(value) && hasExactly(value, ['rank']) && isRank(value['rank']);

/** One heading: what `checkText` lets through unchanged. */
export const isTitleShape = (value: unknown): boolean => {
  if (typeof value !== 'string' || value === '') return false;
  const title = checkText(value, { graphemesMax: titleGraphemesMax, bytesMax: titleBytesMax, lines: 'one' }, 'title');
  return title.ok && title.value === value;
};

export const isRemovalShape = (value: unknown): boolean =>
  isRecord(value) && hasExactly(value, ['titles']) && Array.isArray(value['titles']) && value['titles'].length <= headingsPerBoardMax && value['titles'].every(isTitleKey);

export const isMarkShape = (value: unknown): boolean => value === 'conflict';

/** A value that may stand in one of the maps that editors write. */
export const isEditorValue = (value: unknown): boolean => isPlaceShape(value) || isClusterShape(value) || isTitleShape(value) || isRemovalShape(value) || isMarkShape(value);

/** Which keys of which map a change touched. */
export type TouchedKeys = ReadonlyMap<string, ReadonlySet<string>>;

export interface BoardCheck {
  /** Is or was this a card of this board? A place of one that was withdrawn meanwhile is no offence; the server drops it. */
  readonly knowsCard: (id: string) => boolean;
}

const isEditorKey = (key: string): boolean => editorKeys.some((known) => known === key);

/** True if a document is still a board after an editor's change. Looks only at what was touched. */
export const isBoardAfter = (doc: Y.Doc, touched: TouchedKeys, { knowsCard }: BoardCheck): boolean => {
  for (const name of doc.share.keys()) if (!boardKeys.some((key) => key === name)) return false;
  for (const [key, keys] of touched) if (keys.size > 0 && !isEditorKey(key)) return false;
  const cards = doc.getMap(cardsKey);
  const clusters = doc.getMap(clustersKey);
  const isCard = (id: string): boolean => cards.has(id) || knowsCard(id);
  const values = (key: string): readonly (readonly [string, unknown])[] => [...(touched.get(key) ?? [])].map((name) => [name, doc.getMap(key).get(name)]);
  return (
    // Removing is a record of its own; a deleted key would take its cards' home away without a trace.
    values(clustersKey).every(([id, cluster]) => idPattern.test(id) && isClusterShape(cluster)) &&
    values(placesKey).every(([card, place]) =>
      place === undefined || (isCard(card) && isPlaceShape(place) && (place.cluster === null || clusters.has(place.cluster)) && (place.under === null || isCard(place.under))),
    ) &&
    values(titlesKey).every(([key, title]) => title === undefined || (isTitleKey(key) && clusters.has(clusterOfTitle(key)) && isTitleShape(title))) &&
    values(removalsKey).every(([id, removal]) => removal === undefined || (clusters.has(id) && isRemovalShape(removal))) &&
    values(marksKey).every(([id, mark]) => mark === undefined || ((isCard(id) || clusters.has(id)) && isMarkShape(mark))) &&
    clusters.size <= clustersPerBoardMax &&
    doc.getMap(titlesKey).size <= headingsPerBoardMax
  );
};
