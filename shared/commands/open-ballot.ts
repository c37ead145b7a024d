import type { BallotOption, BallotRules } from '../domain/ballot.ts';
import { asId, type BallotId, type OptionId } from '../domain/ids.ts';
import {
  axesMax, ballotsPerWorkshopMax, optionsPerBallotMax, principleTextBytesMax, principleTextGraphemesMax, rankingOptionsMax, rankingOptionsMin, thresholdDefault, titleBytesMax, titleGraphemesMax,
} from '../domain/limits.ts';
import { isPassive, passiveText } from '../domain/passive-option.ts';
import { granted, refused, type Result } from '../domain/refusal.ts';
import { dotsSuggested } from '../domain/tally/dots.ts';
import { checkText } from '../domain/text.ts';
import { boardOfCluster } from './boards.ts';
import { findCard } from './cards.ts';
import { accept, type Decision, type Scene } from './decision.ts';
import { findBallot } from './find-ballot.ts';
import type { CommandOf } from './schema.ts';

type OpenBallot = CommandOf<'open-ballot'>;
type RawOption = OpenBallot['options'][number];

/** The words of an option, copied now: what people weighed stays what they weighed. */
const optionOf = (scene: Scene, { kind }: OpenBallot, raw: RawOption, place: number): Result<BallotOption> => {
  const { state, context } = scene;
  const id = asId<OptionId>(context.newId());
  if ('text' in raw) {
    const text = checkText(raw.text, { graphemesMax: principleTextGraphemesMax, bytesMax: principleTextBytesMax, lines: 'many' }, `options.${place}.text`);
    if (!text.ok) return text;
    if (raw.poles === undefined) return granted({ id, text: text.value, source: null });
    if (kind !== 'scale') return refused('bad_request', { field: `options.${place}.poles` });
    const [low, high] = (['low', 'high'] as const).map((pole) => checkText(raw.poles?.[pole], { graphemesMax: titleGraphemesMax, bytesMax: titleBytesMax, lines: 'one' }, `options.${place}.poles.${pole}`));
    if (low === undefined || high === undefined) return refused('bad_request', { field: `options.${place}.poles` });
    if (!low.ok) return low;
    return high.ok ? granted({ id, text: text.value, source: null, poles: { low: low.value, high: high.value } }) : high;
  }
  if ('card' in raw) {
    const card = findCard(scene, raw.card);
    return card.ok && card.value.text !== null ? granted({ id, text: card.value.text, source: { card: raw.card } }) : refused('not_found', { field: `options.${place}.card` });
  }
  if ('cluster' in raw) {
    const board = boardOfCluster(scene, raw.cluster);
    const cluster = board.ok ? context.cluster(board.value, raw.cluster) : undefined;
    if (cluster?.title === '') return refused('text_empty', { field: `options.${place}.cluster` });
    return cluster === undefined || cluster.removed ? refused('not_found', { field: `options.${place}.cluster` }) : granted({ id, text: cluster.title, source: { cluster: raw.cluster } });
  }
  if ('amendment' in raw) {
    const amendment = state.amendments.get(raw.amendment);
    return amendment === undefined || amendment.text === null || amendment.decided !== null
      ? refused('not_found', { field: `options.${place}.amendment` })
      : granted({ id, text: amendment.text, source: { amendment: raw.amendment } });
  }
  const principle = state.principles.get(raw.principle);
  const current = principle?.versions.at(-1);
  if (principle === undefined || current === undefined) return refused('not_found', { field: `options.${place}.principle` });
  return granted({ id, text: current.text, source: { principle: raw.principle, version: principle.versions.length } });
};

/** How many options a kind takes (rule BA11). */
const optionsFit = ({ kind, options }: OpenBallot): Result<null> => {
  const { length } = options;
  if (kind === 'scale' && length > axesMax) return refused('limit_reached', { field: 'options', limit: axesMax });
  if (kind === 'ranking' && length < rankingOptionsMin) return refused('bad_request', { field: 'options' });
  if (kind === 'ranking' && length > rankingOptionsMax) return refused('limit_reached', { field: 'options', limit: rankingOptionsMax });
  return granted(null);
};

/** The options in their order; several proposals under resistance always have the Passivlösung among them (rule BA12). */
const optionsOf = (scene: Scene, command: OpenBallot): Result<{ readonly options: readonly BallotOption[]; readonly passive: OptionId | null }> => {
  const fit = optionsFit(command);
  if (!fit.ok) return fit;
  const options: BallotOption[] = [];
  for (const [place, raw] of command.options.entries()) {
    const option = optionOf(scene, command, raw, place);
    if (!option.ok) return option;
    options.push(option.value);
  }
  if (command.kind !== 'resistance' || options.length === 1) return granted({ options, passive: null });
  const own = options.find(({ text }) => isPassive(text));
  if (own !== undefined) return granted({ options, passive: own.id });
  if (options.length === optionsPerBallotMax) return refused('limit_reached', { field: 'options', limit: optionsPerBallotMax - 1 });
  const passive: BallotOption = { id: asId<OptionId>(scene.context.newId()), text: passiveText, source: null };
  return granted({ options: [...options, passive], passive: passive.id });
};

/** Dots per person: as announced, else as the method suggests for those who joined (rule BA13). */
const dotsOf = ({ workshop }: Scene, { kind, options, budget = null, maxPerOption = null }: OpenBallot): Result<Pick<BallotRules, 'budget' | 'maxPerOption'>> => {
  if (kind !== 'dots') {
    if (budget !== null) return refused('bad_request', { field: 'budget' });
    return maxPerOption === null ? granted({ budget: null, maxPerOption: null }) : refused('bad_request', { field: 'maxPerOption' });
  }
  const dots = budget ?? dotsSuggested(options.length, Math.max(1, workshop.joined));
  return maxPerOption !== null && maxPerOption > dots ? refused('bad_request', { field: 'maxPerOption' }) : granted({ budget: dots, maxPerOption });
};

/** The ballot before, if this is a further round of one: closed, of the same kind, in this workshop (rule BA14). */
const roundOf = (scene: Scene, { kind, repeats }: OpenBallot): Result<{ readonly round: number; readonly previous: BallotId | null }> => {
  if (repeats == null) return granted({ round: 1, previous: null });
  const found = findBallot(scene, repeats, 'repeats');
  if (!found.ok) return found;
  const previous = found.value;
  return previous.kind === kind ? granted({ round: previous.round + 1, previous: previous.id }) : refused('bad_request', { field: 'repeats' });
};

export const openBallot = (scene: Scene, command: OpenBallot): Decision => {
  const { workshop, state, context } = scene;
  if (workshop.ballots.some((id) => state.ballots.get(id)?.result === null)) return refused('ballot_open');
  if (workshop.ballots.length >= ballotsPerWorkshopMax) return refused('limit_reached', { field: 'ballot', limit: ballotsPerWorkshopMax });
  const title = checkText(command.title ?? '', { graphemesMax: titleGraphemesMax, bytesMax: titleBytesMax, lines: 'one', emptyAllowed: true }, 'title');
  if (!title.ok) return title;
  const dots = dotsOf(scene, command);
  if (!dots.ok) return dots;
  const round = roundOf(scene, command);
  if (!round.ok) return round;
  const list = optionsOf(scene, command);
  if (!list.ok) return list;
  const { options, passive } = list.value;
  const ballot = asId<BallotId>(context.newId());
  const rules: BallotRules = { threshold: command.threshold ?? thresholdDefault, ...dots.value, passive };
  return accept(
    [{ type: 'ballot-opened', ballot, workshop: workshop.id, kind: command.kind, mode: command.mode, title: title.value, rules, options, ...round.value }],
    { ballot },
  );
};
