import type { HttpBindings } from '@hono/node-server';
import type { Context } from 'hono';
import type { WorkshopId } from '../../shared/domain/ids.ts';
import { asId } from '../../shared/domain/ids.ts';
import type { WorkshopState } from '../../shared/domain/process-state.ts';
import { granted, refused, type RefusalReason, type Result } from '../../shared/domain/refusal.ts';
import { mayRead, type Readable } from '../../shared/commands/access.ts';
import type { Config } from '../config.ts';
import type { Clock } from '../clock.ts';
import type { Caller } from '../identity/access-desk.ts';
import type { OpenSessions } from '../identity/open-sessions.ts';
import { callerOfRequest, originFits, type RequestHead } from '../identity/request-caller.ts';
import type { SuggestionDesk } from '../suggestion/suggestion-desk.ts';
import type { OpinionDesk } from '../opinion/opinion-desk.ts';
import type { Signer } from '../record/signing.ts';
import type { Hub } from '../room/hub.ts';
import type { Room } from '../room/room.ts';
import type { Operations } from '../operations/operations.ts';
import type { Storage } from '../storage/storage.ts';
import type { TypingHints } from '../suggestion/typing-hints.ts';
import type { CodeQueue } from './code-queue.ts';
import type { CommandBrake } from './command-brake.ts';
import type { TokenBuckets } from './token-buckets.ts';

/** What routes and sockets are made of. */
export interface Services {
  readonly hub: Hub;
  readonly storage: Storage;
  readonly signer: Signer;
  readonly clock: Clock;
  readonly config: Config;
  /** Address in links; never ends in a slash. */
  readonly publicUrl: string;
  readonly bootId: string;
  readonly software: { readonly name: string; readonly version: string };
  /** Any command, per session. */
  readonly commandBuckets: TokenBuckets;
  /** New cards and comments, per participant. */
  readonly cardBuckets: TokenBuckets;
  /** Questions for similar cards while writing, per session. */
  readonly hintBuckets: TokenBuckets;
  readonly typingHints: TypingHints;
  /** The event loop has little rest: what is only a comfort is left out. */
  readonly isBusy: () => boolean;
  /** Slows a session that goes on sending what is refused. */
  readonly commandBrake: CommandBrake;
  /** Guards typed codes, of workshops and of tickets, against guessing. */
  readonly codeQueue: CodeQueue;
  readonly operations: Operations;
  readonly opinionDesk: OpinionDesk;
  readonly suggestionDesk: SuggestionDesk;
  /** What every session holds open. */
  readonly openSessions: OpenSessions;
  /** Where the built pages are. */
  readonly pagesFolder: string;
  /** The downloadable record of a room, canonical JSON. */
  readonly recordJson: (room: Room) => string;
  readonly onError: (error: unknown, route: string) => void;
}

export interface AppEnv {
  readonly Bindings: HttpBindings;
  readonly Variables: {
    /** Why the answer is a "no", for the figures. */
    refusal?: RefusalReason;
  };
}

export const headOf = (c: Context<AppEnv>): RequestHead => ({
  authorization: c.req.header('authorization'),
  cookie: c.req.header('cookie'),
  origin: c.req.header('origin'),
  host: c.req.header('host'),
  as: c.req.query('as'),
});

export const ownOrigins = ({ publicUrl }: Services): ReadonlySet<string> => new Set([new URL(publicUrl).origin]);

/** A browser's writing request must come from our own pages; cookies alone do not prove that. */
export const refuseForeignOrigin = (services: Services, c: Context<AppEnv>): Result<null> => {
  const head = headOf(c);
  return head.origin === undefined || originFits(head, ownOrigins(services)) ? granted(null) : refused('foreign_origin');
};

export const isSecure = (services: Services): boolean => services.publicUrl.startsWith('https://');

export interface WorkshopCall {
  readonly room: Room;
  readonly workshop: WorkshopState;
  readonly caller: Caller;
}

/** Who calls about a workshop. Unknown workshops and foreign secrets look the same from outside. */
export const workshopCall = (services: Services, head: RequestHead, id: string): Result<WorkshopCall> => {
  const room = services.hub.roomOfWorkshop(asId<WorkshopId>(id));
  const workshop = room?.state.workshops.get(asId<WorkshopId>(id));
  if (room === undefined || workshop === undefined) return refused('sign_in_needed');
  const caller = callerOfRequest(services.storage, head, room.id, workshop.id);
  return caller === null ? refused('sign_in_needed') : granted({ room, workshop, caller });
};

export const mayCallRead = (call: Result<WorkshopCall>, what: Readable): Result<WorkshopCall> =>
  call.ok && !mayRead(call.value.caller.role, what) ? refused('not_allowed') : call;
