import { closeSync, existsSync, openSync, readSync, statfsSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { migrations } from './migrations.ts';
import { StorageBroken, StorageFull } from './storage.ts';

/**
 * The file cannot be used at all: a newer version's, somebody else's, in use, damaged, or on a disk that cannot keep promises.
 * The message is a German sentence for the person who starts the server.
 */
export class StorageUnusable extends Error {
  override readonly name = 'StorageUnusable';
}

/** "LTSZ" in the file header, so that another program's database is not taken for ours. */
const applicationId = 0x4c54535a;
const busyTimeoutDefaultMs = 5_000;
/** Below this much room an input/output error is taken for a full disk. */
const freeBytesMin = 1_048_576;

/** Opens or makes the file, with its promises set and read back, and brings its tables up to date. */
export function openFile(path: string, busyTimeoutMs = busyTimeoutDefaultMs): DatabaseSync {
  refuseStrangeFile(path);
  let db: DatabaseSync | null = null;
  try {
    // People's words: for the user who runs the server only. The log beside it gets the same mode.
    closeSync(openSync(path, 'a', 0o600));
    db = new DatabaseSync(path, { timeout: busyTimeoutMs });
    setPromises(db, path, busyTimeoutMs);
    migrate(db, path);
    return db;
  } catch (cause) {
    db?.close();
    if (errorCode(cause) === busy) throw new StorageUnusable(`${path} ist schon in einem anderen Leitsatz geöffnet. Beenden Sie es, oder wählen Sie mit LEITSATZ_DATA einen anderen Ordner.`, { cause });
    if (errorCode(cause) === corrupt || errorCode(cause) === notADatabase) throw new StorageUnusable(`${path} ist beschädigt. Spielen Sie die letzte Sicherung des Ordners zurück.`, { cause });
    throw cause instanceof StorageUnusable ? cause : storageError(cause, path);
  }
}

const busy = 5;
const inputOutput = 10;
const corrupt = 11;
const full = 13;
const cannotOpen = 14;
const notADatabase = 26;

/** The error as the interface promises it. */
export function storageError(cause: unknown, path: string): StorageFull | StorageBroken {
  if (cause instanceof StorageBroken || cause instanceof StorageFull) return cause;
  const code = errorCode(cause);
  const message = cause instanceof Error ? cause.message : String(cause);
  // SQLite says "full" for the file itself, but "input/output error" when a side file found no room.
  const isFull = code === full || ((code === inputOutput || code === cannotOpen) && freeBytes(path) < freeBytesMin);
  return isFull ? new StorageFull(message, { cause }) : new StorageBroken(message, { cause });
}

/** SQLite's primary result code, without the extended part. */
function errorCode(error: unknown): number | null {
  return error instanceof Error && 'errcode' in error && typeof error.errcode === 'number' ? error.errcode & 0xff : null;
}

function freeBytes(path: string): number {
  const { bavail, bsize } = statfsSync(dirname(path));
  return bavail * bsize;
}

/** Looks before SQLite touches anything: an older program must leave a newer file exactly as it is. */
function refuseStrangeFile(path: string): void {
  if (!existsSync(path)) return;
  const header = Buffer.alloc(100);
  const file = openSync(path, 'r');
  let length: number;
  try {
    length = readSync(file, header, 0, header.length, 0);
  } finally {
    closeSync(file);
  }
  if (length === 0) return;
  if (length < header.length || header.toString('latin1', 0, 16) !== 'SQLite format 3\0') throw new StorageUnusable(`${path} ist keine Datenbank. Wählen Sie mit LEITSATZ_DATA einen anderen Ordner.`);
  refuseStrangeVersion(path, header.readInt32BE(60), header.readInt32BE(68));
}

function refuseStrangeVersion(path: string, version: number, application: number): void {
  if (version > migrations.length) {
    throw new StorageUnusable(`${path} stammt von einer neueren Fassung von Leitsatz (Tabellen in Fassung ${version}, hier bekannt: ${migrations.length}). Starten Sie die neuere Fassung; an der Datei wurde nichts geändert.`);
  }
  if (version > 0 && application !== applicationId) throw new StorageUnusable(`${path} gehört zu einem anderen Programm. Wählen Sie mit LEITSATZ_DATA einen anderen Ordner.`);
}

function setPromises(db: DatabaseSync, path: string, busyTimeoutMs: number): void {
  // One process owns the file: a second one would decide on a state that it cannot see.
  db.exec('PRAGMA locking_mode = EXCLUSIVE');
  const promises: readonly (readonly [name: string, set: string, expected: number | string])[] = [
    ['journal_mode', 'WAL', 'wal'],
    ['synchronous', 'FULL', 2],
    ['secure_delete', 'ON', 1],
    ['foreign_keys', 'ON', 1],
    ['trusted_schema', 'OFF', 0],
    ['busy_timeout', String(busyTimeoutMs), busyTimeoutMs],
    // On macOS a plain fsync stops at the disk's own cache.
    ['fullfsync', 'ON', 1],
    ['checkpoint_fullfsync', 'ON', 1],
    ['journal_size_limit', '67108864', 67_108_864],
  ];
  for (const [name, set, expected] of promises) {
    db.exec(`PRAGMA ${name} = ${set}`);
    const actual = readPragma(db, name);
    if (actual !== expected) throw new StorageUnusable(`${path} kann nicht sicher speichern (${name} = ${set}: ${String(actual)}). Wählen Sie mit LEITSATZ_DATA einen Ordner auf einem Laufwerk dieses Rechners.`);
  }
}

const readPragma = (db: DatabaseSync, name: string): unknown => Object.values(db.prepare(`PRAGMA ${name}`).get() ?? {})[0];

function migrate(db: DatabaseSync, path: string): void {
  const version = Number(readPragma(db, 'user_version'));
  // Once more through SQLite: the newest header may still lie in the write-ahead log.
  refuseStrangeVersion(path, version, Number(readPragma(db, 'application_id')));
  if (version === migrations.length) return;
  db.exec('BEGIN IMMEDIATE');
  try {
    for (const step of migrations.slice(version)) db.exec(step);
    db.exec(`PRAGMA application_id = ${applicationId}; PRAGMA user_version = ${migrations.length}; COMMIT`);
  } catch (cause) {
    if (db.isTransaction) db.exec('ROLLBACK');
    throw cause;
  }
}
