import { ContextProvider } from '@lit/context';
import type { DeskView, Receipt } from '../../shared/protocol/view.ts';
import { deskContext, viewContext } from '../../client/moderator/contexts.ts';
import { Desk, type Order } from '../../client/moderator/desk.ts';

/** Stands in for the console's page: whatever is mounted in this place finds the view and the desk above it. */
export const consoleWith = (view: DeskView, desk: Desk): HTMLElement => {
  const place = document.createElement('div');
  new ContextProvider(place, { context: viewContext, initialValue: view });
  new ContextProvider(place, { context: deskContext, initialValue: desk });
  return place;
};

/** A desk without a server: it keeps what was ordered and answers what the test says. */
export class RecordingDesk extends Desk {
  readonly orders: Order[] = [];
  answer: Receipt = { id: 'command-1', ok: true, revision: 1 };

  override send(order: Order): Promise<Receipt> {
    this.orders.push(order);
    return Promise.resolve(this.answer);
  }
}
