import type { BallotState, ProcessState, WorkshopState } from './process-state.ts';
import type { BallotId } from './ids.ts';
import { asId } from './ids.ts';
import { resultPictures, type Picture } from './step.ts';

/** The open ballot; else the last one closed since the step began, or whenever somebody chose a picture of its result. */
export const shownBallot = (state: ProcessState, workshop: WorkshopState): BallotState | null => {
  const last = state.ballots.get(workshop.ballots.at(-1) ?? asId<BallotId>(''));
  if (last === undefined) return null;
  const isChosen = workshop.projector.picture !== null && resultPictures.includes(workshop.projector.picture);
  return last.result === null || last.openedAtMs >= workshop.stepOpenedAtMs || isChosen ? last : null;
};

/** The picture the projector shows: what a person chose, else what is going on, else what the plan says. */
export const pictureOf = (state: ProcessState, workshop: WorkshopState): Picture => {
  const { projector } = workshop;
  if (projector.mode === 'black') return 'black';
  if (projector.picture !== null) return projector.picture;
  const ballot = shownBallot(state, workshop);
  if (ballot !== null) return ballot.result === null ? 'ballot' : 'result';
  const step = workshop.steps.find(({ id }) => id === workshop.step);
  if (step === undefined) return 'join';
  // Nothing to show yet: an empty seal or an empty result would only puzzle the hall.
  if (step.picture === 'sealed' && state.freezes.length === 0) return 'principles';
  if (step.picture === 'ballot' || resultPictures.includes(step.picture)) return 'question';
  return step.picture;
};

