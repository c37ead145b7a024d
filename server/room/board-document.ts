/**
 * One board's Y.Doc on the server: the server's own edits, the quarantine for editors' frames, and
 * what goes to the storage and to readers.
 *
 * An editor's frame is applied to a shadow copy first. What the shadow emits (encoded by us) is
 * applied to the document, stored and sent; a frame that does not fit costs its sender the connection
 * and nobody else anything. Foreign bytes are never merged or stored (docs/THREATS.md).
 */
import * as Y from 'yjs';
import { cardsKey, clustersKey, placesKey, type BoardCard, type BoardCluster, type BoardPlace } from '../../shared/board/board-layout.ts';
import { asId, type CardId } from '../../shared/domain/ids.ts';
import { isBoardAfter } from '../../shared/board/board-schema.ts';
import { dropCard, putCard } from '../../shared/board/board-edits.ts';

/** A board screen on a socket. */
export interface BoardPeer {
  readonly session: string;
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

export class BoardDocument {
  readonly #doc: Y.Doc;
  /** The copy on which editors' frames are tried; null until somebody edits, and after a bad frame. */
  #shadow: Y.Doc | null = null;
  readonly #peers = new Set<BoardPeer>();
  /** Client id → session that writes with it. */
  readonly #writers = new Map<number, string>();
  /** Cards that were put since the last transaction: all of one commit go into the document together. */
  readonly #puts = new Map<string, BoardCard>();
  #pending: Uint8Array[] = [];
  #unsent: Uint8Array[] = [];
  #appendedBytes = 0;
  #wholeBytes: number;
  #compactNext = false;
  #touchedCards = new Set<CardId>();
  #touchedClusters = false;

  constructor(stored: readonly Uint8Array[]) {
    this.#doc = new Y.Doc({ gc: true });
    for (const bytes of stored) Y.applyUpdate(this.#doc, bytes);
    this.#wholeBytes = stored.reduce((sum, bytes) => sum + bytes.length, 0);
    // Declared, so that they are maps even before the first card.
    for (const key of [cardsKey, placesKey, clustersKey]) this.#doc.getMap(key);
    this.#doc.on('update', (update: Uint8Array) => {
      this.#pending.push(update);
    });
    this.#doc.getMap(placesKey).observe((event) => {
      for (const card of event.keysChanged) this.#touchedCards.add(asId<CardId>(card));
    });
    this.#doc.getMap(clustersKey).observe(() => {
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

  /** An editor's frame. False: it did not fit and changed nothing. */
  receive(session: string, update: Uint8Array): boolean {
    if (!this.#mayWrite(session, update)) return false;
    this.#carryOutPuts();
    const touched = { cards: new Set<string>(), places: new Set<string>(), clusters: new Set<string>() };
    const shadow = this.#shadowNow();
    const watch = (key: string, keys: Set<string>) => {
      const map = shadow.getMap(key);
      const listener = (events: Y.YEvent<Y.AbstractType<unknown>>[]): void => {
        for (const event of events) {
          // A change inside a nested type has a path; boards have none, so it counts as touched and fails the check.
          const place = event.path[0];
          if (place !== undefined) keys.add(String(place));
          else for (const changed of event.keys.keys()) keys.add(changed);
        }
      };
      map.observeDeep(listener);
      return () => map.unobserveDeep(listener);
    };
    const unwatch = [watch(cardsKey, touched.cards), watch(placesKey, touched.places), watch(clustersKey, touched.clusters)];
    const emitted: Uint8Array[] = [];
    const collect = (bytes: Uint8Array): void => void emitted.push(bytes);
    shadow.on('update', collect);
    let fits = false;
    try {
      Y.applyUpdate(shadow, update, session);
      fits = shadow.store.pendingStructs === null && shadow.store.pendingDs === null && isBoardAfter(shadow, touched);
    } catch {
      // Frames that throw half way may already have changed the copy; it is thrown away below.
    }
    shadow.off('update', collect);
    for (const stop of unwatch) stop();
    if (!fits) {
      this.#shadow = null;
      return false;
    }
    for (const bytes of emitted) Y.applyUpdate(this.#doc, bytes, session);
    return true;
  }

  /** Only the session's own client ids may carry new structs. */
  #mayWrite(session: string, update: Uint8Array): boolean {
    let clients: Set<number>;
    try {
      clients = new Set(Y.decodeUpdate(update).structs.map((struct) => struct.id.client));
    } catch {
      return false;
    }
    for (const client of clients) {
      const owner = this.#writers.get(client);
      if (client === this.#doc.clientID || (owner !== undefined && owner !== session)) return false;
    }
    for (const client of clients) this.#writers.set(client, session);
    return true;
  }

  /** The shadow, brought up to what the document holds: only when an editor sends, not for every card. */
  #shadowNow(): Y.Doc {
    const shadow = this.#shadow ?? new Y.Doc({ gc: true });
    for (const key of [cardsKey, placesKey, clustersKey]) shadow.getMap(key);
    Y.applyUpdate(shadow, Y.encodeStateAsUpdate(this.#doc, Y.encodeStateVector(shadow)), 'server');
    this.#shadow = shadow;
    return shadow;
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
    return () => this.#peers.delete(peer);
  }

  cluster(id: string): BoardCluster | undefined {
    return this.#doc.getMap<BoardCluster>(clustersKey).get(id);
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
