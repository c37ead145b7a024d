import type { BoardSnapshot, SnapshotCard } from '../board/board-snapshot.ts';
import type { Sector } from '../domain/sector.ts';
import type { WallInput } from './wall.ts';

/** One card in `wall.json`. */
export interface WallJsonCard {
  readonly id: string;
  /** Arrival on this board, from 1. */
  readonly number: number;
  readonly text: string;
  /** Sector id; null: "Ohne Angabe". */
  readonly sector: string | null;
  readonly conflict: boolean;
  readonly comments: readonly { readonly id: string; readonly text: string; readonly sector: string | null }[];
  /** Cards merged under this one, in arrival order. */
  readonly merged: readonly WallJsonCard[];
}

/** A board as data: everything that is on the papers, and the ids behind it. */
export interface WallJson {
  readonly schema: 'leitsatz/wall/1';
  readonly id: string;
  readonly question: string;
  readonly process: { readonly id: string; readonly title: string };
  readonly workshop: { readonly id: string; readonly title: string; readonly date: string; readonly place: string };
  readonly sectors: readonly Sector[];
  /** In their order. `titles`: several were given at the same time; none: it waits for its heading. */
  readonly clusters: readonly { readonly id: string; readonly title: string; readonly titles: readonly string[]; readonly conflict: boolean; readonly weight: number; readonly cards: readonly WallJsonCard[] }[];
  readonly tray: readonly WallJsonCard[];
  readonly parked: readonly WallJsonCard[];
  /** "Zu klären": removed clusters in which somebody went on working. */
  readonly collisions: readonly { readonly cluster: string; readonly titles: readonly string[]; readonly renamed: boolean; readonly cards: readonly WallJsonCard[] }[];
  /** Counted, never quoted. */
  readonly hidden: WallInput['hidden'];
  readonly chainHead: string;
  /** ISO 8601 in UTC. */
  readonly generatedAt: string;
}

export interface WallIds {
  readonly board: string;
  readonly process: string;
  readonly workshop: string;
}

export const wallJson = ({ process, workshop, question, sectors, board, hidden, chainHead, generatedAtMs }: WallInput, ids: WallIds): WallJson => ({
  schema: 'leitsatz/wall/1',
  id: ids.board,
  question,
  process: { id: ids.process, title: process.title },
  workshop: { id: ids.workshop, title: workshop.title, date: workshop.date, place: workshop.place },
  sectors,
  ...placesOf(board),
  hidden,
  chainHead,
  generatedAt: new Date(generatedAtMs).toISOString(),
});

const placesOf = ({ clusters, tray, parked, collisions }: BoardSnapshot): Pick<WallJson, 'clusters' | 'tray' | 'parked' | 'collisions'> => ({
  clusters: clusters.map(({ id, title, titles, conflict, weight, cards }) => ({ id, title, titles, conflict, weight, cards: cards.map(cardOf) })),
  tray: tray.map(cardOf),
  parked: parked.map(cardOf),
  collisions: collisions.map(({ cluster, titles, renamed, cards }) => ({ cluster, titles, renamed, cards: cards.map(cardOf) })),
});

const cardOf = ({ id, order, text, sector, conflict, comments, merged }: SnapshotCard): WallJsonCard => ({ id, number: order, text, sector, conflict, comments, merged: merged.map(cardOf) });
