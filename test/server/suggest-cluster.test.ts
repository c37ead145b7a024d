import { beforeEach, describe, expect, it } from 'vitest';
import { readBoard } from '../../shared/board/board-snapshot.ts';
import { asId, type BoardId, type ProcessId } from '../../shared/domain/ids.ts';
import { Hall, type Person } from '../support/hall.ts';

let hall: Hall;
let person: Person;
let card: string;
let board: string;
let cluster: string;

beforeEach(async () => {
  hall = await Hall.open();
  person = await hall.join();
  board = await hall.boardId();
  await hall.openStep('collect');
  card = await hall.card(person, 'Brunnen');
  cluster = String((await hall.command(hall.keys.moderator, 'create-cluster', { board, title: 'Quellen' })).body['cluster']);
  await hall.openStep('cluster');
});

const suggest = (key: string, to: string | null, of = card) => hall.command(key, 'suggest-cluster', { card: of, cluster: to });
const tray = () => {
  const document = hall.services.hub.room(asId<ProcessId>(hall.process))?.boards.get(asId<BoardId>(board));
  return document === undefined ? [] : readBoard(document.doc).tray.map(({ id, wish }) => ({ id, wish }));
};
const own = async () => (await hall.view(person.token)).own.cards[0];

describe('suggested groups', () => {
  it('[SU1] the author suggests a group, changes it and takes it back; the card stays where it is', async () => {
    await suggest(person.token, cluster);
    const suggested = [tray(), await own()];
    hall.restart();
    const restarted = [tray(), await own()];
    await suggest(person.token, null);

    expect(suggested).toMatchObject([[{ id: card, wish: cluster }], { state: { kind: 'wall' }, wish: cluster }]);
    expect(restarted).toEqual(suggested);
    expect([tray(), (await own())?.wish]).toEqual([[{ id: card, wish: null }], null]);
  });

  it('[SU1] only an own card', async () => {
    const other = await hall.join();

    const answers = [await suggest(other.token, cluster), await suggest(hall.keys.moderator, cluster), await suggest(person.token, cluster, 'card-unknown')];

    expect(answers.map(({ body }) => body['reason'])).toEqual(['not_found', 'not_allowed', 'not_found']);
    expect(tray()).toEqual([{ id: card, wish: null }]);
  });

  it('[SU2] only a group that is there', async () => {
    const unknown = await suggest(person.token, 'cluster-unknown');
    await hall.command(hall.keys.moderator, 'remove-cluster', { cluster });
    const removed = await suggest(person.token, cluster);

    expect([unknown, removed].map(({ body }) => [body['reason'], body['field']])).toEqual([['not_found', 'cluster'], ['not_found', 'cluster']]);
  });

  it('[SU2] a suggestion for a group that is removed is silent, and there again with it', async () => {
    await suggest(person.token, cluster);
    await hall.command(hall.keys.moderator, 'remove-cluster', { cluster });
    const removed = (await own())?.wish;
    await hall.command(hall.keys.moderator, 'remove-cluster', { cluster, removed: false });

    expect([removed, (await own())?.wish]).toEqual([null, cluster]);
  });

  it('[SU1] only while the step lets people do so, and 30 seconds more', async () => {
    await hall.openStep('pause');
    const grace = await suggest(person.token, cluster);
    hall.clock.ms += 31_000;

    expect([grace.status, (await suggest(person.token, null)).body['reason']]).toEqual([200, 'step_closed']);
  });

  it('[SU1] the same twice is no second entry', async () => {
    await suggest(person.token, cluster);
    const before = hall.storage.entries(hall.process).length;

    expect((await suggest(person.token, cluster)).status).toBe(200);

    expect(hall.storage.entries(hall.process)).toHaveLength(before);
  });

  it('[SU2] a card that is withdrawn takes its suggestion along', async () => {
    await suggest(person.token, cluster);
    await hall.openStep('collect');
    await hall.command(person.token, 'withdraw-card', { card });
    hall.restart();

    expect(tray()).toEqual([]);
    expect(hall.services.hub.room(asId<ProcessId>(hall.process))?.state.wishes.size).toBe(0);
  });
});
