import { describe, expect, it } from 'vitest';
import { checkChain, checkTexts } from '../../server/room/ledger.ts';
import { Hall } from '../support/hall.ts';

const filled = async () => {
  const hall = await Hall.open();
  const person = await hall.join();
  await hall.openStep('collect');
  await hall.card(person, 'Eins');
  await hall.card(person, 'Zwei');
  const texts = new Map(hall.storage.texts(hall.process).map((text) => [text.id, text]));
  return { entries: hall.storage.entries(hall.process), texts };
};

describe('ledger', () => {
  it('[LG1] a changed, dropped, swapped or inserted entry is found', async () => {
    const { entries } = await filled();
    const [first, second, ...rest] = entries;
    if (first === undefined || second === undefined) throw new Error('The hall wrote too little.');

    const broken = [
      [first, { ...second, body: second.body.replace('2026', '2025') }, ...rest],
      [first, ...rest],
      [second, first, ...rest],
      [first, first, second, ...rest],
    ];

    expect(checkChain(entries)).toBeNull();
    expect(broken.map(checkChain)).toEqual([2, 2, 1, 2]);
  });

  it('[LG4] other words beside the ledger are found; erased ones are no damage', async () => {
    const { entries, texts } = await filled();
    const [card, kept] = [...texts][0] ?? [];
    if (card === undefined || kept === undefined) throw new Error('No card was kept.');

    const changed = checkTexts(entries, (id) => (id === card ? { ...kept, text: 'Untergeschoben' } : texts.get(id)));
    const erased = checkTexts(entries, (id) => (id === card ? undefined : texts.get(id)));

    expect([checkTexts(entries, (id) => texts.get(id)), changed, erased]).toEqual([null, entries.length - 1, null]);
  });
});
