import type { Step, StepKind } from '../../shared/domain/step.ts';
import type { DeskView, PresentView, TimerView } from '../../shared/protocol/view.ts';

/** What the console works out from the plan. Pure: the time comes in. */

/** The five kinds that have a tab, in the order of the method. */
export const tabKinds = ['collect', 'cluster', 'weigh', 'word', 'freeze'] as const satisfies readonly StepKind[];

/** A deviation longer than this is no delay but a rehearsal on another day. */
const deviationMinutesMax = 6 * 60;

export const total = (counts: PresentView): number => Object.values(counts).reduce((sum, count) => sum + count, 0);

export const currentStep = (view: DeskView): Step | null => view.steps.find(({ id }) => id === view.step?.id) ?? null;

/** The step that the large button starts: the one after the current, or the first. */
export const nextStep = (view: DeskView): Step | null => {
  const at = view.steps.findIndex(({ id }) => id === view.step?.id);
  return view.steps[at + 1] ?? null;
};

export const remainingMs = (timer: TimerView, serverNowMs: number): number => Math.min(timer.totalMs, timer.pausedMs ?? timer.endsAtMs - serverNowMs);

export const plannedStartMs = (view: DeskView, step: Step): number => view.beginsAtMs + step.startsAfterMinutes * 60_000;

/**
 * Minutes by which the current step will end later than planned; negative when earlier.
 * null without a step, and when the plan belongs to another day.
 */
export const deviationMinutes = (view: DeskView, serverNowMs: number): number | null => {
  const step = currentStep(view);
  if (step === null || view.step === null) return null;
  const plannedEndMs = plannedStartMs(view, step) + step.minutes * 60_000;
  const expectedEndMs = Math.max(serverNowMs, view.timer === null ? view.step.openedAtMs + step.minutes * 60_000 : serverNowMs + remainingMs(view.timer, serverNowMs));
  const minutes = Math.round((expectedEndMs - plannedEndMs) / 60_000);
  return Math.abs(minutes) > deviationMinutesMax ? null : minutes;
};

/** Which board a kind of work is about: the current step's, else that of the nearest step of this kind, else the first. */
export const boardOfKind = (view: DeskView, kind: StepKind): string | null => {
  const at = view.steps.findIndex(({ id }) => id === view.step?.id);
  if (view.step?.kind === kind && view.steps[at]?.board != null) return view.steps[at].board;
  const steps = view.steps.map((step, place) => ({ step, distance: Math.abs(place - at) })).filter(({ step }) => step.kind === kind && step.board !== null);
  steps.sort((a, b) => a.distance - b.distance);
  return steps[0]?.step.board ?? view.boards[0]?.id ?? null;
};
