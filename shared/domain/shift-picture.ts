import type { OptionShift, RoundShift, ShiftMeasure } from './round-shift.ts';

/** How a shift is drawn: on an axis from 0 to `max`, in the figures that people read. */
export interface ShiftRow {
  readonly option: OptionShift;
  /** In shown figures: percent of shares, dots per paper with one decimal, else whole numbers. null: not weighed. */
  readonly before: number | null;
  readonly after: number | null;
  /** By the figures as they are shown: what reads the same has not moved. null: one of the two is missing. */
  readonly direction: 'up' | 'down' | 'same' | null;
}

export interface ShiftPicture {
  /** Largest change first; what is new or gone unweighed comes last. */
  readonly rows: readonly ShiftRow[];
  readonly max: number;
}

/** Floor and not round for what does not carry would be a matter of one option's sectors; a total has no threshold. */
const shownFigure: Readonly<Record<ShiftMeasure, (value: number) => number>> = {
  support: (value) => Math.round(value * 100),
  resistance: Math.round,
  'dots-per-paper': (value) => Math.round(value * 10) / 10,
  'points-share': (value) => Math.round(value * 100),
  mean: Math.round,
};

export const shiftPicture = ({ measure, options }: Pick<RoundShift, 'measure' | 'options'>): ShiftPicture => {
  const shown = (value: number | null): number | null => (value === null ? null : shownFigure[measure](value));
  const rows = options
    .map((option, place) => ({ option, place, change: option.total.difference === null ? -1 : Math.abs(option.total.difference) }))
    .sort((a, b) => b.change - a.change || a.place - b.place)
    .map(({ option }): ShiftRow => {
      const [before, after] = [shown(option.total.before), shown(option.total.after)];
      return { option, before, after, direction: before === null || after === null ? null : after > before ? 'up' : after < before ? 'down' : 'same' };
    });
  const most = Math.max(0, ...rows.flatMap(({ before, after }) => [before ?? 0, after ?? 0]));
  // Dots have no end of their own.
  return { rows, max: measure === 'dots-per-paper' ? Math.max(1, most) : 100 };
};
