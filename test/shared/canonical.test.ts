import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalBytes, canonicalJson } from '../../shared/record/canonical.ts';

describe('canonical JSON (RFC 8785)', () => {
  it('the example of the RFC, section 3.2.2 to 3.2.4', () => {
    const input = { numbers: [333333333.33333329, 1e30 / 1e27, 4.5, 2e-3, 0.000000000000000000000000001], string: '\u20ac$\u000F\u000aA\'\u0042\u0022\u005c\\"/', literals: [null, true, false] };

    expect(canonicalJson(input)).toBe('{"literals":[null,true,false],"numbers":[333333333.3333333,1000,4.5,0.002,1e-27],"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}');
  });

  it('keys are sorted by UTF-16 code units, section 3.2.3', () => {
    const input = { '\u20ac': 'Euro', '\r': 'CR', '\ufb33': 'Dalet', '1': 'One', '\ud83d\ude00': 'Grin', '\u0080': 'Control', '\u00f6': 'o' };

    expect(Object.values(JSON.parse(canonicalJson(input)))).toHaveLength(7);
    expect(canonicalJson(input)).toBe('{"\\r":"CR","1":"One","\u0080":"Control","ö":"o","€":"Euro","😀":"Grin","\ufb33":"Dalet"}');
  });

  it('keys without a value are left out, -0 is 0', () => {
    expect(canonicalJson({ b: undefined, a: -0 })).toBe('{"a":0}');
  });

  it('bytes are UTF-8', () => {
    expect([...canonicalBytes('ä')]).toEqual([0x22, 0xc3, 0xa4, 0x22]);
  });

  it.each([
    ['half a character', 'a\ud800'],
    ['half a character in a key', { '\udc00': 1 }],
    ['not a number', Number.NaN],
    ['infinity', [Number.POSITIVE_INFINITY]],
    ['a whole number that a double cannot hold', { deep: [2 ** 53] }],
    ['nothing', undefined],
  ])('%s is refused', (_, value) => {
    expect(() => canonicalJson<unknown>(value as never)).toThrow();
  });

  it('a cycle is refused', () => {
    const loop: { self?: unknown } = {};
    loop.self = loop;

    expect(() => canonicalJson<unknown>(loop as never)).toThrow();
  });

  it('any JSON value: reads back equal, and its canonical form is its own canonical form', () => {
    fc.assert(
      fc.property(fc.jsonValue({ stringUnit: 'grapheme', noUnicodeString: false }), (value) => {
        const safe: unknown = JSON.parse(JSON.stringify(value), (_, part: unknown) => (typeof part === 'number' && Math.abs(part) > 2 ** 53 ? 0 : part));
        const text = canonicalJson<unknown>(safe as never);

        expect(JSON.parse(text)).toEqual(safe);
        expect(canonicalJson<unknown>(JSON.parse(text) as never)).toBe(text);
      }),
    );
  });
});
