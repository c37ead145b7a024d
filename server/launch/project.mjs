import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder with package.json in it. */
export const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/[\\/]$/u, '');

/** @param {...string} parts */
export const inRoot = (...parts) => join(root, ...parts);

/** @type {{ version: string }} */
const manifest = JSON.parse(readFileSync(inRoot('package.json'), 'utf8'));

export const version = manifest.version;
