/**
 * The keys of a board's Y.Doc. Nobody else spells them.
 *
 * Flat maps of plain frozen records. `cards`, `comments` and `wishes` are written by the server only, the others by
 * editors too. A card's place is ONE register, so it cannot be in two clusters. Removing a cluster is a record of its
 * own that says what the remover had seen, so that what collided with it can be told apart. Headings are as many as
 * were given at the same time: nobody's words are lost to somebody else's.
 */
export const cardsKey = 'cards';
export const placesKey = 'places';
export const clustersKey = 'clusters';
export const titlesKey = 'titles';
export const removalsKey = 'removals';
export const marksKey = 'marks';
export const commentsKey = 'comments';
export const wishesKey = 'wishes';

/** Every map of a board, in no order that matters. */
export const boardKeys = [cardsKey, placesKey, clustersKey, titlesKey, removalsKey, marksKey, commentsKey, wishesKey] as const;
/** Maps that editors write; the others are the server's. */
export const editorKeys = [placesKey, clustersKey, titlesKey, removalsKey, marksKey] as const;

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
  /** Whoever removed the cluster saw this card in it: it lies in the tray until the cluster comes back. Without meaning while the cluster is there. */
  readonly loose?: boolean;
}

/** By cluster id. Its headings lie in `titles`, whether it is removed in `removals`. */
export interface BoardCluster {
  readonly rank: string;
}

/**
 * `titles`, by `<cluster id>/<token>`: one heading. A rename takes away all headings that it saw and adds one; what was
 * given at the same time stays beside it until somebody settles it. A cluster without any has no heading yet.
 */
export type BoardTitle = string;

/** `removals`, by cluster id: it is removed. Taking the record away brings it back. */
export interface BoardRemoval {
  /** Keys of the headings that the remover saw, sorted. */
  readonly titles: readonly string[];
}

/** `marks`, by card or cluster id: ⚡, here people disagree. */
export type BoardMark = 'conflict';

/** `comments` (ovals), by comment id. */
export interface BoardComment {
  readonly card: string;
  readonly text: string;
  readonly sector: string | null;
  /** Arrival order on this board, from 1. */
  readonly order: number;
}

/** `wishes`, by card id: the cluster that the card's author suggests. */
export type BoardWish = string;

/** The key of one heading. */
export const titleKey = (cluster: string, token: string): string => `${cluster}/${token}`;
/** The cluster that a heading belongs to. */
export const clusterOfTitle = (key: string): string => key.slice(0, Math.max(0, key.indexOf('/')));
