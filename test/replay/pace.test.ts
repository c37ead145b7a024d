import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { dueTimesMs, inOrderOfEach, pauseMsMax } from '../../server/replay/pace.ts';

describe('pace of a replay', () => {
  it('keeps recorded distances, divided by the speed, and shortens long pauses', () => {
    const hourMs = 3_600_000;

    expect(dueTimesMs([0, 60_000, 90_000, 90_000 + 10 * hourMs], 60)).toEqual([0, 1_000, 1_500, 1_500 + pauseMsMax]);
  });

  it('at full speed nothing is ever due later', () => {
    expect(dueTimesMs([5, 50_000], null)).toEqual([null, null]);
  });

  it('keeps the order of each person while people overtake each other', async () => {
    const things = Array.from({ length: 300 }, (_, n) => ({ person: `p${n % 7}`, n }));
    const done: (typeof things)[number][] = [];
    const busy = new Set<string>();
    let most = 0;

    await inOrderOfEach(things, ({ person }) => person, dueTimesMs(things.map(() => null), null), async (thing) => {
      expect(busy.has(thing.person)).toBe(false);
      busy.add(thing.person);
      most = Math.max(most, busy.size);
      await wait(thing.n % 3);
      busy.delete(thing.person);
      done.push(thing);
    });

    expect(most).toBe(7);
    expect(done).toHaveLength(300);
    for (let person = 0; person < 7; person += 1) {
      const own = done.filter((thing) => thing.person === `p${person}`).map(({ n }) => n);
      expect(own).toEqual([...own].sort((a, b) => a - b));
    }
  });

  it('ends with the first error and starts nothing after it', async () => {
    const started: number[] = [];

    const run = inOrderOfEach([1, 2, 3, 4], () => 'one person', [], async (n) => {
      started.push(n);
      if (n === 2) throw new Error('no more');
    });

    await expect(run).rejects.toThrow('no more');
    expect(started).toEqual([1, 2]);
  });
});
