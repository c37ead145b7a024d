import { describe, expect, it } from 'vitest';
import { layDots, layRows, rankRow, rankRowsMax, rowTextRem, type RowsRoom } from '../../shared/domain/stage-rows.ts';

describe('rows of a ranking', () => {
  const room = (factor: 1 | 1.25 | 1.5 = 1, heightRem = 52): RowsRoom => ({ widthRem: 114.5, heightRem, factor, pictureRem: 45, pictureHeightRem: 3 * factor, placeRem: rankRow.placeRem, valueRem: rankRow.valueRem });
  const rows = (count: number, text: string): readonly { readonly text: string }[] => Array.from({ length: count }, () => ({ text }));
  const short = 'Können zählt';
  const long = 'Wir stehen im ganzen Landkreis gemeinsam dafür ein, dass dieser sehr lange Satz auch in der letzten Reihe noch gelesen wird.';

  it('lie on one page while they fit', () => {
    expect(layRows(rows(10, short), room())).toHaveLength(1);
    expect(layRows([], room())).toEqual([]);
  });

  it('end after two lines rather than turn a page, and take what is left from the top', () => {
    const [page, ...more] = layRows(rows(8, long), room(1, 50));
    expect(more).toHaveLength(0);
    expect(page?.map(({ lines }) => lines)).toEqual([3, 3, 2, 2, 2, 2, 2, 2]);
  });

  it('are whole and evenly spread where they need several pages, and none is lost', () => {
    for (const factor of [1, 1.25, 1.5] as const) {
      const pages = layRows(rows(rankRowsMax, long), room(factor));
      expect(pages.length).toBeGreaterThan(1);
      expect(pages.flat()).toHaveLength(rankRowsMax);
      const sizes = pages.map((page) => page.length);
      expect(Math.max(...sizes) - Math.min(...sizes.slice(0, -1))).toBeLessThanOrEqual(1);
      for (const { lines } of pages.flat()) expect(lines).toBeGreaterThan(rankRow.linesMin);
    }
  });

  it('become fewer per page at a larger Saalstufe', () => {
    const first = (factor: 1 | 1.25 | 1.5): number => layRows(rows(24, long), room(factor))[0]?.length ?? 0;
    expect(first(1.25)).toBeLessThan(first(1));
    expect(first(1.5)).toBeLessThan(first(1.25));
    expect(rowTextRem(room(1.5))).toBeLessThan(rowTextRem(room(1)));
  });

  it('put a row on a page of its own where even one is too high', () => {
    expect(layRows(rows(3, long), room(1.5, 4))).toHaveLength(3);
  });
});

describe('sticky dots in a row', () => {
  it('take the largest size that holds all of them', () => {
    expect(layDots(10, 20, 2, [2, 1])).toEqual({ sizeRem: 2, columns: 10 });
    expect(layDots(11, 20, 2, [2, 1])).toEqual({ sizeRem: 1, columns: 20 });
    expect(layDots(0, 20, 2, [2, 1])).toEqual({ sizeRem: 2, columns: 10 });
  });

  it('are none where they would be too small', () => {
    expect(layDots(41, 20, 2, [2, 1])).toBeNull();
  });
});
