/** The page that checks records: saved to a disk and without network, and over plain http, where browsers have no cryptography to offer. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { AxeBuilder } from '@axe-core/playwright';
import { getRequestListener } from '@hono/node-server';
import { chromium, type Browser, type Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { pageRoutes } from '../../server/http/pages.ts';
import { hashHex, openSigner } from '../../server/record/signing.ts';
import { buildHaltung } from '../../shared/document/haltung.ts';
import { renderHtml } from '../../shared/document/render-html.ts';
import { renderMarkdown } from '../../shared/document/render-markdown.ts';
import { canonicalJson } from '../../shared/record/canonical.ts';
import { groupsOfFour } from '../../shared/record/freeze-record.ts';
import { exampleInput, sealedSentence } from '../document/haltung-example.ts';
import { sampleRecord } from '../support/freeze-samples.ts';
import { chromiumArgs, chromiumEnv, chromiumPath } from '../support/chromium.mjs';
import { root } from '../support/source-files.ts';

const folder = mkdtempSync(join(tmpdir(), 'leitsatz-verify-page-'));
const pagesFolder = join(root, 'dist/client');
const signer = openSigner(folder);
const record = sampleRecord(signer);
const text = canonicalJson(record);
// The third is a later Fassung of the first.
const shown = record.freezes.slice(1);
const haltung = buildHaltung(exampleInput({ sealed: shown.map(({ record: one, hash }) => ({ ...sealedSentence(one.number, one.text, one.title), hash, version: one.version })) }));

const file = (name: string, content: string | Uint8Array): string => {
  writeFileSync(join(folder, name), content);
  return join(folder, name);
};
const good = file('record.json', text);
const bad = file('bad.json', text.replace('Türen', 'Tören'));
const html = file('haltung.html', renderHtml(haltung));
const markdown = file('haltung.md', renderMarkdown(haltung).replace('überall', 'nirgends'));

let browser: Browser;
let server: Server;
let httpAddress: string;
const troubles: string[] = [];

beforeAll(async () => {
  // A name that is not this machine's own: to browsers that is plain http, without a secure context.
  browser = await chromium.launch({ executablePath: await chromiumPath(), args: [...chromiumArgs, '--host-resolver-rules=MAP leitsatz.test 127.0.0.1'], env: chromiumEnv });
  server = createServer(getRequestListener(pageRoutes(pagesFolder).fetch));
  await new Promise<void>((resolve) => server.listen(0, resolve));
  httpAddress = `http://leitsatz.test:${(server.address() as AddressInfo).port}/verify`;
});

afterAll(async () => {
  await browser.close();
  await new Promise<void>((resolve) => server.close(() => resolve()));
  rmSync(folder, { recursive: true });
});

const pageAt = async (address: string, offline: boolean): Promise<Page> => {
  const context = await browser.newContext({ locale: 'de-DE', viewport: { width: 390, height: 844 }, offline });
  context.setDefaultTimeout(20_000);
  const page = await context.newPage();
  page.on('console', (message) => {
    if (message.type() === 'error') troubles.push(message.text());
  });
  page.on('pageerror', (error) => troubles.push(error.message));
  await page.goto(address);
  return page;
};

const choose = async (page: Page, ...paths: readonly string[]): Promise<string> => {
  await page.getByLabel('Nachweis, und wenn Sie mögen').setInputFiles([...paths]);
  await page.locator('ls-verify-app .outcome, ls-verify-app .finding.bad').first().waitFor();
  return page.locator('main').innerText();
};

const saved = (): string => pathToFileURL(file('leitsatz-pruefen.html', readFileSync(join(pagesFolder, 'verify/index.html')))).href;

test.each([
  ['from a disk, without network', saved, true],
  ['over plain http', () => httpAddress, false],
] as const)('[VE3] %s: a sound record, a forged one, documents and keys', async (_, address, offline) => {
  const page = await pageAt(address(), offline);
  expect(await page.evaluate(() => isSecureContext)).toBe(offline);

  const sound = await choose(page, good);
  expect(sound).toContain('Der Nachweis stimmt\n');
  expect(sound).toContain('3 Leitsätze geprüft, alles stimmt.');
  expect(sound).toContain(groupsOfFour(signer.keyId));
  const fingerprint = hashHex(Buffer.from(signer.publicKeyRaw, 'base64url'));
  for (const hash of [fingerprint, ...record.freezes.map((freeze) => freeze.hash)]) expect(sound.replace(/\s+/gu, ' ')).toContain(groupsOfFour(hash));

  expect(await choose(page, good, html)).toContain('2 Leitsätze verglichen, alle sind gleich.');
  const other = await choose(page, good, markdown);
  expect(other).toContain('Der Wortlaut ist ein anderer. Im Nachweis steht:');
  expect(other).toContain('Wir fördern sie überall.');
  expect(await choose(page, html)).toContain('Bitte wählen Sie auch den Nachweis');
  await page.reload();
  expect(await choose(page, bad)).toContain('Der Nachweis stimmt NICHT');
  await page.reload();
  await choose(page, good);
  await page.getByLabel('Schlüssel oder Fingerabdruck').fill('0123 4567 89ab cdef');
  await page.getByLabel('Schlüssel oder Fingerabdruck').blur();
  await page.getByText('mit einem anderen Schlüssel gesiegelt').waitFor();
  await page.getByLabel('Schlüssel oder Fingerabdruck').fill(groupsOfFour(signer.keyId));
  await page.getByLabel('Schlüssel oder Fingerabdruck').blur();
  await page.getByText('Das ist ein Schlüssel, den Sie angegeben haben.').waitFor();

  const axe = await new AxeBuilder({ page }).analyze();
  expect(axe.violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
  expect(troubles.splice(0)).toEqual([]);
});

test('[VE3] the page asks nobody for anything, and saves itself as the file that it is', async () => {
  const page = await pageAt(httpAddress, false);
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await choose(page, good, html);
  expect(asked).toEqual([]);

  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'Diese Seite speichern' }).click()]);
  expect(download.suggestedFilename()).toBe('leitsatz-pruefen.html');
  expect(readFileSync(await download.path())).toEqual(readFileSync(join(pagesFolder, 'verify/index.html')));
  expect(troubles.splice(0)).toEqual([]);
});
