/** `npm run bench:faults`: a hall that writes while something goes wrong. This process is the load; the server has one of its own. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { FaultRun } from './faults/fault-run.ts';
import { playFlood } from './faults/flood.ts';
import { Hall } from './faults/hall.ts';
import { readFaultOptions, usage, type FaultOptions } from './faults/options.ts';
import { floodWays, warmUpS, type FaultPlan, type FaultResults, type FloodResult, type Slice } from './faults/plan.ts';
import { lineOf, reportOf } from './faults/report.ts';
import { playRestart } from './faults/restart.ts';
import { RestartableServer } from './faults/restartable-server.ts';
import { playStuckReaders } from './faults/stuck-readers.ts';
import { OptionProblem } from './options.ts';
import { usageCanBeRead } from './process-usage.ts';
import { placeLines } from './report.ts';
import { loadCore, pinOwnProcess } from './server-under-test.ts';

/** Warming up, quiet, stuck readers, a flood each way, restart. */
const questions = 4 + floodWays.length;

const say = (text: string): void => void process.stderr.write(`${text}\n`);
const told = (...slices: readonly Slice[]): void => { for (const slice of slices) say(`  ${lineOf(slice)}`); };

let server: RestartableServer | null = null;
let isEnding = false;

/** Ends the server, whatever it is doing, and then this process. */
const end = async (code: number): Promise<void> => {
  if (isEnding) return;
  isEnding = true;
  await server?.stop().catch((error: unknown) => say(String(error)));
  process.exit(code);
};

const writeFor = async (run: FaultRun, seconds: number, title: string): Promise<Slice> => {
  const [from, to] = await run.whileWriting(async () => {
    const from = run.mark();
    await wait(seconds * 1_000);
    return [from, run.mark()] as const;
  });
  return run.slice(title, from, to);
};

const play = async (run: FaultRun, plan: FaultPlan): Promise<FaultResults> => {
  say(`${plan.people} people come in …`);
  await run.hall.open(questions);
  say(`Warming up, ${warmUpS} s, then quiet, ${plan.baselineS} s …`);
  await writeFor(run, warmUpS, 'warming up');
  const quiet = await writeFor(run, plan.baselineS, 'quiet');
  told(quiet);
  say(`${plan.stuckSockets} stuck readers, ${plan.stuckS} s …`);
  const stuck = await playStuckReaders(run);
  told(...stuck.slices);
  const floods: FloodResult[] = [];
  for (const way of floodWays) {
    say(`A flood over ${way}, ${plan.floodS} s …`);
    const flood = await playFlood(run, way);
    floods.push(flood);
    told(flood.slice);
  }
  say('A restart …');
  const restart = await playRestart(run);
  told(...restart.slices);
  return { plan, quiet, stuck, floods, restart, inventory: await run.hall.inventory() };
};

const bench = async (options: FaultOptions): Promise<void> => {
  if (options.help) return void process.stdout.write(usage);
  if (!usageCanBeRead()) throw new OptionProblem('This system has no /proc, so nothing could be measured from outside. Run it on Linux.');
  // Asked before this process has only one core left.
  const place = placeLines('bench:faults', new Date());
  pinOwnProcess(loadCore);
  server = RestartableServer.begin(options.port);
  await server.ready();
  const hall = new Hall(options.port, options.people);
  const run = new FaultRun(hall, server, options);
  const results = await play(run, options);
  run.stop();
  hall.close();
  const report = reportOf(results, place);
  process.stdout.write(report);
  if (options.out === null) return;
  const folder = resolve(process.env['INIT_CWD'] ?? process.cwd(), options.out);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'faults.md'), report);
  say(`Written: ${join(options.out, 'faults.md')}`);
};

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void end(130));
// Whatever breaks here, the server must not be left behind.
for (const fault of ['uncaughtException', 'unhandledRejection'] as const) {
  process.on(fault, (error: unknown) => {
    if (!isEnding) say(error instanceof Error ? (error.stack ?? error.message) : String(error));
    void end(1);
  });
}

try {
  await bench(readFaultOptions(process.argv.slice(2)));
  await end(0);
} catch (error) {
  if (!isEnding) say(error instanceof OptionProblem ? `${error.message}\n\n${usage}` : error instanceof Error ? (error.stack ?? error.message) : String(error));
  await end(1);
}
