// Component tests in a real Chromium. Files are served one by one, each TypeScript file through
// esbuild, which reads tsconfig.json for the decorators.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { esbuildPlugin } from '@web/dev-server-esbuild';
import { defaultReporter } from '@web/test-runner';
import { playwrightLauncher } from '@web/test-runner-playwright';
import { chromiumArgs, chromiumEnv, chromiumPath } from '../support/chromium.mjs';

const rootDir = fileURLToPath(new URL('../..', import.meta.url));
const executablePath = await chromiumPath();

/** `./icon.svg?raw` and `./page.css?inline`, which Vite understands, as modules with a text in them. */
function viteQueries() {
  return {
    name: 'leitsatz:vite-queries',
    /** @param {import('koa').Context} context */
    serve(context) {
      if (!/[?&](?:raw|inline)(?:&|$)/u.test(context.url)) return undefined;
      const text = readFileSync(new URL(`.${decodeURIComponent(context.path)}`, new URL('../../', import.meta.url)), 'utf8');
      return { body: `export default ${JSON.stringify(text)};`, type: 'js' };
    },
  };
}

/** Counts for the sum at the end of `npm test`, into the file that test/run.mjs names. */
function countingReporter() {
  return {
    /** @param {{ sessions: import('@web/test-runner').TestSession[] }} finished */
    onTestRunFinished({ sessions }) {
      const file = process.env['LEITSATZ_COUNTS'];
      if (file === undefined) return;
      let passed = 0;
      let failed = 0;
      /** @param {import('@web/test-runner').TestSuiteResult | undefined} suite */
      const add = (suite) => {
        for (const test of suite?.tests ?? []) {
          if (test.skipped) continue;
          if (test.passed) passed += 1;
          else failed += 1;
        }
        for (const inner of suite?.suites ?? []) add(inner);
      };
      for (const session of sessions) {
        const before = failed;
        add(session.testResults);
        // A file that did not even load has no results, only an error.
        if (!session.passed && failed === before) failed += 1;
      }
      writeFileSync(file, JSON.stringify({ passed, failed }));
    },
  };
}

export default {
  rootDir,
  files: ['test/browser/**/*.test.ts'],
  nodeResolve: { exportConditions: ['production', 'browser'] },
  concurrency: 1,
  browserStartTimeout: 60_000,
  testsStartTimeout: 60_000,
  testsFinishTimeout: 120_000,
  testFramework: { config: { timeout: 10_000 } },
  plugins: [viteQueries(), esbuildPlugin({ ts: true, target: 'es2022', tsconfig: fileURLToPath(new URL('../../tsconfig.json', import.meta.url)) })],
  browsers: [playwrightLauncher({ product: 'chromium', launchOptions: { executablePath, args: chromiumArgs, env: chromiumEnv } })],
  reporters: [defaultReporter({ reportTestResults: true, reportTestProgress: process.stdout.isTTY }), countingReporter()],
};
