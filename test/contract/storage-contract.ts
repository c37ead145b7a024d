import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { StorageBroken, type LedgerEntry, type Storage, type StoredGrant, type StoredTicket, type Write } from '../../server/storage/storage.ts';

/** One implementation, as the suite needs it. */
export interface StorageUnderTest {
  open(): Storage;
  /** What a restart finds after `storage` was closed. */
  reopen(storage: Storage): Storage;
  cleanUp(): void;
}

const entry = (process: string, seq: number, body = `{"n":${seq}}`): Write => ({ put: 'entry', value: { process, seq, body, hash: String(seq % 10).repeat(64) } });
const words = (process: string, id: string, text: string): Write => ({ put: 'text', value: { process, id, salt: 's'.repeat(22), text } });
const grant = (secretHash: string, more: Partial<StoredGrant> = {}): StoredGrant => ({
  secretHash,
  kind: 'key',
  session: 'session-1',
  role: 'moderator',
  process: 'process-1',
  workshop: 'workshop-1',
  participant: null,
  createdAtMs: 1_795_000_000_000,
  ...more,
});
const ticket = (secretHash: string, more: Partial<StoredTicket> = {}): StoredTicket => ({
  process: 'p1', workshop: 'workshop-1', secretHash, codeHash: `${secretHash.slice(0, -1)}c`, sector: null, participant: null, ...more,
});
const urn = (ballot: string, ...bytes: readonly number[]): Write => ({ put: 'urn', value: { process: 'p', ballot, bytes: Uint8Array.from(bytes) } });
const mark = (ballot: string, holder: string): Write => ({ put: 'mark', process: 'p', ballot, holder });
const byParticipant = (papers: ReturnType<Storage['papers']>): Record<string, string> => Object.fromEntries(papers.map(({ participant, body }) => [participant, body]));

/** What every storage must do. Run by test/server/storage.test.ts on all of them. */
export function storageContract(name: string, make: () => StorageUnderTest): void {
  describe(`storage contract: ${name}`, () => {
    let implementation: StorageUnderTest;
    let storage: Storage;
    const restart = (): void => {
      storage.close();
      storage = implementation.reopen(storage);
    };
    beforeEach(() => {
      implementation = make();
      storage = implementation.open();
    });
    afterEach(() => {
      storage.close();
      implementation.cleanUp();
    });

    it('knows nothing at first', () => {
      expect(storage.processes()).toEqual([]);
      expect(storage.entries('p')).toEqual([]);
      expect(storage.texts('p')).toEqual([]);
      expect(storage.grant('h')).toBeNull();
      expect(storage.receipt('p', 'k')).toBeNull();
      expect(storage.papers('p', 'b')).toEqual([]);
      expect(storage.urn('p', 'b')).toBeNull();
      expect(storage.marks('p', 'b')).toEqual([]);
      expect(storage.tickets('p')).toEqual([]);
      expect(storage.document('p', 'd')).toEqual([]);
      expect(storage.writers('p', 'd')).toEqual([]);
      expect(storage.history('p', 'b', null, 10)).toEqual([]);
      expect(storage.meta('m')).toBeNull();
    });

    it('gives back exactly what was committed, after a restart too', () => {
      const keyGrant = grant('h1');
      const sessionGrant = grant('h2', { kind: 'session', role: 'participant', workshop: null, participant: 'participant-1' });
      const general = ticket('a'.repeat(64));
      const bound = ticket('b'.repeat(64), { sector: 'politik', participant: 'participant-1' });
      storage.commit([
        { put: 'process', value: { id: 'p2', body: '{"title":"zwei"}' } },
        { put: 'process', value: { id: 'p1', body: '{"title":"eins"}' } },
        entry('p1', 1),
        words('p1', 'card-1', 'Ein Gedanke'),
        { put: 'grant', value: keyGrant },
        { put: 'grant', value: sessionGrant },
        { put: 'receipt', value: { process: 'p1', key: 's:c', body: '{"ok":true}' } },
        { put: 'paper', process: 'p1', ballot: 'b1', participant: 'x', body: '{"a":"yes"}' },
        { put: 'urn', value: { process: 'p1', ballot: 'b1', bytes: new Uint8Array([9, 0, 255]) } },
        { put: 'mark', process: 'p1', ballot: 'b1', holder: 'ticket-1' },
        { put: 'ticket', value: general },
        { put: 'ticket', value: bound },
        { put: 'document', process: 'p1', name: 'board', state: new Uint8Array([1, 2, 3]) },
        { put: 'meta', key: 'k', value: 'v' },
      ]);

      for (const step of ['before', 'after'] as const) {
        if (step === 'after') restart();
        expect(storage.processes()).toEqual([
          { id: 'p2', body: '{"title":"zwei"}' },
          { id: 'p1', body: '{"title":"eins"}' },
        ]);
        expect(storage.entries('p1')).toEqual([{ process: 'p1', seq: 1, body: '{"n":1}', hash: '1'.repeat(64) }]);
        expect(storage.entries('p2')).toEqual([]);
        expect(storage.texts('p1')).toEqual([{ process: 'p1', id: 'card-1', salt: 's'.repeat(22), text: 'Ein Gedanke' }]);
        expect(storage.grant('h1')).toEqual(keyGrant);
        expect(storage.grant('h2')).toEqual(sessionGrant);
        expect(storage.receipt('p1', 's:c')).toEqual({ process: 'p1', key: 's:c', body: '{"ok":true}' });
        expect(storage.papers('p1', 'b1')).toEqual([{ participant: 'x', body: '{"a":"yes"}' }]);
        expect(storage.urn('p1', 'b1')).toEqual(new Uint8Array([9, 0, 255]));
        expect(storage.marks('p1', 'b1')).toEqual(['ticket-1']);
        expect([...storage.tickets('p1')].sort((a, b) => (a.secretHash < b.secretHash ? -1 : 1))).toEqual([general, bound]);
        expect(storage.tickets('p2')).toEqual([]);
        expect(storage.document('p1', 'board')).toEqual([new Uint8Array([1, 2, 3])]);
        expect(storage.meta('k')).toBe('v');
      }
    });

    it('puts replace, processes keep their place', () => {
      storage.commit([
        { put: 'process', value: { id: 'p1', body: 'old' } },
        { put: 'process', value: { id: 'p2', body: 'x' } },
        words('p1', 'c', 'alt'),
        { put: 'grant', value: grant('h') },
        { put: 'paper', process: 'p1', ballot: 'b', participant: 'x', body: 'first' },
        { put: 'meta', key: 'k', value: '1' },
      ]);
      storage.commit([
        { put: 'process', value: { id: 'p1', body: 'new' } },
        words('p1', 'c', 'neu'),
        { put: 'grant', value: grant('h', { role: 'circle', workshop: null }) },
        { put: 'paper', process: 'p1', ballot: 'b', participant: 'x', body: 'second' },
        { put: 'meta', key: 'k', value: '2' },
      ]);

      expect(storage.processes().map(({ body }) => body)).toEqual(['new', 'x']);
      expect(storage.texts('p1').map(({ text }) => text)).toEqual(['neu']);
      expect(storage.grant('h')).toEqual(grant('h', { role: 'circle', workshop: null }));
      expect(storage.papers('p1', 'b')).toEqual([{ participant: 'x', body: 'second' }]);
      expect(storage.meta('k')).toBe('2');
    });

    it('erases texts, grants and the papers of one ballot; what is not there is no trouble', () => {
      storage.commit([
        words('p', 'a', 'bleibt'),
        words('p', 'b', 'geht'),
        { put: 'grant', value: grant('h1') },
        { put: 'grant', value: grant('h2') },
        { put: 'paper', process: 'p', ballot: 'b1', participant: 'x', body: '1' },
        { put: 'paper', process: 'p', ballot: 'b2', participant: 'x', body: '2' },
      ]);
      storage.commit([
        { erase: 'text', process: 'p', id: 'b' },
        { erase: 'text', process: 'other', id: 'a' },
        { erase: 'grant', secretHash: 'h1' },
        { erase: 'grant', secretHash: 'unknown' },
        { erase: 'papers', process: 'p', ballot: 'b1' },
        { erase: 'papers', process: 'p', ballot: 'unknown' },
      ]);
      restart();

      expect(storage.texts('p').map(({ id }) => id)).toEqual(['a']);
      expect([storage.grant('h1'), storage.grant('h2')]).toEqual([null, grant('h2')]);
      expect(storage.papers('p', 'b1')).toEqual([]);
      expect(storage.papers('p', 'b2')).toEqual([{ participant: 'x', body: '2' }]);
    });

    it('keeps the order inside a batch', () => {
      storage.commit([words('p', 'c', 'eins'), { erase: 'text', process: 'p', id: 'c' }, words('p', 'c', 'zwei'), { put: 'meta', key: 'k', value: '1' }, { put: 'meta', key: 'k', value: '2' }]);

      expect(storage.texts('p').map(({ text }) => text)).toEqual(['zwei']);
      expect(storage.meta('k')).toBe('2');
    });

    it('an empty batch is fine', () => {
      storage.commit([]);

      expect(storage.processes()).toEqual([]);
    });

    it('an urn is replaced as a whole, a mark is made once, and both go with the papers of their ballot', () => {
      storage.commit([urn('b1', 1), mark('b1', 'z'), mark('b1', 'a'), urn('b2', 2), mark('b2', 'a')]);
      storage.commit([urn('b1', 1, 3, 3), mark('b1', 'a'), mark('b1', 'm')]);
      restart();
      expect(storage.urn('p', 'b1')).toEqual(new Uint8Array([1, 3, 3]));
      expect(storage.marks('p', 'b1')).toEqual(['a', 'm', 'z']);
      expect(storage.urn('other', 'b1')).toBeNull();

      storage.commit([{ erase: 'papers', process: 'p', ballot: 'b1' }]);
      restart();
      expect([storage.urn('p', 'b1'), storage.marks('p', 'b1')]).toEqual([null, []]);
      expect([storage.urn('p', 'b2'), storage.marks('p', 'b2')]).toEqual([new Uint8Array([2]), ['a']]);
      storage.commit([urn('b2', 5), { erase: 'papers', process: 'p', ballot: 'b2' }, urn('b1', 7)]);
      restart();
      expect([storage.urn('p', 'b1'), storage.urn('p', 'b2')]).toEqual([new Uint8Array([7]), null]);
    });

    it('receipts of votes are found while their ballot is open and after its papers were erased', () => {
      const receipt = (key: string, vote: string): Write => ({ put: 'receipt', value: { process: 'p', key, body: `"${key}"` }, vote });
      const found = (): readonly (string | undefined)[] => ['k2', 'k1', 'k3'].map((key) => storage.receipt('p', key)?.body);
      storage.commit([receipt('k2', 'b1'), receipt('k3', 'b2')]);
      storage.commit([receipt('k1', 'b1')]);
      restart();
      expect(found()).toEqual(['"k2"', '"k1"', '"k3"']);
      for (const ballot of ['b1', 'b2', 'b1']) {
        storage.commit([{ erase: 'papers', process: 'p', ballot }]);
        restart();
        expect(found()).toEqual(['"k2"', '"k1"', '"k3"']);
      }
    });

    it('a ticket becomes somebody’s', () => {
      storage.commit([{ put: 'ticket', value: ticket('a'.repeat(64)) }]);
      storage.commit([{ put: 'ticket', value: ticket('a'.repeat(64), { participant: 'participant-1' }) }]);
      restart();

      expect(storage.tickets('p1')).toEqual([ticket('a'.repeat(64), { participant: 'participant-1' })]);
    });

    it('a client id of a document keeps the session that had it first', () => {
      const writer = (name: string, client: number, session: string): Write => ({ put: 'writer', value: { process: 'p', name, client, session } });
      storage.commit([writer('d', 4_294_967_295, 'a'), writer('d', 7, 'b'), writer('other', 7, 'c')]);
      storage.commit([writer('d', 7, 'thief')]);
      restart();

      expect(storage.writers('p', 'd')).toEqual([{ client: 7, session: 'b' }, { client: 4_294_967_295, session: 'a' }]);
      expect([storage.writers('p', 'other'), storage.writers('other', 'd')]).toEqual([[{ client: 7, session: 'c' }], []]);
    });

    it('a history is read newest first, in pages, and loses its oldest entries when told', () => {
      const entryOf = (board: string, seq: number): Write => ({ put: 'history', value: { process: 'p', board, seq, body: `{"n":${seq}}` } });
      const seqs = (before: number | null, limit: number): readonly number[] => storage.history('p', 'b', before, limit).map(({ seq }) => seq);
      storage.commit([1, 2, 3, 10, 11].map((seq) => entryOf('b', seq)));
      storage.commit([entryOf('other', 1)]);
      restart();
      expect(storage.history('p', 'b', 11, 1)).toEqual([{ seq: 10, body: '{"n":10}' }]);
      expect([seqs(null, 3), seqs(10, 10), seqs(1, 10)]).toEqual([[11, 10, 3], [3, 2, 1], []]);

      storage.commit([{ erase: 'history', process: 'p', board: 'b', through: 3 }, { erase: 'history', process: 'p', board: 'unknown', through: 9 }]);
      restart();
      expect(seqs(null, 10)).toEqual([11, 10]);
      expect(storage.history('p', 'other', null, 10)).toHaveLength(1);
    });

    describe('documents', () => {
      it('updates go behind the state in order, a new state replaces them all', () => {
        const document = (): number[][] => storage.document('p', 'd').map((bytes) => [...bytes]);
        storage.commit([{ append: 'document', process: 'p', name: 'd', update: new Uint8Array([1]) }]);
        expect(document()).toEqual([[1]]);
        storage.commit([{ put: 'document', process: 'p', name: 'd', state: new Uint8Array([2]) }]);
        storage.commit(Array.from({ length: 12 }, (_, n) => ({ append: 'document', process: 'p', name: 'd', update: new Uint8Array([n]) }) as const));
        restart();
        expect(document()).toEqual([[2], ...Array.from({ length: 12 }, (_, n) => [n])]);
        storage.commit([{ put: 'document', process: 'p', name: 'd', state: new Uint8Array([3]) }, { append: 'document', process: 'p', name: 'd', update: new Uint8Array([4]) }]);
        restart();
        expect(document()).toEqual([[3], [4]]);
        expect(storage.document('p', 'other')).toEqual([]);
      });

      it('any bytes come back equal, none and a megabyte too', () => {
        const all = Uint8Array.from({ length: 1_048_576 }, (_, n) => (n * 7 + (n >> 8)) & 0xff);
        // A view into a larger buffer, as encoders hand out.
        const part = new Uint8Array(new Uint8Array([9, 9, 0, 255, 9]).buffer, 2, 2);
        storage.commit([
          { put: 'document', process: 'p', name: 'all', state: all },
          { put: 'document', process: 'p', name: 'none', state: new Uint8Array() },
          { put: 'document', process: 'p', name: 'part', state: part },
        ]);
        restart();

        expect(Buffer.compare(storage.document('p', 'all')[0] ?? new Uint8Array(), all)).toBe(0);
        expect(storage.document('p', 'none').map((bytes) => [...bytes])).toEqual([[]]);
        expect(storage.document('p', 'part').map((bytes) => [...bytes])).toEqual([[0, 255]]);
      });

      it('later changes of the caller do not reach the store, nor the other way round', () => {
        const state = new Uint8Array([1, 2]);
        storage.commit([{ put: 'document', process: 'p', name: 'd', state }]);

        state[0] = 99;
        storage.document('p', 'd')[0]?.fill(77);

        expect(storage.document('p', 'd').map((bytes) => [...bytes])).toEqual([[1, 2]]);
      });
    });

    it.each(['', ' ', 'a\0b', "'; DROP TABLE entry; --", 'ä\u0308', 'مرحبا', '😀👩‍👩‍👧', '\u{10ffff}', '\ufeffx', '\ufffd', 'x'.repeat(100_000)])('any well-formed text comes back code point by code point: %j', (text) => {
      storage.commit([words('p', 'c', text), entry('p', 1, text), { put: 'meta', key: text, value: text }, { put: 'receipt', value: { process: text, key: text, body: text } }]);
      restart();

      expect(storage.texts('p')[0]?.text).toBe(text);
      expect(storage.entries('p')[0]?.body).toBe(text);
      expect(storage.meta(text)).toBe(text);
      expect(storage.receipt(text, text)?.body).toBe(text);
    });

    describe('all or nothing', () => {
      const before = (): void => storage.commit([entry('p', 1), words('p', 'a', 'bleibt')]);
      const expectUnchanged = (): void => {
        expect(storage.entries('p').map(({ seq }) => seq)).toEqual([1]);
        expect(storage.texts('p').map(({ text }) => text)).toEqual(['bleibt']);
        expect(storage.meta('k')).toBeNull();
      };
      const failures: readonly (readonly [why: string, write: Write])[] = [
        ['an entry that is there already', entry('p', 1)],
        ['a hole in the ledger', entry('p', 4)],
        ['a ledger that does not begin with 1', entry('other', 0)],
        ['half a character', words('p', 'b', 'a\ud800')],
        ['half a character in the ledger', entry('p', 3, '"\udfff"')],
      ];

      it.each(failures)('%s: nothing of the batch is written, and the next one works', (_, wrong) => {
        before();

        expect(() => storage.commit([entry('p', 2), words('p', 'a', 'neu'), { put: 'meta', key: 'k', value: 'v' }, wrong, words('p', 'c', 'nie')])).toThrow(StorageBroken);

        expectUnchanged();
        storage.commit([entry('p', 2)]);
        restart();
        expect(storage.entries('p').map(({ seq }) => seq)).toEqual([1, 2]);
        expect(storage.texts('p').map(({ text }) => text)).toEqual(['bleibt']);
      });

      it('a closed storage refuses', () => {
        before();
        storage.close();

        expect(() => storage.commit([entry('p', 2)])).toThrow(StorageBroken);

        storage = implementation.reopen(storage);
        expectUnchanged();
      });
    });

    it('ledgers of two processes do not mix, and come in order', () => {
      storage.commit([entry('p1', 1), entry('p2', 1), entry('p1', 2)]);
      storage.commit(Array.from({ length: 15 }, (_, n) => entry('p1', n + 3)));

      expect(storage.entries('p1').map(({ seq }) => seq)).toEqual(Array.from({ length: 17 }, (_, n) => n + 1));
      expect(storage.entries('p2').map(({ seq }) => seq)).toEqual([1]);
    });

    it('10,000 writes in one commit', () => {
      const batch: Write[] = Array.from({ length: 2_500 }, (_, n): Write[] => [
        entry('p', n + 1),
        words('p', `card-${n}`, `Gedanke ${n}`),
        { put: 'receipt', value: { process: 'p', key: `s:${n}`, body: '{"ok":true}' } },
        { put: 'paper', process: 'p', ballot: 'b', participant: `x${n}`, body: `${n}` },
      ]).flat();

      storage.commit(batch);
      restart();

      const entries: readonly LedgerEntry[] = storage.entries('p');
      expect(entries).toHaveLength(2_500);
      expect(entries.every(({ seq }, place) => seq === place + 1)).toBe(true);
      expect(storage.texts('p')).toHaveLength(2_500);
      expect(storage.receipt('p', 's:2499')?.body).toBe('{"ok":true}');
      expect(Object.keys(byParticipant(storage.papers('p', 'b')))).toHaveLength(2_500);
    });

    it('papers come back in an order that says nothing about when they came', () => {
      const names = ['m', 'z', 'a', 'q'];
      for (const participant of names) storage.commit([{ put: 'paper', process: 'p', ballot: 'b', participant, body: participant }]);
      storage.commit([{ put: 'paper', process: 'p', ballot: 'b', participant: 'z', body: 'again' }]);

      expect(storage.papers('p', 'b').map(({ participant }) => participant)).toEqual([...names].sort());
      expect(byParticipant(storage.papers('p', 'b'))['z']).toBe('again');
    });
  });
}
