import type { BallotKind, OptionResult, SectorResult, TallyOf } from '../domain/ballot.ts';
import { hasOpenAmendment } from '../domain/amendment.ts';
import { asId, type FreezeId, type SectorId } from '../domain/ids.ts';
import { sectorVotesMin } from '../domain/limits.ts';
import type { ApprovalState, PrincipleState, ProcessState } from '../domain/process-state.ts';
import { refused, type Refusal } from '../domain/refusal.ts';
import { roles, type Role } from '../domain/role.ts';
import { isBeingWeighed, supportOf } from '../domain/support.ts';
import type { FreezeRecord, FreezeSupport } from '../record/freeze-record.ts';
import { accept, type Decision, type Scene } from './decision.ts';
import { findPrinciple } from './principles.ts';
import type { CommandOf } from './schema.ts';

/** What keeps this version from being frozen now, or null (rules FR2, FR3). */
const obstacle = (state: ProcessState, principle: PrincipleState, version: number): Refusal | null => {
  if (version !== principle.versions.length) return { reason: 'version_outdated', field: 'version' };
  if (hasOpenAmendment(state, principle.id)) return { reason: 'amendment_open', field: 'principle' };
  if (isBeingWeighed(state, principle)) return { reason: 'ballot_open', field: 'principle' };
  return null;
};

export const requestFreeze = (scene: Scene, command: CommandOf<'request-freeze'>): Decision => {
  const found = findPrinciple(scene, command.principle);
  if (!found.ok) return found;
  const principle = found.value;
  if (principle.frozen !== null) return refused('frozen', { field: 'principle' });
  const problem = obstacle(scene.state, principle, command.version);
  if (problem !== null) return { ok: false, refusal: problem };
  // Asking again changes nothing: the first confirmation keeps its person and its time.
  if (principle.request?.version === command.version) return accept([], { principle: principle.id, version: command.version });
  return accept([{ type: 'freeze-requested', principle: principle.id, version: command.version }], { principle: principle.id, version: command.version });
};

export const approveFreeze = (scene: Scene, command: CommandOf<'approve-freeze'>): Decision => {
  const { state, actor, context } = scene;
  const found = findPrinciple(scene, command.principle);
  if (!found.ok) return found;
  const principle = found.value;
  if (principle.frozen !== null) {
    return principle.frozen.version === command.version
      ? accept([], { principle: principle.id, version: command.version, freeze: principle.frozen.freeze })
      : refused('frozen', { field: 'principle' });
  }
  const problem = obstacle(state, principle, command.version);
  if (problem !== null) return { ok: false, refusal: problem };
  const first = principle.request?.approvals[0];
  if (principle.request?.version !== command.version || first === undefined) return refused('freeze_not_requested', { field: 'version' });
  if (first.role === actor.role || first.session === actor.session) return refused('second_person_needed');
  const freeze = asId<FreezeId>(context.newId());
  const record = recordOf(scene, principle, freeze, [first, { role: actor.role, session: actor.session, atMs: context.nowMs }]);
  return accept([{ type: 'principle-frozen', principle: principle.id, version: command.version, freeze, ...context.seal(record) }], {
    principle: principle.id,
    version: command.version,
    freeze,
  });
};

/** What was counted, without what anyone can work out from it. */
const counts = ({ support: _, ...tally }: OptionResult['total']): TallyOf[BallotKind] => tally;
const sectorCounts = ({ carries: _, ...tally }: SectorResult): TallyOf[BallotKind] => counts(tally);

/** The proof of a wording: the counts of the ballot that speaks for it, or null. */
export const supportRecord = (state: ProcessState, principle: PrincipleState): FreezeSupport | null => {
  const support = supportOf(state, principle, principle.versions.length);
  if (support === null) return null;
  const { result, option } = support;
  return {
    ballot: result.ballot,
    kind: result.kind,
    mode: result.mode,
    threshold: String(result.threshold),
    option: { id: option.id, text: option.text },
    turnout: result.turnout,
    invalid: result.invalid,
    total: counts(option.total),
    sectors: Object.fromEntries(Object.entries(option.sectors).map(([sector, value]) => [sector, value === null ? null : sectorCounts(value)])),
    shared: option.shared,
  };
};

/** Who joined any workshop of the process; sectors of one to four people are not counted out loud. */
export const participationOf = (state: ProcessState): FreezeRecord['participation'] => {
  const bySector = new Map<SectorId | null, number>();
  let total = 0;
  for (const workshop of state.workshops.values()) {
    total += workshop.joined;
    for (const [sector, people] of workshop.joinedBySector) bySector.set(sector, (bySector.get(sector) ?? 0) + people);
  }
  return {
    total,
    sectors: state.sectors.map(({ id, title }) => {
      const people = bySector.get(id) ?? 0;
      return { id, title, people: people === 0 || people >= sectorVotesMin ? people : null };
    }),
  };
};

const roleOf = (text: string): Role => roles.find((role) => role === text) ?? 'observer';

const recordOf = ({ state, workshop, context }: Scene, principle: PrincipleState, freeze: FreezeId, approvals: readonly ApprovalState[]): FreezeRecord => ({
  schema: 'leitsatz/freeze/1',
  id: freeze,
  process: { id: state.id, title: state.title },
  workshop: { id: workshop.id, title: workshop.title, date: workshop.date },
  principle: principle.id,
  number: state.principleOrder.slice(0, state.principleOrder.indexOf(principle.id)).filter((id) => state.principles.get(id)?.frozen != null).length + 1,
  version: principle.versions.length,
  title: principle.title,
  text: principle.versions.at(-1)?.text ?? '',
  sources: principle.sources.map(({ cluster, title, cards }) => ({
    cluster,
    title,
    cards: cards.flatMap((id) => {
      const card = state.cards.get(id);
      return card === undefined || card.text === null ? [] : [{ id, text: card.text, sector: card.sector }];
    }),
  })),
  support: supportRecord(state, principle),
  participation: participationOf(state),
  approvals: approvals.map(({ role, atMs }) => ({ role: roleOf(role), at: new Date(atMs).toISOString() })),
  frozenAt: new Date(context.nowMs).toISOString(),
  previous: state.lastFreezeHash,
  ledger: context.ledger,
  software: context.software,
});
