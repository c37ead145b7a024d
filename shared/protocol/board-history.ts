/** A board's history: what was done to it, by whom, in order. Never a card's words; headings are allowed. */

export type Spot =
  | { readonly in: 'tray' }
  | { readonly in: 'parked' }
  /** `title`: its heading at that time; empty: it had none. */
  | { readonly in: 'cluster'; readonly cluster: string; readonly title: string }
  | { readonly in: 'under'; readonly card: string };

export type BoardHistoryEdit =
  | { readonly what: 'placed'; readonly card: string; readonly from: Spot; readonly to: Spot }
  | { readonly what: 'opened' | 'removed' | 'restored' | 'moved'; readonly cluster: string; readonly title: string }
  /** Headings that stand beside each other are joined by ` / `. */
  | { readonly what: 'renamed'; readonly cluster: string; readonly from: string; readonly to: string }
  /** `id` of a card or a cluster. */
  | { readonly what: 'marked'; readonly id: string; readonly conflict: boolean }
  | { readonly what: 'hidden'; readonly card: string; readonly reason: string | null }
  | { readonly what: 'shown' | 'withdrawn' | 'edited'; readonly card: string };

export interface BoardHistoryEntry {
  /** 1, 2, 3, … per board. */
  readonly seq: number;
  readonly atMs: number;
  /** The name that an editor gave itself at that moment, else empty. */
  readonly by: string;
  readonly edits: readonly BoardHistoryEdit[];
}

/** `GET /api/v1/boards/:b/history?before=<seq>` */
export interface BoardHistoryAnswer {
  /** Newest first. */
  readonly entries: readonly BoardHistoryEntry[];
  /** There are older ones. */
  readonly more: boolean;
  /** Words of the cards that the entries name, as they are now; null: withdrawn. */
  readonly texts: Readonly<Record<string, string | null>>;
}
