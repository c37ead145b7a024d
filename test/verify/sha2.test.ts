import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { hexOf, sha256, sha512 } from '../../shared/record/sha2.ts';
import { seededNumbers } from '../support/seeded-numbers.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

/** FIPS 180-4 examples, as NIST publishes them. */
describe('the vectors of NIST', () => {
  it.each([
    ['abc', 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'],
    ['', 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
    ['abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq', '248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1'],
    ['a'.repeat(1_000_000), 'cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0'],
  ])('SHA-256 of %.60s', (text, digest) => {
    expect(hexOf(sha256(bytes(text)))).toBe(digest);
  });

  it.each([
    ['abc', 'ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f'],
    ['', 'cf83e1357eefb8bdf1542850d66d8007d620e4050b5715dc83f4a921d36ce9ce47d0d13c5d85f2b0ff8318d2877eec2f63b931bd47417a81a538327af927da3e'],
    [
      'abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmnhijklmnoijklmnopjklmnopqklmnopqrlmnopqrsmnopqrstnopqrstu',
      '8e959b75dae313da8cf4f72814fc143f8f7779c6eb9f7fa17299aeadb6889018501d289e4900f7e4331b99dec4b5433ac7d329eeb6dd26545e96e55b874be909',
    ],
  ])('SHA-512 of %.60s', (text, digest) => {
    expect(hexOf(sha512(bytes(text)))).toBe(digest);
  });
});

it('every length up to three blocks comes to what Node comes to', () => {
  const next = seededNumbers(1);
  for (let length = 0; length <= 400; length += 1) {
    const message = Uint8Array.from({ length }, () => next(256));
    expect(hexOf(sha256(message))).toBe(createHash('sha256').update(message).digest('hex'));
    expect(hexOf(sha512(message))).toBe(createHash('sha512').update(message).digest('hex'));
  }
});
