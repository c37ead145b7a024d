import { expect, it, vi } from 'vitest';
import { asId, type ParticipantId, type ProcessId, type WorkshopId } from '../../shared/domain/ids.ts';
import { Hall, type Person } from '../support/hall.ts';

/** A phone on a live socket: what it was sent. */
const phone = (hall: Hall, person: Person): string[] => {
  const frames: string[] = [];
  const room = hall.services.hub.room(asId<ProcessId>(hall.process));
  if (room === undefined) throw new Error('no room');
  hall.services.hub.join(room, {
    workshop: asId<WorkshopId>(hall.workshop),
    role: 'participant',
    session: person.token,
    participant: asId<ParticipantId>(person.participant),
    takesChanges: true,
    send: (head, tail) => {
      frames.push(head.text + tail.text);
      return true;
    },
  });
  return frames;
};

it('[VW4] a renamed group goes to nobody at once, and to everybody within ten seconds', async () => {
  const hall = await Hall.open();
  const board = await hall.boardId();
  const [one, two] = [await hall.join(), await hall.join()];
  await hall.openStep('collect');
  const card = await hall.card(two, 'Brunnen');
  const cluster = String((await hall.command(hall.keys.moderator, 'create-cluster', { board, title: 'Quellen' })).body['cluster']);
  await hall.openStep('cluster');
  const [idle, busy] = [phone(hall, one), phone(hall, two)];
  // Presence of the two is news as well: it is out before the groups change.
  hall.clock.ms += 20_000;
  await hall.command(two.token, 'suggest-cluster', { card, cluster });
  await vi.waitFor(() => expect([idle.length, busy.length].every((count) => count > 1)).toBe(true), { timeout: 5_000 });
  const seen = [idle.length, busy.length];

  await hall.command(hall.keys.moderator, 'rename-cluster', { cluster, title: 'Quellen und Bäche' });
  await hall.command(two.token, 'suggest-cluster', { card, cluster: null });
  await vi.waitFor(() => expect(busy.length).toBeGreaterThan(seen[1] ?? 0), { timeout: 5_000 });
  expect(idle.length).toBe(seen[0]);
  expect(busy.at(-1)).toContain('Quellen und Bäche');

  hall.clock.ms += 10_000;
  await vi.waitFor(() => expect(idle.at(-1)).toContain('Quellen und Bäche'), { timeout: 5_000 });
  expect(idle.at(-1)).toMatch(/^\{"change"/u);
  hall.services.hub.close();
});
