/**
 * What we want of the code itself, as checks: who may import whom (docs/ARCHITECTURE.md), names,
 * sizes, and the two or three habits that a reader relies on. A finding names the file and line.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { filesUnder, importsOf, readSources, root, withoutComments } from './support/source-files.ts';
import type { Import, SourceFile } from './support/source-files.ts';

const folders = ['shared', 'server', 'client', 'test'];
const sources = readSources(folders);

/**
 * For each folder what it may import: packages by name, other files by the beginning of their path.
 * Files of the same folder always may. The longest folder that fits a file decides.
 */
const arrows: Readonly<Record<string, readonly string[]>> = {
  'shared/domain': [],
  'shared/commands': ['shared/domain', 'valibot'],
  'shared/protocol': ['shared/domain'],
  'shared/board': ['shared/domain', 'yjs', 'fractional-indexing'],
  'shared/record': ['shared/domain', 'canonicalize'],
  'shared/document': ['shared/domain', 'shared/record', 'shared/locale'],
  'shared/locale': ['shared/domain'],
  'shared/opinion': ['shared/domain'],
  'shared/similarity': ['shared/domain'],
  'shared/templates': ['shared/domain'],
  'shared/verify': ['shared/domain', 'shared/locale', 'shared/record', 'valibot'],
  'server/storage': ['shared', 'node:'],
  'server/room': ['shared', 'server/storage', 'server/identity', 'server/record', 'server/clock.ts', 'yjs', 'y-protocols', 'lib0', 'nanoid', 'node:'],
  'server/identity': ['shared', 'server/storage', 'server/clock.ts', 'nanoid', 'node:'],
  'server/opinion': ['shared', 'server/clock.ts', 'node:'],
  'server/suggestion': ['shared', 'server/room', 'yjs', 'node:'],
  'server/operations': ['shared', 'server/storage', 'server/clock.ts', 'node:'],
  'server/launch': ['node:'],
  client: ['client', 'shared', '@', 'lit', 'nanoid', 'yjs', 'y-websocket', 'y-protocols', 'lib0', 'lucide-static', 'qr'],
  'client/elements': ['client/controllers', 'client/styles', 'shared', 'lit', '@lit/context', 'lucide-static', 'qr'],
  'client/controllers': ['client/connection', 'client/styles', 'shared', 'lit', '@lit/context'],
  'client/connection': ['shared', 'nanoid', 'yjs', 'y-websocket', 'y-protocols', 'lib0'],
};

const pages = ['participant', 'moderator', 'projector', 'circle', 'start', 'verify'];
const forbiddenNames = /^(?:utils?|helpers?|common|index|types|manager|service|misc)\.(?:ts|mts|mjs)$/u;
const linesMax = 400;
/** Longer than `linesMax`, and why it stays whole. */
const longFiles: Readonly<Record<string, string>> = {};

function ruleFor(path: string): readonly [string, readonly string[]] | undefined {
  return Object.entries(arrows)
    .filter(([folder]) => path.startsWith(`${folder}/`))
    .sort(([a], [b]) => b.length - a.length)[0];
}

function mayImport(allowed: readonly string[], imported: Import): boolean {
  return allowed.some((entry) => {
    if (!imported.isPackage) return imported.to === entry || imported.to.startsWith(`${entry}/`);
    return entry.endsWith(':') || entry === '@' ? imported.to.startsWith(entry) : imported.to === entry;
  });
}

function findings(check: (source: SourceFile) => readonly string[]): readonly string[] {
  return [...sources.values()].flatMap(check);
}

/** Everything that is there once `start` is loaded, with the way that leads to it. */
function loadedWith(start: string): ReadonlyMap<string, string> {
  const ways = new Map<string, string>();
  const queue: (readonly [string, string])[] = [[start, start]];
  for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
    const [path, way] = next;
    if (ways.has(path)) continue;
    ways.set(path, way);
    for (const imported of sources.get(path)?.imports ?? []) {
      if (!imported.typeOnly && !imported.later) queue.push([imported.to, `${way} → ${imported.to}`]);
    }
  }
  return ways;
}

describe('imports', () => {
  test('the reader of imports sees every form, or the checks below would see nothing', () => {
    const text = [
      "import { LitElement } from 'lit';",
      "import {",
      "  one,",
      "  two,",
      "} from '../elements/card.ts';",
      "import type { Role } from '../../shared/domain/role.ts';",
      "import { type A, type B } from './types.ts';",
      "import './styles.css';",
      "export { three } from '@lit/context';",
      "const later = () => import('yjs');",
      "// import { no } from 'comment';",
    ].join('\n');

    const seen = importsOf('client/page/app.ts', text).map(({ to, typeOnly, later }) => [to, typeOnly, later]);

    expect(seen).toEqual([
      ['lit', false, false],
      ['client/elements/card.ts', false, false],
      ['shared/domain/role.ts', true, false],
      ['client/page/types.ts', true, false],
      ['client/page/styles.css', false, false],
      ['@lit/context', false, false],
      ['yjs', false, true],
    ]);
  });

  test('every folder imports only what docs/ARCHITECTURE.md allows it', () => {
    const wrong = findings((source) => {
      const rule = ruleFor(source.path);
      if (rule === undefined) return [];
      const [folder, allowed] = rule;
      return source.imports
        .filter((imported) => !imported.to.startsWith(`${folder}/`) && !mayImport(allowed, imported))
        // A type is knowledge, not code: beyond the nouns, shared folders may know each other's shapes.
        .filter((imported) => !(imported.typeOnly && folder.startsWith('shared/') && folder !== 'shared/domain' && imported.to.startsWith('shared/')))
        .map((imported) => `${source.path} imports ${imported.to}`);
    });

    expect(wrong).toEqual([]);
  });

  test('shared, server, client and test keep apart', () => {
    const forbidden: Readonly<Record<string, readonly string[]>> = {
      shared: ['server', 'client', 'test'],
      server: ['client', 'test'],
      client: ['server', 'test'],
    };
    const wrong = findings((source) =>
      source.imports
        .filter((imported) => !imported.isPackage)
        .filter((imported) => (forbidden[source.path.split('/')[0] ?? ''] ?? []).some((folder) => imported.to.startsWith(`${folder}/`)))
        .map((imported) => `${source.path} imports ${imported.to}`),
    );

    expect(wrong).toEqual([]);
  });

  test('no page imports another page', () => {
    const wrong = findings((source) => {
      const page = pages.find((name) => source.path.startsWith(`client/${name}/`));
      if (page === undefined) return [];
      return source.imports
        .filter((imported) => pages.some((other) => other !== page && imported.to.startsWith(`client/${other}/`)))
        .map((imported) => `${source.path} imports ${imported.to}`);
    });

    expect(wrong).toEqual([]);
  });

  test('the phone page carries neither Yjs nor valibot', () => {
    const heavy = new Set(['yjs', 'y-websocket', 'y-protocols', 'lib0', 'valibot']);
    const starts = [...sources.keys()].filter((path) => path.startsWith('client/participant/'));

    const ways = starts.flatMap((start) => [...loadedWith(start)].filter(([to]) => heavy.has(to)).map(([, way]) => way));

    expect(starts.length).toBeGreaterThan(0);
    expect(ways).toEqual([]);
  });

  // And the outsider's script, which must not need anything of ours.
  test('only the launcher runs before there is a Node 24, so only it is plain JavaScript', () => {
    const allowed = /^(?:server\/launch\/|test\/run\.mjs$|test\/support\/chromium\.(?:d\.mts|mjs)$|test\/browser\/web-test-runner\.config\.mjs$|test\/interface\/workshop\.mjs$)/u;

    const wrong = [...sources.keys()].filter((path) => /\.m(?:js|ts)$/u.test(path) && !allowed.test(path));

    expect(wrong).toEqual([]);
  });

  test('relative imports name a file that exists', () => {
    const wrong = findings((source) =>
      source.imports
        .filter((imported) => !imported.isPackage && /\.m?[jt]s$/u.test(imported.to) && !existsSync(join(root, imported.to)))
        .map((imported) => `${source.path} imports ${imported.to}`),
    );

    expect(wrong).toEqual([]);
  });

  test('there is no cycle', () => {
    const done = new Set<string>();
    const cycles: string[] = [];
    const visit = (path: string, trail: readonly string[]): void => {
      const at = trail.indexOf(path);
      if (at !== -1) {
        cycles.push([...trail.slice(at), path].join(' → '));
        return;
      }
      if (done.has(path)) return;
      for (const imported of sources.get(path)?.imports ?? []) {
        if (!imported.isPackage && !imported.typeOnly && !imported.later) visit(imported.to, [...trail, path]);
      }
      done.add(path);
    };
    for (const path of sources.keys()) visit(path, []);

    expect(cycles).toEqual([]);
  });
});

describe('files', () => {
  test('a name says what is inside', () => {
    const wrong = [...sources.keys()].filter((path) => forbiddenNames.test(path.split('/').at(-1) ?? ''));

    expect(wrong).toEqual([]);
  });

  test('names are in kebab case', () => {
    const wrong = [...sources.keys()].filter((path) => !/^[a-z0-9]+(?:-[a-z0-9]+)*(?:\.(?:test|bench|config|d))?\.(?:ts|mts|mjs)$/u.test(path.split('/').at(-1) ?? ''));

    expect(wrong).toEqual([]);
  });

  test(`none is longer than ${linesMax} lines without a reason`, () => {
    const long = [...sources.values()]
      .map((source) => ({ path: source.path, lines: source.text.split('\n').length }))
      .filter(({ path, lines }) => lines > linesMax && longFiles[path] === undefined)
      .map(({ path, lines }) => `${path} has ${lines} lines`);

    expect(long).toEqual([]);
  });

  test('every reason for a long file is still needed', () => {
    const short = Object.keys(longFiles).filter((path) => (sources.get(path)?.text.split('\n').length ?? 0) <= linesMax);

    expect(short).toEqual([]);
  });

  test('an element file is named after its tag and declares it', () => {
    const wrong = findings((source) => {
      if (!source.path.startsWith('client/')) return [];
      const tags = [...source.text.matchAll(/@customElement\('([^']+)'\)/gu)].map(([, tag]) => tag ?? '');
      if (tags.length === 0) return [];
      const name = (source.path.split('/').at(-1) ?? '').replace(/\.ts$/u, '');
      return [
        ...(tags.length > 1 ? [`${source.path} has ${tags.length} elements`] : []),
        ...tags.filter((tag) => tag !== `ls-${name}`).map((tag) => `${source.path} is <${tag}>`),
        ...tags.filter((tag) => !source.text.includes(`'${tag}': `)).map((tag) => `${source.path} does not declare ${tag} in HTMLElementTagNameMap`),
      ];
    });

    expect(wrong).toEqual([]);
  });
});

describe('habits', () => {
  const styleFiles = filesUnder(['client'], /\.(?:css|ts|html)$/u).map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }));

  function linesWith(pattern: RegExp, files: readonly { readonly path: string; readonly text: string }[]): readonly string[] {
    return files.flatMap(({ path, text }) =>
      withoutComments(text)
        .split('\n')
        .map((line, at) => ({ line, at: at + 1 }))
        .filter(({ line }) => pattern.test(line))
        .map(({ line, at }) => `${path}:${at} ${line.trim()}`),
    );
  }

  test('styles say start and end, never left and right, so that Arabic works', () => {
    const physical =
      /(?:^|[\s;{])(?:(?:margin|padding|border|scroll-margin|scroll-padding)-(?:left|right)(?:-[a-z]+)?|left|right|border-(?:top|bottom)-(?:left|right)-radius)\s*:\s*[^,'"`]+;|(?:text-align|float|clear)\s*:\s*(?:left|right)\b/u;

    expect(linesWith(physical, styleFiles)).toEqual([]);
  });

  test('no HTML carries a style attribute, which the policy would drop', () => {
    expect(linesWith(/<[a-z][^>]*\sstyle="(?!\$\{)/u, styleFiles)).toEqual([]);
  });

  test('no text becomes HTML unseen', () => {
    expect(linesWith(/\.(?:innerHTML|outerHTML)\s*=|insertAdjacentHTML|unsafeHTML|unsafeSVG|document\.write\b/u, styleFiles)).toEqual([]);
  });

  test('the client needs nothing that plain http lacks', () => {
    expect(linesWith(/crypto\.subtle|crypto\.randomUUID/u, styleFiles)).toEqual([]);
  });

  test('nothing is left lying about', () => {
    const leftovers = /\b(?:TODO|FIXME|XXX|HACK)\b|\bdebugger\b|\b(?:describe|test|it)\.only\(/u;
    const files = [...sources.values()].filter(({ path }) => path !== 'test/tidy.test.ts');

    expect(linesWith(leftovers, files)).toEqual([]);
  });

  test('shared knows no clock, no randomness and no screen', () => {
    const outside = /\bDate\.now\(|\bnew Date\(\)|\bMath\.random\(|\bperformance\.now\(|\b(?:window\.|localStorage\.|document\.(?:body|cookie|createElement|documentElement|querySelector))/u;
    const files = [...sources.values()].filter(({ path }) => path.startsWith('shared/'));

    expect(linesWith(outside, files)).toEqual([]);
  });
});

describe('rules', () => {
  test('every rule of docs/RULES.md is carried by a test, and no test cites a rule that is not there', () => {
    const rules = new Set([...readFileSync(join(root, 'docs/RULES.md'), 'utf8').matchAll(/^- \*\*([A-Z]{2}\d+)\*\*/gmu)].map(([, number]) => number));
    const tests = [...sources.values()].filter(({ path }) => path.startsWith('test/') && path !== 'test/tidy.test.ts');
    const cited = new Set(tests.flatMap(({ text }) => [...text.matchAll(/\[([A-Z]{2}\d+)\]/gu)].map(([, number]) => number)));

    expect([...rules].filter((number) => !cited.has(number)), 'rules without a test').toEqual([]);
    expect([...cited].filter((number) => !rules.has(number)), 'tests of unknown rules').toEqual([]);
  });
});
