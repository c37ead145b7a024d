/** What the projector gets for the pictures of a closed ballot: the shift between two rounds, and opinion groups. */
import { afterEach, describe, expect, it, vi } from 'vitest';
import { asId, type WorkshopId } from '../../shared/domain/ids.ts';
import { Hall } from '../support/hall.ts';

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

const picture = (hall: Hall, name: string): Promise<unknown> => hall.command(hall.keys.moderator, 'set-projector', { mode: 'follow', picture: name });

describe('the picture between two rounds', () => {
  const round = async (hall: Hall, yes: number, more: Readonly<Record<string, unknown>> = {}): Promise<string> => {
    const { ballot, options: [option = ''] } = await hall.openBallot('agreement', ['Sprache zuerst.'], more);
    await hall.cast(hall.keys.moderator, ballot, { [option]: 'yes' }, { byHand: { sector: 'stadt', count: yes } });
    await hall.cast(hall.keys.moderator, ballot, { [option]: 'no' }, { byHand: { sector: 'stadt', count: 10 - yes } });
    return ballot;
  };

  it('is what moved since the ballot that was repeated, and is there for no other picture', async () => {
    const hall = await openHall();
    const first = await round(hall, 5);
    await hall.close(first);
    const second = await round(hall, 8, { repeats: first });
    await hall.close(second);

    expect((await hall.view(hall.keys.projector)).shift).toBeNull();
    await picture(hall, 'shift');
    const { projector, shift } = await hall.view(hall.keys.projector);
    expect(projector.picture).toBe('shift');
    expect(shift).toMatchObject({ previous: first, current: second, measure: 'support', rounds: { before: 1, after: 2 }, options: [{ text: 'Sprache zuerst.', total: { before: 0.5, after: 0.8 } }] });
  });

  it('says nothing while the second round is open', async () => {
    const hall = await openHall();
    const first = await round(hall, 5);
    await hall.close(first);
    await picture(hall, 'shift');
    await round(hall, 8, { repeats: first });

    expect(await hall.view(hall.keys.projector)).toMatchObject({ shift: null, result: null });
  });

  it('is none for a first round', async () => {
    const hall = await openHall();
    await hall.close(await round(hall, 5));
    await picture(hall, 'shift');

    expect(await hall.view(hall.keys.projector)).toMatchObject({ shift: null, result: { turnout: 10 } });
  });
});

describe('the picture of opinion groups', () => {
  const vote = async (hall: Hall): Promise<string> => {
    const { ballot, options } = await hall.openBallot('agreement', ['Busse', 'Kurse', 'Räume', 'Feste', 'Beratung', 'Sport', 'Schule', 'Arbeit']);
    for (const [side, count] of [[0, 14], [1, 12]] as const) {
      await hall.cast(hall.keys.moderator, ballot, Object.fromEntries(options.map((option, at) => [option, at % 2 === side ? 'yes' : 'no'])), { byHand: { sector: 'stadt', count } });
    }
    return ballot;
  };

  it('goes out by itself once the groups are worked out', async () => {
    const hall = await openHall();
    const ballot = await vote(hall);
    await hall.close(ballot);
    const { hub } = hall.services;
    const room = hub.roomOfWorkshop(asId<WorkshopId>(hall.workshop));
    if (room === undefined) throw new Error('No room.');
    const frames: string[] = [];
    hub.join(room, {
      workshop: asId<WorkshopId>(hall.workshop), role: 'projector', session: 'screen', participant: null,
      send: (head, tail) => {
        frames.push(head.text + tail.text);
        return true;
      },
    });

    await picture(hall, 'groups');
    await vi.waitFor(() => expect(frames.at(-1)).toContain('"groups":{"groups":['), { timeout: 20_000, interval: 20 });
    expect((await hall.view(hall.keys.projector)).groups?.groups.map(({ size }) => size)).toEqual([14, 12]);
  });

  it('is none for other kinds, for an open ballot, and for other pictures', async () => {
    const hall = await openHall();
    const ballot = await vote(hall);
    await picture(hall, 'groups');
    expect((await hall.view(hall.keys.projector)).groups).toBeNull();

    await hall.close(ballot);
    await picture(hall, 'result');
    expect((await hall.view(hall.keys.projector)).groups).toBeNull();

    const { ballot: dots } = await hall.openBallot('dots', ['A', 'B']);
    await hall.close(dots);
    await picture(hall, 'groups');
    expect((await hall.view(hall.keys.projector)).groups).toBeNull();
  });
});
