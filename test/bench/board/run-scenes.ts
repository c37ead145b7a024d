/** Opens the pages in a real browser and lets them live through their scenes. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Browser, CDPSession, Page } from 'playwright-core';
import { placeCards } from '../../../shared/board/board-edits.ts';
import { deskScenes } from './desk-scenes.ts';
import type { LoadedBoard } from './loaded-board.ts';
import { deskPath, during, firstPaintMs, projectorPath, watch, type FrameLog } from './page-probe.ts';

export interface SceneLog extends FrameLog {
  readonly name: string;
  /** Cards that the server took while it was measured. */
  readonly arrived: number;
}

export interface PageLog {
  /** By link, with nothing in the browser's cache. */
  readonly firstOpenMs: number;
  readonly reloadMs: number;
  readonly scenes: readonly SceneLog[];
  /** Transferred for the first opening, without sockets. */
  readonly pageBytes: number;
}

export interface SceneSettings {
  readonly seconds: number;
  readonly arrivalsPerSecond: number;
  /** Part of a scene's name; null: all. */
  readonly only: string | null;
  /** Folder for a CPU profile of every scene. */
  readonly profiles: string | null;
}

/** What the machine itself does to frames: an empty page, while the same cards arrive at the server. */
export const emptyPage = 'an empty page instead';

/** The page settles after opening: fonts, the first views. */
const settleMs = 1_500;
/** While the hall looks on, somebody places two cards a second. */
const placeEveryMs = 500;

const profiled = async (devtools: CDPSession, file: string | null, work: () => Promise<FrameLog>): Promise<FrameLog> => {
  if (file === null) return work();
  await devtools.send('Profiler.enable');
  await devtools.send('Profiler.setSamplingInterval', { interval: 200 });
  await devtools.send('Profiler.start');
  const log = await work();
  const { profile } = await devtools.send('Profiler.stop');
  writeFileSync(file, JSON.stringify(profile));
  return log;
};

const sceneRunner = (page: Page, devtools: CDPSession, loaded: LoadedBoard, { seconds, arrivalsPerSecond, profiles }: SceneSettings) =>
  async (name: string, act: (untilMs: number) => Promise<void>): Promise<SceneLog> => {
    let arrived = 0;
    const file = profiles === null ? null : join(profiles, `${name.replaceAll(/[^a-z0-9]+/giu, '-')}.cpuprofile`);
    const log = await profiled(devtools, file, () => during(page, async () => {
      const callOff = loaded.arrive(arrivalsPerSecond);
      await act(performance.now() + seconds * 1_000);
      arrived = await callOff();
    }));
    return { name, arrived, ...log };
  };

const transferred = (page: Page): Promise<number> =>
  page.evaluate(() => performance.getEntries().reduce((sum, entry) => sum + (entry instanceof PerformanceResourceTiming ? entry.transferSize : 0), 0));

export const runDesk = async (browser: Browser, loaded: LoadedBoard, settings: SceneSettings): Promise<PageLog> => {
  const context = await browser.newContext({ locale: 'de-DE', viewport: { width: 1_440, height: 900 } });
  await watch(context, deskPath);
  const scenes: SceneLog[] = [];
  if (settings.only === null) {
    const empty = await context.newPage();
    await empty.goto(`${loaded.url}/api/v1/about`);
    scenes.push(await sceneRunner(empty, await context.newCDPSession(empty), loaded, { ...settings, profiles: null })(emptyPage, (untilMs) => wait(untilMs - performance.now())));
    await empty.close();
  }
  const page = await context.newPage();
  await page.goto(`${loaded.url}/moderator#k=${loaded.keys.moderator}`);
  const firstOpenMs = await firstPaintMs(page);
  await wait(settleMs);
  const pageBytes = await transferred(page);
  await page.reload();
  const reloadMs = await firstPaintMs(page);
  await wait(settleMs);
  const devtools = await context.newCDPSession(page);
  const run = sceneRunner(page, devtools, loaded, settings);
  for (const scene of deskScenes.filter(({ name }) => settings.only === null || name.includes(settings.only))) {
    await scene.prepare?.(page);
    scenes.push(await run(scene.name, (untilMs) => scene.act(page, devtools, untilMs)));
    await scene.leave?.(page, devtools);
  }
  await context.close();
  return { firstOpenMs, reloadMs, pageBytes, scenes };
};

export const runProjector = async (browser: Browser, loaded: LoadedBoard, settings: SceneSettings): Promise<PageLog> => {
  const context = await browser.newContext({ locale: 'de-DE', viewport: { width: 1_920, height: 1_080 } });
  await watch(context, projectorPath);
  const page = await context.newPage();
  await loaded.showOnProjector('clusters');
  await page.goto(`${loaded.url}/projector#k=${loaded.keys.projector}`);
  const firstOpenMs = await firstPaintMs(page);
  await wait(settleMs);
  const pageBytes = await transferred(page);
  await page.reload();
  const reloadMs = await firstPaintMs(page);
  await wait(settleMs);
  const devtools = await context.newCDPSession(page);
  const run = sceneRunner(page, devtools, loaded, settings);
  const clusters = [...loaded.editor.getMap('clusters').keys()];
  const place = async (untilMs: number): Promise<void> => {
    for (let turn = 0; performance.now() < untilMs; turn += 1) {
      const [card] = loaded.loose();
      if (card !== undefined) loaded.editor.transact(() => placeCards(loaded.editor, [card], clusters[turn % clusters.length] ?? null));
      await wait(placeEveryMs);
    }
  };
  const scenes: SceneLog[] = [];
  for (const picture of ['clusters', 'wall'] as const) {
    const name = picture === 'clusters' ? 'hall: groups, cards arrive and are placed' : 'hall: wall, cards arrive';
    if (settings.only !== null && !name.includes(settings.only)) continue;
    await loaded.showOnProjector(picture);
    await wait(settleMs);
    scenes.push(await run(name, place));
    if (settings.profiles !== null) await page.screenshot({ path: join(settings.profiles, `${picture}.png`) });
  }
  await context.close();
  return { firstOpenMs, reloadMs, pageBytes, scenes };
};
