import type { BallotId, CardId, ClusterId, OptionId, PrincipleId, SectorId } from './ids.ts';

/** Kinds that can be opened now. More kinds join this list, not other lists. */
export const ballotKinds = ['agreement'] as const;
export type BallotKind = (typeof ballotKinds)[number];
/** Straw poll: without tickets, labelled "Stimmungsbild" wherever it is shown. */
export const ballotModes = ['straw-poll'] as const;
export type BallotMode = (typeof ballotModes)[number];

/** What an option stands for: free text, or a thing it came from. */
export type OptionSource =
  | { readonly card: CardId }
  | { readonly cluster: ClusterId }
  | { readonly principle: PrincipleId; readonly version: number }
  | null;

/** One thing to weigh. `text` is copied when the ballot opens and never changes after. */
export interface BallotOption {
  readonly id: OptionId;
  readonly text: string;
  readonly source: OptionSource;
}

export const agreementChoices = ['yes', 'no', 'abstain'] as const;
export type AgreementChoice = (typeof agreementChoices)[number];

/** One person's ballot paper: option id to choice. Options left out are "not voted", which is not zero. */
export type Choices = Readonly<Record<string, AgreementChoice>>;

/** Counts of one option, in one sector or in total. */
export interface AgreementTally {
  readonly yes: number;
  readonly no: number;
  readonly abstain: number;
}

/** A sector's part in an option's result. */
export interface SectorResult extends AgreementTally {
  /** yes ÷ (yes + no), 0 to 1, unrounded; null when nobody said yes or no. */
  readonly support: number | null;
  /** support ≥ threshold. */
  readonly carries: boolean;
}

/** One option after closing. */
export interface OptionResult {
  readonly id: OptionId;
  readonly text: string;
  readonly source: OptionSource;
  readonly total: AgreementTally & { readonly support: number | null };
  /** Every sector that took part in the ballot; null where it cast 1 to 4 votes on this option (hidden); zero votes: absent. */
  readonly sectors: Readonly<Record<string, SectorResult | null>>;
  /** Carried by every sector that took part. False while a sector is hidden. */
  readonly shared: boolean;
  /** Lowest support among visible sectors; null if none is visible. Sentences are ranked by this. */
  readonly weakest: number | null;
}

/** What is published when a ballot closes. Anyone can recount it: see docs/PROTOCOL.md. */
export interface BallotResult {
  readonly ballot: BallotId;
  readonly kind: BallotKind;
  readonly mode: BallotMode;
  readonly threshold: number;
  /** People who cast a ballot, in total and per sector (sectors under 5 people: null). */
  readonly turnout: number;
  readonly turnoutBySector: Readonly<Record<string, number | null>>;
  /** Ballots without any valid choice. */
  readonly invalid: number;
  /** In the order of the ballot, not ranked. */
  readonly options: readonly OptionResult[];
  /** Sorted; one per ballot cast. */
  readonly trackers: readonly string[];
  /** Shuffled; one per ballot cast. `sector` is null for "Ohne Angabe" and for sectors with a hidden number. */
  readonly choices: readonly { readonly sector: SectorId | null; readonly choices: Choices }[];
}

/** Sentences in the order in which the hall sees them: strongest weakest sector first, ties in ballot order. */
export const ranked = (options: readonly OptionResult[]): readonly OptionResult[] =>
  options
    .map((option, place) => ({ option, place }))
    .sort((a, b) => (b.option.weakest ?? -1) - (a.option.weakest ?? -1) || a.place - b.place)
    .map(({ option }) => option);
