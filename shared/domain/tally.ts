import {
  agreementChoices,
  type AgreementChoice,
  type AgreementTally,
  type BallotOption,
  type BallotResult,
  type Choices,
  type OptionResult,
  type SectorResult,
} from './ballot.ts';
import type { SectorId } from './ids.ts';
import { sectorVotesMin } from './limits.ts';
import type { Sector } from './sector.ts';

/** What one person put into the urn. `sector` is null for "Ohne Angabe". */
export interface Paper {
  readonly sector: SectorId | null;
  readonly choices: Choices;
}

export interface AgreementBallot extends Pick<BallotResult, 'ballot' | 'kind' | 'mode' | 'threshold'> {
  readonly options: readonly BallotOption[];
  readonly sectors: readonly Sector[];
  readonly papers: readonly Paper[];
}

/**
 * Counts an agreement ballot. Pure, and blind to the order of the papers.
 *
 * People without a sector count in the total, but carry nothing. Choices for options that the ballot
 * does not have, and values that are none, count as left out.
 */
export function tallyAgreement(input: AgreementBallot): Omit<BallotResult, 'trackers' | 'choices'> {
  const { ballot, kind, mode, threshold, papers } = input;
  const votes = countVotes(input);
  return {
    ballot,
    kind,
    mode,
    threshold,
    turnout: papers.length,
    turnoutBySector: Object.fromEntries(
      [...peopleBySector(papers, input.sectors)].map(([sector, people]) => [sector, people > 0 && people < sectorVotesMin ? null : people]),
    ),
    invalid: votes.invalid,
    options: input.options.map((option) => optionResult(option, votes, input)),
  };
}

/**
 * The papers as anyone may see them, in the order given: shuffle them first.
 *
 * Whoever could count a sector's papers would find what the result hides. So papers are published
 * without their sector when it has few people, or one to four votes on any option; and the order in
 * which somebody tapped the options is not kept.
 */
export function publishedChoices(papers: readonly Paper[], sectors: readonly Sector[], results: readonly OptionResult[]): BallotResult['choices'] {
  const people = peopleBySector(papers, sectors);
  const isNamed = (sector: SectorId): boolean => (people.get(sector) ?? 0) >= sectorVotesMin && results.every((option) => option.sectors[sector] !== null);
  const named = new Set(sectors.map(({ id }) => id).filter(isNamed));
  return papers.map(({ sector, choices }) => ({
    sector: sector !== null && named.has(sector) ? sector : null,
    choices: Object.fromEntries(Object.entries(choices).sort(([a], [b]) => (a < b ? -1 : 1))),
  }));
}

interface Votes {
  readonly total: ReadonlyMap<string, AgreementTally>;
  readonly bySector: ReadonlyMap<SectorId, ReadonlyMap<string, AgreementTally>>;
  readonly invalid: number;
}

type Count = Record<AgreementChoice, number>;

function countVotes({ options, sectors, papers }: AgreementBallot): Votes {
  const emptyCounts = (): Map<string, Count> => new Map(options.map(({ id }) => [id, { yes: 0, no: 0, abstain: 0 }]));
  const total = emptyCounts();
  const bySector = new Map(sectors.map(({ id }) => [id, emptyCounts()]));
  let invalid = 0;
  for (const { sector, choices } of papers) {
    const own = sector === null ? undefined : bySector.get(sector);
    let valid = 0;
    for (const [option, choice] of Object.entries(choices)) {
      const count = total.get(option);
      if (count === undefined || !agreementChoices.includes(choice)) continue;
      valid += 1;
      count[choice] += 1;
      const ownCount = own?.get(option);
      if (ownCount !== undefined) ownCount[choice] += 1;
    }
    if (valid === 0) invalid += 1;
  }
  return { total, bySector, invalid };
}

const nobody: AgreementTally = { yes: 0, no: 0, abstain: 0 };

function optionResult(option: BallotOption, votes: Votes, { sectors, threshold }: AgreementBallot): OptionResult {
  const total = votes.total.get(option.id) ?? nobody;
  const results: Record<string, SectorResult | null> = {};
  for (const { id } of sectors) {
    const tally = votes.bySector.get(id)?.get(option.id) ?? nobody;
    const cast = tally.yes + tally.no + tally.abstain;
    if (cast > 0) results[id] = cast < sectorVotesMin ? null : sectorResult(tally, threshold);
  }
  const parts = Object.values(results);
  const supports = parts.flatMap((part) => part?.support ?? []);
  return {
    id: option.id,
    text: option.text,
    source: option.source,
    total: { ...total, support: supportOf(total) },
    sectors: results,
    shared: parts.length > 0 && parts.every((part) => part?.carries === true),
    weakest: supports.length === 0 ? null : Math.min(...supports),
  };
}

function sectorResult(tally: AgreementTally, threshold: number): SectorResult {
  const support = supportOf(tally);
  return { ...tally, support, carries: support !== null && support >= threshold };
}

/**
 * Comparing this quotient with a threshold is exact, although both are rounded to a double: rounding
 * keeps order, and a share of at most 20,000 votes cannot lie closer than 10⁻¹¹ to a threshold of up
 * to six decimals without being equal to it, where equal numbers round to equal doubles.
 */
const supportOf = ({ yes, no }: AgreementTally): number | null => (yes + no === 0 ? null : yes / (yes + no));

function peopleBySector(papers: readonly Paper[], sectors: readonly Sector[]): ReadonlyMap<SectorId, number> {
  const people = new Map(sectors.map(({ id }) => [id, 0]));
  for (const { sector } of papers) {
    const before = sector === null ? undefined : people.get(sector);
    if (sector !== null && before !== undefined) people.set(sector, before + 1);
  }
  return people;
}
