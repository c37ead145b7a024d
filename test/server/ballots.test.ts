import { describe, expect, it } from 'vitest';
import { Hall, type Person } from '../support/hall.ts';

const nonce = (n: number): string => `nonce-${String(n).padStart(12, '0')}`;

const openBallot = async (hall: Hall, texts: readonly string[]): Promise<{ readonly ballot: string; readonly options: readonly string[] }> => {
  const { body } = await hall.command(hall.keys.moderator, 'open-ballot', { kind: 'agreement', mode: 'straw-poll', options: texts.map((text) => ({ text })) });
  const { ballot } = await hall.view(hall.keys.moderator);
  return { ballot: String(body['ballot']), options: (ballot?.options ?? []).map(({ id }) => id) };
};

const people = async (hall: Hall, counts: Readonly<Record<string, number>>): Promise<Person[]> => {
  const joined: Person[] = [];
  for (const [sector, count] of Object.entries(counts)) for (let n = 0; n < count; n += 1) joined.push(await hall.join(sector));
  return joined;
};

describe('ballots', () => {
  it('[BA2] while it is open nobody gets more than the turnout', async () => {
    const hall = await Hall.open();
    const voters = await people(hall, { stadt: 6 });
    const { ballot, options } = await openBallot(hall, ['Wasser ist Gemeingut']);
    for (const [n, { token }] of voters.entries()) await hall.command(token, 'cast-ballot', { ballot, choices: { [options[0] ?? '']: 'yes' }, nonce: nonce(n) });

    for (const key of [...Object.values(hall.keys), voters[0]?.token ?? '']) {
      const result = await hall.call('GET', `/ballots/${ballot}/result`, key);
      const view = JSON.stringify(await hall.view(key));
      expect(result.body['reason']).toBe('ballot_open');
      expect(view).not.toMatch(/"(yes|no|abstain)":\d/);
    }
    expect((await hall.view(hall.keys.moderator)).ballots[0]?.turnout).toBe(6);
  });

  it('[BA3] the last paper counts, also after a restart', async () => {
    const hall = await Hall.open();
    const [voter] = await people(hall, { stadt: 1 });
    const { ballot, options } = await openBallot(hall, ['A', 'B']);
    const [a = '', b = ''] = options;
    const cast = (choices: Readonly<Record<string, string>>) => hall.command(voter?.token ?? '', 'cast-ballot', { ballot, choices, nonce: nonce(1) });

    await cast({ [a]: 'yes', [b]: 'yes' });
    hall.restart();
    await cast({ [a]: 'no' });
    hall.restart();
    await hall.command(hall.keys.moderator, 'close-ballot', { ballot });

    const { body } = await hall.call('GET', `/ballots/${ballot}/result`, hall.keys.moderator);
    expect(body).toMatchObject({ turnout: 1, choices: [{ sector: null, choices: { [a]: 'no' } }] });
  });

  it('[BA5] a taken tracking number is refused and the own one is in the published list', async () => {
    const hall = await Hall.open();
    const [first, second] = await people(hall, { stadt: 2 });
    const { ballot, options } = await openBallot(hall, ['A']);
    const cast = (person: Person | undefined) => hall.command(person?.token ?? '', 'cast-ballot', { ballot, choices: { [options[0] ?? '']: 'yes' }, nonce: nonce(7) });

    const own = await cast(first);
    const clash = await cast(second);
    await hall.command(hall.keys.moderator, 'close-ballot', { ballot });

    expect(clash.body['reason']).toBe('tracker_taken');
    expect((await hall.call('GET', `/ballots/${ballot}/result`, first?.token ?? '')).body['trackers']).toEqual([own.body['tracker']]);
  });

  it('[BA6] after the close no paper is left and the ledger names no voter', async () => {
    const hall = await Hall.open();
    const voters = await people(hall, { stadt: 5, land: 5 });
    const { ballot, options } = await openBallot(hall, ['A']);
    for (const [n, { token }] of voters.entries()) await hall.command(token, 'cast-ballot', { ballot, choices: { [options[0] ?? '']: n % 2 ? 'yes' : 'no' }, nonce: nonce(n) });
    const papersOpen = hall.storage.papers(hall.process, ballot).length;

    await hall.command(hall.keys.moderator, 'close-ballot', { ballot });

    const closing = hall.storage.entries(hall.process).at(-1)?.body ?? '';
    expect([papersOpen, hall.storage.papers(hall.process, ballot).length]).toEqual([10, 0]);
    for (const { participant } of voters) expect(closing).not.toContain(participant);
  });

  it('[BA8] [BA9] a hidden sector keeps a sentence from being shared', async () => {
    const hall = await Hall.open();
    const voters = await people(hall, { stadt: 6, land: 4 });
    const { ballot, options } = await openBallot(hall, ['A']);
    for (const [n, { token }] of voters.entries()) await hall.command(token, 'cast-ballot', { ballot, choices: { [options[0] ?? '']: 'yes' }, nonce: nonce(n) });
    await hall.command(hall.keys.moderator, 'close-ballot', { ballot });

    const { result } = await hall.view(voters[0]?.token ?? '');

    // Of two sectors the other one would give it away: total minus what is to be seen.
    expect(result?.options[0]).toMatchObject({ shared: false, sectors: { stadt: null, land: null }, total: { yes: 10 } });
  });

  it('[BA1] [ST1] one ballot at a time, and no step change under the voters\' hands', async () => {
    const hall = await Hall.open();
    await openBallot(hall, ['A']);
    const { steps } = await hall.view(hall.keys.moderator);

    const second = await hall.command(hall.keys.moderator, 'open-ballot', { kind: 'agreement', mode: 'straw-poll', options: [{ text: 'B' }] });
    const step = await hall.command(hall.keys.moderator, 'open-step', { step: steps[1]?.id });

    expect([second.body['reason'], step.body['reason']]).toEqual(['ballot_open', 'ballot_open']);
  });
});
