import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freePort } from '../support/server-process.ts';
import { crashRun } from './crash-run.ts';

/** `CRASH_CYCLES=50 npx vitest run test/crash` is the long run; `CRASH_SEED` repeats one that failed. */
const cycles = Number(process.env['CRASH_CYCLES'] ?? 8);
const seed = Number(process.env['CRASH_SEED'] ?? Math.floor(Math.random() * 1e9));

describe('a server that is killed while the hall works', () => {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'leitsatz-crash-'));
  });
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  it(
    `loses and doubles nothing that it acknowledged, ${cycles} times (seed ${seed})`,
    async () => {
      const report = await crashRun(cycles, seed, folder, await freePort());

      console.log(`crash test: ${JSON.stringify({ ...report, seed, problems: report.problems.length })}`);
      expect(report.problems).toEqual([]);
      expect(report.acknowledged).toBeGreaterThan(cycles * 5);
      expect(report.sentAgain + report.givenUp).toBeGreaterThan(0);
    },
    30_000 + cycles * 3_000,
  );
});
