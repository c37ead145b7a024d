// `npm run build`: the pages into dist/client, whether they are stale or not.
import { buildClient } from './client-build.mjs';
import { prepare } from './prepare.mjs';
import { underLock } from './preparation-lock.mjs';
import { endWith } from './trouble.mjs';

try {
  const runtime = await prepare({ scope: 'run', build: false });
  await underLock(() => buildClient(runtime.path));
} catch (error) {
  endWith(error);
}
