/** Why a socket was closed. 1012: the server restarts, come back after a random wait. */
export const closeCodes = { restarting: 1012, tooSlow: 4008, notAllowed: 4003, commitFailed: 4009, badFrame: 1008, textExpected: 1003 } as const;
