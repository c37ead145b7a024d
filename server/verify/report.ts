import { verifyWord } from '../../shared/locale/verify-de.ts';
import { groupsOfFour } from '../../shared/record/freeze-record.ts';
import type { Verification } from './verify-record.ts';

const date = new Intl.DateTimeFormat('de-DE', { dateStyle: 'long', timeStyle: 'short', timeZone: 'Europe/Berlin' });

/** What the person who checks gets to read, line by line. */
export function reportOf(verification: Verification, file: string): readonly string[] {
  if (!verification.readable) {
    const { why, path } = verification;
    return [why === 'not-a-record' && path !== undefined ? verifyWord('not-a-record-at', { file, path: printable(path) }) : verifyWord(why, { file })];
  }
  const { record, freezes, findings, sound } = verification;
  return [
    verifyWord('title', { process: printable(record.process.title) }),
    '',
    ...freezes.flatMap((one) => freezeLines(one)),
    ...findings.map((finding) => `✗ ${verifyWord(`record-${finding}`)}`),
    ...(sound ? [freezes.length === 0 ? verifyWord('none') : verifyWord('allSound', { n: freezes.length })] : [verifyWord('notSound')]),
    `${verifyWord('key')}  ${groupsOfFour(record.publicKey.id)}`,
    ...(sound ? [verifyWord('compare')] : []),
  ];
}

function freezeLines({ freeze, findings }: Extract<Verification, { readable: true }>['freezes'][number]): readonly string[] {
  const { number, version, title, text, frozenAt } = freeze.record;
  const groups = groupsOfFour(freeze.hash);
  // Two lines of eight groups: easier to compare aloud than one of sixteen.
  const [upper, lower] = [groups.slice(0, 39), groups.slice(40)];
  const label = verifyWord('checksum');
  // As text, so that no language puts a point into it: a Fassung is a name, not an amount.
  const values = { number: String(number), version: String(version) };
  return [
    title === '' ? verifyWord('principle', values) : verifyWord('principleTitled', { ...values, title: printable(title) }),
    ...printable(text).split('\n').map((line) => `  ${line}`),
    `  ${verifyWord('frozenAt', { date: spokenDate(frozenAt) })}`,
    `  ${label}  ${upper}`,
    `  ${' '.repeat(label.length)}  ${lower}`,
    ...(findings.length === 0 ? [`  ✓ ${verifyWord('sound')}`] : findings.map((finding) => `  ✗ ${verifyWord(`freeze-${finding}`)}`)),
    '',
  ];
}

/** A forged file may name a day that does not exist; then as it stands there. */
function spokenDate(at: string): string {
  const instant = new Date(at);
  return Number.isNaN(instant.getTime()) ? printable(at) : date.format(instant);
}

/** A forged file may try to write over the terminal's lines, or to turn them round. */
const printable = (text: string): string => text.replace(/[\p{Control}\u202a-\u202e\u2066-\u2069]/gu, (sign) => (sign === '\n' ? sign : '\ufffd'));
