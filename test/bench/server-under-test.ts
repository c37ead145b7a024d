/** Starts one server in a process of its own, and ends exactly that process. */
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { root } from '../support/source-files.ts';
import { peerProgram } from './peer-packages.ts';
import type { ServerName } from './plan.ts';

const startMsMax = 20_000;
const stopMsMax = 8_000;

/** Server and load keep out of each other's way where the system can pin them. */
export const canPin = process.platform === 'linux' && availableParallelism() > 1 && spawnSync('taskset', ['--version']).status === 0;

/** A Node program on one core, or wherever the system puts it. */
export const nodeOnCore = (core: number, args: readonly string[]): readonly [string, readonly string[]] => {
  const own = [process.execPath, '--disable-warning=ExperimentalWarning', ...args];
  return canPin ? ['taskset', ['-c', String(core), ...own]] : [process.execPath, own.slice(1)];
};

export const serverCore = 0;
export const loadCore = 1;

/** For a program that is itself the load: everything it starts later stays on that core too, unless it is put elsewhere. */
export const pinOwnProcess = (core: number): void => {
  if (canPin) spawnSync('taskset', ['-apc', String(core), String(process.pid)]);
};

const answers = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const probe = connect(port, '127.0.0.1');
    probe.on('connect', () => { probe.destroy(); resolve(true); });
    probe.on('error', () => resolve(false));
  });

/** Waits for a child's end; after `stopMsMax` it is not asked any more. */
export const endChild = async (child: ChildProcess): Promise<void> => {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  const timer = setTimeout(() => child.kill('SIGKILL'), stopMsMax);
  await ended;
  clearTimeout(timer);
};

export interface ServerUnderTest {
  readonly child: ChildProcess;
  readonly pid: number;
  /** Where it stores; null: nowhere. */
  readonly folder: string | null;
  /** Ends the process and leaves the folder for the next one. */
  end(): Promise<void>;
  /** Ends the process and removes the folder. */
  stop(): Promise<void>;
}

// On the disk of the project: a temporary folder in memory would make every commit free.
const newFolder = (): string => mkdtempSync(join(root, 'node_modules', '.cache', 'bench-data-'));

/** `kept`: the folder of a server that ended, to go on with its data. */
export const startServerUnderTest = async (name: ServerName, port: number, kept: string | null = null): Promise<ServerUnderTest> => {
  if (await answers(port)) throw new Error(`Something else listens on port ${port}. Choose another with --port.`);
  const folder = kept ?? (name === 'leitsatz' ? newFolder() : null);
  const program = name === 'leitsatz' ? join(root, 'server', 'main.ts') : name === 'floor' ? join(import.meta.dirname, 'floor-server.ts') : peerProgram(name);
  const [command, args] = nodeOnCore(serverCore, [program]);
  const settings = { PATH: process.env['PATH'] ?? '', HOST: '127.0.0.1', PORT: String(port), ...(name === 'hocuspocus-flush' ? { FLUSH_DELAY_MS: '50' } : {}), ...(folder === null ? {} : { LEITSATZ_DATA: folder }) };
  const child = spawn(command, args, { cwd: root, env: settings, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  const keep = (chunk: Buffer): void => { output = (output + chunk.toString('utf8')).slice(-4_000); };
  child.stdout.on('data', keep);
  child.stderr.on('data', keep);
  const end = (): Promise<void> => endChild(child);
  const stop = async (): Promise<void> => {
    await end();
    if (folder !== null) rmSync(folder, { recursive: true, force: true });
  };
  for (const giveUpAtMs = performance.now() + startMsMax; !(await answers(port)); await wait(25)) {
    if (child.pid !== undefined && child.exitCode === null && performance.now() < giveUpAtMs) continue;
    await stop();
    throw new Error(`${name} did not start.\n${output}`);
  }
  return { child, pid: child.pid ?? 0, folder, end, stop };
};
