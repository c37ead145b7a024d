import type { PrincipleSource } from '../domain/effect.ts';
import { asId, type PrincipleId } from '../domain/ids.ts';
import {
  longTextBytesMax, longTextGraphemesMax, principleTextBytesMax, principleTextGraphemesMax, principlesPerProcessMax, titleBytesMax, titleGraphemesMax, versionsPerPrincipleMax,
} from '../domain/limits.ts';
import type { PrincipleState } from '../domain/process-state.ts';
import { granted, refused, type Result } from '../domain/refusal.ts';
import { checkText } from '../domain/text.ts';
import { boardOfCluster } from './boards.ts';
import { findCard } from './cards.ts';
import { accept, type Decision, type Scene } from './decision.ts';
import type { CommandOf } from './schema.ts';

export const wording = (raw: string) => checkText(raw, { graphemesMax: principleTextGraphemesMax, bytesMax: principleTextBytesMax, lines: 'many' }, 'text');
const heading = (raw: string) => checkText(raw, { graphemesMax: titleGraphemesMax, bytesMax: titleBytesMax, lines: 'one', emptyAllowed: true }, 'title');

export const findPrinciple = ({ state }: Scene, id: PrincipleId): Result<PrincipleState> => {
  const principle = state.principles.get(id);
  return principle === undefined ? refused('not_found', { field: 'principle' }) : granted(principle);
};

/** A frozen wording never changes (rule FR1). */
const findOpen = (scene: Scene, id: PrincipleId): Result<PrincipleState> => {
  const found = findPrinciple(scene, id);
  return found.ok && found.value.frozen !== null ? refused('frozen', { field: 'principle' }) : found;
};

/** Sources as they are at this moment: later moves on the board do not rewrite where a sentence came from (rule PR2). */
const resolve = (scene: Scene, raw: CommandOf<'draft-principle'>['sources']): Result<readonly PrincipleSource[]> => {
  const sources: PrincipleSource[] = [];
  for (const [place, source] of raw.entries()) {
    if ('card' in source) {
      if (!findCard(scene, source.card).ok) return refused('not_found', { field: `sources.${place}.card` });
      sources.push({ cluster: null, title: null, cards: [source.card] });
      continue;
    }
    const board = boardOfCluster(scene, source.cluster);
    const cluster = board.ok ? scene.context.cluster(board.value, source.cluster) : undefined;
    if (!board.ok || cluster === undefined || cluster.removed) return refused('not_found', { field: `sources.${place}.cluster` });
    sources.push({ cluster: source.cluster, title: cluster.title, cards: scene.context.cardsOf(board.value, source.cluster) });
  }
  return granted(sources);
};

export const draftPrinciple = (scene: Scene, command: CommandOf<'draft-principle'>): Decision => {
  if (scene.state.principles.size >= principlesPerProcessMax) return refused('limit_reached', { field: 'principle', limit: principlesPerProcessMax });
  const text = wording(command.text);
  if (!text.ok) return text;
  const title = heading(command.title ?? '');
  if (!title.ok) return title;
  const sources = resolve(scene, command.sources);
  if (!sources.ok) return sources;
  const principle = asId<PrincipleId>(scene.context.newId());
  return accept([{ type: 'principle-drafted', principle, title: title.value, text: text.value, sources: sources.value }], { principle, version: 1 });
};

export const revisePrinciple = (scene: Scene, command: CommandOf<'revise-principle'>): Decision => {
  const found = findOpen(scene, command.principle);
  if (!found.ok) return found;
  const { versions, title: oldTitle } = found.value;
  if (versions.length >= versionsPerPrincipleMax) return refused('limit_reached', { field: 'principle', limit: versionsPerPrincipleMax });
  const text = wording(command.text);
  if (!text.ok) return text;
  const title = heading(command.title ?? oldTitle);
  if (!title.ok) return title;
  return accept([{ type: 'principle-revised', principle: command.principle, title: title.value, text: text.value }], { principle: command.principle, version: versions.length + 1 });
};

export const dropPrinciple = (scene: Scene, command: CommandOf<'drop-principle'>): Decision => {
  const found = findOpen(scene, command.principle);
  return found.ok ? accept([{ type: 'principle-dropped', principle: command.principle }]) : found;
};

export const orderPrinciples = ({ state }: Scene, command: CommandOf<'order-principles'>): Decision => {
  const wanted = new Set(command.principles);
  // Somebody may have drafted a sentence meanwhile: an order must name each exactly once, or it would drop one.
  if (wanted.size !== command.principles.length || wanted.size !== state.principles.size || command.principles.some((id) => !state.principles.has(id)))
    return refused('version_outdated', { field: 'principles' });
  return accept([{ type: 'principles-ordered', principles: command.principles }]);
};

export const revisePreamble = (_scene: Scene, command: CommandOf<'revise-preamble'>): Decision => {
  const text = checkText(command.text, { graphemesMax: longTextGraphemesMax, bytesMax: longTextBytesMax, lines: 'many', emptyAllowed: true }, 'text');
  return text.ok ? accept([{ type: 'preamble-revised', text: text.value }]) : text;
};

export const setInvited = ({ state }: Scene, command: CommandOf<'set-invited'>): Decision => {
  for (const sector of Object.keys(command.invited)) if (!state.sectors.some(({ id }) => id === sector)) return refused('not_found', { field: `invited.${sector}` });
  return accept([{ type: 'invited-set', invited: command.invited }]);
};
