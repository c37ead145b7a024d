import type { BallotKind, CountedBallot, OptionResult, SectorResult, TallyOf } from '../domain/ballot.ts';
import { byPlace } from '../domain/ballot-ranking.ts';
import type { Sector } from '../domain/sector.ts';
import { shownPercent } from '../domain/tragwerk.ts';
import { isAccepted } from '../domain/tally/consent.ts';
import { resultTitle } from './result-sentences.ts';
import { say, type Catalogue, type Values } from './catalogue.ts';

/** The table behind a picture: every row as long as the head. */
export interface ResultTable {
  readonly caption: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

type Key = 'sentence' | 'place' | 'yes' | 'no' | 'abstain' | 'dots' | 'people' | 'points' | 'resistance' | 'value' | 'verdict' | 'accepted' | 'open' | 'consent' | 'light' | 'grave' | 'mean' | 'tenth' | 'axis' | 'row' | 'percent' | 'hidden' | 'absent' | 'undecided' | 'nothing' | 'places';

const words: Catalogue<Key> = {
  sentence: 'Satz',
  place: 'Platz',
  yes: 'Ja',
  no: 'Nein',
  abstain: 'Enthaltung',
  dots: 'Punkte',
  people: 'Personen',
  points: 'Punkte nach Borda',
  resistance: 'Gruppenwiderstand',
  value: 'Widerstand {value}',
  verdict: 'Ergebnis',
  accepted: 'angenommen',
  open: 'noch nicht angenommen',
  consent: 'Konsent',
  light: 'leichte Einwände',
  grave: 'schwerwiegende Einwände',
  mean: 'Mittel',
  tenth: '{from} bis {to}',
  axis: 'Achse',
  row: '{axis} {from} bis {to}',
  percent: '{value} Prozent',
  hidden: 'zu wenige Stimmen',
  absent: 'keine Stimmen',
  undecided: 'nur Enthaltungen',
  nothing: 'keine',
  places: 'Platz {place}',
};
const t = (key: Key, values: Values = {}): string => say(words, 'de', key, values);
const rounded = (value: number | null): string => (value === null ? t('nothing') : (Math.round(value * 10) / 10).toLocaleString('de'));

/** One table, and a second one for the field of two axes. */
export const resultTables = (result: CountedBallot, sectors: readonly Sector[]): readonly ResultTable[] => {
  const caption = resultTitle(result);
  const titles = sectors.map(({ title }) => title);
  switch (result.kind) {
    case 'agreement':
      return [
        {
          caption,
          head: [t('sentence'), ...titles, t('yes'), t('no'), t('abstain')],
          rows: result.options.map((option) => [option.text, ...perSector(option, sectors, carried), ...[option.total.yes, option.total.no, option.total.abstain].map(String)]),
        },
      ];
    case 'dots':
      return [
        {
          caption,
          head: [t('sentence'), t('place'), t('dots'), t('people'), ...titles],
          rows: byPlace(result.options).map((option) => [option.text, placeOf(option), String(option.total.dots), String(option.total.people), ...perSector(option, sectors, ({ dots }) => String(dots))]),
        },
      ];
    case 'resistance':
      return [
        {
          caption,
          head: [t('sentence'), t('place'), t('resistance'), t('abstain'), ...Array.from({ length: 11 }, (_, value) => t('value', { value })), ...titles],
          rows: byPlace(result.options).map((option) => [option.text, placeOf(option), rounded(option.total.resistance), String(option.total.abstain), ...option.total.distribution.map(String), ...perSector(option, sectors, carried)]),
        },
      ];
    case 'consent':
      return [
        {
          caption,
          head: [t('sentence'), t('verdict'), t('consent'), t('light'), t('grave'), ...titles],
          rows: byPlace(result.options).map((option) => [option.text, t(isAccepted(option) ? 'accepted' : 'open'), ...[option.total.consent, option.total.light, option.total.grave].map(String), ...perSector(option, sectors, carried)]),
        },
      ];
    case 'ranking':
      return [
        {
          caption,
          head: [t('sentence'), t('place'), t('points'), ...result.options.map((_, place) => t('places', { place: place + 1 })), ...titles],
          rows: byPlace(result.options).map((option) => [option.text, placeOf(option), rounded(option.total.points), ...option.total.places.map(String), ...perSector(option, sectors, ({ points }) => rounded(points))]),
        },
      ];
    case 'scale':
      return [
        {
          caption,
          head: [t('axis'), t('mean'), ...Array.from({ length: 10 }, (_, tenth) => t('tenth', { from: tenth * 10, to: tenth * 10 + 10 })), ...titles],
          rows: result.options.map((option) => [option.text, rounded(option.total.mean), ...option.total.distribution.map(String), ...perSector(option, sectors, ({ mean }) => rounded(mean))]),
        },
        ...fieldTable(result),
      ];
  }
};

const placeOf = ({ rank }: OptionResult): string => (rank === null ? t('nothing') : String(rank));

const carried = ({ support, carries }: SectorResult): string => (support === null ? t('undecided') : t('percent', { value: shownPercent({ support, carries }) }));

const perSector = <Kind extends BallotKind>({ sectors: parts }: { readonly sectors: Readonly<Record<string, SectorResult<Kind> | null>> }, sectors: readonly Sector[], cell: (part: SectorResult<Kind>) => string): readonly string[] =>
  sectors.map(({ id }) => {
    const part = parts[id];
    return part === undefined ? t('absent') : part === null ? t('hidden') : cell(part);
  });

const fieldTable = ({ options: [across, up], grid }: { readonly options: readonly { readonly text: string; readonly total: TallyOf['scale'] }[]; readonly grid: CountedBallot['grid'] }): readonly ResultTable[] => {
  if (across === undefined || up === undefined || grid === null) return [];
  const tenth = (axis: string, place: number): string => t('row', { axis, from: place * 10, to: place * 10 + 10 });
  return [
    {
      caption: `${across.text}, ${up.text}`,
      head: [up.text, ...grid.map((_, place) => tenth(across.text, place))],
      // The picture's top row comes first.
      rows: grid.map((row, place) => [tenth(up.text, place), ...row.map(String)]).reverse(),
    },
  ];
};
