import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, sign, verify, type KeyObject } from 'node:crypto';
import { chmodSync, closeSync, existsSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { freezeBytes, processRecordBytes, type FreezeRecord, type ProcessRecord, type PublicKey, type SealedRecord } from '../../shared/record/freeze-record.ts';

/** This installation's seal. One key per data folder; whoever has the file can seal in its name. */
export interface Signer {
  /** First 16 hexadecimal digits of SHA-256 over the raw public key: shown in the hall and in the minutes. */
  readonly keyId: string;
  /** 32 bytes in base64url. */
  readonly publicKeyRaw: string;
  /** The public half of a key that this installation seals or sealed with; null for a strange one. */
  publicKeyOf(keyId: string): PublicKey | null;
  /** Ed25519, base64url. */
  sign(bytes: Uint8Array): string;
  verify(bytes: Uint8Array, signature: string): boolean;
}

/** The key file is there but is not our key. Starting with a new one would make all earlier seals strange, so we stop. The message is a German sentence. */
export class SigningKeyDamaged extends Error {
  override readonly name = 'SigningKeyDamaged';
}

export const signingKeyFile = 'signing-key.pem';
/** Every key that ever sealed here, its public half, named by its id: what it sealed stays checkable after a rotation. */
export const publicKeysFolder = 'public-keys';

/**
 * Reads the key of a data folder, or makes it on first use. Throws `SigningKeyDamaged`.
 * Rotation: whoever takes the key file away gets a new key at the next start; the public half of the old one is kept.
 */
export function openSigner(folder: string): Signer {
  mkdirSync(folder, { recursive: true });
  const path = join(folder, signingKeyFile);
  if (!existsSync(path)) createKeyFile(folder, path);
  const privateKey = readKeyFile(path);
  const publicKey = createPublicKey(privateKey);
  const publicKeyRaw = rawOf(publicKey);
  const keyId = keyIdOf(publicKeyRaw);
  keepPublicKey(folder, keyId, publicKey);
  return {
    keyId,
    publicKeyRaw,
    publicKeyOf: (id) => (id === keyId ? { id, algorithm: 'Ed25519', raw: publicKeyRaw } : readPublicKey(folder, id)),
    sign: (bytes) => sign(null, bytes, privateKey).toString('base64url'),
    verify: (bytes, signature) => verifySignature(publicKeyRaw, bytes, signature),
  };
}

/** SHA-256, 64 hexadecimal digits. */
export const hashHex = (bytes: Uint8Array | string): string => createHash('sha256').update(bytes).digest('hex');

const rawOf = (key: KeyObject): string => key.export({ format: 'jwk' }).x ?? '';

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
  const earlier = [...new Set(freezes.map(({ keyId }) => keyId))].filter((id) => id !== signer.keyId);
  // A key whose public half is lost is left out: the record says so when it is checked.
  const keys = earlier.flatMap((id) => signer.publicKeyOf(id) ?? []);
  const unsigned = { schema: 'leitsatz/record/1', process, publicKey, ...(keys.length === 0 ? {} : { keys }), freezes, chainHead, revision } as const;
  return { ...unsigned, signature: signer.sign(processRecordBytes(unsigned)) };
}

function readKeyFile(path: string): KeyObject {
  let key: KeyObject;
  try {
    key = createPrivateKey(readFileSync(path));
  } catch (cause) {
    throw new SigningKeyDamaged(`Der Schlüssel ${path} ist nicht lesbar. Spielen Sie ihn aus der letzten Sicherung zurück; ohne ihn siegelt Leitsatz nicht weiter.`, { cause });
  }
  if (key.asymmetricKeyType !== 'ed25519') {
    throw new SigningKeyDamaged(`Der Schlüssel ${path} ist von anderer Art (${key.asymmetricKeyType ?? 'unbekannt'} statt ed25519). Spielen Sie ihn aus der letzten Sicherung zurück.`);
  }
  chmodSync(path, 0o600);
  return key;
}

function keepPublicKey(folder: string, keyId: string, publicKey: KeyObject): void {
  const place = join(folder, publicKeysFolder);
  const path = join(place, `${keyId}.pem`);
  if (readPublicKey(folder, keyId) !== null) return;
  mkdirSync(place, { recursive: true });
  writeWhole(place, path, publicKey.export({ format: 'pem', type: 'spki' }).toString(), 0o644);
}

/** null as well for a file that does not hold the key that its name promises. */
function readPublicKey(folder: string, id: string): PublicKey | null {
  if (!/^[0-9a-f]{16}$/.test(id)) return null;
  try {
    const key = createPublicKey(readFileSync(join(folder, publicKeysFolder, `${id}.pem`)));
    const raw = key.asymmetricKeyType === 'ed25519' ? rawOf(key) : '';
    return keyIdOf(raw) === id ? { id, algorithm: 'Ed25519', raw } : null;
  } catch {
    return null;
  }
}

function createKeyFile(folder: string, path: string): void {
  writeWhole(folder, path, generateKeyPairSync('ed25519').privateKey.export({ format: 'pem', type: 'pkcs8' }).toString(), 0o600);
}

/** Under another name first: a crash leaves either no file or a whole one. */
function writeWhole(folder: string, path: string, text: string, mode: number): void {
  const draft = `${path}.${process.pid}.new`;
  rmSync(draft, { force: true });
  const file = openSync(draft, 'wx', mode);
  try {
    writeSync(file, text);
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
