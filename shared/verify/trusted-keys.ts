import { fromBase64url } from '../record/base64url.ts';
import { isPublicKey } from '../record/ed25519.ts';

/** A key that somebody was given on another way than the record: its fingerprint, or the first 16 digits of it. */
export interface TrustedKey {
  /** 16 or 64 hexadecimal digits. */
  readonly fingerprint: string;
}

export type KeyReading =
  | { readonly ok: true; readonly keys: readonly TrustedKey[] }
  | { readonly ok: false; readonly why: 'private-key' | 'not-a-key' };

/** What comes before the 32 bytes of an Ed25519 key in a PEM file (RFC 8410): the same for all of them. */
const derPrefix = [0x30, 0x2a, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x03, 0x21, 0x00];

/**
 * Reads what people call a key: a PEM file with one or more public keys, the 32 bytes in base64url, or the fingerprint as it stands
 * on screen and paper, with or without its blanks.
 */
export function readKeys(text: string, fingerprintOf: (publicKeyRaw: string) => string): KeyReading {
  if (text.length > 65_536) return { ok: false, why: 'not-a-key' };
  if (/-----BEGIN [A-Z ]*PRIVATE KEY-----/.test(text)) return { ok: false, why: 'private-key' };
  const compact = text.replaceAll(/\s/gu, '');
  if (/^(?:[0-9a-f]{16}|[0-9a-f]{64})$/i.test(compact)) return { ok: true, keys: [{ fingerprint: compact.toLowerCase() }] };
  const blocks = [...text.matchAll(/-----BEGIN PUBLIC KEY-----([A-Za-z0-9+/=\s]*)-----END PUBLIC KEY-----/gu)];
  const raws = blocks.length === 0 ? [compact] : blocks.map(([, inside = '']) => rawOfPem(inside));
  const keys = raws.flatMap((raw) => (raw !== null && isPublicKey(raw) ? [{ fingerprint: fingerprintOf(raw) }] : []));
  return keys.length === raws.length ? { ok: true, keys } : { ok: false, why: 'not-a-key' };
}

/** The raw key in base64url: 12 bytes are 16 signs, so it begins at a sign of its own. */
function rawOfPem(inside: string): string | null {
  const text = inside.replaceAll(/[\s=]/gu, '').replaceAll('+', '-').replaceAll('/', '_');
  const bytes = fromBase64url(text);
  return bytes?.length === 44 && derPrefix.every((byte, place) => bytes[place] === byte) ? text.slice(16) : null;
}
