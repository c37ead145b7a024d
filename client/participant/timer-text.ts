import type { TimerView } from '../../shared/protocol/view.ts';

/** What is left, never below zero. */
export const leftMs = (timer: TimerView, serverNowMs: number): number => Math.max(0, timer.pausedMs ?? timer.endsAtMs - serverNowMs);

/** `6:40`, above an hour `1:06:40`. Rounded up, so that zero means over. */
export const clockText = (ms: number): string => {
  const seconds = Math.ceil(ms / 1_000);
  const two = (value: number): string => String(value).padStart(2, '0');
  const minutes = Math.floor(seconds / 60);
  return minutes < 60 ? `${minutes}:${two(seconds % 60)}` : `${Math.floor(minutes / 60)}:${two(minutes % 60)}:${two(seconds % 60)}`;
};
