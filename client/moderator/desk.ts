import type { BallotOption } from '../../shared/domain/ballot.ts';
import { request, type Answer } from '../connection/api.ts';
import { Board } from '../connection/board.ts';
import { newCommandId, sendCommand } from '../connection/commands.ts';
import type { OpinionGroupsAnswer } from '../../shared/opinion/opinion-groups-view.ts';
import type { BoardHistoryAnswer } from '../../shared/protocol/board-history.ts';
import type { Receipt } from '../../shared/protocol/view.ts';
import type { BoardSuggestions } from '../../shared/similarity/suggestions.ts';
import type { BallotDraft } from './ballot-draft.ts';
import { t } from './desk-words.ts';
import { keepOwnName, ownName } from './own-name.ts';

/** What the moderation orders: the command without its id, which is made here. */
export interface Order {
  readonly do: string;
  readonly [key: string]: unknown;
}

export interface FreshKey {
  readonly role: string;
  readonly key: string;
  readonly url: string;
}

/** A ticket (Stimmkarte) with its secret, which the server says once and does not keep. */
export interface IssuedTicket {
  readonly ticket: string;
  /** 12 digits. */
  readonly code: string;
  readonly url: string;
  readonly sector: string | null;
}

/** The moderation's hands: sends orders, opens boards. One per workshop, see `contexts.ts`. */
export class Desk {
  readonly workshop: string;
  /** A ballot that is being prepared, for whoever looks elsewhere in between. */
  ballotDraft: BallotDraft | null = null;
  /** Tickets whose secrets nobody but this page knows; gone once somebody says that they are printed. */
  tickets: readonly IssuedTicket[] = [];
  /** Straw polls about a group's heading that were opened here: by ballot, the group. */
  readonly headingVotes = new Map<string, string>();
  readonly #boards = new Map<string, Board>();
  #name = ownName();

  constructor(workshop: string) {
    this.workshop = workshop;
  }

  /** With the `id` of an order whose answer got lost it is the same order: it acts once, and answers as the first time. */
  send(order: Order, id = newCommandId()): Promise<Receipt> {
    return sendCommand(this.workshop, 'moderator', { ...order, id });
  }

  /** The board behind a sync name; opened at the first call and kept, so that offline edits are not lost by looking elsewhere. */
  board(syncName: string): Board {
    const known = this.#boards.get(syncName);
    if (known !== undefined) return known;
    const board = new Board(syncName);
    board.setName(this.#saidName);
    this.#boards.set(syncName, board);
    return board;
  }

  /** Under which the others at the desk see this person; empty: "Moderation". Kept in this browser. */
  get name(): string {
    return this.#name;
  }

  set name(name: string) {
    this.#name = name;
    keepOwnName(name);
    for (const board of this.#boards.values()) board.setName(this.#saidName);
  }

  /** Nobody at a desk is nameless, so that they can be told from screens that only show the board. */
  get #saidName(): string {
    return this.#name === '' ? t('role.moderator') : this.#name;
  }

  /** There are board edits that the server has not seen. */
  get unsent(): boolean {
    return [...this.#boards.values()].some((board) => board.unsent);
  }

  /** What would be lost with this page. */
  get keeps(): boolean {
    return this.unsent || this.tickets.length > 0;
  }

  /** Issues tickets and keeps them until they are printed. `sector` null: each person chooses. */
  async issueTickets(count: number, sector: string | null): Promise<Answer<{ readonly tickets: readonly IssuedTicket[] }>> {
    const answer = await request<{ readonly tickets: readonly IssuedTicket[] }>('POST', `/api/v1/workshops/${this.workshop}/tickets`, { as: 'moderator', body: { count, sector } });
    if (answer.ok) this.tickets = [...this.tickets, ...answer.value.tickets];
    return answer;
  }

  /** All options of a ballot; the view has the first 60 at most. */
  ballot(id: string): Promise<Answer<{ readonly options: readonly BallotOption[] }>> {
    return request('GET', `/api/v1/ballots/${id}`, { as: 'moderator' });
  }

  /** What may belong together among a board's loose cards. The first answer may take a second. */
  suggestions(board: string): Promise<Answer<BoardSuggestions>> {
    return request('GET', `/api/v1/boards/${board}/suggestions`, { as: 'moderator' });
  }

  /** What was done to a board, newest first; `before` the number of the oldest that is known already. */
  history(board: string, before: number | null): Promise<Answer<BoardHistoryAnswer>> {
    return request('GET', `/api/v1/boards/${board}/history${before === null ? '' : `?before=${before}`}`, { as: 'moderator' });
  }

  /** Whether a closed ballot has opinion groups, and why not. The first answer may take a second. */
  opinionGroups(id: string): Promise<Answer<OpinionGroupsAnswer>> {
    return request('GET', `/api/v1/ballots/${id}/groups`, { as: 'moderator' });
  }

  freshKey(role: 'moderator' | 'projector' | 'observer'): Promise<Answer<FreshKey>> {
    return request<FreshKey>('POST', `/api/v1/workshops/${this.workshop}/keys`, { as: 'moderator', body: { role } });
  }

  close(): void {
    for (const board of this.#boards.values()) board.destroy();
    this.#boards.clear();
  }
}
