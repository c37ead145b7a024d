import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { wordDiff } from '../../shared/domain/word-diff.ts';
import { changeInWords } from '../../shared/locale/amendment-change.ts';

const wording = 'Wir erkennen an, was Menschen können. Fehlende Papiere sind ein Anlass, Wissen zu prüfen. Sie sind kein Ausschlussgrund.';
const changed = (from: string, to: string, base = wording): string => changeInWords(wordDiff(base, base.replace(from, to)));

describe('what an amendment changes, in words', () => {
  test('words at the end of a sentence are appended, others added', () => {
    expect(changed('prüfen.', 'prüfen und zu ergänzen.')).toBe('„und zu ergänzen“ anfügen');
    expect(changed('Ausschlussgrund.', 'Ausschlussgrund. Wir helfen.')).toBe('„Wir helfen“ anfügen');
    expect(changed('Wissen zu', 'Wissen innerhalb von drei Monaten zu')).toBe('„innerhalb von drei Monaten“ ergänzen');
    expect(changed('Menschen können', 'Menschen, die neu sind, können')).toBe('„die neu sind“ ergänzen');
  });

  test('words that go, and words that stand for others', () => {
    expect(changed('Fehlende ', '')).toBe('„Fehlende“ streichen');
    expect(changed(' Sie sind kein Ausschlussgrund.', '')).toBe('„Sie sind kein Ausschlussgrund“ streichen');
    expect(changed('Ausschlussgrund', 'Grund, Menschen auszuschließen')).toBe('„Grund, Menschen auszuschließen“ statt „Ausschlussgrund“');
  });

  test('several places are counted, a new text is called one', () => {
    expect(changeInWords(wordDiff(wording, wording.replace('Wir erkennen an', 'Bei uns zählt').replace('kein', 'nie ein')))).toBe('2 Änderungen');
    expect(changeInWords(wordDiff(wording, 'Alles anders'))).toBe('Ganz neuer Wortlaut');
  });

  test('signs and white space are named, not quoted', () => {
    expect(changed('können. F', 'können! F')).toBe('Satzzeichen ändern');
    expect(changed('Papiere', '„Papiere“')).toBe('Satzzeichen ändern');
    expect(changed('können. F', 'können.\nF')).toBe('Nur Abstände und Zeilen');
    expect(changeInWords(wordDiff(wording, wording))).toBe('Keine Änderung');
  });

  test('long changes are cut behind a word, quotes inside become single ones', () => {
    expect(changed('prüfen', 'prüfen und es in der Arbeit mit erfahrenen Kolleginnen und Kollegen zusammen zu ergänzen')).toBe('„und es in der Arbeit mit erfahrenen Kolleginnen und Kollegen …“ anfügen');
    expect(changed('Ausschlussgrund', '„Nein“ von uns')).toContain('‚Nein‘ von uns');
  });

  test('says something short about any two wordings', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), fc.string({ unit: 'grapheme', maxLength: 200 }), (before, after) => {
        const sentence = changeInWords(wordDiff(before, after));
        expect(sentence.length).toBeGreaterThan(0);
        expect([...new Intl.Segmenter('de').segment(sentence)].length).toBeLessThanOrEqual(2 * 2 * 60 + 20);
        expect(sentence).not.toContain('\n');
      }),
      { seed: 20_261_122, numRuns: 500 },
    );
  });
});
