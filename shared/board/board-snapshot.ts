import type * as Y from 'yjs';
import { cardsKey, clustersKey, placesKey, type BoardCard, type BoardCluster, type BoardPlace } from './board-layout.ts';

/** One card as screens need it. `merged` are the cards under it, in arrival order. */
export interface SnapshotCard extends BoardCard {
  readonly id: string;
  readonly merged: readonly SnapshotCard[];
}

export interface SnapshotCluster {
  readonly id: string;
  readonly title: string;
  readonly rank: string;
  /** By rank; hidden cards and merged ones left out. */
  readonly cards: readonly SnapshotCard[];
  /** Cards with those merged under them: the cluster's weight. */
  readonly weight: number;
}

/** A board as plain records. */
export interface BoardSnapshot {
  /** By rank. */
  readonly clusters: readonly SnapshotCluster[];
  /** Without a cluster, in arrival order. */
  readonly tray: readonly SnapshotCard[];
  readonly parked: readonly SnapshotCard[];
  readonly hidden: readonly SnapshotCard[];
  /** Visible cards in arrival order, merged ones included. */
  readonly wall: readonly SnapshotCard[];
}

const byRank = (a: { readonly rank: string; readonly id: string }, b: { readonly rank: string; readonly id: string }): number =>
  a.rank < b.rank ? -1 : a.rank > b.rank ? 1 : a.id < b.id ? -1 : 1;

/**
 * Reads a board's Y.Doc into plain records.
 *
 * A place that names an unknown or removed cluster counts as the tray; a merge under an unknown,
 * hidden or itself merged card counts as not merged (chains are followed to their end, circles cut).
 */
export const readBoard = (doc: Y.Doc): BoardSnapshot => {
  const cards = doc.getMap<BoardCard>(cardsKey);
  const places = doc.getMap<BoardPlace>(placesKey);
  const clusters = doc.getMap<BoardCluster>(clustersKey);
  return arrange(
    [...cards.entries()],
    (id) => places.get(id),
    [...clusters.entries()],
  );
};

/** The same from plain entries: for tests and for the JSON snapshot. */
export const arrange = (
  cards: readonly (readonly [string, BoardCard])[],
  placeOf: (id: string) => BoardPlace | undefined,
  clusters: readonly (readonly [string, BoardCluster])[],
): BoardSnapshot => {
  const visible = new Map(cards.filter(([, card]) => !card.hidden));
  const hostOf = (id: string): string | null => {
    const seen = new Set([id]);
    let at = placeOf(id)?.under ?? null;
    let host: string | null = null;
    while (at !== null && visible.has(at) && !seen.has(at)) {
      host = at;
      seen.add(at);
      at = placeOf(at)?.under ?? null;
    }
    return at !== null && seen.has(at) ? null : host;
  };
  const under = new Map<string, string[]>();
  const hosts: string[] = [];
  const arrival = [...cards].sort(([, a], [, b]) => a.order - b.order);
  for (const [id, card] of arrival) {
    if (card.hidden) continue;
    const host = hostOf(id);
    if (host === null) hosts.push(id);
    else under.set(host, [...(under.get(host) ?? []), id]);
  }
  const leaf = (id: string): SnapshotCard[] => {
    const card = visible.get(id);
    return card === undefined ? [] : [{ ...card, id, merged: (under.get(id) ?? []).flatMap(leaf) }];
  };
  const open = new Map(clusters.filter(([, cluster]) => !cluster.removed));
  const inCluster = new Map<string, { readonly id: string; readonly rank: string }[]>();
  const tray: SnapshotCard[] = [];
  const parked: SnapshotCard[] = [];
  for (const id of hosts) {
    const place = placeOf(id);
    if (place?.parked === true) parked.push(...leaf(id));
    else if (place?.cluster != null && open.has(place.cluster)) {
      inCluster.set(place.cluster, [...(inCluster.get(place.cluster) ?? []), { id, rank: place.rank }]);
    } else tray.push(...leaf(id));
  }
  return {
    clusters: [...open.entries()]
      .map(([id, { title, rank }]) => ({ id, title, rank }))
      .sort(byRank)
      .map((cluster) => {
        const own = (inCluster.get(cluster.id) ?? []).sort(byRank).flatMap(({ id }) => leaf(id));
        return { ...cluster, cards: own, weight: own.reduce((sum, card) => sum + 1 + card.merged.length, 0) };
      }),
    tray,
    parked,
    hidden: arrival.filter(([, card]) => card.hidden).map(([id, card]) => ({ ...card, id, merged: [] })),
    wall: arrival.filter(([, card]) => !card.hidden).map(([id, card]) => ({ ...card, id, merged: [] })),
  };
};
