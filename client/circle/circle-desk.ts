import type { Receipt } from '../../shared/protocol/view.ts';
import { newCommandId, sendCommand } from '../connection/commands.ts';
import type { AmendmentOrder } from '../elements/amendment-hands.ts';

export type CircleRole = 'circle' | 'approver';

/** What this page asks for: the command without its id, which is made here. */
export interface Order {
  readonly do: 'revise-preamble' | 'order-principles' | 'set-invited' | 'request-freeze' | 'approve-freeze' | AmendmentOrder['do'];
  readonly [key: string]: unknown;
}

/** Sends for this page. One per workshop and role, see `contexts.ts`. */
export class CircleDesk {
  readonly workshop: string;
  readonly role: CircleRole;

  constructor(workshop: string, role: CircleRole) {
    this.workshop = workshop;
    this.role = role;
  }

  send(order: Order): Promise<Receipt> {
    return sendCommand(this.workshop, this.role, { ...order, id: newCommandId() });
  }
}
