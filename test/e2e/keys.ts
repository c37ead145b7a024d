/** Getting about by keyboard, as somebody does who has no mouse: Tab by Tab, and every press counts. */
import type { Page } from 'playwright-core';

/** As far as a main action may lie from where somebody starts. */
export const tabsMax = 15;
const arrowsMax = 60;

/** What a screen reader would call the thing that has the focus; empty on the bare page. */
export const focused = (page: Page): Promise<string> =>
  page.evaluate(() => {
    let at = document.activeElement;
    while (at?.shadowRoot?.activeElement != null) at = at.shadowRoot.activeElement;
    if (at === null || at === document.body) return '';
    const labels = at instanceof HTMLInputElement || at instanceof HTMLTextAreaElement || at instanceof HTMLSelectElement ? [...(at.labels ?? [])].map((label) => label.textContent).join(' ') : '';
    return (at.getAttribute('aria-label') ?? (labels === '' ? at.textContent : labels)).replaceAll(/\s+/gu, ' ').trim();
  });

const fits = (name: string, wanted: string | RegExp): boolean => (typeof wanted === 'string' ? name === wanted : wanted.test(name));

const walk = async (page: Page, key: string, wanted: string | RegExp, pressesMax: number): Promise<number> => {
  const passed: string[] = [];
  for (let presses = 1; presses <= pressesMax; presses += 1) {
    await page.keyboard.press(key);
    const name = await focused(page);
    if (fits(name, wanted)) return presses;
    passed.push(name.slice(0, 60));
  }
  throw new Error(`${key} does not lead to ${String(wanted)} within ${pressesMax}. It passed: ${passed.join(' | ')}`);
};

/** Presses Tab until the focus is there; the number of presses. */
export const tabTo = (page: Page, wanted: string | RegExp): Promise<number> => walk(page, 'Tab', wanted, tabsMax);

export const arrowTo = (page: Page, key: 'ArrowDown' | 'ArrowRight' | 'ArrowUp' | 'ArrowLeft', wanted: string | RegExp): Promise<number> => walk(page, key, wanted, arrowsMax);

/** Waits until the focus has come to rest there by itself. */
export const focusComesTo = async (page: Page, wanted: string | RegExp): Promise<void> => {
  const deadlineMs = Date.now() + 10_000;
  for (;;) {
    const name = await focused(page);
    if (fits(name, wanted)) return;
    if (Date.now() > deadlineMs) throw new Error(`The focus did not come to ${String(wanted)}; it is on "${name}".`);
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)));
  }
};
