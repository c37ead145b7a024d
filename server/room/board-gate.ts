/**
 * The gate in front of Yjs: reads an editor's frame (update, version 1) itself and lets through only what an editor's
 * client writes. What would make Yjs loop, wait, allocate or write elsewhere never reaches it.
 *
 * Format: yjs `encodeStateAsUpdate` and `UpdateDecoderV1` (13.6). A frame is `blocks structs* deleteSet`; a struct is an Item
 * with a parent that is one of the editors' maps, or with a left origin that leads to one, and holds values or was deleted.
 * Stock clients with garbage collection and undo make nothing else on such documents (test/server/quarantine.test.ts):
 * no GC and Skip, because nothing nests and nothing is missing; no right origin, because maps only grow at their end.
 * Several values in one Item are earlier ones of a key that undo keeps.
 *
 * Time is linear in the frame and in what the frame deletes; `chainStepsMax` bounds what Yjs itself would walk.
 */
import * as Y from 'yjs';
import { clustersKey, editorKeys, marksKey, placesKey, removalsKey, titlesKey } from '../../shared/board/board-layout.ts';
import { isClusterShape, isMarkShape, isPlaceShape, isRemovalShape, isTitleKey, isTitleShape } from '../../shared/board/board-schema.ts';
import { boardKeyCharactersMax, structsPerFrameMax } from '../../shared/domain/limits.ts';
import { FrameReader, isId, RefusedFrame, type FrameRefusal } from './frame-reader.ts';

type EditorKey = (typeof editorKeys)[number];

export interface GateRules {
  /** Why this frame may not carry anything new under that client id, or null. */
  readonly refusalOf: (client: number) => FrameRefusal | null;
}

/** `clients`: under whose ids it carries something new; `isNews`: it does, or it deletes something. */
export type GateAnswer = { readonly ok: true; readonly clients: readonly number[]; readonly isNews: boolean } | { readonly ok: false; readonly why: FrameRefusal };

/** Clients whose new structs one frame may carry: its own, and earlier ones of the same page that Yjs gave up. */
const blocksMax = 4;
const clientMax = 2 ** 32 - 1;
const clockMax = 2 ** 31 - 1;
/** How far one frame moves its clocks: values that were set and replaced before they were sent. */
const clockStepsMax = 100_000;
/** Neighbours of one key that Yjs may have to look at for one frame; 4 ms. */
const chainStepsMax = 20_000;

const hasOrigin = 0x80;
const hasRightOrigin = 0x40;
const hasParentSub = 0x20;
const kindBits = 0x1f;
const kindDeleted = 1;
const kindAny = 8;
const parentIsRoot = 1;

/** Key and value of each map, by shape. */
const keyFits: Readonly<Record<EditorKey, (key: string) => boolean>> = { [placesKey]: isId, [clustersKey]: isId, [titlesKey]: isTitleKey, [removalsKey]: isId, [marksKey]: isId };
const valueFits: Readonly<Record<EditorKey, (value: unknown) => boolean>> = {
  [placesKey]: isPlaceShape, [clustersKey]: isClusterShape, [titlesKey]: isTitleShape, [removalsKey]: isRemovalShape, [marksKey]: isMarkShape,
};

interface Origin {
  readonly client: number;
  readonly clock: number;
}

interface Struct {
  readonly clock: number;
  readonly length: number;
  readonly origin: Origin | null;
  /** Of a struct without an origin. */
  readonly map: EditorKey | null;
  readonly key: string;
  /** Empty: deleted. */
  readonly values: readonly unknown[];
  /** Where it lies; known once its origin is. */
  place: Place | null;
}

/** One key of one map, as far as this frame writes to it. */
interface Place {
  readonly map: EditorKey;
  readonly key: string;
  /** Structs of this frame that lie there. */
  count: number;
  last: Struct | null;
}

interface Block {
  readonly client: number;
  /** Clock that the document holds. */
  readonly known: number;
  readonly structs: readonly Struct[];
  /** Behind its last struct. */
  readonly end: number;
  /** How many structs were placed. */
  placed: number;
  running: boolean;
}

const editorKeyOf = (name: string): EditorKey | null => editorKeys.find((key) => key === name) ?? null;

/** Looks at one frame; changes nothing. */
export const checkFrame = (doc: Y.Doc, frame: Uint8Array, rules: GateRules): GateAnswer => {
  try {
    return new Gate(doc, rules).check(new FrameReader(frame));
  } catch (error) {
    if (error instanceof RefusedFrame) return { ok: false, why: error.why };
    throw error;
  }
};

class Gate {
  readonly #doc: Y.Doc;
  readonly #rules: GateRules;
  readonly #maps: readonly (readonly [EditorKey, Y.Map<unknown>])[];
  readonly #blocks = new Map<number, Block>();
  readonly #places = new Map<EditorKey, Map<string, Place>>(editorKeys.map((key) => [key, new Map()]));
  #chainSteps = 0;
  #deletes = false;

  constructor(doc: Y.Doc, rules: GateRules) {
    this.#doc = doc;
    this.#rules = rules;
    this.#maps = editorKeys.map((key) => [key, doc.getMap(key)]);
  }

  check(reader: FrameReader): GateAnswer {
    this.#readBlocks(reader);
    for (const block of this.#blocks.values()) this.#placeBlock(block);
    this.#checkDeletions(reader);
    if (!reader.isAtEnd) throw new RefusedFrame('not_readable');
    const clients = [...this.#blocks.values()].filter(({ known, end }) => end > known).map(({ client }) => client);
    return { ok: true, clients, isNews: clients.length > 0 || this.#deletes };
  }

  #readBlocks(reader: FrameReader): void {
    let structsLeft: number = structsPerFrameMax;
    let valuesLeft: number = structsPerFrameMax;
    let clockSteps = 0;
    for (let blocks = reader.number(blocksMax); blocks > 0; blocks -= 1) {
      const count = reader.number(structsLeft);
      const client = reader.number(clientMax);
      const start = reader.number(clockMax);
      const known = Y.getState(this.#doc.store, client);
      if (this.#blocks.has(client)) throw new RefusedFrame('not_readable');
      // Yjs would keep it, unseen, until the missing part comes.
      if (start > known) throw new RefusedFrame('gap');
      structsLeft -= count;
      const structs: Struct[] = [];
      let clock = start;
      for (let n = 0; n < count; n += 1) {
        const struct = readStruct(reader, clock, valuesLeft);
        valuesLeft -= struct.values.length;
        clock += struct.length;
        if (clock > clockMax) throw new RefusedFrame('too_much');
        structs.push(struct);
      }
      clockSteps += Math.max(0, clock - known);
      if (clockSteps > clockStepsMax) throw new RefusedFrame('too_much');
      const refusal = clock > known ? this.#rules.refusalOf(client) : null;
      if (refusal !== null) throw new RefusedFrame(refusal);
      this.#blocks.set(client, { client, known, structs, end: clock, placed: 0, running: false });
    }
  }

  /** Finds the place of every struct of a block. Blocks may lean on each other, but not in a circle. */
  #placeBlock(block: Block): void {
    if (block.placed === block.structs.length) return;
    if (block.running) throw new RefusedFrame('gap');
    block.running = true;
    for (const struct of block.structs) {
      struct.place = this.#placeOf(struct);
      if (!struct.values.every(valueFits[struct.place.map])) throw new RefusedFrame('not_a_board');
      block.placed += 1;
      // What the document holds already is skipped by Yjs.
      if (struct.clock + struct.length <= block.known) continue;
      struct.place.count += 1;
      struct.place.last = struct;
      if (this.#chainSteps > chainStepsMax) throw new RefusedFrame('too_much');
    }
    block.running = false;
  }

  #placeOf({ origin, map, key }: Struct): Place {
    if (origin === null) {
      if (map === null || !keyFits[map](key)) throw new RefusedFrame('not_a_board');
      const place = this.#place(map, key);
      // Without an origin Yjs looks for the first of all that were ever written to this key.
      this.#chainSteps += place.count + this.#chainLength(map, key);
      return place;
    }
    const block = this.#blocks.get(origin.client);
    const known = block?.known ?? Y.getState(this.#doc.store, origin.client);
    if (origin.clock < known) return this.#placeInDocument(origin);
    if (block === undefined) throw new RefusedFrame('gap');
    const struct = this.#structAt(block, origin.clock);
    if (struct.place === null) throw new RefusedFrame('gap');
    this.#chainSteps += struct.place.last === struct ? 1 : struct.place.count;
    return struct.place;
  }

  #structAt(block: Block, clock: number): Struct & { readonly place: Place | null } {
    if (clock >= block.end) throw new RefusedFrame('gap');
    let low = 0;
    let high = block.structs.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((block.structs[middle]?.clock ?? Infinity) <= clock) low = middle;
      else high = middle - 1;
    }
    if (low >= block.placed && !block.running) this.#placeBlock(block);
    const struct = block.structs[low];
    if (struct === undefined) throw new RefusedFrame('gap');
    return struct;
  }

  #placeInDocument({ client, clock }: Origin): Place {
    const item = Y.getItem(this.#doc.store, Y.createID(client, clock));
    const map = item instanceof Y.Item ? this.#mapOf(item) : null;
    if (map === null || item.parentSub === null) throw new RefusedFrame('not_a_board');
    const place = this.#place(map, item.parentSub);
    this.#chainSteps += place.count;
    for (let right = item.right; right !== null && this.#chainSteps <= chainStepsMax; right = right.right) this.#chainSteps += 1;
    return place;
  }

  #place(map: EditorKey, key: string): Place {
    const places = this.#places.get(map);
    const known = places?.get(key);
    if (known !== undefined) return known;
    const place: Place = { map, key, count: 0, last: null };
    places?.set(key, place);
    return place;
  }

  #chainLength(map: EditorKey, key: string): number {
    // Yjs has no other way to the Items of a key.
    const { _map: items } = this.#doc.getMap(map);
    let length = 0;
    for (let item = items.get(key) ?? null; item !== null && length <= chainStepsMax; item = item.left) length += 1;
    return length;
  }

  #mapOf(item: Y.Item): EditorKey | null {
    return this.#maps.find(([, map]) => map === item.parent)?.[0] ?? null;
  }

  /** Every range lies in what there is, in order and once, and takes nothing away from the maps that are the server's. */
  #checkDeletions(reader: FrameReader): void {
    const seen = new Set<number>();
    for (let clients = reader.number(clientMax); clients > 0; clients -= 1) {
      const client = reader.number(clientMax);
      if (seen.has(client)) throw new RefusedFrame('not_readable');
      seen.add(client);
      const known = Y.getState(this.#doc.store, client);
      const end = Math.max(known, this.#blocks.get(client)?.end ?? 0);
      let at = 0;
      for (let ranges = reader.number(clockMax); ranges > 0; ranges -= 1) {
        const clock = reader.number(clockMax);
        const length = reader.number(clockMax);
        if (clock < at || length === 0) throw new RefusedFrame('not_readable');
        at = clock + length;
        if (at > end) throw new RefusedFrame('gap');
        if (clock < known) this.#checkDeleted(client, clock, Math.min(at, known));
      }
    }
  }

  #checkDeleted(client: number, clock: number, end: number): void {
    const structs = this.#doc.store.clients.get(client) ?? [];
    for (let n = Y.findIndexSS(structs, clock); n < structs.length; n += 1) {
      const struct = structs[n];
      if (struct === undefined || struct.id.clock >= end) return;
      if (struct.deleted) continue;
      if (!(struct instanceof Y.Item) || this.#mapOf(struct) === null) throw new RefusedFrame('not_a_board');
      this.#deletes = true;
    }
  }
}

const readOrigin = (reader: FrameReader): Origin => ({ client: reader.number(clientMax), clock: reader.number(clockMax) });

/** `valuesMax`: values that the frame may still hold. */
const readStruct = (reader: FrameReader, clock: number, valuesMax: number): Struct => {
  const info = reader.byte();
  const kind = info & kindBits;
  if ((kind !== kindDeleted && kind !== kindAny) || (info & hasRightOrigin) !== 0) throw new RefusedFrame('not_a_board');
  const origin = (info & hasOrigin) === 0 ? null : readOrigin(reader);
  let map: EditorKey | null = null;
  let key = '';
  if (origin === null) {
    if (reader.number(1) !== parentIsRoot || (info & hasParentSub) === 0) throw new RefusedFrame('not_a_board');
    map = editorKeyOf(reader.string());
    key = reader.string();
    if (map === null || key.length > boardKeyCharactersMax) throw new RefusedFrame('not_a_board');
  }
  if (kind === kindDeleted) {
    const length = reader.number(clockStepsMax);
    if (length === 0) throw new RefusedFrame('not_readable');
    return { clock, length, origin, map, key, values: [], place: null };
  }
  const length = reader.number(valuesMax);
  if (length === 0) throw new RefusedFrame('not_readable');
  return { clock, length, origin, map, key, values: Array.from({ length }, () => reader.value()), place: null };
};
