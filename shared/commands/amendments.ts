import { amendmentsOf, standings, undisputed, type Standing } from '../domain/amendment.ts';
import { together } from '../domain/amendment-overlap.ts';
import type { Effect } from '../domain/effect.ts';
import { asId, type AmendmentId, type SectorId } from '../domain/ids.ts';
import { amendmentsPerParticipantMax, amendmentsPerPrincipleMax, reasonBytesMax, reasonGraphemesMax, versionsPerPrincipleMax } from '../domain/limits.ts';
import type { AmendmentState, PrincipleState } from '../domain/process-state.ts';
import { granted, refused, type Result } from '../domain/refusal.ts';
import { isBeingWeighed } from '../domain/support.ts';
import { checkText } from '../domain/text.ts';
import { accept, type Decision, type Scene } from './decision.ts';
import { findPrinciple, wording } from './principles.ts';
import type { CommandOf } from './schema.ts';

/** Participants propose while sentences are worded or frozen (rule AM1). */
const mayProposeNow = ({ workshop, actor }: Scene): boolean => {
  if (actor.participant === null) return true;
  const step = workshop.steps.find(({ id }) => id === workshop.step);
  return step?.kind === 'word' || step?.kind === 'freeze';
};

export const proposeAmendment = (scene: Scene, command: CommandOf<'propose-amendment'>): Decision => {
  const { state, workshop, actor, context } = scene;
  const found = findPrinciple(scene, command.principle);
  if (!found.ok) return found;
  const { versions, frozen } = found.value;
  if (frozen !== null) return refused('frozen', { field: 'principle' });
  if (!mayProposeNow(scene)) return refused('step_closed');
  const version = command.version ?? versions.length;
  const base = versions[version - 1];
  if (base === undefined) return refused('not_found', { field: 'version' });
  const text = wording(command.text);
  if (!text.ok) return text;
  if (text.value === base.text) return refused('bad_request', { field: 'text' });
  const reason = checkText(command.reason ?? '', { graphemesMax: reasonGraphemesMax, bytesMax: reasonBytesMax, lines: 'many', emptyAllowed: true }, 'reason');
  if (!reason.ok) return reason;
  if (amendmentsOf(state, command.principle).length >= amendmentsPerPrincipleMax) return refused('limit_reached', { field: 'principle', limit: amendmentsPerPrincipleMax });
  let sector: SectorId | null = null;
  if (actor.participant !== null) {
    const participant = state.participants.get(actor.participant);
    if (participant === undefined) return refused('sign_in_needed');
    const own = [...state.amendments.values()].filter(({ author, decided }) => author === actor.participant && decided === null);
    if (own.length >= amendmentsPerParticipantMax) return refused('limit_reached', { field: 'amendment', limit: amendmentsPerParticipantMax });
    sector = participant.sector;
  }
  const amendment = asId<AmendmentId>(context.newId());
  return accept([{ type: 'amendment-proposed', amendment, workshop: workshop.id, principle: command.principle, version, author: actor.participant, sector, text: text.value, reason: reason.value }], { amendment, version });
};

interface Found {
  readonly amendment: AmendmentState;
  readonly principle: PrincipleState;
}

/** An amendment that still waits for its decision. */
const findOpen = (scene: Scene, id: AmendmentId): Result<Found> => {
  const amendment = scene.state.amendments.get(id);
  const principle = amendment === undefined ? undefined : scene.state.principles.get(amendment.principle);
  if (amendment === undefined || principle === undefined) return refused('not_found', { field: 'amendment' });
  return amendment.decided === null ? granted({ amendment, principle }) : refused('amendment_decided', { field: 'amendment' });
};

/** A new version of a sentence that amendments made; none if they say what it says already. */
const revisedTo = (principle: PrincipleState, text: string): Result<{ readonly effects: readonly Effect[]; readonly version: number }> => {
  const { id, title, versions } = principle;
  if (text === versions.at(-1)?.text) return granted({ effects: [], version: versions.length });
  if (versions.length >= versionsPerPrincipleMax) return refused('limit_reached', { field: 'principle', limit: versionsPerPrincipleMax });
  return granted({ effects: [{ type: 'principle-revised', principle: id, title, text }], version: versions.length + 1 });
};

/** The wording under voters' hands stays (rule AM6), and so does one that whoever decides has not seen (rule AM8). */
const isFixed = (scene: Scene, principle: PrincipleState, seen: number | undefined): Result<null> => {
  if (principle.frozen !== null) return refused('frozen', { field: 'principle' });
  if (seen !== undefined && seen !== principle.versions.length) return refused('version_outdated', { field: 'version' });
  return isBeingWeighed(scene.state, principle) ? refused('ballot_open', { field: 'principle' }) : granted(null);
};

export const decideAmendment = (scene: Scene, command: CommandOf<'decide-amendment'>): Decision => {
  const known = scene.state.amendments.get(command.amendment)?.decided;
  // Two people decide alike at the same time: the second is told what was decided.
  if (known != null && known.decision === (command.decision === 'accept' ? 'accepted' : 'rejected')) return accept([], { amendment: command.amendment, ...(known.version === null ? {} : { version: known.version }) });
  const found = findOpen(scene, command.amendment);
  if (!found.ok) return found;
  const { amendment, principle } = found.value;
  if (command.decision === 'reject') return accept([{ type: 'amendment-decided', amendment: amendment.id, decision: 'rejected', version: null }], { amendment: amendment.id });
  const fixed = isFixed(scene, principle, command.version);
  if (!fixed.ok) return fixed;
  const text = wordingFor(scene, principle, amendment, command.text);
  if (!text.ok) return text;
  const revised = revisedTo(principle, text.value);
  if (!revised.ok) return revised;
  const { effects, version } = revised.value;
  return accept([...effects, { type: 'amendment-decided', amendment: amendment.id, decision: 'accepted', version }], { amendment: amendment.id, principle: principle.id, version });
};

/** What the sentence says with this amendment: as whoever decides has settled it, else its own change, if nothing stands against that (rule AM4). */
const wordingFor = (scene: Scene, principle: PrincipleState, { id }: AmendmentState, settled: string | undefined): Result<string> => {
  if (settled !== undefined) return wording(settled);
  const standing = standings(scene.state, principle).find(({ amendment }) => amendment.id === id);
  if (standing === undefined || standing.text === null || standing.overlaps.length > 0) return refused('amendments_overlap', { field: 'amendment' });
  return granted(standing.text);
};

/** All of a sentence that nobody disputes and that want different words, as one new version (rule AM5). */
export const acceptUndisputed = (scene: Scene, command: CommandOf<'accept-undisputed'>): Decision => {
  const found = findPrinciple(scene, command.principle);
  if (!found.ok) return found;
  const principle = found.value;
  const fixed = isFixed(scene, principle, command.version);
  if (!fixed.ok) return fixed;
  const named = command.amendments === undefined ? null : new Set(command.amendments);
  const chosen: readonly Standing[] = undisputed(standings(scene.state, principle)).filter(({ amendment }) => named?.has(amendment.id) !== false);
  if (chosen.length === 0) return accept([], { accepted: 0, version: principle.versions.length });
  const text = together(principle.versions.at(-1)?.text ?? '', chosen.flatMap((standing) => standing.text ?? []));
  if (text === null) return refused('amendments_overlap', { field: 'principle' });
  const checked = wording(text);
  if (!checked.ok) return checked;
  const revised = revisedTo(principle, checked.value);
  if (!revised.ok) return revised;
  const { effects, version } = revised.value;
  return accept([...effects, ...chosen.map(({ amendment }): Effect => ({ type: 'amendment-decided', amendment: amendment.id, decision: 'accepted', version }))], { accepted: chosen.length, version });
};

export const markAmendment = (scene: Scene, command: CommandOf<'mark-amendment'>): Decision => {
  const found = findOpen(scene, command.amendment);
  if (!found.ok) return found;
  return accept(found.value.amendment.disputed === command.disputed ? [] : [{ type: 'amendment-marked', amendment: command.amendment, disputed: command.disputed }]);
};

/** Whoever proposed it takes it back; its words go (rule AM7). Desks take back what a desk proposed. */
export const withdrawAmendment = (scene: Scene, command: CommandOf<'withdraw-amendment'>): Decision => {
  const found = findOpen(scene, command.amendment);
  if (!found.ok) return found;
  if (found.value.amendment.author !== scene.actor.participant) return refused('not_found', { field: 'amendment' });
  return accept([{ type: 'amendment-decided', amendment: command.amendment, decision: 'withdrawn', version: null }]);
};
