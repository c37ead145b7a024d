import { describe, expect, it } from 'vitest';
import type { ProcessRecord } from '../../shared/record/freeze-record.ts';
import { Hall } from '../support/hall.ts';

const draft = async (hall: Hall, text = 'Wasser ist Gemeingut.'): Promise<string> =>
  String((await hall.command(hall.keys.moderator, 'draft-principle', { title: 'Gemeingut', text, sources: [] })).body['principle']);

const freeze = async (hall: Hall, principle: string, version = 1) => {
  await hall.command(hall.keys.moderator, 'request-freeze', { principle, version });
  return hall.command(hall.keys.approver, 'approve-freeze', { principle, version });
};

describe('freezing', () => {
  it('[FR4] needs a second person with another role and another session', async () => {
    const hall = await Hall.open();
    const principle = await draft(hall);
    const version = 1;

    const unasked = await hall.command(hall.keys.approver, 'approve-freeze', { principle, version });
    const asked = await hall.command(hall.keys.moderator, 'request-freeze', { principle, version });
    const same = await hall.command(hall.keys.moderator, 'approve-freeze', { principle, version });
    const otherKeySameRole = await hall.call('POST', `/workshops/${hall.workshop}/keys`, hall.keys.moderator, { role: 'moderator' });
    const sameRole = await hall.command(String(otherKeySameRole.body['key']), 'approve-freeze', { principle, version });
    const second = await hall.command(hall.keys.approver, 'approve-freeze', { principle, version });
    const again = await hall.command(hall.keys.circle, 'approve-freeze', { principle, version });

    expect([unasked, asked, same, sameRole, second].map(({ body }) => body['reason'] ?? body['ok'])).toEqual(['freeze_not_requested', true, 'second_person_needed', 'second_person_needed', true]);
    expect(again.body['freeze']).toBe(second.body['freeze']);
  });

  it('[FR1] a frozen wording does not change, whoever tries', async () => {
    const hall = await Hall.open();
    const principle = await draft(hall);
    await freeze(hall, principle);
    const before = (await hall.call('GET', `/processes/${hall.process}/record`, hall.keys.circle)).body['freezes'];

    const tries = await Promise.all([
      hall.command(hall.keys.moderator, 'revise-principle', { principle, text: 'Anders.' }),
      hall.command(hall.keys.circle, 'revise-principle', { principle, text: 'Anders.' }),
      hall.command(hall.keys.circle, 'drop-principle', { principle }),
      hall.command(hall.keys.moderator, 'request-freeze', { principle, version: 1 }),
    ]);
    hall.restart();

    expect(tries.map(({ body }) => body['reason'])).toEqual(['frozen', 'frozen', 'frozen', 'frozen']);
    expect((await hall.call('GET', `/processes/${hall.process}/record`, hall.keys.circle)).body['freezes']).toEqual(before);
  });

  it('[FR2] [FR3] only the newest version, and not while a ballot weighs it', async () => {
    const hall = await Hall.open();
    const principle = await draft(hall);
    await hall.command(hall.keys.moderator, 'revise-principle', { principle, text: 'Wasser gehört allen.' });
    const old = await hall.command(hall.keys.moderator, 'request-freeze', { principle, version: 1 });

    const { body } = await hall.command(hall.keys.moderator, 'open-ballot', { kind: 'agreement', mode: 'straw-poll', options: [{ principle }] });
    const weighed = await hall.command(hall.keys.moderator, 'request-freeze', { principle, version: 2 });
    await hall.command(hall.keys.moderator, 'close-ballot', { ballot: body['ballot'] });
    const free = await hall.command(hall.keys.moderator, 'request-freeze', { principle, version: 2 });

    expect([old.body['reason'], weighed.body['reason'], free.status]).toEqual(['version_outdated', 'ballot_open', 200]);
  });

  it('[FR5] records are chained and carry support and sources', async () => {
    const hall = await Hall.open();
    const voters = await Promise.all([1, 2, 3, 4, 5, 6].map(() => hall.join('stadt')));
    await hall.openStep('collect');
    const card = await hall.card(voters[0] ?? { participant: '', token: '' }, 'Regen ist ein Schatz');
    const board = await hall.boardId();
    const cluster = String((await hall.command(hall.keys.moderator, 'create-cluster', { board, title: 'Regen' })).body['cluster']);
    await hall.command(hall.keys.moderator, 'place-card', { card, cluster });
    const first = String((await hall.command(hall.keys.moderator, 'draft-principle', { text: 'Wir nutzen den Regen.', sources: [{ cluster }] })).body['principle']);
    const second = await draft(hall, 'Wasser bleibt in unserer Hand.');
    const ballot = String((await hall.command(hall.keys.moderator, 'open-ballot', { kind: 'agreement', mode: 'straw-poll', options: [{ principle: first }] })).body['ballot']);
    const option = (await hall.view(hall.keys.moderator)).ballot?.options[0]?.id ?? '';
    for (const [n, { token }] of voters.entries()) await hall.command(token, 'cast-ballot', { ballot, choices: { [option]: n === 0 ? 'no' : 'yes' }, nonce: `nonce-000000-${n}-0000` });
    await hall.command(hall.keys.moderator, 'close-ballot', { ballot });

    await freeze(hall, first);
    await freeze(hall, second);

    const { freezes } = (await hall.call('GET', `/processes/${hall.process}/record`, hall.keys.circle)).body as unknown as ProcessRecord;
    expect(freezes.map(({ record }) => record.previous)).toEqual([null, freezes[0]?.hash]);
    expect(freezes[0]?.record).toMatchObject({
      text: 'Wir nutzen den Regen.',
      sources: [{ cluster, title: 'Regen', cards: [{ id: card, text: 'Regen ist ein Schatz', sector: 'stadt' }] }],
      support: { mode: 'straw-poll', turnout: 6, total: { yes: 5, no: 1, abstain: 0 }, sectors: { stadt: { yes: 5, no: 1, abstain: 0 } }, shared: true },
      approvals: [{ role: 'moderator' }, { role: 'approver' }],
    });
  });

  it('[PR2] [PR4] sources stay as they were drafted; a vote on an earlier version does not speak for a later one', async () => {
    const hall = await Hall.open();
    const board = await hall.boardId();
    const card = String((await hall.command(hall.keys.moderator, 'submit-card', { board, text: 'Zisternen' })).body['card']);
    const cluster = String((await hall.command(hall.keys.moderator, 'create-cluster', { board, title: 'Speichern' })).body['cluster']);
    await hall.command(hall.keys.moderator, 'place-card', { card, cluster });
    const principle = String((await hall.command(hall.keys.moderator, 'draft-principle', { text: 'Wir speichern Wasser.', sources: [{ cluster }] })).body['principle']);
    const ballot = String((await hall.command(hall.keys.moderator, 'open-ballot', { kind: 'agreement', mode: 'straw-poll', options: [{ principle }] })).body['ballot']);
    await hall.command(hall.keys.moderator, 'close-ballot', { ballot });
    const weighed = (await hall.view(hall.keys.moderator)).principles[0]?.support?.ballot;

    await hall.command(hall.keys.moderator, 'rename-cluster', { cluster, title: 'Anders' });
    await hall.command(hall.keys.moderator, 'place-card', { card, cluster: null });
    await hall.command(hall.keys.moderator, 'revise-principle', { principle, text: 'Wir speichern jedes Wasser.' });

    const after = (await hall.view(hall.keys.moderator)).principles[0];
    expect(weighed).toBe(ballot);
    expect(after).toMatchObject({ sources: [{ title: 'Speichern', cards: [{ id: card }] }], support: null });
  });
});
