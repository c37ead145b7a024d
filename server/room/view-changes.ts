import type { Effect } from '../../shared/domain/effect.ts';
import type { BoardId, CardId, CommentId, ParticipantId } from '../../shared/domain/ids.ts';
import type { ProcessState } from '../../shared/domain/process-state.ts';

/** What of everybody's view may be another since it was last encoded. A new room has shown nobody anything. */
export class ViewChanges {
  readonly #state: ProcessState;
  /** null: perhaps everybody's. */
  #people: Set<ParticipantId> | null = null;
  #hall = true;
  /** Visible cards per board; forgotten when a card comes back or goes, counted on when one is added. */
  readonly #visible = new Map<BoardId, number>();

  constructor(state: ProcessState) {
    this.#state = state;
  }

  /** Something that the hall's part of a view may show other than in a count. */
  hall(): void {
    this.#hall = true;
  }

  person(participant: ParticipantId | null): void {
    if (participant !== null) this.#people?.add(participant);
  }

  authors(cards: Iterable<CardId>): void {
    for (const id of cards) this.person(this.#state.cards.get(id)?.author ?? null);
  }

  #commenters(comments: Iterable<CommentId>): void {
    for (const id of comments) this.person(this.#state.comments.get(id)?.author ?? null);
  }

  /** Steps, timers and ballots decide what everybody may do; cards, comments and amendments concern their author. `state` already holds the effect. */
  note(effect: Effect): void {
    switch (effect.type) {
      case 'step-opened':
      case 'timer-set':
      case 'ballot-closed':
        this.#people = null;
        return;
      case 'card-submitted': {
        const known = this.#visible.get(effect.board);
        if (known !== undefined) this.#visible.set(effect.board, known + 1);
        this.authors([effect.card]);
        return;
      }
      case 'card-edited':
      case 'card-hidden':
      case 'card-withdrawn':
        this.#visible.clear();
        this.authors([effect.card]);
        this.#commenters(this.#state.commentsByCard.get(effect.card) ?? []);
        return;
      case 'comment-erased':
        this.#commenters([effect.comment]);
        return;
      case 'amendment-decided':
        this.person(this.#state.amendments.get(effect.amendment)?.author ?? null);
        return;
      default:
        return;
    }
  }

  /** Whose own part changed since the last call; null: perhaps everybody's. */
  takePeople(): ReadonlySet<ParticipantId> | null {
    const changed = this.#people;
    this.#people = new Set();
    return changed;
  }

  /** False: since the last call only counts changed, such as that of the cards or of the people present. */
  takeHall(): boolean {
    const changed = this.#hall;
    this.#hall = false;
    return changed;
  }

  /** How many cards of a board are to be seen. */
  visibleCards(board: BoardId): number {
    const known = this.#visible.get(board);
    if (known !== undefined) return known;
    let count = 0;
    for (const id of this.#state.cardsByBoard.get(board) ?? []) {
      const card = this.#state.cards.get(id);
      if (card !== undefined && card.text !== null && card.hidden === null) count += 1;
    }
    this.#visible.set(board, count);
    return count;
  }
}
