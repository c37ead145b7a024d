import type { RoundShift } from '../domain/round-shift.ts';
import { shiftPicture } from '../domain/shift-picture.ts';
import type { Sector } from '../domain/sector.ts';
import { say, type Catalogue, type Values } from './catalogue.ts';
import { quoted } from './result-sentences.ts';
import type { ResultTable } from './result-table.ts';

/** Words of the picture between two rounds. */
type Measure = RoundShift['measure'];
type ShiftKey =
  | 'in-round'
  | 'in-number'
  | 'rose'
  | 'fell'
  | 'both'
  | 'same'
  | 'single'
  | 'from-to'
  | 'new'
  | 'newly-shared'
  | 'legend'
  | 'said'
  | 'said-new'
  | 'caption'
  | 'sentence'
  | 'round'
  | 'sector-round'
  | 'hidden'
  | 'absent'
  | `number-${Measure}`
  | `what-${Measure}`;

const words: Catalogue<ShiftKey> = {
  'in-round': 'In der {ordinal} Runde',
  'in-number': 'In Runde {round}',
  rose: '{when}: {what} bei {up} von {of} gestiegen',
  fell: '{when}: {what} bei {down} von {of} gesunken',
  both: '{when}: {what} bei {up} von {of} gestiegen, bei {down} gesunken',
  same: '{when} ist alles gleich geblieben',
  single: '{when}: {what} {after} statt {before}',
  'from-to': '{before} → {after}',
  new: 'neu: {after}',
  'newly-shared': { one: '{n} Satz neu von allen getragen', other: '{n} Sätze neu von allen getragen' },
  legend: 'Ring = Runde {before}, Scheibe = Runde {after}',
  said: '{text}: von {before} auf {after}',
  'said-new': '{text}: neu, {after}',
  caption: '{title}: {what}',
  sentence: 'Satz',
  round: 'Runde {round}',
  'sector-round': '{sector}, Runde {round}',
  hidden: 'zu wenige Stimmen',
  absent: 'keine Angabe',
  'number-support': 'Zahl = Zustimmung in %',
  'number-resistance': 'Zahl = Gruppenwiderstand',
  'number-dots-per-paper': 'Zahl = Punkte je Person',
  'number-points-share': 'Zahl = Punkte in % der möglichen',
  'number-mean': 'Zahl = Mittel von 0 bis 100',
  'what-support': 'Zustimmung',
  'what-resistance': 'Widerstand',
  'what-dots-per-paper': 'Punkte je Person',
  'what-points-share': 'Punkte',
  'what-mean': 'Mittel',
};

export const shiftText = (key: ShiftKey, values: Values = {}): string => say(words, 'de', key, values);

const ordinals = ['ersten', 'zweiten', 'dritten', 'vierten', 'fünften', 'sechsten', 'siebten', 'achten', 'neunten', 'zehnten'] as const;

/** "0,8", "66" */
export const shiftFigure = (value: number): string => value.toLocaleString('de');

/** The change in one sentence. */
export const shiftTitle = (shift: RoundShift): string => {
  const ordinal = ordinals[shift.rounds.after - 1];
  const when = ordinal === undefined ? shiftText('in-number', { round: shift.rounds.after }) : shiftText('in-round', { ordinal });
  const what = shiftText(`what-${shift.measure}`);
  const rows = shiftPicture(shift).rows.filter(({ direction }) => direction !== null);
  const [only] = rows;
  if (rows.length === 1 && only !== undefined && only.direction !== 'same') return shiftText('single', { when, what, before: shiftFigure(only.before ?? 0), after: shiftFigure(only.after ?? 0) });
  const up = rows.filter(({ direction }) => direction === 'up').length;
  const down = rows.filter(({ direction }) => direction === 'down').length;
  return shiftText(up === 0 ? (down === 0 ? 'same' : 'fell') : down === 0 ? 'rose' : 'both', { when, what, up, down, of: rows.length });
};

/** The whole picture in sentences. */
export const shiftSentence = (shift: RoundShift): string =>
  [
    shiftTitle(shift),
    shiftPicture(shift)
      .rows.map(({ option, before, after }) => {
        const text = quoted(option.text);
        const now = after === null ? shiftText('absent') : shiftFigure(after);
        return before === null ? shiftText('said-new', { text, after: now }) : shiftText('said', { text, before: shiftFigure(before), after: now });
      })
      .join('; '),
  ].join('. ').concat('.');

/** Totals and sectors in both rounds. */
export const shiftTable = (shift: RoundShift, sectors: readonly Sector[]): ResultTable => {
  const { before, after } = shift.rounds;
  const shown = (option: RoundShift['options'][number], total: RoundShift['options'][number]['total'] | null | undefined): readonly string[] => {
    if (total === null) return [shiftText('hidden'), shiftText('hidden')];
    const [row] = shiftPicture({ measure: shift.measure, options: [{ ...option, total: total ?? { before: null, after: null, difference: null } }] }).rows;
    return [row?.before ?? null, row?.after ?? null].map((value) => (value === null ? shiftText('absent') : shiftFigure(value)));
  };
  return {
    caption: shiftText('caption', { title: shiftTitle(shift), what: shiftText(`number-${shift.measure}`) }),
    head: [shiftText('sentence'), ...[before, after].map((round) => shiftText('round', { round })), ...sectors.flatMap(({ title }) => [before, after].map((round) => shiftText('sector-round', { sector: title, round })))],
    rows: shiftPicture(shift).rows.map(({ option }) => [option.text, ...shown(option, option.total), ...sectors.flatMap(({ id }) => shown(option, option.sectors[id]))]),
  };
};
