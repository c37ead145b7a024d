import type { BallotOption, Choices } from '../domain/ballot.ts';
import { asId, type BallotId, type OptionId, type ParticipantId, type SectorId } from '../domain/ids.ts';
import { ballotsPerWorkshopMax, graceAfterEndMs, principleTextBytesMax, principleTextGraphemesMax, thresholdDefault, titleBytesMax, titleGraphemesMax } from '../domain/limits.ts';
import type { BallotState } from '../domain/process-state.ts';
import { granted, refused, type Result } from '../domain/refusal.ts';
import { publishedChoices, tallyAgreement } from '../domain/tally.ts';
import { checkText } from '../domain/text.ts';
import { boardOfCluster } from './boards.ts';
import { findCard } from './cards.ts';
import { accept, type Decision, type Scene } from './decision.ts';
import type { CommandOf } from './schema.ts';

type RawOption = CommandOf<'open-ballot'>['options'][number];

/** The words of an option, copied now: what people weighed stays what they weighed. */
const optionOf = (scene: Scene, raw: RawOption, place: number): Result<BallotOption> => {
  const { state, context } = scene;
  const id = asId<OptionId>(context.newId());
  if ('text' in raw) {
    const text = checkText(raw.text, { graphemesMax: principleTextGraphemesMax, bytesMax: principleTextBytesMax, lines: 'many' }, `options.${place}.text`);
    return text.ok ? granted({ id, text: text.value, source: null }) : text;
  }
  if ('card' in raw) {
    const card = findCard(scene, raw.card);
    return card.ok && card.value.text !== null ? granted({ id, text: card.value.text, source: { card: raw.card } }) : refused('not_found', { field: `options.${place}.card` });
  }
  if ('cluster' in raw) {
    const board = boardOfCluster(scene, raw.cluster);
    const cluster = board.ok ? context.cluster(board.value, raw.cluster) : undefined;
    return cluster === undefined || cluster.removed ? refused('not_found', { field: `options.${place}.cluster` }) : granted({ id, text: cluster.title, source: { cluster: raw.cluster } });
  }
  const principle = state.principles.get(raw.principle);
  const current = principle?.versions.at(-1);
  if (principle === undefined || current === undefined) return refused('not_found', { field: `options.${place}.principle` });
  return granted({ id, text: current.text, source: { principle: raw.principle, version: principle.versions.length } });
};

export const openBallot = (scene: Scene, command: CommandOf<'open-ballot'>): Decision => {
  const { workshop, state, context } = scene;
  if (workshop.ballots.some((id) => state.ballots.get(id)?.result === null)) return refused('ballot_open');
  if (workshop.ballots.length >= ballotsPerWorkshopMax) return refused('limit_reached', { field: 'ballot', limit: ballotsPerWorkshopMax });
  const title = checkText(command.title ?? '', { graphemesMax: titleGraphemesMax, bytesMax: titleBytesMax, lines: 'one', emptyAllowed: true }, 'title');
  if (!title.ok) return title;
  const options: BallotOption[] = [];
  for (const [place, raw] of command.options.entries()) {
    const option = optionOf(scene, raw, place);
    if (!option.ok) return option;
    options.push(option.value);
  }
  const ballot = asId<BallotId>(context.newId());
  return accept(
    [{ type: 'ballot-opened', ballot, workshop: workshop.id, kind: command.kind, mode: command.mode, title: title.value, threshold: command.threshold ?? thresholdDefault, options }],
    { ballot },
  );
};

const findBallot = ({ state, workshop }: Scene, id: BallotId): Result<BallotState> => {
  const ballot = state.ballots.get(id);
  return ballot === undefined || ballot.workshop !== workshop.id ? refused('not_found', { field: 'ballot' }) : granted(ballot);
};

/** The timer's end closes voting for phones 30 seconds later, as it does for cards (rule BA4). */
const votingIsOpen = ({ workshop, context }: Scene): boolean => {
  const { timer } = workshop;
  return timer === null || timer.pausedMs !== null || context.nowMs <= timer.endsAtMs + graceAfterEndMs;
};

export const castBallot = (scene: Scene, command: CommandOf<'cast-ballot'>): Decision => {
  const { actor, context } = scene;
  const participant: ParticipantId | null = actor.participant;
  if (participant === null) return refused('not_allowed');
  const found = findBallot(scene, command.ballot);
  if (!found.ok) return found;
  const ballot = found.value;
  if (ballot.result !== null || !votingIsOpen(scene)) return refused('vote_closed');
  const known = new Set<string>(ballot.options.map(({ id }) => id));
  for (const option of Object.keys(command.choices)) if (!known.has(option)) return refused('not_found', { field: 'choices' });
  const choices: Choices = command.choices;
  const tracker = context.tracker(ballot.id, command.nonce);
  // Two voters who were given the same number could not both check (clash attack).
  const holder = context.trackerHolder(ballot.id, tracker);
  if (holder !== undefined && holder !== participant) return refused('tracker_taken', { field: 'nonce' });
  return granted({ effects: [], answer: { tracker }, paper: { ballot: ballot.id, participant, choices, tracker } });
};

export const closeBallot = (scene: Scene, command: CommandOf<'close-ballot'>): Decision => {
  const { state, context } = scene;
  const found = findBallot(scene, command.ballot);
  if (!found.ok) return found;
  const ballot = found.value;
  if (ballot.result !== null) return refused('vote_closed');
  const sectorOf = (participant: ParticipantId): SectorId | null => state.participants.get(participant)?.sector ?? null;
  const urn = context.papers(ballot.id);
  const papers = urn.map(({ participant, choices }) => ({ sector: sectorOf(participant), choices }));
  const tally = tallyAgreement({ ballot: ballot.id, kind: ballot.kind, mode: ballot.mode, threshold: ballot.threshold, options: ballot.options, sectors: state.sectors, papers });
  const result = {
    ...tally,
    trackers: urn.map(({ tracker }) => tracker).sort(),
    // The list loses its order here; nothing stored later ties a paper to a person.
    choices: context.shuffle(publishedChoices(papers, state.sectors, tally.options)),
  };
  return granted({ effects: [{ type: 'ballot-closed', ballot: ballot.id, result }], answer: {}, emptyUrn: ballot.id });
};
