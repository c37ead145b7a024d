/**
 * Why a socket was closed. 1012: the server restarts, come back after a random wait. 4413: a board has no room for anything new;
 * from 4400 to 4499 a y-websocket client does not come back by itself.
 */
export const closeCodes = { restarting: 1012, tooSlow: 4008, notAllowed: 4003, commitFailed: 4009, badFrame: 1008, textExpected: 1003, boardFull: 4413 } as const;
