/** 140 cards into nine groups without a mouse, and a screen reader hears of each where it went. Nothing here clicks. */
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { HallBrowser, part, sees } from './hall-browser.ts';
import { HallServer } from './hall-server.ts';
import { focusComesTo, focused, tabTo } from './keys.ts';
import { headings, says, WallHall } from './wall-hall.ts';

const cardCount = 140;
/** By name from the board; the others are read aloud and sent by digits. */
const byName = 100;

let server: HallServer;
let browser: HallBrowser;

beforeAll(async () => {
  server = await HallServer.start();
  browser = await HallBrowser.start();
});

afterEach(({ task }) => browser.goHome(task.result?.state === 'fail'));

afterAll(async () => {
  await browser.close();
  await server.close();
});

test('[WA5] 140 cards come into nine groups by keyboard alone, and the live region says where each went', async () => {
  const hall = await WallHall.open(server.url, cardCount);
  const desk = await browser.device('moderator', 'desk');
  await hall.enter(desk);
  const opened: string[] = [];

  await part('from the board', async () => {
    await fromTheTop(desk);
    await tabTo(desk, startsWithCard(hall));
    const placed = new Map<string, number>();
    for (let at = 0; at < byName; at += 1) {
      const name = await focused(desk);
      const heading = hall.headingOf(name);
      const n = (placed.get(heading) ?? 0) + 1;
      placed.set(heading, n);
      await desk.keyboard.press('g');
      await focusComesTo(desk, 'Verschieben nach …');
      await desk.keyboard.type(heading);
      await desk.keyboard.press('Enter');
      if (n === 1) opened.push(heading);
      await says(desk, n === 1 ? `Gruppe „${heading}“ mit 1 Karte angelegt` : `Karte ${n} von ${n} in ${heading}`);
      // The focus has gone on to the card that took its place.
      await focusComesTo(desk, (text) => text !== name && hall.cards.some((card) => text.startsWith(card.text)));
    }
  });
  expect([...opened].sort()).toEqual([...headings].sort());

  await part('reading aloud', async () => {
    await fromTheTop(desk);
    await tabTo(desk, 'Vorlesen');
    await desk.keyboard.press('Enter');
    const left = cardCount - byName;
    for (let at = 1; at <= left; at += 1) {
      await focusComesTo(desk, new RegExp(`^Karte ${at} von ${left}: `, 'u'));
      const heading = hall.headingOf((await focused(desk)).replace(/^Karte \d+ von \d+: /u, ''));
      await desk.keyboard.press(String(opened.indexOf(heading) + 1));
      await desk.locator('ls-work-cluster [aria-live=polite]').getByText(`Nach „${heading}“ gelegt. ${at === left ? 'Alle Karten sind vorgelesen.' : `Karte ${at + 1} von ${left}: `}`).waitFor({ state: 'attached' });
    }
    await sees(desk, 'Alle Karten sind vorgelesen.');
    await desk.keyboard.press('Escape');
    await sees(desk, `${cardCount} Karten, ${headings.length} Gruppen`);
    await focusComesTo(desk, 'Vorlesen');
  });

  await expect.poll(() => hall.ordered()).toEqual(hall.wanted());
  expect(browser.troubles).toEqual([]);
  hall.close();
});

test('a group is made first and named when its cards lie together, by keyboard alone', async () => {
  const hall = await WallHall.open(server.url, 12);
  const desk = await browser.device('moderator', 'desk');
  await hall.enter(desk);
  await fromTheTop(desk);
  await tabTo(desk, startsWithCard(hall));

  await desk.keyboard.press('Space');
  await desk.keyboard.press('ArrowDown');
  await desk.keyboard.press('Space');
  await sees(desk, '2 Karten gewählt');
  await desk.keyboard.press('n');
  await says(desk, 'Neue Gruppe mit 2 Karten angelegt. Ihre Überschrift fehlt noch.');
  await focusComesTo(desk, 'Überschrift dieser Gruppe');
  await desk.keyboard.type('Wir lernen voneinander');
  await desk.keyboard.press('Enter');
  await says(desk, 'Die Gruppe heißt jetzt „Wir lernen voneinander“');
  await focusComesTo(desk, 'Gruppe „Wir lernen voneinander“ bearbeiten');

  await desk.keyboard.press('b');
  await says(desk, 'Gruppe „Wir lernen voneinander“ als strittig markiert');
  await desk.keyboard.press('ArrowDown');
  await focusComesTo(desk, startsWithCard(hall));
  await desk.keyboard.press('b');
  await says(desk, '1 Karte als strittig markiert');
  await desk.keyboard.press('Control+z');
  await says(desk, 'Rückgängig gemacht');
  expect(await desk.locator('ls-board-lane .flag').allInnerTexts()).toEqual(['Strittig']);
  expect(await desk.locator('ls-board-lane .badge').count()).toBe(0);

  expect(browser.troubles).toEqual([]);
  hall.close();
});

/** From the top of the page, as after a reload, over the link that leads past everything. */
const fromTheTop = async (desk: Page): Promise<void> => {
  await desk.reload();
  await desk.locator('ls-board-lane.tray .board-card').first().waitFor();
  await tabTo(desk, 'Zur Arbeit in der Mitte');
  await desk.keyboard.press('Enter');
};

const startsWithCard = (hall: WallHall) => (name: string): boolean => hall.cards.some(({ text }) => name.startsWith(text));
