/** Longest wait between two tries. */
export const backoffMsMax = 30_000;

/** Full jitter: a random wait of up to 1 s · 2ⁿ, so that a hall of phones does not come back in the same moment. */
export const backoffMs = (attempt: number, random: () => number): number => random() * Math.min(backoffMsMax, 1_000 * 2 ** attempt);
