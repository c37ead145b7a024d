import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runQuietly } from './child.mjs';
import { step } from './progress.mjs';
import { inRoot, root } from './project.mjs';
import { Trouble } from './trouble.mjs';

/** Whatever decides what the built pages look like. */
const sources = ['client', 'shared', 'vite.config.ts', 'tsconfig.json', 'package-lock.json'];
const stampPath = inRoot('dist', 'client', '.built');

export function clientIsCurrent() {
  try {
    return readFileSync(stampPath, 'utf8').trim() === fingerprint();
  } catch {
    return false;
  }
}

/** @param {string} nodePath a Node 24 */
export async function buildClient(nodePath) {
  await step({ running: 'Seiten bauen', done: 'Seiten gebaut' }, async () => {
    // Taken before the build: a file saved meanwhile makes the next start build again.
    const built = fingerprint();
    const result = await runQuietly(nodePath, [inRoot('node_modules', 'vite', 'bin', 'vite.js'), 'build', '--logLevel', 'warn'], {
      cwd: root,
      env: { ...process.env, NODE_ENV: 'production', NO_COLOR: '1' },
    });
    if (result.code !== 0) {
      throw new Trouble(`Die Seiten ließen sich nicht bauen:\n\n${result.tail.trim()}\n`, [
        'Eine Datei in client/ oder shared/ ist fehlerhaft; oben steht, welche. `git status` zeigt eigene Änderungen.',
      ]);
    }
    mkdirSync(inRoot('dist', 'client'), { recursive: true });
    writeFileSync(stampPath, `${built}\n`);
  });
}

/** Content, not dates: a checkout of an older version must build too, and copying must not. */
function fingerprint() {
  const hash = createHash('sha256');
  for (const source of sources) addTo(hash, source);
  return hash.digest('hex');
}

/**
 * @param {import('node:crypto').Hash} hash
 * @param {string} path
 */
function addTo(hash, path) {
  try {
    const names = readdirSync(inRoot(path)).sort();
    for (const name of names) addTo(hash, join(path, name));
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOTDIR')) throw error;
    hash.update(`${path}\0`).update(readFileSync(inRoot(path))).update('\0');
  }
}
