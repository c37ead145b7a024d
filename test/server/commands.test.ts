import { describe, expect, it, vi } from 'vitest';
import { MemoryStorage } from '../../server/storage/memory-storage.ts';
import { Hall } from '../support/hall.ts';

describe('commands', () => {
  it('[CM1] the same id gets the same answer and acts once, also after a restart', async () => {
    const hall = await Hall.open();
    const person = await hall.join();
    await hall.openStep('collect');
    const command = { id: 'command-0001', board: await hall.boardId(), text: 'Regen sammeln' };

    const answers = await Promise.all([1, 2, 3].map(() => hall.command(person.token, 'submit-card', command)));
    hall.restart();
    answers.push(await hall.command(person.token, 'submit-card', command));

    expect(new Set(answers.map(({ body }) => JSON.stringify(body))).size).toBe(1);
    expect((await hall.view(person.token)).own.cards).toHaveLength(1);
  });

  it('[CM2] a refused id may succeed later', async () => {
    const hall = await Hall.open();
    const person = await hall.join();
    const command = { id: 'command-0001', board: await hall.boardId(), text: 'Zu früh' };
    const early = await hall.command(person.token, 'submit-card', command);

    await hall.openStep('collect');
    const late = await hall.command(person.token, 'submit-card', command);

    expect(early.body['reason']).toBe('step_closed');
    expect(late.status).toBe(200);
  });

  it('[CM4] a failed commit keeps nothing, tells everybody, and the next command works', async () => {
    const storage = new FailingOnDemand();
    const hall = await Hall.open(storage);
    const person = await hall.join();
    await hall.openStep('collect');
    const board = await hall.boardId();
    storage.failNext = true;

    const failed = await hall.command(person.token, 'submit-card', { id: 'command-0001', board, text: 'Verloren?' });
    const revisionAfter = (await hall.view(person.token)).revision;
    const again = await hall.command(person.token, 'submit-card', { id: 'command-0001', board, text: 'Verloren?' });

    expect(failed).toMatchObject({ status: 507, body: { reason: 'storage_full', id: 'command-0001' } });
    expect(again.body).toMatchObject({ ok: true, revision: revisionAfter + 1 });
    expect((await hall.view(person.token)).own.cards.map(({ text }) => text)).toEqual(['Verloren?']);
  });

  it('[CM6] the revision grows by one per accepted command, not for refusals', async () => {
    const hall = await Hall.open();
    const person = await hall.join();
    await hall.openStep('collect');
    const board = await hall.boardId();
    const { revision } = await hall.view(person.token);

    const first = await hall.command(person.token, 'submit-card', { board, text: 'Eins' });
    await hall.command(person.token, 'submit-card', { board, text: '' });
    const second = await hall.command(person.token, 'submit-card', { board, text: 'Zwei' });

    expect([first.body['revision'], second.body['revision']]).toEqual([revision + 1, revision + 2]);
  });

  it('[LG2] a restart gives back exactly what was acknowledged', async () => {
    const hall = await Hall.open();
    const person = await hall.join();
    await hall.openStep('collect');
    await hall.card(person, 'Zisternen fördern');
    await hall.card(person, 'Grundwasser schützen');
    const before = await hall.view(hall.keys.moderator);

    hall.restart();

    expect({ ...(await hall.view(hall.keys.moderator)), serverTime: 0, serverTimeMs: 0 }).toEqual({ ...before, serverTime: 0, serverTimeMs: 0 });
  });

  it('[LG3] withdrawing a card removes its words from texts, ledger and board', async () => {
    const storage = new MemoryStorage();
    const hall = await Hall.open(storage);
    const person = await hall.join();
    await hall.openStep('collect');
    const card = await hall.card(person, 'Kanarienvogel-4711');

    await hall.command(person.token, 'withdraw-card', { card });

    const stored = [
      ...storage.entries(hall.process).map(({ body }) => body),
      ...storage.texts(hall.process).map(({ text }) => text),
      ...storage.document(hall.process, `board-${await hall.boardId()}`).map((bytes) => Buffer.from(bytes).toString('latin1')),
    ];
    expect(stored.filter((text) => text.includes('Kanarienvogel'))).toEqual([]);
  });
});

/** A storage that refuses one commit, when the test says so. */
class FailingOnDemand extends MemoryStorage {
  failNext = false;
  override commit(writes: Parameters<MemoryStorage['commit']>[0]): void {
    if (this.failNext) {
      this.failNext = false;
      const full = new MemoryStorage({ failNextCommit: 'full' });
      full.commit(writes);
    }
    super.commit(writes);
  }
}

describe('a mistake of ours in the middle of a decision', () => {
  it('[CM4] costs that command only: the room is loaded again and goes on', async () => {
    const hall = await Hall.open();
    const principle = String((await hall.command(hall.keys.moderator, 'draft-principle', { text: 'Wasser für alle.', sources: [] })).body['principle']);
    await hall.command(hall.keys.moderator, 'request-freeze', { principle, version: 1 });
    const { signer } = hall.services;
    const sign = vi.spyOn(signer, 'sign').mockImplementationOnce(() => { throw new Error('StorageBroken: the key card was pulled'); });

    const broken = await hall.command(hall.keys.approver, 'approve-freeze', { principle, version: 1 });
    const again = await hall.command(hall.keys.approver, 'approve-freeze', { principle, version: 1 });

    expect([broken.body['reason'], again.body['ok']]).toEqual(['unavailable', true]);
    sign.mockRestore();
  });
});
