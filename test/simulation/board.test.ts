/**
 * Three editors, people at their phones and a desk on one board, over a network that cuts, delays and repeats, on a server that
 * dies and whose commits fail: from one seed, in virtual time, through the real page, socket, room and hub.
 *
 * A small dose runs with every test; `SEEDS=1000 OPERATIONS=200` is the full one, `FIRST_SEED` repeats one that failed.
 */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { prepareStart, type Start } from './board-hall.ts';
import { runBoard, type RunReport } from './board-run.ts';
import { pairName } from './edit-trace.ts';
import { meetingPairs, runPair } from './operation-pairs.ts';

// Ids come from the seed: a run that failed can be had again.
vi.mock('nanoid', () => import('./seeded-ids.ts'));

const setting = (name: string, otherwise: number): number => Number(process.env[name] ?? otherwise);
const seedCount = setting('SEEDS', 30);
const operationsEach = setting('OPERATIONS', 60);
const firstSeed = setting('FIRST_SEED', 1);
const perTest = 10;

/** Seeds that found a fault, by what it was, and the operations of each editor. */
const found: readonly (readonly [string, number, number])[] = [
  ['an edit made while the line was coming back leans on those made before, which the server has not been told yet', 4, 60],
  ['undoing the move of a group that somebody else moved too deleted the group, and its page was never let in again', 61, 60],
  ['a card taken out of a merge that had fallen into the tray waited to be settled', 78, 60],
  ['a card under another that the desk took off a parking lot where it was not went to a group that was removed', 375, 200],
];

let start: Start;

beforeAll(async () => {
  start = await prepareStart();
});

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'setImmediate', 'clearImmediate', 'performance', 'Date'], now: Date.UTC(2026, 10, 21, 9) });
});

afterEach(() => {
  vi.useRealTimers();
});

describe('a board in the hands of many', () => {
  const reports: RunReport[] = [];
  const pairs = new Map<string, number>();
  const startedMs = performance.now();

  it.each(Array.from({ length: Math.ceil(seedCount / perTest) }, (_, n) => firstSeed + n * perTest))('[BD1] [BD2] [BD4] [BD14] seeds from %i: all alike, every card in one place, every heading to be found', { timeout: 600_000 }, async (from) => {
    for (let seed = from; seed < Math.min(from + perTest, firstSeed + seedCount); seed += 1) {
      const report = await runBoard(start, { seed, operationsEach, pairs });
      reports.push(report);
      expect(report.findings, `seed ${seed}`).toEqual([]);
    }
  });

  it('the same seed gives the same run', async () => {
    // Client ids are the one thing that Yjs draws itself; their length in bytes differs.
    const run = async (): Promise<object> => ({ ...(await runBoard(start, { seed: 7, operationsEach })), bytes: 0 });

    expect(await run()).toEqual(await run());
  });

  it('the runs did something: cuts, repeats, losses, restarts, failed commits, collisions', () => {
    for (const what of ['cuts', 'late', 'repeated', 'lost', 'restarts', 'commitFailures', 'collisions', 'headingsBeside'] as const)
      expect(reports.reduce((sum, report) => sum + report[what], 0), what).toBeGreaterThan(0);
  });

  afterAll(() => {
    if (process.env['SEEDS'] === undefined) return;
    const sum = (what: keyof RunReport): number => reports.reduce((total, report) => total + Number(report[what]), 0);
    const sums = (['operations', 'commands', 'frames', 'bytes', 'cuts', 'late', 'repeated', 'lost', 'restarts', 'commitFailures', 'collisions', 'headingsBeside', 'outlived'] as const).map((what) => `${what} ${sum(what)}`);
    const met = meetingPairs.map(([a, b]) => pairs.get(pairName(a, b)) ?? 0);
    console.log([`seeds ${reports.length}`, ...sums, `slowest to heal ${Math.max(...reports.map(({ healMs }) => healMs))} ms`, `pairs met ${met.filter((times) => times > 0).length} of ${met.length}, the rarest ${Math.min(...met)} times`, `${Math.round((performance.now() - startedMs) / 1_000)} s`].join('\n'));
  });
});

describe('each pair of operations, on the same card or group, by two who do not see each other', () => {
  const firsts = [...new Set(meetingPairs.map(([first]) => first))];

  it.each(firsts)('[BD1] [BD2] %s first', async (first) => {
    for (const [at, pair] of meetingPairs.filter(([earlier]) => earlier === first).entries()) {
      const { findings, met } = await runPair(start, 10_000 + at, pair);
      expect(findings, pairName(...pair)).toEqual([]);
      expect(met, `${pairName(...pair)} met`).toBe(true);
    }
  });
});

describe('seeds that found a fault', () => {
  it.each(found)('%s', async (_, seed, each) => {
    const { findings } = await runBoard(start, { seed, operationsEach: each });

    expect(findings).toEqual([]);
  });
});
