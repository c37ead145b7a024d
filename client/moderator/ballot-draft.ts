import type { BallotKind, BallotMode, BallotOption, OptionSource, Poles } from '../../shared/domain/ballot.ts';
import { axesMax, dotsBudgetMax, optionsPerBallotMax, rankingOptionsMax, rankingOptionsMin, sectorVotesMin, thresholdDefault } from '../../shared/domain/limits.ts';
import type { Sector } from '../../shared/domain/sector.ts';
import { dotsSuggested } from '../../shared/domain/tally/dots.ts';
import type { DeskBallotView, DeskView } from '../../shared/protocol/view.ts';
import type { Order } from './desk.ts';
import { t } from './weigh-words.ts';
import { total } from './plan.ts';

/** What somebody has put together for a ballot so far, numbers as they were typed. Immutable. */
export interface BallotDraft {
  readonly kind: BallotKind;
  readonly mode: BallotMode;
  readonly title: string;
  readonly thresholdPercent: string;
  /** Empty: the suggested number. */
  readonly budget: string;
  /** Empty: no limit but the budget. */
  readonly maxPerOption: string;
  /** Keys of what is to be weighed; null as long as nobody touched it: then the open sentences, or else the groups. */
  readonly chosen: ReadonlySet<string> | null;
  readonly own: readonly string[];
  /** `scale` only: a line, and perhaps a second one. */
  readonly axes: readonly AxisDraft[];
  /** The closed ballot that this one repeats. */
  readonly repeats: Repeats | null;
}

export interface Repeats {
  readonly ballot: string;
  /** Number of the round that is to come. */
  readonly round: number;
  readonly title: string;
  /** What was weighed, without the passive solution, which comes by itself. */
  readonly options: readonly Pick<BallotOption, 'id' | 'text' | 'source'>[];
}

export interface AxisDraft extends Poles {
  readonly text: string;
}

/** Something that can be weighed. */
export interface Offer {
  readonly key: string;
  readonly text: string;
  readonly meta: string;
  readonly option: Readonly<Record<string, string>>;
  /** Of a sentence: its newest. */
  readonly version?: number;
}

export const emptyAxis: AxisDraft = { text: '', low: '', high: '' };

export const emptyDraft: BallotDraft = {
  kind: 'agreement',
  mode: 'straw-poll',
  title: '',
  thresholdPercent: String(thresholdDefault * 100),
  budget: '',
  maxPerOption: '',
  chosen: null,
  own: [''],
  axes: [emptyAxis],
  repeats: null,
};

export const sourceKey = (source: OptionSource): string | null => {
  if (source === null) return null;
  if ('principle' in source) return `principle:${source.principle}`;
  if ('amendment' in source) return `amendment:${source.amendment}`;
  return 'cluster' in source ? `cluster:${source.cluster}` : `card:${source.card}`;
};

/** The next round of a closed ballot: the same things, and the same rules to begin with. */
export const repeatDraft = ({ id, kind, mode, title, round, rules, result }: DeskBallotView, name: string): BallotDraft => {
  const options = (result?.options ?? []).filter((option) => option.id !== rules.passive);
  return {
    ...emptyDraft,
    kind,
    mode,
    title,
    thresholdPercent: String(Math.round(rules.threshold * 1e8) / 1e6).replace('.', ','),
    budget: rules.budget === null ? '' : String(rules.budget),
    maxPerOption: rules.maxPerOption === null || rules.maxPerOption === rules.budget ? '' : String(rules.maxPerOption),
    chosen: new Set(options.map(againKey)),
    axes: kind === 'scale' ? options.map(({ text, poles }) => ({ text, low: poles?.low ?? '', high: poles?.high ?? '' })) : [emptyAxis],
    repeats: { ballot: id, round: round + 1, title: name, options },
  };
};

const againKey = ({ id }: { readonly id: string }): string => `again:${id}`;

/** What the round before weighed, in its present wording; what is gone meanwhile comes in the words of then. `known`: offers by `sourceKey`. */
export const againOffers = (repeats: Repeats | null, known: ReadonlyMap<string, Offer>): readonly Offer[] =>
  (repeats?.options ?? []).map((option) => {
    const offer = known.get(sourceKey(option.source) ?? '');
    const { source } = option;
    const key = againKey(option);
    if (offer === undefined) return { key, text: option.text, meta: '', option: { text: option.text } };
    const isNewer = source !== null && 'principle' in source && offer.version !== undefined && offer.version > source.version;
    return { ...offer, key, meta: isNewer ? t('builder.newVersion', { version: offer.version ?? 1 }) : offer.meta };
  });

export const knowsThreshold = (kind: BallotKind): boolean => kind === 'agreement' || kind === 'resistance';

/** How many options a kind takes. */
const optionsOf: Readonly<Record<BallotKind, { readonly min: number; readonly max: number }>> = {
  agreement: { min: 1, max: optionsPerBallotMax },
  dots: { min: 2, max: optionsPerBallotMax },
  resistance: { min: 1, max: optionsPerBallotMax },
  consent: { min: 1, max: optionsPerBallotMax },
  ranking: { min: rankingOptionsMin, max: rankingOptionsMax },
  scale: { min: 1, max: axesMax },
};

type Field = 'options' | 'threshold' | 'budget' | 'maxPerOption' | 'axes';

export type DraftOrder = { readonly order: Order } | { readonly wrong: string; readonly field: Field };

/** The command that opens this ballot, or what is missing. `people`: who joined so far. */
export const orderOf = (draft: BallotDraft, offers: readonly Offer[], people: number): DraftOrder => {
  const { kind, mode } = draft;
  const options = kind === 'scale' ? axisOptions(draft.axes) : [...offers.map(({ option }) => option), ...ownTexts(draft).map((text) => ({ text }))];
  if (options === null) return { wrong: t('builder.wrongPoles'), field: 'axes' };
  const { min, max } = optionsOf[kind];
  if (options.length < min) return { wrong: kind === 'scale' ? t('builder.wrongAxis') : min > 1 ? t('builder.tooFew', { n: min }) : t('builder.nothing'), field: kind === 'scale' ? 'axes' : 'options' };
  if (options.length > max) return { wrong: t('builder.tooMany', { n: max }), field: 'options' };
  const percentage = Number(draft.thresholdPercent.trim().replace(',', '.'));
  if (knowsThreshold(kind) && !(percentage > 0 && percentage <= 100)) return { wrong: t('builder.wrongThreshold'), field: 'threshold' };
  const suggested = dotsSuggested(options.length, people);
  const budget = draft.budget.trim() === '' ? suggested : Number(draft.budget);
  if (kind === 'dots' && !isWhole(budget, dotsBudgetMax)) return { wrong: t('builder.wrongBudget', { n: dotsBudgetMax }), field: 'budget' };
  const maxPerOption = draft.maxPerOption.trim() === '' ? null : Number(draft.maxPerOption);
  if (kind === 'dots' && maxPerOption !== null && !isWhole(maxPerOption, budget)) return { wrong: t('builder.wrongMaxPerOption', { n: budget }), field: 'maxPerOption' };
  return {
    order: {
      do: 'open-ballot',
      kind,
      mode,
      options,
      title: draft.title.trim(),
      ...(knowsThreshold(kind) ? { threshold: percentage / 100 } : {}),
      ...(kind === 'dots' ? { budget, ...(maxPerOption === null ? {} : { maxPerOption }) } : {}),
      ...(draft.repeats === null ? {} : { repeats: draft.repeats.ballot }),
    },
  };
};

const isWhole = (number: number, max: number): boolean => Number.isInteger(number) && number >= 1 && number <= max;

export const ownTexts = ({ own }: BallotDraft): readonly string[] => own.map((text) => text.trim()).filter((text) => text !== '');

/** null when only one end of a line has a name. A second line without a question is none. */
const axisOptions = (axes: readonly AxisDraft[]): readonly { readonly text: string; readonly poles?: Poles }[] | null => {
  const named = axes.map(({ text, low, high }) => ({ text: text.trim(), low: low.trim(), high: high.trim() })).filter(({ text }) => text !== '');
  if (named.some(({ low, high }) => (low === '') !== (high === ''))) return null;
  return named.map(({ text, low, high }) => (low === '' ? { text } : { text, poles: { low, high } }));
};

/** Why a secret ballot would not be secret, or would say little, with who is here now. Empty: nothing to worry about. */
export const fewPeople = (present: DeskView['present'], sectors: readonly Sector[]): readonly string[] => {
  const here = total(present);
  if (here < sectorVotesMin) return [t('builder.few.all', { n: here })];
  const few = sectors.filter(({ id }) => (present[id] ?? 0) > 0 && (present[id] ?? 0) < sectorVotesMin);
  const unnamed = present['none'] ?? 0;
  return [
    ...(few.length === 0 ? [] : [t('builder.few.sector', { sectors: few.map(({ title }) => title).join(', '), min: sectorVotesMin })]),
    ...(few.length === 0 && unnamed > 0 && unnamed < sectorVotesMin ? [t('builder.few.none', { n: unnamed })] : []),
  ];
};
