/** `npm run bench:board`: a full board in a real browser, while cards arrive and hands move them. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { dirname, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { chromium } from 'playwright-core';
import { chromiumArgs, chromiumEnv, chromiumPath } from '../support/chromium.mjs';
import { compareBytes, type BoardBytes } from './board/board-bytes.ts';
import { boardReport, type BoardRun } from './board/board-report.ts';
import { loadBoard, textsOf } from './board/loaded-board.ts';
import { runDesk, runProjector, type SceneSettings } from './board/run-scenes.ts';
import { OptionProblem, whole } from './options.ts';
import { installPeer } from './peer-packages.ts';
import { startServerUnderTest } from './server-under-test.ts';

const usage = `npm run bench:board -- [options]

Two thousand cards in sixty groups in a real Chromium: frames while cards arrive and are dragged, first paint, bytes.

  --cards 2000 --groups 60   size of the board at the beginning
  --corpus <folder>          a Polis export whose sentences are the cards; without it sentences are made up
  --seconds 8                length of a scene
  --runs 2                   how often everything is played, each time on a new board
  --arrivals 20              cards a second
  --only drag                only scenes whose name holds this
  --no-bytes                 without the stock server
  --profiles <folder>        keeps a CPU profile of every scene and pictures of the hall; figures are worse then
  --out docs/benchmarks/board.md   file to write; --out - only prints
  --port 8190                first of two ports to use
`;

const say = (text: string): void => void process.stderr.write(`${text}\n`);
const from = (path: string): string => resolve(process.env['INIT_CWD'] ?? process.cwd(), path);

const given = (): ReturnType<typeof read> => {
  try {
    return read();
  } catch (error) {
    throw new OptionProblem(error instanceof Error ? error.message : String(error));
  }
};
const read = () =>
  parseArgs({
    options: {
      cards: { type: 'string', default: '2000' }, groups: { type: 'string', default: '60' }, corpus: { type: 'string' }, seconds: { type: 'string', default: '8' },
      runs: { type: 'string', default: '2' }, arrivals: { type: 'string', default: '20' }, only: { type: 'string' }, 'no-bytes': { type: 'boolean', default: false },
      profiles: { type: 'string' }, out: { type: 'string', default: 'docs/benchmarks/board.md' }, port: { type: 'string', default: '8190' }, help: { type: 'boolean', default: false },
    },
  }).values;

const run = async (): Promise<void> => {
  const options = given();
  if (options.help) return void process.stdout.write(usage);
  const size = { cards: whole(options.cards, '--cards', 10_000), clusters: whole(options.groups, '--groups', 200) };
  const port = whole(options.port, '--port', 65_000);
  const settings: SceneSettings = {
    seconds: whole(options.seconds, '--seconds', 120),
    arrivalsPerSecond: whole(options.arrivals, '--arrivals', 200),
    only: options.only ?? null,
    profiles: options.profiles === undefined ? null : from(options.profiles),
  };
  if (settings.profiles !== null) mkdirSync(settings.profiles, { recursive: true });
  const textOfCard = textsOf(options.corpus === undefined ? null : from(options.corpus));
  if (!options['no-bytes']) installPeer('y-websocket', say);
  const beganAt = new Date();
  const loadBefore = loadavg()[0] ?? 0;
  const browser = await chromium.launch({ executablePath: await chromiumPath(), args: chromiumArgs, env: chromiumEnv });
  const runs: BoardRun[] = [];
  let bytes: BoardBytes | null = null;
  try {
    for (let number = 0; number < whole(options.runs, '--runs', 20); number += 1) {
      const server = await startServerUnderTest('leitsatz', port);
      try {
        say(`Run ${number + 1}: ${size.cards} cards in ${size.clusters} groups …`);
        const loaded = await loadBoard(`http://127.0.0.1:${port}`, size, textOfCard);
        if (!options['no-bytes']) bytes ??= await compareBytes(loaded, port + 1);
        say('  the desk …');
        const desk = await runDesk(browser, loaded, settings);
        say('  the hall …');
        runs.push({ desk, projector: await runProjector(browser, loaded, settings) });
        loaded.close();
      } finally {
        await server.stop();
      }
    }
  } finally {
    await browser.close();
  }
  const report = boardReport({ size, ...settings, runs, bytes, beganAt, browser: `Chromium ${browser.version()}`, load: [loadBefore, loadavg()[0] ?? 0] });
  process.stdout.write(report);
  if (options.out === '-') return;
  mkdirSync(dirname(from(options.out)), { recursive: true });
  writeFileSync(from(options.out), report);
  say(`Written: ${options.out}`);
};

try {
  await run();
} catch (error) {
  say(error instanceof OptionProblem ? `${error.message}\n\n${usage}` : error instanceof Error ? (error.stack ?? error.message) : String(error));
  process.exitCode = 1;
}
