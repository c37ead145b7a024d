import { createCluster, mergeCards, placeCards, prepareCluster } from '../../shared/board/board-edits.ts';
import type { BoardSnapshot, SnapshotCard } from '../../shared/board/board-snapshot.ts';
import type { BoardSuggestions } from '../../shared/similarity/suggestions.ts';
import type { Board } from '../connection/board.ts';
import { randomToken } from '../connection/random-token.ts';
import { laneTitle } from './board-moves.ts';
import { quotedWords, t } from './wall-words.ts';

export type SuggestionKind = 'merges' | 'groups' | 'placements';

/** One proposal as it can be taken now. */
export interface Proposal {
  /** The same for the same proposal, whatever became of others. */
  readonly key: string;
  readonly kind: SuggestionKind;
  /** Loose cards, the first of a merge on top. */
  readonly cards: readonly SnapshotCard[];
  /** Of a placement: the group. */
  readonly cluster: string | null;
  /** Of a group: what it may be called; empty: its heading comes later. */
  readonly title: string;
  readonly why: string;
}

/** What still holds: only about cards that lie loose now, and groups that are there. */
export const proposalsNow = (suggestions: BoardSuggestions, snapshot: BoardSnapshot): readonly Proposal[] => {
  const loose = new Map(snapshot.tray.map((card) => [card.id, card]));
  const here = (cards: readonly string[]): readonly SnapshotCard[] => cards.flatMap((id) => loose.get(id) ?? []);
  const among = ({ length }: readonly SnapshotCard[], because: readonly string[]): string =>
    because.length === 0 ? t('suggest.becauseNo') : t(length === 2 ? 'suggest.because2' : 'suggest.becauseAll', { words: quotedWords(because) });
  const merges = suggestions.merges.map(({ cards, because }): Proposal => {
    const left = here(cards);
    return { key: `merge:${cards.join()}`, kind: 'merges', cards: left, cluster: null, title: '', why: among(left, because) };
  });
  const groups = suggestions.groups.map(({ cards, because, title }): Proposal => {
    const left = here(cards);
    return { key: `group:${cards.join()}`, kind: 'groups', cards: left, cluster: null, title: title ?? '', why: among(left, because) };
  });
  const placements = suggestions.placements.flatMap(({ card, cluster, because }): readonly Proposal[] => {
    if (!snapshot.clusters.some(({ id }) => id === cluster)) return [];
    const title = laneTitle(snapshot, cluster);
    return [{ key: `place:${card}`, kind: 'placements', cards: here([card]), cluster, title: '', why: because.length === 0 ? t('suggest.fitsNo', { title }) : t('suggest.fits', { title, words: quotedWords(because) }) }];
  });
  return [...merges, ...groups, ...placements].filter(({ kind, cards }) => cards.length >= (kind === 'placements' ? 1 : 2));
};

/** Takes proposals of one kind as one undoable step, and answers with the sentence for the live region. */
export const acceptAll = (board: Board, kind: SuggestionKind, proposals: readonly Proposal[]): string => {
  const n = proposals.length;
  switch (kind) {
    case 'merges':
      board.edit((doc) => {
        for (const { cards } of proposals) {
          const [host, ...others] = cards.map(({ id }) => id);
          if (host !== undefined) mergeCards(doc, host, others);
        }
      });
      return t('suggest.mergedSaid', { n });
    case 'groups': {
      const made = proposals.map((proposal) => ({ id: randomToken(), proposal }));
      board.prepare((doc) => {
        for (const { id } of made) prepareCluster(doc, id);
      });
      board.edit((doc) => {
        for (const { id, proposal } of made) {
          createCluster(doc, id, proposal.title);
          placeCards(doc, proposal.cards.map((card) => card.id), id);
        }
      });
      return t('suggest.groupedSaid', { n });
    }
    case 'placements':
      board.edit((doc) => {
        for (const { cards, cluster } of proposals) placeCards(doc, cards.map(({ id }) => id), cluster);
      });
      return t('suggest.placedSaid', { n });
  }
};
