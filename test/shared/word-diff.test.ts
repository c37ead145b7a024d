import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { wordDiff } from '../../shared/domain/word-diff.ts';

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
      { kind: 'same', text: 'Wissen zu prüfen ' },
      { kind: 'inserted', text: 'und zu ergänzen' },
      { kind: 'same', text: '.' },
    ]);
  });

  test('equal wordings are one run', () => {
    expect(wordDiff('Ein Satz.', 'Ein Satz.')).toEqual([{ kind: 'same', text: 'Ein Satz.' }]);
    expect(wordDiff('', '')).toEqual([]);
  });

  test('letters with marks and words with hyphens are not torn apart', () => {
    const changes = wordDiff('Die Anlauf-Stelle öffnet', 'Die Anlauf-Stelle bleibt');

    expect(changes.map(({ text }) => text)).toEqual(['Die Anlauf-Stelle ', 'öffnet', 'bleibt']);
  });

  test('whatever the wordings, the new one can be read from the result', () => {
    const wording = fc.array(fc.constantFrom('wir', 'zählt', 'und', ',', '.', 'Können', 'сад', 'عمل'), { maxLength: 30 }).map((words) => words.join(' '));
    fc.assert(
      fc.property(wording, wording, (before, after) => {
        const changes = wordDiff(before, after);

        expect(joined(changes, 'inserted')).toBe(after);
        expect(joined(changes, 'deleted').split(/\s+/).join('')).toBe(before.split(/\s+/).join(''));
        expect(changes.every(({ kind }, place) => kind !== changes[place + 1]?.kind)).toBe(true);
      }),
    );
  });

  test('very long wordings end at once', () => {
    const changes = wordDiff('a '.repeat(8_000), 'b '.repeat(8_000));

    expect(changes.map(({ kind }) => kind)).toEqual(['deleted', 'inserted']);
  });
});
