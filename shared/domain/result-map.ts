import type { OptionResult } from './ballot.ts';
import { linesOf, type HallFactor } from './stage.ts';

/** The Konsenslandkarte: which field a sentence lies in, and what fits on the projector. Lengths are rem of the stage. */
export const resultSentencesMax = 12;
export type ResultField = 'shared' | 'one-missing' | 'open';

export interface ResultSentence {
  /** Place in the order of the whole result, from 1. */
  readonly number: number;
  readonly option: OptionResult;
  readonly field: ResultField;
}

/** Sorts sentences into the three fields: strongest weakest sector first; what is open by number of carrying sectors first. */
export const sortResult = (options: readonly OptionResult[]): readonly ResultSentence[] => {
  const carrying = (option: OptionResult): number => Object.values(option.sectors).filter((sector) => sector?.carries === true).length;
  const fieldOf = (option: OptionResult): ResultField => {
    if (option.shared) return 'shared';
    const taking = Object.keys(option.sectors).length;
    return taking > 1 && taking - carrying(option) === 1 && Object.values(option.sectors).every((sector) => sector !== null) ? 'one-missing' : 'open';
  };
  const order: Readonly<Record<ResultField, number>> = { shared: 0, 'one-missing': 1, open: 2 };
  return options
    .map((option, place) => ({ option, place, field: fieldOf(option), carrying: carrying(option) }))
    .sort(
      (a, b) =>
        order[a.field] - order[b.field] ||
        (a.field === 'open' ? b.carrying - a.carrying : 0) ||
        (b.option.weakest ?? -1) - (a.option.weakest ?? -1) ||
        a.place - b.place,
    )
    .map(({ option, field }, place) => ({ number: place + 1, option, field }));
};

/** Sentences that lie side by side, and the lines that their strips have. A longer sentence ends with an ellipsis. */
export interface ResultRow {
  readonly sentences: readonly ResultSentence[];
  readonly lines: number;
}

/** One page of the map: rows by field, and how they lie. */
export interface ResultPage {
  readonly shared: readonly ResultRow[];
  readonly oneMissing: readonly ResultRow[];
  readonly open: readonly ResultRow[];
  /** Columns of the white field and of the one beside it; 0 where a field is empty. */
  readonly sharedColumns: number;
  readonly oneMissingColumns: number;
  readonly openColumns: number;
}

/** A sentence is cut after `max` lines; `min` are always kept free. Up to `cut` lines may be cut for the whole map to stay on one page. */
const resultLines = { min: 2, cut: 4, max: 7 } as const;
/** Mirrors the picture's style sheet. */
const resultSize = { columnRem: 35, pillarRem: 5.7, fontRem: 2.25, lineRem: 2.34, sharedStripRem: 5.3125, stripRem: 5, sharedPillarsRem: 4.75, pillarsRem: 5.15, rowGapRem: 1.15, headingRem: 2.475, fieldRem: 1.9, gapRem: 0.6, asideRem: 6.5 } as const;

/**
 * Pages of at most twelve sentences. All on one page comes first, for the map is to be seen at once: then strips may
 * end after two lines. Where sentences are too long for that, they stand whole on several pages; so at a larger Saalstufe.
 */
export const layResult = (sentences: readonly ResultSentence[], sectors: number, widthRem: number, heightRem: number, factor: HallFactor): readonly ResultPage[] => {
  const columnRem = Math.max(resultSize.columnRem, resultSize.pillarRem * sectors) * factor;
  const columns = Math.max(1, Math.min(3, Math.floor(widthRem / columnRem)));
  const room: ResultRoom = { columns, textRem: (widthRem - 7) / columns - resultSize.asideRem * factor, heightRem, factor };
  if (sentences.length <= resultSentencesMax) {
    const cut = sheetOf(sentences, room, true);
    if (heightOf(cut, room) <= heightRem) return [pageOf(grown(cut, room))].filter(() => sentences.length > 0);
  }
  const pages: ResultPage[] = [];
  let held: ResultSentence[] = [];
  for (const sentence of sentences) {
    if (held.length > 0 && (held.length >= resultSentencesMax || heightOf(sheetOf([...held, sentence], room, false), room) > heightRem)) {
      pages.push(pageOf(sheetOf(held, room, false)));
      held = [];
    }
    held.push(sentence);
  }
  if (held.length > 0) pages.push(pageOf(sheetOf(held, room, false)));
  return pages;
};

interface ResultRoom {
  readonly columns: number;
  readonly textRem: number;
  readonly heightRem: number;
  readonly factor: HallFactor;
}

interface SheetRow {
  readonly field: ResultField;
  readonly sentences: readonly ResultSentence[];
  /** Lines for every word of the row's longest sentence. */
  readonly needs: number;
  readonly lines: number;
}

interface Sheet {
  readonly rows: readonly SheetRow[];
  readonly columns: Readonly<Record<ResultField, number>>;
  /** The white field above the one with a sector missing, not beside it. */
  readonly stacked: boolean;
}

const sheetOf = (held: readonly ResultSentence[], room: ResultRoom, cut: boolean): Sheet => {
  const of = (field: ResultField): readonly ResultSentence[] => held.filter((sentence) => sentence.field === field);
  const [shared, oneMissing] = [of('shared').length, of('one-missing').length];
  // Side by side where there are columns for both; below each other where there is only one.
  const stacked = room.columns === 1 && shared > 0 && oneMissing > 0;
  const beside = sharedColumnsBeside(shared, oneMissing, room.columns);
  const columns: Readonly<Record<ResultField, number>> = {
    shared: shared === 0 ? 0 : oneMissing === 0 || stacked ? room.columns : beside,
    'one-missing': oneMissing === 0 ? 0 : shared === 0 || stacked ? room.columns : room.columns - beside,
    open: of('open').length === 0 ? 0 : room.columns,
  };
  const rows = (['shared', 'one-missing', 'open'] as const).flatMap((field) => {
    const sentences = of(field);
    return Array.from({ length: Math.ceil(sentences.length / Math.max(1, columns[field])) }, (_, row): SheetRow => {
      const across = sentences.slice(row * columns[field], (row + 1) * columns[field]);
      const needs = Math.min(resultLines.max, Math.max(...across.map(({ option }) => linesOf(option.text, room.textRem, resultSize.fontRem * room.factor))));
      return { field, sentences: across, needs, lines: cut && needs <= resultLines.cut ? resultLines.min : Math.max(resultLines.min, needs) };
    });
  });
  return { rows, columns, stacked };
};

/** Of the columns that both upper fields share, as many for the white one as give the fewest rows; all but one where that is no worse. */
const sharedColumnsBeside = (shared: number, oneMissing: number, columns: number): number => {
  const rowsWith = (own: number): number => Math.max(Math.ceil(shared / own), Math.ceil(oneMissing / (columns - own)));
  let best = Math.max(1, columns - 1);
  for (let own = best - 1; own >= 1; own -= 1) if (rowsWith(own) < rowsWith(best)) best = own;
  return best;
};

const heightOf = ({ rows, stacked }: Sheet, { factor }: ResultRoom): number => {
  const fieldRem = (field: ResultField): number => {
    const heights = rows.filter((row) => row.field === field).map(({ lines }) => {
      const [stripRem, pillarsRem] = field === 'shared' ? [resultSize.sharedStripRem, resultSize.sharedPillarsRem] : [resultSize.stripRem, resultSize.pillarsRem];
      return (Math.max(stripRem, lines * resultSize.lineRem + 0.3) + pillarsRem) * factor + resultSize.rowGapRem;
    });
    return heights.length === 0 ? 0 : heights.reduce((sum, height) => sum + height, 0) - resultSize.rowGapRem + resultSize.headingRem * factor + resultSize.fieldRem + resultSize.gapRem;
  };
  const [shared, oneMissing] = [fieldRem('shared'), fieldRem('one-missing')];
  return (stacked ? shared + oneMissing : Math.max(shared, oneMissing)) + fieldRem('open');
};

/** What is left of the height goes to the strips that were cut, from the top, a line at a time. */
const grown = (sheet: Sheet, room: ResultRoom): Sheet => {
  let best = sheet;
  for (let lines = resultLines.min + 1; lines <= resultLines.max; lines += 1) {
    for (let top = 0; top < sheet.rows.length; top += 1) {
      // Rows of the two upper fields lie beside each other: what one of them gets costs the other nothing.
      const wider = { ...best, rows: best.rows.map((row, place) => (place === top && row.needs >= lines && row.lines === lines - 1 ? { ...row, lines } : row)) };
      if (heightOf(wider, room) <= room.heightRem) best = wider;
    }
  }
  return best;
};

const pageOf = ({ rows, columns }: Sheet): ResultPage => {
  const of = (field: ResultField): readonly ResultRow[] => rows.filter((row) => row.field === field).map(({ sentences, lines }) => ({ sentences, lines }));
  return { shared: of('shared'), oneMissing: of('one-missing'), open: of('open'), sharedColumns: columns.shared, oneMissingColumns: columns['one-missing'], openColumns: columns.open };
};
