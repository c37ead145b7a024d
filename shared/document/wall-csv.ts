import type { SnapshotCard } from '../board/board-snapshot.ts';
import { wallWord } from '../locale/wall-document-de.ts';
import { csvText, yesOrNo, type CsvCell } from './csv.ts';
import type { WallInput } from './wall.ts';

interface Line {
  readonly card: SnapshotCard;
  readonly group: string;
  /** In its group, from 1; null: none. */
  readonly place: number | null;
  /** The card that it is merged under; null: none. */
  readonly under: SnapshotCard | null;
  readonly parked: boolean;
}

/**
 * A board as a table for a spreadsheet: one line per card in arrival order, so that numbers lead from the papers into it.
 * Of a hidden card there is its number and that it is hidden, nothing else.
 */
export const wallCsv = ({ board, sectors }: Pick<WallInput, 'board' | 'sectors'>): string => {
  const lines: Line[] = [];
  const add = (cards: readonly SnapshotCard[], group: string, parked = false): void => {
    for (const [index, card] of cards.entries()) {
      lines.push({ card, group, place: group === '' ? null : index + 1, under: null, parked });
      for (const below of card.merged) lines.push({ card: below, group, place: null, under: card, parked });
    }
  };
  for (const [index, { title, cards }] of board.clusters.entries()) add(cards, title === '' ? `${wallWord('untitled')} ${index + 1}` : title);
  add(board.tray, '');
  add(board.parked, '', true);
  for (const { titles, cards } of board.collisions) add(cards, wallWord('csvUnsettled', { titles: titles.join(', ') }));
  const cellsOf = ({ card, group, place, under, parked }: Line): readonly CsvCell[] => [
    card.order, card.text, sectors.find(({ id }) => id === card.sector)?.title ?? wallWord('unnamed'), group, place ?? '', under?.order ?? '',
    yesOrNo(parked), yesOrNo(card.conflict), yesOrNo(false), card.comments.length,
  ];
  const rows = [
    ...lines.map((line) => ({ order: line.card.order, cells: cellsOf(line) })),
    ...board.hidden.map(({ order }) => ({ order, cells: [order, '', '', '', '', '', '', '', yesOrNo(true), ''] satisfies readonly CsvCell[] })),
  ].sort((a, b) => a.order - b.order);
  return csvText([[...columns], ...rows.map(({ cells }) => cells)]);
};

const columns = (['number', 'card', 'sector', 'group', 'place', 'under', 'isParked', 'isConflict', 'isHidden', 'commentCount'] as const).map((word) => wallWord(word));
