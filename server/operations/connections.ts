/** Who is connected, by role and workshop, and what their sockets carry. Read at a scrape; costs nothing while sending. */
import type { Role } from '../../shared/domain/role.ts';

export type SocketKind = 'live' | 'sync';

/** The part of a socket that is looked at. */
export interface CountedSocket {
  readonly kind: SocketKind;
  readonly workshop: string;
  readonly role: Role;
  /** Bytes handed to the network so far, headers included. */
  readonly bytesWritten: number;
  /** Bytes that still wait in this process. */
  readonly bytesQueued: number;
}

/** A long poll comes back within this time; until then its person is counted. */
const pollMs = 7_000;
/** More polls than this are a sign that old ones should be forgotten before the next look. */
const pollsMax = 20_000;

interface Poll {
  readonly workshop: string;
  readonly role: Role;
  readonly atMs: number;
}

export interface RoleCount {
  readonly role: Role;
  readonly sockets: number;
  readonly boardSockets: number;
  readonly longPolls: number;
}

export class Connections {
  readonly #sockets = new Set<CountedSocket>();
  readonly #polls = new Map<string, Poll>();
  readonly #closedBytes: Record<SocketKind, number> = { live: 0, sync: 0 };

  /** Gives the way out. */
  enter(socket: CountedSocket): () => void {
    this.#sockets.add(socket);
    return () => {
      if (this.#sockets.delete(socket)) this.#closedBytes[socket.kind] += socket.bytesWritten;
    };
  }

  /** Somebody asked by long poll. `session` only tells people apart; it is never shown. */
  polled(session: string, workshop: string, role: Role, nowMs: number): void {
    if (this.#polls.size >= pollsMax) this.#forget(nowMs);
    this.#polls.set(`${workshop} ${session}`, { workshop, role, atMs: nowMs });
  }

  get sockets(): Iterable<CountedSocket> {
    return this.#sockets;
  }

  get socketCount(): number {
    return this.#sockets.size;
  }

  bytesSent(kind: SocketKind): number {
    let sum = this.#closedBytes[kind];
    for (const socket of this.#sockets) if (socket.kind === kind) sum += socket.bytesWritten;
    return sum;
  }

  /** Waiting bytes: all together, and in the longest queue. */
  queues(): { readonly bytes: number; readonly longestBytes: number } {
    let bytes = 0;
    let longestBytes = 0;
    for (const { bytesQueued } of this.#sockets) {
      bytes += bytesQueued;
      longestBytes = Math.max(longestBytes, bytesQueued);
    }
    return { bytes, longestBytes };
  }

  /** Per role; `workshop` null counts the whole server. */
  perRole(workshop: string | null, nowMs: number): readonly RoleCount[] {
    this.#forget(nowMs);
    const counts = new Map<Role, { sockets: number; boardSockets: number; longPolls: number }>();
    const of = (role: Role): { sockets: number; boardSockets: number; longPolls: number } => {
      const known = counts.get(role) ?? { sockets: 0, boardSockets: 0, longPolls: 0 };
      counts.set(role, known);
      return known;
    };
    for (const socket of this.#sockets) {
      if (workshop !== null && socket.workshop !== workshop) continue;
      if (socket.kind === 'live') of(socket.role).sockets += 1;
      else of(socket.role).boardSockets += 1;
    }
    for (const poll of this.#polls.values()) if (workshop === null || poll.workshop === workshop) of(poll.role).longPolls += 1;
    return [...counts].map(([role, count]) => ({ role, ...count }));
  }

  #forget(nowMs: number): void {
    for (const [key, { atMs }] of this.#polls) if (nowMs - atMs > pollMs || atMs > nowMs) this.#polls.delete(key);
  }
}
