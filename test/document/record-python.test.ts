/** docs/verify_record.py: somebody else's language finds the same. Python is not among our packages, so where there is none the test says so and is skipped. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { openSigner, sealFreeze } from '../../server/record/signing.ts';
import { verifyRecord } from '../../server/verify/verify-record.ts';
import { canonicalJson } from '../../shared/record/canonical.ts';
import { forgeries, rotatedRecord } from '../support/record-forgeries.ts';
import { sampleFreeze, sealed } from '../support/freeze-samples.ts';
import { seededNumbers } from '../support/seeded-numbers.ts';
import { root } from '../support/source-files.ts';

const python = ['python3', 'python'].find((name) => spawnSync(name, ['-c', 'import sys; sys.exit(sys.version_info < (3, 9))']).status === 0);
const script = join(root, 'docs/verify_record.py');
const folder = mkdtempSync(join(tmpdir(), 'leitsatz-record-python-'));
const utf8 = { ...process.env, PYTHONUTF8: '1' };

/** One Python for many records: starting it takes longer than checking. A case is a file, or that file with one byte changed. */
const driver = `
import json, runpy, sys
verify = runpy.run_path(${JSON.stringify(script)})["verify"]
for path, place, byte in json.load(sys.stdin):
    data = bytearray(open(path, "rb").read())
    if place is not None: data[place] = byte
    print(json.dumps(verify(bytes(data))[0]))
`;

type Case = readonly [path: string, place: number | null, byte: number | null];

const findingsOf = (cases: readonly Case[]): readonly (readonly string[])[] => {
  const { stdout, stderr } = spawnSync(python ?? 'python3', ['-c', driver], { encoding: 'utf8', input: JSON.stringify(cases), env: utf8, maxBuffer: 64 * 1_024 * 1_024 });
  const lines = stdout.split('\n').filter((line) => line !== '').map((line) => JSON.parse(line) as readonly string[]);
  if (lines.length !== cases.length) throw new Error(stderr);
  return lines;
};

const run = (...args: readonly string[]) => {
  const { status, stdout, stderr } = spawnSync(python ?? 'python3', [script, ...args], { encoding: 'utf8', env: utf8 });
  return { status, text: stdout + stderr };
};

const written = (name: string, content: string | Uint8Array): string => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};

describe.skipIf(python === undefined)(python === undefined ? 'verify_record.py: skipped, there is no Python 3.9 or later on this machine' : 'verify_record.py', () => {
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('[FR6] finds the same as ours in every forgery', () => {
    const all = forgeries(folder);

    const found = findingsOf(all.map(({ bytes }, place) => [written(`forgery-${place}.json`, bytes), null, null]));

    expect(Object.fromEntries(all.map(({ name }, place) => [name, found[place]]))).toEqual(Object.fromEntries(all.map(({ name, findings }) => [name, findings])));
  });

  it('[FR6] 2,000 random changes of one byte: each is found, by ours and by this one', () => {
    const signer = openSigner(join(folder, 'bytes'));
    const text = canonicalJson(sealed(signer, [sealFreeze(signer, sampleFreeze())]));
    const bytes = new TextEncoder().encode(text);
    const path = written('bytes.json', bytes);
    const next = seededNumbers(6);
    const cases = Array.from({ length: 2_000 }, (): Case => {
      const place = next(bytes.length);
      return [path, place, (bytes[place] ?? 0) ^ (1 + next(255))];
    });

    const theirs = findingsOf(cases);
    const ours = cases.map(([, place, byte]) => {
      const result = verifyRecord(bytes.with(place ?? 0, byte ?? 0));
      return result.readable ? [...result.findings, ...result.freezes.flatMap((one, index) => one.findings.map((finding) => `${index}:${finding}`))] : [result.why];
    });

    expect(ours.filter((found) => found.length === 0)).toEqual([]);
    expect(theirs.filter((found) => found.length === 0)).toEqual([]);
    // Not only that something is wrong, but what.
    expect(cases.filter((_, place) => theirs[place]?.join() !== ours[place]?.join()).map((one, at) => [one, theirs[at], ours[at]])).toEqual([]);
  }, 300_000);

  it('writes numbers as RFC 8785 does', () => {
    const numbers = [0, 1, -1, 0.5, 26.75, 100 / 3, 1e-6, 1.5e-6, 1e-7, 1.5e-7, 123_456.789, 2 ** 53 - 1, 5e-324, 1.1, 33.333333333333336];
    const { stdout } = spawnSync(python ?? 'python3', ['-c', `import json, runpy, sys\nprint(runpy.run_path(${JSON.stringify(script)})["canonical"](json.load(sys.stdin)))`], { encoding: 'utf8', input: JSON.stringify(numbers), env: utf8 });

    expect(stdout.trim()).toBe(canonicalJson(numbers));
  });

  it('orders keys and escapes texts as RFC 8785 does', () => {
    const value = { '\u20ac': 'Euro', '\r': 'CR', '\ufb33': 'Dalet', '1': 'One', '\u{1f600}': 'Smiley', '\u0080': 'Control\u0080\u0001\u001f\u007f\b\f\n\r\t"\\/', 'ö': '\u2028' };
    const { stdout } = spawnSync(python ?? 'python3', ['-c', `import json, runpy, sys\nprint(runpy.run_path(${JSON.stringify(script)})["canonical"](json.load(sys.stdin)))`], { encoding: 'utf8', input: JSON.stringify(value), env: utf8 });

    expect(stdout.replace(/\n$/, '')).toBe(canonicalJson(value));
  });

  it('says it as a command: 0 and 1, the key, a strange key, no file', () => {
    const old = openSigner(join(folder, 'old'));
    const now = openSigner(join(folder, 'now'));
    const record = rotatedRecord(old, { ...now, publicKeyOf: (id) => (id === old.keyId ? old.publicKeyOf(id) : now.publicKeyOf(id)) });
    const good = written('good.json', canonicalJson(record));
    const bad = written('bad.json', canonicalJson(record).replace('Türen', 'Tören'));

    expect(run(good)).toMatchObject({ status: 0, text: expect.stringContaining('3 Leitsätze geprüft: Alles stimmt.') as string });
    expect(run(good, now.keyId)).toMatchObject({ status: 0 });
    expect(run(good, now.keyId.replace(/(.{4})/g, '$1 '))).toMatchObject({ status: 0 });
    expect(run(good, old.keyId)).toMatchObject({ status: 1, text: expect.stringContaining('mit einem anderen Schlüssel') as string });
    expect(run(good, 'abc')).toMatchObject({ status: 1, text: expect.stringContaining('Fingerabdruck') as string });
    expect(run(bad)).toMatchObject({ status: 1, text: expect.stringContaining('Der Nachweis stimmt NICHT.') as string });
    expect(run(join(folder, 'missing.json'))).toMatchObject({ status: 1, text: expect.stringContaining('nicht lesbar') as string });
    expect(run()).toMatchObject({ status: 1, text: expect.stringContaining('python3 verify_record.py') as string });
  });
});
