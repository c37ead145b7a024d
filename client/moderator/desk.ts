import { request, type Answer } from '../connection/api.ts';
import { Board } from '../connection/board.ts';
import { newCommandId, sendCommand } from '../connection/commands.ts';
import type { Receipt } from '../../shared/protocol/view.ts';

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

/** The moderation's hands: sends orders, opens boards. One per workshop, see `contexts.ts`. */
export class Desk {
  readonly workshop: string;
  readonly #boards = new Map<string, Board>();

  constructor(workshop: string) {
    this.workshop = workshop;
  }

  send(order: Order): Promise<Receipt> {
    return sendCommand(this.workshop, 'moderator', { ...order, id: newCommandId() });
  }

  /** The board behind a sync name; opened at the first call and kept, so that offline edits are not lost by looking elsewhere. */
  board(syncName: string): Board {
    const known = this.#boards.get(syncName);
    if (known !== undefined) return known;
    const board = new Board(syncName, 'moderator');
    this.#boards.set(syncName, board);
    return board;
  }

  /** There are board edits that the server has not seen. */
  get unsent(): boolean {
    return [...this.#boards.values()].some((board) => board.unsent);
  }

  freshKey(role: 'moderator' | 'projector' | 'observer'): Promise<Answer<FreshKey>> {
    return request<FreshKey>('POST', `/api/v1/workshops/${this.workshop}/keys`, { as: 'moderator', body: { role } });
  }

  close(): void {
    for (const board of this.#boards.values()) board.destroy();
    this.#boards.clear();
  }
}
