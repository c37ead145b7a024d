/**
 * What an editor's frame goes through before it may touch a board: the gate, then a copy of the document on which it is tried.
 * The copy follows the document by its updates, so that a frame costs what it brings and not what the board holds.
 */
import * as Y from 'yjs';
import { boardKeys } from '../../shared/board/board-layout.ts';
import { isBoardAfter, type TouchedKeys } from '../../shared/board/board-schema.ts';
import { boardClientsMax, boardStructsMax } from '../../shared/domain/limits.ts';
import { checkFrame } from './board-gate.ts';
import { EditorStrikes } from './editor-strikes.ts';
import type { FrameRefusal } from './frame-reader.ts';

/** A client id of Yjs and the session that writes with it. */
export interface BoardWriter {
  readonly client: number;
  readonly session: string;
}

export interface FrameContext {
  readonly session: string;
  readonly nowMs: number;
  /** Is or was this a card of this board? */
  readonly knowsCard: (id: string) => boolean;
  /** No room for anything new. */
  readonly isFull: boolean;
}

/** `updates`: what the frame comes down to, encoded by us. */
export type QuarantineAnswer = { readonly ok: true; readonly updates: readonly Uint8Array[]; readonly touched: TouchedKeys } | { readonly ok: false; readonly why: FrameRefusal };

/** Updates that the copy may lag behind before it is brought up, so that they do not pile up while nobody edits. */
const behindMax = 200;

export class BoardQuarantine {
  readonly #doc: Y.Doc;
  /** null until somebody edits, and after a frame that got as far as here and did not fit. */
  #copy: Y.Doc | null = null;
  #behind: Uint8Array[] = [];
  readonly #strikes = new EditorStrikes();
  readonly #writers: Map<number, string>;
  #newWriters: BoardWriter[] = [];

  constructor(doc: Y.Doc, writers: readonly BoardWriter[]) {
    this.#doc = doc;
    this.#writers = new Map(writers.map(({ client, session }) => [client, session]));
  }

  /** The document changed otherwise than by `check`. */
  follow(update: Uint8Array): void {
    if (this.#copy === null) return;
    this.#behind.push(update);
    if (this.#behind.length >= behindMax) this.#catchUp(this.#copy);
  }

  /** Makes the copy before it is needed: doing both at once could be felt. */
  prepare(): void {
    this.#copyNow();
  }

  /** The last editor left: the copy is not needed for now. */
  rest(): void {
    this.#copy?.destroy();
    this.#copy = null;
    this.#behind = [];
  }

  /** Ids that got their session since the last call. */
  takeNewWriters(): readonly BoardWriter[] {
    const writers = this.#newWriters;
    if (writers.length > 0) this.#newWriters = [];
    return writers;
  }

  /** Why a session may not write under a client id, or null. An id belongs to the session that used it first, for ever. */
  refusalOf(client: number, session: string): FrameRefusal | null {
    const owner = this.#writers.get(client);
    if (owner !== undefined) return owner === session ? null : 'foreign_client';
    // The server's own ids, this one and those before a restart, are nobody's.
    if (client === this.#doc.clientID || Y.getState(this.#doc.store, client) > 0) return 'foreign_client';
    return this.#writers.size >= boardClientsMax ? 'board_full' : null;
  }

  /** Tries a frame. The document itself stays as it is; the caller applies `updates`. */
  check(frame: Uint8Array, { session, nowMs, knowsCard, isFull }: FrameContext): QuarantineAnswer {
    if (this.#strikes.isOut(session, nowMs)) return { ok: false, why: 'too_often' };
    const gate = checkFrame(this.#doc, frame, { refusalOf: (client) => this.refusalOf(client, session) });
    if (!gate.ok) return gate;
    const touched = new Map(boardKeys.map((key) => [key, new Set<string>()]));
    if (!gate.isNews) return { ok: true, updates: [], touched };
    if (gate.clients.length > 0 && (isFull || this.#isWorn())) return { ok: false, why: 'board_full' };
    const copy = this.#copyNow();
    const updates = tryOn(copy, frame, touched);
    if (updates === null || !isBoardAfter(copy, touched, { knowsCard })) {
      this.rest();
      this.#strikes.add(session, nowMs);
      return { ok: false, why: 'not_a_board' };
    }
    for (const client of gate.clients) this.#bind(client, session);
    return { ok: true, updates, touched };
  }

  #bind(client: number, session: string): void {
    if (this.#writers.has(client)) return;
    this.#writers.set(client, session);
    this.#newWriters.push({ client, session });
  }

  /** Too many traces of earlier values. */
  #isWorn(): boolean {
    let count = 0;
    for (const structs of this.#doc.store.clients.values()) count += structs.length;
    return count > boardStructsMax;
  }

  #copyNow(): Y.Doc {
    const known = this.#copy;
    if (known !== null) {
      this.#catchUp(known);
      return known;
    }
    const copy = new Y.Doc({ gc: true });
    for (const key of boardKeys) copy.getMap(key);
    Y.applyUpdate(copy, Y.encodeStateAsUpdate(this.#doc), 'server');
    this.#copy = copy;
    return copy;
  }

  #catchUp(copy: Y.Doc): void {
    const behind = this.#behind;
    if (behind.length === 0) return;
    this.#behind = [];
    copy.transact(() => {
      for (const update of behind) Y.applyUpdate(copy, update, 'server');
    }, 'server');
  }
}

/** Applies a frame and notes which keys it touched. Null: it threw, perhaps half way, or waits for something. */
const tryOn = (copy: Y.Doc, frame: Uint8Array, touched: ReadonlyMap<string, Set<string>>): readonly Uint8Array[] | null => {
  const unwatch = [...touched].map(([key, keys]) => watch(copy.getMap(key), keys));
  const updates: Uint8Array[] = [];
  const collect = (bytes: Uint8Array): void => void updates.push(bytes);
  copy.on('update', collect);
  try {
    Y.applyUpdate(copy, frame, 'editor');
    return copy.store.pendingStructs === null && copy.store.pendingDs === null ? updates : null;
  } catch {
    return null;
  } finally {
    copy.off('update', collect);
    for (const stop of unwatch) stop();
  }
};

const watch = (map: Y.Map<unknown>, keys: Set<string>): (() => void) => {
  const listener = (events: Y.YEvent<Y.AbstractType<unknown>>[]): void => {
    for (const event of events) {
      // A change inside a nested type has a path; boards have none, so it counts as touched and fails the check.
      const place = event.path[0];
      if (place !== undefined) keys.add(String(place));
      else if (event instanceof Y.YMapEvent) for (const key of event.keysChanged) keys.add(key);
    }
  };
  map.observeDeep(listener);
  return () => map.unobserveDeep(listener);
};
