import { chmodSync, copyFileSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { generateKeyPairSync } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { hashHex, openSigner, publicKeysFolder, SigningKeyDamaged, signingKeyFile, verifySignature } from '../../server/record/signing.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'leitsatz-signing-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const bytes = new TextEncoder().encode('Leitsatz');

it('a key is made once, for this user only, and stays the same', () => {
  const first = openSigner(join(folder, 'new', 'place'));
  const again = openSigner(join(folder, 'new', 'place'));

  expect(again.keyId).toBe(first.keyId);
  expect(again.publicKeyRaw).toBe(first.publicKeyRaw);
  expect(Buffer.from(first.publicKeyRaw, 'base64url')).toHaveLength(32);
  expect(first.keyId).toBe(hashHex(Buffer.from(first.publicKeyRaw, 'base64url')).slice(0, 16));
  expect(readdirSync(join(folder, 'new', 'place'))).toEqual([publicKeysFolder, signingKeyFile]);
  expect(readdirSync(join(folder, 'new', 'place', publicKeysFolder))).toEqual([`${first.keyId}.pem`]);
  expect(statSync(join(folder, 'new', 'place', signingKeyFile)).mode & 0o777).toBe(0o600);
});

it('a key that others may read is closed again', () => {
  openSigner(folder);
  chmodSync(join(folder, signingKeyFile), 0o644);

  openSigner(folder);

  expect(statSync(join(folder, signingKeyFile)).mode & 0o777).toBe(0o600);
});

it('signatures hold for these bytes and this key only', () => {
  const signer = openSigner(join(folder, 'a'));
  const other = openSigner(join(folder, 'b'));
  const signature = signer.sign(bytes);

  expect(signer.sign(bytes)).toBe(signature);
  expect(signer.verify(bytes, signature)).toBe(true);
  expect(other.verify(bytes, signature)).toBe(false);
  expect(signer.verify(bytes.slice(1), signature)).toBe(false);
  expect(signer.verify(bytes, `${signature}=`)).toBe(false);
  expect(signer.verify(bytes, '')).toBe(false);
  expect(verifySignature('no key', bytes, signature)).toBe(false);
});

it.each([
  ['empty', ''],
  ['cut', '-----BEGIN PRIVATE KEY-----\nMC4CAQAwBQYDK2Vw'],
  ['of another kind', generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ format: 'pem', type: 'pkcs8' }).toString()],
])('a key file that is %s stops the start, and is left as it is', (_, content) => {
  writeFileSync(join(folder, signingKeyFile), content);

  expect(() => openSigner(folder)).toThrow(SigningKeyDamaged);
  expect(() => openSigner(folder)).toThrow(/signing-key\.pem.*Sicherung/);

  expect(readFileSync(join(folder, signingKeyFile), 'utf8')).toBe(content);
});

it('a draft that a crash left behind does not matter', () => {
  writeFileSync(join(folder, `${signingKeyFile}.${process.pid}.new`), 'half');

  expect(openSigner(folder).verify(bytes, openSigner(folder).sign(bytes))).toBe(true);
  expect(readdirSync(folder)).toEqual([publicKeysFolder, signingKeyFile]);
});

it('a key that is taken away is followed by a new one, and its public half is kept', () => {
  const first = openSigner(folder);
  renameSync(join(folder, signingKeyFile), join(folder, 'put-away.pem'));
  const second = openSigner(folder);

  expect(second.keyId).not.toBe(first.keyId);
  expect(second.publicKeyOf(first.keyId)).toEqual({ id: first.keyId, algorithm: 'Ed25519', raw: first.publicKeyRaw });
  expect(second.publicKeyOf(second.keyId)?.raw).toBe(second.publicKeyRaw);
  expect(second.publicKeyOf('0123456789abcdef')).toBeNull();
  expect(second.publicKeyOf('../signing-key')).toBeNull();
});

it('a file of public keys that holds another key than its name says is not believed', () => {
  const first = openSigner(join(folder, 'a'));
  const other = openSigner(join(folder, 'b'));
  copyFileSync(join(folder, 'b', publicKeysFolder, `${other.keyId}.pem`), join(folder, 'a', publicKeysFolder, `${first.keyId}.pem`));
  copyFileSync(join(folder, 'b', publicKeysFolder, `${other.keyId}.pem`), join(folder, 'a', publicKeysFolder, '0123456789abcdef.pem'));

  expect(first.publicKeyOf('0123456789abcdef')).toBeNull();
  expect(first.publicKeyOf(first.keyId)?.raw).toBe(first.publicKeyRaw);
  // The next start writes it anew.
  openSigner(join(folder, 'a'));
  expect(readFileSync(join(folder, 'a', publicKeysFolder, `${first.keyId}.pem`), 'utf8')).not.toBe(readFileSync(join(folder, 'b', publicKeysFolder, `${other.keyId}.pem`), 'utf8'));
});
