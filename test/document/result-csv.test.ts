import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { csvText } from '../../shared/document/csv.ts';
import { resultCsv } from '../../shared/document/result-csv.ts';
import { ballotKinds, type CountedBallot } from '../../shared/domain/ballot.ts';
import { defaultSectors } from '../../shared/domain/sector.ts';
import { countBallot } from '../../shared/domain/tally/count-ballot.ts';
import { randomBallot } from '../support/random-ballots.ts';
import { closedResult } from './result-example.ts';

type Line = Readonly<Record<string, string>>;

const table = (result: CountedBallot, title = 'Was tragen wir?'): readonly Line[] => {
  const text = resultCsv({ title, result, sectors: defaultSectors });
  expect(text.startsWith('\uFEFF')).toBe(true);
  const { data, errors } = Papa.parse<Line>(text.slice(1), { delimiter: ';', newline: '\r\n', header: true, skipEmptyLines: true });
  expect(errors).toEqual([]);
  return data;
};

const line = (lines: readonly Line[], number: string, sector: string): Line => lines.find((one) => one['Nr.'] === number && one['Bereich'] === sector) ?? {};

describe('a result as CSV', () => {
  it('has one line per option in total and one per sector, with all that was agreed before', () => {
    const lines = table(closedResult('agreement', { mode: 'binding', tickets: 60, onTicket: 1, byHand: 2, round: 2 }));

    expect(lines).toHaveLength(2 * (1 + defaultSectors.length));
    expect(line(lines, '1', 'Gesamt')).toMatchObject({
      Art: 'Abstimmung', Verfahren: 'Zustimmung', Titel: 'Was tragen wir?', Runde: '2', Text: 'Alle lernen Deutsch.', Stimmzettel: '30', Ja: '20', Nein: '10', Enthaltung: '0',
      'Zustimmung in Prozent': '66,666667', Trägt: '', 'Von allen getragen': 'ja', 'Schwelle in Prozent': '66', 'Stimmzettel insgesamt': '30', 'Davon ungültig': '0',
      'Davon auf Stimmkarte eingetragen': '1', 'Davon vom Papier eingetragen': '2', 'Stimmkarten ausgegeben': '60',
    });
    expect(line(lines, '1', 'Verwaltung')).toMatchObject({ Stimmzettel: '15', Ja: '10', Nein: '5', 'Zustimmung in Prozent': '66,666667', Trägt: 'ja', Hinweis: '' });
    expect(line(lines, '1', 'Wirtschaft')).toMatchObject({ Stimmzettel: '', Ja: '', Hinweis: 'keine Stimme' });
  });

  it('calls a ballot without tickets Stimmungsbild', () => {
    expect(new Set(table(closedResult('agreement')).map(({ Art }) => Art))).toEqual(new Set(['Stimmungsbild']));
  });

  it('leaves a hidden sector empty, with a note', () => {
    const lines = table(closedResult('agreement', {}, [12, 8, 3]));

    for (const sector of ['Politik', 'Wirtschaft']) {
      expect(line(lines, '1', sector)).toMatchObject({ Stimmzettel: '', Ja: '', Nein: '', Enthaltung: '', 'Zustimmung in Prozent': '', Trägt: '' });
      expect(line(lines, '1', sector)['Hinweis']).toMatch(/^verdeckt: weniger als 5 Stimmen, oder /u);
    }
    expect(line(lines, '1', 'Verwaltung')['Ja']).not.toBe('');
  });

  it('says of every kind what it counts', () => {
    const columns = Object.fromEntries(ballotKinds.map((kind) => [kind, Object.keys(table(closedResult(kind))[0] ?? {})]));

    expect(columns['dots']).toEqual(expect.arrayContaining(['Punkte', 'Personen', 'Punkte je Person']));
    expect(columns['resistance']).toEqual(expect.arrayContaining(['Bewertet', 'Summe', 'Gruppenwiderstand in Prozent', 'Gruppenakzeptanz in Prozent', 'Median', 'Widerstand 0', 'Widerstand 10', 'Trägt', 'Zwei Lager']));
    expect(columns['consent']).toEqual(expect.arrayContaining(['Konsent', 'Leichter Einwand', 'Schwerwiegender Einwand', 'Von allen getragen']));
    expect(columns['ranking']).toEqual(expect.arrayContaining(['Gereiht', 'Punkte', 'Auf Platz 1', 'Auf Platz 2']));
    expect(columns['scale']).toEqual(expect.arrayContaining(['Unteres Ende', 'Oberes Ende', 'Mittelwert', 'Wert 0 bis 9', 'Wert 90 bis 100']));
    for (const kind of ['dots', 'ranking', 'scale']) expect(columns[kind]).not.toContain('Trägt');
  });

  it.each(ballotKinds)('%s: a sector has a note exactly where it has no numbers', (kind) => {
    for (let seed = 1; seed <= 20; seed += 1) {
      const input = randomBallot(kind, seed);
      const result = countBallot(input);
      const lines = Papa.parse<Line>(resultCsv({ title: '', result, sectors: input.sectors }).slice(1), { delimiter: ';', header: true, skipEmptyLines: true }).data;
      for (const [place, option] of result.options.entries()) {
        for (const { id, title } of input.sectors) {
          const { Hinweis: note, Art: _, Verfahren: __, Titel: ___, Runde: ____, 'Nr.': _____, Text: ______, Bereich: _______, ...cells } = line(lines, String(place + 1), title);
          const own = Object.entries(cells).slice(0, Object.keys(cells).indexOf('Schwelle in Prozent')).map(([, cell]) => cell);
          if (option.sectors[id] == null) expect(own.every((cell) => cell === ''), `${title}: ${own.join('|')}`).toBe(true);
          else expect(note).toBe('');
          expect(note === '').toBe(option.sectors[id] != null);
        }
      }
    }
  });

  it('lets no spreadsheet run what somebody wrote', () => {
    const formulas = ['=1+1', '+1', '-1', '@SUM(A1)', '\tx', '\rx', '＝1+1', '−1', '=HYPERLINK("http://x";"a")'];
    const text = csvText([formulas]);
    const [cells = []] = Papa.parse<string[]>(text.slice(1), { delimiter: ';', newline: '\r\n' }).data;

    expect(cells).toEqual(formulas.map((formula) => `'${formula}`));
  });

  it('keeps quotes, semicolons and line breaks inside their cell', () => {
    const cells = ['a;b', 'sie sagte: "nein"', 'zwei\nZeilen', 'drei\r\nZeilen', '', 'einfach'];
    const text = csvText([cells, ['zweite', 'Zeile', '', '', '', 1.5]]);

    expect(Papa.parse(text.slice(1), { delimiter: ';', newline: '\r\n' }).data.slice(0, 2)).toEqual([cells, ['zweite', 'Zeile', '', '', '', '1,5']]);
    expect(text.endsWith('\r\n')).toBe(true);
  });
});
