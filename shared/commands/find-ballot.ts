import type { BallotId } from '../domain/ids.ts';
import type { BallotState } from '../domain/process-state.ts';
import { granted, refused, type Result } from '../domain/refusal.ts';
import type { Scene } from './decision.ts';

/** A ballot of this workshop, open or closed. */
export const findBallot = ({ state, workshop }: Scene, id: BallotId, field = 'ballot'): Result<BallotState> => {
  const ballot = state.ballots.get(id);
  return ballot === undefined || ballot.workshop !== workshop.id ? refused('not_found', { field }) : granted(ballot);
};
