import { afterEach, describe, expect, it } from 'vitest';
import { Hall } from '../support/hall.ts';

const sentences = ['Busse', 'Kurse', 'Räume', 'Feste', 'Beratung', 'Sport', 'Schule', 'Arbeit'];

describe('GET /ballots/:b/groups', () => {
  const halls: Hall[] = [];
  const openHall = async (): Promise<Hall> => {
    const hall = await Hall.open();
    halls.push(hall);
    return hall;
  };
  afterEach(() => {
    for (const hall of halls.splice(0)) {
      hall.services.opinionDesk.close();
      hall.services.hub.close();
    }
  });

  /** Opens a ballot and lets people vote: the first half one way, the others the other way, every fourth with an opinion of its own. */
  const vote = async (hall: Hall, people: number, kind = 'agreement'): Promise<{ readonly ballot: string; readonly voter: string; readonly options: readonly string[] }> => {
    const opened = await hall.command(hall.keys.moderator, 'open-ballot', { kind, mode: 'straw-poll', options: sentences.map((text) => ({ text })) });
    const ballot = String(opened.body['ballot']);
    const options = ((await hall.view(hall.keys.moderator)).ballot?.options ?? []).map(({ id }) => id);
    let voter = '';
    for (let person = 0; person < people; person += 1) {
      const { token } = await hall.join(person % 3 === 0 ? 'land' : 'stadt');
      voter = token;
      const side = person < people / 2 ? 0 : 1;
      const own = person % 4 === 0 ? person % 8 : null;
      const choices = Object.fromEntries(options.map((option, at) => [option, at === own ? 'abstain' : at % 2 === side ? 'yes' : 'no']));
      await hall.command(token, 'cast-ballot', { ballot, choices, nonce: `nonce-of-person-${person}` });
    }
    return { ballot, voter, options };
  };

  it('[OG3] not before the close, for nobody; then for everybody who may read the result', async () => {
    const hall = await openHall();
    const { ballot, voter, options } = await vote(hall, 24);
    const readers = [hall.keys.moderator, hall.keys.projector, hall.keys.observer, hall.keys.circle, voter];

    const before = await Promise.all(readers.map((key) => hall.call('GET', `/ballots/${ballot}/groups`, key)));
    await hall.command(hall.keys.moderator, 'close-ballot', { ballot });
    const after = await Promise.all(readers.map((key) => hall.call('GET', `/ballots/${ballot}/groups`, key)));

    expect(before.map(({ status, body }) => [status, body['reason']])).toEqual(readers.map(() => [409, 'ballot_open']));
    expect(after.map(({ status, body }) => [status, body['reason']])).toEqual(readers.map(() => [200, null]));
    const groups = after[0]?.body['groups'] as { groups: { id: string; size: number }[]; groupAware: { option: string }[] };
    expect(groups.groups.map(({ id, size }) => [id, size])).toEqual([['A', 12], ['B', 12]]);
    expect(groups.groupAware.map(({ option }) => option).sort()).toEqual([...options].sort());
    expect(new Set(after.map(({ body }) => JSON.stringify(body)))).toHaveLength(1);
  });

  it('[OG1] the same after a restart', async () => {
    const hall = await openHall();
    const { ballot } = await vote(hall, 22);
    await hall.command(hall.keys.moderator, 'close-ballot', { ballot });
    const before = await hall.call('GET', `/ballots/${ballot}/groups`, hall.keys.moderator);

    hall.restart();

    expect((await hall.call('GET', `/ballots/${ballot}/groups`, hall.keys.moderator)).body).toEqual(before.body);
  });

  it('[OG3] none with a reason where too few voted', async () => {
    const hall = await openHall();
    const { ballot } = await vote(hall, 6);
    await hall.command(hall.keys.moderator, 'close-ballot', { ballot });

    const { status, body } = await hall.call('GET', `/ballots/${ballot}/groups`, hall.keys.circle);

    expect([status, body]).toEqual([200, { groups: null, reason: 'too_few_people' }]);
  });

  it('[OG3] none for other kinds', async () => {
    const hall = await openHall();
    const opened = await hall.command(hall.keys.moderator, 'open-ballot', { kind: 'dots', mode: 'straw-poll', options: sentences.map((text) => ({ text })) });
    const ballot = String(opened.body['ballot']);
    await hall.command(hall.keys.moderator, 'close-ballot', { ballot });

    expect((await hall.call('GET', `/ballots/${ballot}/groups`, hall.keys.moderator)).body).toEqual({ groups: null, reason: 'not_agreement' });
  });

  it('[AC2] foreign, unknown and missing secrets get the same answer, also about ballots that do not exist', async () => {
    const [hall, other] = [await openHall(), await openHall()];
    const { ballot } = await vote(hall, 3);
    await hall.command(hall.keys.moderator, 'close-ballot', { ballot });

    const answers = await Promise.all([
      hall.call('GET', `/ballots/${ballot}/groups`, null),
      hall.call('GET', `/ballots/${ballot}/groups`, other.keys.moderator),
      hall.call('GET', '/ballots/ballot-nobody-knows/groups', hall.keys.moderator),
    ]);

    expect(answers.map(({ status, body }) => [status, body['reason']])).toEqual([[401, 'sign_in_needed'], [401, 'sign_in_needed'], [401, 'sign_in_needed']]);
  });
});
