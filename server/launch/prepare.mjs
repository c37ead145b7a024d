import { buildClient, clientIsCurrent } from './client-build.mjs';
import { installPackages, packagesAreCurrent } from './packages.mjs';
import { underLock } from './preparation-lock.mjs';
import { assertRuntimeCanBeFound, findRuntime } from './runtime.mjs';

/**
 * Sees to packages, Node 24 and, if asked, the built pages. Silent and without a single write
 * when all is there, so that it can stand before every program of the project.
 * @param {{ scope: import('./packages.mjs').Scope, build: boolean }} wanted
 * @returns {Promise<{ path: string, version: string }>} the Node to go on with
 */
export async function prepare(wanted) {
  assertRuntimeCanBeFound();
  const ready = () => packagesAreCurrent(wanted.scope) && (!wanted.build || clientIsCurrent());
  if (!ready()) {
    await underLock(async () => {
      // Somebody else may have done it while we waited for the lock: ask again.
      if (!packagesAreCurrent(wanted.scope)) await installPackages(wanted.scope);
      if (wanted.build && !clientIsCurrent()) await buildClient(findRuntime().path);
    });
  }
  return findRuntime();
}
