/** What people see and keep when the WLAN dies, the server is started anew, or the moderator's laptop gives up. */
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { CuttableNetwork } from './cuttable-network.ts';
import { HallBrowser, sees } from './hall-browser.ts';
import { HallServer, Outside } from './hall-server.ts';
import { press } from './moderator-hands.ts';
import { enterByLink, ownCard, pin } from './phone-hands.ts';

const question = 'Was brauchen Menschen, die neu zu uns kommen?';
/** A projector that was reloaded must be whole again after this. */
const reloadMsMax = 3_000;

let network: CuttableNetwork;
let server: HallServer;
let browser: HallBrowser;
let hall: Outside;

beforeAll(async () => {
  network = await CuttableNetwork.open();
  server = await HallServer.start(network.url);
  network.leadTo(server.port);
  browser = await HallBrowser.start();
  hall = await Outside.open(`http://127.0.0.1:${server.port}`, 'Ankommen im Landkreis', { questions: [question] });
  await hall.openStep('collect');
});

afterEach(({ task }) => browser.goHome(task.result?.state === 'fail'));

afterAll(async () => {
  hall.close();
  await browser.close();
  await server.close();
  await network.cut();
});

/** How often a card hangs on the board, by what the server has stored. */
const timesOnBoard = async (text: string): Promise<number> => (await hall.cards()).filter((card) => card.text === text).length;

const write = async (phone: Page, text: string): Promise<void> => {
  await phone.locator('ls-card-form.main textarea').fill(text);
  await phone.getByRole('button', { name: 'Karte anpinnen' }).tap();
};

test('a card that was written without a network waits, and hangs exactly once when it is back', async () => {
  const text = 'Im Funkloch geschrieben';
  const phone = await browser.device('phone', 'phone');
  await enterByLink(phone, hall.made.joinUrl, 'Politik');
  await sees(phone, question);

  await network.cut();
  await write(phone, text);
  await sees(phone, 'Kein Netz');
  await ownCard(phone, text).getByText('Wird gesendet, sobald Netz da ist').waitFor();
  await sees(phone, 'Schreiben Sie ruhig weiter.');
  expect(await timesOnBoard(text)).toBe(0);
  await network.mend();

  await ownCard(phone, text).getByText('Hängt an der Pinnwand').waitFor();
  await phone.locator('.off').waitFor({ state: 'detached' });
  expect(await timesOnBoard(text)).toBe(1);
  expect(await ownCard(phone, text).count()).toBe(1);
});

test('a card that waits outlives the page, and text that was only begun does too', async () => {
  const text = 'Vor dem Neuladen geschrieben';
  const phone = await browser.device('phone', 'phone');
  await enterByLink(phone, hall.made.joinUrl, 'Wirtschaft');
  await sees(phone, question);
  const address = phone.url();

  await network.cut();
  await write(phone, text);
  await ownCard(phone, text).waitFor();
  await phone.locator('ls-card-form.main textarea').fill('Erst halb');
  await phone.goto('about:blank');
  await network.mend();
  await phone.goto(address);

  await ownCard(phone, text).getByText('Hängt an der Pinnwand').waitFor();
  expect(await phone.locator('ls-card-form.main textarea').inputValue()).toBe('Erst halb');
  expect(await timesOnBoard(text)).toBe(1);
});

test('[CM1] a card whose answer was lost on the way hangs exactly once', async () => {
  const text = 'Angekommen, aber ohne Antwort';
  const phone = await browser.device('phone', 'phone');
  let swallowed = 0;
  // The first answer is lost on the socket, the second, to the try that follows, on the way back of HTTP.
  await phone.routeWebSocket(/\/live/u, (socket) => {
    const server = socket.connectToServer();
    server.onMessage((message) => {
      if (swallowed > 0 || !String(message).startsWith('{"answer"')) return socket.send(message);
      swallowed += 1;
      void socket.close();
    });
  });
  await enterByLink(phone, hall.made.joinUrl, 'Verwaltung');
  await sees(phone, question);
  let posted = 0;
  await phone.route('**/commands*', async (route) => {
    posted += 1;
    if (posted > 1) return route.continue();
    await route.fetch();
    return route.abort('connectionreset');
  });

  await write(phone, text);

  await ownCard(phone, text).getByText('Hängt an der Pinnwand').waitFor();
  await expect.poll(() => posted, { timeout: 20_000 }).toBeGreaterThan(1);
  expect(swallowed).toBe(1);
  expect(await timesOnBoard(text)).toBe(1);
});

test('[LG2] the server starts anew on the same port: the phone goes on, the projector kept its picture and is whole after a reload', async () => {
  const phone = await browser.device('phone', 'phone');
  await enterByLink(phone, hall.made.joinUrl, 'Zivilgesellschaft');
  await pin(phone, 'Vor dem Neustart geschrieben');
  const projector = await browser.device('projector', 'projector');
  await projector.goto(hall.link('projector'));
  await sees(projector, 'Vor dem Neustart geschrieben');
  expect(await projector.getByText(/^Stand /u).count()).toBe(0);

  await server.stop();
  await write(phone, 'Während des Neustarts geschrieben');
  await projector.getByText(/^Stand \d\d:\d\d$/u).waitFor();
  await sees(projector, 'Vor dem Neustart geschrieben');
  await sees(projector, question);
  await sees(phone, 'Kein Netz');
  await server.goOn();

  await ownCard(phone, 'Während des Neustarts geschrieben').getByText('Hängt an der Pinnwand').waitFor();
  expect(await timesOnBoard('Während des Neustarts geschrieben')).toBe(1);
  await sees(projector, 'Während des Neustarts geschrieben');
  await projector.getByText(/^Stand /u).waitFor({ state: 'detached' });
  const reloadedAtMs = Date.now();
  await projector.reload({ waitUntil: 'commit' });
  for (const text of [question, 'Vor dem Neustart geschrieben', 'Während des Neustarts geschrieben']) {
    await projector.getByText(text).first().waitFor({ timeout: Math.max(1, reloadMsMax - (Date.now() - reloadedAtMs)) });
  }
});

test('[AC7] a second moderator goes on with the printed link when the first laptop is gone', async () => {
  const first = await browser.device('first moderator', 'desk');
  await first.goto(hall.link('moderator'));
  await press(first, 'Saal');
  await press(first, 'Moderation');
  const printed = await first.locator('ls-access-links .address').innerText();
  await first.context().close();

  const second = await browser.device('second moderator', 'desk');
  await second.goto(printed.trim());
  await press(second, 'Ordnen starten');

  await second.locator('ls-run-of-show [aria-current=step]').filter({ hasText: 'Ordnen' }).waitFor();
  await second.locator('ls-board-lane').filter({ hasText: 'Vor dem Neustart geschrieben' }).waitFor();
});
