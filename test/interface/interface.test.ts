import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createApp } from '../../server/http/app.ts';
import { startServer } from '../../server/server.ts';
import { MemoryStorage } from '../../server/storage/memory-storage.ts';
import { commandNames } from '../../shared/commands/access.ts';
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

describe('the description that the server gives of itself', () => {
  interface Operation {
    readonly summary: string;
    readonly parameters?: readonly { readonly name: string; readonly in: string }[];
    readonly responses: Readonly<Record<string, unknown>>;
  }
  interface Description {
    readonly openapi: string;
    readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
    readonly components: { readonly schemas: { readonly Command: { readonly oneOf: readonly { readonly title: string }[] } } };
  }
  /** These are sockets: the app's router does not know them, the upgrade does. */
  const sockets = ['GET /workshops/{w}/live', 'GET /sync/{doc}'];
  /** What the outside relies on. */
  const promised = [
    'GET /about',
    'POST /processes',
    'POST /processes/{p}/workshops',
    'POST /join',
    'POST /workshops/{w}/commands',
    'GET /workshops/{w}/view',
    ...sockets,
    'GET /boards/{b}',
    'GET /ballots/{b}',
    'GET /ballots/{b}/result',
    'GET /processes/{p}/record',
    'GET /processes/{p}/documents/{name}',
  ];

  const describeServer = async (): Promise<Description> => (await (await fetch(`${server.url}/api/v1/openapi.json`)).json()) as Description;
  const operationsOf = ({ paths }: Description): readonly string[] => Object.entries(paths).flatMap(([path, methods]) => Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`));

  it('names every route of the app and no other', async () => {
    const running = await startServer({ config: { port: 0, host: '127.0.0.1', dataFolder: folder, publicUrl: null, operatorKey: null }, storage: new MemoryStorage(), onError: () => {} });
    const routes = createApp(running.services)
      .routes.filter(({ method, path }) => method !== 'ALL' && path.startsWith('/api/v1/'))
      .map(({ method, path }) => `${method} ${path.slice('/api/v1'.length).replace(/:(\w+)(?:\{[^}]*\})?/gu, '{$1}')}`);
    await running.close();

    const described = operationsOf(await describeServer());

    expect(routes.length).toBeGreaterThan(12);
    expect([...described].sort()).toEqual([...new Set([...routes, ...sockets])].sort());
  });

  it('names every promised route, with each part of its path and what it answers', async () => {
    const description = await describeServer();

    expect(description.openapi).toMatch(/^3\.1\./);
    expect(promised.filter((operation) => !operationsOf(description).includes(operation))).toEqual([]);
    for (const [path, methods] of Object.entries(description.paths)) {
      const parts = [...path.matchAll(/\{(\w+)\}/gu)].map(([, name]) => name);
      for (const { summary, parameters = [], responses } of Object.values(methods)) {
        expect(summary).not.toBe('');
        expect(Object.keys(responses)).toContain('default');
        expect(parameters.filter((parameter) => parameter.in === 'path').map(({ name }) => name)).toEqual(parts);
      }
    }
  });

  it('names every command', async () => {
    const { components } = await describeServer();

    expect(components.schemas.Command.oneOf.map(({ title }) => title)).toEqual([...commandNames]);
  });

  it('names the sockets as they are: without a key both refuse the upgrade', async () => {
    for (const path of ['/workshops/unknown-workshop/live', '/sync/unknown-document']) {
      const closed = await new Promise<string>((resolve) => {
        const socket = new WebSocket(`${server.url.replace('http', 'ws')}/api/v1${path}`);
        socket.addEventListener('open', () => resolve('open'));
        socket.addEventListener('error', () => resolve('refused'));
      });
      expect(closed).toBe('refused');
    }
  });
});
