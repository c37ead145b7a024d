import type { Role } from '../../shared/domain/role.ts';

/** Longest wait between two tries of a phone: there are hundreds of them. */
export const backoffMsMax = 30_000;
/** Longest wait of the few screens that everybody looks at: after a restart they come back first. */
const screenBackoffMsMax = 5_000;

export const backoffMsMaxOf = (role: Role): number => (role === 'participant' ? backoffMsMax : screenBackoffMsMax);

/** Full jitter: a random wait of up to 1 s · 2ⁿ, so that a hall of phones does not come back in the same moment. */
export const backoffMs = (attempt: number, random: () => number, msMax = backoffMsMax): number => random() * Math.min(msMax, 1_000 * 2 ** attempt);
