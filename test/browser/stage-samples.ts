import { arrange, type BoardSnapshot } from '../../shared/board/board-snapshot.ts';
import type { BallotRules, OptionResult } from '../../shared/domain/ballot.ts';
import { asId } from '../../shared/domain/ids.ts';
import { defaultSectors } from '../../shared/domain/sector.ts';
import { resultPictures, type Picture } from '../../shared/domain/step.ts';
import type { BallotView, DraftView, ResultView, SealedView, StageView, SupportView } from '../../shared/protocol/view.ts';

/** A hall as the projector sees it: 160 people, one question, nine groups, twelve sentences. */

const shares = [
  [88, 81, 79, 92, 95],
  [74, 85, 91, 94, 90],
  [79, 57, 70, 95, 86],
  [48, 74, 94, 81, 90],
  [52, 73, 96, 44, 39],
  [55, 63, 90, 88, null],
] as const;

const supportOf = (values: readonly (number | null)[]): SupportView['sectors'] =>
  Object.fromEntries(defaultSectors.map(({ id }, place) => {
    const value = values[place];
    return [id, value == null ? null : { support: value / 100, carries: value >= 66 }];
  }));

export const sampleOptions: readonly OptionResult<'agreement'>[] = Array.from({ length: 12 }, (_, place) => {
  const values = shares[place % shares.length] ?? [];
  const sectors = Object.fromEntries(Object.entries(supportOf(values)).map(([id, sector]) => [id, sector === null ? null : { ...sector, yes: 10, no: 5, abstain: 0 }]));
  const visible = values.filter((value) => value !== null);
  return {
    id: asId(`option-${place}`),
    text: `Satz ${place} steht für alle ein`,
    source: null,
    total: { yes: 50, no: 25, abstain: 0, support: 0.7 },
    sectors,
    shared: values.every((value) => value !== null && value >= 66),
    weakest: Math.min(...visible) / 100,
    rank: place + 1,
    polarised: false,
    groupAware: null,
  };
});

export const sampleSealed = (text: string): SealedView => ({
  freeze: asId('freeze-1'),
  principle: asId('principle-1'),
  number: 3,
  version: 3,
  title: 'Können zählt',
  text,
  frozenAtMs: Date.UTC(2026, 2, 14, 14, 48),
  hash: '7f3a91c2b05e4d18'.repeat(4),
  support: { ballot: asId('ballot-1'), mode: 'straw-poll', threshold: 0.66, votes: 152, shared: true, sectors: supportOf([71, 78, 84, 89, 97]) },
});

export const sampleDrafts = (count: number, text: string): readonly DraftView[] =>
  Array.from({ length: count }, (_, place) => ({ principle: asId(`draft-${place}`), number: place + 1, version: 2, title: `Titel ${place + 1}`, text }));

export const sampleBoard = (count: number, textOf: (place: number) => string = (place) => `Karte ${place} mit einem Gedanken`): BoardSnapshot =>
  arrange({
    cards: new Map(Array.from({ length: count }, (_, place) => [`card-${place}`, { text: textOf(place), sector: defaultSectors[place % 6]?.id ?? null, order: place + 1, hidden: false }] as const)),
    places: new Map(Array.from({ length: count }, (_, place) => [`card-${place}`, { cluster: `group-${place % 9}`, rank: 'a0', parked: place === 7, under: null }] as const)),
    clusters: new Map(Array.from({ length: 9 }, (_, place) => [`group-${place}`, { rank: `a${place}` }] as const)),
    titles: new Map(Array.from({ length: 9 }, (_, place) => [`group-${place}/first`, `Gruppe ${place}`] as const)),
    removals: new Map(),
    marks: new Map(),
    comments: new Map(),
    wishes: new Map(),
  });

const sampleRules: BallotRules = { threshold: 0.66, budget: null, maxPerOption: null, passive: null };

export interface SampleViewChange {
  readonly projector?: Partial<StageView['projector']>;
  readonly sealed?: StageView['sealed'];
  readonly drafts?: StageView['drafts'];
  readonly question?: string;
  /** Of the agreement ballot that is shown where `result` names no other. */
  readonly options?: readonly OptionResult<'agreement'>[];
  readonly result?: ResultView;
  /** Of the open ballot. */
  readonly ballot?: Partial<BallotView>;
  readonly shift?: StageView['shift'];
  readonly groups?: StageView['groups'];
  readonly sectors?: StageView['sectors'];
}

const resultOf = (change: SampleViewChange): ResultView =>
  change.result ?? {
    ballot: asId('ballot-1'), kind: 'agreement', mode: 'straw-poll', threshold: 0.66, rules: sampleRules, round: 1, previous: null, turnout: 150, turnoutBySector: {}, invalid: 0, onTicket: 0, byHand: 0, tickets: null,
    options: change.options ?? sampleOptions, pairs: null, grid: null, reasons: [],
  };

export const sampleView = (picture: Picture, change: SampleViewChange = {}): StageView => {
  const isClosed = resultPictures.includes(picture);
  const isWeighing = picture === 'ballot' || isClosed;
  const result = isClosed ? resultOf(change) : null;
  const sectors = change.sectors ?? defaultSectors;
  return {
    revision: 1,
    serverTimeMs: 0,
    serverTime: '1970-01-01T00:00:00.000Z',
    role: 'projector',
    process: { id: asId('process-1'), title: 'Masterplan Integration in Arbeit' },
    workshop: { id: asId('workshop-1'), title: 'Masterplan Integration in Arbeit', place: 'Kreishaus', date: '2026-03-14', open: true },
    sectors,
    step: {
      id: asId('step-1'),
      kind: isWeighing ? 'weigh' : 'collect',
      title: isWeighing ? 'Gewichten' : 'Sammeln',
      instruction: '',
      minutes: 25,
      permissions: { submitCards: true, editCards: true, suggestClusters: false, comment: false },
      picture,
      question: { number: 1, of: 2 },
      openedAtMs: 0,
    },
    board: { id: asId('board-1'), question: change.question ?? 'Was muss gelingen, damit Zugewanderte gute Arbeit finden?', textGraphemesMax: 140, cards: 61 },
    ballot: isWeighing
      ? {
          id: asId('ballot-1'), kind: result?.kind ?? 'agreement', mode: result?.mode ?? 'straw-poll', title: '', state: isClosed ? 'closed' : 'open', threshold: 0.66, rules: result?.rules ?? sampleRules, budget: result?.rules.budget ?? null,
          round: result?.round ?? 1, previous: null, optionCount: result?.options.length ?? 12, options: [], ...change.ballot,
        }
      : null,
    timer: { endsAtMs: 400_000, endsAt: '', totalMs: 600_000, pausedMs: null },
    present: Object.fromEntries(sectors.map(({ id }, place) => [id, 20 + place])),
    joined: 160,
    result,
    sealed: change.sealed ?? [],
    drafts: change.drafts ?? [],
    projector: {
      mode: 'follow',
      picture,
      principle: null,
      hallFactor: 1,
      pictureWidthM: null,
      distanceM: null,
      motion: false,
      joinUrl: 'http://192.168.178.20:8080/#k=3pQx7vN0aZk1mB5cT9wYfg',
      code: '47182634',
      host: '192.168.178.20:8080',
      ...change.projector,
    },
    sync: [],
    boards: [],
    shift: change.shift ?? null,
    groups: change.groups ?? null,
  };
};
