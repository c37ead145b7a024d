/**
 * A Chromium for the tests: the one in CHROME_PATH, else the machine's own, else the one that npm
 * brought along. The last is a headless shell for testing only, never for browsing.
 */
import { spawnSync } from 'node:child_process';
import { createReadStream, createWriteStream, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { createBrotliDecompress } from 'node:zlib';

/** The sandbox of Chromium does not work for root, which is what a container usually is. */
const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];

export const chromiumArgs = [
  ...asRoot,
  '--disable-gpu',
  '--disable-dev-shm-usage',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/**
 * The environment to start it with: this process's own, and for the Chromium from npm the libraries
 * and fonts the machine lacks. Complete only after `chromiumPath()`.
 * @type {Record<string, string>}
 */
export const chromiumEnv = {};
for (const [name, value] of Object.entries(process.env)) if (value !== undefined) chromiumEnv[name] = value;

/** @type {Promise<string> | undefined} */
let found;

/** @returns {Promise<string>} */
export function chromiumPath() {
  found ??= find();
  return found;
}

async function find() {
  const wanted = process.env['CHROME_PATH'];
  if (wanted !== undefined && wanted !== '') {
    if (!existsSync(wanted)) throw new Error(`CHROME_PATH is ${wanted}, and there is no such file.`);
    return wanted;
  }
  return onThisMachine() ?? (await fromNpm());
}

function onThisMachine() {
  const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  const candidates = [
    ...names.flatMap((name) => folders.map((folder) => join(folder, name))),
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
    'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
  ];
  return candidates.find((path) => existsSync(path));
}

/**
 * @sparticuz/chromium carries the binary compressed. We unpack it ourselves: its own code writes
 * into the shared temporary folder, believes whatever lies there, and changes our environment.
 */
async function fromNpm() {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error('No Chromium found. Install Chrome or Chromium, or name one in CHROME_PATH.');
  }
  const manifest = createRequire(import.meta.url).resolve('@sparticuz/chromium').replace(/build[\\/].*$/u, 'package.json');
  /** @type {{ version: string }} */
  const { version } = JSON.parse(readFileSync(manifest, 'utf8'));
  const packed = join(dirname(manifest), 'bin');
  const folder = fileURLToPath(new URL(`../../node_modules/.cache/chromium-${version}`, import.meta.url));

  if (!existsSync(folder)) await unpack(packed, folder);

  const path = join(folder, 'chromium');
  if (!existsSync('/etc/fonts/fonts.conf')) chromiumEnv['FONTCONFIG_PATH'] = folder;
  if (!starts(path)) {
    const own = process.env['LD_LIBRARY_PATH'];
    const libraries = join(folder, 'lib');
    chromiumEnv['LD_LIBRARY_PATH'] = own === undefined || own === '' ? libraries : `${libraries}:${own}`;
    if (!starts(path)) throw new Error('The Chromium from npm does not start here. Install Chromium, or name one in CHROME_PATH.');
  }
  return path;
}

/** @param {string} path */
function starts(path) {
  return spawnSync(path, ['--version'], { env: chromiumEnv, timeout: 20_000 }).status === 0;
}

/**
 * Unpacks into a folder of this process's own and moves it into place when it is whole, so that
 * two test processes at once cannot see each other's halves.
 * @param {string} packed
 * @param {string} folder
 */
async function unpack(packed, folder) {
  const partial = `${folder}.${process.pid}`;
  mkdirSync(partial, { recursive: true });
  try {
    await decompress(join(packed, 'chromium.br'), join(partial, 'chromium'));
    for (const name of ['al2023', 'fonts']) {
      const tar = join(partial, `${name}.tar`);
      await decompress(join(packed, `${name}.tar.br`), tar);
      const answer = spawnSync('tar', ['-xf', tar, '-C', partial], { encoding: 'utf8' });
      if (answer.status !== 0) throw new Error(`tar could not unpack ${name}: ${answer.stderr}`);
      rmSync(tar);
    }
    // The one in the archive names folders of the cloud it was made for.
    writeFileSync(join(partial, 'fonts.conf'), fontsOf(folder));
    renameSync(partial, folder);
  } catch (error) {
    // Another process was faster: its folder is as good as ours.
    if (!existsSync(folder)) throw error;
  } finally {
    rmSync(partial, { recursive: true, force: true });
  }
}

/** @param {string} folder */
function fontsOf(folder) {
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${join(folder, 'fonts')}</dir>
  <dir>/usr/share/fonts</dir>
  <cachedir>${join(folder, 'fonts-cache')}</cachedir>
</fontconfig>
`;
}

/**
 * @param {string} from
 * @param {string} to
 */
async function decompress(from, to) {
  await pipeline(createReadStream(from), createBrotliDecompress(), createWriteStream(to, { mode: 0o755 }));
}
