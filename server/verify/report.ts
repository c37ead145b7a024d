import { verifyWord } from '../../shared/locale/verify-de.ts';
import { groupsOfFour } from '../../shared/record/freeze-record.ts';
import type { Comparison, ComparedSentence } from '../../shared/verify/compare-document.ts';
import { printable, spokenDate, spokenPrinciple, spokenSentence } from '../../shared/verify/spoken.ts';
import type { Verification } from '../../shared/verify/verify-record.ts';

/** What the person who checks gets to read, line by line. `keyGiven`: the key was held against one that the person brought along. */
export function reportOf(verification: Verification, file: string, keyGiven = false): readonly string[] {
  if (!verification.readable) {
    const { why, path } = verification;
    return [why === 'not-a-record' && path !== undefined ? verifyWord('not-a-record-at', { file, path: printable(path) }) : verifyWord(why, { file })];
  }
  const { record, freezes, findings, sound, fingerprint } = verification;
  const given = keyGiven && !findings.includes('other-key');
  return [
    verifyWord('title', { process: printable(record.process.title) }),
    '',
    ...freezes.flatMap((one) => freezeLines(one, record.publicKey.id)),
    ...findings.map((finding) => `✗ ${verifyWord(`record-${finding}`)}`),
    ...(sound ? [freezes.length === 0 ? verifyWord('none') : verifyWord('allSound', { n: freezes.length })] : [verifyWord('notSound')]),
    `${verifyWord('key')}  ${groupsOfFour(record.publicKey.id)}`,
    ...inTwoLines(verifyWord('wholeKey').padEnd(verifyWord('key').length), fingerprint),
    ...(record.keys ?? []).map(({ id }) => `${verifyWord('earlierKey')}  ${groupsOfFour(id)}`),
    ...(given ? [verifyWord('keyGiven')] : []),
    ...(sound ? [verifyWord('compare')] : []),
  ];
}

function freezeLines({ freeze, findings }: Extract<Verification, { readable: true }>['freezes'][number], ownKey: string): readonly string[] {
  const { text, frozenAt } = freeze.record;
  return [
    spokenPrinciple(freeze.record),
    ...indented(text),
    `  ${verifyWord('frozenAt', { date: spokenDate(frozenAt) })}`,
    ...inTwoLines(verifyWord('checksum'), freeze.hash).map((line) => `  ${line}`),
    ...(freeze.keyId === ownKey ? [] : [`  ${verifyWord('sealedBy')}  ${groupsOfFour(printable(freeze.keyId))}`]),
    ...(findings.length === 0 ? [`  ✓ ${verifyWord('sound')}`] : findings.map((finding) => `  ✗ ${verifyWord(`freeze-${finding}`)}`)),
    '',
  ];
}

/** What a document has to do with a record: sentence by sentence. */
export function comparisonLines({ sentences, missing, equal }: Comparison, file: string, recordSound: boolean): readonly string[] {
  return [
    '',
    verifyWord('documentTitle', { file }),
    '',
    ...sentences.flatMap((one) => [printable(one.shown.heading), ...sentenceLines(one), '']),
    ...missing.map(({ record }) => `✗ ${verifyWord('missing', { principle: spokenPrinciple(record) })}`),
    ...(equal ? [sentences.length === 0 ? verifyWord('documentNone') : verifyWord('documentSame', { n: sentences.length })] : [verifyWord('documentOther')]),
    recordSound ? verifyWord('onlySentences') : `✗ ${verifyWord('documentUnproven')}`,
  ];
}

function sentenceLines(one: ComparedSentence): readonly string[] {
  if (one.findings.length === 0) return [`  ✓ ${verifyWord('sentence-same')}`];
  return one.findings.flatMap((finding) => [`  ✗ ${spokenSentence(finding, one.freeze)}`, ...(finding === 'text' && one.freeze !== null ? indented(one.freeze.record.text).map((line) => `  ${line}`) : [])]);
}

const indented = (text: string): readonly string[] => printable(text).split('\n').map((line) => `  ${line}`);

/** Two lines of eight groups: easier to compare aloud than one of sixteen. */
function inTwoLines(label: string, digits: string): readonly string[] {
  const groups = groupsOfFour(digits);
  return [`${label}  ${groups.slice(0, 39)}`, `${' '.repeat(label.length)}  ${groups.slice(40)}`];
}
