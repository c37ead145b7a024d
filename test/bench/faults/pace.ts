/** When things are due. */
import { setTimeout as wait } from 'node:timers/promises';
import { seededNumbers } from '../../support/seeded-numbers.ts';

/** How often somebody looks whether anything is due. */
const lookMs = 4;
const gapSteps = 1_000_000;

/** Calls `act` at random moments, on average so often a second; gives the way to stop it. */
export const actAtRandom = (perSecond: number, act: () => void): (() => void) => {
  const random = seededNumbers(1);
  const gapMs = 1_000 / perSecond;
  let dueAtMs = performance.now();
  const timer = setInterval(() => {
    for (const nowMs = performance.now(); dueAtMs <= nowMs; dueAtMs += (random(gapSteps) / gapSteps) * 2 * gapMs) act();
  }, lookMs);
  return () => clearInterval(timer);
};

/** Calls `act` so often a second for so long, in even steps. */
export const actEvenly = async (perSecond: number, seconds: number, act: (index: number) => void): Promise<void> => {
  const count = perSecond * seconds;
  const beganAtMs = performance.now();
  for (let next = 0; next < count; ) {
    const due = Math.min(count, ((performance.now() - beganAtMs) / 1_000) * perSecond);
    for (; next < due; next += 1) act(next);
    await wait(lookMs);
  }
};

/** Waits until something is so, or for `msMax`; gives whether it is. */
export const until = async (isSo: () => boolean | Promise<boolean>, msMax: number, everyMs = lookMs): Promise<boolean> => {
  for (const endMs = performance.now() + msMax; ; await wait(everyMs)) {
    if (await isSo()) return true;
    if (performance.now() >= endMs) return false;
  }
};
