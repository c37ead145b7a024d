/**
 * Everybody votes while the moderation closes. Here 10 rounds of 100 voters; `ROUNDS=100 VOTERS=1000 SPREAD_MS=10000`
 * makes the hall of the promise.
 */
import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seededNumbers } from '../support/seeded-numbers.ts';
import { SocketHall } from '../support/socket-hall.ts';

const rounds = Number(process.env['ROUNDS'] ?? '10');
const voters = Number(process.env['VOTERS'] ?? '100');
const spreadMs = Number(process.env['SPREAD_MS'] ?? '150');
const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

const values = ['yes', 'no', 'abstain'] as const;
type Body = Readonly<Record<string, unknown>>;

let hall: SocketHall;
const tokens: string[] = [];

beforeAll(async () => {
  hall = await SocketHall.open();
  for (let n = 0; n < voters; n += 50) {
    const { tickets } = (await hall.call(`/workshops/${hall.workshop}/tickets`, hall.keys['moderator'] ?? '', { count: Math.min(50, voters - n) })) as { tickets: { ticket: string }[] };
    tokens.push(...(await Promise.all(tickets.map(async ({ ticket }) => String((await hall.call('/join', null, { ticket, sector: 'politik' }))['token'])))));
  }
}, 60_000);

afterAll(() => hall.close());

/** As the protocol says: what a voter computes without the server. */
const trackerOf = (ballot: string, nonce: string): string => {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
  const bits = [...createHash('sha256').update(`${ballot}\n${nonce}`).digest()].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  return Array.from({ length: 16 }, (_, n) => alphabet[Number.parseInt(bits.slice(n * 5, n * 5 + 5), 2)] ?? '').join('');
};

describe('ballots that race the close', () => {
  it.each(['straw-poll', 'binding'])(`[BA10] ${rounds} rounds of ${voters} voters: every acknowledged paper is counted, every refused one is not: %s`, { timeout: 60_000 + rounds * (spreadMs + 5_000) }, async (mode) => {
    const below = seededNumbers(20_261_122);
    const moderator = hall.keys['moderator'] ?? '';
    let acknowledged = 0;
    let refused = 0;

    for (let round = 0; round < rounds; round += 1) {
      const ballot = String((await hall.command(moderator, 'open-ballot', { kind: 'agreement', mode, options: [{ text: `Satz ${round}` }] }))['ballot']);
      const option = ((await hall.call(`/ballots/${ballot}`, moderator))['options'] as { id: string }[])[0]?.id ?? '';
      const cast = async (token: string, voter: number): Promise<{ readonly answer: Body; readonly value: string; readonly nonce: string }> => {
        const value = values[below(3)] ?? 'yes';
        const nonce = `nonce-of-${round}-${voter}-${String(below(1_000_000)).padStart(6, '0')}`;
        await wait(below(spreadMs));
        return { answer: await hall.command(token, 'cast-ballot', { ballot, choices: { [option]: value }, nonce }), value, nonce };
      };

      const casting = tokens.map(cast);
      await wait(spreadMs / 4 + below(Math.max(1, Math.floor(spreadMs / 2))));
      const closed = await hall.command(moderator, 'close-ballot', { ballot });
      const papers = await Promise.all(casting);

      expect(closed['ok']).toBe(true);
      const counted = papers.filter(({ answer }) => answer['ok'] === true);
      const turnedAway = papers.filter(({ answer }) => answer['ok'] !== true);
      expect(turnedAway.map(({ answer }) => answer['reason']).filter((reason) => reason !== 'vote_closed')).toEqual([]);
      const result = await hall.call(`/ballots/${ballot}/result`, moderator);
      const total = (result['options'] as { total: Record<string, number> }[])[0]?.total ?? {};
      expect(result['turnout']).toBe(counted.length);
      expect(Object.fromEntries(values.map((value) => [value, total[value]]))).toEqual(Object.fromEntries(values.map((value) => [value, counted.filter((paper) => paper.value === value).length])));
      const trackers = new Set(result['trackers'] as string[]);
      expect(counted.filter(({ answer, nonce }) => !trackers.has(String(answer['tracker'])) || answer['tracker'] !== trackerOf(ballot, nonce))).toEqual([]);
      expect(turnedAway.filter(({ nonce }) => trackers.has(trackerOf(ballot, nonce)))).toEqual([]);
      acknowledged += counted.length;
      refused += turnedAway.length;
    }

    // A race that one side always wins shows nothing.
    expect(acknowledged + refused).toBe(rounds * voters);
    expect(acknowledged).toBeGreaterThan(0);
    expect(refused).toBeGreaterThan(0);
  });
});
