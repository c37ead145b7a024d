import { describe, expect, it } from 'vitest';
import { Hall } from '../support/hall.ts';

const votedHall = async (): Promise<{ readonly hall: Hall; readonly ballot: string; readonly voter: string }> => {
  const hall = await Hall.open();
  const voters = [];
  for (let n = 0; n < 12; n += 1) voters.push(await hall.join(n < 9 ? 'stadt' : 'land'));
  const opened = await hall.command(hall.keys.moderator, 'open-ballot', { kind: 'agreement', mode: 'straw-poll', title: '=Frage', options: [{ text: 'Wasser; "frei"' }] });
  const ballot = String(opened.body['ballot']);
  const option = (await hall.view(hall.keys.moderator)).ballot?.options[0]?.id ?? '';
  for (const [n, { token }] of voters.entries()) await hall.command(token, 'cast-ballot', { ballot, choices: { [option]: n % 3 === 0 ? 'no' : 'yes' }, nonce: `nonce-${String(n).padStart(12, '0')}` });
  return { hall, ballot, voter: voters[0]?.token ?? '' };
};

describe('GET /ballots/:b/result.csv', () => {
  it('is refused before the close, to everybody', async () => {
    const { hall, ballot, voter } = await votedHall();

    for (const key of [...Object.values(hall.keys), voter]) {
      const { status, body } = await hall.call('GET', `/ballots/${ballot}/result.csv`, key);
      expect([status, body['reason']]).toEqual([409, 'ballot_open']);
    }
  });

  it('says after the close what the result says, to whoever may read that', async () => {
    const { hall, ballot, voter } = await votedHall();
    await hall.command(hall.keys.moderator, 'close-ballot', { ballot });

    for (const key of [...Object.values(hall.keys), voter]) {
      const { status, body, headers } = await hall.call('GET', `/ballots/${ballot}/result.csv`, key);
      expect([status, headers.get('content-type'), headers.get('content-disposition')]).toEqual([200, 'text/csv; charset=UTF-8', `attachment; filename="ergebnis-${ballot}.csv"`]);
      const lines = String(body['text']).split('\r\n');
      expect(lines[1]).toContain(`Stimmungsbild;Zustimmung;'=Frage;1;1;"Wasser; ""frei""";Gesamt;12;1;8;4;0;`);
      // Nine and three: the three are hidden, and with them the nine, or they could be worked out.
      expect(lines.slice(2, 4).map((line) => line.includes(';verdeckt: '))).toEqual([true, true]);
      expect(lines.slice(2, 4).join('')).not.toMatch(/;(?:9|3|6|2);/u);
    }
  });

  it('is nobody else’s, and looks the same for a ballot that is not there', async () => {
    const { hall, ballot } = await votedHall();
    await hall.command(hall.keys.moderator, 'close-ballot', { ballot });
    const other = await Hall.open();

    for (const [path, key] of [[ballot, null], [ballot, other.keys.moderator], ['no-such-ballot', hall.keys.moderator]] as const) {
      const { status, body } = await hall.call('GET', `/ballots/${path}/result.csv`, key);
      expect([status, body['reason']]).toEqual([401, 'sign_in_needed']);
    }
  });
});
