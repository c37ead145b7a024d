/** The server ends and starts again; everybody comes back at the same moment. */
import { setTimeout as wait } from 'node:timers/promises';
import { spreadOf } from '../spread.ts';
import type { FaultRun } from './fault-run.ts';
import { afterRestartS, type RestartResult } from './plan.ts';

/** Writing before the end, so that something is on its way. */
const beforeMs = 3_000;

export const playRestart = async (run: FaultRun): Promise<RestartResult> => {
  const { hall, server } = run;
  const freshMs: number[] = [];
  const played = await run.whileWriting(async () => {
    await wait(beforeMs);
    hall.expectGoodbye();
    const from = run.mark();
    const times = await server.restart();
    const listens = run.mark();
    const back = await hall.comeBack(() => void freshMs.push(performance.now() - listens.atMs));
    const fresh = run.mark();
    await wait(afterRestartS * 1_000);
    return { from, listens, fresh, to: run.mark(), times, back };
  });
  const { from, listens, fresh, to, times, back } = played;
  return {
    slices: [
      run.slice('written while it was away', from, listens),
      run.slice('written while all came back', listens, fresh),
      run.slice('after all were back', fresh, to),
    ],
    phones: hall.people,
    ...times,
    toFreshView: spreadOf(freshMs),
    notBack: hall.people - freshMs.length,
    retries: back.retries,
    cpuS: fresh.cpuS,
    goodbyes: back.goodbyes,
  };
};
