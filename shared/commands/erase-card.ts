import type { CardId } from '../domain/ids.ts';
import { sharingWords } from '../domain/carried-cards.ts';
import type { ProcessState } from '../domain/process-state.ts';
import { refused } from '../domain/refusal.ts';
import { withWords } from './cards.ts';
import { accept, type Decision, type Scene } from './decision.ts';
import type { CommandOf } from './schema.ts';

/**
 * Takes a card's words away for good, wherever they were carried: somebody is named in them, or insulted.
 *
 * What was put to a vote or frozen stays as it was weighed; `quoted` says how often the words stand there still.
 */
export const eraseCard = (scene: Scene, command: CommandOf<'erase-card'>): Decision => {
  const { state, workshop } = scene;
  const card = state.cards.get(command.card);
  if (card === undefined || !workshop.boards.includes(card.board)) return refused('not_found', { field: 'card' });
  const cards = withWords(scene, card.id);
  return accept(cards.map((id) => ({ type: 'card-withdrawn', card: id })), { card: card.id, cards: cards.length, quoted: quotations(state, sharingWords(state, card.id)) });
};

/** In how many ballots and frozen sentences the words of cards are written down. */
const quotations = ({ ballots, principles }: ProcessState, cards: readonly CardId[]): number => {
  const isMeant = new Set<string>(cards);
  const weighed = [...ballots.values()].filter(({ options }) => options.some(({ source }) => source !== null && 'card' in source && isMeant.has(source.card)));
  const frozen = [...principles.values()].filter((principle) => principle.frozen !== null && principle.sources.some((source) => source.cards.some((card) => isMeant.has(card))));
  return weighed.length + frozen.length;
};
