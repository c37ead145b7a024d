/** Every kind of ballot on a real phone page against a real server: filled in by touch, checked, cast, closed, read, looked up. */
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { listOf, objectOf, textOf, type JsonObject } from '../../server/replay/interface-client.ts';
import { HallBrowser, part, sees } from './hall-browser.ts';
import { HallServer, Outside } from './hall-server.ts';
import { enterByLink } from './phone-hands.ts';

let server: HallServer;
let browser: HallBrowser;

beforeAll(async () => {
  server = await HallServer.start();
  browser = await HallBrowser.start();
});

afterAll(async () => {
  await browser.close();
  await server.close();
});

afterEach(({ task }) => browser.goHome(task.result?.state === 'fail'));

const groups = ['Sprache im Betrieb', 'Anerkennung', 'Eine Anlaufstelle'];
const axes = [
  { text: 'Wie ging es uns miteinander?', poles: { low: 'gegeneinander', high: 'miteinander' } },
  { text: 'Wie weit sind wir gekommen?', poles: { low: 'auf der Stelle', high: 'ein gutes Stück' } },
];

interface Kind {
  readonly open: JsonObject;
  readonly fill: (phone: Page) => Promise<void>;
  readonly cast: string;
  readonly result: string | RegExp;
}

const texts = groups.map((text) => ({ text }));
const tap = (phone: Page, name: string | RegExp): Promise<void> => phone.getByRole('button', { name, exact: typeof name === 'string' }).tap();
const choose = (phone: Page, words: RegExp): Promise<void> => phone.locator('label.vote').filter({ hasText: words }).tap();
const review = (phone: Page): Promise<void> => tap(phone, 'Stimmzettel prüfen');

const kinds: readonly Kind[] = [
  {
    open: { kind: 'dots', options: texts, budget: 3 },
    fill: async (phone) => {
      await tap(phone, 'Ein Punkt mehr: Anerkennung');
      await tap(phone, 'Ein Punkt mehr: Anerkennung');
      await tap(phone, 'Ein Punkt weniger: Anerkennung');
      await tap(phone, 'Ein Punkt mehr: Eine Anlaufstelle');
      await review(phone);
    },
    cast: 'Punkte abgeben',
    result: '1 Punkt von 1 Person.',
  },
  {
    open: { kind: 'agreement', options: texts },
    fill: async (phone) => {
      await choose(phone, /Ja/u);
      await review(phone);
    },
    cast: 'Stimme abgeben',
    result: 'Ja 1, Nein 0, Enthaltung 0',
  },
  {
    open: { kind: 'resistance', options: texts },
    fill: async (phone) => {
      await phone.locator('.keypad label').nth(8).tap();
      await phone.getByLabel('Was müsste sich ändern?').fill('Wer prüft das, und wer zahlt?');
      await tap(phone, 'Weiter');
      await phone.locator('.keypad label').nth(0).tap();
      await review(phone);
    },
    cast: 'Widerstand abgeben',
    result: /Gruppenwiderstand 80/u,
  },
  {
    open: { kind: 'consent', options: texts.slice(0, 1) },
    fill: async (phone) => {
      await choose(phone, /Schwerwiegender Einwand/u);
      await tap(phone, 'Weiter');
      await sees(phone, 'Ein schwerwiegender Einwand braucht eine Begründung.');
      await phone.getByLabel('Warum schadet der Satz dem Ziel?').fill('Es fehlt, wer zahlt.');
      await tap(phone, 'Weiter');
    },
    cast: 'Stimme abgeben',
    result: 'Noch nicht angenommen: 1 schwerwiegender Einwand. Der Satz braucht eine neue Fassung.',
  },
  {
    open: { kind: 'ranking', options: texts },
    fill: async (phone) => {
      await tap(phone, 'Anerkennung auf Platz 1');
      await tap(phone, 'Sprache im Betrieb auf Platz 2');
      await tap(phone, 'Einen Platz nach oben: Sprache im Betrieb');
      await review(phone);
    },
    cast: 'Stimme abgeben',
    result: '2 Punkte.',
  },
  {
    open: { kind: 'scale', options: axes },
    fill: async (phone) => {
      await phone.locator('.field').tap();
      await sees(phone, '50 von 100');
      await review(phone);
    },
    cast: 'Stimme abgeben',
    result: /^Mittelwert 50 von 100/u,
  },
];

for (const dir of ['ltr', 'rtl'] as const) {
  test(`a straw poll of every kind, by touch, in a page that runs ${dir}`, async () => {
    const hall = await Outside.open(server.url, `Abstimmen ${dir}`, {});
    const phone = await browser.device('phone', 'phone');
    await enterByLink(phone, hall.made.joinUrl, 'Wirtschaft');
    await hall.openStep('weigh');
    for (const { open, fill, cast, result } of kinds) {
      await part(textOf(open, 'kind'), async () => {
        await phone.evaluate((way) => {
          document.documentElement.dir = way;
        }, dir);
        await hall.lead({ do: 'open-ballot', mode: 'straw-poll', ...open });
        await fill(phone);
        await sees(phone, 'Sie können Ihre Stimme ändern, bis das Stimmungsbild geschlossen wird.');
        await tap(phone, cast);
        await sees(phone, 'Ihre Stimme ist angekommen');
        // Changed once, so that the number that is looked up is the last one.
        await tap(phone, 'Stimme ändern');
        if ((await phone.locator('ls-paper-review').count()) === 0) await review(phone);
        await tap(phone, cast);
        await sees(phone, 'Ihre Stimme ist angekommen');
        await hall.closeBallot();
        await sees(phone, '1 Person hat abgestimmt.');
        await sees(phone, result);
        await tap(phone, 'In der Liste nachsehen');
        await sees(phone, 'Ja, Ihre Stimme ist dabei.');
      });
    }

    expect(browser.troubles).toEqual([]);
    expect(server.faults).toEqual([]);
  });
}

test('a binding ballot: the ticket first, then one vote, which is final', async () => {
  const hall = await Outside.open(server.url, 'Stimmkarten', {});
  const phone = await browser.device('phone', 'phone');
  await enterByLink(phone, hall.made.joinUrl, 'Wirtschaft');
  await hall.openStep('weigh');
  const made = await hall.client.send(`/api/v1/workshops/${hall.made.workshop}/tickets`, hall.made.keys.moderator, { count: 2 });
  const [first, second] = listOf(made['tickets']).map(objectOf);
  await hall.lead({ do: 'open-ballot', kind: 'agreement', mode: 'binding', options: texts });

  await phone.getByLabel('Nummer der Stimmkarte').fill('000000000000');
  await tap(phone, 'Stimmkarte zeigen');
  await sees(phone, 'Diese Stimmkarte gibt es hier nicht.');
  await phone.getByLabel('Nummer der Stimmkarte').fill(textOf(first ?? {}, 'code'));
  await tap(phone, 'Stimmkarte zeigen');
  await choose(phone, /Nein/u);
  await phone.reload();
  await review(phone);
  await sees(phone, 'Abgegeben ist Ihre Stimme endgültig.');
  await sees(phone, '2 Sätze sind noch ohne Stimme.');
  await tap(phone, 'Stimme abgeben');
  await sees(phone, 'Ihre Stimme ist endgültig.');
  await phone.reload();
  await sees(phone, 'Ihre Stimme ist angekommen');
  expect(await phone.getByRole('button', { name: 'Stimme ändern' }).count()).toBe(0);

  // Somebody who joined with the code scans the ticket with the camera app: it is shown when it is needed.
  const late = await browser.device('late', 'phone');
  await enterByLink(late, hall.made.joinUrl, 'Politik');
  await sees(late, 'Ihre Stimmkarte');
  await late.goto(textOf(second ?? {}, 'url'));
  await tap(late, 'Stimmzettel prüfen');
  await tap(late, 'Leer abgeben');
  await sees(late, 'Ihre Stimme ist angekommen');

  await hall.closeBallot();
  for (const page of [phone, late]) {
    await sees(page, '2 Personen haben abgestimmt.');
    await sees(page, '1 Stimmzettel war leer oder ungültig.');
    await tap(page, 'In der Liste nachsehen');
    await sees(page, 'Ja, Ihre Stimme ist dabei.');
  }
  // A wrong ticket is refused with 404, which the browser's console tells.
  expect(browser.troubles.filter((trouble) => !trouble.includes('404'))).toEqual([]);
  expect(server.faults).toEqual([]);
});
