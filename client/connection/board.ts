import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { BoardIndex } from '../../shared/board/board-index.ts';
import { editorKeys } from '../../shared/board/board-layout.ts';
import type { BoardSnapshot } from '../../shared/board/board-snapshot.ts';
import { mayTakeBack } from '../../shared/board/board-undo.ts';
import type { Role } from '../../shared/domain/role.ts';
import { BoardPresence, type BoardEditor } from './board-presence.ts';
import { FrameSignal } from './frame-signal.ts';
import type { UnsentEdits } from './unsent-edits.ts';

export type { BoardEditor };

/**
 * The provider reconnects after 30 s of silence, and a board can be silent for hours. Asking for the
 * state this often keeps the socket alive and heals a lost frame.
 */
const resyncIntervalMs = 20_000;
/** The longest pause between two tries to connect: whoever was away is back within five seconds. */
const reconnectMsMax = 2_000;
/** The server closes the socket if it could not store an edit; when it still talks this much later, it has it. */
const storedAfterMs = 3_000;

/** Undo steps that are kept; enough for a long afternoon, bounded all the same. */
const undoStepsMax = 500;

/** Close codes of the server, see server/socket/close-codes.ts. */
const boardFullCode = 4413;
const frameRefusedCode = 1008;
const turnedAwayMax = 2;

/** `refused`: this access opens the board no more. `full`: it takes nothing new. `not-taken`: the server turned away what this page wrote. */
export type BoardStatus = 'connecting' | 'live' | 'offline' | 'refused' | 'full' | 'not-taken';

const syncAddress = (): string => `${location.protocol === 'https:' ? 'wss:' : 'ws:'}//${location.host}/api/v1/sync`;

/**
 * A board's document behind a snapshot and a list of listeners. Screens read `snapshot`; only the console calls `edit`.
 *
 * Shape: records and lists of a snapshot that did not change keep their identity.
 */
export class Board {
  readonly doc = new Y.Doc();
  readonly syncName: string;
  /** Marks own changes: only these can be undone here, never another moderator's. */
  readonly #origin = Symbol('own edit');
  readonly #index = new BoardIndex(this.doc);
  readonly #presence: BoardPresence;
  readonly #provider: WebsocketProvider;
  /** Null for screens that only read, and until its code has come. */
  #unsentEdits: UnsentEdits | null = null;
  readonly #listeners = new Set<() => void>();
  readonly #signal = new FrameSignal(() => this.#announce());
  #undoManager: Y.UndoManager | null = null;
  #everSynced = false;
  #ended: Extract<BoardStatus, 'refused' | 'full' | 'not-taken'> | null = null;
  #turnedAway = 0;
  #destroyed = false;
  #restored = false;
  #unsent = false;
  #editedAtMs = 0;
  #storedTimer: ReturnType<typeof setInterval> | null = null;

  /** `writes`: a desk. The picture of the hall inside a desk reads with the desk's role and says nothing about itself. */
  constructor(syncName: string, as: Role, writes: boolean) {
    this.syncName = syncName;
    this.doc.on('update', (_update: Uint8Array, _origin: unknown, _doc: Y.Doc, { local }: Y.Transaction) => {
      if (local) this.#edited();
      else this.#signal.ask();
    });
    this.#presence = new BoardPresence(this.doc, writes, () => this.#signal.ask());
    this.#provider = new WebsocketProvider(syncAddress(), syncName, this.doc, { params: { as }, disableBc: true, resyncInterval: resyncIntervalMs, maxBackoffTime: reconnectMsMax, awareness: this.#presence.awareness });
    this.#provider.on('sync', (synced: boolean) => {
      if (synced) {
        this.#everSynced = true;
        this.#unsent = false;
        this.#restore();
      }
      this.#signal.now();
    });
    this.#provider.on('status', () => this.#signal.now());
    // The server said that trying again is pointless: the key was revoked or the board is gone.
    this.#provider.on('closed', ({ code }: { readonly code: number }) => this.#end(code === boardFullCode ? 'full' : 'refused'));
    this.#provider.on('connection-close', (event: CloseEvent | null) => {
      // Once may be a line that broke in the middle; twice the same frame is turned away again and again.
      if (event?.code === frameRefusedCode && (this.#turnedAway += 1) >= turnedAwayMax) this.#end('not-taken');
    });
    globalThis.addEventListener('online', this.#reconnect);
    if (writes) void this.#keepUnsent();
  }

  /** The board now. Worked out once per change, when somebody asks, and only what changed. */
  get snapshot(): BoardSnapshot {
    return this.#index.snapshot;
  }

  /** True once the server's state has arrived; stays true while offline, because the last state is still there. */
  get synced(): boolean {
    return this.#everSynced;
  }

  get status(): BoardStatus {
    if (this.#ended !== null) return this.#ended;
    if (this.#provider.wsconnected && this.#provider.synced) return 'live';
    return this.#everSynced ? 'offline' : 'connecting';
  }

  /** There are own changes that the server has not seen: closing the page now would lose them. */
  get unsent(): boolean {
    return this.#unsent;
  }

  get canUndo(): boolean {
    return (this.#undoManager?.undoStack.length ?? 0) > 0;
  }

  get canRedo(): boolean {
    return (this.#undoManager?.redoStack.length ?? 0) > 0;
  }

  /** Other editors of this board, as far as the connection knows; empty for screens that only read. */
  get others(): readonly BoardEditor[] {
    return this.#presence.others;
  }

  /** Tells the other editors which cards are in hand here. */
  hold(cards: readonly string[]): void {
    this.#presence.hold(cards);
  }

  /** Tells them which card is read aloud. */
  read(card: string | null): void {
    this.#presence.read(card);
  }

  /** Tells them who is here. */
  setName(name: string): void {
    this.#presence.setName(name);
  }

  /**
   * Calls back at once after an own change and when the connection changes, and at most once per frame for what others
   * do. Returns what ends it.
   */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Changes the board in one step: one transaction, one frame, one undo. Only functions of `shared/board/board-edits.ts` belong inside. */
  edit(change: (doc: Y.Doc) => void): void {
    this.#undo();
    this.doc.transact(() => change(this.doc), this.#origin);
  }

  /** The half of an edit that undo leaves alone: what others build on may not vanish with it. */
  prepare(change: (doc: Y.Doc) => void): void {
    this.doc.transact(() => change(this.doc));
  }

  undo(): void {
    this.#undo().undo();
  }

  redo(): void {
    this.#undo().redo();
  }

  /** Trying again would change nothing. What was turned away is not kept either, or the next page would fail with it. */
  #end(why: 'refused' | 'full' | 'not-taken'): void {
    if (this.#ended !== null) return;
    this.#ended = why;
    if (why === 'not-taken') this.#unsentEdits?.clear();
    if (why !== 'refused') this.#provider.disconnect();
    this.#signal.now();
  }

  destroy(): void {
    this.#destroyed = true;
    globalThis.removeEventListener('online', this.#reconnect);
    this.#signal.stop();
    this.#listeners.clear();
    if (this.#storedTimer !== null) clearInterval(this.#storedTimer);
    this.#unsentEdits?.stop();
    this.#undoManager?.destroy();
    this.#provider.destroy();
    this.doc.destroy();
  }

  /** Made with the first edit: readers never need one. */
  #undo(): Y.UndoManager {
    if (this.#undoManager === null) {
      const manager = new Y.UndoManager(editorKeys.map((key) => this.doc.getMap(key)), { trackedOrigins: new Set([this.#origin]), captureTimeout: 0, deleteFilter: mayTakeBack });
      manager.on('stack-item-added', () => {
        if (manager.undoStack.length > undoStepsMax) manager.undoStack.shift();
        this.#signal.now();
      });
      manager.on('stack-item-popped', () => this.#signal.now());
      this.#undoManager = manager;
    }
    return this.#undoManager;
  }

  #edited(): void {
    if (!this.#provider.wsconnected) this.#unsent = true;
    this.#editedAtMs = Date.now();
    this.#storedTimer ??= setInterval(() => this.#forgetStored(), storedAfterMs);
    this.#signal.now();
  }

  /** Loaded apart: projectors never need it, and a desk not before its first edit. Without it an edit is as safe as the page. */
  async #keepUnsent(): Promise<void> {
    const loaded = await import('./unsent-edits.ts').catch(() => null);
    if (loaded === null || this.#destroyed) return;
    this.#unsentEdits = loaded.unsentEditsOf(this.doc, this.syncName);
    this.#restore();
  }

  /** What an earlier page left behind is written once, when both it and the board are there. */
  #restore(): void {
    if (this.#restored || !this.#everSynced || this.#unsentEdits === null) return;
    this.#restored = true;
    this.#unsentEdits.restore();
  }

  #forgetStored(): void {
    if (this.status !== 'live' || this.#provider.wsLastMessageReceived < this.#editedAtMs + storedAfterMs) return;
    this.#unsentEdits?.clear();
    if (this.#storedTimer !== null) clearInterval(this.#storedTimer);
    this.#storedTimer = null;
  }

  /** The network came back, perhaps another one: the old socket may be dead without knowing it. */
  readonly #reconnect = (): void => {
    if (this.#ended !== null) return;
    this.#provider.disconnect();
    this.#provider.connect();
  };

  #announce(): void {
    for (const listener of [...this.#listeners]) listener();
  }
}
