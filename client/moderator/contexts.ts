import { createContext } from '@lit/context';
import type { DeskView } from '../../shared/protocol/view.ts';
import type { Desk } from './desk.ts';

/** The workshop as the server told it last, replaced as a whole; null until then. */
export const viewContext = createContext<DeskView | null>(Symbol('view'));

/** The moderation's hands; null until it has signed in. */
export const deskContext = createContext<Desk | null>(Symbol('desk'));

/** Server clock minus this device's, for whatever counts time. */
export const clockOffsetContext = createContext<number>(Symbol('clock offset'));
