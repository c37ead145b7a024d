/** While a ballot is open nothing that anybody can ask for says anything about what is in the urn. */
import { nanoid } from 'nanoid';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { operatorKey, SocketHall } from '../support/socket-hall.ts';

type Body = Readonly<Record<string, unknown>>;

let hall: SocketHall;
const tokens: string[] = [];
beforeEach(async () => {
  hall = await SocketHall.open();
  tokens.length = 0;
  const { tickets } = (await hall.call(`/workshops/${hall.workshop}/tickets`, moderator(), { count: 9 })) as { tickets: { ticket: string }[] };
  for (const { ticket } of tickets) tokens.push(String((await hall.call('/join', null, { ticket, sector: 'politik' }))['token']));
});
afterEach(() => hall.close());

const moderator = (): string => hall.keys['moderator'] ?? '';

/** Every address that can be read, from the server's own description, with everything filled in that there is. */
const addresses = async (ballot: string): Promise<readonly string[]> => {
  const { paths } = (await hall.call('/openapi.json', null)) as { paths: Readonly<Record<string, Readonly<Record<string, unknown>>>> };
  const view = await hall.call(`/workshops/${hall.workshop}/view`, moderator());
  const { id: process } = view['process'] as { id: string };
  const documents = ['haltung', 'paper', 'plan', 'minutes'].flatMap((kind) => ['html', 'md', 'json', 'csv', 'pdf'].map((format) => `${kind}.${format}`));
  const names: Readonly<Record<string, readonly string[]>> = { p: [process], w: [hall.workshop], b: [ballot, await hall.boardId()], doc: ['board'], name: documents };
  return Object.entries(paths)
    .filter(([, operations]) => 'get' in operations)
    .flatMap(([path]) => path.split(/\{(\w+)\}/).reduce<readonly string[]>((all, part, place) => (place % 2 === 0 ? all.map((one) => one + part) : all.flatMap((one) => (names[part] ?? ['x']).map((name) => one + name))), ['/api/v1']))
    .concat('/metrics', '/healthz');
};

/** What may change while people vote: how many, who oneself is, and the time; the chain's head and what is signed over it. */
const allowed = new Set(['turnout', 'own', 'serverTime', 'serverTimeMs', 'generatedAt', 'generatedAtMs', 'revision', 'present', 'chainHead', 'signature', 'entered']);
const withoutAllowed = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(withoutAllowed);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).filter(([name]) => !allowed.has(name)).map(([name, member]) => [name, withoutAllowed(member)]));
};
/** Times, and the ends of the chain as documents print them. */
const moments = /\d{1,2}[.:]\d{2}(?:[.:]\d{2,4})?|[0-9a-f]{64}|(?:[0-9a-f]{4} ){3,}[0-9a-f]{4}/g;
const readable = (text: string): string => {
  try {
    return JSON.stringify(withoutAllowed(JSON.parse(text))).replace(moments, '');
  } catch {
    return text.replace(moments, '');
  }
};
/** What stands on the papers, in any form a result could give it. */
const votes = /Kieselstein|grave|:"light"|"light":\d/;
/** Numbers about the server itself, which go on all the time. */
const isAboutServer = (address: string): boolean => address === '/metrics' || address === '/healthz' || address.endsWith('/state');

const readAll = async (ballot: string): Promise<ReadonlyMap<string, string>> => {
  const answers = new Map<string, string>();
  // A voter, and somebody who has not voted.
  const readers: Readonly<Record<string, string>> = { ...hall.keys, voter: tokens[0] ?? '', onlooker: tokens.at(-1) ?? '', operator: operatorKey };
  for (const address of await addresses(ballot)) {
    for (const [who, key] of Object.entries(readers)) answers.set(`${who} ${address}`, await (await hall.fetch(address, key)).text());
  }
  return answers;
};

describe('no interim result', () => {
  it.each(['binding', 'straw-poll'])('[BA2] [SC7] for nobody, at no address, in no frame: %s', { timeout: 120_000 }, async (mode) => {
    const projector = await hall.live(hall.keys['projector'] ?? '');
    const desk = await hall.live(moderator());
    const { ballot } = (await hall.command(moderator(), 'open-ballot', { kind: 'consent', mode, options: [{ text: 'Eins' }, { text: 'Zwei' }] })) as { ballot: string };
    const { options } = (await hall.call(`/ballots/${ballot}`, moderator())) as unknown as { options: { id: string }[] };
    const ids = options.map(({ id }) => id);
    const before = await readAll(ballot);
    const nonces = tokens.map(() => nanoid());
    const trackers: string[] = [];

    for (const [n, token] of tokens.slice(0, -1).entries()) {
      const receipt = await hall.command(token, 'cast-ballot', { ballot, choices: Object.fromEntries(ids.map((id) => [id, 'grave'])), reasons: Object.fromEntries(ids.map((id) => [id, `Kieselstein ${n}`])), nonce: nonces[n] });
      expect(receipt).toMatchObject({ ok: true });
      trackers.push(String(receipt['tracker']));
    }
    await hall.command(moderator(), 'cast-ballot', { ballot, choices: { [ids[0] ?? '']: 'light' }, byHand: { sector: 'politik', count: 3 } });
    const after = await readAll(ballot);

    expect([...after.keys()]).toEqual([...before.keys()]);
    expect(after.size).toBeGreaterThan(100);
    for (const [place, text] of after) {
      const address = place.slice(place.indexOf(' ') + 1);
      expect(text, place).not.toMatch(votes);
      for (const tracker of place.startsWith('voter ') ? trackers.slice(1) : trackers) expect(text, place).not.toContain(tracker);
      if (!isAboutServer(address)) expect(readable(text), place).toBe(readable(before.get(place) ?? ''));
    }
    for (const { frames } of [projector, desk]) expect(JSON.stringify(frames)).not.toMatch(votes);
    expect(JSON.parse(after.get(`moderator /api/v1/workshops/${hall.workshop}/view`) ?? '')).toMatchObject({ ballots: [{ turnout: 11, entered: { hand: 3, ticket: 0 }, result: null }] });
    for (const who of ['voter', 'onlooker', 'projector', 'observer', 'circle', 'moderator', 'approver']) expect(JSON.parse(after.get(`${who} /api/v1/ballots/${ballot}/result`) ?? '')).toMatchObject({ reason: 'ballot_open' });

    // Only now.
    await hall.command(moderator(), 'close-ballot', { ballot });
    const result: Body = await hall.call(`/ballots/${ballot}/result`, tokens.at(-1) ?? '');
    expect(result).toMatchObject({ turnout: 11, options: [{ total: { grave: 8, light: 3 } }, { total: { grave: 8 } }] });
    expect(result['reasons']).toHaveLength(16);
  });
});
