import { afterEach, expect, test } from 'vitest';
import { applyAwarenessUpdate, encodeAwarenessUpdate } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { BoardPresence, editorOf } from '../../client/connection/board-presence.ts';

const docs: Y.Doc[] = [];
afterEach(() => {
  for (const doc of docs.splice(0)) doc.destroy();
});

const presence = (writes: boolean, changed: () => void = () => undefined): BoardPresence => {
  const doc = new Y.Doc();
  docs.push(doc);
  return new BoardPresence(doc, writes, changed);
};

const tell = (from: BoardPresence, to: BoardPresence): void => applyAwarenessUpdate(to.awareness, encodeAwarenessUpdate(from.awareness, [from.awareness.clientID]), 'server');

test('an editor sees what another holds and reads, and nothing of itself', () => {
  let changes = 0;
  const [one, two] = [presence(true), presence(true, () => (changes += 1))];
  one.setName('  Frau Demir ');
  one.hold(['card-1', 'card-2']);
  one.read('card-3');
  tell(one, two);

  expect(two.others).toEqual([{ client: one.awareness.clientID, name: 'Frau Demir', holding: ['card-1', 'card-2'], reading: 'card-3' }]);
  expect(one.others).toEqual([]);
  expect(changes).toBe(1);
  expect(two.others).toBe(two.others);
});

test('only the own state goes out, and only when it changed; readers have none', () => {
  const [one, two, reader] = [presence(true), presence(true), presence(false)];
  const sent: unknown[] = [];
  two.awareness.on('update', (_changes: unknown, origin: unknown) => sent.push(origin));
  one.hold(['card-1']);
  tell(one, two);
  two.hold([]);
  expect(sent).toEqual([]);
  two.hold(['card-2']);
  expect(sent).toEqual(['local']);

  reader.hold(['card-1']);
  expect(reader.awareness.getLocalState()).toBeNull();
});

test.each([
  [null, null],
  ['text', null],
  [{}, null],
  [{ name: 7, holding: [] }, null],
  [{ name: 'A' }, { client: 1, name: 'A', holding: [], reading: null }],
  [{ name: 'A', holding: [1, '', 'card-1', 'x'.repeat(65)], reading: 5 }, { client: 1, name: 'A', holding: ['card-1'], reading: null }],
  [{ name: 'ä'.repeat(60), holding: Array.from({ length: 90 }, (_, n) => `card-${n}`), reading: 'card-1' }, { client: 1, name: 'ä'.repeat(40), holding: Array.from({ length: 50 }, (_, n) => `card-${n}`), reading: 'card-1' }],
])('what another browser says about itself is looked at before it is shown: %j', (state, editor) => {
  expect(editorOf(1, state)).toEqual(editor);
});
