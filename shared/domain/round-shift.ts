import type { BallotKind, BallotOption, CountedBallot, OptionResult } from './ballot.ts';
import type { BallotId, OptionId } from './ids.ts';

/**
 * What moves between two rounds, by kind, unrounded: `support` 0 to 1 (agreement, consent), `resistance` the Gruppenwiderstand 0 to 100,
 * `dots-per-paper`, `points-share` 0 to 1 of the points that an option could have had (ranking), `mean` 0 to 100 (scale).
 */
export type ShiftMeasure = 'support' | 'resistance' | 'dots-per-paper' | 'points-share' | 'mean';

/** One figure in both rounds. null: nobody gave it one; then there is no difference either. */
export interface Shift {
  readonly before: number | null;
  readonly after: number | null;
  /** After minus before. */
  readonly difference: number | null;
}

/** One option of the later round, and what it was in the one before. */
export interface OptionShift {
  readonly id: OptionId;
  readonly text: string;
  /** The option it is paired with; null: it is new. */
  readonly previous: OptionId | null;
  /** The words that were weighed before, where they were others; else null. */
  readonly textBefore: string | null;
  readonly total: Shift;
  /** Sectors that took part in either round; null: hidden in one of the two, so in neither it is shown. */
  readonly sectors: Readonly<Record<string, Shift | null>>;
  readonly rank: { readonly before: number | null; readonly after: number | null };
  readonly shared: { readonly before: boolean | null; readonly after: boolean };
}

/** How the hall moved from one round to the next. Rounds are immutable: this is worked out from what they published. */
export interface RoundShift {
  readonly kind: BallotKind;
  readonly measure: ShiftMeasure;
  readonly previous: BallotId;
  readonly current: BallotId;
  readonly rounds: { readonly before: number; readonly after: number };
  readonly turnout: { readonly before: number; readonly after: number };
  /** In the order of the later round. */
  readonly options: readonly OptionShift[];
  /** Options of the earlier round that the later one does not have. */
  readonly dropped: readonly { readonly id: OptionId; readonly text: string }[];
}

const measures: Readonly<Record<BallotKind, ShiftMeasure>> = {
  agreement: 'support',
  consent: 'support',
  resistance: 'resistance',
  dots: 'dots-per-paper',
  ranking: 'points-share',
  scale: 'mean',
};

/** A place where a figure stands: in total (null) or in one sector. */
type Place = string | null;

/**
 * What changed between two rounds of a ballot. Options are paired by principle, whatever its version, else by card or
 * cluster, else by their words; each at most once. null when the two are of different kinds.
 */
export const roundShift = (previous: CountedBallot, current: CountedBallot): RoundShift | null => {
  if (previous.kind !== current.kind) return null;
  const [figuresBefore, figuresAfter] = [figuresOf(previous), figuresOf(current)];
  const pairs = pairsOf(previous.options, current.options);
  const paired = new Set([...pairs.values()].map(({ id }) => id));
  return {
    kind: current.kind,
    measure: measures[current.kind],
    previous: previous.ballot,
    current: current.ballot,
    rounds: { before: previous.round, after: current.round },
    turnout: { before: previous.turnout, after: current.turnout },
    options: current.options.map((option): OptionShift => {
      const before = pairs.get(option.id) ?? null;
      const shiftAt = (place: Place): Shift => shift(before === null ? null : figuresBefore(before.id, place), figuresAfter(option.id, place));
      const sectors = new Set([...Object.keys(before?.sectors ?? {}), ...Object.keys(option.sectors)]);
      const isHidden = (sector: string): boolean => before?.sectors[sector] === null || option.sectors[sector] === null;
      return {
        id: option.id,
        text: option.text,
        previous: before?.id ?? null,
        textBefore: before === null || before.text === option.text ? null : before.text,
        total: shiftAt(null),
        sectors: Object.fromEntries([...sectors].map((sector) => [sector, isHidden(sector) ? null : shiftAt(sector)])),
        rank: { before: before?.rank ?? null, after: option.rank },
        shared: { before: before?.shared ?? null, after: option.shared },
      };
    }),
    dropped: previous.options.filter(({ id }) => !paired.has(id)).map(({ id, text }) => ({ id, text })),
  };
};

const shift = (before: number | null, after: number | null): Shift => ({ before, after, difference: before === null || after === null ? null : after - before });

/** What makes two options the same thing, strongest first; every option has its words. */
const tiesOf = ({ source, text }: Pick<BallotOption, 'source' | 'text'>): readonly [thing: string | null, words: string] => {
  const words = `words ${text}`;
  if (source === null) return [null, words];
  if ('principle' in source) return [`principle ${source.principle}`, words];
  if ('amendment' in source) return [`amendment ${source.amendment}`, words];
  return ['card' in source ? `card ${source.card}` : `cluster ${source.cluster}`, words];
};

/** Options of the later round to those of the earlier one. First by the thing they stand for, then what is left by its words. */
const pairsOf = (before: readonly OptionResult[], after: readonly OptionResult[]): ReadonlyMap<OptionId, OptionResult> => {
  const pairs = new Map<OptionId, OptionResult>();
  const taken = new Set<OptionResult>();
  for (const level of [0, 1] as const) {
    const free = new Map<string, OptionResult[]>();
    for (const option of before) {
      const tie = tiesOf(option)[level];
      if (tie === null || taken.has(option)) continue;
      const alike = free.get(tie);
      if (alike === undefined) free.set(tie, [option]);
      else alike.push(option);
    }
    for (const option of after) {
      const tie = tiesOf(option)[level];
      const match = tie === null || pairs.has(option.id) ? undefined : free.get(tie)?.shift();
      if (match === undefined) continue;
      pairs.set(option.id, match);
      taken.add(match);
    }
  }
  return pairs;
};

type Figures = (option: OptionId, place: Place) => number | null;

/** The kind's figure, by option and place. */
const figuresOf = (ballot: CountedBallot): Figures => {
  switch (ballot.kind) {
    case 'agreement':
    case 'consent':
      return lookUp<{ readonly support: number | null }>(ballot.options, ({ support }) => support);
    case 'resistance':
      return lookUp(ballot.options, ({ resistance }) => resistance);
    case 'scale':
      return lookUp(ballot.options, ({ mean }) => mean);
    case 'dots':
      return lookUp(ballot.options, ({ dots }, place) => divide(dots, place === null ? ballot.turnout : (ballot.turnoutBySector[place] ?? null)));
    case 'ranking': {
      const count = ballot.options.length;
      // Every valid paper hands out the same number of points: so their sum tells how many there were.
      const papers = (place: Place): number | null => {
        const parts = ballot.options.map(({ total, sectors }) => (place === null ? total : (sectors[place] ?? null)));
        return parts.includes(null) ? null : parts.reduce((sum, part) => sum + (part?.points ?? 0), 0) / ((count * (count - 1)) / 2);
      };
      const byPlace = new Map<Place, number | null>();
      const papersAt = (place: Place): number | null => {
        if (!byPlace.has(place)) byPlace.set(place, papers(place));
        return byPlace.get(place) ?? null;
      };
      return lookUp(ballot.options, ({ points }, place) => divide(points, (papersAt(place) ?? 0) * (count - 1)));
    }
  }
};

const divide = (value: number, by: number | null): number | null => (by === null || by === 0 ? null : value / by);

const lookUp = <Part>(
  options: readonly { readonly id: OptionId; readonly total: Part; readonly sectors: Readonly<Record<string, Part | null>> }[],
  figure: (part: Part, place: Place) => number | null,
): Figures => {
  const byId = new Map(options.map((option) => [option.id, option]));
  return (id, place) => {
    const option = byId.get(id);
    const part = option === undefined || place === null ? option?.total : option.sectors[place];
    return part == null ? null : figure(part, place);
  };
};
