import { afterEach, describe, expect, it } from 'vitest';
import { OpinionDesk, type OpinionDeskOptions } from '../../server/opinion/opinion-desk.ts';
import { asId, type BallotId } from '../../shared/domain/ids.ts';
import { opinionGroups } from '../../shared/opinion/opinion-groups.ts';
import type { VoteMatrix } from '../../shared/opinion/vote-matrix.ts';
import { camps } from './conversations.ts';

const ballot = (n: number): BallotId => asId<BallotId>(`ballot-${n}`);

const sample = (seed = 1): VoteMatrix => camps({ seed, sizes: [15, 12], sentences: 8, noise: 0.1, missing: 0 }).votes;

const unavailable = { ok: false, refusal: { reason: 'unavailable' } };

describe('the opinion desk', () => {
  const desks: OpinionDesk[] = [];
  const errors: unknown[] = [];
  const clock = { ms: 1_000_000, nowMs: () => clock.ms };
  const open = (options: Partial<OpinionDeskOptions> = {}): OpinionDesk => {
    const desk = new OpinionDesk({ clock, onError: (error) => errors.push(error), ...options });
    desks.push(desk);
    return desk;
  };
  afterEach(() => {
    for (const desk of desks.splice(0)) desk.close();
    errors.length = 0;
  });

  it('[OG5] a worker gives what the calculation gives', async () => {
    const desk = open();

    const answer = await desk.groupsOf(ballot(1), () => sample());

    expect(answer).toEqual({ ok: true, value: opinionGroups(sample()) });
    expect(desk.known(ballot(1))).toEqual(opinionGroups(sample()));
    expect(desk.known(ballot(2))).toBeUndefined();
  });

  it('[OG5] many who ask at once share one run, and later ones its answer', async () => {
    const desk = open();
    let runs = 0;
    const votes = (): VoteMatrix => {
      runs += 1;
      return sample();
    };

    const together = await Promise.all(Array.from({ length: 50 }, () => desk.groupsOf(ballot(1), votes)));
    const later = await desk.groupsOf(ballot(1), votes);

    expect(runs).toBe(1);
    expect(new Set(together)).toHaveLength(1);
    expect(later).toEqual(together[0]);
  });

  it('[OG5] several ballots are computed one after another, too many at once are refused', async () => {
    const desk = open({ waitingMax: 2 });

    const answers = await Promise.all([1, 2, 3, 4].map((n) => desk.groupsOf(ballot(n), () => sample(n))));
    const later = await desk.groupsOf(ballot(4), () => sample(4));

    expect(answers).toEqual([...[1, 2, 3].map((n) => ({ ok: true, value: opinionGroups(sample(n)) })), unavailable]);
    expect(later).toEqual({ ok: true, value: opinionGroups(sample(4)) });
  });

  it('[OG5] a worker that fails costs those who waited an answer, and is not started again for a minute', async () => {
    const desk = open({ workerUrl: new URL('worker-that-fails.ts', import.meta.url) });

    const first = await Promise.all([desk.groupsOf(ballot(1), () => sample()), desk.groupsOf(ballot(1), () => sample())]);
    const second = await desk.groupsOf(ballot(1), () => sample());
    clock.ms += 60_000;
    const third = await desk.groupsOf(ballot(1), () => sample());

    expect([...first, second, third]).toEqual([unavailable, unavailable, unavailable, unavailable]);
    expect(errors.map(String)).toEqual(['Error: This worker always fails.', 'Error: This worker always fails.']);
  });

  it('[OG5] a worker without an end is ended', async () => {
    const desk = open({ workerUrl: new URL('worker-that-hangs.ts', import.meta.url), timeoutMs: 200 });

    expect(await desk.groupsOf(ballot(1), () => sample())).toEqual(unavailable);
    expect(String(errors[0])).toContain('No opinion groups after 200 ms');
  });

  it('[OG5] votes that cannot be read cost only who asked', async () => {
    const desk = open();

    const broken = await desk.groupsOf(ballot(1), () => {
      throw new Error('no votes');
    });

    expect(broken).toEqual(unavailable);
    expect(await desk.groupsOf(ballot(2), () => sample())).toMatchObject({ ok: true });
  });

  it('[OP4] a stop ends what runs and what waits', async () => {
    const desk = open({ workerUrl: new URL('worker-that-hangs.ts', import.meta.url) });
    const waiting = [desk.groupsOf(ballot(1), () => sample()), desk.groupsOf(ballot(2), () => sample())];

    desk.close();

    expect(await Promise.all(waiting)).toEqual([unavailable, unavailable]);
    expect(await desk.groupsOf(ballot(3), () => sample())).toEqual(unavailable);
    expect(errors).toEqual([]);
  });
});
