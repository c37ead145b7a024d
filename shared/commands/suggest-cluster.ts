import { refused } from '../domain/refusal.ts';
import { boardIsOpen, findCard } from './cards.ts';
import { accept, type Decision, type Scene } from './decision.ts';
import type { CommandOf } from './schema.ts';

/** The author says in which group a card belongs, or takes that back with null. It stays where it is: placing is the moderation's (rules SU1, SU2). */
export const suggestCluster = (scene: Scene, command: CommandOf<'suggest-cluster'>): Decision => {
  const { state, actor, workshop, context } = scene;
  const found = findCard(scene, command.card);
  if (!found.ok) return found;
  const card = found.value;
  if (actor.participant === null || card.author !== actor.participant) return refused('not_found', { field: 'card' });
  if (!boardIsOpen(workshop, card.board, context.nowMs, 'suggestClusters')) return refused('step_closed');
  if (command.cluster !== null && context.cluster(card.board, command.cluster)?.removed !== false) return refused('not_found', { field: 'cluster' });
  const known = state.wishes.get(card.id) ?? null;
  return accept(known === command.cluster ? [] : [{ type: 'cluster-suggested', card: card.id, cluster: command.cluster }]);
};
