import { describe, expect, it } from 'vitest';
import { timeLeft } from '../../shared/domain/time-left.ts';

const timer = { endsAtMs: 600_000, totalMs: 600_000, pausedMs: null };

describe('time left', () => {
  it.each([
    [0, '10:00'],
    [200_000, '6:40'],
    [200_001, '6:40'],
    [599_001, '0:01'],
    [600_000, '0:00'],
    [700_000, '0:00'],
  ])('after %d ms reads %s', (nowMs, digits) => {
    expect(timeLeft(timer, nowMs).digits).toBe(digits);
  });

  it('never reads more than the whole time, whatever the clocks say', () => {
    expect(timeLeft(timer, -1_300)).toMatchObject({ digits: '10:00', share: 1 });
    expect(timeLeft({ ...timer, pausedMs: 600_400 }, 0).digits).toBe('10:00');
  });

  it('shows hours when there are some', () => {
    expect(timeLeft({ endsAtMs: 3_900_000, totalMs: 3_900_000, pausedMs: null }, 0).digits).toBe('1:05:00');
  });

  it('says the last half minute in words', () => {
    expect(timeLeft(timer, 569_999).lastSeconds).toBeNull();
    expect(timeLeft(timer, 570_000).lastSeconds).toBe(30);
    expect(timeLeft(timer, 599_500).lastSeconds).toBe(1);
    expect(timeLeft(timer, 600_000)).toMatchObject({ lastSeconds: null, over: true });
  });

  it('stands still while paused, however late it is', () => {
    expect(timeLeft({ ...timer, pausedMs: 90_000 }, 9_999_999)).toMatchObject({ digits: '1:30', share: 0.15, paused: true, over: false });
  });
});
