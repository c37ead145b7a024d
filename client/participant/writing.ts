import { graceAfterEndMs } from '../../shared/domain/limits.ts';
import type { BoardView, HallView, TimerView } from '../../shared/protocol/view.ts';

/** Whether cards can be written now, on which board, and until when what was begun can still be sent. */
export type Writing =
  | { readonly kind: 'open'; readonly board: BoardView }
  | { readonly kind: 'grace'; readonly board: BoardView; readonly endsAtMs: number }
  | { readonly kind: 'closed' };

/** The board that this step's cards go to; null when none may be written. */
export const boardToWriteOn = ({ step, board }: Pick<HallView, 'step' | 'board'>): BoardView | null => (step?.permissions.submitCards === true ? board : null);

/**
 * The server's rule as the phone needs it: a step's round ends with the step or with its timer, and what was begun
 * before can be sent for half a minute more.
 *
 * Units: `serverNowMs` is the server's clock. `previous` is the board that was open before this step, as long as
 * this page has seen it. `begun` tells whether there is text for a board.
 */
export const writingNow = (view: Pick<HallView, 'step' | 'board' | 'timer'>, serverNowMs: number, previous: BoardView | null, begun: (board: string) => boolean): Writing => {
  const board = boardToWriteOn(view);
  if (board !== null) {
    const over = overSinceMs(view.timer, serverNowMs);
    if (over === null) return { kind: 'open', board };
    const endsAtMs = over + graceAfterEndMs;
    return serverNowMs < endsAtMs && begun(board.id) ? { kind: 'grace', board, endsAtMs } : { kind: 'closed' };
  }
  if (previous === null || view.step === null || !begun(previous.id)) return { kind: 'closed' };
  const endsAtMs = view.step.openedAtMs + graceAfterEndMs;
  return serverNowMs < endsAtMs ? { kind: 'grace', board: previous, endsAtMs } : { kind: 'closed' };
};

/** Server clock at which the timer ran out; null while it runs, stands still, or there is none. */
const overSinceMs = (timer: TimerView | null, serverNowMs: number): number | null =>
  timer === null || timer.pausedMs !== null || serverNowMs <= timer.endsAtMs ? null : timer.endsAtMs;
