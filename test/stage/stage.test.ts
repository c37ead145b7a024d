import { describe, expect, it } from 'vitest';
import { hallFactorFor, layClusters, layWall, linesOf, wallRoom } from '../../shared/domain/stage.ts';

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

  it('leaves no hole at the end of a row while cards wait', () => {
    const room = wallRoom(wall.widthRem, wall.heightRem, 1);
    const long = 'x'.repeat(80);
    const fields = (some: readonly { readonly text: string }[]): number => layWall(some, room).text.reduce((sum, { span }) => sum + span, 0);

    expect(fields(Array.from({ length: 60 }, (_, id) => ({ text: id < 20 || id > 30 ? long : 'kurz' })))).toBe(15);
    expect(fields(Array.from({ length: 60 }, () => ({ text: long })))).toBe(15);
    expect(fields([{ text: long }, { text: long }])).toBe(4);
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
