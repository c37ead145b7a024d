import { copyFileSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkChain, checkTexts } from '../../server/room/ledger.ts';
import { SqliteStorage } from '../../server/storage/sqlite-storage.ts';
import { Hall, type Person } from '../support/hall.ts';

let folder: string;
let hall: Hall;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'leitsatz-reasons-'));
  hall = await Hall.open(new SqliteStorage(join(folder, 'leitsatz.sqlite')));
});
afterEach(() => {
  hall.services.hub.close();
  hall.storage.close();
  rmSync(folder, { recursive: true });
});

const bytesOnDisk = (): string => {
  for (const name of readdirSync(folder)) if (existsSync(join(folder, name))) copyFileSync(join(folder, name), join(folder, `copy-${name.replace(/^copy-/, '')}`));
  return readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8')).join('\n');
};

const object = async (kind: string, mode: string, value: unknown): Promise<{ readonly ballot: string; readonly people: readonly Person[]; readonly option: string }> => {
  const people = await Promise.all((await hall.tickets(8)).map((ticket) => hall.joinWith(ticket)));
  const { ballot, options: [option = ''] } = await hall.openBallot(kind, ['A'], { mode });
  for (const [n, { token }] of people.entries()) expect((await hall.cast(token, ballot, { [option]: value }, { reasons: { [option]: `Kieselstein ${n}` } })).status).toBe(200);
  return { ballot, people, option };
};

describe('reasons', () => {
  it.each([['consent', 'binding', 'grave'], ['consent', 'straw-poll', 'light'], ['resistance', 'binding', 7], ['resistance', 'straw-poll', 10]] as const)('[SC8] %s, %s: published at the close without who and when, the same after a restart', async (kind, mode, value) => {
    const { ballot, people, option } = await object(kind, mode, value);
    const before = hall.storage.entries(hall.process).length;

    const { reasons } = await hall.close(ballot);
    hall.restart();

    expect(reasons.map(({ text }) => text ?? '').sort()).toEqual(people.map((_, n) => `Kieselstein ${n}`));
    expect(new Set(reasons.map((reason) => reason.option))).toEqual(new Set([option]));
    const view = await hall.view(people[0]?.token ?? '');
    expect(view.result?.reasons).toEqual(reasons);
    const entries = hall.storage.entries(hall.process);
    const closing = entries.slice(before).map(({ body }) => body).join('\n');
    for (const { participant } of people) expect(closing).not.toContain(participant);
    expect(closing).not.toContain('Kieselstein');
    expect(checkChain(entries)).toBeNull();
  });

  it('[SC8] screens of the hall get the first hundred, desks and the result all of them', async () => {
    const { ballot, options: [option = ''] } = await hall.openBallot('consent', ['A']);
    const entering = Array.from({ length: 3 }, (_, n) => hall.cast(hall.keys.moderator, ballot, { [option]: 'light' }, { reasons: { [option]: `Kieselstein ${n}` }, byHand: { sector: null, count: 50 } }));
    await Promise.all(entering);
    const { reasons } = await hall.close(ballot);

    expect(reasons).toHaveLength(150);
    expect((await hall.view(hall.keys.projector)).result?.reasons).toEqual(reasons.slice(0, 100));
    expect((await hall.view(hall.keys.moderator)).ballots[0]?.result?.reasons).toHaveLength(150);
  });

  it('[SC8] of many rounds the order of reasons is no order of voting', async () => {
    let inOrder = 0;
    for (let round = 0; round < 4; round += 1) {
      const { ballot } = await object('consent', 'binding', 'grave');
      const { reasons } = await hall.close(ballot);
      inOrder += reasons.map(({ text }) => text).every((text, n) => text === `Kieselstein ${n}`) ? 1 : 0;
    }

    expect(inOrder).toBe(0);
  });

  it('[SC9] the moderation erases one: its words are nowhere any more, the result and the chain stay', async () => {
    const { ballot } = await object('consent', 'binding', 'grave');
    const { reasons, options } = await hall.close(ballot);
    const [first] = reasons;
    expect(bytesOnDisk()).toContain(first?.text ?? '?');

    const erased = await hall.command(hall.keys.moderator, 'erase-reason', { ballot, reason: first?.id });
    const again = await hall.command(hall.keys.moderator, 'erase-reason', { ballot, reason: first?.id });
    hall.restart();

    expect([erased.status, again.status]).toEqual([200, 200]);
    const { body } = await hall.call('GET', `/ballots/${ballot}/result`, hall.keys.moderator);
    expect(body).toMatchObject({ options, reasons: reasons.map((reason) => (reason.id === first?.id ? { ...reason, text: null } : reason)) });
    expect(bytesOnDisk().split(`${first?.text ?? '?'}"`)).toHaveLength(1);
    expect(bytesOnDisk()).not.toContain(first?.text ?? '?');
    const texts = new Map(hall.storage.texts(hall.process).map((text) => [text.id, text]));
    expect(checkTexts(hall.storage.entries(hall.process), (id) => texts.get(id))).toBeNull();
  });

  it('[SC9] nobody else may, and nothing else goes', async () => {
    const { ballot, people } = await object('consent', 'binding', 'grave');
    expect((await hall.command(hall.keys.moderator, 'erase-reason', { ballot, reason: 'reason-unknown' })).body).toMatchObject({ reason: 'not_found', field: 'reason' });
    const { reasons } = await hall.close(ballot);

    for (const key of [hall.keys.circle, hall.keys.projector, people[0]?.token ?? '']) expect((await hall.command(key, 'erase-reason', { ballot, reason: reasons[0]?.id })).body['reason']).toBe('not_allowed');
    expect((await hall.command(hall.keys.moderator, 'erase-reason', { ballot: 'ballot-unknown', reason: reasons[0]?.id })).body).toMatchObject({ reason: 'not_found', field: 'ballot' });
    expect((await hall.view(hall.keys.moderator)).result?.reasons).toEqual(reasons);
  });

  it('[LG4] other words beside the ledger than its hash says are noticed', async () => {
    const { ballot } = await object('consent', 'binding', 'grave');
    const { reasons } = await hall.close(ballot);
    const entries = hall.storage.entries(hall.process);

    expect(checkTexts(entries, (id) => (id === reasons[2]?.id ? { salt: 's'.repeat(22), text: 'Anderes' } : undefined))).toBe(entries.length);
  });
});
