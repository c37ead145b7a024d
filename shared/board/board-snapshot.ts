import type * as Y from 'yjs';
import {
  cardsKey, clusterOfTitle, clustersKey, commentsKey, marksKey, placesKey, removalsKey, titlesKey, wishesKey,
  type BoardCard, type BoardCluster, type BoardComment, type BoardMark, type BoardPlace, type BoardRemoval, type BoardTitle, type BoardWish,
} from './board-layout.ts';

/** A comment (oval) on a card. */
export interface SnapshotComment {
  readonly id: string;
  readonly text: string;
  readonly sector: string | null;
}

/** One card as screens need it. `merged` are the cards under it, in arrival order. */
export interface SnapshotCard extends BoardCard {
  readonly id: string;
  readonly merged: readonly SnapshotCard[];
  /** ⚡ */
  readonly conflict: boolean;
  /** In arrival order. */
  readonly comments: readonly SnapshotComment[];
  /** Cluster that its author suggests, if that one is there. */
  readonly wish: string | null;
}

export interface SnapshotCluster {
  readonly id: string;
  /** Empty: it waits for its heading. The first one while several stand beside each other. */
  readonly title: string;
  /** Headings given at the same time, by key; more than one has to be settled. */
  readonly titles: readonly string[];
  readonly rank: string;
  /** ⚡ */
  readonly conflict: boolean;
  /** By rank; hidden cards and merged ones left out. */
  readonly cards: readonly SnapshotCard[];
  /** Cards with those merged under them: the cluster's weight. */
  readonly weight: number;
}

/** A removed cluster into which somebody put something without having seen the removal. */
export interface SnapshotCollision {
  readonly cluster: string;
  readonly titles: readonly string[];
  /** Its headings are others than those that the remover saw. */
  readonly renamed: boolean;
  /** Cards that the remover did not see in it, by rank. They lie nowhere else until this is settled. */
  readonly cards: readonly SnapshotCard[];
}

/** A board as plain records. */
export interface BoardSnapshot {
  /** By rank. */
  readonly clusters: readonly SnapshotCluster[];
  /** Without a cluster, in arrival order. */
  readonly tray: readonly SnapshotCard[];
  readonly parked: readonly SnapshotCard[];
  readonly hidden: readonly SnapshotCard[];
  /** "Zu klären": edits that met a removal. By cluster id. */
  readonly collisions: readonly SnapshotCollision[];
  /** Visible cards in arrival order, merged ones included. */
  readonly wall: readonly SnapshotCard[];
}

/** A board's maps as they are read; a Y.Map is one of these. */
export interface Records<Value> {
  get(key: string): Value | undefined;
  has(key: string): boolean;
  entries(): IterableIterator<[string, Value]>;
}

export interface BoardRecords {
  readonly cards: Records<BoardCard>;
  readonly places: Records<BoardPlace>;
  readonly clusters: Records<BoardCluster>;
  readonly titles: Records<BoardTitle>;
  readonly removals: Records<BoardRemoval>;
  readonly marks: Records<BoardMark>;
  readonly comments: Records<BoardComment>;
  readonly wishes: Records<BoardWish>;
}

const byRank = (a: { readonly rank: string; readonly id: string }, b: { readonly rank: string; readonly id: string }): number =>
  a.rank < b.rank ? -1 : a.rank > b.rank ? 1 : a.id < b.id ? -1 : 1;

/** The maps of a board's Y.Doc. */
export const recordsOf = (doc: Y.Doc): BoardRecords => ({
  cards: doc.getMap<BoardCard>(cardsKey),
  places: doc.getMap<BoardPlace>(placesKey),
  clusters: doc.getMap<BoardCluster>(clustersKey),
  titles: doc.getMap<BoardTitle>(titlesKey),
  removals: doc.getMap<BoardRemoval>(removalsKey),
  marks: doc.getMap<BoardMark>(marksKey),
  comments: doc.getMap<BoardComment>(commentsKey),
  wishes: doc.getMap<BoardWish>(wishesKey),
});

/** Headings of every cluster that has one, by key. */
const headings = (titles: Records<BoardTitle>): ReadonlyMap<string, readonly { readonly key: string; readonly text: string }[]> => {
  const found = new Map<string, { readonly key: string; readonly text: string }[]>();
  for (const [key, text] of titles.entries()) {
    const cluster = clusterOfTitle(key);
    const known = found.get(cluster);
    if (known === undefined) found.set(cluster, [{ key, text }]);
    else known.push({ key, text });
  }
  for (const list of found.values()) list.sort((a, b) => (a.key < b.key ? -1 : 1));
  return found;
};

/** One cluster: its heading (the first of several; empty: none yet) and whether it is removed. undefined: no such cluster. */
export const readCluster = (doc: Y.Doc, id: string): { readonly title: string; readonly removed: boolean } | undefined => {
  const { clusters, titles, removals } = recordsOf(doc);
  if (!clusters.has(id)) return undefined;
  return { title: headings(titles).get(id)?.[0]?.text ?? '', removed: removals.has(id) };
};

/** Clusters that are there, by rank, without their cards: much cheaper than the whole board. */
export const readClusters = (doc: Y.Doc): readonly { readonly id: string; readonly title: string }[] => {
  const { clusters, titles, removals } = recordsOf(doc);
  const given = headings(titles);
  return [...clusters.entries()]
    .filter(([id]) => !removals.has(id))
    .map(([id, { rank }]) => ({ id, rank, title: given.get(id)?.[0]?.text ?? '' }))
    .sort(byRank)
    .map(({ id, title }) => ({ id, title }));
};

/** Reads a board's Y.Doc into plain records. */
export const readBoard = (doc: Y.Doc): BoardSnapshot => arrange(recordsOf(doc));

/**
 * The board that records make.
 *
 * A place that names an unknown cluster counts as the tray, and so does one in a removed cluster if whoever removed it saw the card there; else it is
 * a collision. A merge under an unknown, hidden or itself merged card counts as not merged (chains are followed to their end, circles cut).
 */
export const arrange = (records: BoardRecords): BoardSnapshot => {
  const { cards, places, clusters, removals } = records;
  const arrival = [...cards.entries()].sort(([x, a], [y, b]) => a.order - b.order || (x < y ? -1 : 1));
  const { hosts, under } = stacks(arrival, places, (id) => cards.get(id)?.hidden === false);
  const bare = bareCards(records);
  const leaf = (id: string): SnapshotCard[] => {
    const card = cards.get(id);
    return card === undefined ? [] : [bare(id, card, (under.get(id) ?? []).flatMap(leaf))];
  };
  const inCluster = new Map<string, { readonly id: string; readonly rank: string }[]>();
  const unseen = new Map<string, { readonly id: string; readonly rank: string }[]>();
  const tray: SnapshotCard[] = [];
  const parked: SnapshotCard[] = [];
  for (const id of hosts) {
    const place = places.get(id);
    if (place?.parked === true) parked.push(...leaf(id));
    else if (place?.cluster == null || !clusters.has(place.cluster)) tray.push(...leaf(id));
    else if (!removals.has(place.cluster)) push(inCluster, place.cluster, { id, rank: place.rank });
    else if (place.loose === true) tray.push(...leaf(id));
    else push(unseen, place.cluster, { id, rank: place.rank });
  }
  const titles = headings(records.titles);
  const ordered = (list: { readonly id: string; readonly rank: string }[] | undefined): SnapshotCard[] => (list ?? []).sort(byRank).flatMap(({ id }) => leaf(id));
  return {
    clusters: [...clusters.entries()]
      .filter(([id]) => !removals.has(id))
      .map(([id, { rank }]) => ({ id, rank }))
      .sort(byRank)
      .map(({ id, rank }) => {
        const own = ordered(inCluster.get(id));
        const given = (titles.get(id) ?? []).map(({ text }) => text);
        return { id, title: given[0] ?? '', titles: given, rank, conflict: records.marks.has(id), cards: own, weight: own.reduce((sum, card) => sum + 1 + card.merged.length, 0) };
      }),
    tray,
    parked,
    hidden: arrival.filter(([, card]) => card.hidden).map(([id, card]) => bare(id, card, [])),
    collisions: collisions(records, titles, unseen, ordered),
    wall: arrival.filter(([, card]) => !card.hidden).map(([id, card]) => bare(id, card, [])),
  };
};

/** What lies on top, in arrival order, and what lies under it. */
const stacks = (arrival: readonly (readonly [string, BoardCard])[], places: Records<BoardPlace>, isVisible: (id: string) => boolean): { readonly hosts: readonly string[]; readonly under: ReadonlyMap<string, string[]> } => {
  const hostOf = (id: string): string | null => {
    const seen = new Set([id]);
    let at = places.get(id)?.under ?? null;
    let host: string | null = null;
    while (at !== null && isVisible(at) && !seen.has(at)) {
      host = at;
      seen.add(at);
      at = places.get(at)?.under ?? null;
    }
    return at !== null && seen.has(at) ? null : host;
  };
  const under = new Map<string, string[]>();
  const hosts: string[] = [];
  for (const [id, card] of arrival) {
    if (card.hidden) continue;
    const host = hostOf(id);
    if (host === null) hosts.push(id);
    else push(under, host, id);
  }
  return { hosts, under };
};

const none: readonly never[] = [];

/** Makes a card as screens need it, with its marks, comments and wish. */
const bareCards = ({ marks, comments, wishes, clusters, removals }: BoardRecords): ((id: string, card: BoardCard, merged: readonly SnapshotCard[]) => SnapshotCard) => {
  const ovals = new Map<string, (SnapshotComment & { readonly order: number })[]>();
  for (const [id, { card, text, sector, order }] of comments.entries()) push(ovals, card, { id, text, sector, order });
  for (const list of ovals.values()) list.sort((a, b) => a.order - b.order);
  return (id, { text, sector, order, hidden }, merged) => {
    const wish = wishes.get(id);
    return {
      id, text, sector, order, hidden, merged,
      conflict: marks.has(id),
      comments: ovals.get(id)?.map((oval) => ({ id: oval.id, text: oval.text, sector: oval.sector })) ?? none,
      wish: wish !== undefined && clusters.has(wish) && !removals.has(wish) ? wish : null,
    };
  };
};

const collisions = (
  { removals }: BoardRecords,
  titles: ReadonlyMap<string, readonly { readonly key: string; readonly text: string }[]>,
  unseen: ReadonlyMap<string, { readonly id: string; readonly rank: string }[]>,
  ordered: (list: { readonly id: string; readonly rank: string }[] | undefined) => SnapshotCard[],
): readonly SnapshotCollision[] => {
  const found: SnapshotCollision[] = [];
  for (const [cluster, removal] of removals.entries()) {
    const given = titles.get(cluster) ?? [];
    const renamed = given.some(({ key }) => !removal.titles.includes(key));
    if (renamed || unseen.has(cluster)) found.push({ cluster, titles: given.map(({ text }) => text), renamed, cards: ordered(unseen.get(cluster)) });
  }
  return found.sort((a, b) => (a.cluster < b.cluster ? -1 : 1));
};

const push = <Item>(lists: Map<string, Item[]>, key: string, item: Item): void => {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [item]);
  else list.push(item);
};
