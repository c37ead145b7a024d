import { refused } from '../domain/refusal.ts';
import { accept, type Decision, type Scene } from './decision.ts';
import { findBallot } from './find-ballot.ts';
import type { CommandOf } from './schema.ts';

/** Takes published words away for good: somebody is named in them, or insulted. What was counted stays. */
export const eraseReason = (scene: Scene, command: CommandOf<'erase-reason'>): Decision => {
  const ballot = findBallot(scene, command.ballot);
  if (!ballot.ok) return ballot;
  const reason = ballot.value.reasons.get(command.reason);
  if (reason === undefined) return refused('not_found', { field: 'reason' });
  return accept(reason.text === null ? [] : [{ type: 'reason-erased', ballot: command.ballot, reason: command.reason }]);
};
