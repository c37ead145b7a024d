/**
 * The live screens of one room. One encoding per role (and per session at desks), sent to all who share it.
 *
 * Hard changes (step, ballot, own cards) go out with the next round. Soft ones (counts, presence,
 * revision) ride along, or go alone at most once per `softIntervalMs`: a full hall must not get a frame
 * for every card somebody else writes.
 */
import type { ParticipantId, WorkshopId } from '../../shared/domain/ids.ts';
import type { Role } from '../../shared/domain/role.ts';
import type { Room } from './room.ts';
import { deskView, hallView, isDesk, ownView, stageView, type TimelessHallView } from './views.ts';

/** A screen that gets the JSON view. */
export interface LivePeer {
  readonly workshop: WorkshopId;
  readonly role: Role;
  readonly session: string;
  readonly participant: ParticipantId | null;
  /** Takes a complete frame; false means: cannot keep up and was closed. */
  send(frame: string): boolean;
}

interface Seen {
  hard: string;
  soft: string;
  sentAtMs: number;
}

interface Encoded {
  readonly hard: string;
  readonly soft: string;
  /** Everything after the time, without the closing brace. */
  readonly body: string;
}

const softIntervalMs = (role: Role): number => (role === 'participant' ? 2_000 : 500);

const time = (nowMs: number): string => `"serverTimeMs":${nowMs},"serverTime":"${new Date(nowMs).toISOString()}",`;

/** Parts that change with every card of somebody else; `revision` stands for all of them. */
const softParts = { revision: undefined, present: undefined, joined: undefined, joinedBySector: undefined, chainHead: undefined, boards: undefined };

const encode = (view: TimelessHallView): Encoded => ({
  hard: JSON.stringify({ ...view, ...softParts, board: view.board === null ? null : { ...view.board, cards: undefined } }),
  soft: JSON.stringify([view.revision, view.present]),
  body: JSON.stringify(view).slice(1, -1),
});

/** Encodes a view for one round; the same for all who share it. */
const encoder = (room: Room, nowMs: number) => {
  const shared = new Map<string, Encoded | null>();
  return (peer: Omit<LivePeer, 'send'>): Encoded | null => {
    const key = `${peer.workshop} ${peer.role} ${isDesk(peer.role) ? peer.session : ''}`;
    let base = shared.get(key);
    if (base === undefined) {
      const workshop = room.state.workshops.get(peer.workshop);
      base =
        workshop === undefined ? null
        : encode(
            isDesk(peer.role) ? deskView(room, workshop, peer.role, peer.session)
            : peer.role === 'participant' ? hallView(room, workshop, peer.role)
            : stageView(room, workshop, peer.role),
          );
      shared.set(key, base);
    }
    if (base === null || peer.participant === null) return base;
    const own = ownView(room, peer.participant, nowMs);
    if (own === null) return null;
    const { receipts, ...rest } = own;
    return { hard: base.hard + JSON.stringify(rest), soft: base.soft + JSON.stringify(receipts), body: `${base.body},"own":${JSON.stringify(own)}` };
  };
};

/** One view as JSON: for `GET …/view`. null: no such workshop or person. */
export const viewJson = (room: Room, peer: Omit<LivePeer, 'send'>, nowMs: number): string | null => {
  const encoded = encoder(room, nowMs)(peer);
  return encoded === null ? null : `{${time(nowMs)}${encoded.body}}`;
};

export class Audience {
  readonly #peers = new Map<LivePeer, Seen>();

  get size(): number {
    return this.#peers.size;
  }

  /** Lets a screen in and sends it its first view, unless it says that it has one (long poll). */
  join(peer: LivePeer, room: Room, nowMs: number, hasView = false): () => void {
    const encoded = encoder(room, nowMs)(peer);
    this.#peers.set(peer, { hard: encoded?.hard ?? '', soft: encoded?.soft ?? '', sentAtMs: nowMs });
    if (!hasView && encoded !== null) peer.send(`{"view":{${time(nowMs)}${encoded.body}}}`);
    return () => this.#peers.delete(peer);
  }

  /** Sends to everybody whose view changed. Gives the time after which soft changes are due, or null. */
  broadcast(room: Room, nowMs: number): number | null {
    const encodeFor = encoder(room, nowMs);
    let dueInMs: number | null = null;
    for (const [peer, seen] of this.#peers) {
      const encoded = encodeFor(peer);
      if (encoded === null) continue;
      const hard = encoded.hard !== seen.hard;
      if (!hard && encoded.soft === seen.soft) continue;
      const waitMs = seen.sentAtMs + softIntervalMs(peer.role) - nowMs;
      if (!hard && waitMs > 0) {
        dueInMs = Math.min(dueInMs ?? waitMs, waitMs);
        continue;
      }
      this.#peers.set(peer, { hard: encoded.hard, soft: encoded.soft, sentAtMs: nowMs });
      if (!peer.send(`{"view":{${time(nowMs)}${encoded.body}}}`)) this.#peers.delete(peer);
    }
    return dueInMs;
  }

  /** Tells every live screen that the server is there. */
  beat(nowMs: number): void {
    for (const peer of this.#peers.keys()) peer.send(`{"beat":${nowMs}}`);
  }
}
