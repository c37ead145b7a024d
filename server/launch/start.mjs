// `npm start`: sees to everything the server needs, then becomes the server. Plain JavaScript with
// nothing but Node's own modules, because it runs before there is a Node 24 and before any package.
import { runToEnd } from './child.mjs';
import { prepare } from './prepare.mjs';
import { say, tick } from './progress.mjs';
import { inRoot, root, version } from './project.mjs';
import { nodeFlags } from './runtime.mjs';
import { endWith } from './trouble.mjs';

try {
  say(`\n  Leitsatz ${version}\n`);
  const runtime = await prepare({ scope: 'run', build: true });
  tick(`Bereit: Node ${runtime.version}, Pakete und Seiten sind aktuell`);
  process.exitCode = await runToEnd(runtime.path, [...nodeFlags, inRoot('server', 'main.ts'), ...process.argv.slice(2)], root);
} catch (error) {
  endWith(error);
}
