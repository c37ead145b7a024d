import type { Effect } from '../domain/effect.ts';
import { pictureOf } from '../domain/picture.ts';
import { refused } from '../domain/refusal.ts';
import { accept, type Decision, type Scene } from './decision.ts';
import type { CommandOf } from './schema.ts';

/** Any step may be opened at any time: a moderator improvises. An open ballot is closed first, by a person. */
export const openStep = ({ workshop, state, context }: Scene, command: CommandOf<'open-step'>): Decision => {
  const step = workshop.steps.find(({ id }) => id === command.step);
  if (step === undefined) return refused('not_found', { field: 'step' });
  if (step.id !== workshop.step && workshop.ballots.some((id) => state.ballots.get(id)?.result === null)) return refused('ballot_open');
  const totalMs = step.minutes * 60_000;
  const timer: Effect = {
    type: 'timer-set',
    workshop: workshop.id,
    timer: command.startTimer && totalMs > 0 ? { endsAtMs: context.nowMs + totalMs, totalMs, pausedMs: null } : null,
  };
  return accept([{ type: 'step-opened', workshop: workshop.id, step: step.id }, timer]);
};

export const setTimer = ({ workshop, context }: Scene, command: CommandOf<'set-timer'>): Decision => {
  if (command.endsInMs === null) return accept([{ type: 'timer-set', workshop: workshop.id, timer: null }]);
  const endsAtMs = context.nowMs + command.endsInMs;
  // A change of the running timer keeps its length, so that the disc on the projector does not jump back to full.
  const totalMs = Math.max(workshop.timer?.totalMs ?? 0, command.endsInMs);
  return accept([{ type: 'timer-set', workshop: workshop.id, timer: { endsAtMs, totalMs, pausedMs: command.paused ? command.endsInMs : null } }]);
};

export const setProjector = ({ workshop, state }: Scene, command: CommandOf<'set-projector'>): Decision => {
  const { projector } = workshop;
  const principle = command.principle === undefined ? projector.principle : command.principle;
  if (principle !== null && !state.principles.has(principle)) return refused('not_found', { field: 'principle' });
  const mode = command.mode ?? projector.mode;
  // "Follow" without a picture means: what the plan says.
  // "Hold" without one means: what stands there now, whatever happens next.
  const held = command.mode === 'hold' ? pictureOf(state, { ...workshop, projector: { ...projector, mode: 'follow' } }) : projector.picture;
  const picture = command.picture === undefined ? (command.mode === 'follow' ? null : held) : command.picture;
  if (command.picture === 'sealed' && (principle === null || state.principles.get(principle)?.frozen == null)) return refused('bad_request', { field: 'principle' });
  return accept([{ type: 'projector-set', workshop: workshop.id, mode, picture, principle: picture === 'sealed' ? principle : null }]);
};

export const setStage = ({ workshop }: Scene, command: CommandOf<'set-stage'>): Decision => {
  const { pictureWidthM = workshop.stage.pictureWidthM, distanceM = workshop.stage.distanceM, motion = workshop.stage.motion } = command;
  return accept([{ type: 'stage-set', workshop: workshop.id, pictureWidthM, distanceM, motion }]);
};

export const setHall = ({ workshop }: Scene, command: CommandOf<'set-hall'>): Decision =>
  accept([{ type: 'hall-set', workshop: workshop.id, open: command.open }]);
