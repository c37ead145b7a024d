/** `npm run verify -- record.json`: checks a downloaded record without network. Exit code 0: everything holds; 1: it does not, or could not be checked. */
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { verifyWord } from '../../shared/locale/verify-de.ts';
import { reportOf } from './report.ts';
import { verifyRecord } from './verify-record.ts';

process.exitCode = main(process.argv[2]);

function main(path: string | undefined): 0 | 1 {
  if (path === undefined) return end(1, [verifyWord('usage')]);
  const file = basename(path);
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(path);
  } catch {
    return end(1, [verifyWord('noFile', { file })]);
  }
  const verification = verifyRecord(bytes);
  return end(verification.readable && verification.sound ? 0 : 1, reportOf(verification, file));
}

function end(code: 0 | 1, lines: readonly string[]): 0 | 1 {
  const out = code === 0 ? process.stdout : process.stderr;
  out.write(`${lines.join('\n')}\n`);
  return code;
}
