import { createServer, type RequestListener, type Server } from 'node:http';
import { mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { seeded } from '../../server/demo/seeded.ts';
import { RehearsalRefused } from '../../server/rehearse/known-server.ts';
import { hallPace, type Pace } from '../../server/rehearse/pace.ts';
import { rehearse } from '../../server/rehearse/rehearse.ts';
import type { Light } from '../../server/rehearse/verdict.ts';
import { startServer, type RunningServer } from '../../server/server.ts';
import { ShakyNetwork } from './shaky-network.ts';

const shortPace: Pace = { ...hallPace, lineMs: 1_500, arriveMs: 400, collectMs: 800, clusterMs: 300, voteMs: 400, quietMs: 700, returnMs: 400 };
const phones = 12;

interface Printed {
  readonly light: Light | null;
  readonly text: string;
}

const play = async (url: string, operatorKey: string | null = null, stop = new AbortController(), onText: (text: string) => void = () => undefined): Promise<Printed> => {
  let text = '';
  const output = {
    write: (more: string): void => {
      text += more;
      onText(more);
    },
  };
  const light = await rehearse({ phones, url, operatorKey }, { output, colours: false, pace: shortPace, random: seeded(3).next, stop: stop.signal });
  return { light, text };
};

describe('a rehearsal against a real server', () => {
  const folder = mkdtempSync(join(tmpdir(), 'leitsatz-rehearse-'));
  let server: RunningServer;
  let url = '';

  beforeAll(async () => {
    server = await startServer({ config: { port: 0, host: '127.0.0.1', dataFolder: folder, publicUrl: null, operatorKey: null }, onError: (error) => { throw error; } });
    url = `http://127.0.0.1:${server.port}`;
  });
  afterAll(async () => {
    await server.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const workshops = () => [...server.services.hub.rooms].flatMap(({ state }) => [...state.workshops.values()]);

  it('plays every act, counts again, and leaves a closed hall behind', async () => {
    const { light, text } = await play(url);

    expect(text).toContain('0 verloren: 24 Karten, 12 Stimmzettel, 1 festgehaltener Satz');
    expect(text).toContain('kein Telefon nach');
    expect(text).toMatch(/Der Workshop „Probe .+“ bleibt in der Liste stehen/);
    expect(light).not.toBe('red');
    expect(workshops()).toHaveLength(1);
    expect(workshops()[0]).toMatchObject({ open: false, joined: phones });
  });

  it('touches no workshop but its own', async () => {
    const before = workshops().map(({ id }) => id);
    const revisions = [...server.services.hub.rooms].map(({ revision }) => revision);

    await play(url);

    expect([...server.services.hub.rooms].slice(0, revisions.length).map(({ revision }) => revision)).toEqual(revisions);
    expect(workshops()).toHaveLength(before.length + 1);
  });

  it('closes the hall when somebody stops it in the middle', async () => {
    const stop = new AbortController();

    const { light, text } = await play(url, null, stop, (line) => {
      if (line.startsWith('Beitreten')) stop.abort();
    });

    expect(light).toBeNull();
    expect(text).toMatch(/Abgebrochen\. Der Saal „Probe .+“ ist geschlossen\./);
    expect(workshops().every(({ open }) => !open)).toBe(true);
  });

  it('on a bad line it says that the line is what suffers, and nothing is lost', async () => {
    const network = await ShakyNetwork.open(server.port, { delayMs: 120, jitterMs: 60, lossShare: 0.04, stallMsMin: 1_000, stallMsMax: 1_200, random: seeded(5).next });
    try {
      const { light, text } = await play(network.url);

      expect(light).not.toBe('green');
      expect(text).toContain('Die Leitung zum Server ist langsam oder schwankt');
      expect(text).toMatch(/Leinwand +(?:Gelb|Rot)/);
      expect(text).toMatch(/Verlust +Grün/);
    } finally {
      await network.close();
    }
  });
});

describe('a rehearsal refuses', () => {
  const opened: Server[] = [];
  afterEach(() => {
    for (const server of opened.splice(0)) server.close();
  });

  const answering = async (answer: RequestListener): Promise<string> => {
    const server = createServer(answer);
    opened.push(server);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  };

  it('an address that leads on to another', async () => {
    let asked = 0;
    const elsewhere = await answering((_, response) => {
      asked += 1;
      response.end('{}');
    });
    const url = await answering((_, response) => response.writeHead(307, { location: `${elsewhere}/api/v1/about` }).end());

    await expect(play(url)).rejects.toThrow(`leitet weiter nach ${elsewhere}`);
    expect(asked).toBe(0);
  });

  it('a server that is something else, before it sends anything', async () => {
    const methods: (string | undefined)[] = [];
    const url = await answering((request, response) => {
      methods.push(request.method);
      response.end('<!doctype html><title>Drucker</title>');
    });

    await expect(play(url)).rejects.toThrow('läuft kein Leitsatz-Server');
    expect(methods).toEqual(['GET']);
  });

  it('silence, without trying for long', async () => {
    const url = await answering(() => undefined);
    for (const server of opened.splice(0)) await new Promise((resolve) => server.close(resolve));

    await expect(play(url)).rejects.toBeInstanceOf(RehearsalRefused);
  });

  it('a server that lets only its operator make a workshop, and says which key it needs', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'leitsatz-rehearse-'));
    const server = await startServer({ config: { port: 0, host: '127.0.0.1', dataFolder: folder, publicUrl: null, operatorKey: 'operator-key-for-tests' }, onError: (error) => { throw error; } });
    try {
      await expect(play(`http://127.0.0.1:${server.port}`, 'wrong-key-wrong-key')).rejects.toThrow('--key');
      expect([...server.services.hub.rooms]).toEqual([]);
    } finally {
      await server.close();
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
