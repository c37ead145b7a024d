/**
 * A hall votes on tickets within seconds. Here 60 people; `VOTERS=1000 SPREAD_MS=10000` makes the hall of the
 * promise and prints how long the receipts took.
 */
import { nanoid } from 'nanoid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seededNumbers } from '../support/seeded-numbers.ts';
import { SocketHall, until, type LiveClient } from '../support/socket-hall.ts';

const voters = Number(process.env['VOTERS'] ?? '60');
const spreadMs = Number(process.env['SPREAD_MS'] ?? '300');
const optionCount = Number(process.env['OPTIONS'] ?? '30');
const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

let hall: SocketHall;
const phones: LiveClient[] = [];

beforeAll(async () => {
  hall = await SocketHall.open();
  for (let n = 0; n < voters; n += 50) {
    const { tickets } = (await hall.call(`/workshops/${hall.workshop}/tickets`, hall.keys['moderator'] ?? '', { count: Math.min(50, voters - n) })) as { tickets: { ticket: string }[] };
    phones.push(...(await Promise.all(tickets.map(async ({ ticket }) => hall.live(String((await hall.call('/join', null, { ticket, sector: 'politik' }))['token']))))));
  }
}, 180_000);

afterAll(() => hall.close());

const percentile = (sorted: readonly number[], share: number): number => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;

describe('a hall that votes at once', () => {
  it(`[BA10] ${voters} people on ${optionCount} options within ${spreadMs} ms: every paper is counted exactly`, { timeout: 120_000 + spreadMs }, async () => {
    const moderator = hall.keys['moderator'] ?? '';
    const below = seededNumbers(1_000_030);
    const { ballot } = (await hall.command(moderator, 'open-ballot', { kind: 'resistance', mode: 'binding', options: Array.from({ length: optionCount }, (_, n) => ({ text: `Satz ${n + 1}` })) })) as { ballot: string };
    const { options } = (await hall.call(`/ballots/${ballot}`, moderator)) as unknown as { options: { id: string }[] };
    const sums = options.map(() => 0);

    const cast = async (phone: LiveClient): Promise<{ readonly tracker: string; readonly ms: number }> => {
      const values = options.map(() => below(11));
      for (const [place, value] of values.entries()) sums[place] = (sums[place] ?? 0) + value;
      const command = { id: nanoid(), do: 'cast-ballot', ballot, choices: Object.fromEntries(options.map(({ id }, place) => [id, values[place]])), nonce: nanoid() };
      await wait(below(spreadMs));
      const startMs = performance.now();
      const answered = new Promise<Readonly<Record<string, unknown>>>((resolve) => {
        phone.socket.on('message', (data) => {
          const { answer } = JSON.parse((data as Buffer).toString('utf8')) as { answer?: Readonly<Record<string, unknown>> };
          if (answer?.['id'] === command.id) resolve(answer);
        });
      });
      phone.socket.send(JSON.stringify({ command }));
      const answer = await answered;
      expect(answer).toMatchObject({ ok: true });
      return { tracker: String(answer['tracker']), ms: performance.now() - startMs };
    };
    const receipts = await Promise.all(phones.map(cast));
    const closingMs = performance.now();
    expect(await hall.command(moderator, 'close-ballot', { ballot })).toMatchObject({ ok: true });
    const closedMs = performance.now() - closingMs;
    await until('the result on every phone', () => phones.every(({ frames }) => frames.some(({ view }) => (view as { result?: { ballot?: string } | null } | undefined)?.result?.ballot === ballot)), 60_000);

    const result = (await hall.call(`/ballots/${ballot}/result`, moderator)) as unknown as { turnout: number; trackers: string[]; options: { total: { rated: number; sum: number } }[] };
    expect(result.turnout).toBe(voters);
    expect(result.trackers).toEqual(receipts.map(({ tracker }) => tracker).sort());
    expect(result.options.map(({ total }) => [total.rated, total.sum])).toEqual(sums.map((sum) => [voters, sum]));
    const sorted = receipts.map(({ ms }) => ms).sort((a, b) => a - b);
    if (process.env['VOTERS'] !== undefined) {
      console.log(`ballot load: ${voters} × ${options.length}: ack p50 ${percentile(sorted, 0.5).toFixed(0)} ms, p95 ${percentile(sorted, 0.95).toFixed(0)} ms, max ${percentile(sorted, 1).toFixed(0)} ms; close ${closedMs.toFixed(0)} ms`);
    }
  });
});
