import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../..', import.meta.url));

export interface SourceFile {
  /** From the root, with `/`: `client/participant/participant-app.ts`. */
  readonly path: string;
  readonly text: string;
  readonly imports: readonly Import[];
}

export interface Import {
  /** A file from the root, or the name of a package (`node:fs`, `@lit/context`). */
  readonly to: string;
  readonly isPackage: boolean;
  /** Types vanish before the code runs, so they weigh nothing and make no cycle. */
  readonly typeOnly: boolean;
  /** `import('…')`: loaded when it is needed. */
  readonly later: boolean;
}

/** Every file under the folders of the project whose name matches. */
export function filesUnder(folders: readonly string[], name: RegExp): readonly string[] {
  return folders
    .flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile() && name.test(entry.name))
        .map((entry) => join(entry.parentPath, entry.name).slice(root.length).replaceAll('\\', '/')),
    )
    .sort();
}

export function readSources(folders: readonly string[]): ReadonlyMap<string, SourceFile> {
  const sources = new Map<string, SourceFile>();
  for (const path of filesUnder(folders, /\.(?:ts|mts|mjs)$/u)) {
    const text = readFileSync(join(root, path), 'utf8');
    sources.set(path, { path, text, imports: importsOf(path, text) });
  }
  return sources;
}

/** The text without comments, so that an example in a comment is no import. Line counts stay. */
export function withoutComments(text: string): string {
  return text
    .replaceAll(/\/\*[\s\S]*?\*\//gu, (comment) => comment.replaceAll(/[^\n]/gu, ' '))
    .replaceAll(/(^|\s)\/\/[^\n]*/gu, '$1');
}

// `import x from`, `export … from` and `import '…'`, over several lines; then `import('…')`.
const statement = /^(?:import|export)\s+(?:(type)\s+)?(?:([^'";]*?)\s+from\s+)?['"]([^'"]+)['"]/gmu;
const call = /\bimport\(\s*['"]([^'"]+)['"]/gu;

export function importsOf(path: string, text: string): readonly Import[] {
  const code = withoutComments(text);
  const found: Import[] = [];
  for (const [, type, names, specifier] of code.matchAll(statement)) {
    if (specifier !== undefined) found.push({ ...target(path, specifier), typeOnly: type !== undefined || onlyTypes(names), later: false });
  }
  for (const [, specifier] of code.matchAll(call)) {
    if (specifier !== undefined) found.push({ ...target(path, specifier), typeOnly: false, later: true });
  }
  return found;
}

/** `import { type A, type B } from` keeps the import at run time in principle, yet brings nothing with it. */
function onlyTypes(names: string | undefined): boolean {
  const inner = names === undefined ? null : /^\{([^}]*)\}$/u.exec(names.trim());
  if (inner === null) return false;
  return (inner[1] ?? '')
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '')
    .every((name) => name.startsWith('type '));
}

function target(from: string, specifier: string): Pick<Import, 'to' | 'isPackage'> {
  const bare = specifier.replace(/\?.*$/u, '');
  if (bare.startsWith('.')) return { to: posix.join(dirname(from), bare), isPackage: false };
  const parts = bare.split('/');
  return { to: bare.startsWith('@') ? parts.slice(0, 2).join('/') : (parts[0] ?? bare), isPackage: true };
}
