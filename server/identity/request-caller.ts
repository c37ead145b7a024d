import type { Storage } from '../storage/storage.ts';
import { callerBySecret, type Caller } from './access-desk.ts';
import { readCookies } from './cookies.ts';

/** The parts of a request that say who sends it. */
export interface RequestHead {
  readonly authorization: string | undefined;
  readonly cookie: string | undefined;
  readonly origin: string | undefined;
  readonly host: string | undefined;
  /** `?as=`: which of the browser's roles acts. */
  readonly as: string | undefined;
}

export const bearerOf = ({ authorization }: RequestHead): string | null => /^Bearer ([\x21-\x7e]{1,200})$/.exec(authorization ?? '')?.[1] ?? null;

/**
 * Who sends a request that concerns a process (and perhaps one workshop of it), or null.
 *
 * A Bearer secret speaks for itself. Among cookies `as` chooses; without `as` the only fitting one does.
 */
export const callerOfRequest = (storage: Storage, head: RequestHead, process: string, workshop: string | null): Caller | null => {
  const fits = (caller: Caller | null): caller is Caller =>
    caller !== null && caller.process === process && (caller.workshop === null || workshop === null || caller.workshop === workshop);
  const bearer = bearerOf(head);
  if (bearer !== null) {
    const caller = callerBySecret(storage, bearer);
    return fits(caller) ? caller : null;
  }
  const callers = readCookies(head.cookie)
    .filter(({ role, of }) => (head.as === undefined || role === head.as) && (of === process || of === workshop || workshop === null))
    .map(({ secret }) => callerBySecret(storage, secret))
    .filter(fits);
  return head.as === undefined && callers.length > 1 ? null : (callers[0] ?? null);
};

/**
 * May this origin send? Browsers name it on every upgrade and every writing request: it must be ours.
 * Without an origin only a program with a Bearer secret may.
 */
export const originFits = (head: RequestHead, ownOrigins: ReadonlySet<string>): boolean => {
  if (head.origin === undefined) return bearerOf(head) !== null;
  if (ownOrigins.has(head.origin)) return true;
  return head.host !== undefined && (head.origin === `http://${head.host}` || head.origin === `https://${head.host}`);
};
