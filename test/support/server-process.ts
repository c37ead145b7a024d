/** A real server in a process of its own, on a folder of its own, that a test may kill and start again. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { root } from './source-files.ts';

const startMsMax = 15_000;
const outputCharactersMax = 20_000;

/** A port that was free a moment ago. */
export const freePort = async (): Promise<number> => {
  const probe = createServer();
  probe.listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  await once(probe, 'close');
  if (address === null || typeof address === 'string') throw new Error('No port is free.');
  return address.port;
};

export class ServerProcess {
  readonly url: string;
  readonly folder: string;
  readonly #port: number;
  readonly #settings: Readonly<Record<string, string>>;
  #child: ChildProcess | null = null;
  /** The end of what the server printed, for the message of a test that fails. */
  output = '';

  constructor(folder: string, port: number, settings: Readonly<Record<string, string>> = {}) {
    this.folder = folder;
    this.#port = port;
    this.#settings = settings;
    this.url = `http://127.0.0.1:${port}`;
  }

  /** Starts and waits until it answers; the time this took, in milliseconds. */
  async start(): Promise<number> {
    const beganAtMs = performance.now();
    const environment: Record<string, string> = { ...this.#settings, LEITSATZ_DATA: this.folder, PORT: String(this.#port), HOST: '127.0.0.1', PATH: process.env['PATH'] ?? '' };
    const child = spawn(process.execPath, ['server/main.ts'], { cwd: root, env: environment, stdio: ['ignore', 'pipe', 'pipe'] });
    this.#child = child;
    const keep = (chunk: Buffer): void => {
      this.output = (this.output + chunk.toString('utf8')).slice(-outputCharactersMax);
    };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    for (;;) {
      if (child.exitCode !== null || child.signalCode !== null) throw new Error(`The server ended while starting.\n${this.output}`);
      if (performance.now() - beganAtMs > startMsMax) throw new Error(`The server did not answer within ${startMsMax} ms.\n${this.output}`);
      if (await this.#answers()) return performance.now() - beganAtMs;
      await wait(15);
    }
  }

  /** Ends it without a chance to tidy up, as a power switch would. */
  async kill(signal: 'SIGKILL' | 'SIGTERM' = 'SIGKILL'): Promise<void> {
    const child = this.#child;
    this.#child = null;
    if (child === null || child.exitCode !== null || child.signalCode !== null) return;
    child.kill(signal);
    await once(child, 'exit');
  }

  async #answers(): Promise<boolean> {
    try {
      return (await fetch(`${this.url}/api/v1/about`, { signal: AbortSignal.timeout(1_000) })).ok;
    } catch {
      // Not listening yet.
      return false;
    }
  }
}
