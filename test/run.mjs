// `npm test`: every check of the project, one after another, and one line at the end that sums them.
// `npm test -- unit e2e` runs single stages; what follows a `--` goes to the stage's own program.
// Plain JavaScript with Node's own modules: it starts before there is a Node 24 and any package.
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { whenNpmEnds } from '../server/launch/child.mjs';
import { prepare } from '../server/launch/prepare.mjs';
import { inRoot, root } from '../server/launch/project.mjs';
import { nodeFlags } from '../server/launch/runtime.mjs';
import { endWith } from '../server/launch/trouble.mjs';

/**
 * @typedef {{ passed: number, failed: number }} Counts
 * @typedef {{
 *   name: string,
 *   title: string,
 *   args: readonly string[],
 *   deadlineMin: number,
 *   counts?: (text: string) => Counts,
 * }} Stage `counts` reads the file the stage wrote; a stage without it is one check.
 */

/** @param {string} project */
const vitest = (project) => [
  inRoot('node_modules', 'vitest', 'vitest.mjs'),
  'run',
  '--project',
  project,
  '--reporter=default',
  '--reporter=json',
];

/** @type {readonly Stage[]} */
const stages = [
  {
    name: 'types',
    title: 'Types (tsc)',
    args: [inRoot('node_modules', 'typescript', 'bin', 'tsc'), '--noEmit', '-p', 'tsconfig.json'],
    deadlineMin: 4,
  },
  {
    name: 'lint',
    title: 'Lint (oxlint, with types)',
    args: [inRoot('node_modules', 'oxlint', 'bin', 'oxlint'), '--type-aware', '--deny-warnings'],
    deadlineMin: 4,
  },
  { name: 'unit', title: 'Unit and integration (vitest)', args: vitest('unit'), deadlineMin: 15, counts: vitestCounts },
  {
    name: 'build',
    title: 'Build (vite)',
    args: [inRoot('server', 'launch', 'build.mjs')],
    deadlineMin: 5,
  },
  { name: 'weight', title: 'Page weight', args: [inRoot('test', 'page-weight.ts')], deadlineMin: 1 },
  {
    name: 'browser',
    title: 'Browser components (web-test-runner)',
    args: [inRoot('node_modules', '@web', 'test-runner', 'dist', 'bin.js'), '--config', inRoot('test', 'browser', 'web-test-runner.config.mjs')],
    deadlineMin: 10,
    counts: (text) => JSON.parse(text),
  },
  { name: 'e2e', title: 'End to end (vitest, Chromium)', args: vitest('e2e'), deadlineMin: 20, counts: vitestCounts },
];

/**
 * A file that fails before its first test has no assertions, yet it failed.
 * @param {string} text
 * @returns {Counts}
 */
function vitestCounts(text) {
  /** @type {{ numPassedTests: number, numFailedTests: number, testResults: { status: string, assertionResults: { status: string }[] }[] }} */
  const report = JSON.parse(text);
  const broken = report.testResults.filter(
    (file) => file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed'),
  );
  return { passed: report.numPassedTests, failed: report.numFailedTests + broken.length };
}

/** @type {import('node:child_process').ChildProcess | undefined} */
let running;

/** Ends the running stage with everything it started: a test that hangs has usually a browser or a server beside it. */
function killStage() {
  const pid = running?.pid;
  if (pid === undefined) return;
  try {
    if (process.platform === 'win32') running?.kill();
    else process.kill(-pid, 'SIGKILL');
  } catch {
    // It ended in the meantime.
  }
}

/**
 * @param {Stage} stage
 * @param {string} nodePath
 * @param {readonly string[]} extra
 * @param {string} folder for the file with the counts
 * @returns {Promise<Counts>}
 */
async function run(stage, nodePath, extra, folder) {
  const countsFile = join(folder, `${stage.name}.json`);
  const fileArgs = stage.counts === vitestCounts ? [`--outputFile.json=${countsFile}`] : [];
  const startedMs = Date.now();
  console.log(`\n━━ ${stage.title} ${'━'.repeat(Math.max(0, 70 - stage.title.length))}\n`);

  const child = spawn(nodePath, [...nodeFlags, ...stage.args, ...fileArgs, ...extra], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    detached: process.platform !== 'win32',
    env: { ...process.env, LEITSATZ_COUNTS: countsFile },
  });
  running = child;
  let late = false;
  const deadline = setTimeout(() => {
    late = true;
    killStage();
  }, stage.deadlineMin * 60_000);
  const code = await new Promise((resolve) => {
    child.on('error', () => resolve(1));
    child.on('exit', (exitCode) => resolve(exitCode ?? 1));
  });
  clearTimeout(deadline);
  // What a stage leaves behind must not disturb the next one.
  killStage();
  running = undefined;

  const counts = countsOf(stage, code, countsFile);
  if (late) console.log(`\nStopped after ${stage.deadlineMin} minutes.`);
  const seconds = Math.round((Date.now() - startedMs) / 1000);
  console.log(`\n${counts.failed === 0 ? '✓' : '✗'} ${stage.title}: ${counts.passed} passed, ${counts.failed} failed (${seconds} s)`);
  return counts;
}

/**
 * @param {Stage} stage
 * @param {number} code
 * @param {string} countsFile
 * @returns {Counts}
 */
function countsOf(stage, code, countsFile) {
  if (stage.counts === undefined) return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
  /** @type {Counts} */
  let counts = { passed: 0, failed: 0 };
  try {
    counts = stage.counts(readFileSync(countsFile, 'utf8'));
  } catch {
    // No file: the stage broke before its first test, and its exit code says so.
  }
  // A stage that ran nothing has shown nothing, and one that ends badly has failed somewhere.
  if (counts.failed === 0 && (code !== 0 || counts.passed === 0)) return { passed: counts.passed, failed: 1 };
  return counts;
}

async function main() {
  const words = process.argv.slice(2);
  const split = words.indexOf('--');
  const names = split === -1 ? words : words.slice(0, split);
  const extra = split === -1 ? [] : words.slice(split + 1);
  const unknown = names.filter((name) => !stages.some((stage) => stage.name === name));
  if (unknown.length > 0) {
    console.error(`There is no stage ${unknown.join(', ')}. The stages are: ${stages.map((stage) => stage.name).join(', ')}.`);
    process.exitCode = 1;
    return;
  }
  const chosen = names.length === 0 ? stages : stages.filter((stage) => names.includes(stage.name));

  const runtime = await prepare({ scope: 'all', build: false });
  const folder = mkdtempSync(join(tmpdir(), 'leitsatz-test-'));
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  const stop = () => {
    killStage();
    process.exit(130);
  };
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) process.on(signal, stop);
  const stopWatching = whenNpmEnds(stop);

  let passed = 0;
  let failed = 0;
  const summary = [];
  for (const stage of chosen) {
    const counts = await run(stage, runtime.path, extra, folder);
    passed += counts.passed;
    failed += counts.failed;
    summary.push(`${counts.failed === 0 ? '✓' : '✗'} ${stage.name.padEnd(8)} ${String(counts.passed).padStart(5)} passed  ${String(counts.failed).padStart(3)} failed`);
  }
  stopWatching();
  console.log(`\n━━ Sum ${'━'.repeat(67)}\n\n${summary.join('\n')}\n\n${passed} passed, ${failed} failed`);
  process.exitCode = failed === 0 ? 0 : 1;
}

try {
  await main();
} catch (error) {
  endWith(error);
  console.log('0 passed, 1 failed');
}
