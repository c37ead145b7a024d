import { readDocument, type DocumentReading } from '../../shared/verify/read-document.ts';
import { ownSeals } from '../../shared/verify/own-seals.ts';
import { compareDocument, type Comparison } from '../../shared/verify/compare-document.ts';
import { readKeys, type TrustedKey } from '../../shared/verify/trusted-keys.ts';
import { recordBytesMax, verifyRecordWith, type Verification } from '../../shared/verify/verify-record.ts';

/** A file that somebody chose, as far as it has to be read. */
export interface ChosenFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

export interface CheckedDocument {
  readonly name: string;
  readonly reading: DocumentReading;
  /** null: unreadable, or there is no readable record to compare it with. */
  readonly comparison: Comparison | null;
}

/** Everything that the page shows about what was chosen. */
export type Outcome =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'trouble'; readonly why: 'no-record' | 'two-records' | 'not-a-key' | 'private-key' }
  | { readonly kind: 'checked'; readonly name: string; readonly verification: Verification; readonly documents: readonly CheckedDocument[]; readonly keyGiven: boolean; readonly holds: boolean };

/** One byte more than is read anywhere is enough to be told that it is too much. */
export const bytesOf = async (file: File): Promise<Uint8Array> => (file.size > recordBytesMax ? new Uint8Array(recordBytesMax + 1) : new Uint8Array(await file.arrayBuffer()));

/** Sorts the files by what is in them, not by their names: one record, documents, keys. `key`: what stands in the field. */
export function check(files: readonly ChosenFile[], key: string): Outcome {
  const pems = files.filter(({ bytes }) => startOf(bytes).includes('-----BEGIN '));
  const others = files.filter((file) => !pems.includes(file)).map((file) => ({ file, verification: verifyRecordWith(ownSeals, file.bytes) }));
  if (others.length === 0 && key.trim() === '' && pems.length === 0) return { kind: 'nothing' };
  const trusted: TrustedKey[] = [];
  for (const text of [...pems.map(({ bytes }) => new TextDecoder().decode(bytes)), key].filter((one) => one.trim() !== '')) {
    const reading = readKeys(text, ownSeals.fingerprintOf);
    if (!reading.ok) return { kind: 'trouble', why: reading.why };
    trusted.push(...reading.keys);
  }
  if (others.length === 0) return { kind: 'nothing' };
  const isDocument = ({ file, verification }: (typeof others)[number]): boolean => !verification.readable && (verification.why === 'document' || (others.length > 1 && !/^\s*\{/u.test(startOf(file.bytes))));
  const records = others.filter((one) => !isDocument(one));
  const [record, second] = records;
  if (record === undefined) return { kind: 'trouble', why: 'no-record' };
  if (second !== undefined) return { kind: 'trouble', why: 'two-records' };
  const { file } = record;
  const verification = trusted.length === 0 ? record.verification : verifyRecordWith(ownSeals, file.bytes, trusted);
  const documents = others.filter(isDocument).map(({ file: { name, bytes } }): CheckedDocument => {
    const reading = readDocument(bytes);
    return { name, reading, comparison: reading.ok && verification.readable ? compareDocument(verification.record, reading.sentences) : null };
  });
  const holds = verification.readable && verification.sound && documents.every(({ comparison }) => comparison?.equal === true);
  return { kind: 'checked', name: file.name, verification, documents, keyGiven: trusted.length > 0, holds };
}

const startOf = (bytes: Uint8Array): string => new TextDecoder().decode(bytes.subarray(0, 2_048));
