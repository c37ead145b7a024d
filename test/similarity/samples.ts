/** Boards to suggest something on. */
import type { SuggestionCard, SuggestionInput } from '../../shared/similarity/suggestions.ts';
import { seededNumbers } from '../../shared/opinion/seeded-numbers.ts';

export const card = (id: string, text: string, where: Partial<SuggestionCard> = {}): SuggestionCard => ({ id, text, cluster: null, parked: false, ...where });

export const looseCards = (...texts: readonly string[]): SuggestionInput => ({ cards: texts.map((text, at) => card(`card-${at}`, text)), clusters: [] });

export const shuffled = <T>(items: readonly T[], seed: number): readonly T[] => {
  const random = seededNumbers(seed);
  return items
    .map((item) => ({ item, by: random() }))
    .sort((a, b) => a.by - b.by)
    .map(({ item }) => item);
};

/** What a hall may write, without any topic: as many cards as wanted, hardly two alike. */
export const madeUpCards = (count: number, seed = 1): SuggestionInput => {
  const random = seededNumbers(seed);
  const pick = (list: readonly string[]): string => list[Math.floor(random() * list.length)] ?? '';
  const heads = ['Rad', 'Schul', 'Markt', 'Wald', 'Park', 'Bahn', 'Wasser', 'Sport', 'Sprach', 'Arbeits', 'Wohn', 'Spiel', 'Jugend', 'Senioren', 'Nacht', 'Stadt'];
  const tails = ['wege', 'plätze', 'angebote', 'treffs', 'kurse', 'busse', 'räume', 'feste', 'häuser', 'beratung', 'förderung', 'vereine'];
  const wishes = ['ausbauen', 'brauchen mehr Geld', 'müssen näher kommen', 'sollen einfacher werden', 'gemeinsam planen', 'öfter anbieten', 'besser bekannt machen'];
  const word = (): string => `${pick(heads)}${pick(tails)}`;
  return { cards: Array.from({ length: count }, (_, at) => card(`card-${at}`, `${word()} und ${word()} ${pick(wishes)}, auch ${word()} ${pick(wishes)}`)), clusters: [] };
};
