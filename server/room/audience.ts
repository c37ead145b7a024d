/**
 * The live screens of one room. One encoding per role (and per session at desks), the same bytes to all
 * who share it; only a participant's own part differs, and is encoded when it changed.
 *
 * Hard changes (step, ballot, own cards) go out with the next round. Soft ones (counts, presence,
 * revision) ride along, or go alone at most once per `softIntervalMs`: a full hall must not get a frame
 * for every card somebody else writes. The first frame of a peer is the whole view; while its hall part
 * stays the same, a peer that asked for changes gets only what may have changed (docs/decisions/0010). Screens and desks come first; phones follow in slices, so that
 * commits and boards never wait for thousands of socket writes (docs/decisions/0006, 0009).
 */
import type { ParticipantId, WorkshopId } from '../../shared/domain/ids.ts';
import { heartbeatMs } from '../../shared/domain/limits.ts';
import type { Role } from '../../shared/domain/role.ts';
import { OwnViews } from './own-views.ts';
import type { Room } from './room.ts';
import { deskView, isDesk, ownView, phoneView, stageView, type TimelessHallView } from './views.ts';

/** A piece of a frame. The same object goes to everybody who gets the same text, so sockets can prepare its bytes once. */
export interface Part {
  readonly text: string;
}

/** Somebody who may see a workshop. */
export interface Viewer {
  readonly workshop: WorkshopId;
  readonly role: Role;
  readonly session: string;
  readonly participant: ParticipantId | null;
}

/** A screen that gets the JSON view. */
export interface LivePeer extends Viewer {
  /** Knows frames that hold only what may have changed; else every frame is a whole view. */
  readonly takesChanges?: boolean;
  /** Takes one frame in two pieces; false means: cannot keep up and was closed. */
  send(head: Part, tail: Part): boolean;
}

/** What a peer has seen last. */
interface Seen {
  readonly group: Group;
  hardVersion: number;
  softVersion: number;
  ownHardVersion: number;
  ownSoftVersion: number;
  sentAtMs: number;
  /** The last frame of any kind. */
  toldAtMs: number;
}

/** Everybody who gets the same hall part. */
interface Group {
  readonly viewer: Viewer;
  peers: number;
  /** Members of the view that only a hard change touches, and the soft ones: JSON objects that make the view together. */
  hard: string;
  soft: string;
  /** The hard things inside soft members. */
  board: string;
  hardVersion: number;
  softVersion: number;
  /** Starts of the frames with the whole view and with its soft members alone; null: to be made. */
  heads: Heads | null;
  refreshedAtMs: number;
  /** `Room.changes` at that time. */
  changes: number;
}

interface Heads {
  readonly view: Part;
  readonly change: Part;
  readonly atMs: number;
}

/** A head is made anew after this time: the server's time in it sets the phones' clocks. */
const headAgeMsMax = 200;

/** Phones that get a frame before the loop lets something else happen. */
const phonesPerSlice = 250;

const softIntervalMs = (role: Role): number => (role === 'participant' ? 10_000 : 1_000);

/** Phones are looked through for soft changes at most this often; hard changes never wait for it. */
const sweepMs = 1_000;

/** Where only counts changed, a hall part is encoded again at most this often: nobody gets them sooner. */
const softRefreshMs = 1_000;

/** While many join at once, this old a hall part does for the first view; the round that follows mends it. */
const firstViewAgeMsMax = 50;

const closing: Part = { text: '}}' };
const beatTail: Part = { text: '}' };

const time = (nowMs: number): string => `"serverTimeMs":${nowMs},"serverTime":"${new Date(nowMs).toISOString()}",`;

/** Members that change with every card of somebody else. */
const softMembers = ['revision', 'present', 'joined', 'board', 'joinedBySector', 'chainHead', 'boards', 'clusters'] as const;
const withoutSoft = Object.fromEntries(softMembers.map((name) => [name, undefined]));

const softOf = (view: object): object => Object.fromEntries(Object.entries(view).filter(([name]) => name in withoutSoft));

/** Of the board only the count of its cards is soft. */
const hardOfBoard = ({ board }: TimelessHallView): string => (board === null ? '' : JSON.stringify({ ...board, cards: 0 }));

const groupView = (room: Room, viewer: Viewer): TimelessHallView | null => {
  const workshop = room.state.workshops.get(viewer.workshop);
  if (workshop === undefined) return null;
  if (isDesk(viewer.role)) return deskView(room, workshop, viewer.role, viewer.session);
  return viewer.role === 'participant' ? phoneView(room, workshop) : stageView(room, workshop, viewer.role);
};

const groupKey = ({ workshop, role, session }: Viewer): string => `${workshop} ${role} ${isDesk(role) ? session : ''}`;

/** One view as JSON: for `GET …/view`. null: no such workshop or person. */
export const viewJson = (room: Room, viewer: Viewer, nowMs: number): string | null => {
  const view = groupView(room, viewer);
  if (view === null) return null;
  const base = `{${time(nowMs)}${JSON.stringify(view).slice(1, -1)}`;
  if (viewer.participant === null) return `${base}}`;
  const own = ownView(room, viewer.participant, nowMs);
  return own === null ? null : `${base},"own":${JSON.stringify(own)}}`;
};

export class Audience {
  /** Projectors, observers, desks: few, and first. */
  readonly #stage = new Map<LivePeer, Seen>();
  readonly #phones = new Map<LivePeer, Seen>();
  readonly #phonesOf = new Map<ParticipantId, Set<LivePeer>>();
  readonly #groups = new Map<string, Group>();
  readonly #own = new OwnViews();
  /** Phones that wait for their slice. */
  readonly #queue = new Set<LivePeer>();
  /** Phones have soft changes to see. */
  #softWaits = false;
  /** Views sent so far. */
  framesSent = 0;
  #nextSweepMs = 0;
  #beatHead: { readonly part: Part; readonly atMs: number } | null = null;

  get size(): number {
    return this.#stage.size + this.#phones.size;
  }

  /** Lets a screen in and sends it its first view, unless it says that it has one (long poll). */
  join(peer: LivePeer, room: Room, nowMs: number, hasView = false): () => void {
    const group = this.#groupOf(peer);
    group.peers += 1;
    if (peer.participant === null || nowMs - group.refreshedAtMs > firstViewAgeMsMax) this.#refreshGroup(room, group, nowMs);
    const seen: Seen = { group, hardVersion: 0, softVersion: 0, ownHardVersion: 0, ownSoftVersion: 0, sentAtMs: 0, toldAtMs: nowMs };
    this.#seenBy(peer).set(peer, seen);
    if (peer.participant !== null) this.#phonesOf.set(peer.participant, (this.#phonesOf.get(peer.participant) ?? new Set()).add(peer));
    if (hasView) this.#note(peer, seen, room, nowMs, true);
    else this.#deliver(peer, seen, room, nowMs);
    return () => this.#leave(peer);
  }

  /**
   * Sends to everybody whose view changed: screens and desks now, phones by `sendSlice`.
   * Gives the time after which soft changes are due, or null.
   */
  broadcast(room: Room, nowMs: number): number | null {
    const changed = room.takeChangedPeople();
    this.#own.refresh(room, changed, nowMs);
    const hallChanged = room.takeHallChanged();
    let phonesHard = changed === null;
    let dueInMs: number | null = null;
    for (const group of this.#groups.values()) {
      const { hardVersion, softVersion } = group;
      const refreshInMs = hallChanged ? 0 : group.changes === room.changes ? null : Math.max(0, group.refreshedAtMs + softRefreshMs - nowMs);
      if (refreshInMs === null) continue;
      if (refreshInMs > 0) {
        dueInMs = Math.min(dueInMs ?? refreshInMs, refreshInMs);
        continue;
      }
      this.#refreshGroup(room, group, nowMs);
      if (group.viewer.role !== 'participant') continue;
      phonesHard ||= hardVersion !== group.hardVersion;
      this.#softWaits ||= softVersion !== group.softVersion;
    }
    for (const [peer, seen] of this.#stage) {
      const waitMs = this.#waitMs(peer, seen, room, nowMs);
      if (waitMs === null) continue;
      if (waitMs > 0) dueInMs = Math.min(dueInMs ?? waitMs, waitMs);
      else this.#deliver(peer, seen, room, nowMs);
    }
    if (phonesHard || (this.#softWaits && nowMs >= this.#nextSweepMs)) this.#sweep(room, nowMs);
    else for (const participant of changed ?? []) for (const peer of this.#phonesOf.get(participant) ?? []) this.#enqueueIfDue(peer, room, nowMs);
    if (!this.#softWaits) return dueInMs;
    const sweepInMs = Math.max(0, this.#nextSweepMs - nowMs);
    return Math.min(dueInMs ?? sweepInMs, sweepInMs);
  }

  /** Sends to the next slice of waiting phones. True while there are more. */
  sendSlice(room: Room, nowMs: number): boolean {
    let left = phonesPerSlice;
    for (const peer of this.#queue) {
      if (left === 0) break;
      left -= 1;
      this.#queue.delete(peer);
      const seen = this.#phones.get(peer);
      if (seen === undefined) continue;
      if (this.#waitMs(peer, seen, room, nowMs) === null) this.#tell(peer, seen, nowMs);
      else this.#deliver(peer, seen, room, nowMs);
    }
    return this.#queue.size > 0;
  }

  /** Screens that heard nothing for a while hear that the server is there: desks now, phones by `sendSlice`. */
  beat(nowMs: number): void {
    for (const [peer, seen] of this.#stage) if (nowMs - seen.toldAtMs >= heartbeatMs) this.#tell(peer, seen, nowMs);
    for (const [peer, seen] of this.#phones) if (nowMs - seen.toldAtMs >= heartbeatMs) this.#queue.add(peer);
  }

  #seenBy(peer: LivePeer): Map<LivePeer, Seen> {
    return peer.participant === null ? this.#stage : this.#phones;
  }

  /** Looks through all phones. */
  #sweep(room: Room, nowMs: number): void {
    this.#nextSweepMs = nowMs + sweepMs;
    this.#softWaits = false;
    for (const peer of this.#phones.keys()) this.#enqueueIfDue(peer, room, nowMs);
  }

  #enqueueIfDue(peer: LivePeer, room: Room, nowMs: number): void {
    const seen = this.#phones.get(peer);
    const waitMs = seen === undefined ? null : this.#waitMs(peer, seen, room, nowMs);
    if (waitMs === 0) this.#queue.add(peer);
    else if (waitMs !== null) this.#softWaits = true;
  }

  #groupOf(viewer: Viewer): Group {
    const key = groupKey(viewer);
    const group = this.#groups.get(key) ?? { viewer, peers: 0, hard: '', soft: '', board: '', hardVersion: 0, softVersion: 0, heads: null, refreshedAtMs: 0, changes: -1 };
    this.#groups.set(key, group);
    return group;
  }

  #refreshGroup(room: Room, group: Group, nowMs: number): void {
    group.refreshedAtMs = nowMs;
    group.changes = room.changes;
    const view = groupView(room, group.viewer);
    if (view === null) return;
    const hard = JSON.stringify({ ...view, ...withoutSoft });
    const soft = JSON.stringify(softOf(view));
    const board = hardOfBoard(view);
    if (hard === group.hard && soft === group.soft) return;
    if (hard !== group.hard || board !== group.board) group.hardVersion += 1;
    if (soft !== group.soft) group.softVersion += 1;
    Object.assign(group, { hard, soft, board, heads: null });
  }

  /** null: has seen everything; 0: is to be sent now; else the time until soft changes are due. */
  #waitMs(peer: LivePeer, seen: Seen, room: Room, nowMs: number): number | null {
    const own = peer.participant === null ? null : this.#own.of(room, peer.participant, nowMs);
    if (seen.group.hardVersion !== seen.hardVersion || (own !== null && own.hardVersion !== seen.ownHardVersion)) return 0;
    if (seen.group.softVersion === seen.softVersion && (own === null || own.softVersion === seen.ownSoftVersion)) return null;
    return Math.max(0, seen.sentAtMs + softIntervalMs(peer.role) - nowMs);
  }

  /** Writes down that a peer sees everything now. Gives its own part if that is news to it; null: no such person. */
  #note(peer: LivePeer, seen: Seen, room: Room, nowMs: number, whole: boolean): Part | null {
    const own = peer.participant === null ? null : this.#own.of(room, peer.participant, nowMs);
    if (peer.participant !== null && own === null) return null;
    const isNews = own !== null && (whole || own.hardVersion !== seen.ownHardVersion || own.softVersion !== seen.ownSoftVersion);
    seen.hardVersion = seen.group.hardVersion;
    seen.softVersion = seen.group.softVersion;
    seen.ownHardVersion = own?.hardVersion ?? 0;
    seen.ownSoftVersion = own?.softVersion ?? 0;
    seen.sentAtMs = nowMs;
    return isNews ? own.part : closing;
  }

  #deliver(peer: LivePeer, seen: Seen, room: Room, nowMs: number): void {
    const { group } = seen;
    const whole = peer.takesChanges !== true || seen.hardVersion !== group.hardVersion;
    const tail = this.#note(peer, seen, room, nowMs, whole);
    if (tail === null || group.hard === '') return;
    const { view, change } = this.#headsOf(group, nowMs);
    this.framesSent += 1;
    seen.toldAtMs = nowMs;
    if (!peer.send(whole ? view : change, tail)) this.#leave(peer);
  }

  #headsOf(group: Group, nowMs: number): Heads {
    if (group.heads !== null && nowMs - group.heads.atMs <= headAgeMsMax) return group.heads;
    const soft = group.soft.slice(1, -1);
    group.heads = {
      view: { text: `{"view":{${time(nowMs)}${soft},${group.hard.slice(1, -1)}` },
      change: { text: `{"change":{${time(nowMs)}${soft}` },
      atMs: nowMs,
    };
    return group.heads;
  }

  /** "I am there." */
  #tell(peer: LivePeer, seen: Seen, nowMs: number): void {
    if (this.#beatHead === null || this.#beatHead.atMs !== nowMs) this.#beatHead = { part: { text: `{"beat":${nowMs}` }, atMs: nowMs };
    seen.toldAtMs = nowMs;
    if (!peer.send(this.#beatHead.part, beatTail)) this.#leave(peer);
  }

  #leave(peer: LivePeer): void {
    const peers = this.#seenBy(peer);
    const seen = peers.get(peer);
    if (seen === undefined) return;
    peers.delete(peer);
    this.#queue.delete(peer);
    seen.group.peers -= 1;
    if (seen.group.peers === 0) this.#groups.delete(groupKey(peer));
    if (peer.participant === null) return;
    const others = this.#phonesOf.get(peer.participant);
    others?.delete(peer);
    if (others?.size !== 0) return;
    this.#phonesOf.delete(peer.participant);
    this.#own.forget(peer.participant);
  }
}
