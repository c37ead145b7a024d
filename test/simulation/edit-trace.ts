/**
 * Remembers every operation on a board: what it changed, who had seen what when it was made, and which two
 * operations met on the same card or cluster without knowing of each other.
 */
import * as Y from 'yjs';
import { clusterOfTitle, editorKeys, placesKey, titlesKey } from '../../shared/board/board-layout.ts';
import { isPlaceShape } from '../../shared/board/board-schema.ts';
import { readBoard } from '../../shared/board/board-snapshot.ts';

export const operations = [
  'place', 'place-before', 'move-across', 'bulk-place', 'park', 'unpark', 'merge', 'split', 'create', 'create-bare', 'rename', 'remove', 'restore',
  'move-cluster', 'mark', 'unmark', 'settle-restore', 'settle-remove', 'undo', 'redo',
] as const;
export type Operation = (typeof operations)[number];

interface Change {
  readonly map: string;
  readonly key: string;
  readonly before: unknown;
  readonly after: unknown;
}

/** Some structs or deletions of one client. */
interface Span {
  readonly client: number;
  readonly clock: number;
  readonly length: number;
}

export interface Done {
  readonly author: string;
  readonly operation: Operation;
  readonly changes: readonly Change[];
  /** Cards and clusters that it is about. */
  readonly targets: ReadonlySet<string>;
  readonly inserted: readonly Span[];
  readonly deleted: readonly Span[];
  /** What others had done and its author had not seen. */
  readonly unseen: ReadonlySet<Done>;
  /** Its place in the order in which things were done. */
  readonly turn: number;
  /** Keys of all headings that its author saw when it was done. */
  readonly sawTitles: ReadonlySet<string>;
  /** Cards that waited to be settled before, with those under them. */
  readonly sawWaiting: ReadonlySet<string>;
  /** A command whose commit failed: it never happened. */
  isVoid: boolean;
}

export interface Heading {
  readonly key: string;
  readonly text: string;
  readonly given: { readonly by: Done; readonly knows: ReadonlySet<Done> }[];
  readonly takenAway: Done[];
}

export const pairName = (earlier: Operation, later: Operation): string => `${earlier} | ${later}`;

const clusterOfPlace = (value: unknown): string | null => (isPlaceShape(value) ? value.cluster : null);

const targetsOf = (changes: readonly Change[]): Set<string> => {
  const targets = new Set<string>();
  for (const { map, key, before, after } of changes) {
    targets.add(map === titlesKey ? clusterOfTitle(key) : key);
    if (map !== placesKey) continue;
    for (const cluster of [clusterOfPlace(before), clusterOfPlace(after)]) if (cluster !== null) targets.add(cluster);
  }
  return targets;
};

const spansOf = (updates: readonly Uint8Array[]): { readonly inserted: Span[]; readonly deleted: Span[] } => {
  const inserted: Span[] = [];
  const deleted: Span[] = [];
  for (const update of updates) {
    const { structs, ds } = Y.decodeUpdate(update);
    for (const { id, length } of structs) inserted.push({ client: id.client, clock: id.clock, length });
    for (const [client, items] of ds.clients) for (const { clock, len } of items) deleted.push({ client, clock, length: len });
  }
  return { inserted, deleted };
};

/** Has whoever holds this document seen the operation? */
export const hasSeen = (doc: Y.Doc, { inserted, deleted }: Pick<Done, 'inserted' | 'deleted'>): boolean => {
  const covers = ({ client, clock, length }: Span): boolean => Y.getState(doc.store, client) >= clock + length;
  if (!inserted.every(covers) || !deleted.every(covers)) return false;
  return deleted.every(({ client, clock, length }) => {
    for (let at = clock; at < clock + length; at += 1) if (!Y.getItem(doc.store, Y.createID(client, at)).deleted) return false;
    return true;
  });
};

/** Had whoever did the later one seen the earlier one? */
export const knew = (later: Done, earlier: Done): boolean => earlier.turn < later.turn && !later.unseen.has(earlier);

const itemName = (client: number, clock: number): string => `${client}:${clock}`;

export class EditTrace {
  readonly done: Done[] = [];
  readonly headings = new Map<string, Heading>();
  readonly pairs: Map<string, number>;
  readonly #byItem = new Map<string, Done>();
  /** By author: what others did and this one had not seen when last asked. */
  readonly #unseen = new Map<string, Done[]>();
  #open: { readonly doc: Y.Doc; readonly changes: Change[]; readonly updates: Uint8Array[] } | null = null;

  constructor(pairs: Map<string, number> = new Map<string, number>()) {
    this.pairs = pairs;
  }

  /** Notes what is changed in this document by its own hand while an operation is under way. */
  watch(doc: Y.Doc): void {
    for (const map of editorKeys)
      doc.getMap(map).observe((event, transaction) => {
        if (this.#open?.doc !== doc || !transaction.local) return;
        for (const [key, { oldValue }] of event.changes.keys) this.#open.changes.push({ map, key, before: oldValue, after: doc.getMap(map).get(key) });
      });
    doc.on('update', (update: Uint8Array, _origin: unknown, _doc: Y.Doc, transaction: Y.Transaction) => {
      if (this.#open?.doc === doc && transaction.local) this.#open.updates.push(update);
    });
  }

  /** Does one operation. Null: it changed nothing. */
  perform(author: string, doc: Y.Doc, operation: Operation, act: () => void): Done | null {
    const unseen = (this.#unseen.get(author) ?? []).filter((other) => !other.isVoid && !hasSeen(doc, other));
    this.#unseen.set(author, unseen);
    const sawWaiting = new Set(readBoard(doc).collisions.flatMap(({ cards }) => cards).flatMap(({ id, merged }) => [id, ...merged.map((card) => card.id)]));
    this.#open = { doc, changes: [], updates: [] };
    act();
    const { changes, updates } = this.#open;
    this.#open = null;
    if (changes.length === 0) return null;
    const sawTitles = new Set(doc.getMap(titlesKey).keys());
    const done: Done = { author, operation, changes, targets: targetsOf(changes), ...spansOf(updates), unseen: new Set(unseen), turn: this.done.length, sawTitles, sawWaiting, isVoid: false };
    this.#keep(done);
    for (const other of unseen) {
      if (![...other.targets].some((target) => done.targets.has(target))) continue;
      const name = pairName(other.operation, operation);
      this.pairs.set(name, (this.pairs.get(name) ?? 0) + 1);
    }
    return done;
  }

  /** Who takes part. Everybody hears of everything from here on. */
  enter(author: string): void {
    this.#unseen.set(author, []);
  }

  /** The operation that wrote what stands under this key. */
  writerOf(doc: Y.Doc, map: string, key: string): Done | undefined {
    const { _map: items } = doc.getMap(map);
    const item = items.get(key);
    return item === undefined ? undefined : this.#byItem.get(itemName(item.id.client, item.id.clock));
  }

  #keep(done: Done): void {
    this.done.push(done);
    for (const { client, clock, length } of done.inserted) for (let at = clock; at < clock + length; at += 1) this.#byItem.set(itemName(client, at), done);
    for (const [author, list] of this.#unseen) if (author !== done.author) list.push(done);
    for (const { map, key, before, after } of done.changes) {
      if (map !== titlesKey) continue;
      const heading = this.headings.get(key) ?? { key, text: String(after ?? before), given: [], takenAway: [] };
      this.headings.set(key, heading);
      if (after === undefined) heading.takenAway.push(done);
      else heading.given.push({ by: done, knows: new Set(heading.takenAway.filter((other) => knew(done, other))) });
    }
  }
}

