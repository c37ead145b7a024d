/** The command's verifier and the browser's, which share all but their cryptography, find the same in every forgery. docs/verify_record.py: test/document/record-python.test.ts. */
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { nodeSeals } from '../../server/verify/verify-record.ts';
import { openSigner } from '../../server/record/signing.ts';
import { canonicalJson } from '../../shared/record/canonical.ts';
import { ownSeals } from '../../shared/verify/own-seals.ts';
import { verifyRecordWith, type Verification } from '../../shared/verify/verify-record.ts';
import { forgeries } from '../support/record-forgeries.ts';
import { sampleRecord } from '../support/freeze-samples.ts';

const folder = mkdtempSync(join(tmpdir(), 'leitsatz-forgeries-'));
afterAll(() => rmSync(folder, { recursive: true }));

const findings = (verification: Verification): readonly string[] =>
  verification.readable ? [...verification.findings, ...verification.freezes.flatMap((one, index) => one.findings.map((finding) => `${index}:${finding}`))] : [verification.why];

describe.each([
  ['with Node’s cryptography', nodeSeals],
  ['with our own', ownSeals],
])('[FR6] a forgery, %s', (_, seals) => {
  it.each(forgeries(folder).map((forgery) => [forgery.name, forgery] as const))('%s', (__, { bytes, findings: expected }) => {
    expect(findings(verifyRecordWith(seals, bytes))).toEqual(expected);
  });
});

it('[FR6] any changed byte of a record with three freezes is found by the browser’s verifier too: 300 places', () => {
  const bytes = new TextEncoder().encode(canonicalJson(sampleRecord(openSigner(join(folder, 'own')))));
  const unnoticed: number[] = [];
  for (let n = 0; n < 300; n += 1) {
    const place = createHash('sha256').update(`${n}`).digest().readUInt32BE() % bytes.length;
    const changed = bytes.slice();
    changed[place] = (changed[place] ?? 0) ^ (1 + (n % 255));
    const result = verifyRecordWith(ownSeals, changed);
    if (result.readable && result.sound) unnoticed.push(place);
  }

  expect(unnoticed).toEqual([]);
});
