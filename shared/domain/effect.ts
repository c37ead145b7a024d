/**
 * Facts: what an accepted command did. The ledger is a list of these; the state is their fold.
 *
 * Shape: plain JSON, immutable. `text` of cards, comments, reasons and amendments is kept beside the ledger (erasable) and
 * replaced by a salted hash inside it; everything else is stored as it stands.
 */
import type { BallotResult, BallotKind, BallotMode, BallotOption, BallotRules } from './ballot.ts';
import type { Board } from './card.ts';
import type { AmendmentId, BallotId, BoardId, CardId, ClusterId, CommentId, FreezeId, OptionId, ParticipantId, PrincipleId, ReasonId, SectorId, StepId, WorkshopId } from './ids.ts';
import type { Sector } from './sector.ts';
import type { Picture, Step } from './step.ts';

export type ProjectorMode = 'follow' | 'hold' | 'black';

/** A board command as it was carried out on the board's document. */
export type BoardEdit =
  | { readonly edit: 'create-cluster'; readonly cluster: ClusterId; readonly title: string }
  | { readonly edit: 'rename-cluster'; readonly cluster: ClusterId; readonly title: string }
  | { readonly edit: 'remove-cluster'; readonly cluster: ClusterId; readonly removed: boolean }
  | { readonly edit: 'move-cluster'; readonly cluster: ClusterId; readonly before: ClusterId | null }
  | { readonly edit: 'place-card'; readonly card: CardId; readonly cluster: ClusterId | null; readonly before: CardId | null }
  | { readonly edit: 'park-card'; readonly card: CardId; readonly parked: boolean }
  | { readonly edit: 'merge-cards'; readonly card: CardId; readonly cards: readonly CardId[] }
  | { readonly edit: 'split-card'; readonly card: CardId };

/** Where cards that were carried over lie on their new board. Cards that are named nowhere lie in the tray. */
export interface CarriedLayout {
  /** In their order. `fresh`: opened now, with these headings; else opened when cards were carried over before. */
  readonly clusters: readonly {
    readonly cluster: ClusterId;
    /** The cluster on the board that the cards come from. */
    readonly carriedFrom: ClusterId;
    readonly fresh: boolean;
    readonly titles: readonly string[];
    /** In their order. */
    readonly cards: readonly CardId[];
  }[];
  readonly parked: readonly CardId[];
  readonly merged: readonly { readonly card: CardId; readonly cards: readonly CardId[] }[];
  /** Cards and clusters with ⚡. */
  readonly conflicts: readonly (CardId | ClusterId)[];
}

/** Where a sentence came from: clusters with their title and cards at that moment, or single cards. */
export interface PrincipleSource {
  readonly cluster: ClusterId | null;
  readonly title: string | null;
  readonly cards: readonly CardId[];
}

export type Effect =
  | { readonly type: 'process-created'; readonly title: string; readonly sectors: readonly Sector[] }
  | {
      readonly type: 'workshop-created';
      readonly workshop: WorkshopId;
      readonly title: string;
      readonly place: string;
      readonly date: string;
      readonly beginsAtMs: number;
      readonly expectedPeople: number | null;
      readonly code: string;
      readonly joinKey: string;
      readonly boards: readonly Board[];
      readonly steps: readonly Step[];
    }
  | { readonly type: 'participant-joined'; readonly participant: ParticipantId; readonly workshop: WorkshopId; readonly sector: SectorId | null; readonly language: string }
  | { readonly type: 'key-issued'; readonly workshop: WorkshopId; readonly role: string }
  | { readonly type: 'hall-set'; readonly workshop: WorkshopId; readonly open: boolean }
  | { readonly type: 'step-opened'; readonly workshop: WorkshopId; readonly step: StepId }
  | { readonly type: 'timer-set'; readonly workshop: WorkshopId; readonly timer: { readonly endsAtMs: number; readonly totalMs: number; readonly pausedMs: number | null } | null }
  | { readonly type: 'projector-set'; readonly workshop: WorkshopId; readonly mode: ProjectorMode; readonly picture: Picture | null; readonly principle: PrincipleId | null }
  | { readonly type: 'stage-set'; readonly workshop: WorkshopId; readonly pictureWidthM: number | null; readonly distanceM: number | null; readonly motion: boolean }
  | { readonly type: 'card-submitted'; readonly card: CardId; readonly board: BoardId; readonly author: ParticipantId | null; readonly sector: SectorId | null; readonly text: string | null; /** Only of a card that was carried over. */ readonly carriedFrom?: CardId }
  | { readonly type: 'card-edited'; readonly card: CardId; readonly text: string | null }
  /** By its author or, as the entry's role says, by the moderation. */
  | { readonly type: 'card-withdrawn'; readonly card: CardId }
  | { readonly type: 'card-hidden'; readonly card: CardId; readonly reason: string | null }
  | { readonly type: 'card-commented'; readonly comment: CommentId; readonly card: CardId; readonly author: ParticipantId | null; readonly sector: SectorId | null; readonly text: string | null }
  | { readonly type: 'comment-erased'; readonly comment: CommentId }
  /** The author of a card names the group in which it belongs, or takes that back with null. The card stays where it is. */
  | { readonly type: 'cluster-suggested'; readonly card: CardId; readonly cluster: ClusterId | null }
  | ({ readonly type: 'board-edited'; readonly board: BoardId } & BoardEdit)
  /** Behind the `card-submitted` of the cards that it lays out. */
  | ({ readonly type: 'cards-carried'; readonly from: BoardId; readonly board: BoardId } & CarriedLayout)
  | {
      readonly type: 'ballot-opened';
      readonly ballot: BallotId;
      readonly workshop: WorkshopId;
      readonly kind: BallotKind;
      readonly mode: BallotMode;
      readonly title: string;
      readonly rules: BallotRules;
      readonly options: readonly BallotOption[];
      readonly round: number;
      /** The ballot that this one repeats. */
      readonly previous: BallotId | null;
    }
  /** Somebody at a desk put papers into the urn for people without a phone. How many, never what they say. */
  | { readonly type: 'papers-entered'; readonly ballot: BallotId; readonly how: 'ticket' | 'hand'; readonly count: number }
  | { readonly type: 'ballot-closed'; readonly ballot: BallotId; readonly result: BallotResult }
  /** Beside `ballot-closed`, in an order that says nothing. */
  | { readonly type: 'reason-published'; readonly ballot: BallotId; readonly reason: ReasonId; readonly option: OptionId; readonly text: string | null }
  | { readonly type: 'reason-erased'; readonly ballot: BallotId; readonly reason: ReasonId }
  /** Tickets themselves are secrets and lie beside the ledger. */
  | { readonly type: 'tickets-issued'; readonly workshop: WorkshopId; readonly count: number; readonly sector: SectorId | null }
  | { readonly type: 'principle-drafted'; readonly principle: PrincipleId; readonly title: string; readonly text: string; readonly sources: readonly PrincipleSource[] }
  | { readonly type: 'principle-revised'; readonly principle: PrincipleId; readonly title: string; readonly text: string }
  | { readonly type: 'principle-dropped'; readonly principle: PrincipleId }
  | { readonly type: 'principles-ordered'; readonly principles: readonly PrincipleId[] }
  /** Another wording of a sentence, as change of the version it was written against. */
  | {
      readonly type: 'amendment-proposed';
      readonly amendment: AmendmentId;
      readonly workshop: WorkshopId;
      readonly principle: PrincipleId;
      readonly version: number;
      readonly author: ParticipantId | null;
      readonly sector: SectorId | null;
      readonly text: string | null;
      readonly reason: string;
    }
  | { readonly type: 'amendment-marked'; readonly amendment: AmendmentId; readonly disputed: boolean }
  /** Accepted: `version` is the one that has its words. Stands behind the `principle-revised` that made it, if one was needed. */
  | { readonly type: 'amendment-decided'; readonly amendment: AmendmentId; readonly decision: 'accepted' | 'rejected' | 'withdrawn'; readonly version: number | null }
  | { readonly type: 'freeze-requested'; readonly principle: PrincipleId; readonly version: number }
  | {
      readonly type: 'principle-frozen';
      readonly principle: PrincipleId;
      readonly version: number;
      readonly freeze: FreezeId;
      /** The canonical JSON that was hashed and signed. */
      readonly record: string;
      readonly hash: string;
      readonly signature: string;
      readonly keyId: string;
    }
  | { readonly type: 'preamble-revised'; readonly text: string }
  | { readonly type: 'invited-set'; readonly invited: Readonly<Record<string, number>> };

/** Who did it and when: stands once beside the effects of one command. */
export interface EffectMeta {
  /** Server clock, milliseconds since 1970. */
  readonly atMs: number;
  readonly role: string;
  /** Names the device; two confirmations need two. */
  readonly session: string;
}
