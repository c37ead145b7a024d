import type * as Y from 'yjs';
import { clustersKey, placesKey, removalsKey, titleKey, titlesKey, type BoardCluster, type BoardPlace, type BoardRemoval, type BoardTitle } from './board-layout.ts';

/** A cluster as boards before headings of their own kept it. */
interface EarlierCluster extends BoardCluster {
  readonly title: string;
  readonly removed: boolean;
}

const isEarlier = (cluster: BoardCluster): cluster is EarlierCluster => 'title' in cluster && typeof cluster.title === 'string';

/** Brings a stored board to today's layout. Does nothing to one that is there already. */
export const upgradeBoard = (doc: Y.Doc): void => {
  const clusters = doc.getMap<BoardCluster>(clustersKey);
  const places = doc.getMap<BoardPlace>(placesKey);
  for (const [id, cluster] of [...clusters.entries()]) {
    if (!isEarlier(cluster)) continue;
    const key = titleKey(id, 'first');
    clusters.set(id, { rank: cluster.rank });
    doc.getMap<BoardTitle>(titlesKey).set(key, cluster.title);
    if (!cluster.removed) continue;
    for (const [card, place] of [...places.entries()]) if (place.cluster === id) places.set(card, { ...place, loose: true });
    doc.getMap<BoardRemoval>(removalsKey).set(id, { titles: [key] });
  }
};
