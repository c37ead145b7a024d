/**
 * Which sentences tell a group apart from the others.
 *
 * Source: Polis, `repness.clj` (`conv-repness`, `select-rep-comments`, `finalize-cmt-stats`); names of the figures as there:
 * n number, p probability, r representativeness, t test; a agree, d disagree, s seen.
 */
import { isSignificantAt90, proportionTest, twoProportionTest } from './proportion-tests.ts';
import type { GroupCounts, VoteCounts } from './group-counts.ts';

/** One sentence in one group. */
export interface SentenceStatistics {
  readonly sentence: string;
  readonly na: number;
  readonly nd: number;
  readonly ns: number;
  /** (na + 1) ÷ (ns + 2), and the same of the votes against. */
  readonly pa: number;
  readonly pd: number;
  /** z of "more than half of the group". */
  readonly pat: number;
  readonly pdt: number;
  /** Share in the group ÷ share in all other groups together. */
  readonly ra: number;
  readonly rd: number;
  /** z of "more than in the other groups". */
  readonly rat: number;
  readonly rdt: number;
}

/** A chosen sentence, with the figures of the side it stands for. */
export interface Representative {
  readonly sentence: string;
  readonly side: 'agrees' | 'disagrees';
  /** Polis: n-success, n-trials, p-success, p-test. */
  readonly successes: number;
  readonly trials: number;
  readonly probability: number;
  readonly probabilityTest: number;
  /** Polis: repness, repness-test. The test is rounded to single precision, as there. */
  readonly repness: number;
  readonly repnessTest: number;
  /** The sentence that the group agrees with best. Its `side` may still be the other one, where the group differs more; Polis then shows `agrees`. */
  readonly bestAgree: boolean;
  /** Polis: n-agree. Votes for it, whatever the side. */
  readonly agrees: number;
}

/** Sentences per group. */
export const representativesMax = 5;

/** Figures of every sentence in every group, in the order of `sentences`. */
export const statisticsOf = (sentences: readonly string[], groups: readonly GroupCounts[]): ReadonlyMap<string, readonly SentenceStatistics[]> =>
  new Map(
    groups.map((own) => [
      own.group,
      sentences.map((sentence, column) => sentenceStatistics(sentence, countsAt(own, column), sumOf(groups.filter((group) => group !== own).map((group) => countsAt(group, column))))),
    ]),
  );

const nobody: VoteCounts = { agrees: 0, disagrees: 0, passes: 0, seen: 0 };

const countsAt = ({ counts }: GroupCounts, column: number): VoteCounts => counts[column] ?? nobody;

const sumOf = (parts: readonly VoteCounts[]): VoteCounts =>
  parts.reduce(
    (sum, { agrees, disagrees, passes, seen }) => ({ agrees: sum.agrees + agrees, disagrees: sum.disagrees + disagrees, passes: sum.passes + passes, seen: sum.seen + seen }),
    nobody,
  );

const sentenceStatistics = (sentence: string, inside: VoteCounts, outside: VoteCounts): SentenceStatistics => {
  const ratio = (successesIn: number, successesOut: number): number => ((successesIn + 1) * (outside.seen + 2)) / ((inside.seen + 2) * (successesOut + 1));
  return {
    sentence,
    na: inside.agrees,
    nd: inside.disagrees,
    ns: inside.seen,
    pa: (inside.agrees + 1) / (inside.seen + 2),
    pd: (inside.disagrees + 1) / (inside.seen + 2),
    pat: proportionTest(inside.agrees, inside.seen),
    pdt: proportionTest(inside.disagrees, inside.seen),
    ra: ratio(inside.agrees, outside.agrees),
    rd: ratio(inside.disagrees, outside.disagrees),
    rat: twoProportionTest(inside.agrees, outside.agrees, inside.seen, outside.seen),
    rdt: twoProportionTest(inside.disagrees, outside.disagrees, inside.seen, outside.seen),
  };
};

/**
 * Up to five sentences for a group, agreed ones before disagreed ones.
 *
 * Sentences that pass both tests at 90 % on one side, strongest first; before them the one that the group agrees with best, even if it does
 * not pass. If none passes: that one alone; without it, the one that differs most. Ties keep the order given.
 */
export const representativesOf = (statistics: readonly SentenceStatistics[]): readonly Representative[] => {
  const passing = statistics.filter(passesTests).map((figures) => sided(figures));
  const agreed = bestAgreed(statistics);
  const head = agreed === null ? null : { ...sided(agreed), bestAgree: true };
  if (passing.length === 0) return [head ?? mostDifferent(statistics)].filter((only) => only !== null);
  const tail = passing.filter(({ sentence }) => sentence !== head?.sentence).sort((a, b) => strengthOf(b) - strengthOf(a));
  const chosen = [...(head === null ? [] : [head]), ...tail].slice(0, representativesMax);
  return [...chosen.filter(({ side }) => side === 'agrees'), ...chosen.filter(({ side }) => side === 'disagrees')];
};

const passesTests = ({ pat, pdt, rat, rdt }: SentenceStatistics): boolean =>
  (isSignificantAt90(rat) && isSignificantAt90(pat)) || (isSignificantAt90(rdt) && isSignificantAt90(pdt));

/** The side on which the group differs more. */
const sided = ({ sentence, na, nd, ns, pa, pd, pat, pdt, ra, rd, rat, rdt }: SentenceStatistics): Representative =>
  rat > rdt
    ? { sentence, side: 'agrees', successes: na, trials: ns, probability: pa, probabilityTest: pat, repness: ra, repnessTest: Math.fround(rat), bestAgree: false, agrees: na }
    : { sentence, side: 'disagrees', successes: nd, trials: ns, probability: pd, probabilityTest: pdt, repness: rd, repnessTest: Math.fround(rdt), bestAgree: false, agrees: na };

/** Polis: repness-metric. */
const strengthOf = ({ repness, repnessTest, probability, probabilityTest }: Representative): number => repness * repnessTest * probability * probabilityTest;

/** One pass in order, each candidate against the best so far: a rule that compares neighbours need not find a maximum, and is kept as it is. */
const bestAgreed = (statistics: readonly SentenceStatistics[]): SentenceStatistics | null => {
  let best: SentenceStatistics | null = null;
  for (const figures of statistics) if (agreesBetter(figures, best)) best = figures;
  return best;
};

const agreesBetter = (figures: SentenceStatistics, best: SentenceStatistics | null): boolean => {
  const { na, nd, ra, rat, pa, pat } = figures;
  if (na === 0 && nd === 0) return false;
  if (best === null) return isSignificantAt90(pat) || (ra > 1 && pa > 0.5);
  if (best.ra > 1) return ra * rat * pa * pat > best.ra * best.rat * best.pa * best.pat;
  return pa * pat > best.pa * best.pat;
};

const mostDifferent = (statistics: readonly SentenceStatistics[]): Representative | null => {
  let best: Representative | null = null;
  for (const figures of statistics) if (best === null || Math.max(figures.rat, figures.rdt) > best.repnessTest) best = sided(figures);
  return best;
};
