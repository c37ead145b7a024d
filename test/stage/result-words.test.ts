import { describe, expect, it } from 'vitest';
import type { BallotKind, BallotOption, BallotRules, Choices, CountedBallot, OptionResult } from '../../shared/domain/ballot.ts';
import { byPlace, dotsBySector, proposalsOf } from '../../shared/domain/ballot-ranking.ts';
import { asId } from '../../shared/domain/ids.ts';
import { defaultSectors } from '../../shared/domain/sector.ts';
import { countBallot } from '../../shared/domain/tally/count-ballot.ts';
import { quoted, resultSentence, resultTitle } from '../../shared/locale/result-sentences.ts';
import { resultTables } from '../../shared/locale/result-table.ts';

const [a, b, c] = ['option-a', 'option-b', 'option-c'] as const;

interface Hall {
  readonly texts?: readonly string[];
  readonly rules?: Partial<BallotRules>;
  /** Papers, each from everybody of the first sector; the ones of others stand in `more`. */
  readonly papers: readonly Choices[];
}

const counted = (kind: BallotKind, { texts = ['Satz A', 'Satz B', 'Satz C'], rules = {}, papers }: Hall): CountedBallot =>
  countBallot({
    ballot: asId('ballot-1'), kind, mode: 'straw-poll', round: 1, previous: null, onTicket: 0, byHand: 0, tickets: null, sectors: defaultSectors,
    rules: { threshold: 0.66, budget: null, maxPerOption: null, passive: null, ...rules },
    options: texts.map((text, place): BallotOption => ({ id: asId(`option-${'abc'[place] ?? place}`), text, source: null, ...(kind === 'scale' ? { poles: { low: 'schlecht', high: 'gut' } } : {}) })),
    papers: papers.map((choices) => ({ sector: defaultSectors[0]?.id ?? null, choices })),
  });

const times = (count: number, choices: Choices): readonly Choices[] => Array.from({ length: count }, () => choices);

describe('the title of a result', () => {
  it.each<[string, CountedBallot, string]>([
    ['nobody', counted('dots', { papers: [] }), 'Niemand hat abgestimmt'],
    ['only empty papers', counted('dots', { papers: times(5, {}) }), 'Niemand hat sich dazu geäußert'],
    ['agreement', counted('agreement', { papers: times(6, { [a]: 'yes', [b]: 'no', [c]: 'yes' }) }), '2 von 3 Sätzen werden von allen Bereichen getragen'],
    ['agreement, one', counted('agreement', { papers: times(6, { [a]: 'yes', [b]: 'no' }) }), '1 von 3 Sätzen wird von allen Bereichen getragen'],
    ['agreement, none', counted('agreement', { papers: times(6, { [a]: 'no' }) }), 'Noch kein Satz wird von allen Bereichen getragen'],
    ['dots', counted('dots', { papers: times(6, { [a]: 1, [b]: 2 }), rules: { budget: 3 } }), 'Die meisten Punkte: „Satz B“'],
    ['dots, a tie', counted('dots', { papers: times(6, { [a]: 2, [b]: 2 }), rules: { budget: 4 } }), 'Die meisten Punkte: 2 gleichauf'],
    ['ranking', counted('ranking', { papers: times(6, { [c]: 1, [a]: 2, [b]: 3 }) }), 'Auf Platz 1: „Satz C“'],
    ['resistance', counted('resistance', { papers: times(6, { [a]: 5, [b]: 2, [c]: 9 }) }), 'Am wenigsten Widerstand: „Satz B“'],
    ['resistance, nothing is better', counted('resistance', { papers: times(6, { [a]: 5, [b]: 2, [c]: 1 }), rules: { passive: asId(c) }, texts: ['Satz A', 'Satz B', 'Es bleibt, wie es ist'] }), 'Am wenigsten Widerstand: „Es bleibt, wie es ist“'],
    ['resistance, one proposal', counted('resistance', { papers: times(6, { [a]: 4 }), texts: ['Satz A'] }), 'Der Widerstand liegt bei 40 von 100'],
    ['resistance, no objection', counted('resistance', { papers: times(6, { [a]: 0 }), texts: ['Satz A'] }), 'Niemand hat Widerstand'],
    ['consent', counted('consent', { papers: times(6, { [a]: 'consent' }), texts: ['Satz A'] }), 'Angenommen: kein schwerwiegender Einwand'],
    ['consent, an objection', counted('consent', { papers: [...times(6, { [a]: 'consent' }), { [a]: 'grave' }], texts: ['Satz A'] }), 'Noch nicht angenommen: 1 schwerwiegender Einwand'],
    ['consent, several', counted('consent', { papers: times(6, { [a]: 'consent', [b]: 'light', [c]: 'grave' }) }), '2 von 3 Vorschlägen angenommen'],
    ['scale', counted('scale', { papers: times(6, { [a]: 80 }), texts: ['Stimmung'] }), 'Im Mittel 80 von 100, näher an „gut“'],
    ['scale, the middle', counted('scale', { papers: times(6, { [a]: 50 }), texts: ['Stimmung'] }), 'Im Mittel 50 von 100'],
    ['scale, two axes', counted('scale', { papers: times(6, { [a]: 80, [b]: 20 }), texts: ['Mut', 'Tempo'] }), 'Im Mittel Mut 80 und Tempo 20 von 100'],
  ])('%s', (_, result, title) => {
    expect(resultTitle(result)).toBe(title);
  });

  it('ends a long sentence after a whole word', () => {
    expect(quoted('Kurz.')).toBe('„Kurz“');
    const text = 'Ein sehr langer Satz, der in keiner Zeile einer Leinwand jemals ganz zu Ende kommen kann';
    expect(quoted(text)).toMatch(/^„Ein sehr langer Satz.* …“$/u);
    expect(text.startsWith(quoted(text).slice(1, -3))).toBe(true);
  });
});

describe('the spoken form of a result', () => {
  it('says every option in the order of places', () => {
    expect(resultSentence(counted('dots', { papers: times(6, { [a]: 1, [b]: 2 }), rules: { budget: 3 } }))).toBe('Die meisten Punkte: „Satz B“. „Satz B“: 12 Punkte; „Satz A“: 6 Punkte; „Satz C“: 0 Punkte.');
  });

  it('says what is not acceptable, and where there are two camps', () => {
    const papers = [...times(6, { [a]: 0, [b]: 3, [c]: 4 }), ...times(6, { [a]: 10, [b]: 3, [c]: 4 })];
    const said = resultSentence(counted('resistance', { papers, rules: { passive: asId(c) }, texts: ['Satz A', 'Satz B', 'Es bleibt, wie es ist'] }));
    expect(said).toBe('Am wenigsten Widerstand: „Satz B“. „Satz B“: 30 von 100; „Es bleibt, wie es ist“: 40 von 100; „Satz A“: 50 von 100. Was über 40 liegt, ist für die Gruppe nicht annehmbar. Zwei Lager: „Satz A“.');
  });
});

describe('the table behind a picture', () => {
  const whole = (kind: BallotKind, choices: Choices): CountedBallot => counted(kind, { papers: times(6, choices) });

  it('has a cell for every column of its head, in every kind', () => {
    const all: readonly CountedBallot[] = [
      whole('agreement', { [a]: 'yes' }), whole('dots', { [a]: 1 }), whole('resistance', { [a]: 3 }), whole('consent', { [a]: 'light' }), whole('ranking', { [a]: 1 }),
      counted('scale', { papers: times(6, { [a]: 10, [b]: 90 }), texts: ['Mut', 'Tempo'] }),
    ];
    for (const result of all) {
      for (const { head, rows } of resultTables(result, defaultSectors)) {
        expect(rows.length).toBeGreaterThan(0);
        for (const row of rows) expect(row, result.kind).toHaveLength(head.length);
      }
    }
  });

  it('has the field of two axes as the picture has it: the top row first', () => {
    const [, field] = resultTables(counted('scale', { papers: times(6, { [a]: 10, [b]: 95 }), texts: ['Mut', 'Tempo'] }), defaultSectors);
    expect(field?.rows[0]).toEqual(['Tempo 90 bis 100', '0', '6', '0', '0', '0', '0', '0', '0', '0', '0']);
  });

  it('never has a figure of a hidden sector', () => {
    const result = counted('agreement', { papers: times(6, { [a]: 'yes' }) });
    const hidden = { ...result, options: result.options.map((option) => ({ ...option, sectors: { verwaltung: null } })) } as CountedBallot;
    expect(resultTables(hidden, defaultSectors)[0]?.rows[0]?.slice(1, 3)).toEqual(['zu wenige Stimmen', 'keine Stimmen']);
  });
});

describe('places', () => {
  it('keep the ballot’s order among equals, and put last what nobody weighed', () => {
    expect(byPlace([{ rank: null, n: 1 }, { rank: 2, n: 2 }, { rank: 1, n: 3 }, { rank: 2, n: 4 }]).map(({ n }) => n)).toEqual([3, 2, 4, 1]);
  });

  it('leave the Passivlösung out of the proposals', () => {
    const result = counted('resistance', { papers: [], rules: { passive: asId(b) } });
    expect(proposalsOf<OptionResult>(result.options, result).map(({ id }) => id)).toEqual([a, c]);
  });

  it('give what no visible sector gave to nobody’s colour', () => {
    const result = countBallot({
      ballot: asId('ballot-1'), kind: 'dots', mode: 'straw-poll', round: 1, previous: null, onTicket: 0, byHand: 0, tickets: null, sectors: defaultSectors,
      rules: { threshold: 0.66, budget: 1, maxPerOption: null, passive: null },
      options: [{ id: asId(a), text: 'Satz A', source: null }],
      papers: [...Array.from({ length: 8 }, () => ({ sector: defaultSectors[0]?.id ?? null, choices: { [a]: 1 } })), ...Array.from({ length: 6 }, () => ({ sector: null, choices: { [a]: 1 } }))],
    });
    const [option] = result.kind === 'dots' ? result.options : [];
    expect(option === undefined ? [] : dotsBySector(option, defaultSectors).map(({ sector, dots }) => [sector?.title ?? null, dots])).toEqual([['Verwaltung', 8], [null, 6]]);
  });
});
