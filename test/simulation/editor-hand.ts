/** What an editor's page does on a board, as `client/moderator` does it; each operation once, or false where there is nothing to do. */
import type { Board } from '../../client/connection/board.ts';
import { createCluster, markConflict, mergeCards, moveCluster, parkCard, placeCard, placeCards, prepareCluster, removeCluster, renameCluster, splitCard } from '../../shared/board/board-edits.ts';
import { marksKey, removalsKey } from '../../shared/board/board-layout.ts';
import type { BoardSnapshot, SnapshotCard } from '../../shared/board/board-snapshot.ts';
import type { Operation } from './edit-trace.ts';

/** A card, a cluster and a way to choose what else is needed. */
export interface Chosen {
  /** Preferred ones; what does not fit is chosen anew. */
  readonly card?: string | undefined;
  readonly cluster?: string | undefined;
}

/** More are not opened: a board has at most 200. */
const clustersMax = 24;

type Act = () => void;

export class EditorHand {
  readonly board: Board;
  readonly #below: (max: number) => number;
  readonly #newId: () => string;

  constructor(board: Board, below: (max: number) => number, newId: () => string) {
    this.board = board;
    this.#below = below;
    this.#newId = newId;
  }

  /** What would be done; null: this operation finds nothing to work on. */
  plan(operation: Operation, chosen: Chosen = {}): Act | null {
    const { board } = this;
    const { snapshot } = board;
    const edit = (change: Parameters<Board['edit']>[0]): Act => () => board.edit(change);
    const collided = this.#prefer(snapshot.collisions.map(({ cluster }) => cluster), chosen.cluster);
    const cluster = this.#prefer(snapshot.clusters.map(({ id }) => id), chosen.cluster);
    switch (operation) {
      case 'place': {
        const card = this.#prefer([...snapshot.tray, ...snapshot.collisions.flatMap(({ cards }) => cards)].map(({ id }) => id), chosen.card);
        return card === null || cluster === null ? null : edit((doc) => placeCard(doc, card, cluster));
      }
      case 'place-before': {
        const card = this.#prefer(this.#onTop(snapshot), chosen.card);
        const before = this.#prefer((snapshot.clusters.find(({ id }) => id === cluster)?.cards ?? []).map(({ id }) => id).filter((id) => id !== card));
        return card === null || cluster === null || before === null ? null : edit((doc) => placeCard(doc, card, cluster, before));
      }
      case 'move-across': {
        const card = this.#prefer(snapshot.clusters.flatMap(({ cards }) => cards).map(({ id }) => id), chosen.card);
        const from = snapshot.clusters.find(({ cards }) => cards.some(({ id }) => id === card))?.id;
        const to = this.#below(5) === 0 ? null : this.#prefer(snapshot.clusters.map(({ id }) => id).filter((id) => id !== from), chosen.cluster);
        return card === null ? null : edit((doc) => placeCard(doc, card, to));
      }
      case 'bulk-place': {
        const cards = this.#some(this.#onTop(snapshot), 3 + this.#below(3), chosen.card);
        return cards.length < 2 || cluster === null ? null : edit((doc) => placeCards(doc, cards, cluster));
      }
      case 'park': {
        const parked = new Set(snapshot.parked.map(({ id }) => id));
        const card = this.#prefer(this.#onTop(snapshot).filter((id) => !parked.has(id)), chosen.card);
        return card === null ? null : edit((doc) => parkCard(doc, card, true));
      }
      case 'unpark': {
        const card = this.#prefer(snapshot.parked.map(({ id }) => id), chosen.card);
        return card === null ? null : edit((doc) => parkCard(doc, card, false));
      }
      case 'merge': {
        const [host, ...others] = this.#some(this.#onTop(snapshot), 2 + this.#below(2), chosen.card);
        return host === undefined || others.length === 0 ? null : edit((doc) => mergeCards(doc, host, others));
      }
      case 'split': {
        const card = this.#prefer(this.#stacked(snapshot).map(({ id }) => id), chosen.card);
        return card === null ? null : edit((doc) => splitCard(doc, card));
      }
      case 'create':
      case 'create-bare': {
        if (board.doc.getMap('clusters').size >= clustersMax) return null;
        const id = this.#newId();
        const cards = this.#some(this.#onTop(snapshot), chosen.card === undefined ? this.#below(4) : 1 + this.#below(3), chosen.card);
        const title = operation === 'create' ? `Überschrift ${id}` : '';
        return () => {
          board.prepare((doc) => prepareCluster(doc, id));
          board.edit((doc) => {
            createCluster(doc, id, title);
            placeCards(doc, cards, id);
          });
        };
      }
      case 'rename': {
        const token = this.#newId();
        const title = this.#below(12) === 0 ? '' : `Überschrift ${token}`;
        return cluster === null ? null : edit((doc) => renameCluster(doc, cluster, title, token));
      }
      case 'remove':
        return cluster === null ? null : edit((doc) => removeCluster(doc, cluster, true));
      case 'restore': {
        const removed = this.#prefer([...board.doc.getMap(removalsKey).keys()].sort(), chosen.cluster);
        return removed === null ? null : edit((doc) => removeCluster(doc, removed, false));
      }
      case 'settle-restore':
        return collided === null ? null : edit((doc) => removeCluster(doc, collided, false));
      case 'settle-remove':
        return collided === null ? null : edit((doc) => removeCluster(doc, collided, true));
      case 'move-cluster': {
        const before = this.#below(3) === 0 ? null : this.#prefer(snapshot.clusters.map(({ id }) => id).filter((id) => id !== cluster));
        return cluster === null ? null : edit((doc) => moveCluster(doc, cluster, before));
      }
      case 'mark': {
        const id = chosen.card === undefined && (chosen.cluster !== undefined || this.#below(2) === 0) ? cluster : this.#prefer(this.#onTop(snapshot), chosen.card);
        return id === null ? null : edit((doc) => markConflict(doc, id, true));
      }
      case 'unmark': {
        const marked = [...board.doc.getMap(marksKey).keys()].sort();
        const id = this.#prefer(marked, marked.find((key) => key === chosen.card || key === chosen.cluster));
        return id === null ? null : edit((doc) => markConflict(doc, id, false));
      }
      case 'undo':
        return board.canUndo ? () => board.undo() : null;
      case 'redo':
        return board.canRedo ? () => board.redo() : null;
    }
  }

  #onTop({ clusters, tray, parked, collisions }: BoardSnapshot): string[] {
    return [...clusters.flatMap(({ cards }) => cards), ...tray, ...parked, ...collisions.flatMap(({ cards }) => cards)].map(({ id }) => id);
  }

  #stacked({ clusters, tray, parked, collisions }: BoardSnapshot): SnapshotCard[] {
    return [...clusters.flatMap(({ cards }) => cards), ...tray, ...parked, ...collisions.flatMap(({ cards }) => cards)].flatMap(({ merged }) => merged);
  }

  #prefer(ids: readonly string[], wanted?: string): string | null {
    if (wanted !== undefined && ids.includes(wanted)) return wanted;
    return ids[this.#below(ids.length)] ?? null;
  }

  /** So many different ones, the preferred one first. */
  #some(ids: readonly string[], count: number, wanted?: string): string[] {
    const chosen: string[] = [];
    const left = [...ids];
    while (chosen.length < count && left.length > 0) {
      const id = chosen.length === 0 ? this.#prefer(left, wanted) : this.#prefer(left);
      if (id === null) break;
      chosen.push(id);
      left.splice(left.indexOf(id), 1);
    }
    return chosen;
  }
}
