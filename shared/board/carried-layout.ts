import type * as Y from 'yjs';
import type { CarriedLayout } from '../domain/effect.ts';
import { headingsPerBoardMax } from '../domain/limits.ts';
import { createCluster, markConflict, parkCard, placeCards } from './board-edits.ts';
import { placesKey, titleKey, titlesKey, type BoardPlace, type BoardTitle } from './board-layout.ts';

/** Lays out cards that were carried over and lie on the board already. Moves nothing that somebody laid there before. */
export const layOutCarried = (doc: Y.Doc, { clusters, parked, merged, conflicts }: CarriedLayout): void => {
  const titles = doc.getMap<BoardTitle>(titlesKey);
  for (const { cluster, fresh, titles: given, cards } of clusters) {
    if (fresh) createCluster(doc, cluster);
    // One heading too many, and no editor could change the board any more (see board-schema.ts).
    if (fresh) for (const [place, title] of given.entries()) if (titles.size < headingsPerBoardMax) titles.set(titleKey(cluster, `carried-${place}`), title);
    placeCards(doc, cards, cluster);
  }
  for (const card of parked) parkCard(doc, card, true);
  const places = doc.getMap<BoardPlace>(placesKey);
  for (const { card: host, cards } of merged) {
    const at = places.get(host);
    for (const card of cards) places.set(card, { cluster: at?.cluster ?? null, rank: at?.rank ?? 'a0', parked: false, under: host });
  }
  for (const id of conflicts) markConflict(doc, id, true);
};
