import { describe, expect, it } from 'vitest';
import type { OptionResult } from '../../shared/domain/ballot.ts';
import { asId, type OptionId } from '../../shared/domain/ids.ts';
import { hallFactorFor, layClusters, layResult, layWall, linesOf, resultSentencesMax, sortResult, wallRoom } from '../../shared/domain/stage.ts';

/** Inner size of the wall at 1920 × 1080 with a question of two lines. */
const wall = { widthRem: 114, heightRem: 41.8 } as const;

describe('Saalstufe', () => {
  it.each([
    [4.2, 10, 1],
    [3.4, 10, 1.25],
    [2.8, 10, 1.5],
    [5, 12, 1],
    [5, 12.1, 1.25],
    [5, 15, 1.25],
    [5, 15.1, 1.5],
    [2, 40, 1.5],
  ])('[ST4] a picture %d m wide, seen from %d m, takes factor %d', (width, distance, factor) => {
    expect(hallFactorFor(width, distance)).toBe(factor);
  });

  it('[ST4] is S while nobody has entered the hall', () => {
    expect(hallFactorFor(null, 10)).toBe(1);
    expect(hallFactorFor(4, null)).toBe(1);
    expect(hallFactorFor(0, 10)).toBe(1);
  });
});

describe('lines of a text', () => {
  it('breaks at spaces', () => {
    expect(linesOf('Bus am Abend ins Gewerbegebiet', 18.5, 2.125)).toBe(2);
  });

  it('breaks a word only where it is wider than the line', () => {
    expect(linesOf('W'.repeat(40), 10, 2)).toBe(4);
    expect(linesOf(`ja ${'W'.repeat(10)}`, 10, 2)).toBe(2);
  });

  it('counts what people call characters', () => {
    expect(linesOf('👨‍👩‍👧‍👦'.repeat(10), 10, 2)).toBe(1);
  });

  it('takes one line for nothing', () => {
    expect(linesOf('', 10, 2)).toBe(1);
  });
});

describe('wall', () => {
  const cards = (count: number, text: string): { id: number; text: string }[] => Array.from({ length: count }, (_, id) => ({ id, text }));

  it('has five columns, three rows and 24 tiles a row at Saalstufe S', () => {
    expect(wallRoom(wall.widthRem, wall.heightRem, 1)).toMatchObject({ columns: 5, rows: 3, tileColumns: 24, tileRows: 2 });
  });

  it('shows fewer cards at a larger Saalstufe', () => {
    const fields = ([1, 1.25, 1.5] as const).map((factor) => {
      const room = wallRoom(wall.widthRem, wall.heightRem, factor);
      return room.columns * room.rows;
    });
    expect(fields[1]).toBeLessThan(fields[0] ?? 0);
    expect(fields[2]).toBeLessThan(fields[1] ?? 0);
  });

  it('gives short cards one field and longer ones two', () => {
    const room = wallRoom(wall.widthRem, wall.heightRem, 1);
    const plan = layWall([{ text: 'Eine Anlaufstelle statt fünf Türen' }, { text: 'Deutsch lernt man am besten bei der Arbeit: eine Stunde pro Schicht, bezahlt' }], room);
    expect(plan.text.map(({ span }) => span)).toEqual([1, 2]);
  });

  it('gives a card as many fields as three lines need', () => {
    const room = wallRoom(wall.widthRem, wall.heightRem, 1);
    const [whole] = layWall([{ text: 'ein Gedanke '.repeat(40) }], room).text;
    expect(whole?.span).toBe(room.columns);
  });

  it('puts the newest first and never two cards on one field', () => {
    const room = wallRoom(wall.widthRem, wall.heightRem, 1);
    const mixed = Array.from({ length: 60 }, (_, id) => ({ id, text: id % 3 === 0 ? 'x'.repeat(80) : 'kurz' }));
    const { text } = layWall(mixed, room);
    expect(text[0]).toMatchObject({ card: { id: 0 }, row: 1, column: 1 });
    const taken = text.flatMap(({ row, column, span }) => Array.from({ length: span }, (_, more) => `${row}/${column + more}`));
    expect(new Set(taken).size).toBe(taken.length);
    expect(Math.max(...text.map(({ column, span }) => column + span - 1))).toBeLessThanOrEqual(room.columns);
  });

  it('turns older cards into two rows of tiles and counts the rest', () => {
    const room = wallRoom(wall.widthRem, wall.heightRem, 1);
    const plan = layWall(cards(500, 'Bus am Abend ins Gewerbegebiet'), room);
    expect(plan.text).toHaveLength(15);
    expect(plan.tiles).toHaveLength(2 * 24 - 4);
    expect(plan.text.length + plan.tiles.length + plan.more).toBe(500);
  });

  it('loses no card, whatever their lengths', () => {
    const room = wallRoom(wall.widthRem, wall.heightRem, 1.5);
    for (const count of [0, 1, 7, 61, 333]) {
      const some = Array.from({ length: count }, (_, id) => ({ id, text: 'wort '.repeat((id * 7) % 40) }));
      const plan = layWall(some, room);
      const shown = [...plan.text.map(({ card }) => card.id), ...plan.tiles.map(({ id }) => id)];
      expect(new Set(shown).size).toBe(shown.length);
      expect(shown.length + plan.more).toBe(count);
    }
  });
});

describe('clusters', () => {
  const groups = (count: number, weight = 15): { title: string; cards: number; weight: number }[] =>
    Array.from({ length: count }, (_, place) => ({ title: `Gruppe ${place}`, cards: weight, weight }));

  it('lays nine groups in three columns on one page, with cards where there is room', () => {
    const plan = layClusters(groups(9), 114, 54.7, 1);
    expect(plan.columns).toBe(3);
    expect(plan.pages).toHaveLength(1);
    expect(plan.pages[0]?.map(({ cardsShown }) => cardsShown)).toEqual([2, 1, 1]);
  });

  it('leaves cards out before it adds a page, and keeps the order', () => {
    const many = groups(30);
    const plan = layClusters(many, 114, 54.7, 1);
    expect(plan.pages.flat().flatMap((row) => row.groups)).toEqual(many);
    expect(plan.pages.length).toBeGreaterThan(1);
  });

  it('shows fewer groups at a larger Saalstufe', () => {
    const onFirst = (factor: 1 | 1.5): number => layClusters(groups(12), 114, 52, factor).pages[0]?.flatMap((row) => row.groups).length ?? 0;
    expect(onFirst(1.5)).toBeLessThan(onFirst(1));
  });

  it('has no page without groups', () => {
    expect(layClusters([], 114, 54, 1).pages).toEqual([]);
  });
});

describe('Konsenslandkarte', () => {
  const option = (id: string, support: readonly (number | null | undefined)[], text = 'Arbeit und Sprache vom ersten Tag an'): OptionResult => {
    const sectors = Object.fromEntries(
      support.flatMap((value, place) =>
        value === undefined ? [] : [[`s${place}`, value === null ? null : { yes: 1, no: 1, abstain: 0, support: value, carries: value >= 0.66 }] as const],
      ),
    );
    const visible = support.filter((value) => typeof value === 'number');
    return {
      id: asId<OptionId>(id),
      text,
      source: null,
      total: { yes: 1, no: 1, abstain: 0, support: 0.5 },
      sectors,
      shared: support.every((value) => value === undefined || (value !== null && value >= 0.66)),
      weakest: visible.length === 0 ? null : Math.min(...visible),
    };
  };

  it('sorts into three fields, the strongest weakest sector first', () => {
    const sorted = sortResult([option('a', [0.5, 0.5, 0.5]), option('b', [0.7, 0.9, 0.9]), option('c', [0.9, 0.4, 0.9]), option('d', [0.8, 0.8, 0.8]), option('e', [0.9, 0.5, 0.9])]);
    expect(sorted.map(({ option: { id }, field }) => [id, field])).toEqual([
      ['d', 'shared'],
      ['b', 'shared'],
      ['e', 'one-missing'],
      ['c', 'one-missing'],
      ['a', 'open'],
    ]);
    expect(sorted.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5]);
  });

  it('orders what is open by the number of carrying sectors, then by the weakest', () => {
    const sorted = sortResult([option('a', [0.6, 0.6, 0.6]), option('b', [0.1, 0.1, 0.9]), option('c', [0.2, 0.2, 0.9])]);
    expect(sorted.map(({ option: { id } }) => id)).toEqual(['c', 'b', 'a']);
  });

  it('never says that one sector is missing while another is hidden', () => {
    expect(sortResult([option('a', [0.9, 0.9, null])])[0]?.field).toBe('open');
    expect(sortResult([option('a', [0.9, 0.4, null])])[0]?.field).toBe('open');
  });

  it('leaves sectors without votes out of the count', () => {
    expect(sortResult([option('a', [0.9, undefined, 0.8])])[0]?.field).toBe('shared');
    expect(sortResult([option('a', [0.9, undefined, 0.4])])[0]?.field).toBe('one-missing');
  });

  it('lays twelve short sentences on one page, two columns beside one', () => {
    const options = [...Array.from({ length: 6 }, (_, n) => option(`s${n}`, [0.9, 0.9])), ...Array.from({ length: 3 }, (_, n) => option(`m${n}`, [0.9, 0.1])), ...Array.from({ length: 3 }, (_, n) => option(`o${n}`, [0.1, 0.1]))];
    const pages = layResult(sortResult(options), 5, 114.5, 55.4, 1);
    expect(pages).toHaveLength(1);
    expect(pages[0]).toMatchObject({ sharedColumns: 2, oneMissingColumns: 1, openColumns: 3 });
  });

  it('puts fewer long sentences on a page, and fewer at a larger Saalstufe, and loses none', () => {
    const sentences = sortResult(Array.from({ length: resultSentencesMax }, (_, n) => option(`x${n}`, [0.9, 0.9], 'Ein langer Satz mit vielen Worten. '.repeat(4))));
    const first = (factor: 1 | 1.25 | 1.5): number => layResult(sentences, 5, 114.5, 55, factor)[0]?.shared.length ?? 0;
    expect(first(1)).toBeLessThan(resultSentencesMax);
    expect(first(1.5)).toBeLessThan(first(1));
    expect(layResult(sentences, 5, 114.5, 55, 1.5).flatMap(({ shared }) => shared)).toHaveLength(resultSentencesMax);
  });

  it('gives eight pillars wider columns', () => {
    const sentences = sortResult([option('a', [0.9, 0.9])]);
    expect(layResult(sentences, 8, 114.5, 55, 1)[0]?.sharedColumns).toBe(2);
    expect(layResult(sentences, 5, 114.5, 55, 1)[0]?.sharedColumns).toBe(3);
  });
});
