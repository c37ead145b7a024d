/**
 * What each page transfers before it works: its script, everything that script imports at once, and
 * the styles, in the brotli form in which the server sends them. Fails above the budget. Fonts and
 * what is loaded later on demand are shown, not counted: they do not hold up the first card.
 */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** In kB of 1000 bytes. The phone's is a promise: a hall of 1,000 shares one WLAN. */
const budgetsKb = {
  participant: 25,
  // Yjs with its sync is 26 kB of it; ten pictures come at once, because a projector must never wait for one in front of a hall; those of closed ballots
  // follow within a second, long before a ballot can close.
  projector: 64,
  moderator: 90,
  circle: 60,
  start: 40,
};

interface Chunk {
  readonly file: string;
  readonly imports?: readonly string[];
  readonly dynamicImports?: readonly string[];
  readonly css?: readonly string[];
  readonly assets?: readonly string[];
}

const folder = fileURLToPath(new URL('../dist/client/', import.meta.url));

type Manifest = Readonly<Record<string, Chunk>>;

function manifestOf(page: string): Manifest | undefined {
  const path = `${folder}.vite/${page}.json`;
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as Manifest) : undefined;
}

function chunkOf(manifest: Manifest, key: string): Chunk {
  const chunk = manifest[key];
  if (chunk === undefined) throw new Error(`The manifest has no ${key}.`);
  return chunk;
}

/** The keys of everything reachable from `start`; later parts only when `later` is set. */
function reachable(manifest: Manifest, start: string, later: boolean): ReadonlySet<string> {
  const seen = new Set<string>();
  const queue = [start];
  for (let key = queue.pop(); key !== undefined; key = queue.pop()) {
    if (seen.has(key)) continue;
    seen.add(key);
    const chunk = chunkOf(manifest, key);
    queue.push(...(chunk.imports ?? []), ...(later ? (chunk.dynamicImports ?? []) : []));
  }
  return seen;
}

function filesOf(manifest: Manifest, keys: Iterable<string>): ReadonlySet<string> {
  const files = new Set<string>();
  for (const key of keys) {
    const chunk = chunkOf(manifest, key);
    for (const file of [chunk.file, ...(chunk.css ?? [])]) if (/\.(?:js|css)$/u.test(file)) files.add(file);
  }
  return files;
}

function fontsOf(manifest: Manifest, keys: Iterable<string>): number {
  const fonts = new Set<string>();
  for (const key of keys) {
    for (const file of chunkOf(manifest, key).assets ?? []) if (/\.woff2?$/u.test(file)) fonts.add(file);
  }
  return fonts.size;
}

function bytes(files: Iterable<string>, extension: string): number {
  let sum = 0;
  for (const file of files) if (file.endsWith(extension)) sum += statSync(`${folder}${file}.br`).size;
  return sum;
}

const kb = (count: number): string => (count / 1000).toFixed(1);

const rows: string[][] = [['page', 'script kB', 'style kB', 'sum kB', 'budget kB', 'later kB', 'font files', '']];
const failures: string[] = [];

for (const [page, budgetKb] of Object.entries(budgetsKb)) {
  const entry = `${page}/index.html`;
  const manifest = manifestOf(page);
  if (manifest === undefined) {
    rows.push([page, '', '', '', String(budgetKb), '', '', 'missing']);
    failures.push(`${page} was not built`);
    continue;
  }
  const firstKeys = reachable(manifest, entry, false);
  const first = filesOf(manifest, firstKeys);
  const all = filesOf(manifest, reachable(manifest, entry, true));
  const laterBytes = bytes([...all].filter((file) => !first.has(file)), '');
  const script = bytes(first, '.js');
  const style = bytes(first, '.css');
  const fits = script + style <= budgetKb * 1000;
  if (!fits) failures.push(`${page} transfers ${kb(script + style)} kB, allowed are ${budgetKb} kB`);
  rows.push([page, kb(script), kb(style), kb(script + style), String(budgetKb), kb(laterBytes), String(fontsOf(manifest, firstKeys)), fits ? 'ok' : 'too heavy']);
}

const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => (row[column] ?? '').length)));
for (const row of rows) {
  console.log(row.map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0))).join('  '));
}
console.log('JavaScript and CSS of the first load, brotli; later: loaded on demand; fonts: only those a text needs are fetched.');

if (failures.length > 0) {
  for (const failure of failures) console.error(`Page weight: ${failure}.`);
  console.error('See what the page imports (dist/client/.vite), load it later, or change the budget here and say why.');
  process.exitCode = 1;
}
