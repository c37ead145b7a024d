import type { BoardSnapshot, SnapshotCard } from '../board/board-snapshot.ts';
import { sharingWords } from '../domain/carried-cards.ts';
import type { CarriedLayout, Effect } from '../domain/effect.ts';
import { asId, type BoardId, type CardId, type ClusterId } from '../domain/ids.ts';
import { cardsPerBoardMax, carriedAtOnceMax, clustersPerBoardMax } from '../domain/limits.ts';
import type { ProcessState } from '../domain/process-state.ts';
import { refused } from '../domain/refusal.ts';
import { accept, type Decision, type Scene } from './decision.ts';
import type { CommandOf } from './schema.ts';

/** A cluster of the board that is carried over, or a place beside all clusters. */
interface Pile {
  readonly cluster: { readonly id: ClusterId; readonly titles: readonly string[]; readonly conflict: boolean } | null;
  readonly parked: boolean;
  readonly cards: readonly SnapshotCard[];
}

const pile = (cards: readonly SnapshotCard[], parked = false): Pile => ({ cluster: null, parked, cards });

/** The parking lot goes onto the tray: there its cards begin anew. What collided ("Zu klären") as well, it lies in no cluster. */
const pilesOf = (board: BoardSnapshot, what: 'parked' | 'all'): readonly Pile[] =>
  what === 'parked'
    ? [pile(board.parked)]
    : [
        ...board.clusters.map(({ id, titles, conflict, cards }): Pile => ({ cluster: { id: asId<ClusterId>(id), titles, conflict }, parked: false, cards })),
        pile(board.tray),
        pile(board.collisions.flatMap(({ cards }) => cards)),
        pile(board.parked, true),
      ];

/**
 * Copies cards of one board of the process onto another, with their groups, headings, order, merges and marks.
 *
 * A card that is there already, in whatever way it came, is not copied again; what lies there is not moved. So the same
 * command may be sent again: it takes what is new, or what was too much for one time.
 * Answers `cards`, how many were new, and `left`, how many are still to come.
 */
export const carryCards = ({ state, workshop, context }: Scene, { from, to, what }: CommandOf<'carry-cards'>): Decision => {
  if (!workshop.boards.includes(to)) return refused('not_found', { field: 'to' });
  const source = context.snapshot(from);
  if (source === null) return refused('not_found', { field: 'from' });
  if (from === to) return refused('bad_request', { field: 'from' });

  const copies = new Copies(state, to, context.newId);
  const freshClusters = new Map<ClusterId, ClusterId>();
  const clusters: { cluster: ClusterId; carriedFrom: ClusterId; fresh: boolean; titles: readonly string[]; cards: readonly CardId[] }[] = [];
  const parked: CardId[] = [];
  const merged: { card: CardId; cards: readonly CardId[] }[] = [];
  for (const { cluster, parked: isParked, cards } of pilesOf(source, what)) {
    const fresh: CardId[] = [];
    for (const card of cards) {
      const host = copies.carry(card);
      if (host.isNew) fresh.push(host.id);
      const under = card.merged.flatMap((below) => {
        const { id, isNew } = copies.carry(below);
        return isNew ? [id] : [];
      });
      if (host.id !== null && under.length > 0) merged.push({ card: host.id, cards: under });
    }
    if (isParked) parked.push(...fresh);
    if (cluster === null) continue;
    const carriedBefore = state.carriedClusters.get(to)?.get(cluster.id);
    const isThere = carriedBefore !== undefined && context.cluster(to, carriedBefore)?.removed === false;
    // A heading goes along with new cards, or alone if it has none and never went; one that was taken away there does not come back for nothing.
    if (fresh.length === 0 && (carriedBefore !== undefined || cards.length > 0)) continue;
    const onto = isThere ? carriedBefore : asId<ClusterId>(context.newId());
    if (!isThere) freshClusters.set(cluster.id, onto);
    clusters.push({ cluster: onto, carriedFrom: cluster.id, fresh: !isThere, titles: isThere ? [] : cluster.titles, cards: fresh });
  }

  const { submitted, left } = copies;
  if ((state.cardsByBoard.get(to)?.length ?? 0) + submitted.length + left > cardsPerBoardMax) return refused('limit_reached', { field: 'to', limit: cardsPerBoardMax });
  if (context.clusterCount(to) + freshClusters.size > clustersPerBoardMax) return refused('limit_reached', { field: 'cluster', limit: clustersPerBoardMax });
  if (submitted.length === 0 && clusters.length === 0) return accept([], { cards: 0, left });
  const conflicts = [
    ...source.clusters.flatMap(({ id, conflict }) => (conflict ? (freshClusters.get(asId<ClusterId>(id)) ?? []) : [])),
    ...copies.conflicts,
  ];
  const layout: CarriedLayout = { clusters, parked, merged, conflicts };
  return accept([...submitted, { type: 'cards-carried', from, board: to, ...layout }], { cards: submitted.length, left });
};

type Carried = { readonly id: CardId; readonly isNew: true } | { readonly id: CardId | null; readonly isNew: false };

/** The copies of cards on one board: those that are there, and those that one command adds. */
class Copies {
  readonly #state: ProcessState;
  readonly #to: BoardId;
  readonly #newId: () => string;
  readonly submitted: Effect[] = [];
  readonly conflicts: CardId[] = [];
  /** Cards for the next time. */
  left = 0;

  constructor(state: ProcessState, to: BoardId, newId: () => string) {
    this.#state = state;
    this.#to = to;
    this.#newId = newId;
  }

  get isFull(): boolean {
    return this.submitted.length >= carriedAtOnceMax;
  }

  /** The card's copy; a new one as long as there is room, else null. */
  carry({ id: raw, text, sector, conflict }: SnapshotCard): Carried {
    const from = asId<CardId>(raw);
    const there = sharingWords(this.#state, from).find((id) => this.#state.cards.get(id)?.board === this.#to);
    if (there !== undefined) return { id: there, isNew: false };
    if (this.isFull) {
      this.left += 1;
      return { id: null, isNew: false };
    }
    const id = asId<CardId>(this.#newId());
    const known = this.#state.sectors.find((candidate) => candidate.id === sector);
    // Whoever wrote it has one card, the one they wrote: it speaks for its copies.
    this.submitted.push({ type: 'card-submitted', card: id, board: this.#to, author: null, sector: known?.id ?? null, text, carriedFrom: from });
    if (conflict) this.conflicts.push(id);
    return { id, isNew: true };
  }
}
