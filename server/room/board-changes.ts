/** What an edit did to a board, in words of its history: values before against values after. */
import type * as Y from 'yjs';
import { clusterOfTitle, clustersKey, editorKeys, marksKey, placesKey, removalsKey, titlesKey, type BoardCluster, type BoardPlace, type BoardRemoval, type BoardTitle } from '../../shared/board/board-layout.ts';
import type { BoardHistoryEdit, Spot } from '../../shared/protocol/board-history.ts';

type EditorKey = (typeof editorKeys)[number];
type Changed = ReadonlyMap<string, unknown>;

const none: Changed = new Map();

/** Notes values before they change, while somebody edits. */
export class BoardChanges {
  readonly #doc: Y.Doc;
  #before: Map<EditorKey, Map<string, unknown>> | null = null;

  constructor(doc: Y.Doc) {
    this.#doc = doc;
    for (const key of editorKeys) {
      doc.getMap(key).observe((event) => {
        if (this.#before === null) return;
        const known = this.#before.get(key) ?? new Map<string, unknown>();
        this.#before.set(key, known);
        for (const [name, { oldValue }] of event.keys) if (!known.has(name)) known.set(name, oldValue);
      });
    }
  }

  /** Runs an edit and tells what it did. */
  during(edit: () => void): readonly BoardHistoryEdit[] {
    const before = new Map<EditorKey, Map<string, unknown>>();
    this.#before = before;
    try {
      edit();
    } finally {
      this.#before = null;
    }
    return before.size === 0 ? [] : editsOf(this.#doc, before);
  }
}

const editsOf = (doc: Y.Doc, before: ReadonlyMap<EditorKey, Changed>): readonly BoardHistoryEdit[] => {
  const titles = new Titles(doc, before.get(titlesKey) ?? none);
  const clusters = clusterEdits(doc, before, titles);
  return [...clusters, ...placeEdits(doc, before.get(placesKey) ?? none, titles), ...markEdits(doc, before.get(marksKey) ?? none)];
};

/** Headings by cluster, now and before the edit. Read once, when first asked. */
class Titles {
  readonly #doc: Y.Doc;
  readonly #changed: Changed;
  #now: ReadonlyMap<string, string> | null = null;
  #before: ReadonlyMap<string, string> | null = null;

  constructor(doc: Y.Doc, changed: Changed) {
    this.#doc = doc;
    this.#changed = changed;
  }

  now(cluster: string): string {
    this.#now ??= joined(this.#doc.getMap<BoardTitle>(titlesKey).entries());
    return this.#now.get(cluster) ?? '';
  }

  before(cluster: string): string {
    if (this.#changed.size === 0) return this.now(cluster);
    this.#before ??= joined(this.#entriesBefore());
    return this.#before.get(cluster) ?? '';
  }

  *#entriesBefore(): Iterable<readonly [string, string]> {
    for (const [key, title] of this.#doc.getMap<BoardTitle>(titlesKey).entries()) if (!this.#changed.has(key)) yield [key, title];
    for (const [key, title] of this.#changed) if (typeof title === 'string') yield [key, title];
  }
}

const joined = (entries: Iterable<readonly [string, string]>): ReadonlyMap<string, string> => {
  const found = new Map<string, string>();
  for (const [key, title] of [...entries].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const cluster = clusterOfTitle(key);
    const other = found.get(cluster);
    found.set(cluster, other === undefined ? title : `${other} / ${title}`);
  }
  return found;
};

const clusterEdits = (doc: Y.Doc, before: ReadonlyMap<EditorKey, Changed>, titles: Titles): readonly BoardHistoryEdit[] => {
  const edits: BoardHistoryEdit[] = [];
  const clustersBefore = before.get(clustersKey) ?? none;
  const opened = new Set<string>();
  for (const [cluster, removal] of before.get(removalsKey) ?? none) {
    const isRemoved = doc.getMap(removalsKey).has(cluster);
    const title = titles.now(cluster);
    if (isRemoved) {
      // A new cluster begins as removed (`prepareCluster`); that is no edit yet.
      if (removal === undefined && !isNew(clustersBefore, cluster)) edits.push({ what: 'removed', cluster, title });
    } else if (isRemovalOfNothing(removal) && titles.before(cluster) === '') {
      opened.add(cluster);
      edits.push({ what: 'opened', cluster, title });
    } else if (removal !== undefined) {
      edits.push({ what: 'restored', cluster, title });
    }
  }
  for (const [cluster, earlier] of clustersBefore) {
    const now = doc.getMap<BoardCluster>(clustersKey).get(cluster);
    if (earlier !== undefined && now !== undefined && rankOf(earlier) !== now.rank) edits.push({ what: 'moved', cluster, title: titles.now(cluster) });
    // Made and opened in one go: nobody saw it removed.
    if (earlier === undefined && !opened.has(cluster) && !doc.getMap(removalsKey).has(cluster)) {
      opened.add(cluster);
      edits.push({ what: 'opened', cluster, title: titles.now(cluster) });
    }
  }
  for (const cluster of new Set([...(before.get(titlesKey) ?? none).keys()].map(clusterOfTitle))) {
    const from = titles.before(cluster);
    const to = titles.now(cluster);
    if (from !== to && !opened.has(cluster)) edits.push({ what: 'renamed', cluster, from, to });
  }
  return edits;
};

const isNew = (changed: Changed, key: string): boolean => changed.has(key) && changed.get(key) === undefined;

/** Values before come out of the document, where only the gate and the server put any: their shape is known. */
const asRecord = (value: unknown): Readonly<Record<string, unknown>> => (typeof value === 'object' && value !== null ? { ...value } : {});
const rankOf = (value: unknown): unknown => asRecord(value)['rank'];

const isRemovalOfNothing = (value: unknown): value is BoardRemoval => {
  const titles = asRecord(value)['titles'];
  return Array.isArray(titles) && titles.length === 0;
};

const placeEdits = (doc: Y.Doc, changed: Changed, titles: Titles): readonly BoardHistoryEdit[] => {
  const places = doc.getMap<BoardPlace>(placesKey);
  const edits: BoardHistoryEdit[] = [];
  for (const [card, earlier] of changed) {
    const from = spotOf(earlier, (cluster) => titles.before(cluster));
    const to = spotOf(places.get(card), (cluster) => titles.now(cluster));
    // Another place in the same group, or let loose with the group that was removed.
    if (!isSameSpot(from, to)) edits.push({ what: 'placed', card, from, to });
  }
  return edits;
};

const spotOf = (place: unknown, titleOf: (cluster: string) => string): Spot => {
  const { cluster, parked, under } = asRecord(place);
  if (typeof under === 'string') return { in: 'under', card: under };
  if (parked === true) return { in: 'parked' };
  return typeof cluster === 'string' ? { in: 'cluster', cluster, title: titleOf(cluster) } : { in: 'tray' };
};

const isSameSpot = (a: Spot, b: Spot): boolean =>
  a.in === b.in && (a.in !== 'cluster' || b.in !== 'cluster' || a.cluster === b.cluster) && (a.in !== 'under' || b.in !== 'under' || a.card === b.card);

const markEdits = (doc: Y.Doc, changed: Changed): readonly BoardHistoryEdit[] =>
  [...changed].flatMap(([id, earlier]) => {
    const conflict = doc.getMap(marksKey).has(id);
    return conflict === (earlier !== undefined) ? [] : [{ what: 'marked', id, conflict } as const];
  });
