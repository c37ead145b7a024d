import { nanoid } from 'nanoid';
import { beforeEach, describe, expect, it } from 'vitest';
import { trackerOf } from '../../server/room/tracker.ts';
import { asId, type BallotId } from '../../shared/domain/ids.ts';
import { Hall, type OpenedBallot } from '../support/hall.ts';

let hall: Hall;
beforeEach(async () => {
  hall = await Hall.open();
});

const openBinding = (texts: readonly string[] = ['A', 'B'], kind = 'agreement'): Promise<OpenedBallot> => hall.openBallot(kind, texts, { mode: 'binding' });
const moderatorCasts = ({ ballot, options: [a = ''] }: OpenedBallot, more: Readonly<Record<string, unknown>>, value: unknown = 'yes') => hall.cast(hall.keys.moderator, ballot, { [a]: value }, more);

describe('a vote on a ticket', () => {
  it('[BA16] [TK5] is final: the first counts, after a restart too', async () => {
    const [printed] = await hall.tickets(1);
    const person = printed === undefined ? null : await hall.joinWith(printed);
    const { ballot, options: [a = ''] } = await openBinding();
    const token = person?.token ?? '';
    const cast = (value: string) => hall.cast(token, ballot, { [a]: value });

    const first = await cast('yes');
    const second = await cast('no');
    hall.restart();
    const third = await cast('abstain');

    expect([first.status, second.body['reason'], third.body['reason']]).toEqual([200, 'already_voted', 'already_voted']);
    expect((await hall.view(token)).own).toMatchObject({ voted: [ballot], trackers: {} });
    const result = await hall.close(ballot);
    expect(result).toMatchObject({ mode: 'binding', turnout: 1, onTicket: 0, byHand: 0, tickets: 1, trackers: [first.body['tracker']], choices: [{ choices: { [a]: 'yes' } }] });
    expect((await hall.view(token)).own.voted).toEqual([]);
    expect((await cast('no')).body['reason']).toBe('vote_closed');
  });

  it('[CM1] [TK5] the same command again gets the same answer, before and after the close and a restart, and counts once', async () => {
    const [printed] = await hall.tickets(1);
    const { token } = printed === undefined ? { token: '' } : await hall.joinWith(printed);
    const { ballot, options: [a = ''] } = await openBinding();
    const command = { id: nanoid(), do: 'cast-ballot', ballot, choices: { [a]: 'yes' }, nonce: nanoid() };
    const send = async () => (await hall.call('POST', `/workshops/${hall.workshop}/commands`, token, command)).body;

    const answers = [...(await Promise.all([send(), send(), send()])), await send()];
    hall.restart();
    answers.push(await send());
    const result = await hall.close(ballot);
    answers.push(await send());
    hall.restart();
    answers.push(await send());

    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(answers[0]).toMatchObject({ ok: true, tracker: trackerOf(asId<BallotId>(ballot), command.nonce) });
    expect(result).toMatchObject({ turnout: 1, trackers: [answers[0]?.['tracker']] });
  });

  it('[TK5] without a ticket there is no vote; with one shown later there is, in the ticket’s sector', async () => {
    const [printed] = await hall.tickets(1, 'land');
    const voters = await Promise.all((await hall.tickets(9, 'land')).map((ticket) => hall.joinWith(ticket)));
    const person = await hall.join('stadt');
    const { ballot, options: [a = ''] } = await openBinding();
    for (const { token } of voters) await hall.cast(token, ballot, { [a]: 'yes' });

    const without = await hall.cast(person.token, ballot, { [a]: 'no' });
    await hall.command(person.token, 'present-ticket', { ticket: printed?.code });
    const withTicket = await hall.cast(person.token, ballot, { [a]: 'no' });

    expect([without.status, without.body['reason'], withTicket.status]).toEqual([403, 'ticket_needed', 200]);
    expect(await hall.close(ballot)).toMatchObject({ turnout: 10, turnoutBySector: { stadt: 0, land: 10 }, options: [{ sectors: { land: { yes: 9, no: 1 } } }, {}] });
  });

  it('[TK5] a straw poll asks for no ticket, also of those who have one, and may be changed', async () => {
    const [printed] = await hall.tickets(1);
    const voters = [await hall.join(), ...(printed === undefined ? [] : [await hall.joinWith(printed)])];
    const { ballot, options: [a = ''] } = await hall.openBallot('agreement', ['A']);
    for (const { token } of voters) for (const value of ['no', 'yes']) expect((await hall.cast(token, ballot, { [a]: value })).status).toBe(200);

    expect(await hall.close(ballot)).toMatchObject({ mode: 'straw-poll', tickets: null, turnout: 2, options: [{ total: { yes: 2, no: 0 } }] });
  });

  it('[BA5] two voters cannot be given one tracking number', async () => {
    const voters = await Promise.all((await hall.tickets(2)).map((ticket) => hall.joinWith(ticket)));
    const { ballot, options: [a = ''] } = await openBinding();
    const nonce = nanoid();

    const answers = [];
    for (const { token } of voters) answers.push(await hall.cast(token, ballot, { [a]: 'yes' }, { nonce }));
    hall.restart();
    answers.push(await hall.cast(voters[1]?.token ?? '', ballot, { [a]: 'yes' }, { nonce }));

    expect(answers.map(({ body }) => body['reason'] ?? 'ok')).toEqual(['ok', 'tracker_taken', 'tracker_taken']);
    expect(await hall.cast(voters[1]?.token ?? '', ballot, { [a]: 'no' })).toMatchObject({ status: 200 });
    expect((await hall.close(ballot)).trackers).toHaveLength(2);
  });
});

describe('people without a phone', () => {
  it('[TK6] the moderation casts on a ticket that nobody joined with; it is used then', async () => {
    const [mine, phones] = await hall.tickets(2, 'land');
    const person = phones === undefined ? null : await hall.joinWith(phones);
    const opened = await openBinding();

    const cast = await moderatorCasts(opened, { ticket: mine?.code });
    const again = await moderatorCasts(opened, { ticket: mine?.ticket }, 'no');
    const theirs = await moderatorCasts(opened, { ticket: phones?.ticket });
    const unknown = await moderatorCasts(opened, { ticket: '999999999999' });
    // The ticket's holder gets a phone after all: they have voted.
    const late = mine === undefined ? null : await hall.joinWith(mine);

    expect(cast.body).toMatchObject({ ok: true, tracker: expect.any(String) as unknown });
    expect([again, theirs, unknown].map(({ body }) => [body['reason'], body['field']])).toEqual([['already_voted', undefined], ['ticket_used', 'ticket'], ['wrong_code', 'ticket']]);
    expect((await hall.cast(late?.token ?? '', opened.ballot, {})).body['reason']).toBe('already_voted');
    expect((await hall.view(late?.token ?? '')).own.voted).toEqual([opened.ballot]);
    expect((await hall.view(hall.keys.moderator)).ballots[0]).toMatchObject({ turnout: 1, entered: { ticket: 1, hand: 0 } });
    await hall.cast(person?.token ?? '', opened.ballot, {});
    expect(await hall.close(opened.ballot)).toMatchObject({ turnout: 2, invalid: 1, onTicket: 1, byHand: 0, trackers: [expect.any(String), expect.any(String)] });
  });

  it.each(['binding', 'straw-poll'])('[TK6] a tally from paper is entered by hand and named so: %s', async (mode) => {
    const opened = await hall.openBallot('agreement', ['A'], { mode });
    const [a = ''] = opened.options;

    const entered = await moderatorCasts(opened, { byHand: { sector: 'land', count: 7 }, nonce: undefined }, 'no');
    await moderatorCasts(opened, { byHand: { sector: 'land' } });
    await hall.cast(hall.keys.moderator, opened.ballot, {}, { byHand: { sector: null } });
    hall.restart();

    expect(entered.body).toMatchObject({ ok: true, count: 7 });
    expect((await hall.view(hall.keys.moderator)).ballots[0]).toMatchObject({ turnout: 9, entered: { ticket: 0, hand: 9 } });
    const result = await hall.close(opened.ballot);
    expect(result).toMatchObject({ turnout: 9, invalid: 1, byHand: 9, onTicket: 0, trackers: [], options: [{ total: { yes: 1, no: 7 } }] });
    expect(result.choices.filter(({ choices }) => choices[a] === 'no')).toHaveLength(7);
  });

  it('[TK6] what does not fit is refused and nothing is counted', async () => {
    const person = await hall.join();
    const [printed] = await hall.tickets(1);
    const opened = await openBinding();
    const { ballot, options: [a = ''] } = opened;

    const answers = [
      await moderatorCasts(opened, {}), await moderatorCasts(opened, { ticket: printed?.ticket, byHand: { sector: null } }), await moderatorCasts(opened, { byHand: { sector: 'mond' } }),
      await moderatorCasts(opened, { byHand: { sector: null, count: 0 } }), await moderatorCasts(opened, { byHand: { sector: null, count: 501 } }), await moderatorCasts(opened, { byHand: { sector: null } }, 'maybe'),
      await moderatorCasts(opened, { ticket: printed?.ticket, nonce: undefined }), await hall.cast(person.token, ballot, { [a]: 'yes' }, { byHand: { sector: null } }), await hall.cast(person.token, ballot, { [a]: 'yes' }, { ticket: printed?.ticket }),
    ];

    expect(answers.map(({ body }) => [body['reason'], body['field']])).toEqual([
      ['bad_request', 'ticket'], ['bad_request', 'byHand'], ['not_found', 'byHand.sector'],
      ['bad_request', 'byHand.count'], ['bad_request', 'byHand.count'], ['bad_request', `choices.${a}`],
      ['bad_request', 'nonce'], ['not_allowed', 'byHand'], ['bad_request', 'ticket'],
    ]);
    const view = await hall.view(hall.keys.moderator);
    expect(view.ballots[0]).toMatchObject({ turnout: 0, entered: { ticket: 0, hand: 0 } });
    const poll = await hall.close(ballot).then(() => hall.openBallot('agreement', ['A']));
    expect((await moderatorCasts(poll, { ticket: printed?.ticket })).body).toMatchObject({ reason: 'bad_request', field: 'ticket' });
  });

  it('[BA4] the timer ends voting for phones; the desk may still enter what lies before it', async () => {
    const [printed, other] = await hall.tickets(2);
    const person = printed === undefined ? null : await hall.joinWith(printed);
    const opened = await openBinding();
    await hall.command(hall.keys.moderator, 'set-timer', { endsInMs: 60_000 });
    hall.clock.ms += 91_000;

    expect((await hall.cast(person?.token ?? '', opened.ballot, {})).body['reason']).toBe('vote_closed');
    expect((await moderatorCasts(opened, { ticket: other?.ticket })).status).toBe(200);
    expect((await moderatorCasts(opened, { byHand: { sector: null, count: 2 } })).status).toBe(200);
    expect(await hall.close(opened.ballot)).toMatchObject({ turnout: 3 });
    expect((await moderatorCasts(opened, { byHand: { sector: null } })).body['reason']).toBe('vote_closed');
  });
});

describe('what stays', () => {
  it('[LG2] a published result is byte for byte the same after a restart', async () => {
    const voters = await Promise.all((await hall.tickets(12)).map((ticket, n) => hall.joinWith(ticket, n % 2 === 0 ? 'stadt' : 'land')));
    const { ballot, options } = await openBinding(['A', 'B', 'C'], 'resistance');
    for (const [n, { token }] of voters.entries()) await hall.cast(token, ballot, Object.fromEntries(options.map((option, place) => [option, (n * place) % 11])), n % 3 === 0 ? { reasons: {} } : {});
    await hall.close(ballot);
    const read = async () => JSON.stringify([(await hall.call('GET', `/ballots/${ballot}/result`, hall.keys.observer)).body, (await hall.view(hall.keys.moderator)).result]);
    const before = await read();

    hall.restart();

    expect(await read()).toBe(before);
  });

  it('[SC1] [SC5] after the close there is no paper, no urn and no register; the ledger names nobody who voted', async () => {
    const voters = await Promise.all((await hall.tickets(6)).map((ticket) => hall.joinWith(ticket)));
    const { ballot, options: [a = ''] } = await openBinding();
    for (const { token } of voters) await hall.cast(token, ballot, { [a]: 'yes' });
    const open = [hall.storage.marks(hall.process, ballot).length, hall.storage.urn(hall.process, ballot) !== null, hall.storage.papers(hall.process, ballot).length];
    const before = hall.storage.entries(hall.process).length;

    await hall.close(ballot);

    expect(open).toEqual([6, true, 0]);
    expect([hall.storage.marks(hall.process, ballot), hall.storage.urn(hall.process, ballot)]).toEqual([[], null]);
    const later = hall.storage.entries(hall.process).slice(before).map(({ body }) => body).join('\n');
    for (const { participant } of voters) expect(later).not.toContain(participant);
    for (const { secretHash } of hall.storage.tickets(hall.process)) expect(later).not.toContain(secretHash);
  });

  it('[SC4] a commit that fails leaves the urn as it was, and the vote can be cast', async () => {
    const voters = await Promise.all((await hall.tickets(2)).map((ticket) => hall.joinWith(ticket)));
    const { ballot, options: [a = ''] } = await openBinding();
    await hall.cast(voters[0]?.token ?? '', ballot, { [a]: 'yes' });
    const { storage } = hall;
    if (!('failNextCommit' in storage) || typeof storage.failNextCommit !== 'function') throw new Error('not the storage for this test');
    storage.failNextCommit('full');

    const failed = await hall.cast(voters[1]?.token ?? '', ballot, { [a]: 'no' });
    const again = await hall.cast(voters[1]?.token ?? '', ballot, { [a]: 'no' });

    expect([failed.body['reason'], again.status]).toEqual(['storage_full', 200]);
    expect(await hall.close(ballot)).toMatchObject({ turnout: 2, options: [{ total: { yes: 1, no: 1 } }, {}] });
  });
});
