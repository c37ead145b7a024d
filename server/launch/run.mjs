// `node server/launch/run.mjs <file.ts> [arguments]`: runs one of the project's TypeScript programs
// under Node 24. Relative paths in the arguments mean the folder the person is in, not the project.
import { runToEnd } from './child.mjs';
import { prepare } from './prepare.mjs';
import { inRoot } from './project.mjs';
import { nodeFlags } from './runtime.mjs';
import { Trouble, endWith } from './trouble.mjs';

try {
  const [file, ...args] = process.argv.slice(2);
  if (file === undefined) throw new Trouble('Es fehlt, was laufen soll.', ['node server/launch/run.mjs <Datei.ts> [Angaben]']);
  const runtime = await prepare({ scope: 'run', build: false });
  process.exitCode = await runToEnd(runtime.path, [...nodeFlags, inRoot(file), ...args], process.env['INIT_CWD'] ?? process.cwd());
} catch (error) {
  endWith(error);
}
