import * as v from 'valibot';
import { canonicalBytes, canonicalJson } from '../record/canonical.ts';
import { isPublicKey } from '../record/ed25519.ts';
import type { TrustedKey } from './trusted-keys.ts';
import { recordSchema, type DownloadedFreeze, type DownloadedRecord } from './record-schema.ts';

/** What can be wrong with one frozen sentence, or with the record around it. docs/RECORD.md explains each, docs/verify_record.py uses the same names. */
export type FreezeFinding = 'hash' | 'signature' | 'key' | 'chain' | 'ledger' | 'process' | 'version' | 'form' | 'approvals' | 'twice';
export type RecordFinding = 'spelling' | 'key-id' | 'keys' | 'record-signature' | 'form' | 'other-key';

export type Verification =
  | { readonly readable: false; readonly why: 'too-large' | 'not-text' | 'not-json' | 'newer' | 'document' | 'not-a-record'; readonly path?: string }
  | {
      readonly readable: true;
      readonly record: DownloadedRecord;
      /** SHA-256 of the raw key that seals the record, 64 hexadecimal digits: what is compared with paper and screen. */
      readonly fingerprint: string;
      readonly findings: readonly RecordFinding[];
      readonly freezes: readonly { readonly freeze: DownloadedFreeze; readonly findings: readonly FreezeFinding[] }[];
      readonly sound: boolean;
    };

/** How hashes and signatures are computed here: by Node, or in the browser by ourselves. */
export interface Seals {
  /** SHA-256, 64 hexadecimal digits. */
  hashHex(bytes: Uint8Array): string;
  /** SHA-256 over the raw key, 64 hexadecimal digits. */
  fingerprintOf(publicKeyRaw: string): string;
  /** Ed25519; key and signature in base64url. False for anything that is none. */
  verifySignature(publicKeyRaw: string, bytes: Uint8Array, signature: string): boolean;
}

/** A hundred times a large record. More would only keep whoever checks waiting. */
export const recordBytesMax = 32 * 1_024 * 1_024;

/**
 * Checks the bytes of a downloaded record. Needs no server, no network and no trust in whoever hands it over.
 * With `trusted` the key that seals the record must be one of them; without, people compare its fingerprint.
 */
export function verifyRecordWith(seals: Seals, bytes: Uint8Array, trusted: readonly TrustedKey[] = []): Verification {
  if (bytes.length > recordBytesMax) return { readable: false, why: 'too-large' };
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
    return { readable: false, why: /^\s*(?:<!doctype html|# )/iu.test(text) ? 'document' : 'not-json' };
  }
  if (isNewer(json)) return { readable: false, why: 'newer' };
  if (typeof json === 'object' && json !== null && 'blocks' in json) return { readable: false, why: 'document' };
  const parsed = v.safeParse(recordSchema, json, { abortEarly: true });
  if (!parsed.success) {
    const path = v.getDotPath(parsed.issues[0]);
    return { readable: false, why: 'not-a-record', ...(path === null ? {} : { path }) };
  }
  const record = parsed.output;
  const findings = recordFindings(seals, record, text, trusted);
  const freezes = freezesOf(seals, record);
  return { readable: true, record, fingerprint: seals.fingerprintOf(record.publicKey.raw), findings, freezes, sound: findings.length === 0 && freezes.every((one) => one.findings.length === 0) };
}

const isNewer = (json: unknown): boolean =>
  typeof json === 'object' && json !== null && 'schema' in json && typeof json.schema === 'string' && /^leitsatz\/record\/([2-9]|[1-9]\d+)$/.test(json.schema);

type Check<Finding> = readonly [finding: Finding, holds: boolean];

const failed = <Finding>(checks: readonly Check<Finding>[]): readonly Finding[] => checks.filter(([, holds]) => !holds).map(([finding]) => finding);

function recordFindings(seals: Seals, record: DownloadedRecord, text: string, trusted: readonly TrustedKey[]): readonly RecordFinding[] {
  const { signature, keys = [], ...rest } = record;
  const signed = { ...rest, ...(record.keys === undefined ? {} : { keys }) };
  const all = [record.publicKey, ...keys];
  const fingerprint = seals.fingerprintOf(record.publicKey.raw);
  // Earlier keys in the order in which freezes first used them.
  const used = [...new Set(record.freezes.map(({ keyId }) => keyId))].filter((id) => id !== record.publicKey.id && keys.some((key) => key.id === id));
  return failed<RecordFinding>([
    // Catches what parsing hides: keys given twice, other number spellings. Downloads may end with a line break.
    ['spelling', safely(() => canonicalJson(record) === text.replace(/\r?\n$/, ''))],
    ['key-id', all.every(({ id, raw }) => isPublicKey(raw) && seals.fingerprintOf(raw).startsWith(id))],
    ['keys', keys.length === used.length && keys.every(({ id }, place) => id === used[place])],
    ['record-signature', safely(() => seals.verifySignature(record.publicKey.raw, canonicalBytes(signed), signature))],
    ['form', isNfc(record.process.title)],
    ['other-key', trusted.length === 0 || trusted.some((key) => fingerprint.startsWith(key.fingerprint))],
  ]);
}

function freezesOf(seals: Seals, whole: DownloadedRecord): readonly { readonly freeze: DownloadedFreeze; readonly findings: readonly FreezeFinding[] }[] {
  const keys = new Map([...(whole.keys ?? []), whole.publicKey].map(({ id, raw }) => [id, raw]));
  const seen = new Set<string>();
  const newest = new Map<string, number>();
  return whole.freezes.map((freeze, index) => {
    const { record, hash, signature, keyId } = freeze;
    const before = whole.freezes[index - 1];
    const key = keys.get(keyId);
    const findings = failed<FreezeFinding>([
      ['hash', safely(() => seals.hashHex(canonicalBytes(record)) === hash)],
      // Without its key nothing can be said about a signature; the one of the record says that much.
      ['signature', safely(() => seals.verifySignature(key ?? whole.publicKey.raw, canonicalBytes(record), signature))],
      ['key', key !== undefined],
      ['chain', record.previous === (before?.hash ?? null)],
      ['ledger', record.ledger.revision > (before?.record.ledger.revision ?? -1) && record.ledger.revision <= whole.revision],
      ['process', record.process.id === whole.process.id],
      ['version', record.version > (newest.get(record.principle) ?? 0)],
      ['twice', !seen.has(record.id)],
      ['form', isNfc(record)],
      ['approvals', record.approvals.length >= 2 && new Set(record.approvals.map(({ role }) => role)).size >= 2],
    ]);
    seen.add(record.id);
    newest.set(record.principle, Math.max(record.version, newest.get(record.principle) ?? 0));
    return { freeze, findings };
  });
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
