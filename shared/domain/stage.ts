import { shortCardGraphemesMax } from './limits.ts';
import { countGraphemes } from './text.ts';

/**
 * What fits on the projector. Lengths are rem of the stage: the picture is 67.5 rem high whatever its pixels, so
 * 1 rem is 16 px at 1080 lines. A larger Saalstufe shows fewer things; nothing here ever makes text smaller.
 */
export type HallFactor = 1 | 1.25 | 1.5;

/** Saalstufe S, M, L by the distance of the last row measured in picture widths (16 minutes of arc for capitals). */
export const hallFactorFor = (pictureWidthM: number | null, distanceM: number | null): HallFactor => {
  if (pictureWidthM === null || distanceM === null || pictureWidthM <= 0) return 1;
  const ratio = distanceM / pictureWidthM;
  return ratio <= 2.4 ? 1 : ratio <= 3 ? 1.25 : 1.5;
};

/** Mean advance of a character in the semibold interface face, in em; on the safe side of what was measured (0.46 to 0.49). */
const characterEm = 0.5;

/** Lines that a text takes when broken at spaces, and inside a word only where the word is wider than the line. */
export const linesOf = (text: string, widthRem: number, fontRem: number): number => {
  const room = Math.max(1, Math.floor(widthRem / (fontRem * characterEm)));
  let lines = 1;
  let used = 0;
  for (const word of text.split(/\s+/)) {
    const length = countGraphemes(word);
    if (used > 0 && used + 1 + length <= room) {
      used += 1 + length;
      continue;
    }
    if (used > 0) lines += 1;
    lines += Math.max(0, Math.ceil(length / room) - 1);
    used = length > room ? ((length - 1) % room) + 1 : length;
  }
  return lines;
};

/* The wall */

export const wallCard = { widthRem: 20.75, heightRem: 7.8, gapRem: 1.25, rowGapRem: 2.1, paddingRem: 1.1, fontRem: 2.125, linesMax: 3 } as const;
export const wallTile = { widthRem: 4.05, heightRem: 3, gapRem: 0.6875, rows: 2 } as const;

export interface WallRoom {
  readonly columns: number;
  readonly rows: number;
  readonly tileColumns: number;
  readonly tileRows: number;
  /** Inner width of a card of one field. */
  readonly fieldRem: number;
  readonly factor: HallFactor;
}

/** How many fields and tiles a wall of this size has. */
export const wallRoom = (widthRem: number, heightRem: number, factor: HallFactor): WallRoom => {
  const fits = (room: number, size: number, gap: number): number => Math.max(1, Math.floor((room + gap) / (size + gap)));
  const columns = fits(widthRem, wallCard.widthRem * factor, wallCard.gapRem);
  const tileRows = wallTile.rows;
  const tilesRem = tileRows * (wallTile.heightRem * factor + wallTile.gapRem) + 1;
  return {
    columns,
    rows: fits(heightRem - tilesRem, wallCard.heightRem * factor, wallCard.rowGapRem),
    tileColumns: fits(widthRem, wallTile.widthRem * factor, wallTile.gapRem),
    tileRows,
    fieldRem: (widthRem - (columns - 1) * wallCard.gapRem) / columns,
    factor,
  };
};

export interface WallPlan<Card> {
  /** Cards as text, with their place; rows and columns from 1. */
  readonly text: readonly { readonly card: Card; readonly row: number; readonly column: number; readonly span: number }[];
  /** Next older cards, as tiles. */
  readonly tiles: readonly Card[];
  /** Cards older than all tiles: only a number. */
  readonly more: number;
}

/** After the first card that does not fit, this many further ones are tried for the holes; then all are tiles. */
const lookAhead = 40;
/** The number of older cards takes the room of this many tiles. */
const moreTiles = 4;

/** Lays the newest cards as text, the next ones as tiles. `cards` newest first. */
export const layWall = <Card extends { readonly text: string }>(cards: readonly Card[], room: WallRoom): WallPlan<Card> => {
  const free = Array.from({ length: room.rows }, () => room.columns);
  const text: { card: Card; row: number; column: number; span: number }[] = [];
  const rest: Card[] = [];
  let refused = 0;
  for (const card of cards) {
    const span = refused < lookAhead && free.some((fields) => fields > 0) ? fieldsOf(card.text, room) : Infinity;
    const row = free.findIndex((fields) => fields >= span);
    if (row < 0) {
      refused += 1;
      rest.push(card);
      continue;
    }
    const fields = free[row] ?? 0;
    text.push({ card, row: row + 1, column: room.columns - fields + 1, span });
    free[row] = fields - span;
  }
  // No short card for a hole, though more cards wait: the last card of the row takes it.
  if (rest.length > 0) {
    for (const last of text) {
      const hole = free[last.row - 1] ?? 0;
      if (hole === 0 || last.column + last.span - 1 + hole !== room.columns) continue;
      last.span += hole;
      free[last.row - 1] = 0;
    }
  }
  const places = room.tileColumns * room.tileRows;
  const tiles = rest.length <= places ? rest : rest.slice(0, Math.max(0, places - moreTiles));
  return { text, tiles, more: rest.length - tiles.length };
};

/** Short cards take one field, longer ones two, more only where three lines would not hold them. */
const fieldsOf = (text: string, room: WallRoom): number => {
  const isShort = text.length <= shortCardGraphemesMax || countGraphemes(text, shortCardGraphemesMax + 1) <= shortCardGraphemesMax;
  for (let span = isShort ? 1 : 2; span < room.columns; span += 1) {
    const innerRem = span * room.fieldRem + (span - 1) * wallCard.gapRem - 2 * wallCard.paddingRem * room.factor;
    if (linesOf(text, innerRem, wallCard.fontRem * room.factor) <= wallCard.linesMax) return span;
  }
  return room.columns;
};

/* Clusters */

export const clusterColumn = { widthRem: 34.5, gapRem: 2.75 } as const;
/** From here on the tiles of a group turn into one bar per group, with a count per sector. */
export const groupTilesMax = 24;

export interface GroupToLay {
  readonly title: string;
  /** Cards that could be shown as text. */
  readonly cards: number;
  readonly weight: number;
}

export interface ClusterPlan<Group> {
  readonly columns: number;
  /** Pages of rows, in the order of the groups. */
  readonly pages: readonly (readonly ClusterRow<Group>[])[];
}

export interface ClusterRow<Group> {
  readonly groups: readonly Group[];
  /** Condensed cards per group: 2, 1 or 0. */
  readonly cardsShown: number;
}

const cardsShownMax = 2;

/**
 * Lays groups in columns, row by row, on as few pages as their headings and tiles need. What is left over on a
 * page goes to condensed cards, from the top: one per group first, then two. Never smaller text.
 */
export const layClusters = <Group extends GroupToLay>(groups: readonly Group[], widthRem: number, heightRem: number, factor: HallFactor): ClusterPlan<Group> => {
  const columns = Math.max(1, Math.floor((widthRem + clusterColumn.gapRem) / (clusterColumn.widthRem * factor + clusterColumn.gapRem)));
  const columnRem = (widthRem - (columns - 1) * clusterColumn.gapRem) / columns;
  const heightOf = (row: readonly Group[], cardsShown: number): number => Math.max(...row.map((group) => groupHeightRem(group, cardsShown, columnRem, factor)));
  const pages: { rows: { groups: readonly Group[]; cardsShown: number }[]; leftRem: number }[] = [];
  for (let at = 0; at < groups.length; at += columns) {
    const row = groups.slice(at, at + columns);
    const height = heightOf(row, 0);
    let page = pages.at(-1);
    if (page === undefined || height > page.leftRem) {
      page = { rows: [], leftRem: heightRem };
      pages.push(page);
    }
    page.rows.push({ groups: row, cardsShown: 0 });
    page.leftRem -= height;
  }
  for (const page of pages) {
    for (let cardsShown = 1; cardsShown <= cardsShownMax; cardsShown += 1) {
      for (const row of page.rows) {
        const more = heightOf(row.groups, cardsShown) - heightOf(row.groups, row.cardsShown);
        if (row.cardsShown !== cardsShown - 1 || more > page.leftRem) continue;
        row.cardsShown = cardsShown;
        page.leftRem -= more;
      }
    }
  }
  return { columns, pages: pages.map(({ rows }) => rows) };
};

export const groupStrip = { fontRem: 2.75, paddingRem: 1.25, countRem: 4.5, linesMax: 3 } as const;
export const groupTile = { widthRem: 2.5, heightRem: 2.3125, gapRem: 0.5 } as const;

/** Height of a group with the gap below it. Mirrors the picture's style sheet, on the generous side. */
const groupHeightRem = (group: GroupToLay, cardsShown: number, columnRem: number, factor: HallFactor): number => {
  const stripFontRem = (groupStrip.fontRem * (1 + factor)) / 2;
  const lines = Math.min(groupStrip.linesMax, linesOf(group.title, (columnRem - 2 * groupStrip.paddingRem - groupStrip.countRem) / 1.1, stripFontRem));
  const stripRem = lines * stripFontRem * 1.15 + 1.6;
  const cardsRem = Math.min(cardsShown, group.cards) * (3.45 * factor + 0.5);
  const tileColumns = Math.max(1, Math.floor((columnRem + groupTile.gapRem) / (groupTile.widthRem * factor + groupTile.gapRem)));
  const tiles = Math.max(0, group.weight - Math.min(cardsShown, group.cards));
  const tilesRem = tiles === 0 ? 0 : group.weight > groupTilesMax ? 4.1 * factor + 0.8 : Math.ceil(tiles / tileColumns) * (groupTile.heightRem * factor + groupTile.gapRem) + 0.4;
  return stripRem + cardsRem + tilesRem + 1.6;
};

/* Sentences in their wording */

export interface WordingPlace<Entry> {
  readonly entry: Entry;
  /** Lines it may take: all it needs, unless it is longer than a page. */
  readonly lines: number;
}

/** Mirrors the picture's style sheet. */
const wording = { fontRem: 3.375, lineHeight: 1.16, gapRem: 1.3, insetRem: 2.5, stripRem: 3.05, sealedInsetRem: 14.5, sealedRem: 5.5, sealedPaddingRem: 1.8 } as const;

/** Pages of sentences in the size of statements, each whole where a page can hold it. */
export const layWording = <Entry extends { readonly text: string; readonly sealed: boolean }>(
  entries: readonly Entry[],
  widthRem: number,
  heightRem: number,
  factor: HallFactor,
): readonly (readonly WordingPlace<Entry>[])[] => {
  const fontRem = (wording.fontRem * (3 + factor)) / 4;
  const pages: WordingPlace<Entry>[][] = [];
  let leftRem = 0;
  for (const entry of entries) {
    const aroundRem = entry.sealed ? wording.sealedPaddingRem : wording.stripRem * factor + 0.4;
    // The clamp keeps a little room below the last line.
    const linesMax = Math.max(1, Math.floor((heightRem - aroundRem - 0.12 * fontRem) / (fontRem * wording.lineHeight)));
    const lines = Math.min(linesMax, linesOf(entry.text, widthRem - (entry.sealed ? wording.sealedInsetRem * factor : wording.insetRem), fontRem));
    const textRem = lines * fontRem * wording.lineHeight + 0.12 * fontRem;
    const neededRem = aroundRem + Math.max(textRem, entry.sealed ? wording.sealedRem * factor : 0);
    let page = pages.at(-1);
    if (page === undefined || neededRem > leftRem) {
      page = [];
      pages.push(page);
      leftRem = heightRem;
    }
    page.push({ entry, lines });
    leftRem -= neededRem + wording.gapRem;
  }
  return pages;
};
