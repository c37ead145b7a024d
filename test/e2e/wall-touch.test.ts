/** 40 cards into nine groups with one finger: chosen and sent, dragged, and read aloud. No mouse anywhere. */
import type { Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { Finger } from './finger.ts';
import { HallBrowser, part, sees } from './hall-browser.ts';
import { HallServer } from './hall-server.ts';
import { lane } from './moderator-hands.ts';
import { headings, says, WallHall } from './wall-hall.ts';

const cardCount = 40;
const chosen = 16;
const dragged = 18;

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

test('[WA5] 40 cards come into nine groups by touch, and the live region says where each went', async () => {
  const hall = await WallHall.open(server.url, cardCount);
  const desk = await browser.device('moderator', 'desk', { hasTouch: true });
  const finger = await Finger.on(desk);
  await hall.enter(desk);
  const placed = new Map<string, number>();
  const count = (heading: string): number => {
    const n = (placed.get(heading) ?? 0) + 1;
    placed.set(heading, n);
    return n;
  };

  await part('groups', async () => {
    for (const heading of headings) {
      await finger.tap(button(desk, 'Neue Gruppe'));
      // A screen's own keys: the test types instead.
      await desk.getByLabel('Überschrift der neuen Gruppe').waitFor();
      await desk.keyboard.type(heading);
      await finger.tap(button(desk, `Neue Gruppe „${heading}“`));
      await lane(desk, heading).waitFor();
    }
  });
  await part('chosen and sent', async () => {
    for (let at = 0; at < chosen; at += 1) {
      const { card, heading } = await firstLoose(desk, hall);
      await finger.tap(card.locator('.face'));
      await sees(desk, '1 Karte gewählt');
      await finger.tap(button(desk, 'Gruppe'));
      const target = desk.locator('ls-move-menu').getByRole('button', { name: heading, exact: true });
      await target.scrollIntoViewIfNeeded();
      await finger.tap(target);
      const n = count(heading);
      await says(desk, `Karte ${n} von ${n} in ${heading}`);
    }
  });
  await part('dragged', async () => {
    for (let at = 0; at < dragged; at += 1) {
      const { card, heading } = await firstLoose(desk, hall);
      await finger.carry(card, lane(desk, heading).locator('.cluster-head'), { lifted: desk.locator('ls-work-cluster .ghost'), place: desk.locator('ls-work-cluster .mark') });
      // Dropped on the heading, it lies in front.
      await says(desk, `Karte 1 von ${count(heading)} in ${heading}`);
    }
  });
  await part('read aloud', async () => {
    await finger.tap(button(desk, 'Vorlesen'));
    for (let at = 1; at <= cardCount - chosen - dragged; at += 1) {
      const shown = desk.locator('ls-wall-reading .card').and(desk.getByLabel(new RegExp(`^Karte ${at} von `, 'u')));
      const heading = hall.headingOf(((await shown.getAttribute('aria-label')) ?? '').replace(/^Karte \d+ von \d+: /u, ''));
      const target = desk.locator('ls-wall-reading .groups').getByRole('button', { name: heading });
      await target.scrollIntoViewIfNeeded();
      await finger.tap(target);
      await desk.locator('ls-work-cluster [aria-live=polite]').getByText(`Nach „${heading}“ gelegt.`).waitFor({ state: 'attached' });
    }
    await sees(desk, 'Alle Karten sind vorgelesen.');
  });

  await expect.poll(() => hall.ordered()).toEqual(hall.wanted());
  expect(browser.troubles).toEqual([]);
  hall.close();
});

test('a finger that moves at once scrolls and lifts nothing', async () => {
  const hall = await WallHall.open(server.url, 140);
  const desk = await browser.device('moderator', 'desk', { hasTouch: true });
  await hall.enter(desk);
  const last = desk.locator('ls-board-lane.tray .board-card').last();
  const before = await last.boundingBox();

  await (await Finger.on(desk)).swipeUp(desk.locator('ls-board-lane.tray .board-card').nth(20), 200);

  await expect.poll(async () => (await last.boundingBox())?.y).toBeLessThan(before?.y ?? 0);
  expect(await desk.locator('ls-work-cluster .ghost').count()).toBe(0);
  expect(await desk.locator('ls-work-cluster .chosen').count()).toBe(0);
  hall.close();
});

const button = (desk: Page, name: string): Locator => desk.getByRole('button', { name, exact: true });

const firstLoose = async (desk: Page, hall: WallHall): Promise<{ readonly card: Locator; readonly heading: string }> => {
  const text = await desk.locator('ls-board-lane.tray .board-card').first().locator('.words').innerText();
  return { card: desk.locator('ls-board-lane.tray .board-card').filter({ hasText: text }).first(), heading: hall.headingOf(text) };
};
