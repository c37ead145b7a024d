import { copyFileSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { migrations } from '../../server/storage/migrations.ts';
import { MemoryStorage } from '../../server/storage/memory-storage.ts';
import { StorageUnusable } from '../../server/storage/sqlite-file.ts';
import { SqliteStorage } from '../../server/storage/sqlite-storage.ts';
import { StorageBroken, StorageFull, type Write } from '../../server/storage/storage.ts';
import { storageContract } from '../contract/storage-contract.ts';

const newFolder = (): string => mkdtempSync(join(tmpdir(), 'leitsatz-storage-'));

storageContract('memory', () => ({
  open: () => new MemoryStorage(),
  reopen: (storage) => (storage instanceof MemoryStorage ? storage.reopened() : storage),
  cleanUp: () => {},
}));

storageContract('SQLite', () => {
  const folder = newFolder();
  const open = (): SqliteStorage => new SqliteStorage(join(folder, 'leitsatz.db'));
  return { open, reopen: open, cleanUp: () => rmSync(folder, { recursive: true }) };
});

const entry = (seq: number, body = `{"n":${seq}}`): Write => ({ put: 'entry', value: { process: 'p', seq, body, hash: 'f'.repeat(64) } });
const words = (id: string, text: string): Write => ({ put: 'text', value: { process: 'p', id, salt: 's'.repeat(22), text } });

describe('memory', () => {
  it.each([
    ['full', StorageFull],
    ['broken', StorageBroken],
  ] as const)('can be told to be %s once', (how, error) => {
    const storage = new MemoryStorage({ failNextCommit: how });

    expect(() => storage.commit([entry(1)])).toThrow(error);
    expect(storage.entries('p')).toEqual([]);
    storage.commit([entry(1)]);
    expect(storage.entries('p')).toHaveLength(1);
    storage.failNextCommit(how);
    expect(() => storage.commit([entry(2)])).toThrow(error);
  });
});

describe('SQLite', () => {
  let folder: string;
  let path: string;
  beforeEach(() => {
    folder = newFolder();
    path = join(folder, 'leitsatz.db');
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  /** A copy of the files as they lie on the disk now: what a power cut after the last fsync leaves. */
  const cutPower = (): string => {
    const copy = join(folder, 'after-cut.db');
    for (const end of ['', '-wal']) {
      rmSync(copy + end, { force: true });
      if (existsSync(path + end)) copyFileSync(path + end, copy + end);
    }
    return copy;
  };
  const bytesOnDisk = (): string => readdirSync(folder).map((name) => readFileSync(join(folder, name), 'latin1')).join('\n');

  it('what was committed is there after a cut without close', () => {
    const storage = new SqliteStorage(path);
    storage.commit([entry(1), words('a', 'Ein Gedanke')]);
    storage.commit([entry(2)]);

    const after = new SqliteStorage(cutPower());

    expect(after.entries('p').map(({ seq }) => seq)).toEqual([1, 2]);
    expect(after.texts('p').map(({ text }) => text)).toEqual(['Ein Gedanke']);
    after.close();
    storage.close();
  });

  it('a write-ahead log that was cut in the middle gives back whole commits only', () => {
    const storage = new SqliteStorage(path);
    for (let seq = 1; seq <= 20; seq += 1) storage.commit([entry(seq), words(`c${seq}`, 'x'.repeat(3_000))]);
    const copy = cutPower();
    storage.close();
    const log = readFileSync(`${copy}-wal`);

    for (const part of [0.15, 0.4, 0.61, 0.83, 0.999]) {
      writeFileSync(`${copy}-wal`, log.subarray(0, Math.floor(log.length * part)));
      const after = new SqliteStorage(copy);
      const count = after.entries('p').length;
      expect(after.texts('p')).toHaveLength(count);
      expect(count).toBeLessThan(20);
      after.close();
      // Closing wrote the log into the file: start again from the file before the commits.
      copyFileSync(path, `${copy}.whole`);
      rmSync(copy);
      new SqliteStorage(copy).close();
    }
  });

  it('a full disk refuses the commit, leaves nothing, goes on reading, and works again when there is room', () => {
    const storage = new SqliteStorage(path);
    storage.commit([entry(1)]);
    storage.limitPages(40);
    const big = Array.from({ length: 200 }, (_, n) => words(`c${n}`, 'x'.repeat(3_000)));

    expect(() => storage.commit([entry(2), ...big])).toThrow(StorageFull);

    expect(storage.entries('p').map(({ seq }) => seq)).toEqual([1]);
    expect(storage.texts('p')).toEqual([]);
    storage.commit([entry(2)]);
    storage.limitPages(100_000);
    storage.commit([entry(3), ...big]);
    storage.close();
    const again = new SqliteStorage(path);
    expect(again.entries('p').map(({ seq }) => seq)).toEqual([1, 2, 3]);
    expect(again.texts('p')).toHaveLength(200);
    again.close();
  });

  it.each(['erase', 'replace'] as const)('words that were taken back are nowhere on the disk: %s', (how) => {
    const storage = new SqliteStorage(path);
    const cards = Array.from({ length: 300 }, (_, n) => words(`c${n}`, `${n % 7 === 0 ? 'Geheimnis' : 'Gedanke'} Nummer ${n} ${'.'.repeat(n)}`));
    for (const card of cards) storage.commit([card]);
    expect(bytesOnDisk()).toContain('Geheimnis');

    storage.commit(
      Array.from({ length: 43 }, (_, n): Write => (how === 'erase' ? { erase: 'text', process: 'p', id: `c${n * 7}` } : words(`c${n * 7}`, 'kurz'))),
    );

    expect(bytesOnDisk()).not.toContain('Geheimnis');
    expect(bytesOnDisk()).toContain('Gedanke');
    storage.close();
  });

  it('papers are nowhere on the disk once erased', () => {
    const storage = new SqliteStorage(path);
    for (let n = 0; n < 160; n += 1) storage.commit([{ put: 'paper', process: 'p', ballot: 'b', participant: `person-${n}`, body: `{"stimmzettel":${n}}` }]);

    storage.commit([{ erase: 'papers', process: 'p', ballot: 'b' }, entry(1)]);

    expect(bytesOnDisk()).not.toContain('stimmzettel');
    expect(bytesOnDisk()).not.toContain('person-');
    storage.close();
  });

  it('papers of another ballot that is still open stay, and go without a trace in their turn', () => {
    const storage = new SqliteStorage(path);
    for (let n = 0; n < 400; n += 1) storage.commit([{ put: 'paper', process: 'p', ballot: n % 2 === 0 ? 'even' : 'odd', participant: `person-${(n * 37) % 400}`, body: `{"stimmzettel":${n}}` }]);
    const odd = storage.papers('p', 'odd');

    storage.commit([{ erase: 'papers', process: 'p', ballot: 'even' }]);
    expect(storage.papers('p', 'odd')).toEqual(odd);
    expect(storage.papers('p', 'even')).toEqual([]);

    storage.commit([{ erase: 'papers', process: 'p', ballot: 'odd' }]);
    expect(bytesOnDisk()).not.toContain('stimmzettel');
    storage.close();
  });

  it.each([1, 60, 2_000])('[SC4] an urn leaves nothing of its earlier states: papers of %i bytes', (size) => {
    const storage = new SqliteStorage(path);
    const sample = (n: number): Buffer => Buffer.from(`paper-${String(n).padStart(4, '0')}-${'x'.repeat(size)};`);
    let papers: Buffer[] = [];
    for (let n = 0; n < 160; n += 1) {
      papers = [sample(n), ...papers];
      storage.commit([
        { put: 'urn', value: { process: 'p', ballot: 'b', bytes: Buffer.concat(papers) } },
        { put: 'urn', value: { process: 'p', ballot: 'other', bytes: Buffer.from(`other-${n}-${'y'.repeat(n * 40)}`) } },
        { put: 'mark', process: 'p', ballot: 'b', holder: `holder-${n}` },
        entry(n + 1),
      ]);
      // While it is open there is one state of it on the disk, the last; the log is empty.
      if (n % 20 === 19) expect(bytesOnDisk().split(`paper-0000-`)).toHaveLength(2);
      expect(statSync(`${path}-wal`).size).toBe(0);
    }

    storage.commit([{ erase: 'papers', process: 'p', ballot: 'b' }, entry(161)]);
    expect(bytesOnDisk()).not.toContain('paper-');
    expect(bytesOnDisk()).not.toContain('holder-');
    expect(storage.urn('p', 'other')?.length).toBe(6_370);

    storage.commit([{ erase: 'papers', process: 'p', ballot: 'other' }]);
    expect(bytesOnDisk()).not.toMatch(/other-\d|yyyyyyyy/);
    storage.close();
  });

  it('[SC3] register, urn and tickets keep neither order nor time', () => {
    new SqliteStorage(path).close();
    const db = new DatabaseSync(path, { readOnly: true });
    const columns = (table: string): unknown[] => db.prepare('SELECT name FROM pragma_table_info(?)').all(table).map((row) => row['name']);

    expect(columns('register')).toEqual(['process', 'ballot', 'holder']);
    expect(columns('urn')).toEqual(['process', 'ballot', 'bytes']);
    expect(columns('ticket')).toEqual(['process', 'secret_hash', 'code_hash', 'workshop', 'sector', 'participant']);
    for (const table of ['register', 'urn', 'ticket']) expect(() => db.prepare(`SELECT rowid FROM ${table}`).all()).toThrow('no such column');
    db.close();
  });

  it('a file of the first version is brought up to date with everything in it', () => {
    const [first = ''] = migrations;
    const db = new DatabaseSync(path);
    db.exec(`${first} PRAGMA application_id = 0x4c54535a; PRAGMA user_version = 1; PRAGMA journal_mode = WAL`);
    db.exec(`INSERT INTO entry VALUES ('p', 1, '{"n":1}', '${'f'.repeat(64)}'); INSERT INTO paper VALUES ('p', 'b', 'x', '{"a":1}')`);
    db.close();

    const storage = new SqliteStorage(path);

    expect(storage.entries('p').map(({ body }) => body)).toEqual(['{"n":1}']);
    expect(storage.papers('p', 'b')).toEqual([{ participant: 'x', body: '{"a":1}' }]);
    storage.commit([{ put: 'mark', process: 'p', ballot: 'b', holder: 'h' }]);
    expect(storage.marks('p', 'b')).toEqual(['h']);
    storage.close();
  });

  it('a replaced document leaves nothing of the old one, beside others that stay', () => {
    const storage = new SqliteStorage(path);
    storage.commit([{ put: 'document', process: 'p', name: 'secret', state: Buffer.from('Geheimnis '.repeat(2_000)) }]);
    for (let n = 0; n < 200; n += 1) {
      storage.commit([
        { append: 'document', process: 'p', name: 'secret', update: Buffer.from(`noch ein Geheimnis ${'.'.repeat(n)}`) },
        { append: 'document', process: 'p', name: 'other', update: Buffer.from(`offen ${n}`) },
      ]);
    }

    storage.commit([{ put: 'document', process: 'p', name: 'secret', state: Buffer.from('kurz') }]);

    expect(bytesOnDisk()).not.toContain('Geheimnis');
    expect(storage.document('p', 'other').map((bytes) => Buffer.from(bytes).toString())).toEqual(Array.from({ length: 200 }, (_, n) => `offen ${n}`));
    storage.close();
  });

  it('a document that is replaced again and again does not fill the disk', () => {
    const storage = new SqliteStorage(path);
    storage.commit([words('a', 'bleibt'), words('b', 'geht'), entry(1)]);
    storage.commit([{ erase: 'text', process: 'p', id: 'b' }]);

    for (let n = 0; n < 20; n += 1) storage.commit([{ put: 'document', process: 'p', name: 'd', state: new Uint8Array(4_000_000).fill(n) }]);

    expect(statSync(path).size).toBeLessThan(45_000_000);
    expect(storage.document('p', 'd')[0]?.[3_999_999]).toBe(19);
    storage.commit([words('c', 'neu'), entry(2)]);
    expect(storage.texts('p').map(({ text }) => text)).toEqual(['bleibt', 'neu']);
    storage.close();
  }, 60_000);

  it('the papers table keeps neither order nor time', () => {
    new SqliteStorage(path).close();
    const db = new DatabaseSync(path, { readOnly: true });

    const columns = db.prepare(`SELECT name FROM pragma_table_info('paper')`).all().map((row) => row['name']);

    expect(columns).toEqual(['process', 'ballot', 'participant', 'body']);
    expect(() => db.prepare('SELECT rowid FROM paper').all()).toThrow('no such column');
    db.close();
  });

  it('the ledger cannot be changed or shortened, not even by SQL', () => {
    const storage = new SqliteStorage(path);
    storage.commit([entry(1), entry(2)]);
    storage.close();
    const db = new DatabaseSync(path);

    expect(() => db.exec(`UPDATE entry SET body = 'x'`)).toThrow('never change');
    expect(() => db.exec('DELETE FROM entry WHERE seq = 2')).toThrow('never removed');
    db.close();
  });

  it('nobody else on the machine may read the files', () => {
    const storage = new SqliteStorage(path);
    storage.commit([entry(1)]);

    for (const end of ['', '-wal']) expect(statSync(path + end).mode & 0o777).toBe(0o600);
    storage.close();
  });

  it('closing empties the write-ahead log; closing twice is fine', () => {
    const storage = new SqliteStorage(path);
    storage.commit([entry(1)]);
    expect(statSync(`${path}-wal`).size).toBeGreaterThan(0);

    storage.close();
    storage.close();

    expect(readdirSync(folder)).toEqual(['leitsatz.db']);
  });

  it('a second process cannot open the same file', () => {
    const storage = new SqliteStorage(path);

    expect(() => new SqliteStorage(path, { busyTimeoutMs: 50 })).toThrow(/in einem anderen Leitsatz geöffnet/);

    storage.commit([entry(1)]);
    storage.close();
  });

  it("a newer version's file is refused and stays byte for byte as it was", () => {
    const storage = new SqliteStorage(path);
    storage.commit([entry(1)]);
    storage.close();
    const db = new DatabaseSync(path);
    db.exec('PRAGMA user_version = 99');
    db.close();
    const before = readFileSync(path);

    expect(() => new SqliteStorage(path)).toThrow(StorageUnusable);
    expect(() => new SqliteStorage(path)).toThrow(/neueren Fassung von Leitsatz .*Fassung 99/);

    expect(Buffer.compare(readFileSync(path), before)).toBe(0);
    expect(readdirSync(folder)).toEqual(['leitsatz.db']);
  });

  it("another program's database and other files are refused and stay as they were", () => {
    const db = new DatabaseSync(path);
    db.exec('CREATE TABLE x (y); PRAGMA user_version = 1');
    db.close();
    expect(() => new SqliteStorage(path)).toThrow(/gehört zu einem anderen Programm/);

    writeFileSync(path, 'Liebes Tagebuch');
    expect(() => new SqliteStorage(path)).toThrow(/keine Datenbank/);
    expect(readFileSync(path, 'utf8')).toBe('Liebes Tagebuch');
  });

  it('an empty file, left by a start that was cut off, is taken over', () => {
    writeFileSync(path, '');

    const storage = new SqliteStorage(path);
    storage.commit([entry(1)]);

    expect(storage.entries('p')).toHaveLength(1);
    storage.close();
  });
});
