import type { DatabaseSync } from 'node:sqlite';
import { openFile, storageError } from './sqlite-file.ts';
import { sqliteStatements, type SqliteStatements } from './sqlite-statements.ts';
import { StorageBroken, type LedgerEntry, type Storage, type StoredGrant, type StoredProcess, type StoredReceipt, type StoredText, type StoredTicket, type StoredUrn, type Write } from './storage.ts';
import { refuseIllFormed } from './write-check.ts';

export interface SqliteStorageOptions {
  /** Size limit in pages of 4 KiB: a disk that is full, for tests. */
  readonly pagesMax?: number;
  /** How long to wait for another process that has the file open. */
  readonly busyTimeoutMs?: number;
}

/** Everything in one SQLite file. Throws `StorageUnusable` when the file cannot be opened. */
export class SqliteStorage implements Storage {
  readonly #path: string;
  readonly #db: DatabaseSync;
  readonly #do: SqliteStatements;
  /** What replaced documents still take up. */
  #erasedBytes: number;

  constructor(path: string, options: SqliteStorageOptions = {}) {
    this.#path = path;
    this.#db = openFile(path, options.busyTimeoutMs);
    this.#do = sqliteStatements(this.#db);
    this.#erasedBytes = Number(this.#do.erasedBytes.get()?.['size'] ?? 0);
    if (this.#erasedBytes > erasedBytesMax) this.#tidy();
    if (options.pagesMax !== undefined) this.limitPages(options.pagesMax);
  }

  /** Ends (or gives back) the room on the disk, for tests. */
  limitPages(pagesMax: number): void {
    this.#db.exec(`PRAGMA max_page_count = ${Math.trunc(pagesMax)}`);
  }

  commit(writes: readonly Write[]): void {
    if (!this.#db.isOpen) throw new StorageBroken('The storage is closed.');
    refuseIllFormed(writes);
    let wordsWentAway = false;
    try {
      this.#do.begin.run();
      for (const write of writes) wordsWentAway = this.#apply(write) || wordsWentAway;
      this.#do.commit.run();
    } catch (cause) {
      this.#rollBack();
      throw storageError(cause, this.#path);
    }
    if (!wordsWentAway) return;
    this.#emptyLog();
    if (this.#erasedBytes > erasedBytesMax) this.#tidy();
  }

  processes(): readonly StoredProcess[] {
    return this.#read(() => this.#do.processes.all().map((row) => ({ id: text(row['id']), body: text(row['body']) })));
  }

  entries(process: string): readonly LedgerEntry[] {
    return this.#read(() => this.#do.entries.all(process).map((row) => ({ process, seq: Number(row['seq']), body: text(row['body']), hash: text(row['hash']) })));
  }

  texts(process: string): readonly StoredText[] {
    return this.#read(() => this.#do.texts.all(process).map((row) => ({ process, id: text(row['id']), salt: text(row['salt']), text: text(row['text']) })));
  }

  grant(secretHash: string): StoredGrant | null {
    const row = this.#read(() => this.#do.grant.get(secretHash));
    if (row === undefined) return null;
    return {
      secretHash,
      kind: text(row['kind']) === 'key' ? 'key' : 'session',
      session: text(row['session']),
      role: text(row['role']),
      process: text(row['process']),
      workshop: textOrNull(row['workshop']),
      participant: textOrNull(row['participant']),
      createdAtMs: Number(row['created_at_ms']),
    };
  }

  receipt(process: string, key: string): StoredReceipt | null {
    const row = this.#read(() => this.#do.receipt.get(process, key));
    return row === undefined ? null : { process, key, body: text(row['body']) };
  }

  papers(process: string, ballot: string): readonly { readonly participant: string; readonly body: string }[] {
    return this.#read(() => this.#do.papers.all(process, ballot).map((row) => ({ participant: text(row['participant']), body: text(row['body']) })));
  }

  urn(process: string, ballot: string): Uint8Array | null {
    const row = this.#read(() => this.#do.urn.get(process, ballot));
    return row === undefined ? null : bytes(row['bytes']);
  }

  marks(process: string, ballot: string): readonly string[] {
    return this.#read(() => this.#do.marks.all(process, ballot).map((row) => text(row['holder'])));
  }

  tickets(process: string): readonly StoredTicket[] {
    return this.#read(() => this.#do.tickets.all(process).map((row) => ({
      process, workshop: text(row['workshop']), secretHash: text(row['secret_hash']), codeHash: text(row['code_hash']), sector: textOrNull(row['sector']), participant: textOrNull(row['participant']),
    })));
  }

  document(process: string, name: string): readonly Uint8Array[] {
    return this.#read(() => this.#do.document.all(process, name).map((row) => bytes(row['bytes'])));
  }

  writers(process: string, name: string): readonly { readonly client: number; readonly session: string }[] {
    return this.#read(() => this.#do.writers.all(process, name).map((row) => ({ client: Number(row['client']), session: text(row['session']) })));
  }

  history(process: string, board: string, before: number | null, limit: number): readonly { readonly seq: number; readonly body: string }[] {
    return this.#read(() => this.#do.history.all(process, board, before ?? Number.MAX_SAFE_INTEGER, limit).map((row) => ({ seq: Number(row['seq']), body: text(row['body']) })));
  }

  meta(key: string): string | null {
    return textOrNull(this.#read(() => this.#do.meta.get(key))?.['value'] ?? null);
  }

  close(): void {
    if (!this.#db.isOpen) return;
    this.#emptyLog();
    this.#db.close();
  }

  /** True when words or votes were removed or replaced, which must not live on in the write-ahead log. */
  #apply(write: Write): boolean {
    const run = this.#do;
    if ('append' in write) {
      run.appendDocument.run(write.process, write.name, write.update);
      return false;
    }
    if ('erase' in write) {
      switch (write.erase) {
        case 'text':
          return run.eraseText.run(write.process, write.id).changes > 0;
        case 'grant':
          run.eraseGrant.run(write.secretHash);
          return false;
        case 'history':
          run.eraseHistory.run(write.process, write.board, write.through);
          return false;
        case 'papers':
          return this.#eraseBallot(write.process, write.ballot);
      }
    }
    switch (write.put) {
      case 'process':
        run.putProcess.run(write.value.id, write.value.body);
        return false;
      case 'entry': {
        const { process, seq, body, hash } = write.value;
        run.putEntry.run(process, seq, body, hash);
        return false;
      }
      case 'text': {
        const { process, id, salt, text: words } = write.value;
        // Nearly all words are new; only those that are there already have to be erased first.
        if (run.putText.run(process, id, salt, words).changes > 0) return false;
        run.eraseText.run(process, id);
        run.putText.run(process, id, salt, words);
        return true;
      }
      case 'grant': {
        const { secretHash, kind, session, role, process, workshop, participant, createdAtMs } = write.value;
        run.putGrant.run(secretHash, kind, session, role, process, workshop, participant, createdAtMs);
        return false;
      }
      case 'receipt':
        if (write.vote === undefined) run.putReceipt.run(write.value.process, write.value.key, write.value.body);
        else run.putVoteReceipt.run(write.value.process, write.value.key, write.vote, write.value.body);
        return false;
      case 'paper':
        run.putPaper.run(write.process, write.ballot, write.participant, write.body);
        return false;
      case 'urn':
        this.#putUrn(write.value);
        // The log holds one state of the urn after another: whoever compared them would see each paper come in.
        return true;
      case 'mark':
        run.putMark.run(write.process, write.ballot, write.holder);
        return false;
      case 'ticket': {
        const { process, workshop, secretHash, codeHash, sector, participant } = write.value;
        run.putTicket.run(process, workshop, secretHash, codeHash, sector, participant);
        return false;
      }
      case 'document': {
        const replaced = run.eraseDocument.all(write.process, write.name);
        for (const row of replaced) this.#erasedBytes += Number(row['size']);
        run.appendDocument.run(write.process, write.name, write.state);
        return replaced.length > 0;
      }
      case 'writer':
        run.putWriter.run(write.value.process, write.value.name, write.value.client, write.value.session);
        return false;
      case 'history':
        run.putHistory.run(write.value.process, write.value.board, write.value.seq, write.value.body);
        return false;
      case 'meta':
        run.putMeta.run(write.key, write.value);
        return false;
    }
  }

  /**
   * The papers, urns, marks and receipts of other open ballots are few; they are written anew behind the emptied
   * table, whose pages were written over as a whole: no copy of a moved or replaced row stays behind.
   */
  #eraseBallot(process: string, ballot: string): boolean {
    const run = this.#do;
    const papers = run.otherPapers.all(process, ballot);
    const marks = run.otherMarks.all(process, ballot);
    const erased = Number(run.eraseAllPapers.run().changes) - papers.length + Number(run.eraseAllMarks.run().changes) - marks.length;
    for (const row of papers) run.putPaper.run(text(row['process']), text(row['ballot']), text(row['participant']), text(row['body']));
    for (const row of marks) run.putMark.run(text(row['process']), text(row['ballot']), text(row['holder']));
    const receipts = run.otherVoteReceipts.all(process, ballot);
    const settled = Number(run.settleVoteReceipts.run(process, ballot).changes);
    run.eraseAllVoteReceipts.run();
    for (const row of receipts) run.putVoteReceipt.run(text(row['process']), text(row['key']), text(row['ballot']), text(row['body']));
    return this.#eraseUrn(process, ballot) || erased + settled > 0;
  }

  #eraseUrn(process: string, ballot: string): boolean {
    const run = this.#do;
    const others = run.otherUrns.all(process, ballot);
    const erased = Number(run.eraseAllUrns.run().changes) - others.length;
    for (const row of others) run.putUrn.run(text(row['process']), text(row['ballot']), bytes(row['bytes']));
    return erased > 0;
  }

  #putUrn({ process, ballot, bytes: papers }: StoredUrn): void {
    this.#eraseUrn(process, ballot);
    this.#do.putUrn.run(process, ballot, papers);
  }

  #read<Value>(query: () => Value): Value {
    try {
      return query();
    } catch (cause) {
      throw storageError(cause, this.#path);
    }
  }

  #rollBack(): void {
    // SQLite has already rolled back by itself after some errors, a full disk among them.
    if (this.#db.isOpen && this.#db.isTransaction) this.#db.exec('ROLLBACK');
  }

  #emptyLog(): void {
    try {
      this.#db.exec('PRAGMA wal_checkpoint(TRUNCATE)');
    } catch {
      // The commit stands, and the log is whole. The next checkpoint empties it: at the next removal, or at the close.
    }
  }

  /** Removing rows moves others, so the whole file is written anew behind it. */
  #tidy(): void {
    this.#erasedBytes = 0;
    try {
      this.#db.exec('DELETE FROM text WHERE erased = 1; DELETE FROM document WHERE erased = 1; VACUUM');
    } catch {
      // Too little room for a second copy of the file. Everything is there; the room is won back another time.
    }
    this.#emptyLog();
  }
}

/** Above this the file is written anew without what was erased; takes about a second per 100 MB. */
const erasedBytesMax = 33_554_432;

function text(value: unknown): string {
  if (typeof value !== 'string') throw new StorageBroken('A text column holds something else.');
  return value;
}

function bytes(value: unknown): Uint8Array {
  if (!(value instanceof Uint8Array)) throw new StorageBroken('A column of bytes holds something else.');
  return value;
}

const textOrNull = (value: unknown): string | null => (value === null || value === undefined ? null : text(value));
