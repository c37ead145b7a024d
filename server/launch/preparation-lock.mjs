import { mkdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { inRoot, root } from './project.mjs';
import { say } from './progress.mjs';
import { asFolderTrouble } from './trouble.mjs';

/**
 * Two starts at once would install into the same node_modules and both fail. The one that comes
 * second waits for the first. The owner touches the file while it works; a file that nobody has
 * touched for `staleAfterMs`, or whose process is gone, is left over from a crash.
 */
const path = inRoot('dist', 'preparation.lock');
const touchEveryMs = 2_000;
const staleAfterMs = 20_000;
const lookEveryMs = 300;

/**
 * @template T
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function underLock(work) {
  await acquire();
  const timer = setInterval(touch, touchEveryMs);
  const release = () => rmSync(path, { force: true });
  process.once('exit', release);
  try {
    return await work();
  } finally {
    clearInterval(timer);
    process.off('exit', release);
    release();
  }
}

async function acquire() {
  let told = false;
  while (!take(path)) {
    if (isStale(path)) {
      breakStale();
      continue;
    }
    if (!told) say('  … Leitsatz wird gerade schon vorbereitet; warte, bis das fertig ist');
    told = true;
    await new Promise((resolve) => setTimeout(resolve, lookEveryMs));
  }
}

/** @param {string} file */
function take(file) {
  try {
    mkdirSync(inRoot('dist'), { recursive: true });
    writeFileSync(file, JSON.stringify({ pid: process.pid, host: hostname() }), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw asFolderTrouble(error, root);
  }
}

/** @param {string} file */
function isStale(file) {
  try {
    if (Date.now() - statSync(file).mtimeMs > staleAfterMs) return true;
    const owner = JSON.parse(readFileSync(file, 'utf8'));
    return owner.host === hostname() && !isAlive(owner.pid);
  } catch {
    // Gone, or written this very moment: the next look will tell.
    return false;
  }
}

/** @param {number} pid */
function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** Only one of several waiters may remove the file, or the second would remove the first one's new lock. */
function breakStale() {
  const breaking = `${path}.breaking`;
  if (!take(breaking)) {
    if (isStale(breaking)) rmSync(breaking, { force: true });
    return;
  }
  try {
    if (isStale(path)) rmSync(path, { force: true });
  } finally {
    rmSync(breaking, { force: true });
  }
}

function touch() {
  const now = new Date();
  try {
    utimesSync(path, now, now);
  } catch {
    // Somebody removed the folder dist while we work; the work itself does not need the file.
  }
}
