import { spawn } from 'node:child_process';
import { constants } from 'node:os';

/**
 * Runs a program with our terminal until it ends and gives its exit code (128 + n when a signal
 * ended it, as a shell would say).
 *
 * Signals: a terminal sends Ctrl-C to the whole group, so the program already has it and a second
 * one would mean "at once". Without a terminal nobody else tells it, so we do.
 * @param {string} path
 * @param {readonly string[]} args
 * @param {string} cwd
 * @returns {Promise<number>}
 */
export function runToEnd(path, args, cwd) {
  return new Promise((resolve, reject) => {
    const child = spawn(path, args, { cwd, stdio: 'inherit' });
    /** @param {NodeJS.Signals} signal */
    const forward = (signal) => {
      if (signal === 'SIGINT' && process.stdin.isTTY) return;
      child.kill(signal);
    };
    for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) process.on(signal, forward);
    const stopWatching = whenNpmEnds(() => child.kill('SIGTERM'));
    child.on('error', reject);
    child.on('exit', (code, signal) => {
      stopWatching();
      resolve(code ?? 128 + (signal === null ? 0 : constants.signals[signal]));
    });
  });
}

/**
 * npm starts us through a shell and passes a signal to the shell, which ends and leaves us behind
 * with the port still taken. So we look whether our parent is still the same.
 * @param {() => void} end
 * @returns {() => void} stops looking
 */
export function whenNpmEnds(end) {
  if (process.env['npm_lifecycle_event'] === undefined) return () => {};
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    end();
  }, lookForParentEveryMs);
  return () => clearInterval(timer);
}

/**
 * Runs a program quietly. `onText` sees its output as it comes and may
 * stop it; the last `tailCharactersMax`
 * characters come back for the case that it fails.
 * @param {string} path
 * @param {readonly string[]} args
 * @param {{ cwd: string, env: NodeJS.ProcessEnv, shell?: boolean, onText?: (text: string, stop: () => void) => void }} options
 * @returns {Promise<{ code: number, tail: string }>}
 */
export function runQuietly(path, args, options) {
  return new Promise((resolve, reject) => {
    const child = spawn(path, args, {
      cwd: options.cwd,
      env: options.env,
      shell: options.shell ?? false,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let tail = '';
    /** @param {string} text */
    const take = (text) => {
      tail = (tail + text).slice(-tailCharactersMax);
      options.onText?.(text, () => child.kill());
    };
    child.stdout.setEncoding('utf8').on('data', take);
    child.stderr.setEncoding('utf8').on('data', take);
    child.on('error', reject);
    child.on('close', (code) => resolve({ code: code ?? 1, tail }));
  });
}

const lookForParentEveryMs = 500;
const tailCharactersMax = 64_000;
