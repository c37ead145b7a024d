import { describe, expect, it } from 'vitest';
import { asId, type OptionId } from '../../shared/domain/ids.ts';
import type { OptionShift, RoundShift, ShiftMeasure } from '../../shared/domain/round-shift.ts';
import { shiftPicture } from '../../shared/domain/shift-picture.ts';
import { defaultSectors } from '../../shared/domain/sector.ts';
import { shiftSentence, shiftTable, shiftTitle } from '../../shared/locale/shift-de.ts';

const option = (text: string, before: number | null, after: number | null): OptionShift => ({
  id: asId<OptionId>(text),
  text,
  previous: before === null ? null : asId<OptionId>(`${text}-1`),
  textBefore: null,
  total: { before, after, difference: before === null || after === null ? null : after - before },
  sectors: { verwaltung: null, politik: { before: 0.5, after: 0.75, difference: 0.25 } },
  rank: { before: null, after: null },
  shared: { before: null, after: false },
});

const shift = (measure: ShiftMeasure, options: readonly OptionShift[], round = 2): RoundShift => ({
  kind: 'agreement',
  measure,
  previous: asId('ballot-1'),
  current: asId('ballot-2'),
  rounds: { before: round - 1, after: round },
  turnout: { before: 150, after: 148 },
  options,
  dropped: [],
});

describe('the shift between two rounds', () => {
  it('shows the largest change first, up or down, and what is new last', () => {
    const { rows } = shiftPicture(shift('support', [option('new', null, 0.9), option('a', 0.5, 0.6), option('b', 0.9, 0.5), option('c', 0.5, 0.7)]));
    expect(rows.map(({ option: { text }, direction }) => [text, direction])).toEqual([['b', 'down'], ['c', 'up'], ['a', 'up'], ['new', null]]);
  });

  it('writes shares in percent, dots with one decimal, everything else in whole numbers', () => {
    const figures = (measure: ShiftMeasure, before: number, after: number): readonly (number | null)[] => shiftPicture(shift(measure, [option('a', before, after)])).rows.flatMap((row) => [row.before, row.after]);
    expect(figures('support', 0.424, 0.61)).toEqual([42, 61]);
    expect(figures('points-share', 0.5, 0.255)).toEqual([50, 26]);
    expect(figures('dots-per-paper', 0.44, 1.16)).toEqual([0.4, 1.2]);
    expect(figures('resistance', 43.33, 12.5)).toEqual([43, 13]);
    expect(figures('mean', 60.4, 71)).toEqual([60, 71]);
  });

  it('calls equal what reads the same', () => {
    expect(shiftPicture(shift('support', [option('a', 0.661, 0.664)])).rows[0]?.direction).toBe('same');
  });

  it('has an axis from 0 to 100, of dots to the most that were given', () => {
    expect(shiftPicture(shift('support', [option('a', 0.1, 0.2)])).max).toBe(100);
    expect(shiftPicture(shift('dots-per-paper', [option('a', 0.1, 2.31)])).max).toBe(2.3);
    expect(shiftPicture(shift('dots-per-paper', [option('a', 0, 0)])).max).toBe(1);
  });
});

describe('the shift in words', () => {
  it.each<[string, RoundShift, string]>([
    ['rising', shift('support', [option('a', 0.5, 0.6), option('b', 0.5, 0.5)]), 'In der zweiten Runde: Zustimmung bei 1 von 2 gestiegen'],
    ['falling', shift('resistance', [option('a', 50, 40), option('b', 50, 45)]), 'In der zweiten Runde: Widerstand bei 2 von 2 gesunken'],
    ['both', shift('dots-per-paper', [option('a', 1, 2), option('b', 2, 1)], 3), 'In der dritten Runde: Punkte je Person bei 1 von 2 gestiegen, bei 1 gesunken'],
    ['nothing', shift('support', [option('a', 0.5, 0.5), option('b', 0.5, 0.5)]), 'In der zweiten Runde ist alles gleich geblieben'],
    ['one axis', shift('mean', [option('a', 54, 68)]), 'In der zweiten Runde: Mittel 68 statt 54'],
    ['many rounds', shift('mean', [option('a', 54, 68)], 12), 'In Runde 12: Mittel 68 statt 54'],
  ])('%s', (_, given, title) => {
    expect(shiftTitle(given)).toBe(title);
  });

  it('says every option', () => {
    expect(shiftSentence(shift('support', [option('Satz A.', 0.5, 0.6), option('Satz B', null, 0.7)]))).toBe('In der zweiten Runde: Zustimmung 60 statt 50. „Satz A“: von 50 auf 60; „Satz B“: neu, 70.');
  });

  it('has both rounds of every sector in its table, and no figure of a hidden one', () => {
    const { head, rows } = shiftTable(shift('support', [option('a', 0.5, 0.6)]), defaultSectors);
    expect(head).toHaveLength(13);
    expect(rows[0]).toEqual(['a', '50', '60', 'zu wenige Stimmen', 'zu wenige Stimmen', '50', '75', ...Array.from({ length: 6 }, () => 'keine Angabe')]);
  });
});
