/**
 * The servers that a team would otherwise take, installed beside the project and never into it: exact versions, in
 * folders of their own, because the y-websocket server wants a prerelease of Yjs that must not meet ours.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../support/source-files.ts';
import type { PeerName } from './plan.ts';

interface PeerFolder {
  readonly folder: string;
  readonly packages: Readonly<Record<string, string>>;
  /** Inside the folder. */
  readonly program: string;
  readonly programText?: string;
}

const yWebsocket: PeerFolder = {
  folder: 'y-websocket',
  packages: { '@y/websocket-server': '0.1.5', '@y/protocols': '1.0.6-1', yjs: '14.0.0-16', ws: '6.2.7' },
  program: join('node_modules', '@y', 'websocket-server', 'src', 'server.js'),
};

const hocuspocus: PeerFolder = {
  folder: 'hocuspocus',
  packages: { '@hocuspocus/server': '4.7.0', yjs: '13.6.33', 'y-protocols': '1.0.7' },
  program: 'server.mjs',
  programText: `import { Server } from '@hocuspocus/server';

const { PORT, HOST, FLUSH_DELAY_MS } = process.env;
const flush = FLUSH_DELAY_MS === undefined ? {} : { flushDelay: Number(FLUSH_DELAY_MS) };
await new Server({ port: Number(PORT), address: HOST, quiet: true, ...flush }).listen();
`,
};

const peers: Readonly<Record<PeerName, PeerFolder>> = { hocuspocus, 'hocuspocus-flush': hocuspocus, 'y-websocket': yWebsocket };

const folderOf = ({ folder }: PeerFolder): string => join(root, 'node_modules', '.cache', 'bench-peers', folder);

export const peerProgram = (name: PeerName): string => join(folderOf(peers[name]), peers[name].program);

/** For the report: what was measured. */
export const peerVersion = (name: PeerName): string => Object.entries(peers[name].packages).map(([of, version]) => `${of} ${version}`).join(', ');

/** Installs a peer unless it is there in these versions. */
export const installPeer = (name: PeerName, say: (text: string) => void): void => {
  const peer = peers[name];
  const folder = folderOf(peer);
  const manifest = join(folder, 'package.json');
  const wanted = `${JSON.stringify({ private: true, dependencies: peer.packages }, null, 2)}\n`;
  if (existsSync(manifest) && readFileSync(manifest, 'utf8') === wanted && existsSync(peerProgram(name))) return;
  say(`Fetching ${peerVersion(name)} …`);
  mkdirSync(folder, { recursive: true });
  // Written last, so that a broken installation is tried again.
  const spec = Object.entries(peer.packages).map(([of, version]) => `${of}@${version}`);
  const npm = spawnSync('npm', ['install', '--no-audit', '--no-fund', '--no-save', '--legacy-peer-deps', '--prefix', folder, ...spec], { cwd: folder, encoding: 'utf8', shell: process.platform === 'win32' });
  if (npm.status !== 0) throw new Error(`npm could not install ${name}:\n${npm.stderr.slice(-2_000)}`);
  if (peer.programText !== undefined) writeFileSync(join(folder, peer.program), peer.programText);
  writeFileSync(manifest, wanted);
};
