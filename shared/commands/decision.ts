import type { BoardPlace } from '../board/board-layout.ts';
import type { BoardSnapshot } from '../board/board-snapshot.ts';
import type { Choices, Reasons } from '../domain/ballot.ts';
import type { Effect } from '../domain/effect.ts';
import type { BallotId, BoardId, CardId, ClusterId, ParticipantId, SectorId, WorkshopId } from '../domain/ids.ts';
import type { ProcessState, WorkshopState } from '../domain/process-state.ts';
import { granted, refused, type Result } from '../domain/refusal.ts';
import type { Role } from '../domain/role.ts';
import type { FreezeRecord } from '../record/freeze-record.ts';

/** Who sends a command, as the server has checked it. */
export interface Actor {
  readonly role: Role;
  /** Names the device. */
  readonly session: string;
  readonly participant: ParticipantId | null;
}

/** A participant's paper as the urn holds it while a straw poll is open: it may still be changed. */
export interface Paper {
  readonly participant: ParticipantId;
  readonly choices: Choices;
  readonly reasons: Reasons;
  readonly tracker: string;
}

/** A paper that nothing ties to anybody: every one of a binding ballot, and those that a desk entered. */
export interface SealedPaper {
  readonly sector: SectorId | null;
  readonly choices: Choices;
  readonly reasons: Reasons;
}

/** A ticket (Stimmkarte). The secret itself is with whoever holds the paper. */
export interface Ticket {
  /** SHA-256 of its secret. */
  readonly id: string;
  readonly workshop: WorkshopId;
  /** null: a general one. */
  readonly sector: SectorId | null;
  /** Who joined with it, or showed it later; null: nobody yet. */
  readonly participant: ParticipantId | null;
}

/** What an open ballot's urn holds. */
export interface UrnContent {
  readonly papers: readonly Paper[];
  /** In no order. */
  readonly sealed: readonly SealedPaper[];
  /** Trackers of sealed papers, sorted: which belongs to which paper is not known. */
  readonly trackers: readonly string[];
}

/** Everything a decision may ask of the outside: time, randomness, boards, the urn, the seal. */
export interface DecisionContext {
  readonly nowMs: number;
  readonly newId: () => string;
  /** Shuffles with a source that nobody can predict; gives a new list. */
  readonly shuffle: <Item>(items: readonly Item[]) => readonly Item[];
  /** Reads a board's document. `title` is empty while a cluster waits for its heading. */
  readonly cluster: (board: BoardId, cluster: ClusterId) => { readonly title: string; readonly removed: boolean } | undefined;
  readonly clusterCount: (board: BoardId) => number;
  readonly place: (board: BoardId, card: CardId) => BoardPlace | undefined;
  /** Cards of a cluster in their order, those merged under another included. */
  readonly cardsOf: (board: BoardId, cluster: ClusterId) => readonly CardId[];
  /** A board as plain records; null: no such board. Reads all of it. */
  readonly snapshot: (board: BoardId) => BoardSnapshot | null;
  /** The urn of an open ballot. */
  readonly urn: (ballot: BallotId) => UrnContent;
  /** Is a tracking number taken in this ballot? The participant's own, in a paper that may be changed, is not. */
  readonly trackerTaken: (ballot: BallotId, tracker: string, participant: ParticipantId | null) => boolean;
  /** The ticket behind its secret or its printed digits. */
  readonly ticket: (typed: string) => Ticket | undefined;
  readonly ticketOf: (participant: ParticipantId) => Ticket | undefined;
  /** Has this ticket a paper in an open ballot? */
  readonly ticketVoted: (ballot: BallotId, ticket: string) => boolean;
  /** Tracking number of a voter's own random value, 16 characters. */
  readonly tracker: (ballot: BallotId, nonce: string) => string;
  /** Canonical form, hash and signature of a freeze record. */
  readonly seal: (record: FreezeRecord) => { readonly record: string; readonly hash: string; readonly signature: string; readonly keyId: string };
  readonly ledger: { readonly revision: number; readonly head: string };
  readonly software: { readonly name: string; readonly version: string };
}

/** What a command was decided to do. Nothing has happened yet. */
export interface Accepted {
  readonly effects: readonly Effect[];
  /** What the receipt says beside id, ok and revision. */
  readonly answer: Readonly<Record<string, string | number>>;
  /** For `cast-ballot` in a straw poll: goes to the urn, never to the ledger. */
  readonly paper?: { readonly ballot: BallotId } & Paper;
  /** For `cast-ballot` with a ticket or by hand: goes to the urn, and what it went in with goes elsewhere. */
  readonly sealed?: {
    readonly ballot: BallotId;
    readonly paper: SealedPaper;
    /** So many equal papers. */
    readonly count: number;
    /** null: entered by hand. */
    readonly tracker: string | null;
    /** Marked in the register; null: entered by hand. */
    readonly ticket: string | null;
  };
  /** For `present-ticket`. */
  readonly bindTicket?: { readonly ticket: string; readonly participant: ParticipantId };
  /** For `close-ballot`: papers, urn and register go in the same commit. */
  readonly emptyUrn?: BallotId;
}

export type Decision = Result<Accepted>;

export const accept = (effects: readonly Effect[], answer: Readonly<Record<string, string | number>> = {}): Decision => granted({ effects, answer });

/** The place a command acts in. */
export interface Scene {
  readonly state: ProcessState;
  readonly workshop: WorkshopState;
  readonly actor: Actor;
  readonly context: DecisionContext;
}

export const sceneOf = (state: ProcessState, workshop: WorkshopId, actor: Actor, context: DecisionContext): Result<Scene> => {
  const found = state.workshops.get(workshop);
  return found === undefined ? refused('not_found', { field: 'workshop' }) : granted({ state, workshop: found, actor, context });
};
