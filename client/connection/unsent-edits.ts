import { equalityDeep } from 'lib0/function';
import type * as Y from 'yjs';
import { cardsKey, clusterOfTitle, clustersKey, editorKeys, marksKey, placesKey, removalsKey, titlesKey } from '../../shared/board/board-layout.ts';
import { isClusterShape, isMarkShape, isPlaceShape, isRemovalShape, isTitleKey, isTitleShape } from '../../shared/board/board-schema.ts';
import { PhoneStorage } from './phone-storage.ts';
import { randomToken } from './random-token.ts';

/** Registers with an own edit; a long afternoon offline has fewer. Above it the oldest are forgotten. */
const registersMax = 5_000;
/** Boards and tabs that are looked at on opening. */
const keysMax = 40;

type EditorKey = (typeof editorKeys)[number];

/** One register of the board: what stood in it before the first unsent edit and what stands there now. `undefined`: nothing. */
interface Register {
  readonly map: EditorKey;
  readonly key: string;
  readonly was: unknown;
  readonly is: unknown;
}

/** JSON has no `undefined`, so a register without a value lacks the field. */
const registerOf = (value: unknown): Register[] => {
  if (typeof value !== 'object' || value === null || !('map' in value) || !('key' in value)) return [];
  const { key } = value;
  const map = editorKeys.find((known) => known === value.map);
  if (map === undefined || typeof key !== 'string') return [];
  return [{ map, key, was: 'was' in value ? value.was : undefined, is: 'is' in value ? value.is : undefined }];
};

const parse = (text: string | null): readonly Register[] => {
  try {
    const list: unknown = JSON.parse(text ?? '[]');
    return Array.isArray(list) ? list.slice(0, registersMax).flatMap(registerOf) : [];
  } catch {
    return [];
  }
};

/**
 * Own edits of a board that the server may not have yet, kept in the browser's storage, so that a closed page or a
 * crashed laptop does not lose them.
 *
 * Kept are registers, not Yjs updates: what comes back is written anew by the page that opens the board, under its own
 * client id and session, and only where nobody else has written since. Words of cards are the server's and never here.
 * Each tab has a key of its own: two tabs of one browser cannot destroy each other's.
 */
export class UnsentEdits {
  readonly #doc: Y.Doc;
  readonly #storage: PhoneStorage;
  readonly #start: string;
  readonly #key: string;
  readonly #registers = new Map<string, Register>();
  readonly #stop: () => void;
  #isStale = false;

  /** `tab`: a token of this page, different in every other. */
  constructor(doc: Y.Doc, board: string, tab: string, storage: PhoneStorage) {
    this.#doc = doc;
    this.#storage = storage;
    this.#start = `unsent:${board}:`;
    this.#key = this.#start + tab;
    const watched = editorKeys.map((name) => {
      const map = doc.getMap<unknown>(name);
      const listener = (event: Y.YMapEvent<unknown>): void => {
        if (event.transaction.local) for (const [key, { oldValue }] of event.changes.keys) this.#note({ map: name, key, was: oldValue, is: map.get(key) });
      };
      map.observe(listener);
      return () => map.unobserve(listener);
    });
    const save = (): void => this.#save();
    doc.on('afterTransaction', save);
    this.#stop = () => {
      for (const unwatch of watched) unwatch();
      doc.off('afterTransaction', save);
    };
  }

  get size(): number {
    return this.#registers.size;
  }

  /**
   * Writes again what pages of this browser left behind on this board; call once it is synced. A register in which
   * somebody else wrote meanwhile stays as it is. Answers how many were written.
   */
  restore(): number {
    const left = this.#storage.keys(this.#start).filter((key) => key !== this.#key).slice(0, keysMax);
    const registers = left.flatMap((key) => parse(this.#storage.get(key)));
    let written = 0;
    if (registers.length > 0) this.#doc.transact(() => {
      // Clusters first: what lies in one, and its heading, need it.
      for (const register of [...registers].sort((a, b) => Number(b.map === clustersKey) - Number(a.map === clustersKey))) if (this.#write(register)) written += 1;
    });
    for (const key of left) this.#storage.remove(key);
    return written;
  }

  /** The server has everything. */
  clear(): void {
    this.#registers.clear();
    this.#storage.remove(this.#key);
  }

  stop(): void {
    this.#stop();
  }

  #note({ map, key, was, is }: Register): void {
    const name = `${map} ${key}`;
    const first = this.#registers.get(name);
    this.#isStale = true;
    // Laid anew, so that the longest untouched are the first.
    this.#registers.delete(name);
    const before = first === undefined ? was : first.was;
    if (!equalityDeep(before, is)) this.#registers.set(name, { map, key, was: before, is });
    for (const oldest of this.#registers.keys()) {
      if (this.#registers.size <= registersMax) break;
      this.#registers.delete(oldest);
    }
  }

  #save(): void {
    if (!this.#isStale) return;
    this.#isStale = false;
    if (this.#registers.size === 0) this.#storage.remove(this.#key);
    else this.#storage.set(this.#key, JSON.stringify([...this.#registers.values()]));
  }

  #write({ map: name, key, was, is }: Register): boolean {
    const map = this.#doc.getMap<unknown>(name);
    const now = map.get(key);
    if (equalityDeep(now, is) || !equalityDeep(now, was)) return false;
    if (is === undefined) {
      // Clusters are never deleted: removing is a record of its own.
      if (name === clustersKey) return false;
      map.delete(key);
      return true;
    }
    if (!this.#fits(name, key, is)) return false;
    map.set(key, is);
    return true;
  }

  /** The storage of a browser is anybody's, and the board went on: only what is still a value of this board. */
  #fits(name: EditorKey, key: string, value: unknown): boolean {
    const isCard = (id: string): boolean => this.#doc.getMap(cardsKey).has(id);
    const isCluster = (id: string): boolean => this.#doc.getMap(clustersKey).has(id);
    switch (name) {
      case clustersKey:
        return isClusterShape(value);
      case placesKey:
        return isCard(key) && isPlaceShape(value) && (value.cluster === null || isCluster(value.cluster)) && (value.under === null || isCard(value.under));
      case titlesKey:
        return isTitleKey(key) && isCluster(clusterOfTitle(key)) && isTitleShape(value);
      case removalsKey:
        return isCluster(key) && isRemovalShape(value);
      case marksKey:
        return (isCard(key) || isCluster(key)) && isMarkShape(value);
    }
  }
}

/** Those of this page on a board. */
export const unsentEditsOf = (doc: Y.Doc, board: string): UnsentEdits => new UnsentEdits(doc, board, randomToken(), new PhoneStorage());
