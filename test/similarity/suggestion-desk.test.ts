import { afterEach, describe, expect, it } from 'vitest';
import { SuggestionDesk, type SuggestionDeskOptions } from '../../server/suggestion/suggestion-desk.ts';
import { suggestionsFor } from '../../shared/similarity/suggestions.ts';
import { madeUpCards } from './samples.ts';

const fails = new URL('../opinion/worker-that-fails.ts', import.meta.url);
const hangs = new URL('../opinion/worker-that-hangs.ts', import.meta.url);

describe('[SG7] the suggestion desk', () => {
  const desks: SuggestionDesk[] = [];
  const errors: unknown[] = [];
  const notes: string[] = [];
  const open = (options: Partial<SuggestionDeskOptions> = {}): SuggestionDesk => {
    const desk = new SuggestionDesk({ onError: (error) => errors.push(error), onNote: (line) => notes.push(line), ...options });
    desks.push(desk);
    return desk;
  };
  afterEach(() => {
    for (const desk of desks.splice(0)) desk.close();
    errors.length = 0;
    notes.length = 0;
  });

  it('a worker gives what the calculation gives, and keeps it until the board changes', async () => {
    const desk = open();
    const board = madeUpCards(60);

    const first = await desk.suggest('board', board);
    const again = await desk.suggest('board', { ...board, cards: [...board.cards].reverse() });
    const changed = await desk.suggest('board', madeUpCards(61));

    expect(first).toEqual(suggestionsFor(board));
    expect(again).toBe(first);
    expect(changed).toEqual(suggestionsFor(madeUpCards(61)));
    expect(notes).toEqual([]);
  });

  it('boards are computed one after another; who waits gets the newest input; too many are refused', async () => {
    const desk = open({ waitingMax: 2 });

    const running = desk.suggest('a', madeUpCards(50, 1));
    const older = desk.suggest('b', madeUpCards(50, 2));
    const newer = desk.suggest('b', madeUpCards(50, 3));
    const third = desk.suggest('c', madeUpCards(50, 4));
    const fourth = desk.suggest('d', madeUpCards(50, 5));

    expect(await Promise.all([running, older, newer, third, fourth])).toEqual([suggestionsFor(madeUpCards(50, 1)), suggestionsFor(madeUpCards(50, 3)), suggestionsFor(madeUpCards(50, 3)), suggestionsFor(madeUpCards(50, 4)), null]);
  });

  it('a worker that fails costs those who waited an answer, and the next one gets another', async () => {
    const desk = open({ workerUrl: fails });

    const answers = [await desk.suggest('a', madeUpCards(5)), await desk.suggest('a', madeUpCards(5))];

    expect(answers).toEqual([null, null]);
    expect(errors.map(String)).toEqual(['Error: This worker always fails.', 'Error: This worker always fails.']);
  });

  it('a worker without an end is ended', async () => {
    const desk = open({ workerUrl: hangs, timeoutMs: 200 });

    expect(await desk.suggest('a', madeUpCards(5))).toBeNull();
    expect(String(errors[0])).toContain('No suggestions after 200 ms');
  });

  it('a stop ends what runs and what waits', async () => {
    const desk = open({ workerUrl: hangs });
    const waiting = [desk.suggest('a', madeUpCards(5)), desk.suggest('b', madeUpCards(5))];

    desk.close();

    expect(await Promise.all(waiting)).toEqual([null, null]);
    expect(await desk.suggest('c', madeUpCards(5))).toBeNull();
    expect(errors).toEqual([]);
  });

  it.each([['/nowhere/at/all', 'is not there'], [import.meta.dirname, 'cannot be used']])('without a language model at %s one line says so and words decide', async (embeddings, why) => {
    const desk = open({ embeddings });

    const answers = [await desk.suggest('a', madeUpCards(30)), await desk.suggest('b', madeUpCards(31))];

    expect(answers).toEqual([suggestionsFor(madeUpCards(30)), suggestionsFor(madeUpCards(31))]);
    expect(notes).toHaveLength(1);
    expect(notes[0]).toContain(why);
    expect(notes[0]).toContain('suggestions go by words');
  });
});
