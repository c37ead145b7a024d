import { readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Refusal } from '../../shared/domain/refusal.ts';
import { checkText, countGraphemes, type TextBounds } from '../../shared/domain/text.ts';

const many: TextBounds = { graphemesMax: 500, bytesMax: 4_096, lines: 'many' };
const one: TextBounds = { ...many, lines: 'one' };

const accepted = (raw: unknown, bounds = many): string => {
  const result = checkText(raw, bounds, 'text');
  if (!result.ok) throw new Error(`refused: ${JSON.stringify(result.refusal)}`);
  return result.value;
};
const refusal = (raw: unknown, bounds = many): Refusal | null => {
  const result = checkText(raw, bounds, 'text');
  return result.ok ? null : result.refusal;
};

describe('what goes in', () => {
  it.each([undefined, null, 7, true, ['a'], { text: 'a' }, 1n])('%s is not a text', (raw) => {
    expect(refusal(raw)).toEqual({ reason: 'bad_request', field: 'text' });
  });

  it('10 MB are refused before anything looks at them', () => {
    const huge = '\u0301'.repeat(10_000_000);

    // The best of several: a busy machine may interrupt any one of them.
    const tookMs = Array.from({ length: 20 }, () => {
      const start = performance.now();
      expect(checkText(huge, many, 'text').ok).toBe(false);
      return performance.now() - start;
    });

    expect(Math.min(...tookMs)).toBeLessThan(1);
    expect(refusal(huge)).toEqual({ reason: 'text_too_long', field: 'text', limit: 500 });
  });

  it.each([
    ['a\ud800b', 1],
    ['\udc00', 0],
    ['😀\ude00', 2],
    ['x\ud83d', 1],
  ])('half a character is refused with its place: %j', (raw, position) => {
    expect(refusal(raw)).toEqual({ reason: 'text_not_well_formed', field: 'text', position });
  });

  const forbidden = [
    ...Array.from({ length: 0x20 }, (_, code) => code).filter((code) => ![0x09, 0x0a, 0x0d].includes(code)),
    ...Array.from({ length: 0x21 }, (_, offset) => 0x7f + offset),
    ...Array.from({ length: 0x20 }, (_, offset) => 0xfdd0 + offset),
    ...Array.from({ length: 17 }, (_, plane) => [plane * 0x10000 + 0xfffe, plane * 0x10000 + 0xffff]).flat(),
    0x202a, 0x202b, 0x202c, 0x202d, 0x202e,
  ];
  it('[TX2] every control character, noncharacter and bidi override is refused with its place', () => {
    for (const code of forbidden) {
      expect(refusal(`ä😀${String.fromCodePoint(code)}b`), code.toString(16)).toEqual({ reason: 'text_forbidden_char', field: 'text', position: 3 });
    }
  });

  it('isolates are kept when balanced, and refused where they are not', () => {
    expect(accepted('a \u2067שלום \u2066b\u2069\u2069 c')).toBe('a \u2067שלום \u2066b\u2069\u2069 c');
    expect(refusal('ab\u2067c')?.position).toBe(2);
    expect(refusal('ab\u2069c')?.position).toBe(2);
    expect(refusal('\u2066a\u2069\u2068b')?.position).toBe(3);
  });

  it('the first place is named when several are wrong', () => {
    expect(refusal('a\u2066b\0')?.position).toBe(1);
    expect(refusal('\0b\u2066')?.position).toBe(0);
  });
});

describe('combining marks', () => {
  it('[TX2] 8 on one base pass, the 9th is refused at its place, joiners in between do not help', () => {
    expect(accepted(`o${'\u0316'.repeat(8)}`)).toHaveLength(9);
    expect(refusal(`o${'\u0316'.repeat(9)}`)).toEqual({ reason: 'text_forbidden_char', field: 'text', position: 9 });
    expect(refusal(`o${'\u0316\u200d'.repeat(9)}`)?.position).toBe(17);
  });

  it.each([
    ['Arabic with vowels', 'بِسْمِ ٱللَّٰهِ ٱلرَّحْمَٰنِ ٱلرَّحِيمِ'],
    ['Hebrew with cantillation', 'בְּרֵאשִׁ֖ית בָּרָ֣א אֱלֹהִ֑ים אֵ֥ת הַשָּׁמַ֖יִם'],
    ['Vietnamese, decomposed', 'Tiếng Việt: một nền giáo dục tốt hơn'.normalize('NFD')],
    ['Thai', 'ที่นี่มีน้ำใจ ผู้คนช่วยเหลือกัน'],
    ['Tigrinya', 'ትግርኛ ቋንቋ ንኹሉ ሰብ'],
    ['Hindi', 'क्षेत्रीय भाषाओं में शिक्षा'],
    ['Tibetan', 'བོད་ཡིག་གི་སློབ་གསོ།'],
    ['Dari', 'کار برای همه، زبان برای همه'],
  ])('%s passes unchanged', (_, text) => {
    expect(accepted(text)).toBe(text.normalize('NFC'));
  });
});

describe('what comes out', () => {
  it('line breaks become one kind, tabs become spaces', () => {
    expect(accepted('a\r\nb\rc\nd\te\u2028f')).toBe('a\nb\nc\nd e\nf');
    expect(accepted('a\r\nb\rc\nd\te\u2029f', one)).toBe('a b c d e f');
  });

  it('ends are trimmed of everything blank', () => {
    expect(accepted('\ufeff\u00a0\u3000\n a b \u2003\t\r\n\u00a0')).toBe('a b');
  });

  it('[TX1] NFC and NFD twins become the same text, compatibility forms stay apart', () => {
    expect(accepted('a\u0308')).toBe(accepted('\u00e4'));
    expect(accepted('ﬁ①')).toBe('ﬁ①');
  });

  it.each(['', ' ', '\u200b', '\ufeff', '\u3164', '\u{e0041}\u{e007f}', '\u2800', '\u00ad\u2060', '\u115f\u1160', '\ufe0f', '\u2066\u2069'])('[TX4] %j is empty', (raw) => {
    expect(refusal(raw)).toEqual({ reason: 'text_empty', field: 'text' });
    expect(accepted(raw, { ...many, emptyAllowed: true })).toBe('');
  });

  it('invisible characters beside visible ones stay, because some scripts need them', () => {
    expect(accepted('می‌خواهم')).toBe('می‌خواهم');
  });
});

describe('length', () => {
  const families = ['👨‍👩‍👧‍👦', '🏴󠁧󠁢󠁥󠁮󠁧󠁿', '🇩🇪', '1️⃣', '👩🏾‍🚒', 'ä', 'षि', '👩‍❤️‍💋‍👨'];
  it.each(families)('%s counts as one', (text) => {
    expect(countGraphemes(text)).toBe(1);
    expect(accepted(text)).toBe(text);
  });

  it('[TX3] 500 pass, 501 are refused with the limit', () => {
    expect(accepted('ä'.repeat(500))).toHaveLength(500);
    expect(refusal('ä'.repeat(501))).toEqual({ reason: 'text_too_long', field: 'text', limit: 500 });
    expect(refusal(`😀${'x'.repeat(500)}`)).toEqual({ reason: 'text_too_long', field: 'text', limit: 500 });
  });

  it('[TX3] few characters of many bytes are refused with the limit in bytes', () => {
    expect(refusal('👨‍👩‍👧‍👦'.repeat(170))).toEqual({ reason: 'text_too_long', field: 'text', limit: 4_096 });
  });

  it('counts what the segmenter counts, on the short way too', () => {
    const segmenter = new Intl.Segmenter('und', { granularity: 'grapheme' });
    const unit = fc.oneof(fc.constantFrom('a', 'ö', '\u00ad', '\r', '\n', '\r\n', ' ', '~', 'ʿ'), fc.string({ unit: 'binary', maxLength: 3 }));
    fc.assert(
      fc.property(fc.array(unit), (units) => {
        const text = units.join('');
        expect(countGraphemes(text)).toBe([...segmenter.segment(text)].length);
      }),
    );
  });
});

describe('rules for any text', () => {
  const anyText = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 80 }),
    fc.string({ unit: 'grapheme', maxLength: 80 }),
    fc.array(fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit)), { maxLength: 80 }).map((units) => units.join('')),
  );

  it('an accepted text is accepted again, unchanged', () => {
    fc.assert(
      fc.property(anyText, fc.constantFrom(many, one), (raw, bounds) => {
        const first = checkText(raw, bounds, 'text');
        if (first.ok) expect(accepted(first.value, bounds)).toBe(first.value);
      }),
    );
  });

  it('a refusal for a character names a place inside the text', () => {
    fc.assert(
      fc.property(anyText, (raw) => {
        const why = refusal(raw);
        if (why?.reason !== 'text_forbidden_char' && why?.reason !== 'text_not_well_formed') return;
        expect(why.position).toBeGreaterThanOrEqual(0);
        expect(why.position).toBeLessThan(raw.length);
      }),
    );
  });
});

describe('Big List of Naughty Strings', () => {
  const naughty: readonly unknown[] = JSON.parse(readFileSync(new URL('../data/blns.json', import.meta.url), 'utf8'));
  const plainly = (raw: string): string => raw.replaceAll('\t', ' ').normalize('NFC').trim();

  it('has its 515 strings', () => {
    expect(naughty).toHaveLength(515);
  });

  it('each comes back equal in NFC, or is refused with the place', () => {
    const refused: string[] = [];
    for (const raw of naughty) {
      if (typeof raw !== 'string') throw new Error('not a list of strings');
      const result = checkText(raw, many, 'text');
      if (result.ok) {
        expect(result.value).toBe(plainly(raw));
        continue;
      }
      refused.push(raw);
      if (result.refusal.reason === 'text_empty') continue;
      expect(result.refusal.reason).toBe('text_forbidden_char');
      expect(result.refusal.position).toBeLessThan(raw.length);
    }
    // Controls, bidi overrides, zalgo and blanks; everything else people may write.
    expect(refused.length).toBeLessThan(25);
  });
});
