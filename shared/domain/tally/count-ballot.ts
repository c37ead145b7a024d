import type { BallotKind, BallotOption, BallotResult, CountedBallot, OptionResult, ResultOf, SectorResult, TallyOf } from '../ballot.ts';
import type { SectorId } from '../ids.ts';
import { sectorVotesMin } from '../limits.ts';
import type { Sector } from '../sector.ts';
import { agreement, groupAwareOf } from './agreement.ts';
import { consent } from './consent.ts';
import { questionOf, type Counting, type Histogram, type Paper, type Question } from './counting.ts';
import { dots } from './dots.ts';
import { pairsOf, ranking } from './ranking.ts';
import { resistance } from './resistance.ts';
import { gridOf, scale } from './scale.ts';
import { hiddenSectors } from './suppression.ts';

export type { Paper } from './counting.ts';
export { publishedChoices } from './published-choices.ts';

/** What is needed to count a ballot. */
export interface CountInput extends Pick<BallotResult, 'ballot' | 'kind' | 'mode' | 'rules' | 'round' | 'previous' | 'onTicket' | 'byHand' | 'tickets'> {
  readonly options: readonly BallotOption[];
  readonly sectors: readonly Sector[];
  readonly papers: readonly Paper[];
}

/**
 * Counts a ballot of any kind. Pure, and blind to the order of the papers.
 *
 * People without a sector count in the total, but carry nothing. Choices for options that the ballot
 * does not have, and values that are none, count as left out. What is left out is missing, not zero.
 */
export const countBallot = (input: CountInput): CountedBallot => {
  const question = questionOf(input.options, input.rules);
  switch (input.kind) {
    case 'agreement': {
      const counted = count('agreement', agreement, input, question);
      return { ...counted, options: counted.options.map((option) => ({ ...option, groupAware: groupAwareOf(option.sectors) })) };
    }
    case 'dots':
      return count('dots', dots, input, question);
    case 'resistance':
      return count('resistance', resistance, input, question);
    case 'consent':
      return count('consent', consent, input, question);
    case 'ranking':
      return { ...count('ranking', ranking, input, question), pairs: pairsOf(input.papers, question) };
    case 'scale':
      return { ...count('scale', scale, input, question), grid: gridOf(input.papers, question) };
  }
};

const count = <Kind extends BallotKind>(kind: Kind, counting: Counting<Kind>, input: CountInput, question: Question): Omit<ResultOf<Kind>, 'trackers' | 'choices'> => {
  const { ballot, mode, rules, round, previous, onTicket, byHand, tickets, sectors, papers } = input;
  const urn = sort(counting, input, question);
  const hidden = hiddenSectors([papers.length], new Map([...urn.people].map(([sector, people]) => [sector, [people]])));
  const unnamed = papers.length - [...urn.people.values()].reduce((sum, people) => sum + people, 0);
  const weighed = question.options.map((option, place): Weighed<Kind> => {
    const groups = urn.groups.map((group) => group[place] ?? []);
    const everyone = merge(groups);
    return { result: optionResult(counting, { option, groups, everyone, question, sectors, people: urn.people, unnamed, hidden }), isWeighed: counting.isWeighed(everyone) };
  });
  return {
    ballot,
    kind,
    mode,
    threshold: rules.threshold,
    rules,
    round,
    previous,
    turnout: papers.length,
    turnoutBySector: Object.fromEntries([...urn.people].map(([sector, people]) => [sector, hidden.has(sector) ? null : people])),
    invalid: urn.invalid,
    onTicket,
    byHand,
    tickets,
    options: placed(counting, weighed),
    pairs: null,
    grid: null,
  };
};

interface SortedUrn {
  /** For each sector in order, and last for everybody else: a histogram for each option. */
  readonly groups: readonly (readonly Histogram[])[];
  /** Papers of each sector, in sector order. */
  readonly people: ReadonlyMap<SectorId, number>;
  readonly invalid: number;
}

const sort = <Kind extends BallotKind>(counting: Counting<Kind>, { papers, sectors }: CountInput, question: Question): SortedUrn => {
  const people = new Map(sectors.map(({ id }) => [id, 0]));
  const groupOf = new Map(sectors.map(({ id }, place) => [id, place]));
  const groups = Array.from({ length: sectors.length + 1 }, () => question.options.map((): number[] => []));
  let invalid = 0;
  for (const { sector, choices } of papers) {
    const before = sector === null ? undefined : people.get(sector);
    if (sector !== null && before !== undefined) people.set(sector, before + 1);
    const group = groups[(sector === null ? undefined : groupOf.get(sector)) ?? sectors.length];
    const marks = counting.read(choices, question);
    if (marks.length === 0) invalid += 1;
    for (const [option, slot] of marks) {
      const histogram = group?.[option];
      if (histogram !== undefined) histogram[slot] = (histogram[slot] ?? 0) + 1;
    }
  }
  return { groups, people, invalid };
};

interface OptionInput {
  readonly option: BallotOption;
  /** As in `SortedUrn`, of this option. */
  readonly groups: readonly Histogram[];
  readonly everyone: Histogram;
  readonly question: Question;
  readonly sectors: readonly Sector[];
  readonly people: ReadonlyMap<SectorId, number>;
  /** Papers of people without a sector. */
  readonly unnamed: number;
  /** Sectors whose turnout is hidden: they are hidden here too. */
  readonly hidden: ReadonlySet<SectorId>;
}

const optionResult = <Kind extends BallotKind>(counting: Counting<Kind>, { option, groups, everyone, question, sectors, people, unnamed, hidden }: OptionInput): OptionResult<Kind> => {
  const total = counting.tally(everyone, question);
  const bySector = new Map(sectors.map(({ id }, place) => [id, groups[place] ?? []]));
  // Whose turnout is known to be none has nothing to hide.
  const votes = new Map([...bySector].flatMap(([id, group]) => (people.get(id) === 0 && !hidden.has(id) ? [] : [[id, counting.votes(group, question)] as const])));
  const covered = hiddenSectors(counting.votes(everyone, question), votes, hidden);
  const parts: Record<string, SectorResult<Kind> | null> = {};
  for (const [id, group] of bySector) {
    if (covered.has(id)) parts[id] = null;
    else if (counting.votes(group, question).some((number) => number > 0)) parts[id] = sectorResult(counting, counting.tally(group, question), question.rules.threshold);
  }
  const taking = Object.values(parts);
  const supports = taking.flatMap((part) => part?.support ?? []);
  return {
    id: option.id,
    text: option.text,
    source: option.source,
    ...(option.poles === undefined ? {} : { poles: option.poles }),
    total: { ...total, support: counting.support(total) },
    sectors: parts,
    shared: taking.length > 0 && taking.every((part) => part === null || part.carries) && (covered.size === 0 || coverCarries(counting, { groups, question, sectors, everyone, people, unnamed }, covered)),
    weakest: supports.length === 0 ? null : Math.min(...supports),
    rank: null,
    polarised: counting.polarised(total),
    groupAware: null,
  };
};

/**
 * Does the one sector that is hidden only to cover a few people without a sector carry? Answered from nothing but the sum of the hidden
 * votes: they must carry whichever four of them are not the sector's, and be enough for five that are. So the answer says nothing about those few.
 */
const coverCarries = <Kind extends BallotKind>(counting: Counting<Kind>, { groups, question, sectors, everyone, people: turnout, unnamed }: Omit<OptionInput, 'option' | 'hidden'>, covered: ReadonlySet<SectorId>): boolean => {
  const [cover] = covered;
  if (covered.size !== 1 || cover === undefined || (turnout.get(cover) ?? 0) < sectorVotesMin || unnamed >= sectorVotesMin) return false;
  const carries = (people: Histogram): boolean => counting.carries(counting.tally(people, question), question.rules.threshold);
  const support = (people: Histogram): number => counting.support(counting.tally(people, question)) ?? -1;
  const visible = merge(sectors.flatMap(({ id }, place) => (covered.has(id) ? [] : [groups[place] ?? []])));
  let rest: Histogram = Array.from({ length: everyone.length }, (_, slot) => (everyone[slot] ?? 0) - (visible[slot] ?? 0));
  if (counting.votes(rest, question).some((votes) => votes < 2 * sectorVotesMin - 1)) return false;
  for (let gone = 1; gone < sectorVotesMin; gone += 1) {
    const without = rest.flatMap((people, slot) => ((people ?? 0) > 0 ? [rest.with(slot, (people ?? 0) - 1)] : []));
    if (!carries(rest) || without.length === 0) return false;
    rest = without.reduce((worst, other) => (support(other) < support(worst) ? other : worst));
  }
  return carries(rest);
};

const sectorResult = <Kind extends BallotKind>(counting: Counting<Kind>, tally: TallyOf[Kind], threshold: number): SectorResult<Kind> => ({
  ...tally,
  support: counting.support(tally),
  carries: counting.carries(tally, threshold),
});

const merge = (groups: readonly Histogram[]): Histogram => {
  const all: number[] = [];
  for (const group of groups) for (let slot = 0; slot < group.length; slot += 1) all[slot] = (all[slot] ?? 0) + (group[slot] ?? 0);
  return all;
};

interface Weighed<Kind extends BallotKind> {
  readonly result: OptionResult<Kind>;
  readonly isWeighed: boolean;
}

/** Gives places by the kind's own rule: one more than the number of better ones, so equal ones share a place (1, 1, 3). */
const placed = <Kind extends BallotKind>({ compare }: Counting<Kind>, options: readonly Weighed<Kind>[]): readonly OptionResult<Kind>[] =>
  options.map(({ result, isWeighed }) => ({
    ...result,
    rank: compare === null || !isWeighed ? null : 1 + options.filter((other) => other.isWeighed && compare(other.result, result) < 0).length,
  }));
