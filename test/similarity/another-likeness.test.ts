import { describe, expect, it } from 'vitest';
import { calibrated } from '../../shared/similarity/calibrate.ts';
import type { SquareMatrix } from '../../shared/similarity/cosines.ts';
import { suggestionsFor, suggestionsWith } from '../../shared/similarity/suggestions.ts';
import { looseCards, madeUpCards } from './samples.ts';

describe('another likeness than that of words', () => {
  it('[SG3] decides groups, but what no word explains is not proposed, and merges stay with the words', async () => {
    const board = looseCards('Mehr Bänke im Park', 'mehr bänke im park!', 'Sprachkurse am Abend', 'Abends Deutsch lernen', 'Sprachkurse mit Kinderbetreuung');
    const everythingAlike = async (texts: readonly string[]): Promise<{ direct: SquareMatrix; order: SquareMatrix }> => {
      const likeness = { size: texts.length, cells: new Float32Array(texts.length ** 2).fill(0.9) };
      return { direct: likeness, order: likeness };
    };

    const { merges, groups } = await suggestionsWith(board, everythingAlike);

    expect(merges.map(({ cards }) => cards)).toEqual([['card-0', 'card-1']]);
    expect(groups.map(({ cards }) => [...cards].sort())).toEqual([['card-2', 'card-3', 'card-4']]);
  });

  it('the words themselves as another likeness give the same groups on a small board', async () => {
    const board = madeUpCards(50);

    const answer = await suggestionsWith(board, async (_texts, words) => ({ direct: words, order: words }));

    expect(answer).toEqual(suggestionsFor(board));
  });

  it('is brought onto the scale of words: the usual pair to 0, the likest hundredth to theirs', () => {
    const square = (scoreOf: (row: number, other: number) => number): SquareMatrix => {
      const cells = Float32Array.from({ length: 200 * 200 }, (_, at) => (Math.floor(at / 200) === at % 200 ? 1 : scoreOf(Math.floor(at / 200), at % 200)));
      return { size: 200, cells };
    };
    const words = square((row, other) => ((row * other) % 100 === 0 ? 0.4 : 0.02));
    const model = square((row, other) => ((row * other) % 100 === 0 ? 0.8 : 0.5));

    const { cells } = calibrated(model, words);

    expect(cells[201 * 3]).toBe(1);
    expect(cells[7 * 200 + 9]).toBeCloseTo(0, 5);
    expect(cells[20 * 200 + 5]).toBeCloseTo(0.4, 5);
  });
});
