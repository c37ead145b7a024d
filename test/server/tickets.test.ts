import { beforeEach, describe, expect, it } from 'vitest';
import { Hall } from '../support/hall.ts';

let hall: Hall;
beforeEach(async () => {
  hall = await Hall.open();
});

const issue = (key: string, body: unknown) => hall.call('POST', `/workshops/${hall.workshop}/tickets`, key, body);
const join = (body: Readonly<Record<string, unknown>>) => hall.call('POST', '/join', null, body);
const present = (token: string, ticket: string) => hall.command(token, 'present-ticket', { ticket });

describe('issuing', () => {
  it('[TK1] moderator and circle get secrets once; the storage has their hashes, the ledger a number', async () => {
    const { body } = await issue(hall.keys.circle, { count: 2, sector: 'land' });
    const [ticket] = await hall.tickets(1);
    const tickets = body['tickets'] as readonly { ticket: string; code: string; url: string; sector: string | null }[];

    expect(tickets).toHaveLength(2);
    for (const issued of tickets) {
      expect(issued).toEqual({ ticket: expect.stringMatching(/^[\w-]{22}$/) as unknown, code: expect.stringMatching(/^[1-9]\d{11}$/) as unknown, url: `http://leitsatz.test/#k=${issued.ticket}`, sector: 'land' });
    }
    expect(ticket?.sector).toBeNull();
    const stored = JSON.stringify([hall.storage.entries(hall.process), hall.storage.tickets(hall.process)]);
    for (const { ticket: secret, code } of [...tickets, ...(ticket === undefined ? [] : [ticket])]) {
      expect(stored).not.toContain(secret);
      expect(stored).not.toContain(code);
    }
    expect(hall.storage.tickets(hall.process)).toHaveLength(3);
    expect((await hall.view(hall.keys.moderator)).tickets).toBe(3);
  });

  it('[TK1] nobody else, no other number, no other sector', async () => {
    const person = await hall.join();
    for (const key of [hall.keys.projector, hall.keys.observer, hall.keys.approver, person.token]) expect((await issue(key, { count: 1 })).body['reason']).toBe('not_allowed');
    expect((await issue('AAAAAAAAAAAAAAAAAAAAAA', { count: 1 })).body['reason']).toBe('sign_in_needed');
    for (const count of [0, -1, 1.5, 2_001, '3', null, undefined]) expect((await issue(hall.keys.moderator, { count })).body).toMatchObject({ reason: 'bad_request', field: 'count' });
    expect((await issue(hall.keys.moderator, { count: 1, sector: 'mond' })).body).toMatchObject({ reason: 'not_found', field: 'sector' });
    expect((await issue(hall.keys.moderator, { count: 1, colour: 'red' })).body['reason']).toBe('bad_request');
    expect(hall.storage.tickets(hall.process)).toEqual([]);
  });
});

describe('joining', () => {
  it.each(['ticket', 'code'] as const)('[TK2] with a ticket as `%s`, by secret or by digits; the same person on every device, after a restart too', async (field) => {
    const [printed] = await hall.tickets(1);
    const first = await join({ [field]: printed?.ticket, sector: 'stadt' });
    hall.restart();
    const again = await join({ [field]: ` ${printed?.code.replace(/(\d{4})/g, '$1 ') ?? ''}`, sector: 'land' });
    const brought = await join({ [field]: printed?.ticket, sector: 'land', token: 'x'.repeat(22) });

    expect(first.status).toBe(201);
    expect([again.body['participant'], brought.body['participant'], brought.body['token']]).toEqual([first.body['participant'], first.body['participant'], 'x'.repeat(22)]);
    expect(again.body['token']).not.toBe(first.body['token']);
    for (const { body } of [first, again, brought]) expect((await hall.view(String(body['token']))).own).toMatchObject({ sector: 'stadt', ticket: { sector: null } });
    expect((await hall.view(hall.keys.moderator)).joined).toBe(1);
  });

  it('[TK2] two devices at the same moment are one person', async () => {
    const [printed] = await hall.tickets(1);
    const answers = await Promise.all(Array.from({ length: 8 }, () => join({ ticket: printed?.ticket, sector: 'stadt' })));

    expect(new Set(answers.map(({ body }) => body['participant'])).size).toBe(1);
    expect(new Set(answers.map(({ body }) => body['token'])).size).toBe(8);
    expect((await hall.view(hall.keys.moderator)).joined).toBe(1);
  });

  it('[TK3] a ticket with a sector says which', async () => {
    const [printed] = await hall.tickets(1, 'land');
    const looked = await hall.call('POST', '/look-up', null, { code: printed?.code });
    const { body } = await join({ ticket: printed?.ticket, sector: 'stadt' });

    expect(looked.body).toMatchObject({ workshop: { id: hall.workshop }, ticket: { sector: 'land' } });
    expect((await hall.call('POST', '/look-up', null, { code: hall.code })).body).toMatchObject({ ticket: null });
    expect((await hall.view(String(body['token']))).own).toMatchObject({ sector: 'land', ticket: { sector: 'land' } });
  });

  it('[TK2] a closed hall lets in who was there before, and nobody new', async () => {
    const [known, fresh] = await hall.tickets(2);
    const before = await join({ ticket: known?.ticket });
    await hall.command(hall.keys.moderator, 'set-hall', { open: false });

    expect((await join({ ticket: known?.ticket })).body['participant']).toBe(before.body['participant']);
    expect((await join({ ticket: fresh?.ticket })).body['reason']).toBe('hall_closed');
  });

  it('neither or both of code and ticket, an unknown one, somebody else’s token', async () => {
    const [printed, other] = await hall.tickets(2);
    const person = await hall.join();
    const owner = await join({ ticket: other?.ticket });

    expect((await join({ sector: 'stadt' })).body).toMatchObject({ reason: 'bad_request', field: 'code' });
    expect((await join({ code: hall.code, ticket: printed?.ticket })).body).toMatchObject({ reason: 'bad_request', field: 'ticket' });
    expect((await join({ ticket: 'A'.repeat(22) })).body['reason']).toBe('wrong_code');
    expect((await join({ ticket: '123456789012' })).body['reason']).toBe('wrong_code');
    expect((await join({ ticket: other?.ticket, token: person.token })).body['reason']).toBe('ticket_used');
    // The phone that joined with the code and scans its ticket at the door again.
    expect((await join({ ticket: printed?.ticket, token: person.token })).body).toMatchObject({ participant: person.participant, token: person.token });
    expect((await hall.view(person.token)).own.ticket).toEqual({ sector: null });
    expect((await hall.view(String(owner.body['token']))).own.ticket).toEqual({ sector: null });
  });

  it('[AC6] digits of tickets are guarded like codes, at the door and in commands', async () => {
    const person = await hall.join();
    const [printed] = await hall.tickets(1);
    for (let n = 0; n < 60; n += 1) await join({ ticket: String(100_000_000_000 + n) });

    const over: string[] = [];
    const ask = async (name: string, asking: Promise<unknown>): Promise<void> => {
      await asking;
      over.push(name);
    };
    await Promise.all([
      ask('digits', present(person.token, '100000000099')), ask('digits', present(person.token, '100000000098')),
      ask('digits at the door', hall.call('POST', '/look-up', null, { code: '100000000097' })), ask('secret', present(person.token, printed?.ticket ?? '')),
    ]);

    // The order tells: a secret never waits, digits take their turns wherever they are shown.
    expect(over).toHaveLength(4);
    expect(over.length - 1 - over.indexOf('secret')).toBeGreaterThanOrEqual(2);
  });
});

describe('showing a ticket later', () => {
  it('[TK4] it is theirs from then on, once, and after a restart', async () => {
    const [mine, second] = await hall.tickets(2, 'land');
    const [person, other] = [await hall.join('stadt'), await hall.join('stadt')];

    expect((await present(person.token, mine?.code ?? '')).body).toMatchObject({ ok: true });
    hall.restart();
    expect((await present(person.token, mine?.ticket ?? '')).body).toMatchObject({ ok: true });
    expect((await present(other.token, mine?.ticket ?? '')).body).toMatchObject({ reason: 'ticket_used', field: 'ticket' });
    expect((await present(person.token, second?.ticket ?? '')).body).toMatchObject({ reason: 'limit_reached', field: 'ticket', limit: 1 });
    expect((await present(person.token, 'B'.repeat(22))).body).toMatchObject({ reason: 'wrong_code', field: 'ticket' });
    expect((await hall.view(person.token)).own).toMatchObject({ sector: 'stadt', ticket: { sector: 'land' } });
    expect((await hall.view(other.token)).own.ticket).toBeNull();
  });

  it('[TK4] another workshop’s ticket is unknown here', async () => {
    const other = await Hall.open();
    const [foreign] = await other.tickets(1);
    const opened = await hall.call('POST', `/processes/${hall.process}/workshops`, hall.keys.circle, { title: 'Wasser 2', date: '2026-03-15', template: 'half-day', questions: ['Was?'] });
    const { body } = await hall.call('POST', `/workshops/${String(opened.body['workshop'])}/tickets`, hall.keys.circle, { count: 1 });
    const [neighbour] = body['tickets'] as readonly { ticket: string }[];
    const person = await hall.join();

    expect((await present(person.token, foreign?.ticket ?? '')).body['reason']).toBe('wrong_code');
    expect((await present(person.token, neighbour?.ticket ?? '')).body['reason']).toBe('wrong_code');
    expect((await join({ ticket: neighbour?.ticket })).body['workshop']).toBe(opened.body['workshop']);
  });
});
