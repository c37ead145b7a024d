import { describe, expect, it } from 'vitest';
import { Hall } from '../support/hall.ts';

describe('cards', () => {
  it('[CD2] nobody writes while the step is closed', async () => {
    const hall = await Hall.open();
    const person = await hall.join();

    const { status, body } = await hall.command(person.token, 'submit-card', { board: await hall.boardId(), text: 'Zu früh' });

    expect({ status, reason: body['reason'] }).toEqual({ status: 409, reason: 'step_closed' });
  });

  it('[CD3] a card can be sent for 30 seconds after the step, not longer', async () => {
    const hall = await Hall.open();
    const person = await hall.join();
    const board = await hall.boardId();
    await hall.openStep('collect');
    await hall.openStep('pause');

    hall.clock.ms += 29_000;
    const inTime = await hall.command(person.token, 'submit-card', { board, text: 'Gerade noch' });
    hall.clock.ms += 2_000;
    const tooLate = await hall.command(person.token, 'submit-card', { board, text: 'Zu spät' });

    expect([inTime.status, tooLate.body['reason']]).toEqual([200, 'step_closed']);
  });

  it('[CD3] the timer closes the round after its grace; more time opens it again', async () => {
    const hall = await Hall.open();
    const person = await hall.join();
    const board = await hall.boardId();
    await hall.openStep('collect');
    await hall.command(hall.keys.moderator, 'set-timer', { endsInMs: 60_000 });

    hall.clock.ms += 91_000;
    const late = await hall.command(person.token, 'submit-card', { board, text: 'Noch eins' });
    await hall.command(hall.keys.moderator, 'set-timer', { endsInMs: 60_000 });
    const again = await hall.command(person.token, 'submit-card', { board, text: 'Noch eins' });

    expect([late.body['reason'], again.status]).toEqual(['step_closed', 200]);
  });

  it('[CD4] the moderation writes call-outs at any time, without an author', async () => {
    const hall = await Hall.open();

    const { body } = await hall.command(hall.keys.moderator, 'submit-card', { board: await hall.boardId(), text: 'Aus dem Saal', sector: 'land' });
    const board = await hall.call('GET', `/boards/${await hall.boardId()}`, hall.keys.moderator);

    expect(board.body['cards']).toEqual([{ id: body['card'], text: 'Aus dem Saal', sector: 'land', cluster: null, state: 'wall' }]);
  });

  it('[CD5] a placed card stays as it is; taken back to the tray it can be changed again', async () => {
    const hall = await Hall.open();
    const person = await hall.join();
    await hall.openStep('collect');
    const card = await hall.card(person, 'Brunnen');
    const { body } = await hall.command(hall.keys.moderator, 'create-cluster', { board: await hall.boardId(), title: 'Quellen' });

    await hall.command(hall.keys.moderator, 'place-card', { card, cluster: body['cluster'] });
    const placed = await hall.command(person.token, 'edit-card', { card, text: 'Tiefbrunnen' });
    const state = (await hall.view(person.token)).own.cards[0]?.state;
    await hall.command(hall.keys.moderator, 'place-card', { card, cluster: null });
    const back = await hall.command(person.token, 'edit-card', { card, text: 'Tiefbrunnen' });

    expect([placed.body['reason'], state, back.status]).toEqual(['card_placed', { kind: 'cluster', title: 'Quellen' }, 200]);
  });

  it('[CD5] nobody changes or withdraws the card of somebody else', async () => {
    const hall = await Hall.open();
    const [author, other] = [await hall.join(), await hall.join()];
    await hall.openStep('collect');
    const card = await hall.card(author, 'Meine Karte');

    const answers = [await hall.command(other.token, 'edit-card', { card, text: 'Deine' }), await hall.command(other.token, 'withdraw-card', { card })];

    expect(answers.map(({ body }) => body['reason'])).toEqual(['not_found', 'not_found']);
  });

  it('[CD6] the author reads why a card is hidden, and changing it shows it again', async () => {
    const hall = await Hall.open();
    const person = await hall.join();
    await hall.openStep('collect');
    const card = await hall.card(person, 'Herr Meier ist schuld');
    await hall.command(hall.keys.moderator, 'hide-card', { card, reason: 'Sie nennt eine Person.' });
    const hidden = (await hall.view(person.token)).own.cards[0];
    const wall = (await hall.call('GET', `/boards/${await hall.boardId()}`, hall.keys.projector)).body['cards'];

    await hall.command(person.token, 'edit-card', { card, text: 'Zuständigkeit klären' });

    expect(hidden).toMatchObject({ state: { kind: 'hidden', reason: 'Sie nennt eine Person.' }, editable: true });
    expect(wall).toEqual([]);
    expect((await hall.view(person.token)).own.cards[0]).toMatchObject({ text: 'Zuständigkeit klären', state: { kind: 'wall' } });
  });
});
