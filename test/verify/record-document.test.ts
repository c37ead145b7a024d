/** docs/RECORD.md: its example is right to the last digit, and it names every check that there is. */
import { createPrivateKey, createPublicKey, sign } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { hashHex } from '../../server/record/signing.ts';
import { verifyRecord } from '../../server/verify/verify-record.ts';
import { canonicalJson } from '../../shared/record/canonical.ts';
import { groupsOfFour } from '../../shared/record/freeze-record.ts';
import { recordBytesMax } from '../../shared/verify/verify-record.ts';
import { forgeries } from '../support/record-forgeries.ts';
import { root } from '../support/source-files.ts';

const description = readFileSync(join(root, 'docs/RECORD.md'), 'utf8');
const example = description.slice(description.indexOf('## Example'));
const [keyLines = '', freezeText = '', sealLines = '', recordText = ''] = [...example.matchAll(/^```(?:json)?\n([\s\S]*?)\n```$/gmu)].map(([, inside = '']) => inside);
const [raw = '', fingerprint = '', keyId = ''] = keyLines.split('\n');
const [hash = '', signature = ''] = sealLines.split('\n');

/** RFC 8032 §7.1, TEST 1. */
const privateKey = createPrivateKey({ key: Buffer.from('302e020100300506032b6570042204209d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60', 'hex'), format: 'der', type: 'pkcs8' });

it('[FR5] the example has this key, this hash and these signatures', () => {
  expect(createPublicKey(privateKey).export({ format: 'jwk' }).x).toBe(raw);
  expect(groupsOfFour(hashHex(Buffer.from(raw, 'base64url')))).toBe(fingerprint);
  expect(fingerprint.replaceAll(' ', '').slice(0, 16)).toBe(keyId);
  expect(canonicalJson(JSON.parse(freezeText) as Readonly<Record<string, string>>)).toBe(freezeText);
  expect(example).toContain(`A freeze in canonical form, ${Buffer.byteLength(freezeText)} bytes`);
  expect(hashHex(freezeText)).toBe(hash);
  expect(sign(null, Buffer.from(freezeText), privateKey).toString('base64url')).toBe(signature);

  const { signature: own, ...rest } = JSON.parse(recordText) as { readonly signature: string };
  const signed = canonicalJson(rest);
  expect(example).toContain(`The record that holds it, ${Buffer.byteLength(recordText)} bytes.`);
  expect(signed).toBe(recordText.replace(`,"signature":"${own}"}`, '}'));
  expect(example).toContain(`there are ${Buffer.byteLength(signed)} bytes, whose SHA-256 is\n\`${hashHex(signed)}\``);
  expect(sign(null, Buffer.from(signed), privateKey).toString('base64url')).toBe(own);
  expect(verifyRecord(Buffer.from(recordText))).toMatchObject({ readable: true, sound: true, fingerprint: fingerprint.replaceAll(' ', '') });
});

it('names everything that the forgeries show, and the bound', () => {
  const folder = mkdtempSync(join(tmpdir(), 'leitsatz-record-document-'));
  const names = new Set(forgeries(folder).flatMap(({ findings }) => findings.map((finding) => finding.split(':').at(-1) ?? '')));
  rmSync(folder, { recursive: true });

  for (const name of [...names, 'document', 'other-key']) expect(description).toContain(`\n| \`${name}\` |`);
  expect(description).toContain(`${recordBytesMax.toLocaleString('en')} bytes`);
});
