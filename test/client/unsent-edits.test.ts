import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { PhoneStorage } from '../../client/connection/phone-storage.ts';
import { UnsentEdits } from '../../client/connection/unsent-edits.ts';
import { createCluster, dropCard, placeCard, prepareCluster, putCard, removeCluster, renameCluster } from '../../shared/board/board-edits.ts';
import { readBoard } from '../../shared/board/board-snapshot.ts';

/** A browser's storage, as bare as it can be. */
class FakeStorage implements Storage {
  readonly #texts = new Map<string, string>();
  [name: string]: unknown;
  get length(): number {
    return this.#texts.size;
  }
  key(at: number): string | null {
    return [...this.#texts.keys()][at] ?? null;
  }
  getItem(key: string): string | null {
    return this.#texts.get(key) ?? null;
  }
  setItem(key: string, text: string): void {
    this.#texts.set(key, text);
  }
  removeItem(key: string): void {
    this.#texts.delete(key);
  }
  clear(): void {
    this.#texts.clear();
  }
  get all(): string {
    return JSON.stringify([...this.#texts]);
  }
}

const boardName = 'board-one';

const serverBoard = (): Y.Doc => {
  const doc = new Y.Doc();
  for (let order = 1; order <= 4; order += 1) putCard(doc, `card-${order}`.padEnd(21, '-'), { text: `Geheimnis ${order}`, sector: null, order, hidden: false });
  for (const id of ['cluster-a', 'cluster-b']) createCluster(doc, id.padEnd(21, '-'), id);
  return doc;
};
const card = (number: number): string => `card-${number}`.padEnd(21, '-');
const cluster = (letter: string): string => `cluster-${letter}`.padEnd(21, '-');

/** A page that opens the board: a fresh document with what the server has. */
const page = (server: Y.Doc, storage: Storage, tab: string): { readonly doc: Y.Doc; readonly unsent: UnsentEdits } => {
  const doc = new Y.Doc();
  const unsent = new UnsentEdits(doc, boardName, tab, new PhoneStorage(storage));
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(server));
  return { doc, unsent };
};

const clusterOf = (doc: Y.Doc, id: string): string | undefined => readBoard(doc).clusters.find(({ cards }) => cards.some((one) => one.id === id))?.id;

describe('own edits that the server has not seen', () => {
  test('[BD15] come back after the page was closed, and are forgotten once the server has them', () => {
    const [server, storage] = [serverBoard(), new FakeStorage()];
    const before = page(server, storage, 'first');
    placeCard(before.doc, card(1), cluster('a'));
    placeCard(before.doc, card(2), cluster('a'));
    prepareCluster(before.doc, cluster('c'));
    createCluster(before.doc, cluster('c'), 'Neue Gruppe', 'mine');
    placeCard(before.doc, card(2), cluster('c'));
    renameCluster(before.doc, cluster('b'), 'Besser', 'mine');

    const after = page(server, storage, 'second');
    expect(after.unsent.restore()).toBeGreaterThan(0);
    expect(readBoard(after.doc)).toEqual(readBoard(before.doc));
    // Until the server has them they are this page's unsent edits.
    expect(page(server, storage, 'third').unsent.restore()).toBeGreaterThan(0);

    Y.applyUpdate(server, Y.encodeStateAsUpdate(after.doc));
    after.unsent.clear();
    expect(page(server, storage, 'fourth').unsent.restore()).toBe(0);
  });

  test('give way to what somebody else did with the same card since, and to a card that is gone', () => {
    const [server, storage] = [serverBoard(), new FakeStorage()];
    const before = page(server, storage, 'first');
    for (const number of [1, 2, 3]) placeCard(before.doc, card(number), cluster('a'));
    placeCard(server, card(1), cluster('b'));
    dropCard(server, card(2));

    const after = page(server, storage, 'second');
    expect(after.unsent.restore()).toBe(1);
    expect(clusterOf(after.doc, card(1))).toBe(cluster('b'));
    expect(clusterOf(after.doc, card(3))).toBe(cluster('a'));
    expect(after.doc.getMap('places').has(card(2))).toBe(false);
  });

  test('never cost a heading: one given elsewhere meanwhile stands beside the own one', () => {
    const [server, storage] = [serverBoard(), new FakeStorage()];
    renameCluster(page(server, storage, 'first').doc, cluster('a'), 'Hier', 'mine');
    renameCluster(server, cluster('a'), 'Dort', 'theirs');

    const after = page(server, storage, 'second');
    after.unsent.restore();
    expect(readBoard(after.doc).clusters.find(({ id }) => id === cluster('a'))?.titles).toEqual(['Hier', 'Dort']);
  });

  test('two tabs keep their own: one that has sent everything leaves the other\'s alone', () => {
    const [server, storage] = [serverBoard(), new FakeStorage()];
    const [one, two] = [page(server, storage, 'one'), page(server, storage, 'two')];
    placeCard(one.doc, card(1), cluster('a'));
    placeCard(two.doc, card(2), cluster('b'));
    one.unsent.clear();

    const after = page(server, storage, 'three');
    expect(after.unsent.restore()).toBe(1);
    expect(clusterOf(after.doc, card(2))).toBe(cluster('b'));
  });

  test('what was taken back is nothing to send; what others do is not kept; no words of a card are', () => {
    const [server, storage] = [serverBoard(), new FakeStorage()];
    const { doc, unsent } = page(server, storage, 'first');
    removeCluster(doc, cluster('a'), true);
    removeCluster(doc, cluster('a'), false);
    expect(unsent.size).toBe(0);

    placeCard(server, card(4), cluster('a'));
    putCard(server, card(4), { text: 'Geheimnis, neu', sector: null, order: 4, hidden: false });
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(server));
    expect(unsent.size).toBe(0);

    placeCard(doc, card(4), cluster('b'));
    expect(unsent.size).toBe(1);
    expect(storage.all).not.toContain('Geheimnis');
  });

  test.each([
    'not json', '{}', '[null, 3, {"map": "cards", "key": "x", "is": 1}]',
    JSON.stringify([{ map: 'places', key: card(1), is: { cluster: 'nowhere-nowhere-nowhere', rank: 'a0', parked: false, under: null } }]),
    JSON.stringify([{ map: 'places', key: card(1), is: { cluster: null, rank: '!', parked: false, under: null } }, { map: 'titles', key: 'x', is: 'y' }, { map: 'marks', key: card(1), is: 'other' }, { map: 'clusters', key: cluster('a'), was: { rank: 'a0' } }]),
  ])('a storage that somebody wrote into changes nothing: %s', (text) => {
    const [server, storage] = [serverBoard(), new FakeStorage()];
    storage.setItem(`leitsatz:unsent:${boardName}:evil`, text);
    const { doc, unsent } = page(server, storage, 'first');

    expect(unsent.restore()).toBe(0);
    expect(readBoard(doc)).toEqual(readBoard(server));
    expect(storage.length).toBe(0);
  });

  test('a long time offline stays bounded', () => {
    const [server, storage] = [serverBoard(), new FakeStorage()];
    const { doc, unsent } = page(server, storage, 'first');
    doc.transact(() => { for (let number = 0; number < 5_200; number += 1) placeCard(doc, `unknown-${number}`.padEnd(21, '-'), null); });

    expect(unsent.size).toBe(5_000);
  });
});
