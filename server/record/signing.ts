import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, sign, verify, type KeyObject } from 'node:crypto';
import { chmodSync, closeSync, existsSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { freezeBytes, processRecordBytes, type FreezeRecord, type ProcessRecord, type SealedRecord } from '../../shared/record/freeze-record.ts';

/** This installation's seal. One key per data folder; whoever has the file can seal in its name. */
export interface Signer {
  /** First 16 hexadecimal digits of SHA-256 over the raw public key: shown in the hall and in the minutes. */
  readonly keyId: string;
  /** 32 bytes in base64url. */
  readonly publicKeyRaw: string;
  /** Ed25519, base64url. */
  sign(bytes: Uint8Array): string;
  verify(bytes: Uint8Array, signature: string): boolean;
}

/** The key file is there but is not our key. Starting with a new one would make all earlier seals strange, so we stop. The message is a German sentence. */
export class SigningKeyDamaged extends Error {
  override readonly name = 'SigningKeyDamaged';
}

export const signingKeyFile = 'signing-key.pem';

/** Reads the key of a data folder, or makes it on first use. Throws `SigningKeyDamaged`. */
export function openSigner(folder: string): Signer {
  mkdirSync(folder, { recursive: true });
  const path = join(folder, signingKeyFile);
  if (!existsSync(path)) createKeyFile(folder, path);
  const privateKey = readKeyFile(path);
  const publicKeyRaw = createPublicKey(privateKey).export({ format: 'jwk' }).x ?? '';
  return {
    keyId: keyIdOf(publicKeyRaw),
    publicKeyRaw,
    sign: (bytes) => sign(null, bytes, privateKey).toString('base64url'),
    verify: (bytes, signature) => verifySignature(publicKeyRaw, bytes, signature),
  };
}

/** SHA-256, 64 hexadecimal digits. */
export const hashHex = (bytes: Uint8Array | string): string => createHash('sha256').update(bytes).digest('hex');

export const keyIdOf = (publicKeyRaw: string): string => hashHex(Buffer.from(publicKeyRaw, 'base64url')).slice(0, 16);

/** True only for a 64-byte signature by this key, spelled in the one way base64url spells it. */
export function verifySignature(publicKeyRaw: string, bytes: Uint8Array, signature: string): boolean {
  const signatureBytes = Buffer.from(signature, 'base64url');
  if (signatureBytes.length !== 64 || signatureBytes.toString('base64url') !== signature) return false;
  try {
    const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: publicKeyRaw }, format: 'jwk' });
    return verify(null, bytes, key, signatureBytes);
  } catch {
    // Not a key at all, which is a "no" like any other to somebody who checks a file.
    return false;
  }
}

export function sealFreeze(signer: Signer, record: FreezeRecord): SealedRecord {
  const bytes = freezeBytes(record);
  return { record, hash: hashHex(bytes), signature: signer.sign(bytes), keyId: signer.keyId };
}

export function sealProcessRecord(
  signer: Signer,
  { process, freezes, chainHead, revision }: Pick<ProcessRecord, 'process' | 'freezes' | 'chainHead' | 'revision'>,
): ProcessRecord {
  const publicKey = { id: signer.keyId, algorithm: 'Ed25519', raw: signer.publicKeyRaw } as const;
  const unsigned = { schema: 'leitsatz/record/1', process, publicKey, freezes, chainHead, revision } as const;
  return { ...unsigned, signature: signer.sign(processRecordBytes(unsigned)) };
}

function readKeyFile(path: string): KeyObject {
  let key: KeyObject;
  try {
    key = createPrivateKey(readFileSync(path));
  } catch (cause) {
    throw new SigningKeyDamaged(`Der Schlüssel ${path} ist nicht lesbar. Spielen Sie ihn aus der letzten Sicherung zurück; ohne ihn lassen sich frühere Siegel nicht fortsetzen.`, { cause });
  }
  if (key.asymmetricKeyType !== 'ed25519') {
    throw new SigningKeyDamaged(`Der Schlüssel ${path} ist von anderer Art (${key.asymmetricKeyType ?? 'unbekannt'} statt ed25519). Spielen Sie ihn aus der letzten Sicherung zurück.`);
  }
  chmodSync(path, 0o600);
  return key;
}

/** Under another name first: a crash leaves either no key or a whole one. */
function createKeyFile(folder: string, path: string): void {
  const pem = generateKeyPairSync('ed25519').privateKey.export({ format: 'pem', type: 'pkcs8' });
  const draft = `${path}.${process.pid}.new`;
  rmSync(draft, { force: true });
  const file = openSync(draft, 'wx', 0o600);
  try {
    writeSync(file, pem.toString());
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  renameSync(draft, path);
  syncFolder(folder);
}

function syncFolder(folder: string): void {
  // Windows cannot open folders as files; there the rename itself is journalled.
  if (process.platform === 'win32') return;
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
