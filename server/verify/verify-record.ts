import { verifyRecordWith, type Seals, type Verification } from '../../shared/verify/verify-record.ts';
import type { TrustedKey } from '../../shared/verify/trusted-keys.ts';
import { hashHex, verifySignature } from '../record/signing.ts';

/** With Node's own cryptography; the page in the browser brings another, and both are tested against each other. */
export const nodeSeals: Seals = {
  hashHex,
  fingerprintOf: (publicKeyRaw) => hashHex(Buffer.from(publicKeyRaw, 'base64url')),
  verifySignature,
};

/** Checks the bytes of a downloaded record: `verifyRecordWith`, as `npm run verify` does it. */
export const verifyRecord = (bytes: Uint8Array, trusted: readonly TrustedKey[] = []): Verification => verifyRecordWith(nodeSeals, bytes, trusted);
