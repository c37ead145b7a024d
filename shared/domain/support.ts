import type { BallotKind, BallotResult, OptionResult } from './ballot.ts';
import type { AmendmentId } from './ids.ts';
import type { PrincipleState, ProcessState } from './process-state.ts';

/** Kinds that say how far a wording is carried. Dots, a ranking and a scale order or describe; they carry nothing. */
const carryingKinds: readonly BallotKind[] = ['agreement', 'resistance', 'consent'];

/** The result that speaks for a wording. */
export interface Support {
  readonly result: BallotResult;
  readonly option: OptionResult;
}

/**
 * The latest closed ballot of a kind that knows support, if it weighed exactly this version of a principle, or exactly these words.
 * A vote on an earlier wording says nothing about a later one (rule PR4).
 */
export const supportOf = (state: ProcessState, principle: PrincipleState, version: number): Support | null => {
  const text = principle.versions[version - 1]?.text;
  let latest: Support | null = null;
  for (const { result } of state.ballots.values()) {
    if (result === null || !carryingKinds.includes(result.kind)) continue;
    const option = result.options.find(({ source, text: words }) =>
      source !== null && 'principle' in source ? source.principle === principle.id && source.version === version : words === text,
    );
    if (option !== undefined) latest = { result, option };
  }
  return latest;
};

/** The latest closed ballot of a kind that knows support in which an amendment was weighed. */
export const supportOfAmendment = (state: ProcessState, amendment: AmendmentId): Support | null => {
  let latest: Support | null = null;
  for (const { result } of state.ballots.values()) {
    if (result === null || !carryingKinds.includes(result.kind)) continue;
    const option = result.options.find(({ source }) => source !== null && 'amendment' in source && source.amendment === amendment);
    if (option !== undefined) latest = { result, option };
  }
  return latest;
};

/** True while an open ballot weighs this principle: its wording must not be frozen under the voters' hands. */
export const isBeingWeighed = (state: ProcessState, principle: PrincipleState): boolean =>
  [...state.ballots.values()].some(
    ({ result, options }) => result === null && options.some(({ source }) => source !== null && 'principle' in source && source.principle === principle.id),
  );

/** True while an open ballot weighs this amendment. */
export const isAmendmentBeingWeighed = (state: ProcessState, amendment: AmendmentId): boolean =>
  [...state.ballots.values()].some(({ result, options }) => result === null && options.some(({ source }) => source !== null && 'amendment' in source && source.amendment === amendment));
