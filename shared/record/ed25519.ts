import { fromBase64url } from './base64url.ts';
import { sha512 } from './sha2.ts';

/**
 * Ed25519 (RFC 8032), checking only: nothing here is secret, so nothing has to take the same time for every input.
 * For browsers: `crypto.subtle` is missing on plain http, and knows this curve only since 2025. Why own code: docs/decisions/0017.
 */

const p = 2n ** 255n - 19n;
const order = 2n ** 252n + 27742317777372353535851937790883648493n;

const modulo = (value: bigint): bigint => ((value % p) + p) % p;

function power(base: bigint, exponent: bigint): bigint {
  let [result, square] = [1n, base];
  for (let rest = exponent; rest > 0n; rest >>= 1n) {
    if ((rest & 1n) === 1n) result = (result * square) % p;
    square = (square * square) % p;
  }
  return result;
}

const inverse = (value: bigint): bigint => power(value, p - 2n);
const d = modulo(-121665n * inverse(121666n));
const rootOfMinusOne = power(2n, (p - 1n) / 4n);

/** Extended coordinates: x = X/Z, y = Y/Z, xy = T/Z. */
type Point = readonly [x: bigint, y: bigint, z: bigint, t: bigint];

const neutral: Point = [0n, 1n, 1n, 0n];

/** RFC 8032 §5.1.4; right for any two points, equal ones too. */
function add([x1, y1, z1, t1]: Point, [x2, y2, z2, t2]: Point): Point {
  const a = modulo((y1 - x1) * (y2 - x2));
  const b = modulo((y1 + x1) * (y2 + x2));
  const c = modulo(2n * t1 * t2 * d);
  const e = modulo(2n * z1 * z2);
  const [f, g, h, i] = [b - a, e - c, e + c, b + a];
  return [modulo(f * g), modulo(h * i), modulo(g * h), modulo(f * i)];
}

/** m·P + n·Q, both at once. */
function sumOfMultiples(m: bigint, first: Point, n: bigint, second: Point): Point {
  const both = add(first, second);
  let sum = neutral;
  for (let bit = 255n; bit >= 0n; bit -= 1n) {
    sum = add(sum, sum);
    const [one, two] = [((m >> bit) & 1n) === 1n, ((n >> bit) & 1n) === 1n];
    if (one || two) sum = add(sum, one && two ? both : one ? first : second);
  }
  return sum;
}

const littleEndian = (bytes: Uint8Array): bigint => bytes.reduceRight((sum, byte) => (sum << 8n) | BigInt(byte), 0n);

/** RFC 8032 §5.1.3; null for what is no point, or no point in its one spelling. */
function decodePoint(bytes: Uint8Array): Point | null {
  const whole = littleEndian(bytes);
  const sign = whole >> 255n;
  const y = whole & (2n ** 255n - 1n);
  if (y >= p) return null;
  const [u, v] = [modulo(y * y - 1n), modulo(d * y * y + 1n)];
  let x = modulo(u * power(v, 3n) * power(modulo(u * power(v, 7n)), (p - 5n) / 8n));
  if (modulo(v * x * x) !== u) x = modulo(x * rootOfMinusOne);
  if (modulo(v * x * x) !== u || (x === 0n && sign === 1n)) return null;
  if ((x & 1n) !== sign) x = p - x;
  return [x, y, 1n, modulo(x * y)];
}

function encodePoint([x, y, z]: Point): bigint {
  const scale = inverse(z);
  return modulo(y * scale) | ((modulo(x * scale) & 1n) << 255n);
}

const basePoint = decodePoint(Uint8Array.from({ length: 32 }, (_, place) => (place === 0 ? 0x58 : 0x66))) ?? neutral;

/** null as well for the eight points under which a signature fits any text. */
function keyPoint(key: Uint8Array): Point | null {
  const point = decodePoint(key);
  if (point === null) return null;
  let multiple = point;
  for (let doubled = 0; doubled < 3; doubled += 1) multiple = add(multiple, multiple);
  const [x, y, z] = multiple;
  return x === 0n && y === z ? null : point;
}

/** True for 32 bytes in base64url that can be a key. */
export function isPublicKey(publicKeyRaw: string): boolean {
  const key = fromBase64url(publicKeyRaw);
  return key?.length === 32 && keyPoint(key) !== null;
}

/** RFC 8032 §5.1.7 without the cofactor, as OpenSSL does it. Key and signature in base64url, each in its one spelling. */
export function verifyEd25519(publicKeyRaw: string, message: Uint8Array, signature: string): boolean {
  const key = fromBase64url(publicKeyRaw);
  const pair = fromBase64url(signature);
  if (key?.length !== 32 || pair?.length !== 64) return false;
  const s = littleEndian(pair.subarray(32));
  const point = keyPoint(key);
  if (point === null || s >= order) return false;
  const seed = new Uint8Array(64 + message.length);
  seed.set(pair.subarray(0, 32));
  seed.set(key, 32);
  seed.set(message, 64);
  const k = littleEndian(sha512(seed)) % order;
  const [x, y, z, t] = point;
  return encodePoint(sumOfMultiples(s, basePoint, k, [modulo(-x), y, z, modulo(-t)])) === littleEndian(pair.subarray(0, 32));
}
