import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { runQuietly } from './child.mjs';
import { step } from './progress.mjs';
import { inRoot, root } from './project.mjs';
import { runtimeIsPresent } from './runtime.mjs';
import { Trouble, asFolderTrouble } from './trouble.mjs';

/**
 * `run`: what the server and the client build need. `all`: also what the tests need, which is a
 * third more to download; a moderator who only starts Leitsatz is spared it.
 * @typedef {'run' | 'all'} Scope
 */

const retriesMax = 2;
const stampPath = inRoot('node_modules', '.installed');

/** @param {Scope} scope */
export function packagesAreCurrent(scope) {
  const stamp = readStamp();
  return stamp !== undefined && stamp.hash === lockHash() && (stamp.scope === 'all' || stamp.scope === scope) && runtimeIsPresent();
}

/** @param {Scope} wanted */
export async function installPackages(wanted) {
  // Who has the test packages keeps them: otherwise `npm start` and `npm test` would undo each other.
  const scope = existsSync(inRoot('node_modules', 'vitest')) ? 'all' : wanted;
  const packages = scope === 'run' ? 'Pakete' : 'Pakete und Prüfwerkzeuge';
  await step({ running: `${packages} holen, beim ersten Mal etwa eine Minute`, done: `${packages} geholt` }, async (detail) => {
    // `npm ci` starts from nothing. Where something is installed already, `npm install` adds what
    // is missing and leaves a running server its files.
    const commands = existsSync(inRoot('node_modules', '.package-lock.json')) ? ['install', 'ci'] : ['ci', 'install'];
    let tail = '';
    for (const command of commands) {
      const result = await npm(command, scope, detail);
      if (result.code === 0) {
        writeStamp(scope);
        return;
      }
      tail = result.tail;
      if (isHopeless(tail)) break;
    }
    throw installTrouble(tail);
  });
}

/**
 * @param {string} command
 * @param {Scope} scope
 * @param {(text: string) => void} detail
 */
async function npm(command, scope, detail) {
  let fetched = 0;
  const args = [
    command,
    scope === 'all' ? '--include=dev' : '--omit=dev',
    '--include=optional',
    '--no-save',
    '--no-audit',
    '--no-fund',
    '--ignore-scripts',
    '--prefer-offline',
    `--fetch-retries=${retriesMax}`,
    '--fetch-retry-mintimeout=1000',
    '--fetch-retry-maxtimeout=5000',
    '--loglevel=http',
  ];
  const { path, before, shell } = npmProgram();
  try {
    return await runQuietly(path, [...before, ...args], {
      cwd: root,
      env: cleanEnvironment(),
      shell,
      onText(text, stop) {
        fetched += text.match(/http fetch GET 200/gu)?.length ?? 0;
        if (fetched > 0) detail(`${fetched} geholt`);
        // npm would ask for every package in turn before it gives up, which takes minutes.
        else if (text.includes(`attempt ${retriesMax + 1} failed`)) stop();
      },
    });
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') {
      throw new Trouble('npm wurde nicht gefunden.', ['Bitte installieren Sie Node 24 von https://nodejs.org; npm ist dabei.']);
    }
    throw error;
  }
}

/** The npm that started us if there is one, so that its version and settings are the person's own. */
function npmProgram() {
  const own = process.env['npm_execpath'];
  if (own !== undefined && /npm(?:-cli)?\.c?js$/u.test(own)) return { path: process.execPath, before: [own], shell: false };
  return process.platform === 'win32'
    ? { path: 'npm.cmd', before: [], shell: true }
    : { path: 'npm', before: [], shell: false };
}

/** Settings that would silently leave out half of the packages. */
function cleanEnvironment() {
  const env = { ...process.env };
  for (const name of Object.keys(env)) {
    if (/^(?:NODE_ENV|npm_config_(?:omit|include|only|production|optional|dev|also|global|dry_run|package_lock|package_lock_only|ignore_scripts|loglevel))$/iu.test(name)) {
      delete env[name];
    }
  }
  return env;
}

/** @param {string} tail */
function isHopeless(tail) {
  return isOffline(tail) || isFull(tail) || isForbidden(tail);
}

/** @param {string} tail */
const isOffline = (tail) => /ENOTFOUND|EAI_AGAIN|ETIMEDOUT|ECONNREFUSED|ECONNRESET|ENETUNREACH|EHOSTUNREACH|ERR_SOCKET_TIMEOUT|network/u.test(errorsOf(tail));
/** @param {string} tail */
const isFull = (tail) => errorsOf(tail).includes('ENOSPC');
/** @param {string} tail */
const isForbidden = (tail) => /EACCES|EROFS|EPERM/u.test(errorsOf(tail));

/** @param {string} tail */
function errorsOf(tail) {
  return tail
    .split('\n')
    .filter((line) => /^npm (?:error|ERR!|http fetch .* failed)/u.test(line))
    .join('\n');
}

/** @param {string} tail */
function installTrouble(tail) {
  if (isFull(tail)) return asFolderTrouble(Object.assign(new Error(), { code: 'ENOSPC' }), root);
  if (isForbidden(tail)) return asFolderTrouble(Object.assign(new Error(), { code: 'EACCES' }), root);
  if (isOffline(tail)) {
    return new Trouble('Das Paketlager von npm ist nicht zu erreichen.', [
      'Verbinden Sie diesen Rechner einmal mit dem Internet und starten Sie noch einmal; danach geht es ohne.',
      'Hinter einem Proxy: npm config set proxy http://…',
    ]);
  }
  const errors = errorsOf(tail).split('\n').slice(0, 12).join('\n  ');
  return new Trouble(`npm konnte die Pakete nicht einrichten:\n  ${errors}`, [
    'Löschen Sie den Ordner node_modules und starten Sie noch einmal.',
  ]);
}

/**
 * Not the version of Node: no package is compiled for one, and inside `npm start` the name `node`
 * means the Node 24 of node_modules as soon as it is there.
 */
function lockHash() {
  return createHash('sha256')
    .update(readFileSync(inRoot('package-lock.json')))
    .update(`${process.platform}-${process.arch}`)
    .digest('hex');
}

/** @returns {{ hash: string, scope: string } | undefined} */
function readStamp() {
  try {
    const [hash = '', scope = ''] = readFileSync(stampPath, 'utf8').trim().split(' ');
    return { hash, scope };
  } catch {
    return undefined;
  }
}

/** @param {Scope} scope */
function writeStamp(scope) {
  mkdirSync(inRoot('node_modules'), { recursive: true });
  writeFileSync(stampPath, `${lockHash()} ${scope}\n`);
}
