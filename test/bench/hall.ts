/** `npm run bench:hall`: one hall, several servers, one run. Starts a server and a load for each, writes what they cost. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { OptionProblem, readOptions, usage, type Options } from './options.ts';
import { installPeer } from './peer-packages.ts';
import { cardsOf, type RunPlan, type RunResult, type ServerName } from './plan.ts';
import { plotOf } from './plot.ts';
import { usageCanBeRead } from './process-usage.ts';
import { lineOf, reportOf } from './report.ts';
import { endChild, loadCore, nodeOnCore, startServerUnderTest } from './server-under-test.ts';

/** Where everybody reads everything, a larger hall only measures how far a server falls behind. */
const peerPeopleMax = 2_000;
const sliceDefaultS = 60;
const longSlicePeopleMax = 999;
const runMsMax = 15 * 60_000;

const say = (text: string): void => void process.stderr.write(`${text}\n`);
const isOwn = (server: ServerName): boolean => server === 'leitsatz' || server === 'floor';

let stopping = false;

/** Everything that runs now, so that Ctrl-C ends it too. */
const running = new Set<() => Promise<void>>();
const whileRunning = async <Value>(stop: () => Promise<void>, work: () => Promise<Value>): Promise<Value> => {
  running.add(stop);
  try {
    return await work();
  } finally {
    running.delete(stop);
    await stop();
  }
};

const playLoad = async (plan: RunPlan): Promise<RunResult> => {
  const [command, args] = nodeOnCore(loadCore, ['--max-old-space-size=4096', join(import.meta.dirname, 'load.ts'), JSON.stringify(plan)]);
  const load: ChildProcess = spawn(command, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  let output = '';
  load.stdout?.setEncoding('utf8').on('data', (text: string) => { output += text; });
  return whileRunning(() => endChild(load), async () => {
    const timer = setTimeout(() => void endChild(load), runMsMax);
    const [code] = await once(load, 'close');
    clearTimeout(timer);
    if (code !== 0) throw new Error(`The load ended with ${code ?? 'a signal'}.`);
    return JSON.parse(output) as RunResult;
  });
};

const measure = async ({ sliceS, awareness }: Options, name: ServerName, people: number, port: number): Promise<RunResult> => {
  const slice = sliceS ?? (people > longSlicePeopleMax ? 20 : sliceDefaultS);
  say(`${people} people, ${name}: ${cardsOf({ people, sliceS: slice })} cards in ${slice} s …`);
  const server = await startServerUnderTest(name, port);
  return whileRunning(() => server.stop(), async () => {
    const ballotWindowS = people > peerPeopleMax ? 60 : 10;
    const result = await playLoad({ server: name, people, sliceS: slice, ballotWindowS, awareness, port, serverPid: server.pid });
    say(`  ${lineOf(result)}`);
    return result;
  });
};

const run = async (options: Options): Promise<number> => {
  if (options.help) {
    process.stdout.write(usage);
    return 0;
  }
  if (!usageCanBeRead()) throw new OptionProblem('This system has no /proc, so nothing could be measured from outside. Run it on Linux.');
  for (const name of options.servers) if (name !== 'leitsatz' && name !== 'floor') installPeer(name, say);
  const beganAt = new Date();
  const results: RunResult[] = [];
  const skipped: string[] = [];
  let runs = 0;
  for (const people of options.people) {
    for (const name of options.servers) {
      if (!isOwn(name) && people > peerPeopleMax) continue;
      try {
        results.push(await measure(options, name, people, options.port + (runs++ % 10)));
      } catch (error) {
        if (stopping) return 130;
        // One product that fails is a result as well; the others still get their turn.
        const why = error instanceof Error ? error.message : String(error);
        say(`  ${name} failed: ${why}`);
        skipped.push(`${name} with ${people} people: ${why.split('\n')[0] ?? ''}`);
      }
    }
  }
  const report = reportOf({ results, skipped, beganAt, servers: options.servers, awareness: options.awareness });
  process.stdout.write(report);
  if (options.out !== null && results.length > 0) {
    const folder = resolve(process.env['INIT_CWD'] ?? process.cwd(), options.out);
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'hall.md'), report);
    writeFileSync(join(folder, 'hall.svg'), plotOf(results));
    say(`Written: ${join(options.out, 'hall.md')} and hall.svg`);
  }
  return skipped.length === 0 ? 0 : 1;
};

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    if (stopping) return;
    stopping = true;
    void Promise.all([...running].map((stop) => stop())).then(() => process.exit(130));
  });
}

try {
  process.exitCode = await run(readOptions(process.argv.slice(2)));
} catch (error) {
  say(error instanceof OptionProblem ? `${error.message}\n\n${usage}` : error instanceof Error ? (error.stack ?? error.message) : String(error));
  process.exitCode = 1;
}
