import { describe, expect, it } from 'vitest';
import { fieldDots, stackDots } from '../../shared/domain/dot-field.ts';

describe('dots of an Ein-Punkt-Frage', () => {
  it('stand in the tenth that they were given to, one for each person', () => {
    const counts = [0, 3, 0, 0, 12, 0, 0, 0, 1, 40];
    const { size, dots } = stackDots(counts, 100, 330, 30);

    expect(counts.map((_, field) => dots.filter(({ x }) => Math.floor(x / 100) === field).length)).toEqual(counts);
    for (const { y } of dots) expect(y - size / 2).toBeGreaterThanOrEqual(-1e-9);
    for (const { y } of dots) expect(y + size / 2).toBeLessThanOrEqual(330 + 1e-9);
  });

  it('become smaller in a large hall, and never lie on each other', () => {
    const { size, dots } = stackDots([1_000, 0, 0, 0, 0, 0, 0, 0, 0, 0], 100, 330, 30);
    expect(size).toBeLessThan(8);
    expect(new Set(dots.map(({ x, y }) => `${x.toFixed(3)} ${y.toFixed(3)}`)).size).toBe(1_000);
    expect(stackDots([1, 0, 0, 0, 0, 0, 0, 0, 0, 0], 100, 330, 30).size).toBe(30);
  });

  it('lie inside their field of two axes, the first row at the bottom', () => {
    const grid = [
      [5, 0],
      [0, 17],
    ];
    const { size, dots } = fieldDots(grid, 100, 46);

    expect(dots).toHaveLength(22);
    expect(dots.slice(0, 5).every(({ x, y }) => x < 100 && y > 100)).toBe(true);
    expect(dots.slice(5).every(({ x, y }) => x - size / 2 >= 100 && y + size / 2 <= 100)).toBe(true);
  });
});
