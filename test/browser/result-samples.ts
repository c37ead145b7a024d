import { resistanceMax, scaleMax, type BallotKind, type BallotMode, type BallotOption, type BallotRules, type Choices, type ChoiceValue } from '../../shared/domain/ballot.ts';
import { asId, type BallotId, type SectorId } from '../../shared/domain/ids.ts';
import { defaultSectors, type Sector } from '../../shared/domain/sector.ts';
import { countBallot, type Paper } from '../../shared/domain/tally/count-ballot.ts';
import { agreementVotes } from '../../shared/opinion/agreement-votes.ts';
import { opinionGroups } from '../../shared/opinion/opinion-groups.ts';
import type { OpinionGroupsView } from '../../shared/opinion/opinion-groups-view.ts';
import type { ResultView } from '../../shared/protocol/view.ts';
import { seeded, type Seeded } from '../../server/demo/seeded.ts';
import { sentences } from '../screens/words.ts';

/** Ballots of the hall of 160 in `test/screens/words.ts`, counted as the server counts them. */

/** People per sector, and those who would not say. */
const people: readonly (readonly [SectorId | null, number])[] = [...defaultSectors.map(({ id }, place) => [id, [30, 22, 36, 42, 20][place] ?? 0] as const), [null, 10] as const];

const textsOf: Readonly<Record<BallotKind, readonly string[]>> = {
  agreement: sentences.map(({ text }) => text),
  dots: sentences.slice(0, 9).map(({ text }) => text),
  resistance: [...sentences.slice(0, 7).map(({ text }) => text), 'Es bleibt, wie es ist'],
  consent: sentences.slice(0, 4).map(({ text }) => text),
  ranking: sentences.slice(0, 8).map(({ text }) => text),
  scale: ['Wie zuversichtlich sind Sie?'],
};

export interface SampleChange {
  readonly texts?: readonly string[];
  readonly mode?: BallotMode;
  readonly round?: number;
  readonly sectors?: readonly Sector[];
  /** Everybody is a little more in favour: a later round. */
  readonly warmth?: number;
  /** Nobody votes. */
  readonly empty?: boolean;
  readonly budget?: number;
}

/** How much sector `place` likes option `at`, 0 to 1. */
const liking = (place: number, at: number): number => sentences[at % sentences.length]?.support[place] ?? 0.5;

const choice = (kind: BallotKind, like: number, luck: Seeded): ChoiceValue => {
  const mood = like + (luck.next() - 0.5) * 0.6;
  switch (kind) {
    case 'resistance':
      return luck.next() < 0.03 ? 'abstain' : Math.max(0, Math.min(resistanceMax, Math.round((1 - mood) * resistanceMax)));
    case 'consent':
      return like > 0.7 ? (luck.next() < 0.05 ? 'light' : 'consent') : luck.next() < 0.08 ? 'grave' : luck.next() < 0.1 ? 'light' : 'consent';
    default:
      return Math.max(0, Math.min(scaleMax, Math.round(mood * scaleMax)));
  }
};

/** The `nth` of `count` people of a sector. */
interface Person {
  readonly sector: number;
  readonly nth: number;
  readonly count: number;
}

const paper = (kind: BallotKind, options: readonly BallotOption[], { sector, nth, count }: Person, rules: BallotRules, warmth: number, luck: Seeded): Choices => {
  const like = (at: number): number => Math.min(1, liking(sector, at) + warmth * (at % 3 === 2 ? -0.4 : 1));
  if (kind === 'dots') {
    const given = new Map<string, number>();
    for (let dot = 0; dot < (rules.budget ?? 1); dot += 1) {
      const at = Math.floor(luck.next() ** (1.4 + warmth) * options.length);
      const id = options[at]?.id ?? '';
      given.set(id, (given.get(id) ?? 0) + 1);
    }
    return Object.fromEntries(given);
  }
  if (kind === 'ranking') {
    const order = options.map(({ id }, at) => ({ id, at: like(at) + luck.next() * 0.5 })).sort((a, b) => b.at - a.at);
    return Object.fromEntries(order.map(({ id }, place) => [id, place + 1]));
  }
  return Object.fromEntries(
    options.flatMap(({ id, text }, at) => {
      // Three of this sector said something, and the shares of the others are those of the words' list to the person.
      if (kind === 'agreement' && sentences[at]?.support[sector] === null && nth > 2) return [];
      if (kind === 'agreement') return [[id, (nth + 0.5) / count < like(at) ? 'yes' : 'no']];
      if (kind === 'scale') return [[id, choice(kind, 0.62 + warmth - at * 0.2, luck)]];
      // Two camps on one sentence.
      if (kind === 'resistance' && at === 5) return [[id, sector % 2 === 0 ? Math.floor(luck.next() * 3) : 8 + Math.floor(luck.next() * 3)]];
      if (text === 'Es bleibt, wie es ist') return [[id, choice(kind, 0.7, luck)]];
      return [[id, choice(kind, like(at), luck)]];
    }),
  );
};

interface Sample {
  readonly result: ResultView;
  readonly papers: readonly Paper[];
  readonly options: readonly BallotOption[];
}

export const sampleBallot = (kind: BallotKind, { texts = textsOf[kind], mode = 'straw-poll', round = 1, sectors = defaultSectors, warmth = 0, empty = false, budget = 5 }: SampleChange = {}): Sample => {
  const luck = seeded(7 + round);
  const poles = [{ low: 'gar nicht', high: 'sehr' }, { low: 'zu langsam', high: 'zu schnell' }];
  const options = texts.map((text, at): BallotOption => {
    const pole = poles[at];
    return { id: asId(`option-${at}`), text, source: null, ...(kind === 'scale' && pole !== undefined ? { poles: pole } : {}) };
  });
  const passive = kind === 'resistance' ? (options.find(({ text }) => text === 'Es bleibt, wie es ist')?.id ?? null) : null;
  const rules: BallotRules = { threshold: 0.66, budget: kind === 'dots' ? budget : null, maxPerOption: null, passive };
  const hall = people.map(([sector, count], place) => [sector === null ? null : (sectors[place % sectors.length]?.id ?? null), count, place] as const);
  const papers = empty ? [] : hall.flatMap(([sector, count, place]) => Array.from({ length: count }, (_, nth): Paper => ({ sector, choices: paper(kind, options, { sector: place % defaultSectors.length, nth, count }, rules, warmth, luck) })));
  const counted = countBallot({
    ballot: asId<BallotId>(`ballot-${round}`), kind, mode, rules, round, previous: round > 1 ? asId<BallotId>(`ballot-${round - 1}`) : null, onTicket: 0, byHand: 0, tickets: mode === 'binding' ? 160 : null, options, sectors, papers,
  });
  return { result: { ...counted, reasons: [] }, papers, options };
};

export const sampleResult = (kind: BallotKind, change: SampleChange = {}): ResultView => sampleBallot(kind, change).result;

/** Groups of a hall in which camps of the given sizes answer alike. */
export const sampleGroups = (sizes: readonly number[], change: SampleChange = {}): { readonly result: ResultView; readonly groups: OpinionGroupsView } => {
  const { options, result } = sampleBallot('agreement', change);
  const luck = seeded(3);
  const papers = sizes.flatMap((size, camp) =>
    Array.from({ length: size }, (): Choices =>
      Object.fromEntries(options.map(({ id }, at) => {
        // The first three sentences are for everybody, each of the others divides the camps: all around the circle of opinions.
        const likes = at < 3 ? 0.92 : Math.cos((camp / sizes.length - (at - 3) / 9) * 2 * Math.PI) > 0 ? 0.95 : 0.05;
        return [id, luck.next() < 0.04 ? 'abstain' : luck.next() < likes ? 'yes' : 'no'];
      })),
    ),
  );
  const { groups } = opinionGroups(agreementVotes(options.map(({ id }) => id), papers));
  if (groups === null) throw new Error('The sample hall has no opinion groups.');
  return { result: { ...result, turnout: papers.length }, groups };
};
