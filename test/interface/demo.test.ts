import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { playDemo } from '../../server/demo/demo.ts';
import klimarat from '../../server/demo/klimarat.json' with { type: 'json' };
import { opinionsOf } from '../../server/demo/opinions.ts';
import { seeded } from '../../server/demo/seeded.ts';
import { demoSectors, demoSentences } from '../../server/demo/sentences.ts';
import { InterfaceClient, listOf, objectOf, textOf } from '../../server/replay/interface-client.ts';
import { cardTextGraphemesDefault, thresholdDefault } from '../../shared/domain/limits.ts';
import { defaultSectors } from '../../shared/domain/sector.ts';
import { countGraphemes } from '../../shared/domain/text.ts';
import { freePort, ServerProcess } from '../support/server-process.ts';

describe('the demonstration', () => {
  let server: ServerProcess;
  let folder = '';

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'leitsatz-demo-'));
    server = new ServerProcess(folder, await freePort());
    await server.start();
  });
  afterAll(async () => {
    await server.kill();
    rmSync(folder, { recursive: true, force: true });
  });

  it('uses statements that are cards: short enough, each once, with their source and licence', () => {
    const statements = [...klimarat.clusters.flatMap((cluster) => cluster.statements), ...klimarat.parked, ...klimarat.hidden];

    expect(new Set(statements.map(({ id }) => id)).size).toBe(statements.length);
    expect(statements.filter(({ text }) => countGraphemes(text) > cardTextGraphemesDefault || text !== text.normalize('NFC').trim())).toEqual([]);
    expect(klimarat.attribution).toContain('CC BY 4.0 with Attribution to The Computational Democracy Project');
    expect(klimarat.link).toBe('https://compdemocracy.org/case-studies/2022-Austria-Klimarat');
  });

  it('lets every sector carry what is frozen, and only that and what waits', () => {
    expect(demoSectors.map(({ id }) => id)).toEqual(defaultSectors.map(({ id }) => id));
    for (const { title, support, state } of demoSentences) {
      const carried = demoSectors.every(({ people }, place) => {
        const opinions = opinionsOf(people, support[place] ?? 0, seeded(place));
        const yes = opinions.filter((opinion) => opinion === 'yes').length;
        return yes / (yes + opinions.filter((opinion) => opinion === 'no').length) >= thresholdDefault;
      });
      expect({ title, carried }).toEqual({ title, carried: state !== undefined });
    }
  });

  it('fills an empty server with a finished workshop and says where to look', { timeout: 60_000 }, async () => {
    const lines: string[] = [];

    const { links } = await playDemo({ url: server.url, operatorKey: null, onProgress: (line) => lines.push(line) });

    expect(lines).toHaveLength(6);
    expect(links.map(({ role }) => role)).toEqual(['moderator', 'projector', 'participant', 'circle', 'approver']);
    expect(links.every(({ url, purpose }) => URL.canParse(url) && purpose !== '')).toBe(true);

    const client = new InterfaceClient(server.url);
    const keyOf = (role: string): string => links.find((link) => link.role === role)?.url.split('#k=')[1] ?? '';
    const session = await client.send('/api/v1/session', null, { key: keyOf('moderator') });
    const view = await client.read(`/api/v1/workshops/${textOf(session, 'workshop')}/view`, keyOf('moderator'));
    client.close();
    expect(view['joined']).toBe(121);
    expect(objectOf(view['step'])['kind']).toBe('freeze');
    expect(listOf(view['sealed'])).toHaveLength(4);
    expect(listOf(view['principles'])).toHaveLength(demoSentences.length);
    const supports = listOf(view['principles']).map((principle) => objectOf(objectOf(principle)['support'])['shared']);
    expect(supports).toEqual(demoSentences.map(({ state }) => state !== undefined));
  });
});
