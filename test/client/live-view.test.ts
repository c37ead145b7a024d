import { describe, expect, test } from 'vitest';
import { LiveView } from '../../client/connection/live.ts';
import type { Role } from '../../shared/domain/role.ts';
import type { ParticipantView } from '../../shared/protocol/view.ts';
import { offline, Surroundings, view } from './live-surroundings.ts';

const started = (as: Role = 'participant'): { around: Surroundings; live: LiveView<ParticipantView> } => {
  const around = new Surroundings();
  const live = new LiveView<ParticipantView>('workshop1', as, around);
  live.start();
  return { around, live };
};

const connected = (): { around: Surroundings; live: LiveView<ParticipantView> } => {
  const both = started();
  both.around.socket.open();
  both.around.socket.say({ view: view(1, both.around.now) });
  return both;
};

/** Waits between twelve tries that all fail, at the worst luck. */
const waitsOf = async (role: Role): Promise<readonly number[]> => {
  const { around } = started(role);
  around.luck = 1;
  around.socket.break(1006);
  const waits: number[] = [];
  for (let attempt = 0; attempt < 12; attempt += 1) {
    await around.lastPoll.answer(offline);
    const [sockets, polls, from] = [around.sockets.length, around.polls.length, around.now];
    while (around.sockets.length === sockets && around.polls.length === polls && around.now < from + 60_000) around.pass(100);
    waits.push(around.now - from);
    if (around.sockets.length > sockets) around.socket.break(1006);
  }
  return waits;
};

describe('LiveView', () => {
  test('the first frame on the socket makes it live', () => {
    const { live } = connected();

    expect(live.status).toBe('live');
    expect(live.view?.revision).toBe(1);
    expect(live.offlineSinceMs).toBeNull();
  });

  test('an older revision never replaces a newer view', () => {
    const { around, live } = connected();

    around.socket.say({ view: view(7) });
    around.socket.say({ view: view(5) });

    expect(live.view?.revision).toBe(7);
  });

  test('[VW1] a change replaces whole members and leaves the others', () => {
    const { around, live } = connected();

    around.socket.say({ view: { ...view(7), present: { none: 1 }, own: { cards: ['a'] } } });
    around.socket.say({ change: { revision: 8, serverTimeMs: 0, present: { none: 2 } } });

    expect(live.view).toMatchObject({ revision: 8, present: { none: 2 }, own: { cards: ['a'] } });
  });

  test('a change older than the view is left out', () => {
    const { around, live } = connected();

    around.socket.say({ view: { ...view(7), present: { none: 5 } } });
    around.socket.say({ change: { revision: 6, serverTimeMs: 0, present: { none: 2 } } });

    expect(live.view).toMatchObject({ revision: 7, present: { none: 5 } });
  });

  test('a command goes over the socket and its answer comes back', async () => {
    const { around, live } = connected();
    const answer = live.ask({ id: 'command-1' });

    expect(around.socket.sent).toEqual([{ command: { id: 'command-1' } }]);
    around.socket.say({ answer: { id: 'another', ok: true, revision: 3 } });
    around.socket.say({ answer: { id: 'command-1', ok: true, revision: 4 } });

    expect(await answer).toMatchObject({ ok: true, value: { revision: 4 } });
    expect(live.ask({ id: 'command-2' })).not.toBeNull();
  });

  test('a refusal over the socket is the same as by HTTP', async () => {
    const { around, live } = connected();
    const answer = live.ask({ id: 'command-1' });

    around.socket.say({ answer: { id: 'command-1', ok: false, reason: 'rate_limited', message: 'Später.', messages: { en: 'Later.' }, retryAfterMs: 900 } });

    expect(await answer).toMatchObject({ ok: false, reason: 'rate_limited', retryAfterMs: 900, messages: { de: 'Später.', en: 'Later.' } });
  });

  test('a command whose socket breaks or stays silent counts as lost, and is not kept for the next socket', async () => {
    const { around, live } = connected();
    const broken = live.ask({ id: 'command-1' });
    around.socket.break(1006);
    expect(await broken).toMatchObject({ ok: false, reason: 'offline' });
    expect(live.ask({ id: 'command-1' })).toBeNull();

    const other = connected();
    const silent = other.live.ask({ id: 'command-1' });
    other.around.pass(10_000);
    expect(await silent).toMatchObject({ ok: false, reason: 'offline' });
  });

  test('without a live socket, while one command waits, or with a large one, there is nothing to ask over', () => {
    const large = { id: 'command-1', text: 'ß'.repeat(8_000) };
    expect(connected().live.ask(large)).toBeNull();
    expect(started().live.ask({ id: 'command-1' })).toBeNull();
    const { live } = connected();
    void live.ask({ id: 'command-1' });
    expect(live.ask({ id: 'command-2' })).toBeNull();
  });

  test('a socket that does not open within 5 s is given up for a long poll', async () => {
    const { around, live } = started();

    around.pass(4_999);
    expect(around.polls).toHaveLength(0);
    around.pass(1);
    expect(around.sockets[0]?.closed).toBe(true);
    expect(around.polls).toHaveLength(1);
    await around.lastPoll.answer({ ok: true, value: view(3) });

    expect(live.status).toBe('polling');
    expect(live.view?.revision).toBe(3);
  });

  test('a long poll asks for what comes after the revision it has', async () => {
    const { around } = started();
    around.pass(5_000);
    await around.lastPoll.answer({ ok: true, value: view(3) });

    around.pass(600);

    expect(around.lastPoll.path).toBe('/api/v1/workshops/workshop1/view?after=3');
  });

  test('while polling, a socket that works again takes over and the poll ends', async () => {
    const { around, live } = started();
    around.pass(5_000);
    await around.lastPoll.answer({ ok: true, value: view(3) });
    around.socket.break(1006);
    expect(live.status).toBe('polling');
    for (let minute = 0; minute < 130 && around.sockets.length < 3; minute += 1) {
      around.pass(600);
      await around.lastPoll.answer({ ok: true, value: view(3) });
    }
    expect(around.sockets).toHaveLength(3);

    around.socket.open();
    around.socket.say({ view: view(9) });
    const polls = around.polls.length;
    around.pass(10_000);

    expect(live.status).toBe('live');
    expect(around.polls).toHaveLength(polls);
  });

  test('silence of more than 20 s ends a connection that looks open', () => {
    const { around } = connected();

    around.pass(15_000);
    around.socket.say({ beat: around.now });
    around.pass(15_000);
    expect(around.sockets).toHaveLength(1);
    around.pass(6_000);

    expect(around.sockets[0]?.closed).toBe(true);
    expect(around.sockets.length).toBeGreaterThan(1);
  });

  test('after a restart of the server the first retry is spread over five seconds', () => {
    const { around } = connected();
    around.pass(8_000);
    around.luck = 0.9;

    around.socket.break(1012);
    around.pass(4_400);
    expect(around.sockets).toHaveLength(1);
    around.pass(200);

    expect(around.sockets).toHaveLength(2);
  });

  test('[LM2] a page pushed out by another of the same person polls instead of pushing back', async () => {
    const { around, live } = connected();
    around.pass(10_000);

    around.socket.break(4010);
    around.pass(0);
    await around.lastPoll.answer({ ok: true, value: view(2) });
    around.pass(10_000);

    expect(around.sockets).toHaveLength(1);
    expect(live.status).toBe('polling');
  });

  test('tries that fail wait longer and longer, never more than 30 s', async () => {
    const waits = await waitsOf('participant');

    expect(waits[0]).toBeLessThanOrEqual(1_100);
    expect(Math.max(...waits)).toBeGreaterThan(20_000);
    expect(Math.max(...waits)).toBeLessThanOrEqual(30_100);
  });

  test.each(['moderator', 'circle', 'projector'] as const)('the screen of a %s never waits more than 5 s', async (role) => {
    const waits = await waitsOf(role);

    expect(Math.max(...waits)).toBeGreaterThan(4_000);
    expect(Math.max(...waits)).toBeLessThanOrEqual(5_100);
  });

  test('it says since when there is no network, and takes it back', async () => {
    const { around, live } = connected();
    around.pass(8_000);
    const lostAt = around.now;

    around.socket.break(1006);
    around.pass(1_000);
    around.socket.break(1006);
    await around.lastPoll.answer(offline);
    expect(live.status).toBe('offline');
    expect(live.offlineSinceMs).toBe(lostAt);
    around.wake();
    around.socket.open();
    around.socket.say({ view: view(2) });

    expect(live.status).toBe('live');
    expect(live.offlineSinceMs).toBeNull();
  });

  test('a phone that wakes up looks at once instead of waiting', () => {
    const { around } = connected();
    // The phone slept: no timer ran.
    around.now += 300_000;

    around.wake();

    expect(around.sockets).toHaveLength(2);
  });

  test('waking up does not disturb a connection that just spoke', () => {
    const { around } = connected();
    around.pass(3_000);

    around.wake();

    expect(around.sockets).toHaveLength(1);
  });

  test('a page that shows itself while its first socket opens leaves that socket alone', () => {
    const { around, live } = started();
    around.pass(300);

    around.wake();
    expect(around.sockets).toHaveLength(1);
    expect(around.sockets[0]?.closed).toBe(false);
    around.socket.open();
    around.wake();
    around.socket.say({ view: view(1) });

    expect(around.sockets).toHaveLength(1);
    expect(live.status).toBe('live');
  });

  test('a phone that fell asleep while its socket opened tries another', () => {
    const { around } = started();
    around.now += 300_000;

    around.wake();

    expect(around.sockets[0]?.closed).toBe(true);
    expect(around.sockets).toHaveLength(2);
  });

  test('being signed out is final and says why', async () => {
    const { around, live } = started();
    around.socket.break(1006);

    await around.lastPoll.answer({ ok: false, reason: 'sign_in_needed', message: 'x', messages: {}, status: 401 });
    const sockets = around.sockets.length;
    around.pass(600_000);
    around.wake();

    expect(live.refusal?.reason).toBe('sign_in_needed');
    expect(live.status).toBe('offline');
    expect(around.sockets).toHaveLength(sockets);
  });

  test('the clock offset comes from the fastest frame', () => {
    const { around, live } = started();
    around.socket.open();

    around.socket.say({ view: view(1, around.now + 5_000 - 900) });
    around.socket.say({ view: view(2, around.now + 5_000 - 30) });
    around.socket.say({ view: view(3, around.now + 5_000 - 400) });

    expect(live.clockOffsetMs).toBe(4_970);
  });

  test('stopping ends timers, socket and listening', () => {
    const { around, live } = connected();

    live.stop();
    around.pass(600_000);
    around.wake();

    expect(around.sockets).toHaveLength(1);
    expect(around.sockets[0]?.closed).toBe(true);
  });
});
