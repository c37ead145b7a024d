import { agreementChoices, type AgreementTally, type OptionResult, type SectorResult } from '../ballot.ts';
import { isPolarised } from '../scores.ts';
import { everybody, largerFirst, peopleAt, peopleIn, type Counting, type Mark } from './counting.ts';

/**
 * Comparing this quotient with a threshold is exact, although both are rounded to a double: rounding
 * keeps order, and a share of at most 20,000 votes cannot lie closer than 10⁻¹¹ to a threshold of up
 * to six decimals without being equal to it, where equal numbers round to equal doubles.
 */
const supportOf = ({ yes, no }: AgreementTally): number | null => (yes + no === 0 ? null : yes / (yes + no));

/** `agreement`: yes, no, abstain. Sentences are ranked by their weakest visible sector; where none is visible, behind those, by all votes together. */
export const agreement: Counting<'agreement'> = {
  read: (choices, { places }) =>
    Object.entries(choices).flatMap(([option, value]): readonly Mark[] => {
      const place = places.get(option);
      const slot = agreementChoices.findIndex((choice) => choice === value);
      return place === undefined || slot < 0 ? [] : [[place, slot]];
    }),
  tally: (people) => ({ yes: peopleAt(people, 0), no: peopleAt(people, 1), abstain: peopleAt(people, 2) }),
  votes: (people) => [everybody(people)],
  isWeighed: (people) => peopleIn(people, 0, 1) > 0,
  support: supportOf,
  carries: (tally, threshold) => (supportOf(tally) ?? -1) >= threshold,
  polarised: ({ yes, no }) => isPolarised(yes, no, yes + no),
  compare: (a, b) => largerFirst(a.weakest, b.weakest) || (a.weakest === null ? largerFirst(a.total.support, b.total.support) : 0),
};

/**
 * Polis' group-aware consensus over the visible sectors: ∏ (A + 1) ÷ (S + 2), with A yes and S all votes of a sector, and its geometric mean,
 * which stays comparable when the number of sectors differs. null when no sector is visible.
 */
export const groupAwareOf = (sectors: Readonly<Record<string, SectorResult<'agreement'> | null>>): OptionResult['groupAware'] => {
  const parts = Object.values(sectors)
    .flatMap((sector) => (sector === null ? [] : [(sector.yes + 1) / (sector.yes + sector.no + sector.abstain + 2)]))
    // The last digit of a product depends on the order of its factors; the order of the sectors must not.
    .sort((a, b) => a - b);
  if (parts.length === 0) return null;
  const product = parts.reduce((all, part) => all * part, 1);
  return { product, mean: product ** (1 / parts.length) };
};
