/** What is measured inside a page: the time between two frames, long tasks, and when something is first painted. */
import type { BrowserContext, Page } from 'playwright-core';

export interface FrameLog {
  /** Between two frames that the page was asked to draw. */
  readonly intervalsMs: readonly number[];
  /** Over 50 ms, as browsers count them. */
  readonly longTasksMs: readonly number[];
}

interface Probe {
  firstPaintMs: number | null;
  begin(): void;
  end(): FrameLog;
}

declare global {
  interface Window {
    boardProbe: Probe;
  }
}

/** Runs in the page before anything of its own. `path`: selectors, each inside the shadow root of the one before. */
const install = (path: readonly string[]): void => {
  let intervalsMs: number[] = [];
  let longTasksMs: number[] = [];
  let running = 0;
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) longTasksMs.push(duration);
  }).observe({ type: 'longtask' });
  const probe: Probe = {
    firstPaintMs: null,
    begin: () => {
      intervalsMs = [];
      longTasksMs = [];
      running += 1;
      const mine = running;
      let lastMs: number | null = null;
      const frame = (atMs: number): void => {
        if (running !== mine) return;
        if (lastMs !== null) intervalsMs.push(atMs - lastMs);
        lastMs = atMs;
        requestAnimationFrame(frame);
      };
      requestAnimationFrame(frame);
    },
    end: () => {
      running += 1;
      return { intervalsMs, longTasksMs };
    },
  };
  window.boardProbe = probe;
  const isThere = (): boolean => {
    let root: ParentNode = document;
    let found: Element | null = null;
    for (const selector of path) {
      found = root.querySelector(selector);
      if (found === null) return false;
      root = found.shadowRoot ?? found;
    }
    return found !== null && found.getBoundingClientRect().height > 0;
  };
  const look = (): void => {
    // What this frame lays out is on the screen when the next one begins.
    if (isThere()) requestAnimationFrame(() => (probe.firstPaintMs = performance.now()));
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
};

export const deskPath = ['ls-moderator-app', 'ls-work-cluster', 'ls-board-lane .board-card'] as const;
export const projectorPath = ['ls-projector-app', 'ls-stage', 'ls-picture-clusters', '.group'] as const;

export const watch = (context: BrowserContext, path: readonly string[]): Promise<unknown> => context.addInitScript(install, [...path]);

/** Milliseconds from the navigation to the first painted piece of the board. */
export const firstPaintMs = async (page: Page): Promise<number> => {
  const handle = await page.waitForFunction(() => window.boardProbe.firstPaintMs, undefined, { polling: 100 });
  return (await handle.jsonValue()) ?? 0;
};

/** What the page's frames were like while something happened. */
export const during = async (page: Page, act: () => Promise<void>): Promise<FrameLog> => {
  await page.evaluate(() => window.boardProbe.begin());
  await act();
  return page.evaluate(() => window.boardProbe.end());
};
