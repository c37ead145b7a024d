import { describe, expect, it } from 'vitest';
import { spreadOf } from '../../server/rehearse/spread.ts';
import { lightOf, limits, timedSubjects, verdictOf, worstOf, type Measured, type Timed, type TimedSubject } from '../../server/rehearse/verdict.ts';

const times = (...timesMs: readonly number[]): Timed => ({ timesMs, missing: 0 });
const all = (timed: Timed): Measured['timed'] => ({ joining: timed, cards: timed, screen: timed, voting: timed, result: timed, returning: timed });
const none = { cards: 0, papers: 0, sentences: 0 };

const good: Measured = {
  phones: 200,
  timed: all(times(20, 30, 40)),
  counted: { expected: { cards: 400, papers: 200, sentences: 1 }, lost: none },
  requestsAfterResult: 0,
  idleLineMs: [1, 1, 2],
  busyLineMs: [2, 3, 9],
  ownLagMs: 4,
  drops: 0,
  restarted: false,
  withoutSocket: 0,
  refusals: 0,
};
const but = (subject: TimedSubject, timed: Timed): Measured['timed'] => ({ ...good.timed, [subject]: timed });

describe('how times are spread', () => {
  it('gives figures that were measured, by nearest rank', () => {
    const hundred = Array.from({ length: 100 }, (_, place) => 100 - place);

    expect(spreadOf(hundred)).toEqual({ p50Ms: 50, p95Ms: 95, p99Ms: 99, maxMs: 100 });
    expect(spreadOf([7])).toEqual({ p50Ms: 7, p95Ms: 7, p99Ms: 7, maxMs: 7 });
    expect(spreadOf([])).toBeNull();
  });
});

describe('the lights of a rehearsal', () => {
  it.each(timedSubjects)('%s turns yellow just above its green limit and red just above its yellow one', (subject) => {
    const limit = limits[subject];
    const light = (ms: number): string => lightOf(limit, spreadOf([ms]), 0);

    expect([light(limit.greenMs), light(limit.greenMs + 1), light(limit.yellowMs), light(limit.yellowMs + 1)]).toEqual(['green', 'yellow', 'yellow', 'red']);
  });

  it('one in a hundred may be slow for a person, but not on the screen that all look at', () => {
    const timed = times(...Array<number>(98).fill(50), 2_000, 2_000);
    const { lines } = verdictOf({ ...good, timed: all(timed) });

    expect(lines.filter(({ light }) => light !== 'green').map(({ subject }) => subject)).toEqual(['screen']);
  });

  it('what never came and what nobody measured is red', () => {
    expect(verdictOf({ ...good, timed: but('result', { timesMs: [10], missing: 1 }) }).light).toBe('red');
    expect(verdictOf({ ...good, timed: but('cards', times()) }).light).toBe('red');
  });

  it('one lost thing is red, and so is a count that could not be made', () => {
    for (const thing of ['cards', 'papers', 'sentences'] as const) {
      expect(verdictOf({ ...good, counted: { expected: { cards: 400, papers: 200, sentences: 1 }, lost: { ...none, [thing]: 1 } } })).toMatchObject({ light: 'red', loss: 'red', advice: ['loss'] });
    }
    expect(verdictOf({ ...good, counted: null })).toMatchObject({ light: 'red', loss: 'red', advice: [] });
  });

  it('questions after a result and broken lines are worth a yellow, however fast the rest was', () => {
    expect(verdictOf({ ...good, requestsAfterResult: 3 })).toMatchObject({ light: 'yellow', advice: ['quiet'] });
    expect(verdictOf({ ...good, drops: 2 })).toMatchObject({ light: 'yellow', advice: ['drops'] });
    expect(verdictOf({ ...good, withoutSocket: 1 })).toMatchObject({ light: 'yellow', advice: ['sockets'] });
  });

  it('the worst light is the light of all', () => {
    expect(verdictOf(good)).toMatchObject({ light: 'green', advice: [] });
    expect(worstOf(['green', 'red', 'yellow'])).toBe('red');
    expect(worstOf([])).toBe('green');
  });
});

describe('what to do about it', () => {
  const slow = { ...good, timed: but('cards', times(1_500)) };

  it('a slow line is named before the computer', () => {
    expect(verdictOf({ ...slow, idleLineMs: [400, 800, 1_200] }).advice).toEqual(['network']);
    expect(verdictOf({ ...slow, idleLineMs: [...Array<number>(18).fill(5), 900, 1_500] }).advice).toEqual(['network']);
  });

  it('with a good line it is the computer of the server, unless ours could not keep up', () => {
    expect(verdictOf(slow).advice).toEqual(['laptop']);
    expect(verdictOf({ ...slow, ownLagMs: 900 }).advice).toEqual(['own']);
  });

  it('a server that was started anew explains waiting and broken lines', () => {
    expect(verdictOf({ ...slow, restarted: true, drops: 200 })).toMatchObject({ light: 'yellow', advice: ['restarted'] });
  });

  it('a slow line that hurt nobody needs no advice', () => {
    expect(verdictOf({ ...good, idleLineMs: [400, 500] }).advice).toEqual([]);
  });
});
