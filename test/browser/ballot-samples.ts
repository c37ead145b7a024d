import type { BallotKind, BallotMode, BallotOption, BallotRules, Choices, ChoiceValue, CountedBallot, Poles, PublishedReason } from '../../shared/domain/ballot.ts';
import { asId, type BallotId, type OptionId, type PrincipleId, type ReasonId, type SectorId } from '../../shared/domain/ids.ts';
import { defaultSectors } from '../../shared/domain/sector.ts';
import { countBallot, type Paper } from '../../shared/domain/tally/count-ballot.ts';
import type { DeskBallotView, DeskView } from '../../shared/protocol/view.ts';

/** Ballots of every kind as the console's view has them; results are counted by the counting itself. */

export const rules = (change: Partial<BallotRules> = {}): BallotRules => ({ threshold: 0.66, budget: null, maxPerOption: null, passive: null, ...change });

export const optionId = (place: number): OptionId => asId<OptionId>(`option-${place + 1}`);

const optionOf = (text: string, place: number, poles?: Poles): BallotOption => ({
  id: optionId(place),
  text,
  source: { principle: asId<PrincipleId>(`principle-${place + 1}`), version: 1 },
  ...(poles === undefined ? {} : { poles }),
});

export interface BallotSample {
  readonly kind: BallotKind;
  readonly texts: readonly string[];
  /** Papers: place of the sector (null: Ohne Angabe), then a value for each option; null leaves it out. */
  readonly papers?: readonly (readonly [number | null, readonly (ChoiceValue | null)[]])[];
  readonly mode?: BallotMode;
  readonly rules?: Partial<BallotRules>;
  readonly poles?: readonly Poles[];
  readonly round?: number;
  readonly previous?: string;
  readonly title?: string;
  readonly id?: string;
  readonly reasons?: readonly { readonly option: number; readonly text: string | null }[];
  readonly tickets?: number;
  readonly onTicket?: number;
  readonly byHand?: number;
}

const common = (sample: BallotSample): DeskBallotView => {
  const options = sample.texts.map((text, place) => optionOf(text, place, sample.poles?.[place]));
  const own = rules(sample.rules);
  return {
    id: asId<BallotId>(sample.id ?? 'ballot-12'),
    kind: sample.kind,
    mode: sample.mode ?? 'straw-poll',
    title: sample.title ?? 'Was tragen wir?',
    state: 'open',
    threshold: own.threshold,
    rules: own,
    budget: own.budget,
    round: sample.round ?? 1,
    previous: sample.previous === undefined ? null : asId<BallotId>(sample.previous),
    optionCount: options.length,
    options,
    turnout: 12,
    entered: { ticket: sample.onTicket ?? 0, hand: sample.byHand ?? 0 },
    sources: options.map(({ source }) => source),
    result: null,
  };
};

export const openBallot = (sample: BallotSample, change: Partial<DeskBallotView> = {}): DeskBallotView => ({ ...common(sample), ...change });

const papersOf = ({ papers = [] }: BallotSample): readonly Paper[] =>
  papers.map(([sector, values]) => ({
    sector: sector === null ? null : (defaultSectors[sector]?.id ?? asId<SectorId>('unknown')),
    choices: Object.fromEntries(values.flatMap((value, place) => (value === null ? [] : [[optionId(place), value]]))) satisfies Choices,
  }));

export const closedBallot = (sample: BallotSample): DeskBallotView => {
  const ballot = common(sample);
  const papers = papersOf(sample);
  const counted: CountedBallot = countBallot({
    ballot: ballot.id,
    kind: ballot.kind,
    mode: ballot.mode,
    rules: ballot.rules,
    round: ballot.round,
    previous: ballot.previous,
    onTicket: sample.onTicket ?? 0,
    byHand: sample.byHand ?? 0,
    tickets: sample.tickets ?? null,
    options: ballot.options,
    sectors: defaultSectors,
    papers,
  });
  const reasons = (sample.reasons ?? []).map(({ option, text }, place): PublishedReason => ({ id: asId<ReasonId>(`reason-${place + 1}`), option: optionId(option), text }));
  return { ...ballot, state: 'closed', turnout: papers.length, result: { ...counted, reasons } };
};

/** `each` people of every sector with the same values. */
export const everySector = (each: number, values: (sector: number, person: number) => readonly (ChoiceValue | null)[], sectors = defaultSectors.length): NonNullable<BallotSample['papers']> =>
  Array.from({ length: sectors }, (_, sector) => Array.from({ length: each }, (__, person): readonly [number, readonly (ChoiceValue | null)[]] => [sector, values(sector, person)])).flat();

/** The console's view is wide; weighing reads these fields of it. */
export const weighingView = (ballots: readonly DeskBallotView[], change: object = {}): DeskView =>
  ({
    sectors: defaultSectors,
    boards: [],
    sync: [],
    steps: [],
    step: null,
    principles: [],
    joined: 40,
    present: Object.fromEntries(defaultSectors.map(({ id }) => [id, 8])),
    tickets: 0,
    expectedPeople: null,
    workshop: { id: 'workshop-1', title: 'Gemeinsame Haltung Integration', place: 'Dieburg', date: '2026-03-14', open: true },
    projector: { host: '192.168.178.20:8080' },
    ballots,
    ...change,
  }) as unknown as DeskView;
