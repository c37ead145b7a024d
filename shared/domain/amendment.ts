import { overlapsOf, together } from './amendment-overlap.ts';
import type { AmendmentId, PrincipleId } from './ids.ts';
import type { AmendmentState, PrincipleState, ProcessState } from './process-state.ts';

/** An open amendment as it stands towards the current wording and towards the others. */
export interface Standing {
  readonly amendment: AmendmentState;
  /** The current wording with its change in it. null: what was decided since took the words it wanted; somebody has to settle the wording. */
  readonly text: string | null;
  /** The current wording says already what it wanted. */
  readonly isContained: boolean;
  /** Open ones that want the same words. */
  readonly overlaps: readonly AmendmentId[];
}

export const amendmentsOf = (state: ProcessState, principle: PrincipleId): readonly AmendmentState[] => [...state.amendments.values()].filter((amendment) => amendment.principle === principle);

/** What an amendment makes of the current wording; null if others' decisions since took the words it wanted. */
const onCurrent = ({ versions }: PrincipleState, { version, text }: AmendmentState): string | null => {
  const [base, current] = [versions[version - 1]?.text, versions.at(-1)?.text];
  if (text === null || base === undefined || current === undefined) return null;
  return version === versions.length ? text : together(base, [text, current]);
};

/** The open amendments of a principle (rule AM4: found overlapping, never merged silently). */
export const standings = (state: ProcessState, principle: PrincipleState): readonly Standing[] => {
  const current = principle.versions.at(-1)?.text ?? '';
  const open = amendmentsOf(state, principle.id).filter(({ decided }) => decided === null);
  const texts = open.map((amendment) => onCurrent(principle, amendment));
  const overlaps = overlapsOf(current, texts.map((text) => text ?? current));
  return open.map((amendment, place) => ({
    amendment,
    text: texts[place] ?? null,
    isContained: texts[place] === current,
    overlaps: (overlaps[place] ?? []).flatMap((other) => open[other]?.id ?? []),
  }));
};

/** Those that can be accepted together: nobody disputes them and none wants another's words. */
export const undisputed = (all: readonly Standing[]): readonly Standing[] => all.filter(({ amendment, text, overlaps }) => !amendment.disputed && text !== null && overlaps.length === 0);

/** True while an amendment waits for its decision: then the sentence cannot be frozen (rule FR7). */
export const hasOpenAmendment = (state: ProcessState, principle: PrincipleId): boolean => amendmentsOf(state, principle).some(({ decided }) => decided === null);
