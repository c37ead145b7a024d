/** One ticket, twenty sockets at once. Here 25 rounds; `ROUNDS=1000` makes the hall of the promise. */
import { nanoid } from 'nanoid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SocketHall, until, type LiveClient } from '../support/socket-hall.ts';

const rounds = Number(process.env['ROUNDS'] ?? '25');
const sockets = 20;
/** Of one participant; more would close the oldest. */
const phones = 3;

type Body = Readonly<Record<string, unknown>>;

let hall: SocketHall;
beforeAll(async () => {
  hall = await SocketHall.open();
});
afterAll(() => hall.close());

const moderator = (): string => hall.keys['moderator'] ?? '';

const issue = async (count: number): Promise<readonly string[]> => {
  const secrets: string[] = [];
  while (secrets.length < count) {
    const { tickets } = (await hall.call(`/workshops/${hall.workshop}/tickets`, moderator(), { count: Math.min(2_000, count - secrets.length) })) as { tickets: { ticket: string }[] };
    secrets.push(...tickets.map(({ ticket }) => ticket));
  }
  return secrets;
};

const open = async (): Promise<{ readonly ballot: string; readonly option: string }> => {
  const { ballot } = (await hall.command(moderator(), 'open-ballot', { kind: 'agreement', mode: 'binding', options: [{ text: 'Eins' }] })) as { ballot: string };
  return { ballot, option: ((await hall.call(`/ballots/${ballot}`, moderator()))['options'] as { id: string }[])[0]?.id ?? '' };
};

const answerTo = (client: LiveClient, id: string): Body | undefined => client.frames.map(({ answer }) => answer as Body | undefined).find((answer) => answer?.['id'] === id);

const reasonOf = (answer: Body | undefined): string => (typeof answer?.['reason'] === 'string' ? answer['reason'] : 'ok');

const values = ['yes', 'no', 'abstain'] as const;

describe('one ticket from many sockets at once', () => {
  it(`[TK5] ${rounds} rounds of ${sockets} sockets of the desk: exactly one is counted each time, and its command keeps its answer`, { timeout: 30_000 + rounds * 1_000 }, async () => {
    const tickets = await issue(rounds);
    const clients = await Promise.all(Array.from({ length: sockets }, () => hall.live(moderator())));
    const { ballot, option } = await open();
    const counted = new Map<string, number>();
    const trackers: string[] = [];

    for (const ticket of tickets) {
      const commands = clients.map((_, n) => ({ id: nanoid(), do: 'cast-ballot', ballot, choices: { [option]: values[n % 3] }, nonce: nanoid(), ticket }));
      for (const [n, { socket }] of clients.entries()) socket.send(JSON.stringify({ command: commands[n] }));
      await until('all answers', () => clients.every((client, n) => answerTo(client, commands[n]?.id ?? '') !== undefined));
      const answers = clients.map((client, n) => answerTo(client, commands[n]?.id ?? ''));
      const won = answers.findIndex((answer) => answer?.['ok'] === true);

      expect(answers.filter((answer) => answer?.['ok'] === true)).toHaveLength(1);
      expect(answers.filter((answer) => answer?.['reason'] === 'already_voted')).toHaveLength(sockets - 1);
      const value = values[won % 3] ?? 'yes';
      counted.set(value, (counted.get(value) ?? 0) + 1);
      trackers.push(String(answers[won]?.['tracker']));
      // The same command by another way: the same answer, and nothing more in the urn.
      expect(await hall.call(`/workshops/${hall.workshop}/commands`, moderator(), commands[won])).toEqual(answers[won]);
      for (const client of clients) client.frames.length = 0;
    }

    await hall.command(moderator(), 'close-ballot', { ballot });
    const result = await hall.call(`/ballots/${ballot}/result`, moderator());
    expect(result).toMatchObject({ turnout: rounds, onTicket: rounds, trackers: trackers.sort() });
    expect((result['options'] as { total: Record<string, number> }[])[0]?.total).toMatchObject(Object.fromEntries(values.map((value) => [value, counted.get(value) ?? 0])));
    for (const { socket } of clients) socket.terminate();
  });

  it(`[TK5] a phone, its laptop and ${sockets - phones} requests beside them: one vote`, { timeout: 60_000 }, async () => {
    for (const ticket of await issue(3)) {
      const token = String((await hall.call('/join', null, { ticket, sector: 'politik' }))['token']);
      const other = String((await hall.call('/join', null, { ticket, sector: 'politik' }))['token']);
      const { ballot, option } = await open();
      const clients = [await hall.live(token), await hall.live(other), await hall.live(token)];
      const command = (): Body & { readonly id: string } => ({ id: nanoid(), do: 'cast-ballot', ballot, choices: { [option]: 'yes' }, nonce: nanoid() });
      const overSockets = clients.map((client) => ({ client, command: command() }));

      const posted = Array.from({ length: sockets - phones }, (_, n) => hall.call(`/workshops/${hall.workshop}/commands`, n % 2 === 0 ? token : other, command()));
      for (const { client, command: sent } of overSockets) client.socket.send(JSON.stringify({ command: sent }));
      await until('all answers', () => overSockets.every(({ client, command: sent }) => answerTo(client, sent.id) !== undefined));
      const answers = [...(await Promise.all(posted)), ...overSockets.map(({ client, command: sent }) => answerTo(client, sent.id))];

      expect(answers.map(reasonOf).sort()).toEqual([...Array.from({ length: sockets - 1 }, () => 'already_voted'), 'ok']);
      await hall.command(moderator(), 'close-ballot', { ballot });
      expect(await hall.call(`/ballots/${ballot}/result`, moderator())).toMatchObject({ turnout: 1, options: [{ total: { yes: 1 } }] });
      for (const { socket } of clients) socket.terminate();
    }
  });

  it('[TK4] twenty people who show the same ticket at once: it is one of theirs, and one vote', async () => {
    const [ticket = ''] = await issue(1);
    const tokens = await Promise.all(Array.from({ length: sockets }, () => hall.join()));
    const { ballot, option } = await open();

    const shown = await Promise.all(tokens.map((token) => hall.command(token, 'present-ticket', { ticket })));
    const cast = await Promise.all(tokens.map((token) => hall.command(token, 'cast-ballot', { ballot, choices: { [option]: 'yes' }, nonce: nanoid() })));

    expect(shown.filter(({ ok }) => ok === true)).toHaveLength(1);
    expect(new Set(shown.map(({ reason }) => reason))).toEqual(new Set([undefined, 'ticket_used']));
    expect(cast.map(reasonOf).sort()).toEqual(['ok', ...Array.from({ length: sockets - 1 }, () => 'ticket_needed')]);
    await hall.command(moderator(), 'close-ballot', { ballot });
    expect(await hall.call(`/ballots/${ballot}/result`, moderator())).toMatchObject({ turnout: 1 });
  });
});
