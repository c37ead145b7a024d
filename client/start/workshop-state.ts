import { stepKinds, type StepKind } from '../../shared/domain/step.ts';
import type { DeskView } from '../../shared/protocol/view.ts';
import { request } from '../connection/api.ts';
import { isoDay } from './start-words.ts';

/** How far a workshop is, for the list of one's own. */
export interface WorkshopState {
  /** Title of the step that runs now; null before the first. */
  readonly step: string | null;
  readonly connected: number;
  /** Work in its plan, each kind once, in the usual order; arriving and pauses go without saying. */
  readonly work: readonly { readonly kind: StepKind; readonly title: string }[];
  /** Sentences frozen on its day or later, before the next workshop of its process. */
  readonly sentences: number;
  /** Of its process: the seal has a pillar for each. */
  readonly sectors: number;
}

/** Asked for by themselves; those of more workshops only when somebody wants them, because each is a request of its own. */
export const statesAtOnceMax = 5;

/** Sentences belong to the process; a list of workshops says which of them brought how many. */
const frozenSince = ({ workshop, workshops, sealed }: Pick<DeskView, 'workshop' | 'workshops' | 'sealed'>): number =>
  sealed.filter(({ frozenAtMs }) => {
    const day = isoDay(new Date(frozenAtMs));
    return workshop.date <= day && !workshops.some(({ date }) => date > workshop.date && date <= day);
  }).length;

export const stateOf = (view: Pick<DeskView, 'workshop' | 'workshops' | 'step' | 'present' | 'steps' | 'sealed' | 'sectors'>): WorkshopState => ({
  step: view.step?.title ?? null,
  connected: Object.values(view.present).reduce((sum, count) => sum + count, 0),
  work: stepKinds.filter((kind) => kind !== 'arrive' && kind !== 'pause').flatMap((kind) => view.steps.find((one) => one.kind === kind) ?? []),
  sentences: frozenSince(view),
  sectors: view.sectors.length,
});

/** Only whoever steers the process may read it; null when it cannot be had. */
export const loadState = async (workshop: string): Promise<WorkshopState | null> => {
  const answer = await request<DeskView>('GET', `/api/v1/workshops/${workshop}/view`, { as: 'circle' });
  return answer.ok ? stateOf(answer.value) : null;
};
