/** A vote of 160 people in a known order, on a real file: what is left of it afterwards tells nobody who voted how. */
import { copyFileSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { nanoid } from 'nanoid';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hashSecret } from '../../server/identity/secrets.ts';
import { encodeUrn } from '../../server/room/urn-encoding.ts';
import { SqliteStorage } from '../../server/storage/sqlite-storage.ts';
import type { Write } from '../../server/storage/storage.ts';
import type { BallotMode, BallotOption, BallotResult, ChoiceValue } from '../../shared/domain/ballot.ts';
import type { Sector } from '../../shared/domain/sector.ts';
import { seededNumbers } from '../support/seeded-numbers.ts';
import { SocketHall } from '../support/socket-hall.ts';
import { carvedUrns, guesses, orderLeft, scoreOf, type Evidence } from '../support/vote-auditor.ts';

const voters = 160;
/** A method that finds something finds it every time; chance does not strike the same method twice. */
const ballotsPerMode = 2;
const values = ['yes', 'no', 'abstain'] as const;

/** Remembers every state of an urn that was ever written. */
class RecordingStorage extends SqliteStorage {
  readonly urns: Uint8Array[] = [];
  override commit(writes: readonly Write[]): void {
    for (const write of writes) if ('put' in write && write.put === 'urn') this.urns.push(Uint8Array.from(write.value.bytes));
    super.commit(writes);
  }
}

let folder: string;
let path: string;
let storage: RecordingStorage;
let hall: SocketHall;
const logLines: string[] = [];
const people: { readonly participant: string; readonly token: string; readonly ticket: string }[] = [];
const below = seededNumbers(41_118);

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'leitsatz-audit-'));
  path = join(folder, 'leitsatz.sqlite');
  storage = new RecordingStorage(path);
  hall = await SocketHall.open({ storage, log: pino({ level: 'trace', base: null }, { write: (line: string) => void logLines.push(line) }) });
  const { tickets } = (await hall.call(`/workshops/${hall.workshop}/tickets`, hall.keys['moderator'] ?? '', { count: voters })) as { tickets: { ticket: string }[] };
  const enter = async (ticket: string): Promise<(typeof people)[number]> => {
    const joined = await hall.call('/join', null, { ticket, sector: 'politik' });
    return { participant: String(joined['participant']), token: String(joined['token']), ticket: hashSecret(ticket) };
  };
  for (let n = 0; n < voters; n += 40) people.push(...(await Promise.all(tickets.slice(n, n + 40).map(({ ticket }) => enter(ticket)))));
}, 120_000);

afterAll(async () => {
  await hall.close();
  rmSync(folder, { recursive: true });
});

/** Everything in the folder as it lies there now, and a backup of it. */
const filesNow = (): readonly Buffer[] => {
  for (const end of ['', '-wal']) if (existsSync(path + end)) copyFileSync(path + end, join(folder, `backup.sqlite${end}`));
  return readdirSync(folder).sort().map((name) => readFileSync(join(folder, name)));
};

interface Vote {
  readonly evidence: Evidence;
  readonly truth: readonly ChoiceValue[];
  readonly published: readonly ChoiceValue[];
}

/** One after the other, each waiting for the receipt: every paper has a commit of its own. */
const holdVote = async (mode: BallotMode): Promise<Vote> => {
  const moderator = hall.keys['moderator'] ?? '';
  const opened = await hall.command(moderator, 'open-ballot', { kind: 'agreement', mode, options: [{ text: 'Eins' }, { text: 'Zwei' }, { text: 'Drei' }] });
  const ballot = String(opened['ballot']);
  const { options } = (await hall.call(`/ballots/${ballot}`, moderator)) as unknown as { options: BallotOption[] };
  const { sectors } = (await hall.call(`/workshops/${hall.workshop}/view`, moderator)) as unknown as { sectors: Sector[] };
  const [first] = options;
  const order = people.map((person) => ({ person, at: below(1_000_000) })).sort((a, b) => a.at - b.at).map(({ person }) => person);
  // Nobody shall wait for others to share a commit with: that would only make the auditor's work harder.
  const storing = setInterval(() => hall.server.services.hub.settle(), 1);
  const truth: ChoiceValue[] = [];
  const known: Evidence['voters'][number][] = [];
  for (const { token, participant, ticket } of order) {
    const choices = Object.fromEntries(options.map(({ id }) => [id, values[below(3)] ?? 'yes']));
    const receipt = await hall.command(token, 'cast-ballot', { ballot, choices, nonce: nanoid() });
    expect(receipt).toMatchObject({ ok: true });
    truth.push(choices[first?.id ?? ''] ?? 'yes');
    known.push({ participant, ticket, tracker: String(receipt['tracker']) });
  }
  clearInterval(storing);
  expect(await hall.command(moderator, 'close-ballot', { ballot })).toMatchObject({ ok: true });
  const result = (await hall.call(`/ballots/${ballot}/result`, moderator)) as unknown as BallotResult;
  expect(result.turnout).toBe(voters);
  return {
    truth,
    published: result.choices.map(({ choices }) => choices[first?.id ?? ''] ?? 'yes'),
    evidence: { files: filesNow(), log: logLines.join(''), result, voters: known, places: { options, sectors } },
  };
};

describe('an auditor with database, log, write-ahead log and backup', () => {
  it.each(['binding', 'straw-poll'] as const)('[SC6] guesses no better than chance + 3 σ who voted how: %s', { timeout: 120_000 }, async (mode) => {
    const lucky: Set<string>[] = [];
    for (let n = 0; n < ballotsPerMode; n += 1) {
      const { evidence, truth, published } = await holdVote(mode);
      const tried = guesses(evidence);
      expect(tried.size).toBeGreaterThan(8);
      lucky.push(new Set([...tried].flatMap(([method, guess]) => {
        const { hits, chance, sigma } = scoreOf(guess, truth, published);
        return hits > chance + 3 * sigma ? [method] : [];
      })));
      expect(carvedUrns(evidence)).toBe(0);
    }

    const [first, ...others] = lucky;
    expect([...(first ?? [])].filter((method) => others.every((other) => other.has(method)))).toEqual([]);
  });

  it('[SC6] the auditor is no fool: papers in the order of voting, and an urn that was left behind, would be found', async () => {
    const { evidence } = await holdVote('binding');
    const { places, voters: known, result } = evidence;
    const urn = encodeUrn({ sealed: result.choices.slice(0, 3).map((paper) => ({ ...paper, reasons: {} })), trackers: [known[0]?.tracker ?? ''] }, places);
    const noise = Buffer.alloc(5_000, 'x');
    expect(carvedUrns({ ...evidence, files: [Buffer.concat([noise, urn, noise])] })).toBeGreaterThan(0);
    const signs = known.map(({ tracker }) => tracker);
    expect(orderLeft(Buffer.from(signs.join(' '.repeat(90))), signs)).toBeGreaterThan(10);

    const truth = Array.from({ length: voters }, () => values[below(3)] ?? 'yes');
    const score = scoreOf(truth.map((_, place) => place), truth, truth);

    expect(score.hits).toBe(voters);
    expect(score.chance + 3 * score.sigma).toBeLessThan(voters * 0.6);
  });

  it('[SC4] no state that an urn ever had is left in any file, and the log is empty', () => {
    const files = filesNow();

    expect(storage.urns.length).toBeGreaterThan(ballotsPerMode * voters - 1);
    const left = storage.urns.filter((bytes) =>
      // Both lists, at the beginning and the end of the papers and among the trackers.
      [2, Math.floor(bytes.length / 8), Math.floor(bytes.length / 2), bytes.length - 40].some((at) => at > 0 && bytes.length > at + 24 && files.some((file) => file.includes(Buffer.from(bytes.subarray(at, at + 24))))),
    );
    expect(left).toHaveLength(0);
    expect(statSync(`${path}-wal`).size).toBe(0);
    expect(logLines.join('')).not.toMatch(/yes|abstain|choices|tracker/);
  });

  it('[SC5] no receipt leads to a person: neither whose it is nor when it came', async () => {
    const { evidence } = await holdVote('binding');
    const copy = new DatabaseSync(join(folder, 'backup.sqlite'), { readOnly: true });
    const receipts = copy.prepare('SELECT key, body FROM receipt').all().map((row) => ({ key: String(row['key']), body: JSON.parse(String(row['body'])) as { revision: number; answer: Record<string, unknown> } }));
    copy.close();
    const trackers = new Set<unknown>(evidence.result.trackers);
    const votes = receipts.filter(({ body }) => trackers.has(body.answer['tracker']));

    expect(votes).toHaveLength(voters);
    expect(new Set(votes.map(({ body }) => JSON.stringify({ ...body, answer: Object.keys(body.answer) }))).size).toBe(1);
    // Chance goes beyond 4 σ in one of 16,000 runs.
    expect(orderLeft(readFileSync(path), evidence.voters.map(({ tracker }) => `"tracker":"${tracker}"`))).toBeLessThan(4);
    expect(receipts.filter(({ key }) => !/^[\w-]{43}$/.test(key))).toEqual([]);
    const bytes = Buffer.concat(filesNow()).toString('latin1');
    for (const { participant } of people) expect(bytes).not.toContain(`${participant}:`);
  });
});
