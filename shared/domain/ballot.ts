import type { AmendmentId, BallotId, CardId, ClusterId, OptionId, PrincipleId, SectorId } from './ids.ts';

/** Every kind of ballot. What a kind counts is in `shared/domain/tally/<kind>.ts`. */
export const ballotKinds = ['agreement', 'dots', 'resistance', 'consent', 'ranking', 'scale'] as const;
export type BallotKind = (typeof ballotKinds)[number];
/** Straw poll: without tickets, labelled "Stimmungsbild" wherever it is shown. Binding: one ticket, one vote, and final. */
export const ballotModes = ['straw-poll', 'binding'] as const;
export type BallotMode = (typeof ballotModes)[number];

/** What an option stands for: free text, or a thing it came from. */
export type OptionSource =
  | { readonly card: CardId }
  | { readonly cluster: ClusterId }
  | { readonly principle: PrincipleId; readonly version: number }
  | { readonly amendment: AmendmentId }
  | null;

/** Names of the two ends of an axis. */
export interface Poles {
  readonly low: string;
  readonly high: string;
}

/** One thing to weigh. `text` is copied when the ballot opens and never changes after. With `scale` an option is an axis. */
export interface BallotOption {
  readonly id: OptionId;
  readonly text: string;
  readonly source: OptionSource;
  /** `scale` only. */
  readonly poles?: Poles;
}

/** What is agreed before anybody votes, and published with the result. */
export interface BallotRules {
  /** Share of a sector's votes that makes it carry an option: above 0, up to 1. Compared unrounded. */
  readonly threshold: number;
  /** `dots`: how many each person may give; else null. */
  readonly budget: number | null;
  /** `dots`: how many of them one option may get from one person; else null. */
  readonly maxPerOption: number | null;
  /** `resistance`: "alles bleibt, wie es ist", always on the list; null for a single proposal and all other kinds. */
  readonly passive: OptionId | null;
}

export const agreementChoices = ['yes', 'no', 'abstain'] as const;
export type AgreementChoice = (typeof agreementChoices)[number];
export const consentChoices = ['consent', 'light', 'grave'] as const;
export type ConsentChoice = (typeof consentChoices)[number];
/** Largest resistance. */
export const resistanceMax = 10;
/** From here on the phone asks "Was müsste sich ändern?". */
export const resistanceAsksFrom = 7;
/** Resistance up to this counts as support. */
export const resistanceSupportMax = 3;
/** Right or upper end of an axis of `scale`. */
export const scaleMax = 100;

/**
 * What may stand on a paper for one option: `agreement` yes, no, abstain; `dots` 1…budget; `resistance` 0…10 or abstain;
 * `consent` consent, light, grave; `ranking` 1…n without gaps or twins; `scale` 0…100. All numbers are whole.
 */
export type ChoiceValue = number | AgreementChoice | ConsentChoice;

/** One person's ballot paper: option id to value. Options left out are "not voted", which is not zero. */
export type Choices = Readonly<Record<string, ChoiceValue>>;

/** Words to an option: the reason of an objection, or what would have to change. Option id to text. */
export type Reasons = Readonly<Record<string, string>>;

/** Counts of one option, in one sector or in total. */
export interface AgreementTally {
  readonly yes: number;
  readonly no: number;
  readonly abstain: number;
}

export interface DotsTally {
  readonly dots: number;
  /** People who gave it at least one. */
  readonly people: number;
}

export interface ResistanceTally {
  /** People who gave a number: abstentions and missing values are not among them. */
  readonly rated: number;
  readonly abstain: number;
  readonly sum: number;
  /** People per value, 0 to 10: eleven numbers. */
  readonly distribution: readonly number[];
  /** Gruppenwiderstand: 100 · sum ÷ (rated · 10), 0 to 100, unrounded; null when nobody rated it. */
  readonly resistance: number | null;
  readonly median: number | null;
}

export interface ConsentTally {
  readonly consent: number;
  readonly light: number;
  readonly grave: number;
}

export interface RankingTally {
  /** People who gave it a place. */
  readonly ranked: number;
  /** Borda: n − 1 for the first of n places, n − 2 for the second …; the places that a paper leaves open share the rest evenly. */
  readonly points: number;
  /** People per place, first to n-th. */
  readonly places: readonly number[];
}

export interface ScaleTally {
  readonly rated: number;
  /** 0 to 100, unrounded; null when nobody rated it. */
  readonly mean: number | null;
  readonly median: number | null;
  /** People per tenth of the axis: ten numbers; 100 counts to the last. */
  readonly distribution: readonly number[];
}

export interface TallyOf {
  readonly agreement: AgreementTally;
  readonly dots: DotsTally;
  readonly resistance: ResistanceTally;
  readonly consent: ConsentTally;
  readonly ranking: RankingTally;
  readonly scale: ScaleTally;
}

/** How far a sector carries an option. Kinds that know no support (`dots`, `ranking`, `scale`): null and false. */
export interface Carrying {
  /** 0 to 1, unrounded. `agreement`: yes ÷ (yes + no). `resistance`: share of ratings 0 to 3. `consent`: share without a grave objection. */
  readonly support: number | null;
  /** support ≥ threshold; with `consent`: nobody objected gravely. */
  readonly carries: boolean;
}

/** A sector's part in an option's result. */
export type SectorResult<Kind extends BallotKind = BallotKind> = TallyOf[Kind] & Carrying;

/** One option after closing. */
export interface OptionResult<Kind extends BallotKind = BallotKind> {
  readonly id: OptionId;
  readonly text: string;
  readonly source: OptionSource;
  readonly poles?: Poles;
  readonly total: TallyOf[Kind] & { readonly support: number | null };
  /**
   * Every sector that took part in the ballot on this option; null where it is hidden: 1 to 4 votes, or the smallest of the others
   * where what is hidden would come to fewer than 5 people and could be worked out by subtraction. No votes: absent, unless that
   * would tell the votes of the hidden ones (docs/decisions/0011).
   */
  readonly sectors: Readonly<Record<string, SectorResult<Kind> | null>>;
  /** Carried by every sector that took part. False while one of them cast 1 to 4 votes, and for kinds that know no support. A sector that is hidden only to cover a few people without one counts if it carries whichever of the hidden votes are not its own. */
  readonly shared: boolean;
  /** Lowest support among visible sectors; null if none is visible. Sentences are ranked by this. */
  readonly weakest: number | null;
  /** Place by the kind's own rule, from 1; equal ones share a place (1, 1, 3). null when nobody weighed it. */
  readonly rank: number | null;
  /** Two camps: at least a quarter of the voters at either end. False for kinds without ends. */
  readonly polarised: boolean;
  /** `agreement`: Polis' group-aware consensus over the visible sectors, and its geometric mean; null without one. For the record. */
  readonly groupAware: { readonly product: number; readonly mean: number } | null;
}

/** Words that somebody wrote to an option, published without who and without their sector. `text` is null once they were erased. */
export interface PublishedReason {
  readonly id: string;
  readonly option: OptionId;
  readonly text: string | null;
}

/** What is published when a ballot closes. Anyone can recount it: see docs/PROTOCOL.md. */
export interface ResultOf<Kind extends BallotKind> {
  readonly ballot: BallotId;
  readonly kind: Kind;
  readonly mode: BallotMode;
  readonly threshold: number;
  readonly rules: BallotRules;
  /** 1 for the first; a repeated ballot has the next number, and names the one before. */
  readonly round: number;
  readonly previous: BallotId | null;
  /** Papers counted, in total and per sector (hidden ones: null, by the rule of `OptionResult.sectors`). */
  readonly turnout: number;
  readonly turnoutBySector: Readonly<Record<string, number | null>>;
  /** Papers without any valid choice: empty, or spoilt on purpose. Counted in the turnout. */
  readonly invalid: number;
  /** Papers that the moderation entered for people without a phone: on their ticket, and from paper. */
  readonly onTicket: number;
  readonly byHand: number;
  /** Tickets issued until the close; null for a straw poll. */
  readonly tickets: number | null;
  /** In the order of the ballot, not ranked. */
  readonly options: readonly OptionResult<Kind>[];
  /** `ranking`: how many papers put option [row] before option [column], in the order of `options`; else null. */
  readonly pairs: readonly (readonly number[])[] | null;
  /** `scale` with two axes: people per field, ten rows from low to high on the second axis, ten columns on the first; else null. */
  readonly grid: readonly (readonly number[])[] | null;
  /** Sorted; one per paper cast on a phone or on a ticket, none for papers entered by hand. */
  readonly trackers: readonly string[];
  /** Shuffled; one per paper. `sector` is null for "Ohne Angabe" and for sectors with a hidden number. */
  readonly choices: readonly { readonly sector: SectorId | null; readonly choices: Choices }[];
}

/** A result without what is published paper by paper. */
export type CountedBallot = { readonly [Kind in BallotKind]: Omit<ResultOf<Kind>, 'trackers' | 'choices'> }[BallotKind];

export type BallotResult = { readonly [Kind in BallotKind]: ResultOf<Kind> }[BallotKind];
