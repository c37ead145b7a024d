import type * as Y from 'yjs';
import { clustersKey, placesKey } from './board-layout.ts';

/**
 * What undo may delete; for `deleteFilter` of Yjs' UndoManager.
 *
 * Undoing a change of a key deletes what was set and sets again what had been there. If somebody else's value came between
 * the two, Yjs only deletes: a cluster that two moved at once would be gone, a card would lie where nobody put it. Then the
 * key stays as it is.
 */
export const mayTakeBack = (item: Y.Item): boolean => {
  const share = item.parent === null || typeof item.parent === 'string' || 'clock' in item.parent ? undefined : item.parent.doc?.share;
  if (share === undefined) return true;
  if (item.parent === share.get(clustersKey)) return false;
  return item.parent !== share.get(placesKey) || isOnItsOwnFormer(item);
};

/** True if the value before it is the one that it replaced. */
const isOnItsOwnFormer = ({ origin, left }: Y.Item): boolean => {
  if (origin === null || left === null) return origin === left;
  const { client, clock } = left.lastId;
  return origin.client === client && origin.clock === clock;
};
