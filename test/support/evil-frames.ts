/** Frames that an editor's socket may bring: real ones, real ones damaged, and made-up ones. All from one seed. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';
import { createCluster, markConflict, mergeCards, moveCluster, parkCard, placeCards, removeCluster, renameCluster } from '../../shared/board/board-edits.ts';
import { boardKeys, editorKeys } from '../../shared/board/board-layout.ts';
import { bare, contentIn, deletedBehind, deletedIn, kinds, rawFrame, valueBehind, valueIn, type Writer } from './yjs-frames.ts';

type Random = (below: number) => number;

const compat = JSON.parse(readFileSync(join(import.meta.dirname, '../data/yjs-v1-updates.json'), 'utf8')) as { readonly cases: readonly { readonly update_v1_base64: string }[] };
const foreignDocuments = compat.cases.map(({ update_v1_base64 }) => Uint8Array.from(Buffer.from(update_v1_base64, 'base64')));

/** The list is never empty; `undefined` may be one of its items. */
const pick = <Item>(random: Random, list: readonly Item[]): Item => list[random(list.length)] as Item;

/** One edit as the console makes it. */
export const realEdit = (random: Random, doc: Y.Doc, ids: readonly string[], token: string): void => {
  const cluster = pick(random, [...doc.getMap('clusters').keys()]);
  switch (random(8)) {
    case 0: return createCluster(doc, `cluster-${token}`, `Gruppe ${token}`);
    case 1: return renameCluster(doc, cluster, `Überschrift ${token}`, token);
    case 2: return removeCluster(doc, cluster, random(2) === 0);
    case 3: return moveCluster(doc, cluster, null);
    case 4: return markConflict(doc, pick(random, ids), random(2) === 0);
    case 5: return mergeCards(doc, pick(random, ids), [pick(random, ids)]);
    case 6: return parkCard(doc, pick(random, ids), random(2) === 0);
    default: return placeCards(doc, [pick(random, ids), pick(random, ids)], cluster);
  }
};

const place = { cluster: null, rank: 'a0', parked: false, under: null };

/** An edit that stock Yjs makes and no board takes. */
export const brokenEdit = (random: Random, doc: Y.Doc, ids: readonly string[]): void => {
  const card = pick(random, ids);
  const map = (key: string): Y.Map<unknown> => doc.getMap(key);
  let nest = new Y.Map<unknown>();
  switch (random(14)) {
    case 0: return void map('cards').set(card, { text: 'Gefälscht', sector: null, order: 1, hidden: false });
    case 1: return map('cards').delete(card);
    case 2: return void map('comments').set('comment-1', { card, text: 'x', sector: null, order: 1 });
    case 3: return void map('places').set(card, 12n);
    case 4: return void map('places').set('card-of-another-board', place);
    case 5: return void map('places').set(card, { ...place, more: 'x'.repeat(random(500)) });
    case 6:
      map('places').set(card, nest);
      for (let depth = random(60); depth > 0; depth -= 1) {
        const inner = new Y.Map<unknown>();
        nest.set('in', inner);
        nest = inner;
      }
      return;
    case 7: return doc.getText('notes').insert(0, 'Text neben den Karten');
    case 8: return doc.getArray('marks').push(['conflict']);
    case 9: map(pick(random, boardKeys)).set('x', undefined); return;
    case 10: return map('clusters').delete(pick(random, [...map('clusters').keys()]));
    case 11: return void map('titles').set('cluster-nowhere/t', 'Titel');
    case 12: return void map('places').set(card, new Uint8Array(random(300)));
    default: return void map(pick(random, editorKeys)).set(card, pick(random, [null, 0, '', [], {}, 'conflict', place, { rank: 'a0' }, { titles: [] }]));
  }
};

/** Values that `lib0` can write and boards do not know. */
const oddValues: readonly unknown[] = [12n, 1e300, -0, undefined, null, true, '', 'conflict', [], {}, [[[[]]]], { rank: 'a0' }, { titles: ['x'] }, place, { ...place, rank: '' }, new Uint8Array(9), 'x'.repeat(3_000), { a: { b: { c: {} } } }];
const oddNumbers = [0, 1, 2, 5, 127, 128, 1_000, 2 ** 31 - 1, 2 ** 31, 2 ** 32 - 1, 2 ** 40, 2 ** 52, Number.MAX_SAFE_INTEGER];

/** Bytes that follow the format as far as it pleases them. `doc`: whose ids they may speak of. */
export const madeUpFrame = (random: Random, doc: Y.Doc, ids: readonly string[]): Uint8Array => {
  const known = [...doc.store.clients.keys()];
  const client = (): number => (random(3) === 0 ? pick(random, known) : random(5) === 0 ? pick(random, oddNumbers) : 1_000 + random(50));
  const clock = (id: number): number => (random(4) === 0 ? pick(random, oddNumbers) : Y.getState(doc.store, id));
  const struct = (own: number, n: number): Writer => {
    const map = pick(random, [...boardKeys, ...editorKeys, 'secrets', '']);
    const key = pick(random, [...ids, 'cluster-0', 'cluster-0/first', '__proto__', 'x'.repeat(random(400))]);
    switch (random(9)) {
      case 0: return bare(pick(random, [kinds.gc, kinds.skip]), pick(random, oddNumbers));
      case 1: return deletedIn(map, key, pick(random, oddNumbers));
      case 2: { const other = client(); return deletedBehind(other, random(Math.max(1, Y.getState(doc.store, other))), 1 + random(3)); }
      case 3: return contentIn(map, key, random(32), (encoder) => { for (let bytes = random(12); bytes > 0; bytes -= 1) encoding.writeUint8(encoder, random(256)); });
      case 4: return valueBehind(own, Math.max(0, n - 1), pick(random, oddValues));
      case 5: { const other = pick(random, known); return valueBehind(other, random(Math.max(1, Y.getState(doc.store, other))), pick(random, oddValues)); }
      case 6: return valueIn(map, key, ...Array.from({ length: random(4) }, () => pick(random, oddValues)));
      default: return valueIn(pick(random, editorKeys), pick(random, ids), pick(random, oddValues));
    }
  };
  const blocks = Array.from({ length: random(8) === 0 ? random(20) : 1 }, () => {
    const own = client();
    const structs = Array.from({ length: random(10) === 0 ? random(200) : 1 + random(3) }, (_, n) => struct(own, n));
    return { client: own, clock: clock(own), structs, count: random(12) === 0 ? pick(random, oddNumbers) : structs.length };
  });
  const deletes = Array.from({ length: random(3) }, () => {
    const own = client();
    return { client: own, ranges: Array.from({ length: random(4) }, () => [random(3) === 0 ? pick(random, oddNumbers) : random(Math.max(1, Y.getState(doc.store, own))), random(4) === 0 ? pick(random, oddNumbers) : 1] as const) };
  });
  return rawFrame(blocks, deletes);
};

/** Damages a frame in one of the ways in which bytes get damaged, or are. */
export const damaged = (random: Random, frame: Uint8Array, other: Uint8Array): Uint8Array => {
  switch (random(6)) {
    case 0: return frame.subarray(0, random(frame.length + 1));
    case 1: {
      const cut = random(frame.length + 1);
      return Uint8Array.from([...frame.subarray(0, cut), ...other.subarray(random(other.length + 1))]);
    }
    case 2: {
      const at = random(frame.length + 1);
      return Uint8Array.from([...frame.subarray(0, at), ...Array.from({ length: 1 + random(8) }, () => random(256)), ...frame.subarray(at)]);
    }
    case 3: {
      const bytes = new Uint8Array(262_144);
      for (let at = 0; at < bytes.length; at += Math.max(1, frame.length)) bytes.set(frame.subarray(0, Math.min(frame.length, bytes.length - at)), at);
      return bytes;
    }
    default: {
      const bytes = Uint8Array.from(frame);
      for (let flips = 1 + random(4); flips > 0 && bytes.length > 0; flips -= 1) bytes[random(bytes.length)] = random(256);
      return bytes;
    }
  }
};

export const foreignDocument = (random: Random): Uint8Array => pick(random, foreignDocuments);
