/** Ballots for tests of counting: short to write, with sectors and options that are named by a letter or a word. */
import type { BallotKind, BallotOption, BallotRules, Choices, ChoiceValue, CountedBallot } from '../../shared/domain/ballot.ts';
import { asId, type BallotId, type OptionId, type SectorId } from '../../shared/domain/ids.ts';
import type { Sector } from '../../shared/domain/sector.ts';
import { countBallot, type CountInput, type Paper } from '../../shared/domain/tally/count-ballot.ts';

export const sectorNamed = (id: string): Sector => ({ id: asId<SectorId>(id), title: id });
export const optionNamed = (id: string): BallotOption => ({ id: asId<OptionId>(id), text: `Satz ${id}`, source: null });
export const fourSectors = ['verw', 'pol', 'wirt', 'ziv'].map(sectorNamed);

export const paperOf = (sector: string | null, choices: Choices): Paper => ({ sector: sector === null ? null : asId<SectorId>(sector), choices });
export const times = (count: number, sector: string | null, choices: Choices): readonly Paper[] => Array.from({ length: count }, () => paperOf(sector, choices));
/** One paper for each value, on one option; null: the option is left out. */
export const papersWith = (sector: string | null, option: string, values: readonly (ChoiceValue | null)[]): readonly Paper[] =>
  values.map((value) => paperOf(sector, value === null ? {} : { [option]: value }));

export const rulesWith = (more: Partial<BallotRules> = {}): BallotRules => ({ threshold: 0.66, budget: null, maxPerOption: null, passive: null, ...more });

export const ballotOf = <Kind extends BallotKind>(kind: Kind, papers: readonly Paper[], more: Partial<CountInput> = {}): CountInput & { readonly kind: Kind } => ({
  ballot: asId<BallotId>('ballot-1'),
  mode: 'straw-poll',
  rules: rulesWith(),
  round: 1,
  previous: null,
  onTicket: 0,
  byHand: 0,
  tickets: null,
  options: [optionNamed('a')],
  sectors: fourSectors,
  papers,
  ...more,
  kind,
});

type Counted<Kind extends BallotKind> = Extract<CountedBallot, { readonly kind: Kind }>;

export const isOfKind = <Kind extends BallotKind>(kind: Kind, counted: CountedBallot): counted is Counted<Kind> => counted.kind === kind;

/** The counted ballot, with the type of its kind. */
export const countedAs = <Kind extends BallotKind>(input: CountInput & { readonly kind: Kind }): Counted<Kind> => {
  const counted = countBallot(input);
  if (!isOfKind(input.kind, counted)) throw new Error(`Counted as ${counted.kind}`);
  return counted;
};

/** Its options by id; asking for one that is not there fails the test. */
export const optionIn = <Option extends { readonly id: string }>({ options }: { readonly options: readonly Option[] }, id: string): Option => {
  const option = options.find((one) => one.id === id);
  if (option === undefined) throw new Error(`No option ${id}`);
  return option;
};
