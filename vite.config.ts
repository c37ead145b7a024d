/// <reference types="vitest/config" />
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants } from 'node:zlib';
import { defineConfig } from 'vite';
import type { EnvironmentOptions, Plugin } from 'vite';

const root = fileURLToPath(new URL('.', import.meta.url));
const outDir = join(root, 'dist/client');
const pages = ['participant', 'moderator', 'projector', 'circle', 'start', 'verify'];

/**
 * Puts a `.br` beside every text file. Compressing once at quality 11 instead of at every request
 * makes the phone page a fifth smaller than on-the-fly compression, and costs the server nothing.
 */
function compressTexts(): void {
  const kinds = new Set(['.js', '.css', '.html', '.svg']);
  for (const entry of readdirSync(outDir, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !kinds.has(extname(entry.name))) continue;
    const path = join(entry.parentPath, entry.name);
    const text = readFileSync(path);
    const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: text.length };
    writeFileSync(`${path}.br`, brotliCompressSync(text, { params }));
  }
}

/**
 * Each page is a build of its own. Nobody opens two of them on one phone, and one file per page
 * compresses better than the shared pieces that a common build cuts it into: 1.5 kB less for the
 * phone, 4 kB less for the projector.
 */
function pageBuild(page: string): EnvironmentOptions {
  return {
    consumer: 'client',
    build: {
      outDir,
      // All of them share the folder; it is cleared once, before the first.
      emptyOutDir: false,
      target: 'es2022',
      manifest: `.vite/${page}.json`,
      // The policy allows no data: addresses for scripts and styles, and nothing inline.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      rollupOptions: { input: { [page]: join(root, 'client', page, 'index.html') } },
    },
  };
}

/** A line break with its indentation says no more than a blank in the pages' templates; all of them together are 0.15 kB of the phone's 25. */
const templatesOnOneLine: Plugin = {
  name: 'templates-on-one-line',
  // After the minifier: what line breaks are left stand in templates.
  generateBundle: {
    order: 'post',
    handler(_, bundle) {
      for (const chunk of Object.values(bundle)) if (chunk.type === 'chunk') chunk.code = chunk.code.replace(/\n\s+/gu, ' ');
    },
  },
};

const hashOf = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/**
 * The page that checks records is one file: saved to a disk it works without this server and without network. Its script and
 * style stand in it, and a policy that allows these two and nothing else, wherever the file lies; the server sends the same policy.
 */
const verifyPageInOneFile: Plugin = {
  name: 'verify-page-in-one-file',
  enforce: 'post',
  generateBundle: {
    order: 'post',
    handler(_, bundle) {
      const page = bundle['verify/index.html'];
      if (page?.type !== 'asset' || typeof page.source !== 'string') return;
      let [script, style] = ['', ''];
      for (const [name, file] of Object.entries(bundle)) {
        if (file.type === 'chunk') script += file.code;
        else if (name.endsWith('.css')) style += file.source.toString();
        else continue;
        delete bundle[name];
      }
      // What would end the element early is written so that it does not.
      const inside = script.replaceAll('</script', '<\\/script').replaceAll('<!--', '<\\!--');
      const policy = `default-src 'none'; script-src ${hashOf(inside)}; style-src ${hashOf(style)}; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types lit-html`;
      page.source = page.source
        .replaceAll(/\s*<(?:script\b[^>]*><\/script>|link\b[^>]*>)/gu, '')
        .replace('<meta charset="utf-8" />', (charset) => `${charset}\n    <meta http-equiv="Content-Security-Policy" content="${policy}" />`)
        .replace('</head>', () => `  <style>${style}</style>\n    <script type="module">${inside}</script>\n  </head>`);
    },
  },
};

// The tools below want the configuration as the default export; nothing else in the project has one.
export default defineConfig({
  root: 'client',
  plugins: [templatesOnOneLine, verifyPageInOneFile],
  environments: Object.fromEntries(pages.map((page) => [page, pageBuild(page)])),
  builder: {
    async buildApp(builder) {
      rmSync(outDir, { recursive: true, force: true });
      for (const page of pages) {
        const environment = builder.environments[page];
        if (environment === undefined) throw new Error(`no build for ${page}`);
        await builder.build(environment);
      }
      compressTexts();
    },
  },
  test: {
    root,
    pool: 'forks',
    maxWorkers: 2,
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          root,
          include: ['test/**/*.test.ts'],
          exclude: ['test/browser/**', 'test/e2e/**'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'e2e',
          root,
          include: ['test/e2e/**/*.test.ts'],
          // Several browsers with several pages on two cores: one file at a time, or everything is slow.
          fileParallelism: false,
          testTimeout: 180_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
