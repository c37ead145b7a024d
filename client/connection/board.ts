import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { clustersKey, placesKey } from '../../shared/board/board-layout.ts';
import { readBoard, type BoardSnapshot } from '../../shared/board/board-snapshot.ts';
import type { Role } from '../../shared/domain/role.ts';
import { keepIdentity } from './board-identity.ts';

/**
 * The provider reconnects after 30 s of silence, and a board can be silent for hours. Asking for the
 * state this often keeps the socket alive and heals a lost frame.
 */
const resyncIntervalMs = 20_000;

/** Undo steps that are kept; enough for a long afternoon, bounded all the same. */
const undoStepsMax = 500;

export type BoardStatus = 'connecting' | 'live' | 'offline' | 'refused';

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
  readonly #provider: WebsocketProvider;
  readonly #listeners = new Set<() => void>();
  #undoManager: Y.UndoManager | null = null;
  #snapshot: BoardSnapshot;
  #stale = false;
  #everSynced = false;
  #refused = false;
  #unsent = false;

  constructor(syncName: string, as: Role) {
    this.syncName = syncName;
    this.#snapshot = readBoard(this.doc);
    this.doc.on('update', (_update: Uint8Array, origin: unknown) => {
      this.#stale = true;
      if (origin !== this.#provider && !this.#provider.wsconnected) this.#unsent = true;
      this.#announce();
    });
    this.#provider = new WebsocketProvider(syncAddress(), syncName, this.doc, { params: { as }, disableBc: true, resyncInterval: resyncIntervalMs });
    // Presence is counted by the server; a screen has nothing to tell the others.
    this.#provider.awareness.setLocalState(null);
    this.#provider.on('sync', (synced: boolean) => {
      if (synced) {
        this.#everSynced = true;
        this.#unsent = false;
      }
      this.#announce();
    });
    this.#provider.on('status', () => this.#announce());
    // The server said that trying again is pointless: the key was revoked or the board is gone.
    this.#provider.on('closed', () => {
      this.#refused = true;
      this.#announce();
    });
  }

  /** The board now. Worked out once per change, when somebody asks. */
  get snapshot(): BoardSnapshot {
    if (this.#stale) {
      this.#stale = false;
      this.#snapshot = keepIdentity(this.#snapshot, readBoard(this.doc));
    }
    return this.#snapshot;
  }

  /** True once the server's state has arrived; stays true while offline, because the last state is still there. */
  get synced(): boolean {
    return this.#everSynced;
  }

  get status(): BoardStatus {
    if (this.#refused) return 'refused';
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

  /** Calls back once per transaction and when the connection changes. Returns what ends it. */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Changes the board in one step: one transaction, one frame, one undo. Only functions of `shared/board/board-edits.ts` belong inside. */
  edit(change: (doc: Y.Doc) => void): void {
    this.#undo();
    this.doc.transact(() => change(this.doc), this.#origin);
  }

  undo(): void {
    this.#undo().undo();
  }

  redo(): void {
    this.#undo().redo();
  }

  destroy(): void {
    this.#listeners.clear();
    this.#undoManager?.destroy();
    this.#provider.destroy();
    this.doc.destroy();
  }

  /** Made with the first edit: readers never need one. */
  #undo(): Y.UndoManager {
    if (this.#undoManager === null) {
      const manager = new Y.UndoManager([this.doc.getMap(placesKey), this.doc.getMap(clustersKey)], { trackedOrigins: new Set([this.#origin]), captureTimeout: 0 });
      manager.on('stack-item-added', () => {
        if (manager.undoStack.length > undoStepsMax) manager.undoStack.shift();
        this.#announce();
      });
      manager.on('stack-item-popped', () => this.#announce());
      this.#undoManager = manager;
    }
    return this.#undoManager;
  }

  #announce(): void {
    for (const listener of [...this.#listeners]) listener();
  }
}
