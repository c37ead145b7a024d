/**
 * `npm run verify -- record.json [haltung.html …] [--key file-or-fingerprint …]`: checks a downloaded record, and documents against it, without network.
 * Exit code 0: everything holds; 1: it does not, or could not be checked.
 */
import { readFileSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { verifyWord } from '../../shared/locale/verify-de.ts';
import { compareDocument } from '../../shared/verify/compare-document.ts';
import { readDocument } from '../../shared/verify/read-document.ts';
import { readKeys, type TrustedKey } from '../../shared/verify/trusted-keys.ts';
import { recordBytesMax, type Verification } from '../../shared/verify/verify-record.ts';
import { comparisonLines, reportOf } from './report.ts';
import { nodeSeals, verifyRecord } from './verify-record.ts';

interface Outcome {
  readonly holds: boolean;
  readonly lines: readonly string[];
}

const { holds, lines } = check(process.argv.slice(2));
(holds ? process.stdout : process.stderr).write(`${lines.join('\n')}\n`);
process.exitCode = holds ? 0 : 1;

function check(words: readonly string[]): Outcome {
  const keys: string[] = [];
  const files: string[] = [];
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at] ?? '';
    if (word !== '--key') files.push(word);
    else if (words[at + 1] === undefined) return wrong(verifyWord('keyMissing'));
    else keys.push(words[(at += 1)] ?? '');
  }
  const [path, ...documents] = files;
  if (path === undefined) return wrong(verifyWord('usage'), verifyWord('usageMore'));
  const trusted: TrustedKey[] = [];
  for (const key of keys) {
    const reading = readKeys(keyText(key), nodeSeals.fingerprintOf);
    if (!reading.ok) return wrong(verifyWord(`key-${reading.why}`, { file: basename(key) }));
    trusted.push(...reading.keys);
  }
  const bytes = bytesOf(path);
  if (bytes === null) return wrong(verifyWord('noFile', { file: basename(path) }));
  const verification = verifyRecord(bytes, trusted);
  const sound = verification.readable && verification.sound;
  const compared = documents.map((document) => documentOutcome(document, verification));
  return { holds: sound && compared.every((one) => one.holds), lines: [...reportOf(verification, basename(path), keys.length > 0), ...compared.flatMap((one) => one.lines)] };
}

function documentOutcome(path: string, verification: Verification): Outcome {
  const file = basename(path);
  if (!verification.readable) return { holds: false, lines: [] };
  const bytes = bytesOf(path);
  if (bytes === null) return wrong('', verifyWord('noFile', { file }));
  const reading = readDocument(bytes);
  if (!reading.ok) return wrong('', verifyWord(`document-${reading.why}`, { file }));
  const comparison = compareDocument(verification.record, reading.sentences);
  return { holds: comparison.equal, lines: comparisonLines(comparison, file, verification.sound) };
}

function wrong(...lines: readonly string[]): Outcome {
  return { holds: false, lines };
}

/** One byte more than is read anywhere is enough to be told that it is too much. */
function bytesOf(path: string): Uint8Array | null {
  try {
    return statSync(path).size > recordBytesMax ? new Uint8Array(recordBytesMax + 1) : readFileSync(path);
  } catch {
    return null;
  }
}

/** A key is the name of a file, or what would stand in it. */
function keyText(key: string): string {
  try {
    return readFileSync(key, 'utf8');
  } catch {
    return key;
  }
}
