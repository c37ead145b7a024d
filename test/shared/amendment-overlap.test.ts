import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { overlap, overlapsOf, together } from '../../shared/domain/amendment-overlap.ts';

const base = 'Wer zu uns kommt, hat eine feste Ansprechperson. Sie begleitet über Zuständigkeiten hinweg.';

describe('amendments that want the same words', () => {
  test('changes in different places go together in any order', () => {
    const one = base.replace('feste', 'persönliche');
    const other = base.replace('hinweg.', 'hinweg bis in die Probezeit.');

    expect(overlap(base, one, other)).toBe(false);
    expect(together(base, [one, other])).toBe('Wer zu uns kommt, hat eine persönliche Ansprechperson. Sie begleitet über Zuständigkeiten hinweg bis in die Probezeit.');
    expect(together(base, [other, one])).toBe(together(base, [one, other]));
  });

  test('two words for one, two insertions at one place, and a deletion around an insertion overlap', () => {
    expect(overlap(base, base.replace('feste', 'persönliche'), base.replace('feste ', ''))).toBe(true);
    expect(overlap(base, base.replace('Sie', 'Am Anfang: Sie'), base.replace('Sie', 'Immer: Sie'))).toBe(true);
    expect(overlap(base, base.replace('Sie begleitet über Zuständigkeiten hinweg.', ''), base.replace('begleitet', 'begleitet verlässlich'))).toBe(true);
  });

  test('the same change twice is no dispute', () => {
    const one = base.replace('feste', 'persönliche');

    expect(overlap(base, one, one)).toBe(false);
    expect(together(base, [one, one])).toBe(one);
  });

  test('neighbouring words may both go: the space between them belongs to nobody', () => {
    expect(overlap('Alpha Beta Gamma', 'Alpha Gamma', 'Alpha Beta')).toBe(false);
    expect(together('Alpha Beta Gamma', ['Alpha Gamma', 'Alpha Beta'])).toBe('Alpha');
  });

  /** What an amendment does, by construction: words replaced or taken out, words put in before a word (or at the end). */
  interface Made {
    readonly changed: ReadonlyMap<number, string | null>;
    readonly inserted: ReadonlyMap<number, string>;
  }
  const wordCount = 12;
  const words = Array.from({ length: wordCount }, (_, place) => `wort${place}`);
  const made = (name: string): fc.Arbitrary<Made> =>
    fc.record({
      changed: fc.uniqueArray(fc.tuple(fc.nat({ max: wordCount - 1 }), fc.boolean()), { maxLength: 3, selector: ([place]) => place }),
      inserted: fc.uniqueArray(fc.nat({ max: wordCount }), { maxLength: 2 }),
    }).map(({ changed, inserted }) => ({
      changed: new Map(changed.map(([place, replaced]) => [place, replaced ? `${name}neu${place}` : null])),
      inserted: new Map(inserted.map((place) => [place, `${name}dazu${place}`])),
    }));
  const textOf = (...all: readonly Made[]): string =>
    Array.from({ length: wordCount + 1 }, (_, place) => {
      const put = all.flatMap(({ inserted }) => inserted.get(place) ?? []);
      const change = all.find(({ changed }) => changed.has(place))?.changed.get(place);
      return [...put, ...(place === wordCount || change === null ? [] : [change ?? words[place] ?? ''])];
    })
      .flat()
      .join(' ');
  /** Far enough apart that no reading of the texts could take one for the other: no word of one within one place of a word of the other. */
  const places = ({ changed, inserted }: Made): readonly number[] => [...[...changed.keys()].flatMap((place) => [place - 1, place, place + 1]), ...[...inserted.keys()].flatMap((place) => [place - 1, place])];
  const touched = ({ changed }: Made): readonly number[] => [...changed.keys()];

  test('5,000 generated pairs: the same word in both is always found, and what lies apart never flagged and goes together exactly', () => {
    fc.assert(
      fc.property(made('a'), made('b'), (a, b) => {
        const [one, other] = [textOf(a), textOf(b)];
        const sameWord = touched(a).some((place) => b.changed.has(place) && b.changed.get(place) !== a.changed.get(place));
        // A word taken out beside one put in reads as one word for another: then it is a matter of taste what overlaps.
        const isPlain = (place: number): boolean => [place - 1, place].every((word) => !a.changed.has(word) && !b.changed.has(word));
        const sameGap = [...a.inserted.keys()].some((place) => b.inserted.has(place) && isPlain(place));
        const found = overlap(words.join(' '), one, other);
        if (sameWord || sameGap) expect(found).toBe(true);
        else if (!places(a).some((place) => places(b).includes(place))) {
          expect(found).toBe(false);
          expect(together(words.join(' '), [one, other])).toBe(textOf(a, b));
        }
        expect(overlap(words.join(' '), other, one)).toBe(found);
        if (!found) expect(together(words.join(' '), [other, one])).toBe(together(words.join(' '), [one, other]));
      }),
      { numRuns: 5_000 },
    );
  });

  test('of a whole set each one names those it overlaps', () => {
    const amended = [base.replace('feste', 'persönliche'), base.replace('feste', 'eigene'), base.replace('hinweg', 'hinaus')];

    expect(overlapsOf(base, amended)).toEqual([[1], [0], []]);
    expect(together(base, amended)).toBeNull();
  });
});
