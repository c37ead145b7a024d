import { describe, expect, test } from 'vitest';
import { codeDigits, keyInText } from '../../client/participant/entered-code.ts';
import { countGraphemes } from '../../client/participant/graphemes.ts';
import { inTwo } from '../../client/participant/sentence.ts';
import { firstLanguage, wordsIn } from '../../client/participant/words.ts';
import { writingNow } from '../../client/participant/writing.ts';
import { asId, type BoardId, type StepId } from '../../shared/domain/ids.ts';
import { say, type Message } from '../../shared/locale/catalogue.ts';
import { phoneGerman } from '../../shared/locale/phone-de.ts';
import { phoneEnglish } from '../../shared/locale/phone-en.ts';
import { laterWords } from '../../shared/locale/phone-later.ts';
import type { BoardView, StepView, TimerView } from '../../shared/protocol/view.ts';

const holes = (message: Message): string[] => [...new Set(JSON.stringify(message).match(/\{\w+\}/g) ?? [])].sort();

describe('the phone\'s words', () => {
  test('every English sentence has the holes of the German one', () => {
    const pairs: readonly (readonly [string, Message, Message])[] = [
      ...Object.entries(phoneGerman).map(([key, german]) => [key, german, phoneEnglish[key as keyof typeof phoneGerman]] as const),
      ...Object.entries(laterWords.de).map(([key, german]) => [key, german, laterWords.en[key as keyof typeof laterWords.de]] as const),
    ];

    for (const [key, german, english] of pairs) expect([key, ...holes(english)]).toEqual([key, ...holes(german)]);
  });

  test('no German sentence shouts or apologises', () => {
    for (const message of [...Object.values(phoneGerman), ...Object.values(laterWords.de)]) expect(JSON.stringify(message)).not.toMatch(/!|Entschuldig|leider/u);
  });

  test('one missing digit is one', () => {
    expect(say(laterWords.de, 'de', 'enterShort', { n: 1 })).toBe('Der Code hat acht Ziffern. Es fehlt noch 1.');
  });

  test('the language is the chosen one, else the phone\'s, else German', async () => {
    expect(firstLanguage('en', ['de-DE'])).toBe('en');
    expect(firstLanguage(null, ['fr-FR', 'en-GB'])).toBe('en');
    expect(firstLanguage('xx', ['fr-FR'])).toBe('de');
    expect((await wordsIn('en'))?.say('join')).toBe('Take part');
  });

  test('a sentence is cut after the first full stop, not inside a number', () => {
    expect(inTwo('Die Runde ist zu Ende. Ihr Text ist noch da.')).toEqual(['Die Runde ist zu Ende.', 'Ihr Text ist noch da.']);
    expect(inTwo('Höchstens 4.096 Byte gehen')).toEqual(['Höchstens 4.096 Byte gehen', '']);
  });
});

describe('the code from the screen', () => {
  test('keeps digits only, of any script, eight at most', () => {
    expect(codeDigits('4718 2631')).toBe('47182631');
    expect(codeDigits('٤٧١٨۲۶۳۱')).toBe('47182631');
    expect(codeDigits('4718-2631-99')).toBe('47182631');
    expect(codeDigits('abc')).toBe('');
  });

  test('finds the key in a pasted link', () => {
    expect(keyInText('http://192.168.1.20:8080/#k=SE6x5a8TRqopDEyXCDywbw')).toBe('SE6x5a8TRqopDEyXCDywbw');
    expect(keyInText('47182631')).toBeNull();
  });
});

describe('characters as people count them', () => {
  test('a family is one, an accent is none', () => {
    expect(countGraphemes('👨‍👩‍👧‍👦')).toBe(1);
    expect(countGraphemes('e\u0301')).toBe(1);
    expect(countGraphemes('Ärger')).toBe(5);
  });
});

describe('whether cards can be written', () => {
  const board: BoardView = { id: asId<BoardId>('board-one'), question: 'Was?', textGraphemesMax: 140, cards: 0 };
  const step = (submitCards: boolean, openedAtMs = 0): StepView => ({
    id: asId<StepId>('step-one'),
    kind: submitCards ? 'collect' : 'cluster',
    title: '',
    instruction: '',
    minutes: 10,
    permissions: { submitCards, editCards: true, suggestClusters: false, comment: false },
    picture: 'wall',
    question: null,
    openedAtMs,
  });
  const timer: TimerView = { endsAtMs: 50_000, endsAt: '', totalMs: 50_000, pausedMs: null };

  test('open while the step is open and its time has not run out', () => {
    expect(writingNow({ step: step(true), board, timer }, 49_000, null, () => false).kind).toBe('open');
    expect(writingNow({ step: step(true), board, timer: null }, 99_000, null, () => false).kind).toBe('open');
    expect(writingNow({ step: step(true), board, timer: { ...timer, pausedMs: 4_000 } }, 99_000, null, () => false).kind).toBe('open');
  });

  test('what was begun can be sent for 30 seconds after the time ran out', () => {
    expect(writingNow({ step: step(true), board, timer }, 60_000, null, () => true)).toEqual({ kind: 'grace', board, endsAtMs: 80_000 });
    expect(writingNow({ step: step(true), board, timer }, 60_000, null, () => false).kind).toBe('closed');
    expect(writingNow({ step: step(true), board, timer }, 80_000, null, () => true).kind).toBe('closed');
  });

  test('what was begun can be sent for 30 seconds after the step changed, on the board it was begun for', () => {
    expect(writingNow({ step: step(false, 100_000), board: null, timer: null }, 110_000, board, () => true)).toEqual({ kind: 'grace', board, endsAtMs: 130_000 });
    expect(writingNow({ step: step(false, 100_000), board: null, timer: null }, 130_000, board, () => true).kind).toBe('closed');
    expect(writingNow({ step: step(false, 100_000), board: null, timer: null }, 110_000, null, () => true).kind).toBe('closed');
  });
});
