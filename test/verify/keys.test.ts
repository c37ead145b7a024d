import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hashHex, openSigner, publicKeysFolder, sealFreeze, sealProcessRecord, signingKeyFile, type Signer } from '../../server/record/signing.ts';
import { reportOf } from '../../server/verify/report.ts';
import { nodeSeals, verifyRecord } from '../../server/verify/verify-record.ts';
import { canonicalJson } from '../../shared/record/canonical.ts';
import { groupsOfFour, type ProcessRecord } from '../../shared/record/freeze-record.ts';
import { readKeys } from '../../shared/verify/trusted-keys.ts';
import { sampleRecord } from '../support/freeze-samples.ts';

let folder: string;
let first: Signer;
let second: Signer;
let record: ProcessRecord;
const data = (): string => join(folder, 'data');

/** Two freezes by the first key, then the key file is taken away, then one freeze by the second. */
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'leitsatz-keys-'));
  first = openSigner(data());
  const before = sampleRecord(first);
  renameSync(join(data(), signingKeyFile), join(folder, 'put-away.pem'));
  second = openSigner(data());
  const [one, two, three] = before.freezes;
  if (one === undefined || two === undefined || three === undefined) throw new Error('no freezes');
  record = sealProcessRecord(second, { process: before.process, freezes: [one, two, sealFreeze(second, three.record)], chainHead: before.chainHead, revision: before.revision });
});
afterAll(() => rmSync(folder, { recursive: true }));

const bytesOf = (value: ProcessRecord): Uint8Array => new TextEncoder().encode(canonicalJson(value));
const fingerprint = (signer: Signer): string => hashHex(Buffer.from(signer.publicKeyRaw, 'base64url'));
const pemOf = (signer: Signer): string => readFileSync(join(data(), publicKeysFolder, `${signer.keyId}.pem`), 'utf8');
const trustedIn = (text: string) => {
  const reading = readKeys(text, nodeSeals.fingerprintOf);
  if (!reading.ok) throw new Error(reading.why);
  return reading.keys;
};

describe('after a rotation', () => {
  it('[VE1] what the earlier key sealed still holds, and the record names all keys', () => {
    const result = verifyRecord(bytesOf(record));

    expect(result).toMatchObject({ readable: true, sound: true });
    expect(record.publicKey.id).toBe(second.keyId);
    expect(record.keys).toEqual([{ id: first.keyId, algorithm: 'Ed25519', raw: first.publicKeyRaw }]);
    const text = reportOf(result, 'record.json').join('\n');
    expect(text).toContain(`Früherer Schlüssel  ${groupsOfFour(first.keyId)}`);
    expect(text.match(/Gesiegelt mit einem früheren Schlüssel/g)).toHaveLength(2);
  });

  it('[VE1] a record that one key sealed has the bytes that it always had: no list', () => {
    expect(canonicalJson(sampleRecord(first))).not.toContain('"keys"');
  });

  it('[VE1] where the public half of an earlier key is lost, the record says which sentences cannot be checked', () => {
    mkdirSync(join(folder, 'lost'));
    copyFileSync(join(data(), signingKeyFile), join(folder, 'lost', signingKeyFile));
    const { publicKey: _, keys: __, signature: ___, ...frame } = record;

    const result = verifyRecord(bytesOf(sealProcessRecord(openSigner(join(folder, 'lost')), frame)));

    expect(result.readable && result.freezes.map(({ findings }) => findings)).toEqual([['signature', 'key'], ['signature', 'key'], []]);
  });
});

describe('a key that somebody brings along', () => {
  it('[VE1] may be PEM, base64url, or a fingerprint, short or whole, with blanks or capitals', () => {
    const whole = fingerprint(second);
    for (const text of [pemOf(second), `${second.publicKeyRaw}\n`, whole, groupsOfFour(whole), groupsOfFour(whole).toUpperCase(), second.keyId, ` ${groupsOfFour(second.keyId)}\n`, pemOf(first) + pemOf(second)]) {
      expect(verifyRecord(bytesOf(record), trustedIn(text)), text).toMatchObject({ readable: true, sound: true });
    }
  });

  it('[VE1] shows that a record was sealed anew by somebody else, or by a later key', () => {
    const stranger = sampleRecord(openSigner(join(folder, 'stranger')));

    expect(verifyRecord(bytesOf(stranger))).toMatchObject({ sound: true });
    expect(verifyRecord(bytesOf(stranger), trustedIn(pemOf(second)))).toMatchObject({ sound: false, findings: ['other-key'] });
    expect(verifyRecord(bytesOf(record), trustedIn(first.keyId))).toMatchObject({ sound: false, findings: ['other-key'] });
  });

  it.each([
    ['empty', ''],
    ['a word', 'Schlüssel'],
    ['15 digits', '0123456789abcde'],
    ['a PEM file of another kind', generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey.export({ format: 'pem', type: 'spki' }).toString()],
    ['a PEM file cut off', '-----BEGIN PUBLIC KEY-----\nMCowBQYDK2Vw\n-----END PUBLIC KEY-----'],
    ['a megabyte', 'A'.repeat(1_000_000)],
  ])('%s is not a key', (_, text) => {
    expect(readKeys(text, nodeSeals.fingerprintOf)).toEqual({ ok: false, why: 'not-a-key' });
  });

  it('the secret key is refused, and not read', () => {
    expect(readKeys(readFileSync(join(data(), signingKeyFile), 'utf8'), nodeSeals.fingerprintOf)).toEqual({ ok: false, why: 'private-key' });
  });
});

it('[VE1] npm run verify takes --key as a file or a fingerprint, and says what is wrong with it', () => {
  const run = (...args: readonly string[]) => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [join(import.meta.dirname, '../../server/verify/main.ts'), ...args], { encoding: 'utf8' });
    return { status, text: stdout + stderr };
  };
  const file = join(folder, 'record.json');
  writeFileSync(file, bytesOf(record));
  const pem = join(data(), publicKeysFolder, `${second.keyId}.pem`);

  expect(run(file, '--key', pem)).toMatchObject({ status: 0, text: expect.stringContaining('Das ist ein Schlüssel, den Sie angegeben haben.') as string });
  expect(run('--key', groupsOfFour(second.keyId), file)).toMatchObject({ status: 0 });
  expect(run(file, '--key', first.keyId, '--key', second.keyId)).toMatchObject({ status: 0 });
  const other = run(file, '--key', first.keyId);
  expect(other).toMatchObject({ status: 1, text: expect.stringContaining('mit einem anderen Schlüssel gesiegelt') as string });
  expect(other.text).not.toContain('den Sie angegeben haben.\n');
  expect(run(file, '--key', join(data(), signingKeyFile))).toMatchObject({ status: 1, text: expect.stringContaining('der geheime Schlüssel') as string });
  expect(run(file, '--key', 'missing.pem')).toMatchObject({ status: 1, text: expect.stringContaining('„missing.pem“ ist weder') as string });
  expect(run(file, '--key')).toMatchObject({ status: 1, text: expect.stringContaining('Nach --key fehlt') as string });
  expect(run(file).text.replace(/\s+/g, ' ')).toContain(groupsOfFour(fingerprint(second)));
});
