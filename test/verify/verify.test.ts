import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openSigner, sealFreeze, type Signer } from '../../server/record/signing.ts';
import { reportOf } from '../../server/verify/report.ts';
import { verifyRecord } from '../../server/verify/verify-record.ts';
import { asId, type FreezeId, type ProcessId } from '../../shared/domain/ids.ts';
import { canonicalJson } from '../../shared/record/canonical.ts';
import { groupsOfFour, type ProcessRecord } from '../../shared/record/freeze-record.ts';
import type { Verification } from '../../shared/verify/verify-record.ts';
import { sampleFreeze, sampleRecord, sealed } from '../support/freeze-samples.ts';

let folder: string;
let signer: Signer;
let record: ProcessRecord;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'leitsatz-verify-'));
  signer = openSigner(folder);
  record = sampleRecord(signer);
});
afterAll(() => rmSync(folder, { recursive: true }));

const verifyText = (text: string): Verification => verifyRecord(new TextEncoder().encode(text));
const verify = (value: ProcessRecord): Verification => verifyText(canonicalJson(value));
const findings = (verification: Verification): readonly string[] => {
  if (!verification.readable) return [verification.why];
  return [...verification.findings, ...verification.freezes.flatMap((one, index) => one.findings.map((finding) => `${index}:${finding}`))];
};

describe('a sound record', () => {
  it('passes, with a line break at its end too, and without any freeze', () => {
    expect(findings(verify(record))).toEqual([]);
    expect(findings(verifyText(`${canonicalJson(record)}\n`))).toEqual([]);
    expect(findings(verify(sealed(signer, [])))).toEqual([]);
  });

  it('is told as number, Fassung, words and checksum in groups of four', () => {
    const lines = reportOf(verify(record), 'record.json');

    expect(lines).toContain('Leitsatz 1, Fassung 2: Sprache');
    expect(lines).toContain('Leitsatz 2, Fassung 1');
    expect(lines).toContain('3 Leitsätze geprüft, alles stimmt.');
    const text = lines.join(' ').replace(/\s+/g, ' ');
    for (const { hash } of record.freezes) expect(text).toContain(groupsOfFour(hash));
    expect(text).toContain(groupsOfFour(signer.keyId));
    expect(text).not.toContain('✗');
  });
});

describe('a changed record', () => {
  it('[FR6] any flipped byte is found', () => {
    // One freeze is enough here, and four times as fast.
    const bytes = new TextEncoder().encode(canonicalJson(sealed(signer, record.freezes.slice(0, 1))));
    const unnoticed: number[] = [];
    for (let place = 0; place < bytes.length; place += 1) {
      const flipped = bytes.slice();
      flipped[place] = (flipped[place] ?? 0) ^ (1 << (place % 8));
      const result = verifyRecord(flipped);
      if (result.readable && result.sound) unnoticed.push(place);
    }

    expect(unnoticed).toEqual([]);
  }, 60_000);

  it('any cut is found', () => {
    const bytes = new TextEncoder().encode(canonicalJson(record));
    for (let length = 0; length < bytes.length; length += 97) {
      const result = verifyRecord(bytes.subarray(0, length));
      expect(result.readable && result.sound).toBe(false);
    }
  });

  const [first, second, third] = [0, 1, 2];
  const pick = (...places: readonly number[]) => places.flatMap((place) => record.freezes[place] ?? []);
  it('a freeze that was left out, at the beginning, in the middle or at the end, is found without and with a new outer signature', () => {
    expect(findings(verify({ ...record, freezes: pick(first, second) }))).toEqual(['record-signature']);
    expect(findings(verify(sealed(signer, pick(first, third))))).toEqual(['1:chain']);
    expect(findings(verify(sealed(signer, pick(second, third))))).toEqual(['0:chain']);
    expect(findings(verify(sealed(signer, pick(second, first, third))))).toContain('1:chain');
    expect(findings(verify(sealed(signer, pick(first, first, second, third))))).toEqual(expect.arrayContaining(['1:twice', '1:chain']));
  });

  it('another wording under the old checksum, or the old signature', () => {
    const [one] = record.freezes;
    if (one === undefined) throw new Error('no freeze');
    const forged = { ...one.record, text: 'Etwas ganz anderes.' };

    expect(findings(verify(sealed(signer, [{ ...one, record: forged }])))).toEqual(['0:hash', '0:signature']);
    expect(findings(verify(sealed(signer, [{ ...sealFreeze(signer, forged), signature: one.signature }])))).toEqual(['0:signature']);
  });

  it('another key: whole record by a stranger has another key, a single freeze by a stranger is found', () => {
    const stranger = openSigner(join(folder, 'stranger'));

    const whole = verify(sampleRecord(stranger));
    expect(whole.readable && whole.sound && whole.record.publicKey.id).not.toBe(signer.keyId);
    expect(findings(verify(sealed(signer, [sealFreeze(stranger, sampleFreeze())])))).toEqual(['0:signature', '0:key']);
    expect(findings(verify({ ...record, publicKey: { ...record.publicKey, id: stranger.keyId } }))).toContain('key-id');
  });

  it.each([
    ['a text that is not NFC', { text: 'a\u0308' }, '0:form'],
    ['a version that is not higher', { id: asId<FreezeId>('freeze-00009') }, '1:version'],
    ['another process', { process: { id: asId<ProcessId>('process-0002'), title: 'x' } }, '0:process'],
    ['one approval', { approvals: [{ role: 'moderator', at: '2026-11-21T15:03:10.000Z' }] }, '0:approvals'],
    ['two approvals of one role', { approvals: [1, 2].map((n) => ({ role: 'approver', at: `2026-11-21T15:03:1${n}.000Z` }) as const) }, '0:approvals'],
    ['a place in the ledger that is not there yet', { ledger: { revision: 9_999, head: 'x' } }, '0:ledger'],
  ] as const)('%s, although sealed with the right key', (_, change, finding) => {
    const odd = sealFreeze(signer, sampleFreeze(change));
    const freezes = finding.startsWith('1') ? [...pick(first), odd] : [odd];

    expect(findings(verify(sealed(signer, freezes)))).toContain(finding);
  });

  it('keys given twice, and reformatting', () => {
    const text = canonicalJson(record);

    expect(findings(verifyText(text.replace('"revision":917', '"revision":916,"revision":917')))).toEqual(['spelling']);
    expect(findings(verifyText(JSON.stringify(record, null, 2)))).toEqual(['spelling']);
  });
});

describe('what is no record gets a clear sentence', () => {
  it.each([
    ['an empty file', new Uint8Array(), 'kein gültiges JSON'],
    ['a picture', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0xff]), 'keine Textdatei'],
    ['other JSON', new TextEncoder().encode('[1,2]'), 'kein Nachweis von Leitsatz'],
    ['a list of nothing', new TextEncoder().encode('null'), 'kein Nachweis von Leitsatz'],
    ['a newer record', new TextEncoder().encode('{"schema":"leitsatz/record/2"}'), 'neueren Fassung'],
    ['deep JSON', new TextEncoder().encode(`${'['.repeat(200_000)}${']'.repeat(200_000)}`), 'kein'],
  ])('%s', (_, bytes, sentence) => {
    const verification = verifyRecord(bytes);

    expect(verification.readable).toBe(false);
    expect(reportOf(verification, 'x.json').join('\n')).toContain(sentence);
  });

  it('an unknown field is named', () => {
    const text = canonicalJson(record).replace('"number":2', '"number":"2"');

    expect(reportOf(verifyText(text), 'x.json').join('\n')).toContain('freezes.1.record.number');
  });

  it('a forged file cannot write over the terminal', () => {
    const odd = verify(sealed(signer, [sealFreeze(signer, sampleFreeze({ title: 'a\u001b[2Jb\u202ec\rd' }))]));

    expect(reportOf(odd, 'x.json').join('\n')).not.toMatch(/[\u001b\u202e\r]/u);
  });
});

describe('npm run verify', () => {
  const run = (...args: readonly string[]) => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [join(import.meta.dirname, '../../server/verify/main.ts'), ...args], { encoding: 'utf8' });
    return { status, text: stdout + stderr };
  };

  it('ends with 0 for a sound record and with 1 for everything else', () => {
    const good = join(folder, 'record.json');
    const bad = join(folder, 'bad.json');
    writeFileSync(good, canonicalJson(record));
    writeFileSync(bad, canonicalJson(record).replace('Türen', 'Tören'));

    expect(run(good)).toMatchObject({ status: 0, text: expect.stringContaining('3 Leitsätze geprüft, alles stimmt.') });
    expect(run(bad)).toMatchObject({ status: 1, text: expect.stringContaining('Der Nachweis stimmt NICHT') });
    expect(run(join(folder, 'missing.json'))).toMatchObject({ status: 1, text: expect.stringContaining('„missing.json“ ist nicht da') });
    expect(run()).toMatchObject({ status: 1, text: expect.stringContaining('npm run verify -- record.json') });
  });
});
