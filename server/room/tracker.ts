import { createHash } from 'node:crypto';
import type { BallotId } from '../../shared/domain/ids.ts';

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
export const trackerLength = 16;

/** First 16 base32 characters of SHA-256 over ballot and the voter's own random value: says nothing about the choice. */
export const trackerOf = (ballot: BallotId, nonce: string): string => {
  const digest = createHash('sha256').update(`${ballot}\n${nonce}`).digest();
  let bits = 0n;
  for (const byte of digest.subarray(0, 10)) bits = (bits << 8n) | BigInt(byte);
  let text = '';
  for (let place = trackerLength - 1; place >= 0; place -= 1) text += alphabet[Number((bits >> BigInt(place * 5)) & 31n)] ?? '';
  return text;
};
