import type { OptionResult, PublishedReason, TallyOf } from '../../../shared/domain/ballot.ts';
import { byPlace } from '../../../shared/domain/ballot-ranking.ts';
import type { Sector } from '../../../shared/domain/sector.ts';
import { supportSentence } from '../../../shared/locale/tragwerk.ts';
import type { ResultView } from '../../../shared/protocol/view.ts';
import type { Tell } from '../later-element.ts';
import { resultNumbers } from './result-numbers.ts';

type Kind = keyof TallyOf;
type Support = { readonly threshold: number; readonly sectors: OptionResult['sectors']; readonly shared: boolean };

/** Numbers under names: a column per figure, a row for all and one per sector. `cells` null: hidden. Empty: nobody voted. */
export interface ResultTable {
  readonly columns: readonly string[];
  readonly rows: readonly { readonly title: string; readonly cells: readonly string[] | null }[];
}

/** One option of a closed ballot, in words first. */
export interface ResultLine {
  readonly id: string;
  readonly text: string;
  /** "1. Platz"; empty for kinds and options without one. */
  readonly place: string;
  /** What came out, one sentence after the other. */
  readonly words: readonly string[];
  /** The counts behind it. */
  readonly counts: string;
  /** For the glyph; null for kinds that know no support. */
  readonly support: Support | null;
  readonly table: ResultTable;
  /** People per value, with the name of the value; null for kinds without. */
  readonly spread: readonly (readonly [name: string, people: number])[] | null;
  readonly reasons: readonly PublishedReason[];
}

interface Speaker {
  readonly tell: Tell;
  readonly language: 'de' | 'en';
  readonly sectors: readonly Sector[];
}

/** The options in the order of the result, each as text. Pure. */
export const resultLines = (result: ResultView, speaker: Speaker): readonly ResultLine[] => {
  switch (result.kind) {
    case 'agreement':
      return byPlace(result.options).map((option) => agreementLine(option, result, speaker));
    case 'resistance':
      return byPlace(result.options).map((option) => resistanceLine(option, result.options, result, speaker));
    case 'consent':
      return result.options.map((option) => consentLine(option, result, speaker));
    case 'dots':
      return byPlace(result.options).map((option) => dotsLine(option, result.options, result, speaker));
    case 'ranking':
      return byPlace(result.options).map((option) => rankingLine(option, result.options, result, speaker));
    case 'scale':
      return result.options.map((option) => scaleLine(option, result, speaker));
  }
};

/** What every kind has. */
const base = <K extends Kind>(option: OptionResult<K>, { reasons }: ResultView, table: ResultTable): Pick<ResultLine, 'id' | 'text' | 'place' | 'support' | 'table' | 'spread' | 'reasons'> => ({
  id: option.id,
  text: option.text,
  place: '',
  support: null,
  table,
  spread: null,
  reasons: reasons.filter((reason) => reason.option === option.id),
});

/** Equal ones share a place, and it says so. */
const placeOf = ({ rank }: Pick<OptionResult, 'rank'>, all: readonly Pick<OptionResult, 'rank'>[], tell: Tell): string =>
  rank === null ? '' : tell(all.filter((other) => other.rank === rank).length > 1 ? 'sharedPlace' : 'resultPlace', { number: rank });

/** Text stands as it is, numbers are written in the language's way. */
type Cells = readonly (string | number | null)[];

const table = <K extends Kind>(option: OptionResult<K>, columns: readonly string[], cells: (tally: TallyOf[K], support: number | null) => Cells, { tell, language, sectors }: Speaker): ResultTable => {
  const { number } = resultNumbers(language);
  const written = (row: Cells): readonly string[] => row.map((cell) => (typeof cell === 'string' ? cell : number(cell)));
  return {
    columns,
    rows: [
      { title: tell('allTogether'), cells: written(cells(option.total, option.total.support)) },
      ...sectors.map(({ id, title }) => {
        const part = option.sectors[id];
        return { title, cells: part === undefined ? [] : part === null ? null : written(cells(part, part.support)) };
      }),
    ],
  };
};

const camps = ({ polarised }: Pick<OptionResult, 'polarised'>, tell: Tell): readonly string[] => (polarised ? [tell('twoCamps')] : []);

const agreementLine = (option: OptionResult<'agreement'>, result: ResultView, speaker: Speaker): ResultLine => {
  const { tell, language, sectors } = speaker;
  const { share } = resultNumbers(language);
  const support = { threshold: result.threshold, sectors: option.sectors, shared: option.shared };
  const { yes, no, abstain } = option.total;
  return {
    ...base(option, result, table(option, [tell('yes'), tell('no'), tell('abstain'), tell('supportColumn')], (tally, part) => [tally.yes, tally.no, tally.abstain, share(part)], speaker)),
    words: [supportSentence(sectors, support, language), ...camps(option, tell)],
    counts: tell('votes', { yes, no, abstain }),
    support,
  };
};

const resistanceLine = (option: OptionResult<'resistance'>, all: readonly OptionResult<'resistance'>[], result: ResultView, speaker: Speaker): ResultLine => {
  const { tell, language, sectors } = speaker;
  const { share, percent } = resultNumbers(language);
  const support = { threshold: result.threshold, sectors: option.sectors, shared: option.shared };
  const { rated, abstain, resistance, distribution } = option.total;
  const passive = all.find(({ id }) => id === result.rules.passive);
  const beyond = passive !== undefined && passive.id !== option.id && (resistance ?? 0) > (passive.total.resistance ?? Infinity);
  return {
    ...base(
      option,
      result,
      table(option, [tell('resistanceColumn'), tell('votesColumn'), tell('abstain'), tell('supportColumn')], (tally, part) => [percent(tally.resistance), tally.rated, tally.abstain, share(part)], speaker),
    ),
    place: all.length === 1 ? '' : placeOf(option, all, tell),
    words: [
      resistance === null ? tell('notRated') : `${tell(all.length === 1 ? 'restResistance' : 'groupResistance', { percent: percent(resistance) })}, ${tell('votesCount', { n: rated })}.`,
      ...(beyond ? [tell('beyondPassive', { text: passive.text.replace(/\.$/u, '') })] : []),
      supportSentence(sectors, support, language),
      ...camps(option, tell),
    ],
    counts: abstain === 0 ? '' : tell('abstained', { n: abstain }),
    support,
    spread: distribution.map((people, value) => [tell('resistanceValue', { value }), people] as const),
  };
};

const consentLine = (option: OptionResult<'consent'>, result: ResultView, speaker: Speaker): ResultLine => {
  const { tell } = speaker;
  const { consent, light, grave } = option.total;
  const cast = consent + light + grave;
  return {
    ...base(option, result, table(option, [tell('consent'), tell('lightColumn'), tell('graveColumn')], (tally) => [tally.consent, tally.light, tally.grave], speaker)),
    words: [cast === 0 ? tell('notRated') : grave === 0 ? tell('accepted') : tell('notAccepted', { n: grave })],
    counts: tell('consentCounts', { consent, light, grave }),
  };
};

const dotsLine = (option: OptionResult<'dots'>, all: readonly OptionResult<'dots'>[], result: ResultView, speaker: Speaker): ResultLine => {
  const { tell } = speaker;
  const { dots, people } = option.total;
  return {
    ...base(option, result, table(option, [tell('dotsColumn'), tell('peopleColumn')], (tally) => [tally.dots, tally.people], speaker)),
    place: placeOf(option, all, tell),
    words: [dots === 0 ? `${tell('dotsNone')}.` : `${tell('dotsCount', { n: dots })} ${tell('ofPeople', { n: people })}.`],
    counts: '',
  };
};

const rankingLine = (option: OptionResult<'ranking'>, all: readonly OptionResult<'ranking'>[], result: ResultView, speaker: Speaker): ResultLine => {
  const { tell } = speaker;
  const { points, ranked: people, places } = option.total;
  return {
    ...base(option, result, table(option, [tell('dotsColumn'), tell('rankedColumn')], (tally) => [tally.points, tally.ranked], speaker)),
    place: placeOf(option, all, tell),
    words: [tell('pointsCount', { n: points })],
    counts: tell('rankedBy', { n: people }),
    spread: places.map((count, place) => [tell('rankPlace', { number: place + 1 }), count] as const),
  };
};

const scaleLine = (option: OptionResult<'scale'>, result: ResultView, speaker: Speaker): ResultLine => {
  const { tell, language } = speaker;
  const { number } = resultNumbers(language);
  const { rated, mean, distribution } = option.total;
  const width = 100 / distribution.length;
  const ends = option.poles === undefined ? '' : tell('scaleEnds', { low: option.poles.low, high: option.poles.high });
  return {
    ...base(option, result, table(option, [tell('meanColumn'), tell('medianColumn'), tell('votesColumn')], (tally) => [tally.mean, tally.median, tally.rated], speaker)),
    words: [mean === null ? tell('notRated') : `${tell('meanIs', { mean: number(mean) })}, ${tell('votesCount', { n: rated })}.`, ...(ends === '' ? [] : [ends]), ...camps(option, tell)],
    counts: '',
    spread: distribution.map((people, tenth) => [tell('fromTo', { from: tenth * width, to: (tenth + 1) * width - (tenth + 1 === distribution.length ? 0 : 1) }), people] as const),
  };
};
