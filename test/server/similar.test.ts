import { beforeEach, describe, expect, it } from 'vitest';
import { createServices } from '../../server/server.ts';
import { createApp } from '../../server/http/app.ts';
import { Hall, type Person } from '../support/hall.ts';

let hall: Hall;
let writer: Person;
let other: Person;
let board: string;
let card: string;
const text = 'Deutsch lernt man am besten bei der Arbeit';

beforeEach(async () => {
  hall = await Hall.open();
  [writer, other] = [await hall.join(), await hall.join()];
  board = await hall.boardId();
  await hall.openStep('collect');
  for (const words of ['Mehr Busse am Abend', 'Ein Ansprechpartner im Rathaus', 'Kinderbetreuung während der Kurse', 'Abschlüsse schneller anerkennen', 'Wohnungen für Auszubildende']) await hall.card(other, words);
  card = await hall.card(other, text);
});

const ask = (typed: unknown, key = writer.token) => hall.call('POST', `/boards/${board}/similar`, key, { text: typed });

const shown = async (typed: string, key = writer.token): Promise<readonly { readonly id: string; readonly text: string }[]> => {
  hall.clock.ms += 2_000;
  const { status, body } = await ask(typed, key);
  if (status !== 200) throw new Error(JSON.stringify(body));
  return body['cards'] as readonly { readonly id: string; readonly text: string }[];
};

describe('similar cards while writing', () => {
  it('[SI1] what hangs there already is shown with its text and nothing else', async () => {
    expect(await shown('Deutsch lernen bei der Arbeit')).toEqual([{ id: card, text }]);
    expect(await shown('Schwimmbad sanieren im Sommer')).toEqual([]);
  });

  it('[SI1] at most three', async () => {
    for (let n = 0; n < 5; n += 1) await hall.card(other, `${text}, Vorschlag ${n}`);

    expect(await shown(text)).toHaveLength(3);
  });

  it('[SI2] a hidden card is never shown, a shown one again, a changed one with its new words, a withdrawn one not', async () => {
    const before = await shown(text);
    await hall.command(hall.keys.moderator, 'hide-card', { card });
    const hidden = await shown(text);
    await hall.command(hall.keys.moderator, 'hide-card', { card, hidden: false });
    const again = await shown(text);
    await hall.command(other.token, 'edit-card', { card, text: `${text} im Betrieb` });
    const changed = await shown(text);
    await hall.command(other.token, 'withdraw-card', { card });
    const gone = await shown(text);

    expect([before, hidden, again, changed, gone]).toEqual([[{ id: card, text }], [], [{ id: card, text }], [{ id: card, text: `${text} im Betrieb` }], []]);
  });

  it('[SI2] what was hidden before anybody asked is not shown either, nor after a restart', async () => {
    await hall.command(hall.keys.moderator, 'hide-card', { card });
    const first = await shown(text);
    hall.restart();

    expect([first, await shown(text)]).toEqual([[], []]);
  });

  it('[SI2] an author who changes a hidden card shows only the new words', async () => {
    await shown(text);
    await hall.command(hall.keys.moderator, 'hide-card', { card });
    await hall.command(other.token, 'edit-card', { card, text: 'Deutsch lernt man am besten in der Werkstatt' });

    expect(await shown(text)).toEqual([{ id: card, text: 'Deutsch lernt man am besten in der Werkstatt' }]);
  });

  it('[SI2] nothing of another board', async () => {
    const two = await Hall.open(undefined, { template: undefined, plan: [{ kind: 'collect', board: 0 }, { kind: 'collect', board: 1, title: 'Zweite' }], questions: ['Eins?', 'Zwei?'] });
    const person = await two.join();
    await two.openStep('collect');
    await two.card(person, text);
    const { boards, steps } = await two.view(two.keys.moderator);
    await two.command(two.keys.moderator, 'open-step', { step: steps[1]?.id });

    const { body } = await two.call('POST', `/boards/${boards[1]?.id}/similar`, person.token, { text });

    expect(body).toEqual({ cards: [] });
  });

  it('[SI3] what was typed is not stored, and changes nothing', async () => {
    const before = JSON.stringify([hall.storage.entries(hall.process), hall.storage.texts(hall.process)]);

    await shown('Kieselstein bei der Arbeit');

    expect(JSON.stringify([hall.storage.entries(hall.process), hall.storage.texts(hall.process)])).toBe(before);
  });

  it('[SI1] only participants, only while cards may be written', async () => {
    const desks = [await ask(text, hall.keys.moderator), await ask(text, hall.keys.projector), await ask(text, 'AAAAAAAAAAAAAAAAAAAAAA')];
    await hall.openStep('pause');
    hall.clock.ms += 31_000;

    expect([...desks, await ask(text)].map(({ body }) => body['reason'])).toEqual(['not_allowed', 'not_allowed', 'sign_in_needed', 'step_closed']);
  });

  it('[SI1] bodies that are none are refused', async () => {
    const answers = [];
    for (const body of [{}, { text: 1 }, { text: 'x'.repeat(5_000) }, { text, more: 1 }, '[', 'x'.repeat(9_000)]) {
      hall.clock.ms += 4_000;
      answers.push(await hall.call('POST', `/boards/${board}/similar`, writer.token, body));
    }

    expect(answers.map(({ body }) => body['reason'])).toEqual([...Array.from({ length: 5 }, () => 'bad_request'), 'too_large']);
  });

  it('[SI4] a person asks every two seconds, and others do not wait for them', async () => {
    const answers = [await ask(text), await ask(text), await ask(text), await ask(text, other.token)];

    expect(answers.map(({ status }) => status)).toEqual([200, 200, 429, 200]);
    expect(answers[2]?.body['retryAfterMs']).toBe(2_000);
  });

  it('[SI4] a server without rest answers nobody, and says when to come back', async () => {
    const { clock, config, signer, storage, publicUrl, onError } = hall.services;
    const app = createApp(createServices({ clock, config, storage, signer, publicUrl, onError, isBusy: () => true }));

    const response = await app.request(`/api/v1/boards/${board}/similar`, { method: 'POST', headers: { authorization: `Bearer ${writer.token}` }, body: JSON.stringify({ text }) });

    expect([response.status, response.headers.get('retry-after')]).toEqual([429, '15']);
  });
});
