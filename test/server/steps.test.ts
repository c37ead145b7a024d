import { describe, expect, it } from 'vitest';
import { MemoryStorage } from '../../server/storage/memory-storage.ts';
import { Hall } from '../support/hall.ts';

describe('steps, timer, projector', () => {
  it('[ST2] a late joiner sees the same end; paused, the timer keeps what is left', async () => {
    const hall = await Hall.open();
    await hall.openStep('collect', true);
    const end = (await hall.view(hall.keys.moderator)).timer?.endsAtMs;
    hall.clock.ms += 60_000;
    const late = await hall.join();

    const seen = (await hall.view(late.token)).timer;
    await hall.command(hall.keys.moderator, 'set-timer', { endsInMs: 90_000, paused: true });
    hall.clock.ms += 10 * 60_000;
    const paused = (await hall.view(late.token)).timer;
    const card = await hall.command(late.token, 'submit-card', { board: await hall.boardId(), text: 'In der Pause' });

    expect(seen).toMatchObject({ endsAtMs: end, pausedMs: null });
    expect(paused?.pausedMs).toBe(90_000);
    expect(card.status).toBe(200);
  });

  it('[ST3] the projector follows, holds what stands there, is black, and follows again', async () => {
    const hall = await Hall.open();
    const picture = async () => (await hall.view(hall.keys.projector)).projector.picture;
    const set = (mode: string) => hall.command(hall.keys.moderator, 'set-projector', { mode });
    const seen = [await picture()];
    await hall.openStep('collect');
    seen.push(await picture());
    await set('hold');
    await hall.openStep('pause');
    seen.push(await picture());
    await set('black');
    seen.push(await picture());
    await set('follow');
    seen.push(await picture());

    expect(seen).toEqual(['join', 'wall', 'wall', 'black', 'pause']);
  });

  it('[ST3] a picture chosen by hand gives way to the next step', async () => {
    const hall = await Hall.open();
    await hall.openStep('collect');
    await hall.command(hall.keys.moderator, 'set-projector', { picture: 'join' });
    const chosen = (await hall.view(hall.keys.projector)).projector.picture;

    await hall.openStep('cluster');

    expect([chosen, (await hall.view(hall.keys.projector)).projector.picture]).toEqual(['join', 'clusters']);
  });

  it('[BA4] voting ends 30 seconds after the timer', async () => {
    const hall = await Hall.open();
    const voter = await hall.join();
    const { body } = await hall.command(hall.keys.moderator, 'open-ballot', { kind: 'agreement', mode: 'straw-poll', options: [{ text: 'A' }] });
    const option = (await hall.view(voter.token)).ballot?.options[0]?.id ?? '';
    await hall.command(hall.keys.moderator, 'set-timer', { endsInMs: 60_000 });
    const cast = () => hall.command(voter.token, 'cast-ballot', { ballot: body['ballot'], choices: { [option]: 'yes' }, nonce: 'nonce-0000000000' });

    hall.clock.ms += 89_000;
    const inTime = await cast();
    hall.clock.ms += 2_000;
    const late = await cast();

    expect([inTime.status, late.body['reason']]).toEqual([200, 'vote_closed']);
  });
});

describe('principles', () => {
  it('[PR1] [PR3] versions grow, and an order names each sentence exactly once', async () => {
    const hall = await Hall.open();
    const draft = async (text: string) => String((await hall.command(hall.keys.circle, 'draft-principle', { text, sources: [] })).body['principle']);
    const [one, two] = [await draft('Eins.'), await draft('Zwei.')];
    const revised = await hall.command(hall.keys.moderator, 'revise-principle', { principle: one, text: 'Eins, besser.' });
    const order = (principles: readonly string[]) => hall.command(hall.keys.circle, 'order-principles', { principles });

    const answers = [await order([two]), await order([two, two]), await order([two, one, 'principle-x']), await order([two, one])];

    expect(revised.body).toMatchObject({ principle: one, version: 2 });
    expect(answers.map(({ body }) => body['reason'] ?? body['ok'])).toEqual(['version_outdated', 'version_outdated', 'version_outdated', true]);
    expect((await hall.view(hall.keys.circle)).principles.map(({ id, versions }) => [id, versions.length])).toEqual([[two, 1], [one, 2]]);
  });
});

describe('views', () => {
  it('[VW3] a phone gets nobody else\'s cards, no documents and no other tracker', async () => {
    const hall = await Hall.open();
    const [one, two] = [await hall.join(), await hall.join()];
    await hall.openStep('collect');
    await hall.card(one, 'Nur meine Gedanken');

    const view = JSON.stringify(await hall.view(two.token));
    const board = await hall.call('GET', `/boards/${await hall.boardId()}`, two.token);

    expect(view).not.toContain('Nur meine Gedanken');
    expect(view).not.toContain(one.participant);
    expect(view).not.toContain('"sync"');
    expect(board.body['reason']).toBe('not_allowed');
  });

  it('[VW1] a view has the same parts at every moment, so a client can replace what it had', async () => {
    const hall = await Hall.open();
    const person = await hall.join();
    const parts = async () => Object.keys(await hall.view(person.token)).sort();
    const atFirst = await parts();
    await hall.openStep('collect', true);
    const collecting = await parts();
    const { body } = await hall.command(hall.keys.moderator, 'open-ballot', { kind: 'agreement', mode: 'straw-poll', options: [{ text: 'A' }] });
    await hall.command(hall.keys.moderator, 'close-ballot', { ballot: body['ballot'] });

    expect([collecting, await parts()]).toEqual([atFirst, atFirst]);
  });

  it('[CM3] [VW2] a view that is asked for between deciding and storing shows nothing that is not on disk', async () => {
    const storage = new MemoryStorage();
    const hall = await Hall.open(storage);
    const person = await hall.join();
    await hall.openStep('collect');
    const board = await hall.boardId();

    const underWay = hall.command(person.token, 'submit-card', { board, text: 'Schon da?' });
    const { revision, own } = await hall.view(person.token);
    const stored = storage.entries(hall.process).length;
    await underWay;

    expect(revision).toBeLessThanOrEqual(stored);
    expect(own.cards.length).toBeLessThanOrEqual(storage.texts(hall.process).length);
  });

  it('[VW4] a change of step reaches a phone at once, somebody else\'s card only with the slow counts', async () => {
    const hall = await Hall.open();
    const [watcher, writer] = [await hall.join(), await hall.join()];
    const frames: string[] = [];
    const room = hall.services.hub.room(hall.process as never);
    if (room === undefined) throw new Error('No room.');
    const leave = hall.services.hub.join(room, { workshop: hall.workshop as never, role: 'participant', session: watcher.participant, participant: watcher.participant as never, send: (head, tail) => frames.push(head.text + tail.text) > 0 });
    const settled = async () => { for (let n = 0; n < 5; n += 1) await new Promise((resolve) => setTimeout(resolve, 5)); };
    const deadlineMs = Date.now() + 10_000;

    await hall.openStep('collect');
    while (frames.length < 2 && Date.now() < deadlineMs) await settled();
    const afterStep = frames.length;
    await hall.card(writer, 'Eine fremde Karte');
    await settled();
    const afterCard = frames.length;
    leave();

    expect([afterStep, afterCard]).toEqual([2, 2]);
  });
});

describe('limits at the door', () => {
  it('[CD1] a card has 1 to 140 graphemes unless the board says otherwise', async () => {
    const hall = await Hall.open(undefined, { cardTextMax: 200 });
    const person = await hall.join();
    await hall.openStep('collect');
    const board = await hall.boardId();
    const send = (text: string) => hall.command(person.token, 'submit-card', { board, text });

    const answers = [await send(''), await send('👩‍👩‍👧‍👦'.repeat(100)), await send('x'.repeat(200)), await send('x'.repeat(201))];

    expect(answers.map(({ body }) => body['reason'] ?? body['ok'])).toEqual(['text_empty', true, true, 'text_too_long']);
    expect(answers[3]?.body).toMatchObject({ limit: 200, field: 'text' });
  });

  it('[AC6] after many wrong codes a code waits for its turn, a join key never does', async () => {
    const hall = await Hall.open();
    const wrong = hall.code === '11111111' ? '22222222' : '11111111';
    const lookUp = (code: string) => hall.call('POST', '/look-up', null, { code });
    for (let n = 0; n < 60; n += 1) await lookUp(wrong);

    const started = performance.now();
    const turns: number[] = [];
    const byCode = Promise.all([1, 2, 3].map(async () => { await lookUp(hall.code); turns.push(performance.now()); }));
    const byKey = await lookUp(hall.joinKey);
    const keyAt = performance.now();
    await byCode;

    expect(byKey.status).toBe(200);
    // The order tells, not the duration: the key was answered before the last code had its turn.
    expect(keyAt).toBeLessThan(Math.max(...turns));
    expect(started).toBeLessThan(keyAt);
  });
});
