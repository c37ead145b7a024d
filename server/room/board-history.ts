/** A board's history as it is stored: numbered entries, the oldest go. */
import { historyEditsMax, historyEntriesMax } from '../../shared/domain/limits.ts';
import type { Effect } from '../../shared/domain/effect.ts';
import type { BoardId } from '../../shared/domain/ids.ts';
import type { ProcessState } from '../../shared/domain/process-state.ts';
import type { BoardHistoryEdit, BoardHistoryEntry } from '../../shared/protocol/board-history.ts';
import type { Storage, Write } from '../storage/storage.ts';
import type { BoardDocument } from './board-document.ts';
import { applyToBoards } from './board-effects.ts';

/** Old entries are erased this many at a time. */
const eraseStep = 250;

export class BoardHistory {
  readonly #process: string;
  readonly #board: string;
  #seq: number;

  constructor(storage: Storage, process: string, board: string) {
    this.#process = process;
    this.#board = board;
    this.#seq = storage.history(process, board, null, 1)[0]?.seq ?? 0;
  }

  /** What to store for edits done in one go. */
  writes(atMs: number, by: string, edits: readonly BoardHistoryEdit[]): readonly Write[] {
    const writes: Write[] = [];
    const place = { process: this.#process, board: this.#board };
    for (let n = 0; n < edits.length; n += historyEditsMax) {
      this.#seq += 1;
      writes.push({ put: 'history', value: { ...place, seq: this.#seq, body: JSON.stringify({ atMs, by, edits: edits.slice(n, n + historyEditsMax) }) } });
      if (this.#seq > historyEntriesMax && this.#seq % eraseStep === 0) writes.push({ erase: 'history', ...place, through: this.#seq - historyEntriesMax });
    }
    return writes;
  }
}

/** Newest first. `before` null: from the newest on. */
export const readHistory = (storage: Storage, process: string, board: string, before: number | null, limit: number): readonly BoardHistoryEntry[] =>
  // Bodies were written by `writes` above, of this or an earlier version.
  storage.history(process, board, before, limit).map(({ seq, body }) => ({ seq, ...(JSON.parse(body) as Omit<BoardHistoryEntry, 'seq'>) }));

/** Carries an effect over to the documents and says what that did to which board, in words of its history. Null: nothing that belongs there. */
export const carryOver = (boards: ReadonlyMap<BoardId, BoardDocument>, state: ProcessState, effect: Effect): { readonly board: BoardId; readonly edits: readonly BoardHistoryEdit[] } | null => {
  const carry = (): void => applyToBoards(boards, state, effect);
  if (effect.type === 'board-edited' || effect.type === 'cards-carried') return { board: effect.board, edits: boards.get(effect.board)?.recorded(carry) ?? [] };
  carry();
  const edits = cardEdits(effect);
  const board = 'card' in effect && edits.length > 0 ? state.cards.get(effect.card)?.board : undefined;
  return board === undefined ? null : { board, edits };
};

/** What a command did to a card, where the board's document does not say it. */
const cardEdits = (effect: Effect): readonly BoardHistoryEdit[] => {
  switch (effect.type) {
    case 'card-hidden':
      return effect.reason === null ? [{ what: 'shown', card: effect.card }] : [{ what: 'hidden', card: effect.card, reason: effect.reason === '' ? null : effect.reason }];
    case 'card-withdrawn':
      return [{ what: 'withdrawn', card: effect.card }];
    case 'card-edited':
      return [{ what: 'edited', card: effect.card }];
    default:
      return [];
  }
};
