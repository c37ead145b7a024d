import { describe, expect, it } from 'vitest';
import { CardLog } from './card-log.ts';

describe('the log of cards', () => {
  it('is settled when every card has its answer and every one that was taken is on all screens', () => {
    const log = new CardLog(2);
    const [taken, refused] = [log.sent(0), log.sent(1)];
    log.refused(refused);
    log.acknowledged(taken, 5);
    log.seen(0, taken, 6);
    log.seen(0, taken, 7);
    expect(log.isSettled).toBe(false);
    log.seen(1, taken, 8);
    expect(log.isSettled).toBe(true);
    expect([...log.acknowledgedNumbers]).toEqual([taken]);
  });

  it('counts the cards that were sent within a stretch, and of each screen the first look', () => {
    const log = new CardLog(1);
    const [before, inside, unanswered, unseen, after] = [log.sent(9), log.sent(10), log.sent(11), log.sent(12), log.sent(20)];
    for (const number of [before, inside, unseen, after]) log.acknowledged(number, 30);
    for (const number of [before, inside, after]) log.seen(0, number, 40);
    log.seen(0, inside, 90);

    const { commandToAck, cardToScreen, ...slice } = log.between(10, 20);

    expect(slice).toEqual({ sent: 3, refused: 0, lost: 2 });
    expect(commandToAck).toMatchObject({ count: 2, max: 20 });
    expect(cardToScreen).toMatchObject({ count: 1, max: 30 });
    expect(unanswered).toBe(2);
  });

  it('does not know cards of others', () => {
    const log = new CardLog(1);
    log.seen(0, -1, 1);
    log.acknowledged(7, 1);
    expect(log.isSettled).toBe(true);
  });
});
