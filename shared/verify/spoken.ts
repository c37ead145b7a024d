import { verifyWord } from '../locale/verify-de.ts';
import type { SentenceFinding } from './compare-document.ts';
import type { DownloadedFreeze } from './record-schema.ts';

/** What the command and the page say in the same words. */

const date = new Intl.DateTimeFormat('de-DE', { dateStyle: 'long', timeStyle: 'short', timeZone: 'Europe/Berlin' });

/** A forged file may name a day that does not exist; then as it stands there. */
export function spokenDate(at: string): string {
  const instant = new Date(at);
  return Number.isNaN(instant.getTime()) ? printable(at) : date.format(instant);
}

/** "Leitsatz 1, Fassung 2: Sprache" */
export function spokenPrinciple({ number, version, title }: DownloadedFreeze['record']): string {
  // As text, so that no language puts a point into it: a Fassung is a name, not an amount.
  const values = { number: String(number), version: String(version) };
  return title === '' ? verifyWord('principle', values) : verifyWord('principleTitled', { ...values, title: printable(title) });
}

/** What is different about a sentence of a document, with what the record says instead. */
export function spokenSentence(finding: SentenceFinding, freeze: DownloadedFreeze | null): string {
  if (freeze === null) return verifyWord(`sentence-${finding}`);
  const { title, version } = freeze.record;
  return verifyWord(`sentence-${finding}`, { title: printable(title), version: String(version), checksum: freeze.hash });
}

/** A forged file may try to write over the terminal's lines, or to turn them round. */
export const printable = (text: string): string => text.replace(/[\p{Control}\u202a-\u202e\u2066-\u2069]/gu, (sign) => (sign === '\n' ? sign : '\ufffd'));
