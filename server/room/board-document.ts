/**
 * One board's Y.Doc on the server: the server's own edits, the quarantine for editors' frames, and
 * what goes to the storage and to readers.
 *
 * An editor's frame has to pass the gate (board-gate.ts), then it is applied to a shadow copy. What the shadow
 * emits (encoded by us) is applied to the document, stored and sent; a frame that does not fit costs its sender
 * the connection and nobody else anything. Foreign bytes are never merged or stored (docs/THREATS.md).
 */
import * as Y from 'yjs';
import { boardKeys, cardsKey, clustersKey, marksKey, placesKey, removalsKey, titlesKey, type BoardCard, type BoardPlace } from '../../shared/board/board-layout.ts';
import { asId, type CardId } from '../../shared/domain/ids.ts';
import type { TouchedKeys } from '../../shared/board/board-schema.ts';
import { readCluster } from '../../shared/board/board-snapshot.ts';
import { upgradeBoard } from '../../shared/board/board-upgrade.ts';
import { dropCard, putCard } from '../../shared/board/board-edits.ts';
import { boardStateBytesMax } from '../../shared/domain/limits.ts';
import type { BoardHistoryEdit } from '../../shared/protocol/board-history.ts';
import { BoardChanges } from './board-changes.ts';
import { BoardPresence } from './board-presence.ts';
import { BoardQuarantine, type BoardWriter, type FrameContext } from './board-quarantine.ts';
import type { FrameRefusal } from './frame-reader.ts';

/** A board screen on a socket. */
export interface BoardPeer {
  readonly writes: boolean;
  /** Sends one update; false means: cannot keep up and was closed. */
  sendUpdate(update: Uint8Array): boolean;
  close(reason: 'commit-failed'): void;
}

/** Appended updates may grow to this size, or to that of the stored state, before it is written whole again. */
const appendedBytesMin = 262_144;

export interface DocumentWrite {
  readonly whole: boolean;
  readonly bytes: Uint8Array;
}

/** `edits`: what it did, in words of the history. */
export type FrameAnswer = { readonly ok: true; readonly edits: readonly BoardHistoryEdit[] } | { readonly ok: false; readonly why: FrameRefusal };

export class BoardDocument {
  readonly #doc: Y.Doc;
  readonly #peers = new Set<BoardPeer>();
  readonly #quarantine: BoardQuarantine;
  readonly #changes: BoardChanges;
  /** What is being applied came through the quarantine, whose copy has it already. */
  #fromEditor = false;
  /** Cards that were put since the last transaction: all of one commit go into the document together. */
  readonly #puts = new Map<string, BoardCard>();
  #pending: Uint8Array[] = [];
  #unsent: Uint8Array[] = [];
  #appendedBytes = 0;
  #wholeBytes: number;
  #compactNext = false;
  #touchedCards = new Set<CardId>();
  #touchedClusters = false;

  /** Who edits this board now. */
  readonly editors: BoardPresence;

  /** `nowMs`: begins the clocks of `editors`. */
  constructor(stored: readonly Uint8Array[], { writers = [], nowMs = 0 }: { readonly writers?: readonly BoardWriter[]; readonly nowMs?: number } = {}) {
    this.editors = new BoardPresence(nowMs);
    this.#doc = new Y.Doc({ gc: true });
    for (const bytes of stored) Y.applyUpdate(this.#doc, bytes);
    this.#wholeBytes = stored.reduce((sum, bytes) => sum + bytes.length, 0);
    // Declared, so that they are maps even before the first card.
    for (const key of boardKeys) this.#doc.getMap(key);
    this.#quarantine = new BoardQuarantine(this.#doc, writers);
    // A stored board of an earlier layout is written anew with the next commit.
    this.#doc.on('update', (update: Uint8Array) => {
      this.#pending.push(update);
      if (!this.#fromEditor) this.#quarantine.follow(update);
    });
    this.edit(upgradeBoard);
    this.#changes = new BoardChanges(this.#doc);
    this.#doc.getMap(placesKey).observe((event) => {
      for (const card of event.keysChanged) this.#touchedCards.add(asId<CardId>(card));
    });
    for (const key of [clustersKey, titlesKey, removalsKey])
      this.#doc.getMap(key).observe(() => {
        this.#touchedClusters = true;
      });
  }

  get doc(): Y.Doc {
    this.#carryOutPuts();
    return this.#doc;
  }

  /** The server's own edit. One transaction, one update. */
  edit(change: (doc: Y.Doc) => void): void {
    this.#carryOutPuts();
    this.#doc.transact(() => change(this.#doc), 'server');
  }

  /** What changed place since the last call; `clusters`: a heading changed, which concerns every card. */
  takeTouched(): { readonly cards: ReadonlySet<CardId>; readonly clusters: boolean } {
    const touched = { cards: this.#touchedCards, clusters: this.#touchedClusters };
    if (touched.cards.size > 0) this.#touchedCards = new Set();
    this.#touchedClusters = false;
    return touched;
  }

  put(id: string, card: BoardCard): void {
    this.#puts.set(id, card);
  }

  /** Before anything else that reads or changes the document, so that nobody can tell. */
  #carryOutPuts(): void {
    if (this.#puts.size === 0) return;
    const puts = [...this.#puts];
    this.#puts.clear();
    this.#doc.transact(() => {
      for (const [id, card] of puts) putCard(this.#doc, id, card);
    }, 'server');
  }

  /** Takes a card's words out for good: the stored state is written whole, so no old update keeps them. */
  drop(id: string): void {
    this.edit((doc) => dropCard(doc, id));
    this.#compactNext = true;
  }

  /** After a card's words changed: the earlier ones must not survive in appended updates. */
  compactNext(): void {
    this.#compactNext = true;
  }

  /** An editor's frame. A refused one changed nothing. */
  receive(session: string, frame: Uint8Array, { nowMs, knowsCard }: Pick<FrameContext, 'nowMs' | 'knowsCard'>): FrameAnswer {
    this.#carryOutPuts();
    const answer = this.#quarantine.check(frame, { session, nowMs, knowsCard, isFull: this.#isFull() });
    if (!answer.ok) {
      // The copy may be gone; the next editor shall not wait for a new one.
      setImmediate(() => { if (this.#hasEditors()) this.#quarantine.prepare(); });
      return answer;
    }
    const edits = this.recorded(() => {
      this.#fromEditor = true;
      try {
        for (const update of answer.updates) Y.applyUpdate(this.#doc, update, 'editor');
      } finally {
        this.#fromEditor = false;
      }
      this.#dropGone(answer.touched);
    });
    return { ok: true, edits };
  }

  /** Runs an edit and says what it did, in words of the history. */
  recorded(edit: () => void): readonly BoardHistoryEdit[] {
    this.#carryOutPuts();
    return this.#changes.during(edit);
  }

  /** May this session speak under that client id? */
  mayUse(client: number, session: string): boolean {
    return this.#quarantine.refusalOf(client, session) === null;
  }

  /** Client ids that got their session since the last call; stored with the edits that they made. */
  takeNewWriters(): readonly BoardWriter[] {
    return this.#quarantine.takeNewWriters();
  }

  /** An editor may not know yet that a card was withdrawn; what it said about such a card goes, the rest of its frame stays. */
  #dropGone(touched: TouchedKeys): void {
    const [cards, clusters] = [this.#doc.getMap(cardsKey), this.#doc.getMap(clustersKey)];
    const gone = [placesKey, marksKey].flatMap((key) => {
      const map = this.#doc.getMap(key);
      return [...(touched.get(key) ?? [])].filter((id) => map.has(id) && !cards.has(id) && !(key === marksKey && clusters.has(id))).map((id) => ({ map, id }));
    });
    if (gone.length > 0) this.edit(() => { for (const { map, id } of gone) map.delete(id); });
  }

  /** The sum is an upper bound until the state is written whole; so it is, if that may win room. */
  #isFull(): boolean {
    if (this.#wholeBytes + this.#appendedBytes <= boardStateBytesMax) return false;
    if (this.#wholeBytes <= boardStateBytesMax && this.#appendedBytes > appendedBytesMin) this.#compactNext = true;
    return true;
  }

  /** What a screen with this state vector lacks. Only after a commit: nothing is shown that is not on disk. */
  missing(stateVector: Uint8Array): Uint8Array {
    return Y.encodeStateAsUpdate(this.doc, stateVector);
  }

  stateVector(): Uint8Array {
    return Y.encodeStateVector(this.doc);
  }

  get isDirty(): boolean {
    return this.#pending.length > 0 || this.#puts.size > 0;
  }

  /** What the next commit has to store; call `committed` after it. */
  takeWrite(): DocumentWrite | null {
    this.#carryOutPuts();
    if (this.#pending.length === 0) return null;
    const update = this.#pending.length === 1 ? this.#pending[0] : Y.mergeUpdates(this.#pending);
    if (update === undefined) return null;
    this.#unsent.push(update);
    this.#pending = [];
    this.#appendedBytes += update.length;
    const whole = this.#compactNext || this.#appendedBytes > Math.max(appendedBytesMin, this.#wholeBytes);
    if (!whole) return { whole, bytes: update };
    const bytes = Y.encodeStateAsUpdate(this.#doc);
    this.#compactNext = false;
    this.#appendedBytes = 0;
    this.#wholeBytes = bytes.length;
    return { whole, bytes };
  }

  /** Sends what was just stored to every screen, encoded once. */
  committed(): void {
    const updates = this.#unsent;
    this.#unsent = [];
    for (const update of updates) for (const peer of this.#peers) if (!peer.sendUpdate(update)) this.#peers.delete(peer);
  }

  /** The commit failed and this document is thrown away: screens come back to the stored one. */
  abandon(): void {
    for (const peer of this.#peers) peer.close('commit-failed');
    this.#peers.clear();
  }

  join(peer: BoardPeer): () => void {
    this.#peers.add(peer);
    if (peer.writes) this.#quarantine.prepare();
    return () => {
      this.#peers.delete(peer);
      if (!this.#hasEditors()) this.#quarantine.rest();
    };
  }

  #hasEditors(): boolean {
    for (const { writes } of this.#peers) if (writes) return true;
    return false;
  }

  cluster(id: string): { readonly title: string; readonly removed: boolean } | undefined {
    return readCluster(this.#doc, id);
  }

  get clusterCount(): number {
    return this.#doc.getMap(clustersKey).size;
  }

  place(card: string): BoardPlace | undefined {
    return this.#doc.getMap<BoardPlace>(placesKey).get(card);
  }

  card(id: string): BoardCard | undefined {
    return this.#puts.get(id) ?? this.#doc.getMap<BoardCard>(cardsKey).get(id);
  }
}
