/** What each role may see: pure functions of a room's state. */
import type { BallotResult } from '../../shared/domain/ballot.ts';
import type { BallotState, ProcessState, WorkshopState } from '../../shared/domain/process-state.ts';
import type { BallotId, CardId, SectorId } from '../../shared/domain/ids.ts';
import type { ParticipantId } from '../../shared/domain/ids.ts';
import { optionsInViewMax, reasonsInViewMax } from '../../shared/domain/limits.ts';
import type { Role } from '../../shared/domain/role.ts';
import { roundShift, type RoundShift } from '../../shared/domain/round-shift.ts';
import { hallFactorFor } from '../../shared/domain/stage.ts';
import { pictureOf, shownBallot } from '../../shared/domain/picture.ts';
import { boardAccess } from '../../shared/commands/access.ts';
import { boardIsOpen } from '../../shared/commands/cards.ts';
import type {
  BallotView, BoardView, DeskBallotView, DeskView, HallView, OwnCardState, OwnCardView, OwnView, ParticipantView, ProjectorView, ResultView,
  StageView, SyncView, TimerView,
} from '../../shared/protocol/view.ts';
import { documentName } from './document-name.ts';
import { boardToRead, phoneClusters, wishOf } from './phone-board.ts';
import { draftViews, ownAmendments, principleView, sealedViews } from './principle-views.ts';
import type { Room } from './room.ts';

/** Key of "Ohne Angabe" in counts per sector. */
const sectorKey = (sector: SectorId | null): string => sector ?? 'none';

export const countsOf = (counts: ReadonlyMap<SectorId | null, number>): Readonly<Record<string, number>> =>
  Object.fromEntries([...counts].map(([sector, people]) => [sectorKey(sector), people]));

const resultView = ({ reasons }: BallotState, { trackers: _, choices: __, ...result }: BallotResult, reasonsMax = Infinity): ResultView => ({ ...result, reasons: [...reasons.values()].slice(0, reasonsMax) });

const ballotView = (ballot: BallotState): BallotView => ({
  id: ballot.id,
  kind: ballot.kind,
  mode: ballot.mode,
  title: ballot.title,
  state: ballot.result === null ? 'open' : 'closed',
  threshold: ballot.rules.threshold,
  rules: ballot.rules,
  budget: ballot.rules.budget,
  round: ballot.round,
  previous: ballot.previous,
  optionCount: ballot.options.length,
  options: ballot.options.length <= optionsInViewMax ? ballot.options : [],
});

const timerView = ({ timer }: WorkshopState): TimerView | null =>
  timer === null ? null : { endsAtMs: timer.endsAtMs, endsAt: new Date(timer.endsAtMs).toISOString(), totalMs: timer.totalMs, pausedMs: timer.pausedMs };

const boardView = (room: Room, id: WorkshopState['boards'][number]): BoardView | null => {
  const board = room.state.boards.get(id);
  if (board === undefined) return null;
  return { id, question: board.question, textGraphemesMax: board.textGraphemesMax, cards: room.visibleCards(id) };
};

/** Everything but the time: two equal ones need not be sent twice. */
export type TimelessHallView = Omit<HallView, 'serverTimeMs' | 'serverTime'>;

export const hallView = (room: Room, workshop: WorkshopState, role: Role): TimelessHallView => {
  const { state } = room;
  const step = workshop.steps.find(({ id }) => id === workshop.step);
  const boardId = step?.board ?? null;
  const board = boardId === null ? null : boardView(room, boardId);
  const ballot = shownBallot(state, workshop);
  return {
    revision: room.revision,
    role,
    process: { id: state.id, title: state.title },
    workshop: { id: workshop.id, title: workshop.title, place: workshop.place, date: workshop.date, open: workshop.open },
    sectors: state.sectors,
    step:
      step === undefined
        ? null
        : {
            id: step.id,
            kind: step.kind,
            title: step.title,
            instruction: step.instruction,
            minutes: step.minutes,
            permissions: step.permissions,
            picture: step.picture,
            question: boardId === null ? null : { number: workshop.boards.indexOf(boardId) + 1, of: workshop.boards.length },
            openedAtMs: workshop.stepOpenedAtMs,
          },
    board,
    ballot: ballot === null ? null : ballotView(ballot),
    timer: timerView(workshop),
    present: room.presence.of(workshop.id),
    joined: workshop.joined,
    result: ballot?.result == null ? null : resultView(ballot, ballot.result, reasonsInViewMax),
    sealed: sealedViews(state),
    drafts: step?.kind === 'word' || step?.kind === 'freeze' ? draftViews(state) : [],
  };
};

/** The hall's part of a participant's view: the groups too, while they may say something about them. */
export const phoneView = (room: Room, workshop: WorkshopState): TimelessHallView & Pick<ParticipantView, 'clusters'> => {
  const board = boardToRead(workshop);
  const document = board === null ? undefined : room.boards.get(board);
  return { ...hallView(room, workshop, 'participant'), clusters: document === undefined ? [] : phoneClusters(document.doc) };
};

const ownCard = (room: Room, workshop: WorkshopState, id: CardId, nowMs: number): OwnCardView | null => {
  const card = room.state.cards.get(id);
  if (card === undefined) return null;
  if (card.text === null) return card.erased ? { id, board: card.board, text: '', state: { kind: 'erased' }, wish: null, editable: false } : null;
  const document = room.boards.get(card.board);
  const place = document?.place(id);
  const title = place?.cluster == null ? undefined : document?.cluster(place.cluster);
  const state: OwnCardState =
    card.hidden !== null ? { kind: 'hidden', reason: card.hidden.reason }
    : place?.under != null ? { kind: 'merged' }
    : place?.parked === true ? { kind: 'parked' }
    : title !== undefined && !title.removed ? { kind: 'cluster', title: title.title }
    : { kind: 'wall' };
  const editable = boardIsOpen(workshop, card.board, nowMs, 'editCards') && (state.kind === 'wall' || state.kind === 'hidden');
  return { id, board: card.board, text: card.text, state, wish: wishOf(room.state, document?.doc, id), editable };
};

export const ownView = (room: Room, participant: ParticipantId, nowMs: number): OwnView | null => {
  const person = room.state.participants.get(participant);
  const workshop = person === undefined ? undefined : room.state.workshops.get(person.workshop);
  if (person === undefined || workshop === undefined) return null;
  const trackers: Record<string, string> = {};
  const voted: BallotId[] = [];
  const ticket = room.tickets.of(participant);
  for (const [ballot, urn] of room.urns) {
    if (!workshop.ballots.includes(ballot)) continue;
    const paper = urn.paperOf(participant);
    if (paper !== undefined) trackers[ballot] = paper.tracker;
    if (paper !== undefined || (ticket !== undefined && urn.hasVoted(ticket.id))) voted.push(ballot);
  }
  return {
    participant,
    sector: person.sector,
    language: person.language,
    cards: person.cards.map((id) => ownCard(room, workshop, id, nowMs)).filter((card) => card !== null).reverse(),
    comments: person.comments.flatMap((id) => {
      const comment = room.state.comments.get(id);
      return comment === undefined || comment.text === null ? [] : [{ id, card: comment.card, text: comment.text }];
    }).reverse(),
    amendments: ownAmendments(room.state, participant),
    ticket: ticket === undefined ? null : { sector: ticket.sector },
    voted,
    trackers,
    receipts: room.recentReceipts(participant),
  };
};

const projectorView = (room: Room, workshop: WorkshopState): ProjectorView => {
  const picture = pictureOf(room.state, workshop);
  const lastFrozen = room.state.freezes.at(-1) ?? null;
  return {
    mode: workshop.projector.mode,
    picture,
    principle: picture === 'sealed' ? (workshop.projector.principle ?? lastFrozen) : null,
    hallFactor: hallFactorFor(workshop.stage.pictureWidthM, workshop.stage.distanceM),
    pictureWidthM: workshop.stage.pictureWidthM,
    distanceM: workshop.stage.distanceM,
    motion: workshop.stage.motion,
    joinUrl: `${room.publicUrl}/#k=${workshop.joinKey}`,
    code: workshop.code,
    host: room.publicUrl.replace(/^https?:\/\//, ''),
  };
};

type Timeless<View> = Omit<View, 'serverTimeMs' | 'serverTime'>;

/** From the shown ballot's earlier round to it. null: there is none, or one of the two is open. */
const shiftOf = ({ ballots }: ProcessState, ballot: BallotState | null): RoundShift | null => {
  const before = ballot?.previous == null ? null : (ballots.get(ballot.previous)?.result ?? null);
  return ballot?.result == null || before === null ? null : roundShift(before, ballot.result);
};

export const stageView = (room: Room, workshop: WorkshopState, role: Role): Timeless<StageView> => {
  const access = boardAccess(role);
  const ballot = shownBallot(room.state, workshop);
  const projector = projectorView(room, workshop);
  return {
    ...hallView(room, workshop, role),
    projector,
    sync: access === 'none' ? [] : workshop.boards.map((board): SyncView => ({ name: documentName(board), kind: 'board', board, access })),
    boards: workshop.boards.map((board) => boardView(room, board)).filter((board) => board !== null),
    shift: projector.picture === 'shift' ? shiftOf(room.state, ballot) : null,
    groups: projector.picture === 'groups' && ballot?.result?.kind === 'agreement' ? room.opinionGroups(ballot.result) : null,
  };
};

export const deskView = (room: Room, workshop: WorkshopState, role: Role, session: string): Timeless<DeskView> => {
  const { state } = room;
  return {
    ...stageView(room, workshop, role),
    steps: workshop.steps,
    beginsAtMs: workshop.beginsAtMs,
    expectedPeople: workshop.expectedPeople,
    ballots: workshop.ballots.flatMap((id): DeskBallotView[] => {
      const ballot = state.ballots.get(id);
      if (ballot === undefined) return [];
      const turnout = ballot.result?.turnout ?? room.urns.get(id)?.size ?? 0;
      return [{ ...ballotView(ballot), turnout, entered: ballot.entered, sources: ballot.options.map(({ source }) => source), result: ballot.result === null ? null : resultView(ballot, ballot.result) }];
    }),
    tickets: workshop.tickets,
    principles: state.principleOrder.flatMap((id, place) => {
      const principle = state.principles.get(id);
      return principle === undefined ? [] : [principleView(state, principle, place, session)];
    }),
    preamble: state.preamble,
    joinedBySector: countsOf(workshop.joinedBySector),
    chainHead: room.head,
    invitedBySector: state.invited,
    workshops: [...state.workshops.values()].map(({ id, title, date, boards }) => ({ id, title, date, boards: boards.map((board) => ({ id: board, question: state.boards.get(board)?.question ?? '' })) })),
  };
};

/** True for roles whose view is made by `deskView`. */
export const isDesk = (role: Role): boolean => role === 'moderator' || role === 'circle' || role === 'approver';
