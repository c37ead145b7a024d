import { linesOf, type HallFactor } from './stage.ts';

/**
 * Ranked rows on the projector: place, sentence, picture, number. Lengths are rem of the stage; they mirror the style
 * sheet of `client/projector/rank-rows.ts`.
 */
export const rankRow = { fontRem: 2.125, lineRem: 2.26, insetRem: 0.7, rowGapRem: 0.45, placeRem: 2.9, valueRem: 6, gapRem: 1.3, paddingRem: 1.1, linesMin: 2, linesMax: 4 } as const;
/** A hall follows a ranking for two or three pages; the rest is on the phones. */
export const rankRowsMax = 24;

export interface RowsRoom {
  readonly widthRem: number;
  readonly heightRem: number;
  readonly factor: HallFactor;
  /** Width of what stands between sentence and number. */
  readonly pictureRem: number;
  /** The least height that the picture needs, inside the row. */
  readonly pictureHeightRem: number;
  /** Widths of the place before it and of the number at its end, at Saalstufe S. */
  readonly placeRem: number;
  readonly valueRem: number;
}

export interface RowPlace<Entry> {
  readonly entry: Entry;
  /** Lines that the sentence may take. */
  readonly lines: number;
}

/** Width of a row's sentence. */
export const rowTextRem = ({ widthRem, factor, pictureRem, placeRem, valueRem }: RowsRoom): number =>
  widthRem - 2 * rankRow.paddingRem - 3 * rankRow.gapRem - (placeRem + valueRem) * factor - pictureRem;

/** Height of a row with the gap below it. */
const rowRem = (lines: number, { factor, pictureHeightRem }: RowsRoom): number =>
  Math.max(lines * rankRow.lineRem * factor, pictureHeightRem) + rankRow.insetRem + rankRow.rowGapRem;

/**
 * Pages of rows. All on one page comes first: then sentences may end after two lines. What does not fit that way goes
 * to as few pages as possible, evenly filled, each sentence whole up to four lines. Never smaller text.
 */
export const layRows = <Entry extends { readonly text: string }>(entries: readonly Entry[], room: RowsRoom): readonly (readonly RowPlace<Entry>[])[] => {
  const textRem = rowTextRem(room);
  const rows = entries.map((entry) => ({ entry, needs: Math.min(rankRow.linesMax, linesOf(entry.text, textRem, rankRow.fontRem * room.factor)) }));
  const heightOf = (held: readonly { readonly lines: number }[]): number => held.reduce((sum, { lines }) => sum + rowRem(lines, room), -rankRow.rowGapRem);
  const cut = rows.map(({ entry, needs }) => ({ entry, needs, lines: Math.min(needs, rankRow.linesMin) }));
  if (heightOf(cut) <= room.heightRem) return entries.length === 0 ? [] : [grown(cut, (held) => heightOf(held) <= room.heightRem)];
  const filled = (rowsMax: number): RowPlace<Entry>[][] => {
    const pages: RowPlace<Entry>[][] = [];
    for (const { entry, needs: lines } of rows) {
      const page = pages.at(-1);
      if (page === undefined || page.length >= rowsMax || heightOf([...page, { lines }]) > room.heightRem) pages.push([{ entry, lines }]);
      else page.push({ entry, lines });
    }
    return pages;
  };
  const fewest = filled(Infinity);
  const even = filled(Math.ceil(rows.length / fewest.length));
  return even.length === fewest.length ? even : fewest;
};

/** What is left of the height goes to the sentences that were cut, from the top, a line at a time. */
const grown = <Row extends { readonly needs: number; readonly lines: number }>(rows: readonly Row[], fits: (rows: readonly Row[]) => boolean): readonly Row[] => {
  let best = rows;
  for (let lines = rankRow.linesMin + 1; lines <= rankRow.linesMax; lines += 1) {
    for (let at = 0; at < rows.length; at += 1) {
      const wider = best.map((row, place) => (place === at && row.needs >= lines ? { ...row, lines } : row));
      if (fits(wider)) best = wider;
    }
  }
  return best;
};

/** Dots per line and their size with its gap, so that `count` of them have room; null where they would be too small to be seen. */
export const layDots = (count: number, widthRem: number, heightRem: number, sizesRem: readonly number[]): { readonly sizeRem: number; readonly columns: number } | null => {
  for (const sizeRem of sizesRem) {
    const columns = Math.floor(widthRem / sizeRem);
    if (columns * Math.floor(heightRem / sizeRem) >= count) return { sizeRem, columns };
  }
  return null;
};
