import { describe, expect, it } from 'vitest';
import { Hall } from '../support/hall.ts';

const formats = ['html', 'csv', 'json'] as const;

const filledHall = async (): Promise<{ readonly hall: Hall; readonly board: string; readonly writer: string }> => {
  const hall = await Hall.open();
  const board = await hall.boardId();
  const person = await hall.join('land');
  await hall.openStep('collect');
  const [card, hidden] = [await hall.card(person, 'Wasser; "frei"'), await hall.card(person, 'Anna ist schuld')];
  const { body } = await hall.command(hall.keys.moderator, 'create-cluster', { board, title: 'Quellen' });
  await hall.command(hall.keys.moderator, 'place-card', { card, cluster: body['cluster'] });
  await hall.command(hall.keys.moderator, 'hide-card', { card: hidden, reason: 'Name genannt' });
  return { hall, board, writer: person.token };
};

describe('GET /boards/:b/wall.html, .csv and .json', () => {
  it('[WP4] says what is on the board to moderator and circle, with type and name', async () => {
    const { hall, board } = await filledHall();

    for (const key of [hall.keys.moderator, hall.keys.circle]) {
      const [html, csv, json] = await Promise.all(formats.map((format) => hall.call('GET', `/boards/${board}/wall.${format}`, key)));
      expect([html, csv, json].map((answer) => [answer?.status, answer?.headers.get('content-type'), answer?.headers.get('content-disposition'), answer?.headers.get('x-content-type-options')])).toEqual([
        [200, 'text/html; charset=UTF-8', null, 'nosniff'],
        [200, 'text/csv; charset=UTF-8', `attachment; filename="pinnwand-${board}.csv"`, 'nosniff'],
        [200, 'application/json; charset=UTF-8', `attachment; filename="pinnwand-${board}.json"`, 'nosniff'],
      ]);
      expect(html?.headers.get('content-security-policy')).toContain("default-src 'none'");
      expect(String(html?.body['text'])).toContain('Wasser; &#34;frei&#34;');
      expect(String(csv?.body['text'])).toContain('1;"Wasser; ""frei""";Land;Quellen;1;;nein;nein;nein;0\r\n2;;;;;;;;ja;\r\n');
      expect(json?.body).toMatchObject({ id: board, question: 'Was braucht unser Wasser?', clusters: [{ title: 'Quellen', cards: [{ text: 'Wasser; "frei"', sector: 'land', number: 1 }] }], tray: [], hidden: { cards: 1, withReason: 1 } });
      for (const answer of [html, csv, json]) expect(JSON.stringify(answer?.body)).not.toContain('Anna');
    }
  });

  it('[AC1] is nobody else’s, and looks the same for a board that is not there', async () => {
    const { hall, board, writer } = await filledHall();
    const other = await Hall.open();

    for (const format of formats) {
      for (const key of [writer, hall.keys.projector, hall.keys.observer, hall.keys.approver]) expect((await hall.call('GET', `/boards/${board}/wall.${format}`, key)).body['reason']).toBe('not_allowed');
      for (const [id, key] of [[board, null], [board, other.keys.moderator], ['board-unknown', hall.keys.moderator]] as const) {
        const { status, body } = await hall.call('GET', `/boards/${id}/wall.${format}`, key);
        expect([status, body['reason']]).toEqual([401, 'sign_in_needed']);
      }
    }
    expect((await hall.call('GET', `/boards/${board}/wall.xml`, hall.keys.moderator)).status).toBe(404);
  });
});
