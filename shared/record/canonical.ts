import canonicalize from 'canonicalize';

/** What JSON can say. Numbers are finite; whole numbers above 2⁵³ do not exist here, write them as strings. */
export type JsonValue = null | boolean | number | string | readonly JsonValue[] | { readonly [key: string]: JsonValue | undefined };

/** `Value` itself if JSON can say all of it, so that interfaces fit too (they have no index signature). */
export type JsonOf<Value> = Value extends null | undefined | boolean | number | string
  ? Value
  : Value extends bigint | symbol | ((...args: never[]) => unknown)
    ? never
    : Value extends object
      ? { readonly [Key in keyof Value]: JsonOf<Value[Key]> }
      : never;

/**
 * The one spelling of a JSON value (RFC 8785): what is hashed, signed and stored.
 * Keys whose value is `undefined` are left out.
 *
 * Throws on lone surrogates, NaN, infinities, cycles and whole numbers above 2⁵³: such values come
 * from a mistake of ours, never from a person, because every text passed `checkText`.
 */
export function canonicalJson<Value>(value: Value & JsonOf<Value>): string {
  refuseUnsafeNumbers(value);
  const text = canonicalize(value);
  if (text === undefined) throw new TypeError('Not a JSON value.');
  return text;
}

/** The same in UTF-8. */
export const canonicalBytes = <Value>(value: Value & JsonOf<Value>): Uint8Array<ArrayBuffer> => new TextEncoder().encode(canonicalJson(value));

// RFC 8785 would write 2⁵³+1 as 2⁵³ and hash the wrong number without a word.
function refuseUnsafeNumbers(value: unknown): void {
  const waiting: unknown[] = [value];
  const seen = new Set<object>();
  while (waiting.length > 0) {
    const next = waiting.pop();
    if (typeof next === 'number' && Number.isInteger(next) && !Number.isSafeInteger(next)) {
      throw new TypeError('A whole number above 2^53 has no exact JSON form; write it as a string.');
    }
    if (typeof next !== 'object' || next === null || seen.has(next)) continue;
    seen.add(next);
    waiting.push(...Object.values(next));
  }
}
