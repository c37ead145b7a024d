import {
  StorageBroken,
  StorageFull,
  type LedgerEntry,
  type Storage,
  type StoredGrant,
  type StoredProcess,
  type StoredReceipt,
  type StoredText,
  type StoredTicket,
  type Write,
} from './storage.ts';
import { nameOf, refuseIllFormed } from './write-check.ts';

export interface MemoryStorageOptions {
  /** The first commit fails this way, writing nothing; later ones work. */
  readonly failNextCommit?: 'full' | 'broken';
}

interface Tables {
  readonly processes: Map<string, StoredProcess>;
  readonly entries: Map<string, LedgerEntry[]>;
  readonly texts: Map<string, Map<string, StoredText>>;
  readonly grants: Map<string, StoredGrant>;
  readonly receipts: Map<string, Map<string, StoredReceipt>>;
  /** By process, then by ballot, then by participant. */
  readonly papers: Map<string, Map<string, Map<string, string>>>;
  /** By process, then by ballot. */
  readonly urns: Map<string, Map<string, Uint8Array>>;
  readonly marks: Map<string, Map<string, Set<string>>>;
  /** By process, then by the secret's hash. */
  readonly tickets: Map<string, Map<string, StoredTicket>>;
  /** State first, then appended updates. */
  readonly documents: Map<string, Map<string, Uint8Array[]>>;
  /** By process, then by document, then by client id. */
  readonly writers: Map<string, Map<string, Map<number, string>>>;
  /** By process, then by board, in order of seq. */
  readonly histories: Map<string, Map<string, Map<number, string>>>;
  readonly meta: Map<string, string>;
}

/** Keeps everything in memory: for tests. Hands out copies, so that nobody changes what is stored. */
export class MemoryStorage implements Storage {
  #tables: Tables = emptyTables();
  #failNextCommit: 'full' | 'broken' | null;
  #open = true;

  constructor(options: MemoryStorageOptions = {}) {
    this.#failNextCommit = options.failNextCommit ?? null;
  }

  /** As the constructor's option, for later. */
  failNextCommit(how: 'full' | 'broken'): void {
    this.#failNextCommit = how;
  }

  /** What a restart would find: a storage of its own with the same content. */
  reopened(): MemoryStorage {
    const next = new MemoryStorage();
    next.#tables = structuredClone(this.#tables);
    return next;
  }

  commit(writes: readonly Write[]): void {
    if (!this.#open) throw new StorageBroken('The storage is closed.');
    const failure = this.#failNextCommit;
    this.#failNextCommit = null;
    if (failure === 'full') throw new StorageFull('Told to be full once.');
    if (failure === 'broken') throw new StorageBroken('Told to fail once.');
    refuseIllFormed(writes);
    this.#refuseHoles(writes);
    // Nothing below can fail: that makes the commit all or nothing.
    for (const write of writes) this.#apply(structuredClone(write));
  }

  processes(): readonly StoredProcess[] {
    return structuredClone([...this.#tables.processes.values()]);
  }

  entries(process: string): readonly LedgerEntry[] {
    return structuredClone(this.#tables.entries.get(process) ?? []);
  }

  texts(process: string): readonly StoredText[] {
    return structuredClone([...(this.#tables.texts.get(process)?.values() ?? [])]);
  }

  grant(secretHash: string): StoredGrant | null {
    return structuredClone(this.#tables.grants.get(secretHash) ?? null);
  }

  receipt(process: string, key: string): StoredReceipt | null {
    return structuredClone(this.#tables.receipts.get(process)?.get(key) ?? null);
  }

  papers(process: string, ballot: string): readonly { readonly participant: string; readonly body: string }[] {
    const papers = this.#tables.papers.get(process)?.get(ballot) ?? new Map<string, string>();
    return [...papers].map(([participant, body]) => ({ participant, body })).sort((a, b) => (a.participant < b.participant ? -1 : 1));
  }

  urn(process: string, ballot: string): Uint8Array | null {
    return structuredClone(this.#tables.urns.get(process)?.get(ballot) ?? null);
  }

  marks(process: string, ballot: string): readonly string[] {
    return [...(this.#tables.marks.get(process)?.get(ballot) ?? [])].sort();
  }

  tickets(process: string): readonly StoredTicket[] {
    return structuredClone([...(this.#tables.tickets.get(process)?.values() ?? [])]);
  }

  document(process: string, name: string): readonly Uint8Array[] {
    return structuredClone(this.#tables.documents.get(process)?.get(name) ?? []);
  }

  writers(process: string, name: string): readonly { readonly client: number; readonly session: string }[] {
    return [...(this.#tables.writers.get(process)?.get(name) ?? [])].map(([client, session]) => ({ client, session })).sort((a, b) => a.client - b.client);
  }

  history(process: string, board: string, before: number | null, limit: number): readonly { readonly seq: number; readonly body: string }[] {
    const entries = [...(this.#tables.histories.get(process)?.get(board) ?? [])].map(([seq, body]) => ({ seq, body })).filter(({ seq }) => before === null || seq < before);
    return entries.sort((a, b) => b.seq - a.seq).slice(0, limit);
  }

  meta(key: string): string | null {
    return this.#tables.meta.get(key) ?? null;
  }

  close(): void {
    this.#open = false;
  }

  #refuseHoles(writes: readonly Write[]): void {
    const last = new Map<string, number>();
    for (const write of writes) {
      if (!('put' in write) || write.put !== 'entry') continue;
      const { process, seq } = write.value;
      const before = last.get(process) ?? this.#tables.entries.get(process)?.length ?? 0;
      if (seq !== before + 1) throw new StorageBroken(`${nameOf(write)} has number ${seq}, the next one is ${before + 1}.`);
      last.set(process, seq);
    }
  }

  #apply(write: Write): void {
    const tables = this.#tables;
    if ('append' in write) {
      inside(inside(tables.documents, write.process, () => new Map()), write.name, () => []).push(write.update);
      return;
    }
    if ('erase' in write) {
      switch (write.erase) {
        case 'text':
          tables.texts.get(write.process)?.delete(write.id);
          return;
        case 'grant':
          tables.grants.delete(write.secretHash);
          return;
        case 'history': {
          const entries = tables.histories.get(write.process)?.get(write.board);
          for (const seq of [...(entries?.keys() ?? [])]) if (seq <= write.through) entries?.delete(seq);
          return;
        }
        case 'papers':
          for (const table of [tables.papers, tables.urns, tables.marks]) table.get(write.process)?.delete(write.ballot);
          return;
      }
    }
    switch (write.put) {
      case 'process':
        tables.processes.set(write.value.id, write.value);
        return;
      case 'entry':
        inside(tables.entries, write.value.process, () => []).push(write.value);
        return;
      case 'text':
        inside(tables.texts, write.value.process, () => new Map()).set(write.value.id, write.value);
        return;
      case 'grant':
        tables.grants.set(write.value.secretHash, write.value);
        return;
      case 'receipt':
        inside(tables.receipts, write.value.process, () => new Map()).set(write.value.key, write.value);
        return;
      case 'paper':
        inside(inside(tables.papers, write.process, () => new Map()), write.ballot, () => new Map()).set(write.participant, write.body);
        return;
      case 'urn':
        inside(tables.urns, write.value.process, () => new Map()).set(write.value.ballot, write.value.bytes);
        return;
      case 'mark':
        inside(inside(tables.marks, write.process, () => new Map()), write.ballot, () => new Set()).add(write.holder);
        return;
      case 'ticket':
        inside(tables.tickets, write.value.process, () => new Map()).set(write.value.secretHash, write.value);
        return;
      case 'document':
        inside(tables.documents, write.process, () => new Map()).set(write.name, [write.state]);
        return;
      case 'writer': {
        const { process, name, client, session } = write.value;
        const writers = inside(inside(tables.writers, process, () => new Map<string, Map<number, string>>()), name, () => new Map<number, string>());
        if (!writers.has(client)) writers.set(client, session);
        return;
      }
      case 'history':
        inside(inside(tables.histories, write.value.process, () => new Map<string, Map<number, string>>()), write.value.board, () => new Map<number, string>()).set(write.value.seq, write.value.body);
        return;
      case 'meta':
        tables.meta.set(write.key, write.value);
        return;
    }
  }
}

const emptyTables = (): Tables => ({
  processes: new Map(),
  entries: new Map(),
  texts: new Map(),
  grants: new Map(),
  receipts: new Map(),
  papers: new Map(),
  urns: new Map(),
  marks: new Map(),
  tickets: new Map(),
  documents: new Map(),
  writers: new Map(),
  histories: new Map(),
  meta: new Map(),
});

function inside<Key, Value>(map: Map<Key, Value>, key: Key, make: () => Value): Value {
  const found = map.get(key);
  if (found !== undefined) return found;
  const made = make();
  map.set(key, made);
  return made;
}
