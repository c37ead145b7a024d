/**
 * What the server tells each role: the JSON view of `GET …/view`, pushed by `…/live`.
 *
 * Shape: everything is immutable; a view is complete, a change replaces whole members of the last view.
 * Times are the server's, milliseconds since 1970.
 */
import type { BallotKind, BallotMode, BallotOption, BallotRules, CountedBallot, OptionSource, PublishedReason } from '../domain/ballot.ts';
import type { AmendmentId, BallotId, BoardId, CardId, ClusterId, CommentId, FreezeId, ParticipantId, PrincipleId, ProcessId, SectorId, StepId, WorkshopId } from '../domain/ids.ts';
import type { Role } from '../domain/role.ts';
import type { RoundShift } from '../domain/round-shift.ts';
import type { Sector } from '../domain/sector.ts';
import type { Picture, Step, StepKind, StepPermissions } from '../domain/step.ts';
import type { OpinionGroupsView } from '../opinion/opinion-groups-view.ts';

/** The step that runs now. `null` before the first step was opened. */
export interface StepView {
  readonly id: StepId;
  readonly kind: StepKind;
  readonly title: string;
  readonly instruction: string;
  readonly minutes: number;
  readonly permissions: StepPermissions;
  readonly picture: Picture;
  /** "Frage 1 von 2": place of the step's board among the workshop's boards, from 1. null without a board. */
  readonly question: { readonly number: number; readonly of: number } | null;
  readonly openedAtMs: number;
}

export interface BoardView {
  readonly id: BoardId;
  readonly question: string;
  readonly textGraphemesMax: number;
  /** Visible cards on it. */
  readonly cards: number;
}

export interface BallotView {
  readonly id: BallotId;
  readonly kind: BallotKind;
  readonly mode: BallotMode;
  readonly title: string;
  readonly state: 'open' | 'closed';
  readonly threshold: number;
  readonly rules: BallotRules;
  /** As in `rules`: dots per person; null for the other kinds. */
  readonly budget: number | null;
  /** 1 for the first; a repeated ballot names the one before. */
  readonly round: number;
  readonly previous: BallotId | null;
  readonly optionCount: number;
  /** Up to 60 options; longer lists come from `GET /api/v1/ballots/:id` (ETag). */
  readonly options: readonly BallotOption[];
}

export interface TimerView {
  readonly endsAtMs: number;
  /** The same instant as an ISO string, for scripts. */
  readonly endsAt: string;
  /** Length of the timer when it was set: for the disc on the projector. */
  readonly totalMs: number;
  /** Set while the moderation has paused the timer: what is left. `endsAt` then means nothing. */
  readonly pausedMs: number | null;
}

/** Connected people per sector id; `none` counts "Ohne Angabe". */
export type PresentView = Readonly<Record<string, number>>;

/** State of a participant's own card. */
export type OwnCardState =
  | { readonly kind: 'wall' }
  | { readonly kind: 'cluster'; readonly title: string }
  | { readonly kind: 'parked' }
  | { readonly kind: 'merged' }
  | { readonly kind: 'hidden'; readonly reason: string }
  /** By the moderation, for good; `text` is empty. */
  | { readonly kind: 'erased' };

export interface OwnCardView {
  readonly id: CardId;
  readonly board: BoardId;
  readonly text: string;
  readonly state: OwnCardState;
  /** The group that this person suggests for it, as long as that one is there. */
  readonly wish: ClusterId | null;
  /** May be edited and withdrawn now: its step is open and nobody has placed it yet (or it is hidden). */
  readonly editable: boolean;
}

/** The frozen sentence that the projector shows and phones can read. */
export interface SealedView {
  readonly freeze: FreezeId;
  readonly principle: PrincipleId;
  /** Place in the Haltung, from 1. */
  readonly number: number;
  readonly version: number;
  readonly title: string;
  readonly text: string;
  readonly frozenAtMs: number;
  /** SHA-256, 64 hexadecimal digits. */
  readonly hash: string;
  readonly support: SupportView | null;
}

/** How a sentence is carried, as far as it was weighed. */
export interface SupportView {
  readonly ballot: BallotId;
  readonly mode: BallotMode;
  readonly threshold: number;
  readonly votes: number;
  readonly shared: boolean;
  /** As in `OptionResult.sectors`, reduced to what a pillar needs. */
  readonly sectors: Readonly<Record<string, { readonly support: number | null; readonly carries: boolean } | null>>;
}

/** What everybody in a workshop sees. */
export interface HallView {
  /** Ledger revision of the process; what a receipt with this revision or a lower one did is visible here. */
  readonly revision: number;
  readonly serverTimeMs: number;
  /** The same as an ISO string, for scripts. */
  readonly serverTime: string;
  readonly role: Role;
  readonly process: { readonly id: ProcessId; readonly title: string };
  readonly workshop: { readonly id: WorkshopId; readonly title: string; readonly place: string; readonly date: string; readonly open: boolean };
  readonly sectors: readonly Sector[];
  readonly step: StepView | null;
  readonly board: BoardView | null;
  /** The open ballot, or the last closed one while its step is open. */
  readonly ballot: BallotView | null;
  readonly timer: TimerView | null;
  readonly present: PresentView;
  /** People who joined this workshop so far. */
  readonly joined: number;
  /** The result of `ballot` once closed; null before. Without trackers and choices: those come from `…/result`. */
  readonly result: ResultView | null;
  /** Frozen sentences of the process in Haltung order. */
  readonly sealed: readonly SealedView[];
  /** Sentences that are being worded, in their order: only while a step of that kind is open, so that the hall can read along. */
  readonly drafts: readonly DraftView[];
}

/** A sentence that is not frozen yet, as the hall reads it. */
export interface DraftView {
  readonly principle: PrincipleId;
  /** Place in the list, from 1. */
  readonly number: number;
  readonly version: number;
  readonly title: string;
  readonly text: string;
}

/** A result as screens need it; the full one with trackers and choices is `GET /api/v1/ballots/:id/result`. */
export type ResultView = CountedBallot & {
  /** Words to options, without who wrote them; empty for kinds without. In `HallView.result` the first 100. */
  readonly reasons: readonly PublishedReason[];
};

/** A group as phones know it. `title`: the first 80 characters; empty while it waits for its heading. */
export interface PhoneClusterView {
  readonly id: ClusterId;
  readonly title: string;
}

/** A card of somebody else, as phones may read it while the step lets them comment. Never with its author. */
export interface GroupCardView {
  readonly id: CardId;
  readonly text: string;
  readonly sector: SectorId | null;
  /** How many comments stand beside it. */
  readonly comments: number;
}

/** `GET /api/v1/boards/:b/cards?cluster=`. `more`: cards beyond the first 200. */
export interface GroupView extends PhoneClusterView {
  readonly cards: readonly GroupCardView[];
  readonly more: number;
}

export interface OwnCommentView {
  readonly id: CommentId;
  readonly card: CardId;
  readonly text: string;
}

/** Participants' view: the hall's and their own things. */
export interface ParticipantView extends HallView {
  readonly role: 'participant';
  /** Groups of the step's board by their order, the first 60; empty unless the step lets people suggest groups or comment. Soft. */
  readonly clusters: readonly PhoneClusterView[];
  readonly own: OwnView;
}

export interface OwnView {
  readonly participant: ParticipantId;
  readonly sector: SectorId | null;
  readonly language: string;
  /** Newest first. */
  readonly cards: readonly OwnCardView[];
  /** Comments of theirs that were not erased, newest first. */
  readonly comments: readonly OwnCommentView[];
  /** Newest first; those taken back left out. */
  readonly amendments: readonly OwnAmendmentView[];
  /** The ticket (Stimmkarte) this person has shown; `sector` is the one printed on it, null for a general one. null: none yet. */
  readonly ticket: { readonly sector: SectorId | null } | null;
  /** Open ballots in which this person has a paper. */
  readonly voted: readonly BallotId[];
  /** Trackers of open straw polls this participant has cast in, by ballot id. Of a binding ballot only its receipt names the tracker. */
  readonly trackers: Readonly<Record<string, string>>;
  /** Receipts of the last commands, newest first, up to 20: `{id, ok}`. */
  readonly receipts: readonly { readonly id: string; readonly ok: boolean }[];
}

/** A principle with its versions, for moderator, circle and approver. */
export interface PrincipleView {
  readonly id: PrincipleId;
  /** Place in the list, from 1. */
  readonly number: number;
  readonly title: string;
  readonly sources: readonly PrincipleSourceView[];
  /** Oldest first; the last is the current one. */
  readonly versions: readonly { readonly version: number; readonly text: string; readonly atMs: number; readonly by: Role }[];
  /** In the order in which they were proposed; those taken back left out. */
  readonly amendments: readonly AmendmentView[];
  readonly support: SupportView | null;
  /** The pending request; gone when frozen or when a new version was written. */
  readonly request: { readonly version: number; readonly approvals: readonly ApprovalView[] } | null;
  /** `number`: place among the frozen ones, as in `SealedView`. */
  readonly frozen: { readonly freeze: FreezeId; readonly number: number; readonly version: number; readonly hash: string; readonly atMs: number; readonly approvals: readonly ApprovalView[] } | null;
}

/** A proposed other wording, as desks see it. Never who wrote it. */
export interface AmendmentView {
  readonly id: AmendmentId;
  /** The version it was written against. */
  readonly version: number;
  /** What that version said: the change is shown against it. */
  readonly base: string;
  /** The whole wording it wants. */
  readonly text: string;
  /** The current wording with its change in it. null: other words by now, somebody has to settle it; once decided: the same as `text`. */
  readonly onCurrent: string | null;
  readonly reason: string;
  readonly sector: SectorId | null;
  readonly by: Role;
  readonly atMs: number;
  readonly disputed: boolean;
  /** Open ones that want the same words. */
  readonly overlaps: readonly AmendmentId[];
  readonly support: SupportView | null;
  /** It is being weighed now. */
  readonly weighed: boolean;
  readonly state: 'open' | 'accepted' | 'rejected';
  /** Accepted: the version that has its words. */
  readonly takenUpIn: number | null;
}

/** A participant's own amendment. */
export interface OwnAmendmentView {
  readonly id: AmendmentId;
  readonly principle: PrincipleId;
  readonly base: string;
  readonly text: string;
  readonly state: 'open' | 'accepted' | 'rejected';
}

export interface ApprovalView {
  readonly role: Role;
  readonly atMs: number;
  /** True if the caller's own session gave it. */
  readonly own: boolean;
}

/** Where a sentence came from, as it was when it was drafted: titles and texts are copies. */
export interface PrincipleSourceView {
  readonly cluster: ClusterId | null;
  readonly title: string | null;
  readonly cards: readonly { readonly id: CardId; readonly text: string; readonly sector: SectorId | null }[];
}

/** What the projector shows and how. */
export interface ProjectorView {
  readonly mode: 'follow' | 'hold' | 'black';
  /** The picture it shows now, worked out by the server from mode, step and ballot. */
  readonly picture: Picture;
  /** With `sealed`: which sentence. */
  readonly principle: PrincipleId | null;
  /** Saalstufe factor: 1, 1.25 or 1.5. */
  readonly hallFactor: 1 | 1.25 | 1.5;
  readonly pictureWidthM: number | null;
  readonly distanceM: number | null;
  readonly motion: boolean;
  /** Where people join. */
  readonly joinUrl: string;
  readonly code: string;
  /** Host part of the address, to be read aloud. */
  readonly host: string;
}

/** Documents that a role may open at `GET /api/v1/sync/<name>`. */
export interface SyncView {
  readonly name: string;
  readonly kind: 'board';
  readonly board: BoardId;
  readonly access: 'read' | 'write';
}

/** The projector's (and observers') view. */
export interface StageView extends HallView {
  readonly projector: ProjectorView;
  readonly sync: readonly SyncView[];
  readonly boards: readonly BoardView[];
  /** With picture `shift`: from the round before to `result`. null: there was none. */
  readonly shift: RoundShift | null;
  /** With picture `groups`: opinion groups of `result`. null: none, or not worked out yet. */
  readonly groups: OpinionGroupsView | null;
}

/** The moderator's and the circle's view. */
export interface DeskView extends StageView {
  readonly steps: readonly Step[];
  /** Milliseconds since 1970 at which the plan begins. */
  readonly beginsAtMs: number;
  readonly expectedPeople: number | null;
  readonly ballots: readonly DeskBallotView[];
  /** Tickets (Stimmkarten) issued for this workshop so far. */
  readonly tickets: number;
  readonly principles: readonly PrincipleView[];
  readonly preamble: string;
  /** Everybody who joined, per sector id (`none`: Ohne Angabe). */
  readonly joinedBySector: PresentView;
  /** Chain head of the ledger, 64 hexadecimal digits. */
  readonly chainHead: string;
  /** Invited people per sector id, as far as somebody entered them. */
  readonly invitedBySector: PresentView;
  /** `boards`: whose cards may be carried over. */
  readonly workshops: readonly { readonly id: WorkshopId; readonly title: string; readonly date: string; readonly boards: readonly { readonly id: BoardId; readonly question: string }[] }[];
}

export interface DeskBallotView extends BallotView {
  /** How many people have cast a ballot; the only thing known while it is open. */
  readonly turnout: number;
  /** Papers among them that a desk put in for people without a phone: on their ticket, and from paper. */
  readonly entered: { readonly ticket: number; readonly hand: number };
  readonly sources: readonly OptionSource[];
  readonly result: ResultView | null;
}

/** Any view, told apart by `role`. */
export type View = ParticipantView | StageView | DeskView;

/** A "no": `reason` is one of `refusalReasons`. */
export interface RefusalView {
  readonly ok: false;
  readonly reason: string;
  /** German sentence. */
  readonly message: string;
  /** The same in all languages of the catalogue: `{de, en}`. */
  readonly messages: Readonly<Record<string, string>>;
  readonly field?: string;
  readonly position?: number;
  readonly limit?: number;
  readonly retryAfterMs?: number;
}

/** What a command answers. */
export type Receipt = { readonly id: string; readonly ok: true; readonly revision: number; readonly [key: string]: unknown } | ({ readonly id: string } & RefusalView);

/**
 * What the server says on a live socket; one member per frame. The first frame is a whole `view`. `change` comes only to who asked (`?changes=1`): it holds the members that may
 * be different now, and the time; the others stay as they were. `answer` is the receipt of a command that came over this socket.
 */
export interface LiveFrame<V extends View = View> {
  readonly view?: V;
  readonly change?: Partial<V> & Pick<V, 'revision' | 'serverTimeMs' | 'serverTime'>;
  readonly answer?: Receipt;
  /** Server time, milliseconds since 1970: nothing else was said for a while. */
  readonly beat?: number;
}

/** What a screen may say on a live socket: the same as the body of `POST …/commands`. */
export interface LiveRequest {
  readonly command: { readonly id: string; readonly do: string; readonly [field: string]: unknown };
}
