/**
 * Where everything durable goes. Two implementations keep these promises (test/contract/storage-contract.ts):
 * memory (for tests) and SQLite (WAL, synchronous=FULL, secure_delete).
 *
 * All methods are synchronous: nothing may happen between deciding a command and appending it.
 * `commit` is all or nothing and durable (fsync) when it returns.
 */

/** One line of a process' ledger. Bytes of `body` are exactly what was hashed. */
export interface LedgerEntry {
  readonly process: string;
  /** 1, 2, 3, … without holes, per process. This is the revision that receipts and views carry. */
  readonly seq: number;
  /** Canonical JSON of the entry's content (see server/room/ledger.ts). */
  readonly body: string;
  /** SHA-256 over previous hash and body, 64 hexadecimal digits. */
  readonly hash: string;
}

/** The words of a card or of a reason, kept apart from the ledger so that they can really be erased. */
export interface StoredText {
  readonly process: string;
  readonly id: string;
  /** 22 characters base64url: mixed into the hash that the ledger keeps. */
  readonly salt: string;
  readonly text: string;
}

/** What a key or a session may do. Secrets are stored as SHA-256 only. */
export interface StoredGrant {
  /** SHA-256 of the secret, 64 hexadecimal digits. */
  readonly secretHash: string;
  /** `key`: a link or a program's key. `session`: a browser's cookie or a participant's token. */
  readonly kind: 'key' | 'session';
  /** Names the device in approvals; the same for a key used as Bearer. */
  readonly session: string;
  readonly role: string;
  readonly process: string;
  /** null: the whole process. */
  readonly workshop: string | null;
  /** For participants. */
  readonly participant: string | null;
  readonly createdAtMs: number;
}

/** A ticket (Stimmkarte). Its secret and its digits are on paper only; here they are SHA-256, 64 hexadecimal digits. */
export interface StoredTicket {
  readonly process: string;
  readonly workshop: string;
  readonly secretHash: string;
  readonly codeHash: string;
  /** null: a general one. */
  readonly sector: string | null;
  /** Who joined with it or showed it; null: nobody yet. */
  readonly participant: string | null;
}

/** The urn of an open ballot as it lies on the disk: everything that was put in without a name, in no order. */
export interface StoredUrn {
  readonly process: string;
  readonly ballot: string;
  /** See server/room/urn-encoding.ts. */
  readonly bytes: Uint8Array;
}

/** A process as found at start. */
export interface StoredProcess {
  readonly id: string;
  /** Canonical JSON of title, sectors and so on. */
  readonly body: string;
}

/** A receipt of a command, so that the same id gets the same answer. Holds no time and never a choice. */
export interface StoredReceipt {
  readonly process: string;
  /** SHA-256 of session and command id: leads from a repeated command to its answer, never back to a person. */
  readonly key: string;
  readonly body: string;
}

/** Which session writes to a document under which client id of Yjs. */
export interface StoredWriter {
  readonly process: string;
  /** Of the document. */
  readonly name: string;
  /** 0 … 2^32 − 1. */
  readonly client: number;
  readonly session: string;
}

/** One entry of a board's history. */
export interface StoredHistory {
  readonly process: string;
  readonly board: string;
  /** 1, 2, 3, … per board; the oldest are erased. */
  readonly seq: number;
  /** JSON; see server/room/board-history.ts. Never a card's words. */
  readonly body: string;
}

/** A change of one commit. Order inside the batch is kept. */
export type Write =
  | { readonly put: 'process'; readonly value: StoredProcess }
  | { readonly put: 'entry'; readonly value: LedgerEntry }
  | { readonly put: 'text'; readonly value: StoredText }
  | { readonly erase: 'text'; readonly process: string; readonly id: string }
  | { readonly put: 'grant'; readonly value: StoredGrant }
  | { readonly erase: 'grant'; readonly secretHash: string }
  /**
   * `vote`: the answer to a vote in this open ballot. Such receipts lie apart until its papers are erased, and then come among the others
   * in an order that says nothing: the one in which they came is the order of voting.
   */
  | { readonly put: 'receipt'; readonly value: StoredReceipt; readonly vote?: string }
  /** One participant's paper in an open straw poll: replaces an earlier one. */
  | { readonly put: 'paper'; readonly process: string; readonly ballot: string; readonly participant: string; readonly body: string }
  /** Replaces the whole urn of a ballot; nothing of the one before may be left anywhere. */
  | { readonly put: 'urn'; readonly value: StoredUrn }
  /** In the register of an open ballot: `holder` (a ticket) has voted. Without time, order or paper. */
  | { readonly put: 'mark'; readonly process: string; readonly ballot: string; readonly holder: string }
  | { readonly put: 'ticket'; readonly value: StoredTicket }
  /** Removes all papers of a ballot, its urn and its register: at the close, in the same commit that stores the shuffled result. */
  | { readonly erase: 'papers'; readonly process: string; readonly ballot: string }
  /** The state of a Yjs document, encoded by us; replaces what was there, appended updates included. */
  | { readonly put: 'document'; readonly process: string; readonly name: string; readonly state: Uint8Array }
  /** One update of a Yjs document, encoded by us; goes behind what is there. */
  | { readonly append: 'document'; readonly process: string; readonly name: string; readonly update: Uint8Array }
  /** In the commit that stores the first edit under that id; an id keeps its session. */
  | { readonly put: 'writer'; readonly value: StoredWriter }
  | { readonly put: 'history'; readonly value: StoredHistory }
  /** Entries up to that number, itself included. */
  | { readonly erase: 'history'; readonly process: string; readonly board: string; readonly through: number }
  /** Small process-wide values that are not ledger entries (the join code index and so on live in the ledger). */
  | { readonly put: 'meta'; readonly key: string; readonly value: string };

export interface Storage {
  /** Writes all or nothing, durably. Throws `StorageFull` or `StorageBroken`; then nothing was written. */
  commit(writes: readonly Write[]): void;
  processes(): readonly StoredProcess[];
  /** In order of `seq`. */
  entries(process: string): readonly LedgerEntry[];
  texts(process: string): readonly StoredText[];
  grant(secretHash: string): StoredGrant | null;
  receipt(process: string, key: string): StoredReceipt | null;
  /** Papers of one open ballot in no particular order. */
  papers(process: string, ballot: string): readonly { readonly participant: string; readonly body: string }[];
  /** null: nothing was put in. */
  urn(process: string, ballot: string): Uint8Array | null;
  /** Who has voted in an open ballot, sorted. */
  marks(process: string, ballot: string): readonly string[];
  /** In no particular order. */
  tickets(process: string): readonly StoredTicket[];
  /** State and appended updates in order; empty if the document was never stored. */
  document(process: string, name: string): readonly Uint8Array[];
  /** In order of their ids. */
  writers(process: string, name: string): readonly { readonly client: number; readonly session: string }[];
  /** Newest first, those below `before` (null: all), at most `limit`. */
  history(process: string, board: string, before: number | null, limit: number): readonly { readonly seq: number; readonly body: string }[];
  meta(key: string): string | null;
  /** Empties the write-ahead log into the file and closes. */
  close(): void;
}

/** No room on the disk. The commit left nothing behind; reading goes on. */
export class StorageFull extends Error {
  override readonly name = 'StorageFull';
}

/** Anything else that kept the commit from happening. */
export class StorageBroken extends Error {
  override readonly name = 'StorageBroken';
}
