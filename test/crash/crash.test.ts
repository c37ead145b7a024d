import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seeded } from '../../server/demo/seeded.ts';
import { freePort, ServerProcess } from '../support/server-process.ts';
import { root } from '../support/source-files.ts';
import { crashRun } from './crash-run.ts';

/**
 * `CRASH_CYCLES=50 npx vitest run test/crash` is the long run; `CRASH_SEED` repeats one that failed.
 * `CRASH_REPLAY=<folder>` kills the server as often while `npm run replay` plays that conversation.
 */
const cycles = Number(process.env['CRASH_CYCLES'] ?? 8);
const seed = Number(process.env['CRASH_SEED'] ?? Math.floor(Math.random() * 1e9));
const conversation = process.env['CRASH_REPLAY'];
const replayMsMax = 15 * 60_000;

describe('a server that is killed while the hall works', () => {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'leitsatz-crash-'));
  });
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  it.each(['straw-poll', 'binding'] as const)(
    `loses and doubles nothing that it acknowledged, ${cycles} times (seed ${seed}): %s`,
    async (mode) => {
      const report = await crashRun(cycles, seed, mkdtempSync(join(folder, 'hall-')), await freePort(), mode);

      console.log(`crash test: ${JSON.stringify({ ...report, mode, seed, problems: report.problems.length })}`);
      expect(report.problems).toEqual([]);
      expect(report.acknowledged).toBeGreaterThan(cycles);
      expect(report.sentAgain + report.givenUp).toBeGreaterThan(0);
    },
    30_000 + cycles * 3_000,
  );

  it.runIf(conversation !== undefined)(
    `keeps every cell of a replay, killed ${cycles} times (seed ${seed})`,
    async () => {
      const luck = seeded(seed);
      const server = new ServerProcess(mkdtempSync(join(folder, 'replay-')), await freePort());
      await server.start();
      let over = false;
      let kills = 0;
      const playing = promisify(execFile)(process.execPath, ['server/replay/main.ts', conversation ?? '', '--url', server.url], { cwd: root, maxBuffer: 1e7 }).finally(() => {
        over = true;
      });
      const killing = (async () => {
        while (!over && kills < cycles) {
          await wait(100 + luck.next() * 900);
          if (over) return;
          await server.kill();
          kills += 1;
          await server.start();
        }
      })();
      const { stdout } = await playing;
      await killing;
      await server.kill();

      console.log(`${kills} kills\n${stdout}`);
      expect(stdout).toContain('Alles gleich.');
      expect(kills).toBe(cycles);
    },
    replayMsMax,
  );
});
