/** What each role may see of sentences: pure functions of the state. */
import { amendmentsOf, standings, type Standing } from '../../shared/domain/amendment.ts';
import type { OptionResult } from '../../shared/domain/ballot.ts';
import { thresholdOf } from '../../shared/domain/ballot-ranking.ts';
import type { ParticipantId } from '../../shared/domain/ids.ts';
import type { PrincipleState, ProcessState } from '../../shared/domain/process-state.ts';
import { roles, type Role } from '../../shared/domain/role.ts';
import { isAmendmentBeingWeighed, supportOf, supportOfAmendment, type Support } from '../../shared/domain/support.ts';
import type { AmendmentView, ApprovalView, DraftView, OwnAmendmentView, PrincipleView, SealedView, SupportView } from '../../shared/protocol/view.ts';

/** How many people said something about an option, abstentions among them. Kinds that know no support never come here. */
const votesOf = (total: OptionResult['total']): number => {
  if ('yes' in total) return total.yes + total.no + total.abstain;
  if ('grave' in total) return total.consent + total.light + total.grave;
  if ('resistance' in total) return total.rated + total.abstain;
  return 0;
};

const supportView = (support: Support | null): SupportView | null => {
  if (support === null) return null;
  const { result, option } = support;
  return {
    ballot: result.ballot,
    mode: result.mode,
    threshold: thresholdOf(result),
    votes: votesOf(option.total),
    shared: option.shared,
    sectors: Object.fromEntries(
      Object.entries(option.sectors).map(([sector, value]) => [sector, value === null ? null : { support: value.support, carries: value.carries }]),
    ),
  };
};

/** Frozen sentences in Haltung order, numbered without gaps: open ones between them have no number in the Haltung. */
export const sealedViews = (state: ProcessState): readonly SealedView[] =>
  state.principleOrder.filter((id) => state.principles.get(id)?.frozen != null).flatMap((id, place) => {
    const principle = state.principles.get(id);
    if (principle?.frozen == null) return [];
    const { frozen } = principle;
    const version = principle.versions[frozen.version - 1];
    return version === undefined
      ? []
      : [{
          freeze: frozen.freeze,
          principle: id,
          number: place + 1,
          version: frozen.version,
          title: version.title,
          text: version.text,
          frozenAtMs: frozen.atMs,
          hash: frozen.hash,
          support: supportView(supportOf(state, principle, frozen.version)),
        }];
  });

/** Sentences that are not frozen, in their order. */
export const openSentences = (state: ProcessState): readonly { readonly title: string; readonly text: string; readonly support: SupportView | null }[] =>
  state.principleOrder.flatMap((id) => {
    const principle = state.principles.get(id);
    const current = principle?.versions.at(-1);
    return principle === undefined || current === undefined || principle.frozen !== null
      ? []
      : [{ title: principle.title, text: current.text, support: supportView(supportOf(state, principle, principle.versions.length)) }];
  });

export const draftViews = (state: ProcessState): readonly DraftView[] =>
  state.principleOrder.flatMap((id, place): DraftView[] => {
    const principle = state.principles.get(id);
    const current = principle?.versions.at(-1);
    return principle === undefined || current === undefined || principle.frozen !== null
      ? []
      : [{ principle: id, number: place + 1, version: principle.versions.length, title: principle.title, text: current.text }];
  });

const roleOf = (text: string): Role => roles.find((role) => role === text) ?? 'observer';

export const principleView = (state: ProcessState, principle: PrincipleState, place: number, session: string): PrincipleView => {
  const approvals = (given: readonly { readonly role: string; readonly atMs: number; readonly session: string }[]): ApprovalView[] =>
    given.map((approval) => ({ role: roleOf(approval.role), atMs: approval.atMs, own: approval.session === session }));
  return {
    id: principle.id,
    number: place + 1,
    title: principle.title,
    sources: principle.sources.map(({ cluster, title, cards }) => ({
      cluster,
      title,
      cards: cards.flatMap((id) => {
        const card = state.cards.get(id);
        return card === undefined || card.text === null || card.hidden !== null ? [] : [{ id, text: card.text, sector: card.sector }];
      }),
    })),
    versions: principle.versions.map(({ text, atMs, by }, index) => ({ version: index + 1, text, atMs, by: roleOf(by) })),
    amendments: amendmentViews(state, principle),
    support: supportView(supportOf(state, principle, principle.versions.length)),
    request: principle.request === null ? null : { version: principle.request.version, approvals: approvals(principle.request.approvals) },
    frozen:
      principle.frozen === null
        ? null
        : { freeze: principle.frozen.freeze, number: sealedViews(state).find((sealed) => sealed.principle === principle.id)?.number ?? 0, version: principle.frozen.version, hash: principle.frozen.hash, atMs: principle.frozen.atMs, approvals: approvals(principle.frozen.approvals) },
  };
};

const stateOf = ({ decided }: { readonly decided: { readonly decision: 'accepted' | 'rejected' | 'withdrawn' } | null }): 'open' | 'accepted' | 'rejected' =>
  decided === null ? 'open' : decided.decision === 'accepted' ? 'accepted' : 'rejected';

/** Comparing hundreds of wordings takes time, and a desk's view is made anew with every round. */
const known = new WeakMap<PrincipleState, { readonly key: string; readonly standings: readonly Standing[] }>();
const knownStandings = (state: ProcessState, principle: PrincipleState): readonly Standing[] => {
  const key = [principle.versions.length, ...amendmentsOf(state, principle.id).map(({ id, decided }) => (decided === null ? id : ''))].join(' ');
  const before = known.get(principle);
  if (before?.key === key) return before.standings;
  const now = standings(state, principle);
  known.set(principle, { key, standings: now });
  return now;
};

const amendmentViews = (state: ProcessState, principle: PrincipleState): readonly AmendmentView[] => {
  const open = new Map(knownStandings(state, principle).map((standing) => [standing.amendment.id, standing]));
  return amendmentsOf(state, principle.id).flatMap((amendment): AmendmentView[] => {
    const { id, version, text, reason, sector, by, atMs, disputed, decided } = amendment;
    if (text === null) return [];
    return [{
      id, version, text, reason, sector, atMs, disputed,
      base: principle.versions[version - 1]?.text ?? '',
      onCurrent: decided === null ? (open.get(id)?.text ?? null) : text,
      by: roleOf(by),
      overlaps: open.get(id)?.overlaps ?? [],
      support: supportView(supportOfAmendment(state, id)),
      weighed: isAmendmentBeingWeighed(state, id),
      state: stateOf(amendment),
      takenUpIn: decided?.version ?? null,
    }];
  });
};

/** What became of a participant's own amendments, newest first. */
export const ownAmendments = (state: ProcessState, author: ParticipantId): readonly OwnAmendmentView[] =>
  [...state.amendments.values()].flatMap((amendment): OwnAmendmentView[] => {
    const { id, principle, version, text } = amendment;
    if (amendment.author !== author || text === null) return [];
    return [{ id, principle, base: state.principles.get(principle)?.versions[version - 1]?.text ?? '', text, state: stateOf(amendment) }];
  }).reverse();
