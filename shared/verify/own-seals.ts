import { fromBase64url } from '../record/base64url.ts';
import { verifyEd25519 } from '../record/ed25519.ts';
import { hexOf, sha256 } from '../record/sha2.ts';
import type { Seals } from './verify-record.ts';

/** Our own cryptography: for the page, which has to work where the browser offers none. */
export const ownSeals: Seals = {
  hashHex: (bytes) => hexOf(sha256(bytes)),
  fingerprintOf: (publicKeyRaw) => hexOf(sha256(fromBase64url(publicKeyRaw) ?? new Uint8Array())),
  verifySignature: verifyEd25519,
};
