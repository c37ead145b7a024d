import { createContext } from '@lit/context';
import type { DeskView } from '../../shared/protocol/view.ts';
import type { CircleDesk } from './circle-desk.ts';

/** The workshop as the server told it last, replaced as a whole; null until then. */
export const viewContext = createContext<DeskView | null>(Symbol('view'));

/** What sends this page's orders; null until a workshop is open. */
export const deskContext = createContext<CircleDesk | null>(Symbol('desk'));

/** The connection is lost: what needs the server says so instead of trying. */
export const offlineContext = createContext<boolean>(Symbol('offline'));
