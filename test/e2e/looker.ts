import { AxeBuilder } from '@axe-core/playwright';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { part, sees, type Device, type HallBrowser } from './hall-browser.ts';

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** Walks a page through its states and lets axe look at each; keeps what it finds with the state, the rule and the place. */
export class Looker {
  readonly page: Page;
  readonly findings: string[] = [];
  readonly #name: string;

  private constructor(page: Page, name: string) {
    this.page = page;
    this.#name = name;
  }

  /** Without motion, so that nothing is half faded in when it is looked at. Only axe needs the policy out of its way. */
  static async at(browser: HallBrowser, name: string, device: Device, more: BrowserContextOptions = {}): Promise<Looker> {
    return new Looker(await browser.device(name, device, { reducedMotion: 'reduce', bypassCSP: true, ...more }), name);
  }

  /** Looks once the page shows what makes the state. */
  async look(state: string, sign: string | RegExp): Promise<void> {
    await part(`${this.#name}: ${state}`, async () => {
      await sees(this.page, sign);
      // The desk's preview of the projector is looked at on the projector itself.
      const { violations } = await new AxeBuilder({ page: this.page }).options({ runOnly: { type: 'tag', values: tags }, iframes: false }).analyze();
      for (const { id, nodes } of violations) {
        for (const { target, failureSummary } of nodes) this.findings.push(`${this.#name}: ${state}: ${id} at ${target.flat().join(' ')}: ${(failureSummary ?? '').replaceAll(/\s+/gu, ' ').slice(0, 240)}`);
      }
    });
  }
}
