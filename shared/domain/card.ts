import type { BoardId, CardId, CommentId, ParticipantId, SectorId, WorkshopId } from './ids.ts';

/** A question that is answered with cards. */
export interface Board {
  readonly id: BoardId;
  readonly workshop: WorkshopId;
  readonly question: string;
  /** Longest card on this board, in graphemes, 40 to 500. */
  readonly textGraphemesMax: number;
}

/** One thought of one participant. `text` is null once withdrawn or erased: the words are gone, the id stays. */
export interface Card {
  readonly id: CardId;
  readonly board: BoardId;
  /** null: entered by the moderation (Zuruf). Never leaves the server except to the author. */
  readonly author: ParticipantId | null;
  /** The card of another board that this one was carried over from; null: it was written here. Its words are those of that card. */
  readonly carriedFrom: CardId | null;
  readonly sector: SectorId | null;
  readonly text: string | null;
  /** The moderation took the words away for good; the author sees that. */
  readonly erased: boolean;
  /** Set while the moderation hides the card; the author sees the reason. */
  readonly hidden: { readonly reason: string } | null;
  /** Server clock, milliseconds since 1970. */
  readonly submittedAtMs: number;
}

/** Somebody's words beside a card: an oval. `text` is null once erased or its card withdrawn: the words are gone, the id stays. */
export interface Comment {
  readonly id: CommentId;
  readonly card: CardId;
  /** null: by the moderation. Never leaves the server except to the author. */
  readonly author: ParticipantId | null;
  readonly sector: SectorId | null;
  readonly text: string | null;
  /** Arrival order on its board, from 1. */
  readonly order: number;
}
