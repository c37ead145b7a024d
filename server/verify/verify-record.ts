import * as v from 'valibot';
import { canonicalBytes, canonicalJson } from '../../shared/record/canonical.ts';
import { hashHex, keyIdOf, verifySignature } from '../record/signing.ts';
import { recordSchema, type DownloadedFreeze, type DownloadedRecord } from './record-schema.ts';

/** What can be wrong with one frozen sentence, or with the record around it. */
export type FreezeFinding = 'hash' | 'signature' | 'key' | 'chain' | 'ledger' | 'process' | 'version' | 'form' | 'approvals' | 'twice';
export type RecordFinding = 'spelling' | 'key-id' | 'record-signature' | 'form';

export type Verification =
  | { readonly readable: false; readonly why: 'not-text' | 'not-json' | 'newer' | 'not-a-record'; readonly path?: string }
  | {
      readonly readable: true;
      readonly record: DownloadedRecord;
      readonly findings: readonly RecordFinding[];
      readonly freezes: readonly { readonly freeze: DownloadedFreeze; readonly findings: readonly FreezeFinding[] }[];
      readonly sound: boolean;
    };

/** Checks the bytes of a downloaded record. Needs no server, no network and no trust in whoever hands it over. */
export function verifyRecord(bytes: Uint8Array): Verification {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return { readable: false, why: 'not-text' };
  }
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return { readable: false, why: 'not-json' };
  }
  if (isNewer(json)) return { readable: false, why: 'newer' };
  const parsed = v.safeParse(recordSchema, json);
  if (!parsed.success) {
    const path = v.getDotPath(parsed.issues[0]);
    return { readable: false, why: 'not-a-record', ...(path === null ? {} : { path }) };
  }
  const record = parsed.output;
  const findings = recordFindings(record, text);
  const freezes = record.freezes.map((freeze, index) => ({ freeze, findings: freezeFindings(freeze, index, record) }));
  return { readable: true, record, findings, freezes, sound: findings.length === 0 && freezes.every((one) => one.findings.length === 0) };
}

const isNewer = (json: unknown): boolean =>
  typeof json === 'object' && json !== null && 'schema' in json && typeof json.schema === 'string' && /^leitsatz\/record\/([2-9]|[1-9]\d+)$/.test(json.schema);

type Check<Finding> = readonly [finding: Finding, holds: boolean];

const failed = <Finding>(checks: readonly Check<Finding>[]): readonly Finding[] => checks.filter(([, holds]) => !holds).map(([finding]) => finding);

function recordFindings(record: DownloadedRecord, text: string): readonly RecordFinding[] {
  const { signature, ...signed } = record;
  return failed<RecordFinding>([
    // Catches what parsing hides: keys given twice, other number spellings. Downloads may end with a line break.
    ['spelling', safely(() => canonicalJson(record) === text.replace(/\r?\n$/, ''))],
    ['key-id', keyIdOf(record.publicKey.raw) === record.publicKey.id],
    ['record-signature', safely(() => verifySignature(record.publicKey.raw, canonicalBytes(signed), signature))],
    ['form', isNfc(record.process.title)],
  ]);
}

function freezeFindings({ record, hash, signature, keyId }: DownloadedFreeze, index: number, whole: DownloadedRecord): readonly FreezeFinding[] {
  const earlier = whole.freezes.slice(0, index).map((freeze) => freeze.record);
  const before = whole.freezes[index - 1];
  const wordings = earlier.filter(({ principle }) => principle === record.principle);
  return failed<FreezeFinding>([
    ['hash', safely(() => hashHex(canonicalBytes(record)) === hash)],
    ['signature', safely(() => verifySignature(whole.publicKey.raw, canonicalBytes(record), signature))],
    ['key', keyId === whole.publicKey.id],
    ['chain', record.previous === (before?.hash ?? null)],
    ['ledger', record.ledger.revision > (before?.record.ledger.revision ?? -1) && record.ledger.revision <= whole.revision],
    ['process', record.process.id === whole.process.id],
    ['version', wordings.every(({ version }) => version < record.version)],
    ['twice', earlier.every(({ id }) => id !== record.id)],
    ['form', isNfc(record)],
    ['approvals', record.approvals.length >= 2 && new Set(record.approvals.map(({ role }) => role)).size >= 2],
  ]);
}

/** NFC all the way down, keys too: the same words must have the same checksum wherever they are typed again. */
function isNfc(value: unknown): boolean {
  if (typeof value === 'string') return value === value.normalize('NFC');
  if (typeof value !== 'object' || value === null) return true;
  return Object.entries(value).every(([key, inner]) => isNfc(key) && isNfc(inner));
}

/** A value without canonical form (half a character, a number too large) proves nothing. */
function safely(check: () => boolean): boolean {
  try {
    return check();
  } catch {
    return false;
  }
}
