import type { BallotKind, CountedBallot, OptionResult, TallyOf } from '../domain/ballot.ts';
import { resistanceMax, scaleMax } from '../domain/ballot.ts';
import { sectorVotesMin } from '../domain/limits.ts';
import type { Sector } from '../domain/sector.ts';
import { kindName, modeName } from '../locale/ballot-names-de.ts';
import { csvText, decimal, yesOrNo, type CsvCell } from './csv.ts';

/** A published result and what the table says beside it. */
export interface ResultTable {
  readonly title: string;
  readonly result: CountedBallot;
  readonly sectors: readonly Sector[];
}

/**
 * A result as a table for a spreadsheet: one line per option in total, then one per sector.
 *
 * Shape: every line has all columns, also those that are the same for the whole ballot, so that the lines can be sorted and
 * filtered. It says nothing that the published result does not say: a hidden sector is an empty line with a note.
 */
export const resultCsv = ({ title, result, sectors }: ResultTable): string => {
  const columns = columnsOf(result);
  const about = aboutOf(result);
  const header = ['Art', 'Verfahren', 'Titel', 'Runde', 'Nr.', 'Text', 'Bereich', ...columns.map(({ name }) => name), 'Hinweis', ...about.map(([name]) => name)];
  const lines = result.options.flatMap((option, place) => {
    const line = (sector: string, part: Part | null, note: string): readonly CsvCell[] => [
      modeName[result.mode], kindName[result.kind], title, result.round, place + 1, option.text, sector,
      ...columns.map(({ cell }) => (part === null ? '' : cell(part))),
      note,
      ...about.map(([, value]) => value),
    ];
    return [
      line('Gesamt', { option, tally: option.total, turnout: result.turnout, carries: null }, ''),
      ...sectors.map(({ id, title: name }) => {
        const tally = option.sectors[id];
        if (tally === undefined) return line(name, null, 'keine Stimme');
        if (tally === null) return line(name, null, hiddenNote);
        return line(name, { option, tally, turnout: result.turnoutBySector[id] ?? null, carries: tally.carries }, '');
      }),
    ];
  });
  return csvText([header, ...lines]);
};

/** Not "fewer than five": a larger sector may be hidden beside a small one. */
const hiddenNote = `verdeckt: weniger als ${sectorVotesMin} Stimmen, oder eine solche Zahl ließe sich sonst ausrechnen`;

/** One line's numbers: of an option in total, or of one sector. */
interface Part {
  readonly option: OptionResult;
  readonly tally: TallyOf[BallotKind] & { readonly support: number | null };
  readonly turnout: number | null;
  /** null in the total: a total carries nothing. */
  readonly carries: boolean | null;
}

interface Column {
  readonly name: string;
  readonly cell: (part: Part) => CsvCell;
}

const isTotal = ({ carries }: Part): boolean => carries === null;
const inTotal = (cell: (option: OptionResult) => CsvCell) => (part: Part): CsvCell => (isTotal(part) ? cell(part.option) : '');
const percentage = (share: number | null): CsvCell => (share === null ? '' : decimal(share * 100));

const columnsOf = (result: CountedBallot): readonly Column[] => [
  { name: 'Stimmzettel', cell: ({ turnout }) => turnout ?? '' },
  { name: 'Platz', cell: inTotal(({ rank }) => rank ?? '') },
  ...tallyColumns(result),
  ...(knowsSupport(result.kind)
    ? [
        { name: 'Zustimmung in Prozent', cell: ({ tally }: Part) => percentage(tally.support) },
        { name: 'Trägt', cell: ({ carries }: Part) => (carries === null ? '' : yesOrNo(carries)) },
        { name: 'Von allen getragen', cell: inTotal(({ shared }) => yesOrNo(shared)) },
        { name: 'Schwächster Bereich in Prozent', cell: inTotal(({ weakest }) => percentage(weakest)) },
      ]
    : []),
  ...(result.kind === 'agreement'
    ? [
        { name: 'Konsens über die Bereiche, Mittel', cell: inTotal(({ groupAware }) => (groupAware === null ? '' : decimal(groupAware.mean))) },
        { name: 'Konsens über die Bereiche, Produkt', cell: inTotal(({ groupAware }) => (groupAware === null ? '' : decimal(groupAware.product))) },
      ]
    : []),
  ...(result.kind === 'ranking' || result.kind === 'dots' ? [] : [{ name: 'Zwei Lager', cell: inTotal(({ polarised }) => yesOrNo(polarised)) }]),
];

const knowsSupport = (kind: BallotKind): boolean => kind === 'agreement' || kind === 'resistance' || kind === 'consent';

/** The kind's own counts. The tally is one of its kind: it comes out of a result of that kind. */
const tallyColumns = ({ kind, options }: CountedBallot): readonly Column[] => {
  const of = <Kind extends BallotKind>(_: Kind, columns: Readonly<Record<string, (tally: TallyOf[Kind]) => CsvCell>>): readonly Column[] =>
    Object.entries(columns).map(([name, cell]) => ({ name, cell: ({ tally }) => cell(tally as unknown as TallyOf[Kind]) }));
  switch (kind) {
    case 'agreement':
      return of(kind, { Ja: ({ yes }) => yes, Nein: ({ no }) => no, Enthaltung: ({ abstain }) => abstain });
    case 'dots':
      return of(kind, { Punkte: ({ dots }) => dots, Personen: ({ people }) => people });
    case 'resistance':
      return of(kind, {
        Bewertet: ({ rated }) => rated,
        Enthaltung: ({ abstain }) => abstain,
        Summe: ({ sum }) => sum,
        'Gruppenwiderstand in Prozent': ({ resistance }) => (resistance === null ? '' : decimal(resistance)),
        'Gruppenakzeptanz in Prozent': ({ resistance }) => (resistance === null ? '' : decimal(100 - resistance)),
        Median: ({ median }) => (median === null ? '' : decimal(median)),
        ...Object.fromEntries(Array.from({ length: resistanceMax + 1 }, (_, value) => [`Widerstand ${value}`, ({ distribution }: TallyOf['resistance']) => distribution[value] ?? 0])),
      });
    case 'consent':
      return of(kind, { Konsent: ({ consent }) => consent, 'Leichter Einwand': ({ light }) => light, 'Schwerwiegender Einwand': ({ grave }) => grave });
    case 'ranking':
      return of(kind, {
        Gereiht: ({ ranked }) => ranked,
        Punkte: ({ points }) => decimal(points),
        ...Object.fromEntries(options.map((_, place) => [`Auf Platz ${place + 1}`, ({ places }: TallyOf['ranking']) => places[place] ?? 0])),
      });
    case 'scale':
      return [
        { name: 'Unteres Ende', cell: ({ option }) => option.poles?.low ?? '' },
        { name: 'Oberes Ende', cell: ({ option }) => option.poles?.high ?? '' },
        ...of(kind, {
          Bewertet: ({ rated }) => rated,
          Mittelwert: ({ mean }) => (mean === null ? '' : decimal(mean)),
          Median: ({ median }) => (median === null ? '' : decimal(median)),
          ...Object.fromEntries(
            Array.from({ length: 10 }, (_, tenth) => [`Wert ${tenth * 10} bis ${tenth === 9 ? scaleMax : tenth * 10 + 9}`, ({ distribution }: TallyOf['scale']) => distribution[tenth] ?? 0]),
          ),
        }),
      ];
  }
};

/** What is the same for the whole ballot. */
const aboutOf = ({ kind, rules, threshold, turnout, invalid, onTicket, byHand, tickets, ballot, previous }: CountedBallot): readonly (readonly [string, CsvCell])[] => [
  ['Schwelle in Prozent', kind === 'agreement' || kind === 'resistance' ? percentage(threshold) : ''],
  ['Punkte je Person', rules.budget ?? ''],
  ['Höchstens je Vorschlag', rules.maxPerOption ?? ''],
  ['Stimmzettel insgesamt', turnout],
  ['Davon ungültig', invalid],
  ['Davon auf Stimmkarte eingetragen', onTicket],
  ['Davon vom Papier eingetragen', byHand],
  ['Stimmkarten ausgegeben', tickets ?? ''],
  ['Kennung', ballot],
  ['Kennung der Runde davor', previous ?? ''],
];
