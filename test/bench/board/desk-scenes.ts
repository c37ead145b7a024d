/** What hands do at a full board, each for some seconds, with real pointer and wheel events. */
import { setTimeout as wait } from 'node:timers/promises';
import type { CDPSession, Locator, Page } from 'playwright-core';

export interface Scene {
  readonly name: string;
  /** Before the measurement. */
  prepare?(desk: Page): Promise<void>;
  act(desk: Page, devtools: CDPSession, untilMs: number): Promise<void>;
  /** After it. */
  leave?(desk: Page, devtools: CDPSession): Promise<void>;
}

/** As often as a mouse tells where it is. */
const pointerEveryMs = 8;
const wheelEveryMs = 16;
const zoomEveryMs = 900;
const viewport = { width: 1_440, height: 900 } as const;

const trayOf = (desk: Page): Locator => desk.locator('ls-board-lane.tray');
const centreOf = async (thing: Locator): Promise<{ readonly x: number; readonly y: number }> => {
  const box = await thing.boundingBox();
  if (box === null) throw new Error('Nothing to take hold of.');
  return { x: box.x + Math.min(box.width, 200) / 2, y: box.y + Math.min(box.height, 60) / 2 };
};

/** Carries a card of the tray over the lanes and up and down the board, and lays it down, again and again. */
const dragAbout = async (desk: Page, untilMs: number): Promise<void> => {
  const board = await desk.locator('ls-work-cluster .scroller').first().boundingBox();
  if (board === null) throw new Error('There is no board.');
  while (performance.now() < untilMs) {
    const from = await centreOf(trayOf(desk).locator('.board-card').first());
    await desk.mouse.move(from.x, from.y);
    await desk.mouse.down();
    const beganAtMs = performance.now();
    for (let atMs = 0; atMs < 3_500 && performance.now() < untilMs; atMs = performance.now() - beganAtMs) {
      const turn = atMs / 3_500;
      // Across all columns, and down to the edge where the board scrolls by itself.
      await desk.mouse.move(board.x + board.width * (0.5 + 0.45 * Math.sin(turn * 9)), board.y + board.height * (turn < 0.4 ? 0.3 + turn : turn < 0.7 ? 0.98 : 0.5));
      await wait(pointerEveryMs);
    }
    await desk.mouse.up();
    await wait(200);
  }
};

const scrollAbout = async (desk: Page, over: Locator, untilMs: number): Promise<void> => {
  const box = await over.boundingBox();
  if (box === null) throw new Error('Nothing to scroll.');
  await desk.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  for (let turn = 0; performance.now() < untilMs; turn += 1) {
    await desk.mouse.wheel(0, turn % 120 < 60 ? 90 : -90);
    await wait(wheelEveryMs);
  }
};

/** What a browser's zoom does: fewer CSS pixels, more device pixels for each. */
const zoomTo = (devtools: CDPSession, factor: number): Promise<unknown> =>
  devtools.send('Emulation.setDeviceMetricsOverride', { width: Math.round(viewport.width / factor), height: Math.round(viewport.height / factor), deviceScaleFactor: factor, mobile: false });

const openTray = async (desk: Page): Promise<void> => {
  await trayOf(desk).locator('.more').click();
  await desk.mouse.move(5, 5);
};

export const deskScenes: readonly Scene[] = [
  { name: 'cards arrive', act: async (_desk, _devtools, untilMs) => wait(untilMs - performance.now()) },
  { name: 'drag over the lanes', act: (desk, _devtools, untilMs) => dragAbout(desk, untilMs) },
  { name: 'scroll the groups', act: (desk, _devtools, untilMs) => scrollAbout(desk, desk.locator('ls-work-cluster .scroller').first(), untilMs) },
  {
    name: 'zoom 100–150 %',
    act: async (_desk, devtools, untilMs) => {
      for (let turn = 0; performance.now() < untilMs; turn += 1) {
        await zoomTo(devtools, [1.1, 1.25, 1.5, 1.25, 1][turn % 5] ?? 1);
        await wait(zoomEveryMs);
      }
    },
    leave: async (_desk, devtools) => void (await zoomTo(devtools, 1)),
  },
  { name: 'open and close the tray', act: async (desk, _devtools, untilMs) => {
    for (let turn = 0; performance.now() < untilMs || turn % 2 === 1; turn += 1) {
      await openTray(desk);
      await wait(zoomEveryMs);
    }
  } },
  { name: 'drag, tray open', prepare: openTray, act: (desk, _devtools, untilMs) => dragAbout(desk, untilMs) },
  { name: 'drag inside the open tray', act: async (desk, _devtools, untilMs) => {
    const tray = await trayOf(desk).boundingBox();
    const from = await centreOf(trayOf(desk).locator('.board-card').first());
    if (tray === null) throw new Error('There is no tray.');
    await desk.mouse.move(from.x, from.y);
    await desk.mouse.down();
    for (let turn = 0; performance.now() < untilMs; turn += 0.02) {
      await desk.mouse.move(tray.x + tray.width * (0.5 + 0.4 * Math.sin(turn * 3)), tray.y + tray.height * (0.5 + 0.3 * Math.cos(turn)));
      await wait(pointerEveryMs);
    }
    await desk.keyboard.press('Escape');
    await desk.mouse.up();
  } },
  { name: 'scroll the open tray', act: (desk, _devtools, untilMs) => scrollAbout(desk, trayOf(desk), untilMs), leave: openTray },
];
