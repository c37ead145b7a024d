import type { BallotKind, BallotMode } from '../domain/ballot.ts';

/** What a ballot is called in German, wherever its result leaves Leitsatz: desks, documents, tables. */

/** Without tickets it is a mood, with them a vote: nobody may take one for the other. */
export const modeName: Readonly<Record<BallotMode, string>> = { 'straw-poll': 'Stimmungsbild', binding: 'Abstimmung' };

export const kindName: Readonly<Record<BallotKind, string>> = {
  agreement: 'Zustimmung',
  dots: 'Klebepunkte',
  resistance: 'Widerstand',
  consent: 'Konsent',
  ranking: 'Rangfolge',
  scale: 'Ein-Punkt-Frage',
};
