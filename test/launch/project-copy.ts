import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '../support/source-files.ts';

/**
 * The launcher in a folder of its own with a stand-in for npm, which notes how it was called and
 * puts nothing but its own mark into node_modules. The registry is the outside world here.
 */
export class ProjectCopy {
  readonly folder = mkdtempSync(join(tmpdir(), 'leitsatz-launch-'));
  #children: ChildProcess[] = [];

  constructor(npm = 'install') {
    cpSync(join(root, 'server/launch'), join(this.folder, 'server/launch'), { recursive: true });
    this.write('package.json', '{"version": "0.0.1", "type": "module"}');
    this.write('package-lock.json', '{}');
    this.write('npm-cli.cjs', npm === 'install' ? installingNpm : npm);
  }

  write(path: string, text: string): void {
    const full = join(this.folder, path);
    mkdirSync(join(full, '..'), { recursive: true });
    writeFileSync(full, text);
  }

  read(path: string): string {
    return readFileSync(join(this.folder, path), 'utf8');
  }

  /** How often npm ran, and with which command. */
  npmCalls(): readonly string[] {
    try {
      return this.read('npm-calls').trim().split('\n');
    } catch {
      return [];
    }
  }

  start(args: readonly string[], options: { cwd?: string } = {}): { child: ChildProcess; ended: Promise<Ended> } {
    const child = spawn(process.execPath, ['server/launch/run.mjs', ...args], {
      cwd: this.folder,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { PATH: process.env['PATH'], INIT_CWD: options.cwd ?? this.folder, npm_execpath: join(this.folder, 'npm-cli.cjs') },
    });
    this.#children.push(child);
    let out = '';
    let told = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (told += text));
    const ended = new Promise<Ended>((resolve) => {
      child.on('close', (code) => resolve({ code, out, told }));
    });
    return { child, ended };
  }

  run(args: readonly string[], options: { cwd?: string } = {}): Promise<Ended> {
    return this.start(args, options).ended;
  }

  remove(): void {
    for (const child of this.#children) child.kill('SIGKILL');
    rmSync(this.folder, { recursive: true, force: true });
  }
}

export interface Ended {
  readonly code: number | null;
  readonly out: string;
  /** What the person at the terminal reads: stderr. */
  readonly told: string;
}

const installingNpm = `
const fs = require('node:fs');
fs.appendFileSync('npm-calls', process.argv.slice(2, 4).join(' ') + '\\n');
fs.mkdirSync('node_modules', { recursive: true });
setTimeout(() => fs.writeFileSync('node_modules/.package-lock.json', '{}'), 300);
`;

export const offlineNpm = `
const fs = require('node:fs');
fs.appendFileSync('npm-calls', process.argv[2] + '\\n');
console.error('npm http fetch GET https://registry.npmjs.org/lit attempt 3 failed with EAI_AGAIN');
setTimeout(() => process.exit(1), 60_000);
`;
