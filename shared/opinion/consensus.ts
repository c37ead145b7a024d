/** What most people share. Source: Polis, `repness.clj` (`select-consensus-comments`) and `conversation.clj` (`group-aware-consensus`). */
import { isSignificantAt90, proportionTest } from './proportion-tests.ts';
import type { GroupCounts, VoteCounts } from './group-counts.ts';

/** A sentence that a majority of everybody takes one side on. */
export interface Majority {
  readonly sentence: string;
  /** Polis: n-success, n-trials, p-success, p-test. */
  readonly successes: number;
  readonly trials: number;
  readonly probability: number;
  readonly probabilityTest: number;
}

export interface Majorities {
  readonly agreed: readonly Majority[];
  readonly disagreed: readonly Majority[];
}

/** Sentences per list. */
export const majoritiesMax = 5;

/** Share over half and significant at 90 %; strongest (share times z) first; ties keep the order given. `everybody` includes people without a group. */
export const majoritiesOf = (sentences: readonly string[], everybody: readonly VoteCounts[]): Majorities => {
  const listOf = (successesOf: (counts: VoteCounts) => number): readonly Majority[] =>
    sentences
      .flatMap((sentence, column): Majority[] => {
        const counts = everybody[column];
        if (counts === undefined) return [];
        const successes = successesOf(counts);
        const probability = (successes + 1) / (counts.seen + 2);
        const probabilityTest = proportionTest(successes, counts.seen);
        return probability > 0.5 && isSignificantAt90(probabilityTest) ? [{ sentence, successes, trials: counts.seen, probability, probabilityTest }] : [];
      })
      .sort((a, b) => b.probability * b.probabilityTest - a.probability * a.probabilityTest)
      .slice(0, majoritiesMax);
  return { agreed: listOf(({ agrees }) => agrees), disagreed: listOf(({ disagrees }) => disagrees) };
};

/** Group-aware consensus of one sentence: high only if it is high in every group. 0 to 1. */
export interface GroupAwareConsensus {
  readonly sentence: string;
  /** ∏ (agrees + 1) ÷ (seen + 2) over the groups. */
  readonly agreement: number;
  /** ∏ (disagrees + 1) ÷ (seen + 2) over the groups; red-dwarf's counterpart. */
  readonly disagreement: number;
}

export const groupAwareConsensusOf = (sentences: readonly string[], groups: readonly GroupCounts[]): readonly GroupAwareConsensus[] =>
  sentences.map((sentence, column) => ({
    sentence,
    agreement: productOver(groups, column, ({ agrees }) => agrees),
    disagreement: productOver(groups, column, ({ disagrees }) => disagrees),
  }));

const productOver = (groups: readonly GroupCounts[], column: number, successesOf: (counts: VoteCounts) => number): number =>
  groups.reduce((product, { counts }) => {
    const own = counts[column];
    return own === undefined ? product : product * ((successesOf(own) + 1) / (own.seen + 2));
  }, 1);

/** Makes products over different numbers of groups comparable. */
export const geometricMean = (product: number, factors: number): number => product ** (1 / factors);
