/** axe on the console's board in what it can show beyond cards and groups, with two people at it. */
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { CuttableNetwork } from './cuttable-network.ts';
import { HallBrowser, part } from './hall-browser.ts';
import { HallServer } from './hall-server.ts';
import { Looker } from './looker.ts';
import { lane, press } from './moderator-hands.ts';
import { headings, WallHall } from './wall-hall.ts';

let network: CuttableNetwork;
let server: HallServer;
let browser: HallBrowser;

beforeAll(async () => {
  network = await CuttableNetwork.open();
  server = await HallServer.start(network.url);
  network.leadTo(server.port);
  browser = await HallBrowser.start();
});

afterEach(({ task }) => browser.goHome(task.result?.state === 'fail'));

afterAll(async () => {
  await browser.close();
  await server.close();
  await network.cut();
});

test('the wall has nothing for axe to find', async () => {
  const hall = await WallHall.open(server.url, 36);
  const { outside } = hall;
  const desk = await Looker.at(browser, 'wall', 'desk');
  const { page } = desk;
  const stored = await outside.cards();
  const clusters = await fillGroups(hall, stored);
  await outside.lead({ do: 'create-cluster', board: await outside.board(), title: 'Noch leer' });
  await hall.enter(page);

  await part('marks and headings', async () => {
    await page.locator('ls-board-lane.tray .face').first().focus();
    await page.keyboard.press('n');
    await desk.look('a group without a heading', 'Überschrift fehlt');
    await page.locator('ls-board-lane.cluster .face').first().focus();
    await page.keyboard.press('b');
    await strip(page, headings[1] ?? '').focus();
    await page.keyboard.press('b');
    await desk.look('disputed', 'Strittig');
    await page.locator('ls-board-lane.cluster .face').first().click();
    await desk.look('a card chosen', '1 Karte gewählt');
    await press(page, 'Auswahl aufheben');
    await strip(page, headings[0] ?? '').click();
    await desk.look('tools of a group', 'Überschrift abstimmen lassen');
    await press(page, 'Überschrift abstimmen lassen');
    await desk.look('heading vote', 'Alle im Saal kleben einen Punkt.');
    await press(page, 'Abstimmung öffnen');
    await desk.look('heading vote without headings', 'Schreiben Sie mindestens zwei verschiedene Überschriften.');
    await page.keyboard.press('Escape');
  });
  await part('panels', async () => {
    await press(page, 'Vorschläge');
    await desk.look('suggestions', /Der Server hat die losen Karten|Keine Vorschläge/u);
    await press(page, 'Vorlesen');
    await desk.look('reading aloud', /^1 von \d+$/u);
    await page.keyboard.press('Escape');
    await press(page, 'Zuruf');
    await desk.look('call-out', 'Zuruf aus dem Saal');
    await page.keyboard.press('Escape');
    await press(page, 'Pinnwand');
    await desk.look('menu', 'Ihr Name für die anderen am Pult');
    await press(page, 'Wer was wann geändert hat');
    await desk.look('history', 'Neu laden');
    await page.keyboard.press('Escape');
  });
  await part('two at the desk', async () => {
    const other = await browser.device('other', 'desk');
    await other.goto(outside.link('moderator').replace(new URL(server.url).host, `127.0.0.1:${server.port}`));
    await press(other, 'Pinnwand');
    await other.getByLabel('Ihr Name für die anderen am Pult').fill('Jana Brandt');
    await other.keyboard.press('Escape');
    await lane(other, headings[1] ?? '').locator('.face').first().click();
    await page.locator('.held').waitFor();
    await desk.look('held by somebody', /^JB$/u);
    await press(other, 'Auswahl aufheben');
    await page.locator('.held').waitFor({ state: 'detached' });
    await collide(page, other);
    await desk.look('to be settled', 'Zwei Überschriften für eine Gruppe');
    await press(page, '„Von hier“ nehmen');
    await page.locator('ls-wall-settle').getByText('Zwei Überschriften').waitFor({ state: 'detached' });
    await press(page, 'Gruppe zurückholen');
    await page.locator('ls-wall-settle').waitFor({ state: 'detached' });
    await lane(page, headings[2] ?? '').locator('.board-card').first().waitFor();
  });
  expect(clusters).toBe(headings.length);
  outside.close();

  expect(desk.findings).toEqual([]);
});

/** Half of the cards where they belong. */
const fillGroups = async (hall: WallHall, stored: readonly { readonly id: string; readonly text: string }[]): Promise<number> => {
  const { outside } = hall;
  const board = await outside.board();
  for (const heading of headings) {
    const cluster = await outside.make('cluster', { do: 'create-cluster', board, title: heading });
    for (const { id, text } of stored.slice(0, 20)) if (hall.headingOf(text) === heading) await outside.lead({ do: 'place-card', card: id, cluster });
  }
  return headings.length;
};

const strip = (page: Page, title: string) => page.getByRole('button', { name: `Gruppe „${title}“ bearbeiten` });

const rename = async (page: Page, from: string, to: string): Promise<void> => {
  await strip(page, from).click();
  await page.locator('ls-cluster-tools input').fill(to);
  await page.keyboard.press('Enter');
  await lane(page, to).waitFor();
};

/** Without network here, with it there: both give a group a heading, and a card goes into a group that is taken apart. */
const collide = async (here: Page, there: Page): Promise<void> => {
  await network.cut();
  await here.getByText('Keine Verbindung seit').first().waitFor();
  await rename(here, headings[3] ?? '', 'Von hier');
  await here.locator('ls-board-lane.tray .face').first().focus();
  await here.keyboard.press('g');
  await here.getByLabel('Verschieben nach …').fill(headings[2] ?? '');
  await here.keyboard.press('Enter');
  await rename(there, headings[3] ?? '', 'Von dort');
  await strip(there, headings[2] ?? '').click();
  await press(there, 'Gruppe auflösen');
  await network.mend();
  await here.locator('ls-wall-settle').getByText('wurde aufgelöst, während jemand 1 Karte hineinlegte.').waitFor();
  await here.getByText('Keine Verbindung seit').first().waitFor({ state: 'detached' });
};
