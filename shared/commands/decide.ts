import type { WorkshopId } from '../domain/ids.ts';
import type { ProcessState } from '../domain/process-state.ts';
import { refused } from '../domain/refusal.ts';
import { mayCommand } from './access.ts';
import { acceptUndisputed, decideAmendment, markAmendment, proposeAmendment, withdrawAmendment } from './amendments.ts';
import { createCluster, mergeCards, moveCluster, parkCard, placeCard, removeCluster, renameCluster, splitCard } from './boards.ts';
import { carryCards } from './carry-cards.ts';
import { editCard, hideCard, submitCard, withdrawCard } from './cards.ts';
import { castBallot } from './cast-ballot.ts';
import { closeBallot } from './close-ballot.ts';
import { sceneOf, type Actor, type Decision, type DecisionContext } from './decision.ts';
import { eraseCard } from './erase-card.ts';
import { commentCard, eraseComment } from './comments.ts';
import { eraseReason } from './erase-reason.ts';
import { approveFreeze, requestFreeze } from './freezing.ts';
import { openBallot } from './open-ballot.ts';
import { presentTicket } from './present-ticket.ts';
import { draftPrinciple, dropPrinciple, orderPrinciples, revisePreamble, revisePrinciple, setInvited } from './principles.ts';
import type { Command } from './schema.ts';
import { suggestCluster } from './suggest-cluster.ts';
import { openStep, setHall, setProjector, setStage, setTimer } from './steps.ts';

/**
 * Decides what a command does, or why it does nothing. Pure: reads the state, changes nothing,
 * and asks time, randomness, boards and urn through `context`.
 *
 * Source: docs/RULES.md. Errors: the closed list of `shared/domain/refusal.ts`.
 */
export const decide = (state: ProcessState, workshop: WorkshopId, actor: Actor, command: Command, context: DecisionContext): Decision => {
  if (!mayCommand(actor.role, command.do)) return refused('not_allowed', { field: 'do' });
  const found = sceneOf(state, workshop, actor, context);
  if (!found.ok) return found;
  const scene = found.value;
  switch (command.do) {
    case 'submit-card': return submitCard(scene, command);
    case 'edit-card': return editCard(scene, command);
    case 'withdraw-card': return withdrawCard(scene, command);
    case 'hide-card': return hideCard(scene, command);
    case 'erase-card': return eraseCard(scene, command);
    case 'carry-cards': return carryCards(scene, command);
    case 'park-card': return parkCard(scene, command);
    case 'place-card': return placeCard(scene, command);
    case 'merge-cards': return mergeCards(scene, command);
    case 'split-card': return splitCard(scene, command);
    case 'comment-card': return commentCard(scene, command);
    case 'erase-comment': return eraseComment(scene, command);
    case 'suggest-cluster': return suggestCluster(scene, command);
    case 'create-cluster': return createCluster(scene, command);
    case 'rename-cluster': return renameCluster(scene, command);
    case 'remove-cluster': return removeCluster(scene, command);
    case 'move-cluster': return moveCluster(scene, command);
    case 'open-step': return openStep(scene, command);
    case 'set-timer': return setTimer(scene, command);
    case 'set-projector': return setProjector(scene, command);
    case 'set-stage': return setStage(scene, command);
    case 'set-hall': return setHall(scene, command);
    case 'draft-principle': return draftPrinciple(scene, command);
    case 'revise-principle': return revisePrinciple(scene, command);
    case 'drop-principle': return dropPrinciple(scene, command);
    case 'order-principles': return orderPrinciples(scene, command);
    case 'propose-amendment': return proposeAmendment(scene, command);
    case 'decide-amendment': return decideAmendment(scene, command);
    case 'accept-undisputed': return acceptUndisputed(scene, command);
    case 'mark-amendment': return markAmendment(scene, command);
    case 'withdraw-amendment': return withdrawAmendment(scene, command);
    case 'open-ballot': return openBallot(scene, command);
    case 'cast-ballot': return castBallot(scene, command);
    case 'close-ballot': return closeBallot(scene, command);
    case 'erase-reason': return eraseReason(scene, command);
    case 'present-ticket': return presentTicket(scene, command);
    case 'request-freeze': return requestFreeze(scene, command);
    case 'approve-freeze': return approveFreeze(scene, command);
    case 'revise-preamble': return revisePreamble(scene, command);
    case 'set-invited': return setInvited(scene, command);
  }
};
