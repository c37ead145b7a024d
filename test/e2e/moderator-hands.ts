/** What the moderation does at the desk, with mouse and keys. */
import type { Locator, Page } from 'playwright-core';
import { sees } from './hall-browser.ts';

export const press = async (desk: Page, name: string | RegExp): Promise<void> => {
  await desk.getByRole('button', { name, exact: typeof name === 'string' }).click();
};

/** Presses the one large button and waits until the plan stands there. */
export const startStep = async (desk: Page, title: string): Promise<void> => {
  await press(desk, `${title} starten`);
  await desk.locator('ls-run-of-show [aria-current=step]').filter({ hasText: title }).waitFor();
};

export const boardCard = (desk: Page, text: string): Locator => desk.locator('ls-work-cluster .board-card').filter({ hasText: text });

export const lane = (desk: Page, title: string): Locator => desk.locator('ls-board-lane').filter({ has: desk.getByRole('heading', { name: title, exact: true }) });

export const openCluster = async (desk: Page, title: string): Promise<void> => {
  await press(desk, 'Neue Gruppe');
  await desk.getByLabel('Überschrift der neuen Gruppe').fill(title);
  await desk.keyboard.press('Enter');
  await lane(desk, title).waitFor();
};

const boxOf = async (thing: Locator): Promise<{ readonly x: number; readonly y: number; readonly width: number; readonly height: number }> => {
  await thing.scrollIntoViewIfNeeded();
  const box = await thing.boundingBox();
  if (box === null) throw new Error('Nothing to take hold of.');
  return box;
};

/** Takes a card with the mouse, carries it over and lets go when the place shows. */
export const dragCard = async (desk: Page, text: string, title: string): Promise<void> => {
  const from = await boxOf(boardCard(desk, text));
  const to = await boxOf(lane(desk, title));
  const { mouse } = desk;
  await mouse.move(from.x + from.width / 2, from.y + from.height / 2);
  await mouse.down();
  await mouse.move(to.x + to.width / 2, to.y + to.height - 10, { steps: 12 });
  await desk.locator('ls-work-cluster .mark').waitFor();
  await mouse.up();
  await lane(desk, title).locator('.board-card').filter({ hasText: text }).waitFor();
};

/** Chooses a card and sends it to a group from the menu. */
export const placeByMenu = async (desk: Page, text: string, title: string): Promise<void> => {
  await boardCard(desk, text).locator('.face').click();
  await press(desk, 'Gruppe');
  await desk.locator('ls-move-menu').getByRole('button', { name: title, exact: true }).click();
  await lane(desk, title).locator('.board-card').filter({ hasText: text }).waitFor();
};

/** The same without a mouse: G on the card, the beginning of the title, Enter. */
export const placeByKeys = async (desk: Page, text: string, title: string): Promise<void> => {
  await boardCard(desk, text).locator('.face').focus();
  await desk.keyboard.press('g');
  await desk.getByLabel('Verschieben nach …').fill(title);
  await desk.keyboard.press('Enter');
  await lane(desk, title).locator('.board-card').filter({ hasText: text }).waitFor();
};

export const rename = async (desk: Page, from: string, to: string): Promise<void> => {
  await press(desk, `Gruppe „${from}“ bearbeiten`);
  await desk.locator('ls-cluster-tools').getByLabel('Überschrift').fill(to);
  await press(desk, 'Umbenennen');
  await lane(desk, to).waitFor();
};

export const hide = async (desk: Page, text: string, reason: string): Promise<void> => {
  await boardCard(desk, text).locator('.face').click();
  await press(desk, 'Ausblenden');
  await press(desk, reason);
  await desk.locator('ls-hide-form').getByRole('button', { name: 'Ausblenden', exact: true }).click();
  await desk.getByRole('button', { name: /^Ausgeblendet/u }).waitFor();
};

export const park = async (desk: Page, text: string): Promise<void> => {
  await boardCard(desk, text).locator('.face').click();
  await press(desk, 'Parken');
  await desk.locator('ls-board-lane.parked .board-card').filter({ hasText: text }).waitFor();
};

export const merge = async (desk: Page, first: string, second: string): Promise<void> => {
  await boardCard(desk, first).locator('.face').click();
  await boardCard(desk, second).locator('.face').click();
  await press(desk, 'Zusammenführen');
  await boardCard(desk, first).getByText('1 zusammengeführte Karte').waitFor({ state: 'attached' });
};

export const draft = async (desk: Page, cluster: string, text: string): Promise<void> => {
  const form = desk.locator('ls-sentence-draft');
  if (!(await form.isVisible())) await press(desk, 'Neu');
  await form.getByRole('checkbox', { name: cluster }).check();
  await form.getByLabel('Wortlaut').fill(text);
  await press(desk, 'Satz anlegen');
  await sees(desk, 'Herkunft');
  await desk.locator('ls-sentence-paper').getByText(text).waitFor();
};
