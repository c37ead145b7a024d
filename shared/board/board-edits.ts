import { generateKeyBetween, generateNKeysBetween } from 'fractional-indexing';
import type * as Y from 'yjs';
import {
  cardsKey, clusterOfTitle, clustersKey, commentsKey, marksKey, placesKey, removalsKey, titleKey, titlesKey, wishesKey,
  type BoardCard, type BoardCluster, type BoardComment, type BoardMark, type BoardPlace, type BoardRemoval, type BoardTitle, type BoardWish,
} from './board-layout.ts';

/** Every write to a board's Y.Doc, one function each. Used by the console (dragging) and by the server (commands). */

const placesOf = (doc: Y.Doc): Y.Map<BoardPlace> => doc.getMap<BoardPlace>(placesKey);
const clustersOf = (doc: Y.Doc): Y.Map<BoardCluster> => doc.getMap<BoardCluster>(clustersKey);
const titlesOf = (doc: Y.Doc): Y.Map<BoardTitle> => doc.getMap<BoardTitle>(titlesKey);
const removalsOf = (doc: Y.Doc): Y.Map<BoardRemoval> => doc.getMap<BoardRemoval>(removalsKey);

const tray: BoardPlace = { cluster: null, rank: 'a0', parked: false, under: null };

/** What lies in a cluster that is known to be removed stays what it was, in the tray or to be settled, wherever its place is copied to. */
const markOf = (doc: Y.Doc, { cluster, loose }: BoardPlace): Pick<BoardPlace, 'loose'> => (loose === true && cluster !== null && removalsOf(doc).has(cluster) ? { loose } : {});

/** Highest rank among the members of a cluster (or the tray), or null. */
const lastRank = (ranks: Iterable<string>): string | null => {
  let last: string | null = null;
  for (const rank of ranks) if (last === null || rank > last) last = rank;
  return last;
};

/** A rank between two neighbours that may be equal after a concurrent edit; then behind the first. */
const rankBetween = (before: string | null, after: string | null): string =>
  generateKeyBetween(before, before !== null && after !== null && before >= after ? null : after);

/** Ranks grow where one thing is put behind another again and again; from here on a cluster gets fresh ones. The schema takes twice as much. */
const rankCharactersMax = 60;

const byRank = (a: { readonly rank: string; readonly id: string }, b: { readonly rank: string; readonly id: string }): number =>
  a.rank < b.rank ? -1 : a.rank > b.rank ? 1 : a.id < b.id ? -1 : 1;

/** The server adds or replaces a card. Idempotent. */
export const putCard = (doc: Y.Doc, id: string, card: BoardCard): void => {
  doc.getMap<BoardCard>(cardsKey).set(id, card);
};

/** The server removes a card that was withdrawn; its words leave the document, and what was said about it. */
export const dropCard = (doc: Y.Doc, id: string): void => {
  doc.getMap<BoardCard>(cardsKey).delete(id);
  placesOf(doc).delete(id);
  doc.getMap<BoardMark>(marksKey).delete(id);
  doc.getMap<BoardWish>(wishesKey).delete(id);
  const comments = doc.getMap<BoardComment>(commentsKey);
  for (const [comment, { card }] of [...comments.entries()]) if (card === id) comments.delete(comment);
};

/** The server adds a comment (oval). Idempotent. */
export const putComment = (doc: Y.Doc, id: string, comment: BoardComment): void => {
  doc.getMap<BoardComment>(commentsKey).set(id, comment);
};

export const dropComment = (doc: Y.Doc, id: string): void => {
  doc.getMap<BoardComment>(commentsKey).delete(id);
};

/** The server notes the cluster that a card's author suggests, or takes it back with null. */
export const putWish = (doc: Y.Doc, card: string, cluster: string | null): void => {
  const wishes = doc.getMap<BoardWish>(wishesKey);
  if (cluster === null) wishes.delete(card);
  else wishes.set(card, cluster);
};

/**
 * Puts a card into a cluster (or the tray, with null), before another card of it or at its end.
 * Takes it off the parking lot and out of a merge.
 */
export const placeCard = (doc: Y.Doc, card: string, cluster: string | null, before: string | null = null): void => {
  placeCards(doc, [card], cluster, before);
};

/** The same for several cards, in the order given. One look at the board for all of them. */
export const placeCards = (doc: Y.Doc, cards: readonly string[], cluster: string | null, before: string | null = null): void => {
  lay(doc, cards, { cluster, before });
};

const lay = (doc: Y.Doc, cards: readonly string[], { cluster, before = null, mark = {} }: { readonly cluster: string | null; readonly before?: string | null; readonly mark?: Pick<BoardPlace, 'loose'> }): void => {
  const places = placesOf(doc);
  const moved = new Set(cards);
  const members: { readonly id: string; readonly rank: string }[] = [];
  for (const [id, place] of places.entries()) if (!moved.has(id) && place.cluster === cluster && !place.parked) members.push({ id, rank: place.rank });
  members.sort(byRank);
  const at = before === null ? -1 : members.findIndex(({ id }) => id === before);
  const behind = at < 0 ? null : (members[at]?.rank ?? null);
  let last = at < 0 ? lastRank(members.map(({ rank }) => rank)) : (members[at - 1]?.rank ?? null);
  const ranks = cards.map(() => (last = rankBetween(last, behind)));
  for (const [place, card] of cards.entries()) places.set(card, { cluster, rank: ranks[place] ?? tray.rank, parked: false, under: null, ...mark });
  if (!ranks.some((rank) => rank.length > rankCharactersMax)) return;
  const others = members.map(({ id }) => id);
  const from = at < 0 ? others.length : at;
  const order = [...others.slice(0, from), ...cards, ...others.slice(from)];
  for (const [place, rank] of generateNKeysBetween(null, null, order.length).entries()) {
    const card = order[place];
    const lies = card === undefined ? undefined : places.get(card);
    if (card !== undefined && lies !== undefined) places.set(card, { ...lies, rank });
  }
};

/** Puts a card onto the parking lot, or back into the tray; one that is not parked stays where it is. */
export const parkCard = (doc: Y.Doc, card: string, parked: boolean): void => {
  const place = placesOf(doc).get(card) ?? tray;
  if (parked || place.parked) placesOf(doc).set(card, { cluster: null, rank: place.rank, parked, under: null });
};

/** Lays cards under another; they keep their weight. A card is never under itself. */
export const mergeCards = (doc: Y.Doc, host: string, cards: readonly string[]): void => {
  const places = placesOf(doc);
  const at = places.get(host) ?? tray;
  const mark = markOf(doc, at);
  places.set(host, { cluster: at.cluster, rank: at.rank, parked: at.parked, under: null, ...mark });
  for (const card of cards) {
    if (card === host) continue;
    const place = places.get(card) ?? tray;
    places.set(card, { cluster: at.cluster, rank: place.rank, parked: false, under: host, ...mark });
  }
};

/** Takes a card out of a merge; it goes to the end of the cluster in which it lies now, with all that lies over it. */
export const splitCard = (doc: Y.Doc, card: string): void => {
  const at = placeOnTop(doc, card);
  lay(doc, [card], { cluster: at.cluster, mark: markOf(doc, at) });
};

/** Where a card is to be seen: its own place, or that of what lies over it. */
const placeOnTop = (doc: Y.Doc, card: string): BoardPlace => {
  const cards = doc.getMap<BoardCard>(cardsKey);
  const seen = new Set<string>();
  let at = card;
  for (;;) {
    seen.add(at);
    const place = placesOf(doc).get(at) ?? tray;
    if (place.under === null || seen.has(place.under) || cards.get(place.under)?.hidden !== false) return place;
    at = place.under;
  }
};

/**
 * The first half of opening a cluster: it exists at the end of the board, but removed. An editor does this half outside
 * of undo: undoing then removes the cluster again, and what others laid into it meanwhile is not lost.
 */
export const prepareCluster = (doc: Y.Doc, id: string): void => {
  const clusters = clustersOf(doc);
  if (clusters.has(id)) return;
  clusters.set(id, { rank: rankBetween(lastRank([...clusters.values()].map((cluster) => cluster.rank)), null) });
  removalsOf(doc).set(id, { titles: [] });
};

/**
 * Opens a cluster at the end of the board. Ids and tokens come from the caller: shared code has no randomness.
 * Without a title it waits for its heading.
 */
export const createCluster = (doc: Y.Doc, id: string, title = '', token = 'first'): void => {
  prepareCluster(doc, id);
  removalsOf(doc).delete(id);
  if (title !== '') titlesOf(doc).set(titleKey(id, token), title);
};

const titleKeysOf = (doc: Y.Doc, cluster: string): readonly string[] => [...titlesOf(doc).keys()].filter((key) => clusterOfTitle(key) === cluster).sort();

/**
 * Gives a cluster its heading, in place of all headings that this document knows; an empty one takes it away.
 * `token` is new with every rename.
 */
export const renameCluster = (doc: Y.Doc, id: string, title: string, token: string): void => {
  if (!clustersOf(doc).has(id)) return;
  const titles = titlesOf(doc);
  const known = titleKeysOf(doc, id);
  const [only] = known;
  if (known.length === 1 && only !== undefined && titles.get(only) === title) return;
  for (const key of known) titles.delete(key);
  if (title !== '') titles.set(titleKey(id, token), title);
};

/** Removes or brings back a cluster. While it is removed the cards that were seen in it lie in the tray. Removing it once more settles what collided. */
export const removeCluster = (doc: Y.Doc, id: string, removed: boolean): void => {
  if (!clustersOf(doc).has(id)) return;
  if (!removed) {
    removalsOf(doc).delete(id);
    return;
  }
  const places = placesOf(doc);
  for (const [card, place] of [...places.entries()]) if (place.cluster === id && place.loose !== true) places.set(card, { ...place, loose: true });
  removalsOf(doc).set(id, { titles: titleKeysOf(doc, id) });
};

/** Moves a cluster before another, or to the end. */
export const moveCluster = (doc: Y.Doc, id: string, before: string | null): void => {
  const clusters = clustersOf(doc);
  if (!clusters.has(id)) return;
  const others = [...clusters.entries()].filter(([other]) => other !== id).map(([other, value]) => ({ id: other, rank: value.rank }));
  others.sort(byRank);
  const at = before === null ? -1 : others.findIndex((other) => other.id === before);
  const rank = at < 0 ? rankBetween(others.at(-1)?.rank ?? null, null) : rankBetween(others[at - 1]?.rank ?? null, others[at]?.rank ?? null);
  clusters.set(id, { rank });
};

/** Puts ⚡ on a card or cluster, or takes it off. */
export const markConflict = (doc: Y.Doc, id: string, conflict: boolean): void => {
  const marks = doc.getMap<BoardMark>(marksKey);
  if (conflict) marks.set(id, 'conflict');
  else marks.delete(id);
};
