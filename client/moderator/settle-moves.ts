import { removeCluster, renameCluster } from '../../shared/board/board-edits.ts';
import type { SnapshotCollision } from '../../shared/board/board-snapshot.ts';
import type { Board } from '../connection/board.ts';
import { randomToken } from '../connection/random-token.ts';
import { weightOf } from './board-lanes.ts';
import { laneTitle } from './board-moves.ts';
import { t } from './wall-words.ts';

/** What settles edits that met each other, each as one undoable step; the answer is the sentence that a live region says. */

export const bringBack = (board: Board, { cluster }: SnapshotCollision): string => {
  board.edit((doc) => removeCluster(doc, cluster, false));
  return t('settle.backSaid', { title: laneTitle(board.snapshot, cluster) });
};

/** The group stays apart; what was laid into it lies loose. */
export const letGo = (board: Board, { cluster, cards }: SnapshotCollision): string => {
  board.edit((doc) => removeCluster(doc, cluster, true));
  return t('settle.looseSaid', { n: weightOf(cards) });
};

/** One heading in place of those that were given at the same time. */
export const takeHeading = (board: Board, cluster: string, title: string): string => {
  board.edit((doc) => renameCluster(doc, cluster, title, randomToken()));
  return t('cluster.renamedSaid', { title });
};

/** What happened, in one plain sentence. */
export const collisionSentence = ({ titles, renamed, cards }: SnapshotCollision): string => {
  const [title = ''] = titles;
  const n = weightOf(cards);
  if (renamed && n > 0) return t('settle.both', { title, n });
  if (renamed) return t('settle.renamed', { title });
  return title === '' ? t('settle.cardsUntitled', { n }) : t('settle.cards', { title, n });
};
