/** One Chromium for a whole test; every person has a context of their own, as every person has a device. */
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';
import { chromiumArgs, chromiumEnv, chromiumPath } from '../support/chromium.mjs';

export type Device = 'phone' | 'desk' | 'projector';

const devices: Readonly<Record<Device, BrowserContextOptions>> = {
  phone: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true },
  desk: { viewport: { width: 1440, height: 900 } },
  projector: { viewport: { width: 1920, height: 1080 } },
};

/** What a person would give up after; every wait of a test ends by then. */
const deadlineMs = 20_000;

/** Says on the console what the policy refused, whatever the browser's own words for it are. */
const tellViolations = (): void => {
  document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sourceFile, lineNumber }) => {
    console.error(`policy violated: ${violatedDirective} ${blockedURI} ${sourceFile ?? ''}:${lineNumber ?? 0}`);
  });
};

export class HallBrowser {
  /** Errors on any console, by device; a test asserts that there are none. */
  readonly troubles: string[] = [];
  readonly #browser: Browser;
  readonly #open = new Map<string, Page>();

  private constructor(browser: Browser) {
    this.#browser = browser;
  }

  static async start(): Promise<HallBrowser> {
    const executablePath = await chromiumPath();
    return new HallBrowser(await chromium.launch({ executablePath, args: chromiumArgs, env: chromiumEnv }));
  }

  /** A page in a fresh context. `name` stands in what is said about it. */
  async device(name: string, device: Device, more: BrowserContextOptions = {}): Promise<Page> {
    const context = await this.#browser.newContext({ locale: 'de-DE', timezoneId: 'Europe/Berlin', ...devices[device], ...more });
    context.setDefaultTimeout(deadlineMs);
    await context.addInitScript(tellViolations);
    const page = await context.newPage();
    page.on('console', (message) => {
      if (message.type() === 'error') this.troubles.push(`${name}: ${message.text()} (${message.location().url})`);
    });
    page.on('pageerror', (error) => this.troubles.push(`${name}: ${error.stack ?? error.message}`));
    this.#open.set(name, page);
    return page;
  }

  /** After a test everybody goes home; if it failed, they first say where they stood. */
  async goHome(failed: boolean): Promise<void> {
    if (failed) console.error([...this.troubles, await this.#said()].join('\n'));
    this.#open.clear();
    this.troubles.length = 0;
    await Promise.all(this.#browser.contexts().map((context) => context.close()));
  }

  async #said(): Promise<string> {
    const all = await Promise.all(
      [...this.#open].map(async ([name, page]) => {
        const text = await page.locator('body').ariaSnapshot({ timeout: 2_000 }).catch(() => '(closed)');
        return `── ${name} ${page.url().replace(/#.*/u, '')}\n${text.slice(0, 3_000)}`;
      }),
    );
    return all.join('\n');
  }

  async close(): Promise<void> {
    await this.#browser.close();
  }
}

/** Names the part of a long path that broke. */
export const part = async <T>(name: string, work: () => Promise<T>): Promise<T> => {
  try {
    return await work();
  } catch (error) {
    throw new Error(`${name}: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  }
};

/** Waits until the page shows the text. */
export const sees = async (page: Page, text: string | RegExp): Promise<void> => {
  await page.getByText(text).filter({ visible: true }).first().waitFor();
};

/** A new document, also where only the fragment would change. */
export const open = async (page: Page, address: string): Promise<void> => {
  await page.goto('about:blank');
  await page.goto(address);
};
