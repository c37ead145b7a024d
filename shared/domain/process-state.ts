/**
 * A process (Verfahren) as the fold of its effects. Mutable inside, read-only to everybody else:
 * only `applyEffect` writes.
 */
import type { BallotKind, BallotMode, BallotOption, BallotResult, BallotRules, PublishedReason } from './ballot.ts';
import type { Board, Card, Comment } from './card.ts';
import type { Effect, EffectMeta, PrincipleSource, ProjectorMode } from './effect.ts';
import { originalOf } from './carried-cards.ts';
import type { AmendmentId, BallotId, BoardId, CardId, ClusterId, CommentId, FreezeId, ParticipantId, PrincipleId, ProcessId, ReasonId, SectorId, StepId, WorkshopId } from './ids.ts';
import type { Sector } from './sector.ts';
import type { Picture, Step } from './step.ts';

export interface TimerState {
  readonly endsAtMs: number;
  readonly totalMs: number;
  readonly pausedMs: number | null;
}

export interface WorkshopState {
  readonly id: WorkshopId;
  readonly title: string;
  readonly place: string;
  readonly date: string;
  readonly beginsAtMs: number;
  readonly expectedPeople: number | null;
  readonly code: string;
  readonly joinKey: string;
  readonly boards: readonly BoardId[];
  readonly steps: readonly Step[];
  open: boolean;
  step: StepId | null;
  stepOpenedAtMs: number;
  /** The step before, for cards that were begun while it ran. */
  previousStep: StepId | null;
  timer: TimerState | null;
  projector: { readonly mode: ProjectorMode; readonly picture: Picture | null; readonly principle: PrincipleId | null };
  stage: { readonly pictureWidthM: number | null; readonly distanceM: number | null; readonly motion: boolean };
  joined: number;
  readonly joinedBySector: Map<SectorId | null, number>;
  readonly ballots: BallotId[];
  /** Tickets (Stimmkarten) that were printed for this workshop. */
  tickets: number;
}

export interface ParticipantState {
  readonly id: ParticipantId;
  readonly workshop: WorkshopId;
  readonly sector: SectorId | null;
  readonly language: string;
  /** Newest last. */
  readonly cards: CardId[];
  /** Newest last. */
  readonly comments: CommentId[];
}

export interface BallotState {
  readonly id: BallotId;
  readonly workshop: WorkshopId;
  readonly kind: BallotKind;
  readonly mode: BallotMode;
  readonly title: string;
  readonly rules: BallotRules;
  readonly options: readonly BallotOption[];
  readonly round: number;
  readonly previous: BallotId | null;
  readonly openedAtMs: number;
  /** Papers that a desk put in, so far. */
  entered: { readonly ticket: number; readonly hand: number };
  result: BallotResult | null;
  /** Published at the close; in an order that says nothing. */
  readonly reasons: Map<ReasonId, PublishedReason>;
}

export interface ApprovalState {
  readonly role: string;
  readonly session: string;
  readonly atMs: number;
}

export interface PrincipleState {
  readonly id: PrincipleId;
  title: string;
  readonly sources: readonly PrincipleSource[];
  readonly versions: { readonly text: string; readonly title: string; readonly atMs: number; readonly by: string }[];
  request: { readonly version: number; readonly approvals: readonly ApprovalState[] } | null;
  frozen: {
    readonly freeze: FreezeId;
    readonly version: number;
    readonly record: string;
    readonly hash: string;
    readonly signature: string;
    readonly keyId: string;
    readonly atMs: number;
    readonly approvals: readonly ApprovalState[];
  } | null;
}

export interface AmendmentState {
  readonly id: AmendmentId;
  readonly workshop: WorkshopId;
  readonly principle: PrincipleId;
  /** The version it was written against. */
  readonly version: number;
  /** null: a desk. */
  readonly author: ParticipantId | null;
  readonly sector: SectorId | null;
  readonly by: string;
  /** The whole wording it wants; null once withdrawn: the words are gone. */
  text: string | null;
  readonly reason: string;
  readonly atMs: number;
  disputed: boolean;
  /** null: open. */
  decided: { readonly decision: 'accepted' | 'rejected' | 'withdrawn'; readonly version: number | null; readonly atMs: number } | null;
}

export interface ProcessState {
  readonly id: ProcessId;
  title: string;
  sectors: readonly Sector[];
  preamble: string;
  invited: Readonly<Record<string, number>>;
  readonly workshops: Map<WorkshopId, WorkshopState>;
  readonly boards: Map<BoardId, Board>;
  readonly cards: Map<CardId, Card>;
  /** Cards per board in arrival order. */
  readonly cardsByBoard: Map<BoardId, CardId[]>;
  readonly comments: Map<CommentId, Comment>;
  /** In arrival order, those erased among them. */
  readonly commentsByCard: Map<CardId, CommentId[]>;
  /** Comments ever written on a board. */
  readonly commentCounts: Map<BoardId, number>;
  /** By card: the group that its author suggests. */
  readonly wishes: Map<CardId, ClusterId>;
  /** By card that somebody wrote: the cards that were carried over from it, or from one of those. */
  readonly copies: Map<CardId, CardId[]>;
  /** By board: what stands on it for a cluster of another one, since cards were carried over. */
  readonly carriedClusters: Map<BoardId, Map<ClusterId, ClusterId>>;
  readonly participants: Map<ParticipantId, ParticipantState>;
  readonly ballots: Map<BallotId, BallotState>;
  readonly principles: Map<PrincipleId, PrincipleState>;
  /** In the order in which they were proposed. */
  readonly amendments: Map<AmendmentId, AmendmentState>;
  /** Order in the Haltung. */
  principleOrder: readonly PrincipleId[];
  /** Freezes in the order in which they happened; each names the hash before it. */
  readonly freezes: PrincipleId[];
  lastFreezeHash: string | null;
}

export const emptyProcess = (id: ProcessId): ProcessState => ({
  id,
  title: '',
  sectors: [],
  preamble: '',
  invited: {},
  workshops: new Map(),
  boards: new Map(),
  cards: new Map(),
  cardsByBoard: new Map(),
  comments: new Map(),
  commentsByCard: new Map(),
  commentCounts: new Map(),
  wishes: new Map(),
  copies: new Map(),
  carriedClusters: new Map(),
  participants: new Map(),
  ballots: new Map(),
  principles: new Map(),
  amendments: new Map(),
  principleOrder: [],
  freezes: [],
  lastFreezeHash: null,
});

/** A thing that an effect names must be there: the ledger only holds effects that were decided against it. */
const known = <Key, Value>(map: ReadonlyMap<Key, Value>, key: Key): Value => {
  const value = map.get(key);
  if (value === undefined) throw new Error(`The ledger names something unknown: ${String(key)}`);
  return value;
};

const eraseComment = (state: ProcessState, comment: CommentId): void => {
  state.comments.set(comment, { ...known(state.comments, comment), text: null });
};

/** Folds one effect into the state. Total for every effect that `decide` gives; throws on a broken ledger. */
export const applyEffect = (state: ProcessState, effect: Effect, meta: EffectMeta): void => {
  switch (effect.type) {
    case 'process-created':
      state.title = effect.title;
      state.sectors = effect.sectors;
      return;
    case 'workshop-created': {
      const { type: _, workshop, boards, ...rest } = effect;
      for (const board of boards) {
        state.boards.set(board.id, board);
        state.cardsByBoard.set(board.id, []);
      }
      state.workshops.set(workshop, {
        ...rest,
        id: workshop,
        boards: boards.map(({ id }) => id),
        open: true,
        step: null,
        stepOpenedAtMs: 0,
        previousStep: null,
        timer: null,
        projector: { mode: 'follow', picture: null, principle: null },
        stage: { pictureWidthM: null, distanceM: null, motion: true },
        joined: 0,
        joinedBySector: new Map(),
        ballots: [],
        tickets: 0,
      });
      return;
    }
    case 'participant-joined': {
      const workshop = known(state.workshops, effect.workshop);
      workshop.joined += 1;
      workshop.joinedBySector.set(effect.sector, (workshop.joinedBySector.get(effect.sector) ?? 0) + 1);
      state.participants.set(effect.participant, { id: effect.participant, workshop: effect.workshop, sector: effect.sector, language: effect.language, cards: [], comments: [] });
      return;
    }
    case 'key-issued':
      return;
    case 'hall-set':
      known(state.workshops, effect.workshop).open = effect.open;
      return;
    case 'step-opened': {
      const workshop = known(state.workshops, effect.workshop);
      workshop.previousStep = workshop.step;
      workshop.step = effect.step;
      workshop.stepOpenedAtMs = meta.atMs;
      // A new step brings its own picture; a choice made for the old one would surprise the hall.
      if (workshop.projector.mode === 'follow') workshop.projector = { mode: 'follow', picture: null, principle: null };
      return;
    }
    case 'timer-set':
      known(state.workshops, effect.workshop).timer = effect.timer;
      return;
    case 'projector-set':
      known(state.workshops, effect.workshop).projector = { mode: effect.mode, picture: effect.picture, principle: effect.principle };
      return;
    case 'stage-set':
      known(state.workshops, effect.workshop).stage = { pictureWidthM: effect.pictureWidthM, distanceM: effect.distanceM, motion: effect.motion };
      return;
    case 'card-submitted':
      state.cards.set(effect.card, {
        id: effect.card,
        board: effect.board,
        author: effect.author,
        carriedFrom: effect.carriedFrom ?? null,
        sector: effect.sector,
        text: effect.text,
        erased: false,
        hidden: null,
        submittedAtMs: meta.atMs,
      });
      known(state.cardsByBoard, effect.board).push(effect.card);
      if (effect.author !== null) known(state.participants, effect.author).cards.push(effect.card);
      if (effect.carriedFrom !== undefined) {
        const original = originalOf(state.cards, effect.carriedFrom);
        state.copies.set(original, [...(state.copies.get(original) ?? []), effect.card]);
      }
      return;
    case 'card-edited':
      state.cards.set(effect.card, { ...known(state.cards, effect.card), text: effect.text, hidden: null });
      return;
    case 'card-withdrawn':
      state.cards.set(effect.card, { ...known(state.cards, effect.card), text: null, erased: meta.role !== 'participant' });
      state.wishes.delete(effect.card);
      for (const comment of state.commentsByCard.get(effect.card) ?? []) eraseComment(state, comment);
      return;
    case 'card-hidden':
      state.cards.set(effect.card, { ...known(state.cards, effect.card), hidden: effect.reason === null ? null : { reason: effect.reason } });
      return;
    case 'card-commented': {
      const { type: _, comment, ...rest } = effect;
      const { board } = known(state.cards, effect.card);
      const order = (state.commentCounts.get(board) ?? 0) + 1;
      state.commentCounts.set(board, order);
      state.comments.set(comment, { ...rest, id: comment, order });
      state.commentsByCard.set(effect.card, [...(state.commentsByCard.get(effect.card) ?? []), comment]);
      if (effect.author !== null) known(state.participants, effect.author).comments.push(comment);
      return;
    }
    case 'comment-erased':
      eraseComment(state, effect.comment);
      return;
    case 'cluster-suggested':
      if (effect.cluster === null) state.wishes.delete(effect.card);
      else state.wishes.set(effect.card, effect.cluster);
      return;
    case 'board-edited':
      return; // Carried out on the board's document, which is stored beside the ledger.
    case 'cards-carried': {
      const clusters = state.carriedClusters.get(effect.board) ?? new Map<ClusterId, ClusterId>();
      for (const { carriedFrom, cluster } of effect.clusters) clusters.set(carriedFrom, cluster);
      state.carriedClusters.set(effect.board, clusters);
      return;
    }
    case 'ballot-opened': {
      const { type: _, ballot, ...rest } = effect;
      state.ballots.set(ballot, { ...rest, id: ballot, openedAtMs: meta.atMs, entered: { ticket: 0, hand: 0 }, result: null, reasons: new Map() });
      known(state.workshops, effect.workshop).ballots.push(ballot);
      return;
    }
    case 'ballot-closed':
      known(state.ballots, effect.ballot).result = effect.result;
      return;
    case 'papers-entered': {
      const ballot = known(state.ballots, effect.ballot);
      ballot.entered = { ...ballot.entered, [effect.how]: ballot.entered[effect.how] + effect.count };
      return;
    }
    case 'reason-published':
      known(state.ballots, effect.ballot).reasons.set(effect.reason, { id: effect.reason, option: effect.option, text: effect.text });
      return;
    case 'reason-erased': {
      const { reasons } = known(state.ballots, effect.ballot);
      reasons.set(effect.reason, { ...known(reasons, effect.reason), text: null });
      return;
    }
    case 'tickets-issued':
      known(state.workshops, effect.workshop).tickets += effect.count;
      return;
    case 'principle-drafted':
      state.principles.set(effect.principle, {
        id: effect.principle,
        title: effect.title,
        sources: effect.sources,
        versions: [{ text: effect.text, title: effect.title, atMs: meta.atMs, by: meta.role }],
        request: null,
        frozen: null,
      });
      state.principleOrder = [...state.principleOrder, effect.principle];
      return;
    case 'principle-revised': {
      const principle = known(state.principles, effect.principle);
      principle.title = effect.title;
      principle.versions.push({ text: effect.text, title: effect.title, atMs: meta.atMs, by: meta.role });
      principle.request = null;
      return;
    }
    case 'principle-dropped':
      state.principles.delete(effect.principle);
      for (const { id, principle } of state.amendments.values()) if (principle === effect.principle) state.amendments.delete(id);
      state.principleOrder = state.principleOrder.filter((id) => id !== effect.principle);
      return;
    case 'principles-ordered':
      state.principleOrder = effect.principles;
      return;
    case 'amendment-proposed': {
      const { type: _, amendment, ...rest } = effect;
      state.amendments.set(amendment, { ...rest, id: amendment, by: meta.role, atMs: meta.atMs, disputed: false, decided: null });
      return;
    }
    case 'amendment-marked':
      known(state.amendments, effect.amendment).disputed = effect.disputed;
      return;
    case 'amendment-decided': {
      const amendment = known(state.amendments, effect.amendment);
      amendment.decided = { decision: effect.decision, version: effect.version, atMs: meta.atMs };
      if (effect.decision === 'withdrawn') amendment.text = null;
      return;
    }
    case 'freeze-requested':
      known(state.principles, effect.principle).request = {
        version: effect.version,
        approvals: [{ role: meta.role, session: meta.session, atMs: meta.atMs }],
      };
      return;
    case 'principle-frozen': {
      const principle = known(state.principles, effect.principle);
      principle.frozen = {
        freeze: effect.freeze,
        version: effect.version,
        record: effect.record,
        hash: effect.hash,
        signature: effect.signature,
        keyId: effect.keyId,
        atMs: meta.atMs,
        approvals: [...(principle.request?.approvals ?? []), { role: meta.role, session: meta.session, atMs: meta.atMs }],
      };
      principle.request = null;
      state.freezes.push(effect.principle);
      state.lastFreezeHash = effect.hash;
      return;
    }
    case 'preamble-revised':
      state.preamble = effect.text;
      return;
    case 'invited-set':
      state.invited = effect.invited;
      return;
  }
};
