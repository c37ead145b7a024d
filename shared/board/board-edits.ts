import { generateKeyBetween } from 'fractional-indexing';
import type * as Y from 'yjs';
import { cardsKey, clustersKey, placesKey, type BoardCard, type BoardCluster, type BoardPlace } from './board-layout.ts';

/** Every write to a board's Y.Doc, one function each. Used by the console (dragging) and by the server (commands). */

const placesOf = (doc: Y.Doc): Y.Map<BoardPlace> => doc.getMap<BoardPlace>(placesKey);
const clustersOf = (doc: Y.Doc): Y.Map<BoardCluster> => doc.getMap<BoardCluster>(clustersKey);

const tray: BoardPlace = { cluster: null, rank: 'a0', parked: false, under: null };

/** Highest rank among the members of a cluster (or the tray), or null. */
const lastRank = (ranks: Iterable<string>): string | null => {
  let last: string | null = null;
  for (const rank of ranks) if (last === null || rank > last) last = rank;
  return last;
};

/** A rank between two neighbours that may be equal after a concurrent edit; then behind the first. */
const rankBetween = (before: string | null, after: string | null): string =>
  generateKeyBetween(before, before !== null && after !== null && before >= after ? null : after);

/** The server adds or replaces a card. Idempotent. */
export const putCard = (doc: Y.Doc, id: string, card: BoardCard): void => {
  doc.getMap<BoardCard>(cardsKey).set(id, card);
};

/** The server removes a card that was withdrawn; its words leave the document. */
export const dropCard = (doc: Y.Doc, id: string): void => {
  doc.getMap<BoardCard>(cardsKey).delete(id);
  placesOf(doc).delete(id);
};

/**
 * Puts a card into a cluster (or the tray, with null), before another card of it or at its end.
 * Takes it off the parking lot and out of a merge.
 */
export const placeCard = (doc: Y.Doc, card: string, cluster: string | null, before: string | null = null): void => {
  const places = placesOf(doc);
  const members = [...places.entries()].filter(([id, place]) => id !== card && place.cluster === cluster && !place.parked).map(([id, place]) => ({ id, rank: place.rank }));
  members.sort((a, b) => (a.rank < b.rank ? -1 : a.rank > b.rank ? 1 : a.id < b.id ? -1 : 1));
  const at = before === null ? -1 : members.findIndex(({ id }) => id === before);
  const rank = at < 0 ? rankBetween(lastRank(members.map((member) => member.rank)), null) : rankBetween(members[at - 1]?.rank ?? null, members[at]?.rank ?? null);
  places.set(card, { cluster, rank, parked: false, under: null });
};

/** Puts a card onto the parking lot, or back into the tray. */
export const parkCard = (doc: Y.Doc, card: string, parked: boolean): void => {
  const place = placesOf(doc).get(card) ?? tray;
  placesOf(doc).set(card, { ...place, cluster: parked ? null : place.cluster, parked, under: null });
};

/** Lays cards under another; they keep their weight. A card is never under itself. */
export const mergeCards = (doc: Y.Doc, host: string, cards: readonly string[]): void => {
  const places = placesOf(doc);
  const at = places.get(host) ?? tray;
  places.set(host, { ...at, under: null });
  for (const card of cards) {
    if (card === host) continue;
    const place = places.get(card) ?? tray;
    places.set(card, { ...place, cluster: at.cluster, parked: false, under: host });
  }
};

/** Takes a card out of a merge; it goes to the end of the cluster in which its host lies now. */
export const splitCard = (doc: Y.Doc, card: string): void => {
  const places = placesOf(doc);
  const place = places.get(card) ?? tray;
  const host = place.under === null ? undefined : places.get(place.under);
  placeCard(doc, card, (host ?? place).cluster);
};

/** Opens a cluster at the end of the board. The id comes from the caller: shared code has no randomness. */
export const createCluster = (doc: Y.Doc, id: string, title: string): void => {
  const clusters = clustersOf(doc);
  const rank = rankBetween(lastRank([...clusters.values()].map((cluster) => cluster.rank)), null);
  clusters.set(id, { title, rank, removed: false });
};

export const renameCluster = (doc: Y.Doc, id: string, title: string): void => {
  const cluster = clustersOf(doc).get(id);
  if (cluster !== undefined) clustersOf(doc).set(id, { ...cluster, title });
};

/** Removes or brings back a cluster. Its cards fall back into the tray while it is removed. */
export const removeCluster = (doc: Y.Doc, id: string, removed: boolean): void => {
  const cluster = clustersOf(doc).get(id);
  if (cluster !== undefined) clustersOf(doc).set(id, { ...cluster, removed });
};

/** Moves a cluster before another, or to the end. */
export const moveCluster = (doc: Y.Doc, id: string, before: string | null): void => {
  const clusters = clustersOf(doc);
  const cluster = clusters.get(id);
  if (cluster === undefined) return;
  const others = [...clusters.entries()].filter(([other]) => other !== id).map(([other, value]) => ({ id: other, rank: value.rank }));
  others.sort((a, b) => (a.rank < b.rank ? -1 : a.rank > b.rank ? 1 : a.id < b.id ? -1 : 1));
  const at = before === null ? -1 : others.findIndex((other) => other.id === before);
  const rank = at < 0 ? rankBetween(others.at(-1)?.rank ?? null, null) : rankBetween(others[at - 1]?.rank ?? null, others[at]?.rank ?? null);
  clusters.set(id, { ...cluster, rank });
};
