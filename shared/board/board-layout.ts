/**
 * The keys of a board's Y.Doc. Nobody else spells them.
 *
 * Three flat maps of plain frozen records. `cards` is written by the server only; `places` and
 * `clusters` by editors too. A card's place is ONE register, so it cannot be in two clusters.
 * Removing a cluster is a flag, so an edit to it is never lost.
 */
export const cardsKey = 'cards';
export const placesKey = 'places';
export const clustersKey = 'clusters';

/** By card id. */
export interface BoardCard {
  readonly text: string;
  readonly sector: string | null;
  /** Arrival order on this board, from 1. */
  readonly order: number;
  readonly hidden: boolean;
}

/** By card id; a card without a record lies in the tray "Ohne Gruppe". */
export interface BoardPlace {
  /** Cluster id, or null: the tray. */
  readonly cluster: string | null;
  /** Fractional index inside the cluster (package fractional-indexing). */
  readonly rank: string;
  readonly parked: boolean;
  /** Merged under this card: it keeps its weight and stays readable inside. */
  readonly under: string | null;
}

/** By cluster id. */
export interface BoardCluster {
  readonly title: string;
  readonly rank: string;
  readonly removed: boolean;
}
