import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { replacements, replaceTokens, tokensOf, wordDiff } from '../../shared/domain/word-diff.ts';

const joined = (changes: ReturnType<typeof wordDiff>, kind: 'inserted' | 'deleted'): string =>
  changes
    .filter((change) => change.kind === 'same' || change.kind === kind)
    .map(({ text }) => text)
    .join('');

describe('word diff', () => {
  test('replaced words are one deleted and one inserted run, punctuation stays', () => {
    const changes = wordDiff('Wir erkennen an, was Menschen können.', 'Bei uns zählt, was Menschen können.');

    expect(changes).toEqual([
      { kind: 'deleted', text: 'Wir erkennen an' },
      { kind: 'inserted', text: 'Bei uns zählt' },
      { kind: 'same', text: ', was Menschen können.' },
    ]);
  });

  test('added words in the middle leave both sides alone', () => {
    const changes = wordDiff('Wissen zu prüfen.', 'Wissen zu prüfen und zu ergänzen.');

    expect(changes).toEqual([
      { kind: 'same', text: 'Wissen zu prüfen' },
      { kind: 'inserted', text: ' und zu ergänzen' },
      { kind: 'same', text: '.' },
    ]);
  });

  test('equal wordings are one run', () => {
    expect(wordDiff('Ein Satz.', 'Ein Satz.')).toEqual([{ kind: 'same', text: 'Ein Satz.' }]);
    expect(wordDiff('', '')).toEqual([]);
  });

  test('letters with marks, words with hyphens, flags and joined signs are not torn apart', () => {
    expect(wordDiff('Die Anlauf-Stelle öffnet', 'Die Anlauf-Stelle bleibt').map(({ text }) => text)).toEqual(['Die Anlauf-Stelle ', 'öffnet', 'bleibt']);
    expect(tokensOf('a\u0308b 👩‍👩‍👧 🇩🇪🇺🇦 👍🏽!')).toEqual(['a\u0308b', ' ', '👩‍👩‍👧', ' ', '🇩🇪', '🇺🇦', ' ', '👍🏽', '!']);
  });

  test('a sentence of the real process reads as a person would mark it', () => {
    const before = 'Wir erkennen an, was Menschen können. Fehlende Papiere sind ein Anlass, Wissen zu prüfen. Sie sind kein Ausschlussgrund.';
    const after = 'Bei uns zählt, was Menschen können. Fehlende Papiere sind ein Anlass, Wissen zu prüfen und zu ergänzen. Sie sind kein Grund, Menschen auszuschließen.';

    expect(wordDiff(before, after).filter(({ kind }) => kind !== 'same')).toEqual([
      { kind: 'deleted', text: 'Wir erkennen an' },
      { kind: 'inserted', text: 'Bei uns zählt' },
      { kind: 'inserted', text: ' und zu ergänzen' },
      { kind: 'deleted', text: 'Ausschlussgrund' },
      { kind: 'inserted', text: 'Grund, Menschen auszuschließen' },
    ]);
  });

  const piece = fc.oneof(
    fc.constantFrom('wir', 'zählt', 'und', ',', '.', 'Können', 'сад', 'عمل', ' ', '  ', '\n', '\r', '👩‍👩‍👧', '🇩🇪', 'e\u0301', '\u0301', '\u200D', '-', '’'),
    fc.string({ unit: 'grapheme', maxLength: 4 }),
    fc.string({ unit: 'binary', maxLength: 3 }),
  );
  const wording = fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join(''));

  test('on 10,000 pairs: the result is exact on both sides, and carrying it out on the old wording gives the new one', () => {
    fc.assert(
      fc.property(wording, wording, (before, after) => {
        const changes = wordDiff(before, after);

        expect(tokensOf(before).join('')).toBe(before);
        expect(joined(changes, 'inserted')).toBe(after);
        expect(joined(changes, 'deleted')).toBe(before);
        expect(changes.every(({ kind }, place) => kind !== changes[place + 1]?.kind)).toBe(true);
        expect(replaceTokens(before, [...replacements(before, after)].reverse())).toBe(after);
      }),
      { numRuns: 10_000 },
    );
  });

  test('very long wordings end at once', () => {
    const changes = wordDiff('a '.repeat(8_000), 'b '.repeat(8_000));

    expect(changes.map(({ kind }) => kind)).toEqual(['deleted', 'inserted', 'same']);
  });
});
