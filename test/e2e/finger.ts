/** A finger on a screen, by the browser's own touch input: what comes of it, tap, scroll or drag, the page decides. */
import type { CDPSession, Locator, Page } from 'playwright-core';

interface Point {
  readonly x: number;
  readonly y: number;
}

export class Finger {
  readonly #page: Page;
  readonly #session: CDPSession;

  private constructor(page: Page, session: CDPSession) {
    this.#page = page;
    this.#session = session;
  }

  static async on(page: Page): Promise<Finger> {
    return new Finger(page, await page.context().newCDPSession(page));
  }

  async tap(thing: Locator): Promise<void> {
    const at = await this.#middle(thing);
    await this.#touch('touchStart', [at]);
    await this.#touch('touchEnd', []);
  }

  /** Rests on a thing until it is lifted, carries it, waits until the place shows, lets go. */
  async carry(thing: Locator, to: Locator, signs: { readonly lifted: Locator; readonly place: Locator }): Promise<void> {
    await to.scrollIntoViewIfNeeded();
    const from = await this.#middle(thing);
    await this.#touch('touchStart', [from]);
    await signs.lifted.waitFor();
    // Near an edge the board scrolls under the finger: it follows until the place stands still.
    let at = from;
    for (let still = 0; still < 3; ) {
      const target = await this.#middle(to);
      still = target.x === at.x && target.y === at.y ? still + 1 : 0;
      for (let step = 1; step <= 5; step += 1) await this.#touch('touchMove', [{ x: at.x + ((target.x - at.x) * step) / 5, y: at.y + ((target.y - at.y) * step) / 5 }]);
      at = target;
      await this.#page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
    }
    await signs.place.waitFor();
    await this.#touch('touchEnd', []);
  }

  /** Sets down and moves at once. */
  async swipeUp(thing: Locator, byPx: number): Promise<void> {
    const from = await this.#middle(thing);
    await this.#touch('touchStart', [from]);
    for (let moved = 20; moved <= byPx; moved += 20) await this.#touch('touchMove', [{ x: from.x, y: from.y - moved }]);
    await this.#touch('touchEnd', []);
  }

  async #middle(thing: Locator): Promise<Point> {
    const box = await thing.boundingBox();
    if (box === null) throw new Error('Nothing to touch.');
    return { x: Math.round(box.x + box.width / 2), y: Math.round(box.y + box.height / 2) };
  }

  async #touch(type: 'touchStart' | 'touchMove' | 'touchEnd', touchPoints: readonly Point[]): Promise<void> {
    await this.#session.send('Input.dispatchTouchEvent', { type, touchPoints: [...touchPoints] });
  }
}
