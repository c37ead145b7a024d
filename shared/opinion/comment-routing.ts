/**
 * Which sentence to show somebody next: those that many agree with, few leave open and that divide people, and new ones so that they
 * get a chance. Source: Polis, `conversation.clj` (`importance-metric`, `priority-metric`).
 */
import type { VoteCounts } from './group-counts.ts';

/** Sentences about people rather than about the matter ("I am from …"). */
const metaPriority = 7;
/** What no vote at all multiplies importance with, beyond 1; halves with every five votes. */
const noveltyBonus = 8;
const votesPerHalving = 5;

/** `extremity` from `extremities()`: how far agreeing with this alone would carry somebody. 0 or more. */
export const importanceOf = ({ agrees, passes, seen }: Pick<VoteCounts, 'agrees' | 'passes' | 'seen'>, extremity: number): number =>
  (1 - (passes + 1) / (seen + 2)) * (extremity + 1) * ((agrees + 1) / (seen + 2));

/** A weight for a draw: squared, so that what is important comes clearly more often. */
export const priorityOf = (counts: Pick<VoteCounts, 'agrees' | 'passes' | 'seen'>, extremity: number, isMeta = false): number =>
  (isMeta ? metaPriority : importanceOf(counts, extremity) * (1 + noveltyBonus * 2 ** (-counts.seen / votesPerHalving))) ** 2;
