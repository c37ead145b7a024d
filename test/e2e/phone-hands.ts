/** What a finger does on a phone. */
import type { Locator, Page } from 'playwright-core';
import { sees } from './hall-browser.ts';

/** Chooses a sector and goes in; the page is at the door already. */
export const enter = async (phone: Page, sector: string, go = 'Mitmachen'): Promise<void> => {
  await phone.locator('label').filter({ hasText: sector }).tap();
  await phone.getByRole('button', { name: go, exact: true }).tap();
  await phone.waitForURL(/\/w\//u);
};

export const enterByLink = async (phone: Page, link: string, sector: string): Promise<void> => {
  await phone.goto(link);
  await enter(phone, sector);
};

export const enterByCode = async (phone: Page, address: string, code: string, sector: string, words = { field: 'Code von der Leinwand, acht Ziffern', next: 'Weiter', join: 'Mitmachen' }): Promise<void> => {
  await phone.goto(address);
  await phone.getByLabel(words.field).fill(code);
  await phone.getByRole('button', { name: words.next, exact: true }).tap();
  await enter(phone, sector, words.join);
};

/** The line of an own card. */
export const ownCard = (phone: Page, text: string): Locator => phone.locator('ls-own-card').filter({ hasText: text });

/** Writes a card and waits until it hangs on the wall. */
export const pin = async (phone: Page, text: string, words = { field: 'Ihre Karte', pin: 'Karte anpinnen', hangs: 'Hängt an der Pinnwand' }): Promise<void> => {
  await phone.locator('ls-card-form.main').getByLabel(words.field).fill(text);
  await phone.getByRole('button', { name: words.pin, exact: true }).tap();
  await ownCard(phone, text).getByText(words.hangs).waitFor();
};

/** Fills in the paper sentence by sentence, looks it over and casts it. */
export const castPaper = async (
  phone: Page,
  choices: readonly string[],
  words = { next: 'Weiter', review: 'Stimmzettel prüfen', cast: 'Stimme abgeben', done: 'Ihre Stimme ist angekommen' },
): Promise<void> => {
  for (const choice of choices) {
    await phone.locator('.vote').filter({ hasText: new RegExp(`^\\s*${choice}\\s*$`, 'u') }).tap();
    await phone.getByRole('button', { name: words.next, exact: true }).tap();
  }
  await sees(phone, words.review);
  await phone.getByRole('button', { name: words.cast, exact: true }).tap();
  await sees(phone, words.done);
};
