import { describe, expect, it } from 'vitest';
import { commandNames, mayCommand } from '../../shared/commands/access.ts';
import { commandFields } from '../../shared/commands/schema.ts';
import type { Role } from '../../shared/domain/role.ts';
import { Hall } from '../support/hall.ts';

describe('access', () => {
  it('[AC1] every command by every role: only the table decides who may', async () => {
    const hall = await Hall.open();
    const person = await hall.join();
    const keys: Readonly<Record<Role, string>> = { ...hall.keys, participant: person.token };
    // Shapes that parse for every field, so that the answer is about the role and never about the shape.
    const some: Readonly<Record<string, unknown>> = {
      board: 'board-unknown', text: 'Text', card: 'card-unknown', cards: ['card-other1'], cluster: 'cluster-unknown', before: null, title: 'Titel', step: 'step-unknown',
      endsInMs: null, principle: 'principle-unknown', principles: [], version: 1, sources: [], kind: 'agreement', mode: 'straw-poll', options: [{ text: 'A' }],
      from: 'board-unknown', to: 'board-other1', what: 'all',
      amendment: 'amendment-unknown', amendments: ['amendment-unknown'], decision: 'reject', disputed: true,
      ballot: 'ballot-unknown', choices: {}, nonce: 'nonce-0000000000000', open: true, invited: {}, reason: 'reason-unknown', comment: 'comment-unknown', ticket: 'ticket-unknown-000000',
    };
    const optional = new Set(['sector', 'hidden', 'parked', 'removed', 'startTimer', 'paused', 'picture', 'pictureWidthM', 'distanceM', 'motion', 'threshold', 'budget', 'maxPerOption', 'repeats', 'reasons', 'byHand']);

    for (const name of commandNames) {
      const fields = Object.fromEntries(commandFields(name).filter((field) => !optional.has(field) && !(name === 'set-projector' && field === 'mode') && !(name === 'set-projector' && field === 'principle')).map((field) => [field, some[field]]));
      for (const [role, key] of Object.entries(keys) as [Role, string][]) {
        const { status, body } = await hall.command(key, name, fields);
        expect(body['reason'] === 'not_allowed', `${role} ${name}: ${status} ${JSON.stringify(body)}`).toBe(!mayCommand(role, name));
        expect(body['reason'], `${role} ${name}`).not.toBe('bad_request');
      }
    }
  });

  it('[AC2] unknown workshops, foreign, forged and missing secrets get the same answer', async () => {
    const [hall, other] = [await Hall.open(), await Hall.open()];
    const person = await hall.join();

    const answers = await Promise.all([
      hall.call('GET', `/workshops/${hall.workshop}/view`, null),
      hall.call('GET', `/workshops/${hall.workshop}/view`, 'AAAAAAAAAAAAAAAAAAAAAA'),
      hall.call('GET', `/workshops/${hall.workshop}/view`, other.keys.moderator),
      hall.call('GET', '/workshops/unknown-workshop/view', person.token),
      hall.call('GET', `/boards/${await hall.boardId()}`, null),
      hall.call('GET', '/boards/unknown-board', hall.keys.moderator),
    ]);

    expect(new Set(answers.map(({ status, body }) => `${status} ${JSON.stringify(body)}`)).size).toBe(1);
    expect(answers[0]?.body['reason']).toBe('sign_in_needed');
  });

  it('[AC3] a foreign page cannot act with the cookie of our own', async () => {
    const hall = await Hall.open();
    const signedIn = await hall.call('POST', '/session', null, { key: hall.keys.moderator });
    const cookie = (signedIn.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
    const body = { id: 'command-0001', do: 'set-hall', open: false };
    const send = (origin: string) => hall.call('POST', `/workshops/${hall.workshop}/commands?as=moderator`, null, { ...body, id: `command-${origin.length}` }, { cookie, origin, host: 'leitsatz.test' });

    const answers = [await send('https://evil.example'), await send('null'), await send('http://leitsatz.test.evil.example'), await send('http://leitsatz.test')];

    expect(answers.map(({ body: answer }) => answer['reason'] ?? answer['ok'])).toEqual(['foreign_origin', 'foreign_origin', 'foreign_origin', true]);
    expect(signedIn.headers.get('set-cookie')).toMatch(/HttpOnly; SameSite=Lax/);
  });

  it('[AC4] no secret stands in the storage', async () => {
    const hall = await Hall.open();
    const person = await hall.join();

    const stored = JSON.stringify([hall.storage.entries(hall.process), hall.storage.texts(hall.process), hall.storage.processes()]);

    for (const secret of [...Object.values(hall.keys), person.token]) expect(stored).not.toContain(secret);
  });

  it('[AC5] only the operator creates processes', async () => {
    const hall = await Hall.open();

    const answers = [await hall.call('POST', '/processes', null, { title: 'X' }), await hall.call('POST', '/processes', 'wrong-operator-key', { title: 'X' }), await hall.call('POST', '/processes', hall.keys.circle, { title: 'X' })];

    expect(answers.map(({ status }) => status)).toEqual([401, 403, 403]);
  });

  it('[AC7] two moderators act at once, each from a session of their own', async () => {
    const hall = await Hall.open();
    const cookies = await Promise.all([1, 2].map(async () => ((await hall.call('POST', '/session', null, { key: hall.keys.moderator })).headers.get('set-cookie') ?? '').split(';')[0] ?? ''));
    const board = await hall.boardId();
    const create = (cookie: string, title: string) =>
      hall.call('POST', `/workshops/${hall.workshop}/commands?as=moderator`, null, { id: 'the-same-id', do: 'create-cluster', board, title }, { cookie, origin: 'http://leitsatz.test' });

    const answers = await Promise.all(cookies.map((cookie, n) => create(cookie, `Gruppe ${n}`)));

    expect(new Set(answers.map(({ body }) => body['cluster'])).size).toBe(2);
  });

  it('[AC7] a browser that opens its link again stays the same session', async () => {
    const hall = await Hall.open();
    const open = (cookie?: string) => hall.call('POST', '/session', null, { key: hall.keys.moderator }, cookie === undefined ? {} : { cookie, origin: 'http://leitsatz.test' });
    const cookieOf = ({ headers }: { readonly headers: Headers }): string => (headers.get('set-cookie') ?? '').split(';')[0] ?? '';
    const first = cookieOf(await open());

    expect(cookieOf(await open(first))).toBe(first);
    expect(cookieOf(await open())).not.toBe(first);
    expect(cookieOf(await open(first.replace(/=.*/, '=not-a-secret')))).not.toBe(first);
    await hall.call('DELETE', `/session?as=moderator&of=${hall.workshop}`, null, undefined, { cookie: first, origin: 'http://leitsatz.test' });
    expect(cookieOf(await open(first))).not.toBe(first);
  });

  it('a closed hall lets nobody join, and a wrong code looks like an expired one', async () => {
    const hall = await Hall.open();
    await hall.command(hall.keys.moderator, 'set-hall', { open: false });

    const closed = await hall.call('POST', '/join', null, { code: hall.code, sector: 'stadt' });
    const wrong = await hall.call('POST', '/join', null, { code: hall.code === '11111111' ? '22222222' : '11111111', sector: 'stadt' });

    expect([closed.body['reason'], wrong.body['reason']]).toEqual(['hall_closed', 'wrong_code']);
  });

  it('joining again with the same own token is the same person', async () => {
    const hall = await Hall.open();
    const body = { code: hall.code, sector: 'stadt', token: 'abcdefghijklmnopqrstuv' };

    const answers = [await hall.call('POST', '/join', null, body), await hall.call('POST', '/join', null, body)];

    expect(answers[1]?.body).toEqual(answers[0]?.body);
    expect((await hall.view(hall.keys.moderator)).joined).toBe(1);
  });

  it('a code may be typed with spaces, and the join key works as well', async () => {
    const hall = await Hall.open();

    const answers = [
      await hall.call('POST', '/join', null, { code: `${hall.code.slice(0, 4)} ${hall.code.slice(4)}`, sector: null }),
      await hall.call('POST', '/join', null, { code: hall.joinKey, sector: 'land', language: 'en' }),
    ];

    expect(answers.map(({ status }) => status)).toEqual([201, 201]);
    expect((await hall.view(String(answers[1]?.body['token']))).own).toMatchObject({ sector: 'land', language: 'en' });
  });
});
