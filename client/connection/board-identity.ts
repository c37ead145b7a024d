import type { BoardSnapshot, SnapshotCard, SnapshotCluster } from '../../shared/board/board-snapshot.ts';

/** The former list, if nothing in it changed; else the new one. */
const keepList = <Item>(before: readonly Item[], after: readonly Item[]): readonly Item[] =>
  before.length === after.length && after.every((item, place) => item === before[place]) ? before : after;

/** Old records by id, each as it was last drawn. */
class Memory {
  readonly #cards = new Map<string, SnapshotCard>();

  constructor(lists: readonly (readonly SnapshotCard[])[]) {
    for (const list of lists) for (const card of list) this.#add(card);
  }

  #add(card: SnapshotCard): void {
    this.#cards.set(card.id, card);
    for (const merged of card.merged) this.#add(merged);
  }

  list(before: readonly SnapshotCard[], after: readonly SnapshotCard[]): readonly SnapshotCard[] {
    return keepList(
      before,
      after.map((card) => this.#card(card)),
    );
  }

  #card(after: SnapshotCard): SnapshotCard {
    const before = this.#cards.get(after.id);
    const merged = this.list(before?.merged ?? [], after.merged);
    return before !== undefined && before.text === after.text && before.sector === after.sector && before.order === after.order && before.hidden === after.hidden && before.merged === merged
      ? before
      : { ...after, merged };
  }
}

/**
 * The new snapshot, with every record and list that did not change taken from the former one, so that
 * a screen compares by identity and draws again only what changed.
 */
export const keepIdentity = (before: BoardSnapshot, after: BoardSnapshot): BoardSnapshot => {
  // The wall lists merged cards on their own, so it has its own records.
  const placed = new Memory([...before.clusters.map(({ cards }) => cards), before.tray, before.parked, before.hidden]);
  const onWall = new Memory([before.wall]);
  const formerClusters = new Map(before.clusters.map((cluster) => [cluster.id, cluster]));
  const clusters = after.clusters.map((cluster): SnapshotCluster => {
    const former = formerClusters.get(cluster.id);
    const cards = placed.list(former?.cards ?? [], cluster.cards);
    return former !== undefined && former.title === cluster.title && former.rank === cluster.rank && former.cards === cards ? former : { ...cluster, cards };
  });
  return {
    clusters: keepList(before.clusters, clusters),
    tray: placed.list(before.tray, after.tray),
    parked: placed.list(before.parked, after.parked),
    hidden: placed.list(before.hidden, after.hidden),
    wall: onWall.list(before.wall, after.wall),
  };
};
