import type { Seeded } from './seeded.ts';
import type { DemoSentence } from './sentences.ts';

export type Opinion = 'yes' | 'no' | 'abstain';

/** One in so many abstains. */
const abstainEvery = 14;

/**
 * What the people of one sector say to one sentence: exactly the share that was wished for, so that a sentence
 * carries or does not carry on every run; who says what is scattered.
 */
export const opinionsOf = (people: number, support: number, luck: Seeded): readonly Opinion[] => {
  const abstaining = Math.floor(people / abstainEvery);
  const deciding = people - abstaining;
  const yes = Math.round(deciding * support);
  return luck.shuffle([
    ...Array<Opinion>(yes).fill('yes'),
    ...Array<Opinion>(deciding - yes).fill('no'),
    ...Array<Opinion>(abstaining).fill('abstain'),
  ]);
};

/** The papers of one sector: one record per person, sentence place to opinion. People without a sector think like the third of them. */
export const papersOf = (people: number, sector: number | null, sentences: readonly DemoSentence[], luck: Seeded): readonly (readonly Opinion[])[] => {
  const bySentence = sentences.map(({ support }) => opinionsOf(people, support[sector ?? 2] ?? 0.5, luck));
  return Array.from({ length: people }, (_, person) => bySentence.map((opinions) => opinions[person] ?? 'abstain'));
};
