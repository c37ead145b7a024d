/**
 * SHA-256 and SHA-512 (FIPS 180-4) in a form that every browser runs, on plain http and from a file too: there `crypto.subtle` is missing.
 * For checking only, where nothing is secret. The constants are computed from what the standard says they are, so there is no table to trust.
 */

const bits64 = (1n << 64n) - 1n;

/** The largest whole number whose `power` is at most `value`. */
function root(value: bigint, power: bigint): bigint {
  let [low, high] = [0n, 1n << (BigInt(value.toString(2).length) / power + 1n)];
  while (high - low > 1n) {
    const middle = (low + high) >> 1n;
    if (middle ** power <= value) low = middle;
    else high = middle;
  }
  return low;
}

const primes: number[] = [];
for (let candidate = 2; primes.length < 80; candidate += 1) if (primes.every((prime) => candidate % prime !== 0)) primes.push(candidate);

/** The first 64 bits after the point of the primes' cube and square roots; SHA-256 takes the first 32 of them. */
const roundConstants = primes.map((prime) => root(BigInt(prime) << 192n, 3n) & bits64);
const startConstants = primes.slice(0, 8).map((prime) => root(BigInt(prime) << 128n, 2n) & bits64);
const highHalf = (word: bigint): number => Number(word >> 32n);
const roundsHigh = Uint32Array.from(roundConstants, highHalf);

/** The message, one bit, zeros, and its length in bits, in whole blocks. */
function padded(message: Uint8Array, blockBytes: 64 | 128): DataView {
  const lengthBytes = blockBytes / 8;
  const whole = new Uint8Array(Math.ceil((message.length + 1 + lengthBytes) / blockBytes) * blockBytes);
  whole.set(message);
  whole[message.length] = 0x80;
  const view = new DataView(whole.buffer);
  view.setBigUint64(whole.length - 8, BigInt(message.length) * 8n);
  return view;
}

const turned = (word: number, by: number): number => (word >>> by) | (word << (32 - by));

/** 32 bytes. */
export function sha256(message: Uint8Array): Uint8Array {
  const view = padded(message, 64);
  const state = Int32Array.from(startConstants, highHalf);
  const w = new Int32Array(64);
  for (let block = 0; block < view.byteLength; block += 64) {
    for (let t = 0; t < 16; t += 1) w[t] = view.getInt32(block + 4 * t);
    for (let t = 16; t < 64; t += 1) {
      const [early, late] = [w[t - 15] ?? 0, w[t - 2] ?? 0];
      w[t] = (w[t - 16] ?? 0) + (turned(early, 7) ^ turned(early, 18) ^ (early >>> 3)) + (w[t - 7] ?? 0) + (turned(late, 17) ^ turned(late, 19) ^ (late >>> 10));
    }
    let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = state;
    for (let t = 0; t < 64; t += 1) {
      const one = (h + (turned(e, 6) ^ turned(e, 11) ^ turned(e, 25)) + ((e & f) ^ (~e & g)) + (roundsHigh[t] ?? 0) + (w[t] ?? 0)) | 0;
      const two = ((turned(a, 2) ^ turned(a, 13) ^ turned(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0;
      [h, g, f, e, d, c, b, a] = [g, f, e, (d + one) | 0, c, b, a, (one + two) | 0];
    }
    for (const [place, word] of [a, b, c, d, e, f, g, h].entries()) state[place] = (state[place] ?? 0) + word;
  }
  const digest = new DataView(new ArrayBuffer(32));
  state.forEach((word, place) => digest.setInt32(4 * place, word));
  return new Uint8Array(digest.buffer);
}

const turned64 = (word: bigint, by: bigint): bigint => (word >> by) | (word << (64n - by));

/** 64 bytes. */
export function sha512(message: Uint8Array): Uint8Array {
  const view = padded(message, 128);
  const state = BigUint64Array.from(startConstants);
  // Storing into it cuts every word to 64 bits.
  const w = new BigUint64Array(80);
  for (let block = 0; block < view.byteLength; block += 128) {
    for (let t = 0; t < 16; t += 1) w[t] = view.getBigUint64(block + 8 * t);
    for (let t = 16; t < 80; t += 1) {
      const [early, late] = [w[t - 15] ?? 0n, w[t - 2] ?? 0n];
      const mixed = BigInt.asUintN(64, turned64(early, 1n) ^ turned64(early, 8n)) ^ (early >> 7n);
      w[t] = (w[t - 16] ?? 0n) + mixed + (w[t - 7] ?? 0n) + (BigInt.asUintN(64, turned64(late, 19n) ^ turned64(late, 61n)) ^ (late >> 6n));
    }
    let [a = 0n, b = 0n, c = 0n, d = 0n, e = 0n, f = 0n, g = 0n, h = 0n] = state;
    for (let t = 0; t < 80; t += 1) {
      const one = BigInt.asUintN(64, h + (turned64(e, 14n) ^ turned64(e, 18n) ^ turned64(e, 41n)) + ((e & f) ^ (~e & g)) + (roundConstants[t] ?? 0n) + (w[t] ?? 0n));
      const two = (turned64(a, 28n) ^ turned64(a, 34n) ^ turned64(a, 39n)) + ((a & b) ^ (a & c) ^ (b & c));
      [h, g, f, e, d, c, b, a] = [g, f, e, BigInt.asUintN(64, d + one), c, b, a, BigInt.asUintN(64, one + two)];
    }
    for (const [place, word] of [a, b, c, d, e, f, g, h].entries()) state[place] = (state[place] ?? 0n) + word;
  }
  const digest = new DataView(new ArrayBuffer(64));
  state.forEach((word, place) => digest.setBigUint64(8 * place, word));
  return new Uint8Array(digest.buffer);
}

export const hexOf = (bytes: Uint8Array): string => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
