/** Getting about by keyboard, as somebody does who has no mouse: Tab by Tab, and every press counts. */
import type { Page } from 'playwright-core';

/** As far as a main action may lie from where somebody starts. */
const tabsMax = 15;

/** What a screen reader would call the thing that has the focus; empty on the bare page. */
export const focused = (page: Page): Promise<string> =>
  page.evaluate(() => {
    let at = document.activeElement;
    while (at?.shadowRoot?.activeElement != null) at = at.shadowRoot.activeElement;
    if (at === null || at === document.body) return '';
    const labels = at instanceof HTMLInputElement || at instanceof HTMLTextAreaElement || at instanceof HTMLSelectElement ? [...(at.labels ?? [])].map((label) => label.textContent).join(' ') : '';
    return (at.getAttribute('aria-label') ?? (labels === '' ? at.textContent : labels)).replaceAll(/\s+/gu, ' ').trim();
  });

/** What somebody looks for: its whole name, a part of it, or whatever they know it by. */
export type Wanted = string | RegExp | ((name: string) => boolean);

const fits = (name: string, wanted: Wanted): boolean => (typeof wanted === 'string' ? name === wanted : typeof wanted === 'function' ? wanted(name) : wanted.test(name));

/** Presses Tab until the focus is there. */
export const tabTo = async (page: Page, wanted: Wanted): Promise<void> => {
  const passed: string[] = [];
  for (let presses = 1; presses <= tabsMax; presses += 1) {
    await page.keyboard.press('Tab');
    const name = await focused(page);
    if (fits(name, wanted)) return;
    passed.push(name.slice(0, 60));
  }
  throw new Error(`Tab does not lead to ${String(wanted)} within ${tabsMax}. It passed: ${passed.join(' | ')}`);
};

/** Waits until the focus has come to rest there by itself. */
export const focusComesTo = async (page: Page, wanted: Wanted): Promise<void> => {
  const deadlineMs = Date.now() + 10_000;
  for (;;) {
    const name = await focused(page);
    if (fits(name, wanted)) return;
    if (Date.now() > deadlineMs) throw new Error(`The focus did not come to ${String(wanted)}; it is on "${name}".`);
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)));
  }
};
