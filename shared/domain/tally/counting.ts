import type { BallotKind, BallotOption, BallotRules, Choices, OptionResult, TallyOf } from '../ballot.ts';
import type { SectorId } from '../ids.ts';
import type { Counts } from './suppression.ts';

/** What one person put into the urn. `sector` is null for "Ohne Angabe". */
export interface Paper {
  readonly sector: SectorId | null;
  readonly choices: Choices;
}

/** The question, as a counter needs it. */
export interface Question {
  readonly rules: BallotRules;
  readonly options: readonly BallotOption[];
  /** Place of each option in `options`. */
  readonly places: ReadonlyMap<string, number>;
}

export const questionOf = (options: readonly BallotOption[], rules: BallotRules): Question => ({
  rules,
  options,
  places: new Map(options.map(({ id }, place) => [id, place])),
});

/** People by what they chose; which slot stands for what is the kind's own affair. Slots that nobody chose may be missing. */
export type Histogram = readonly (number | undefined)[];

/** One mark on a paper: the option by its place in the question, the choice by its slot. */
export type Mark = readonly [option: number, slot: number];

/** How one kind of ballot is counted. All pure. */
export interface Counting<Kind extends BallotKind> {
  /** What a paper says. Unknown options and values that are none are left out; nothing left: the paper is invalid. */
  readonly read: (choices: Choices, question: Question) => readonly Mark[];
  /** Figures of one group of people on one option. */
  readonly tally: (people: Histogram, question: Question) => TallyOf[Kind];
  /** How many people stand behind these figures. */
  readonly votes: (people: Histogram, question: Question) => Counts;
  /** Somebody took a side: abstaining is none. */
  readonly isWeighed: (people: Histogram) => boolean;
  /** 0 to 1; null for kinds that know no support, and where nobody took a side. */
  readonly support: (tally: TallyOf[Kind]) => number | null;
  readonly carries: (tally: TallyOf[Kind], threshold: number) => boolean;
  readonly polarised: (tally: TallyOf[Kind]) => boolean;
  /** Below zero: `a` ranks before `b`; zero: they share a place. null: the kind ranks nothing. */
  readonly compare: ((a: OptionResult<Kind>, b: OptionResult<Kind>) => number) | null;
}

export const peopleAt = (people: Histogram, slot: number): number => people[slot] ?? 0;

/** People in slots `from` to `to`, both included. */
export const peopleIn = (people: Histogram, from: number, to: number): number => {
  let sum = 0;
  for (let slot = from; slot <= Math.min(to, people.length - 1); slot += 1) sum += people[slot] ?? 0;
  return sum;
};

export const everybody = (people: Histogram): number => peopleIn(people, 0, people.length - 1);

/** The middle value, or the mean of the two in the middle; null for nobody. The slot is the value. */
export const medianSlot = (people: Histogram): number | null => {
  const all = everybody(people);
  if (all === 0) return null;
  return (slotOfPerson(people, Math.floor((all - 1) / 2)) + slotOfPerson(people, Math.floor(all / 2))) / 2;
};

/** Everybody in a row by value: the value of the one at `place`, from 0. */
const slotOfPerson = (people: Histogram, place: number): number => {
  let before = 0;
  for (let slot = 0; slot < people.length; slot += 1) {
    before += people[slot] ?? 0;
    if (before > place) return slot;
  }
  return people.length - 1;
};

/** A whole number from `min` to `max`. */
export const isWhole = (value: unknown, min: number, max: number): value is number => typeof value === 'number' && Number.isInteger(value) && value >= min && value <= max;

/** Larger first, null last. */
export const largerFirst = (a: number | null, b: number | null): number => (b ?? Number.NEGATIVE_INFINITY) - (a ?? Number.NEGATIVE_INFINITY) || 0;
/** Smaller first, null last. */
export const smallerFirst = (a: number | null, b: number | null): number => (a ?? Number.POSITIVE_INFINITY) - (b ?? Number.POSITIVE_INFINITY) || 0;
