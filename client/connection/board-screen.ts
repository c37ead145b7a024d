import { WebsocketProvider } from 'y-websocket';
import { Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { BoardIndex } from '../../shared/board/board-index.ts';
import type { BoardSnapshot } from '../../shared/board/board-snapshot.ts';
import type { Role } from '../../shared/domain/role.ts';
import { FrameSignal } from './frame-signal.ts';

/**
 * The provider reconnects after 30 s of silence, and a board can be silent for hours. Asking for the
 * state this often keeps the socket alive and heals a lost frame.
 */
const resyncIntervalMs = 20_000;
/** The longest pause between two tries to connect: whoever was away is back within five seconds. */
const reconnectMsMax = 2_000;

/** Close codes of the server, see server/socket/close-codes.ts. */
const boardFullCode = 4413;
const frameRefusedCode = 1008;
const turnedAwayMax = 2;

/** `refused`: this access opens the board no more. `full`: it takes nothing new. `not-taken`: the server turned away what this page wrote. */
export type BoardStatus = 'connecting' | 'live' | 'offline' | 'refused' | 'full' | 'not-taken';
export type BoardEnd = Extract<BoardStatus, 'refused' | 'full' | 'not-taken'>;

const syncAddress = (): string => `${location.protocol === 'https:' ? 'wss:' : 'ws:'}//${location.host}/api/v1/sync`;

/** Of a screen that only reads: it says nothing about itself. */
const silent = (doc: Y.Doc): Awareness => {
  const awareness = new Awareness(doc);
  awareness.setLocalState(null);
  return awareness;
};

/**
 * A board's document behind a snapshot and a list of listeners, to be looked at. Desks have more: `Board`.
 *
 * Shape: records and lists of a snapshot that did not change keep their identity.
 */
export class BoardScreen {
  readonly doc = new Y.Doc();
  readonly syncName: string;
  protected readonly provider: WebsocketProvider;
  protected readonly signal = new FrameSignal(() => this.#announce());
  readonly #index = new BoardIndex(this.doc);
  readonly #listeners = new Set<() => void>();
  #everSynced = false;
  #ended: BoardEnd | null = null;
  #turnedAway = 0;

  constructor(syncName: string, as: Role, awarenessOf: (doc: Y.Doc) => Awareness = silent) {
    this.syncName = syncName;
    this.doc.on('update', (_update: Uint8Array, _origin: unknown, _doc: Y.Doc, { local }: Y.Transaction) => {
      if (local) this.edited();
      else this.signal.ask();
    });
    this.provider = new WebsocketProvider(syncAddress(), syncName, this.doc, { params: { as }, disableBc: true, resyncInterval: resyncIntervalMs, maxBackoffTime: reconnectMsMax, awareness: awarenessOf(this.doc) });
    this.provider.on('sync', (synced: boolean) => {
      if (synced) {
        this.#everSynced = true;
        this.arrived();
      }
      this.signal.now();
    });
    this.provider.on('status', () => this.signal.now());
    // The server said that trying again is pointless: the key was revoked, the board is gone or full.
    this.provider.on('closed', ({ code }: { readonly code: number }) => this.#end(code === boardFullCode ? 'full' : 'refused'));
    this.provider.on('connection-close', (event: CloseEvent | null) => {
      // Once may be a line that broke in the middle; twice the same frame is turned away again and again.
      if (event?.code === frameRefusedCode && (this.#turnedAway += 1) >= turnedAwayMax) this.#end('not-taken');
    });
    globalThis.addEventListener('online', this.#reconnect);
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
    if (this.provider.wsconnected && this.provider.synced) return 'live';
    return this.#everSynced ? 'offline' : 'connecting';
  }

  /**
   * Calls back at once after an own change and when the connection changes, and at most once per frame for what others
   * do. Returns what ends it.
   */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  destroy(): void {
    globalThis.removeEventListener('online', this.#reconnect);
    this.signal.stop();
    this.#listeners.clear();
    this.provider.destroy();
    this.doc.destroy();
  }

  /** The document changed here. */
  protected edited(): void {
    this.signal.now();
  }

  /** The server's state is there, for the first time or again. */
  protected arrived(): void {}

  /** Trying again would change nothing. */
  protected ended(_why: BoardEnd): void {}

  #end(why: BoardEnd): void {
    if (this.#ended !== null) return;
    this.#ended = why;
    this.ended(why);
    if (why !== 'refused') this.provider.disconnect();
    this.signal.now();
  }

  /** The network came back, perhaps another one: the old socket may be dead without knowing it. */
  readonly #reconnect = (): void => {
    if (this.#ended !== null) return;
    this.provider.disconnect();
    this.provider.connect();
  };

  #announce(): void {
    for (const listener of [...this.#listeners]) listener();
  }
}
