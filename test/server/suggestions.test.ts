import { describe, expect, it } from 'vitest';
import type { BoardSuggestions } from '../../shared/similarity/suggestions.ts';
import { Hall } from '../support/hall.ts';

const wall = [
  'Mehr Radwege zwischen den Dörfern', 'Sichere Radwege zwischen allen Dörfern', 'Radwege zur Schule beleuchten',
  'Ein Bus am Abend ins Gewerbegebiet', 'Busse am Abend und am Wochenende ins Gewerbegebiet', 'Kein Bus nach 20 Uhr ist zu wenig: Bus am Abend',
];

describe('suggestions over the interface', () => {
  it('[SG2] come to moderator and circle, name loose cards only, and give their reason', async () => {
    const hall = await Hall.open(undefined, { questions: ['Wie kommen wir hin?'] });
    const board = String((await hall.view(hall.keys.moderator)).boards[0]?.id);
    const cards: string[] = [];
    for (const text of wall) cards.push(String((await hall.command(hall.keys.moderator, 'submit-card', { board, text })).body['card']));
    const cluster = String((await hall.command(hall.keys.moderator, 'create-cluster', { board, title: 'Radwege' })).body['cluster']);
    await hall.command(hall.keys.moderator, 'place-card', { card: cards[0], cluster });
    await hall.command(hall.keys.moderator, 'park-card', { card: cards[5] });

    const answer = await hall.call('GET', `/boards/${board}/suggestions`, hall.keys.moderator);
    const { merges, groups, placements } = answer.body as unknown as BoardSuggestions;
    const named = [...merges, ...groups].flatMap((one) => one.cards).concat(placements.map(({ card }) => card));

    expect(answer.status).toBe(200);
    expect(named.length).toBeGreaterThan(0);
    expect(named).not.toContain(cards[0]);
    expect(named).not.toContain(cards[5]);
    for (const { because } of [...merges, ...groups, ...placements]) expect(because.length).toBeGreaterThan(0);
    const again = await hall.call('GET', `/boards/${board}/suggestions`, hall.keys.circle);
    expect(again.body).toEqual(answer.body);
    hall.services.suggestionDesk.close();
  });

  it('[AC1] are nobody else’s', async () => {
    const hall = await Hall.open(undefined, { questions: ['Wie kommen wir hin?'] });
    const board = String((await hall.view(hall.keys.moderator)).boards[0]?.id);
    for (const key of [hall.keys.projector, hall.keys.observer, (await hall.join('stadt')).token]) {
      expect((await hall.call('GET', `/boards/${board}/suggestions`, key)).status).toBe(403);
    }
  });
});
