import type { LedgerEntry, Storage, StoredGrant, StoredProcess, StoredReceipt, StoredText, StoredTicket, Write } from '../storage/storage.ts';

/** Told after every commit: how long it took, how much it wrote, and the error if it did not happen. */
export type CommitReport = (durationMs: number, writes: number, error: unknown) => void;

/** A storage that tells how its commits go, and does nothing else. */
export class MeasuredStorage implements Storage {
  readonly #inner: Storage;
  readonly #report: CommitReport;

  constructor(inner: Storage, report: CommitReport) {
    this.#inner = inner;
    this.#report = report;
  }

  commit(writes: readonly Write[]): void {
    const startMs = performance.now();
    try {
      this.#inner.commit(writes);
    } catch (error) {
      this.#report(performance.now() - startMs, writes.length, error);
      throw error;
    }
    this.#report(performance.now() - startMs, writes.length, null);
  }

  processes(): readonly StoredProcess[] {
    return this.#inner.processes();
  }

  entries(process: string): readonly LedgerEntry[] {
    return this.#inner.entries(process);
  }

  texts(process: string): readonly StoredText[] {
    return this.#inner.texts(process);
  }

  grant(secretHash: string): StoredGrant | null {
    return this.#inner.grant(secretHash);
  }

  receipt(process: string, key: string): StoredReceipt | null {
    return this.#inner.receipt(process, key);
  }

  papers(process: string, ballot: string): readonly { readonly participant: string; readonly body: string }[] {
    return this.#inner.papers(process, ballot);
  }

  urn(process: string, ballot: string): Uint8Array | null {
    return this.#inner.urn(process, ballot);
  }

  marks(process: string, ballot: string): readonly string[] {
    return this.#inner.marks(process, ballot);
  }

  tickets(process: string): readonly StoredTicket[] {
    return this.#inner.tickets(process);
  }

  document(process: string, name: string): readonly Uint8Array[] {
    return this.#inner.document(process, name);
  }

  writers(process: string, name: string): readonly { readonly client: number; readonly session: string }[] {
    return this.#inner.writers(process, name);
  }

  history(process: string, board: string, before: number | null, limit: number): readonly { readonly seq: number; readonly body: string }[] {
    return this.#inner.history(process, board, before, limit);
  }

  meta(key: string): string | null {
    return this.#inner.meta(key);
  }

  close(): void {
    this.#inner.close();
  }
}
