import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freePort, ServerProcess } from '../support/server-process.ts';
import { root } from '../support/source-files.ts';

const script = join(root, 'test/interface/workshop.mjs');

let server: ServerProcess;
let folder = '';

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'leitsatz-interface-'));
  server = new ServerProcess(folder, await freePort());
  await server.start();
});

afterAll(async () => {
  await server.kill();
  rmSync(folder, { recursive: true, force: true });
});

describe('an outsider with a script', () => {
  it('has at most 60 lines and nothing but Node', () => {
    const text = readFileSync(script, 'utf8');

    expect(text.trimEnd().split('\n').length).toBeLessThanOrEqual(60);
    expect([...text.matchAll(/from '([^']+)'|import\(/gu)].map(([, from]) => from)).toEqual(['node:crypto']);
  });

  it('runs a workshop from the first key to the frozen sentence', async () => {
    const { stdout } = await promisify(execFile)(process.execPath, [script, server.url]);

    const lines = stdout.trimEnd().split('\n');
    expect(lines).toHaveLength(7);
    expect(lines[1]).toBe('2 12 people joined');
    expect(lines[2]).toBe('3 12 cards on the board');
    expect(lines[3]).toBe('4 12 cards in 2 clusters');
    expect(lines[4]).toBe('5 12 papers; shared: true,false');
    expect(lines[5]).toMatch(/^6 frozen as [\w-]{8,64}$/);
    expect(lines[6]).toMatch(/^7 haltung\.md \d{3,} characters, with the sentence: true; record with chain head [0-9a-f]{64}$/);
  });
});
