/**
 * All rooms of this server and the one loop that stores and sends.
 *
 * A change asks for a commit. A lonely change is stored at once; changes that follow it gather the longer,
 * the more a commit costs, and while several people write at once for `gatherMsMax`. Screens follow after the commit; the pause between two rounds grows with what a
 * round costs, up to `roundPauseMsMax`.
 */
import { asId, type ProcessId, type WorkshopId } from '../../shared/domain/ids.ts';
import type { Refusal } from '../../shared/domain/refusal.ts';
import { StorageFull, type Write } from '../storage/storage.ts';
import { Audience, type LivePeer } from './audience.ts';
import { Presence } from './presence.ts';
import { Room, type RoomDependencies } from './room.ts';

/** Upper bound of the pause between two rounds to the screens. */
const roundPauseMsMax = 250;
/** After a round that took n ms the next waits at least this many times n. */
const roundPauseFactor = 4;
/** After a commit that took n ms the next waits until this many times n have passed: storing takes a small share of the time. */
const gatherFactor = 80;
/** Upper bound of that wait: nobody shall feel it between a tap and its answer. */
const gatherMsMax = 120;
/** While several people write at once every commit is followed by the longest wait, and a change that comes after it waits this long for company. */
const companyMs = 100;
/** Several wrote at once if a commit not longer ago than this held changes of more than one. Whoever writes alone, however fast, never waits for company. */
const busyMs = 500;

/** Between two long polls of one person; until then they count as present. */
const pollGapMs = 6_000;

/** Runs something after this time, or with the next turn of the event loop: a timer would sleep first. Gives the way to call it off. */
const soon = (act: () => void, inMs: number): (() => void) => {
  if (inMs > 0) {
    const timer = setTimeout(act, inMs);
    return () => clearTimeout(timer);
  }
  const immediate = setImmediate(act);
  return () => clearImmediate(immediate);
};

export type HubDependencies = Omit<RoomDependencies, 'changed' | 'broken'> & {
  /** A commit did not happen; told once per failure. */
  readonly onCommitFailed: (error: unknown) => void;
  /** A round to the screens, or a slice of phones, and what it cost. */
  readonly onRound?: (costMs: number, frames: number) => void;
};

export class Hub {
  readonly #deps: HubDependencies;
  readonly #rooms = new Map<ProcessId, Room>();
  readonly #audiences = new Map<ProcessId, Audience>();
  readonly #dirty = new Set<Room>();
  /** Rooms whose screens have not seen the latest commit. */
  readonly #unseen = new Set<ProcessId>();
  /** Calls off the commit that is under way. */
  #cancelCommit: (() => void) | null = null;
  #round: { readonly cancel: () => void; readonly atMs: number } | null = null;
  /** Before this, changes gather. */
  #nextCommitMs = 0;
  /** Until then several people are taken to write at once. */
  #busyUntilMs = 0;
  #nextRoundMs = 0;
  /** A round was due while something was not yet on disk. */
  #roundWaits = false;
  /** Audiences whose phones are being served just now. */
  readonly #slicing = new Set<Audience>();
  #closed = false;

  constructor(deps: HubDependencies) {
    this.#deps = deps;
    for (const { id } of deps.storage.processes()) this.#open(asId<ProcessId>(id), new Presence());
  }

  get clock(): HubDependencies['clock'] {
    return this.#deps.clock;
  }

  room(process: ProcessId): Room | undefined {
    return this.#rooms.get(process);
  }

  get rooms(): Iterable<Room> {
    return this.#rooms.values();
  }

  roomOfWorkshop(workshop: WorkshopId): Room | undefined {
    for (const room of this.#rooms.values()) if (room.state.workshops.has(workshop)) return room;
    return undefined;
  }

  /** An empty room for a new process. Its `process` row goes into the first commit. */
  create(id: ProcessId): Room {
    return this.#open(id, new Presence());
  }

  /** Forgets a process whose first commit failed. */
  discard(id: ProcessId): void {
    this.#rooms.delete(id);
    this.#audiences.delete(id);
  }

  /** Lets a live screen in; gives the way out. */
  join(room: Room, peer: LivePeer, hasView = false): () => void {
    this.settle();
    const audience = this.#audienceOf(room.id);
    const leave = audience.join(peer, room, this.clock.nowMs(), hasView);
    const person = peer.participant === null ? undefined : room.state.participants.get(peer.participant);
    // A long poll counts too: its person is here, and the next poll follows at once.
    if (person !== undefined) {
      room.presence.enter(person.id, person.workshop, person.sector);
      this.#lookAgain(room.id);
    }
    const depart = (): void => {
      if (person === undefined) return;
      room.presence.leave(person.id, person.workshop, person.sector);
      this.#lookAgain(room.id);
    };
    return () => {
      leave();
      if (hasView) setTimeout(depart, pollGapMs).unref();
      else depart();
    };
  }

  /** Number of live screens, for the log. */
  get screens(): number {
    let count = 0;
    for (const audience of this.#audiences.values()) count += audience.size;
    return count;
  }

  /** Screens that heard nothing for `heartbeatMs` get a sign of life. Call it several times in that span. */
  beat(): void {
    for (const [id, audience] of this.#audiences) {
      audience.beat(this.clock.nowMs());
      this.#sendSlices(id, audience);
    }
  }

  /** Stores what waits, now: readers must never see what is not on disk. */
  settle(): void {
    if (this.#dirty.size === 0) return;
    this.#cancelCommit?.();
    this.#commit();
  }

  /** Stores the rest and stops the loop. */
  close(): void {
    this.settle();
    this.#closed = true;
    this.#round?.cancel();
  }

  #open(id: ProcessId, presence: Presence): Room {
    const room = new Room(id, { ...this.#deps, changed: (changed) => this.#changed(changed), broken: (broken, error) => this.#broken(broken, error) }, presence);
    this.#rooms.set(id, room);
    // Opening may have brought boards in line with the ledger; that wants to be stored too.
    for (const document of room.boards.values()) if (document.isDirty) this.#changed(room);
    return room;
  }

  #audienceOf(id: ProcessId): Audience {
    const audience = this.#audiences.get(id) ?? new Audience();
    this.#audiences.set(id, audience);
    return audience;
  }

  #changed(room: Room): void {
    this.#dirty.add(room);
    if (this.#cancelCommit !== null || this.#closed) return;
    const nowMs = performance.now();
    const inMs = Math.max(this.#nextCommitMs - nowMs, nowMs < this.#busyUntilMs ? companyMs : 0);
    this.#cancelCommit = soon(() => this.#commit(), inMs);
  }

  #commit(): void {
    this.#cancelCommit = null;
    const dirty = [...this.#dirty];
    this.#dirty.clear();
    // Somebody may still hold a room that was thrown away meanwhile: what it did is not stored.
    for (const room of dirty) if (this.#rooms.get(room.id) !== room) room.failed({ reason: 'unavailable' });
    const rooms = dirty.filter((room) => this.#rooms.get(room.id) === room);
    const writes: Write[] = rooms.flatMap((room) => [...room.takeWrites()]);
    const startMs = performance.now();
    try {
      if (writes.length > 0) this.#deps.storage.commit(writes);
    } catch (error) {
      this.#deps.onCommitFailed(error);
      this.#rollBack(rooms, { reason: error instanceof StorageFull ? 'storage_full' : 'unavailable' });
      return;
    }
    const endMs = performance.now();
    let answered = 0;
    for (const room of rooms) {
      answered += room.committed();
      this.#lookAgain(room.id);
    }
    if (answered > 1) this.#busyUntilMs = endMs + busyMs;
    this.#nextCommitMs = endMs + (endMs < this.#busyUntilMs ? gatherMsMax : Math.min(gatherMsMax, (endMs - startMs) * gatherFactor));
    if (this.#roundWaits) this.#sendRound();
  }

  #broken(room: Room, error: unknown): void {
    this.#deps.onCommitFailed(error);
    this.#dirty.delete(room);
    this.#rollBack([room], { reason: 'unavailable' });
  }

  #rollBack(rooms: readonly Room[], refusal: Refusal): void {
    for (const room of rooms) {
      // A room that was never stored has nothing to go back to.
      if (this.#deps.storage.entries(room.id).length === 0) this.discard(room.id);
      else this.#open(room.id, room.presence);
      room.failed(refusal);
      this.#lookAgain(room.id);
    }
  }

  #lookAgain(id: ProcessId): void {
    this.#unseen.add(id);
    this.#scheduleRound(0);
  }

  /** Plans a round; an earlier one wins over one that only waits for soft changes. */
  #scheduleRound(inMs: number): void {
    if (this.#closed) return;
    const nowMs = performance.now();
    const atMs = Math.max(nowMs + inMs, this.#nextRoundMs);
    if (this.#round !== null && this.#round.atMs <= atMs) return;
    this.#round?.cancel();
    this.#round = { cancel: soon(() => this.#sendRound(), atMs - nowMs), atMs };
  }

  #sendRound(): void {
    this.#round = null;
    // A view is made of what is in memory, so it waits until that is on disk; the commit under way calls again.
    if (this.#dirty.size > 0) {
      this.#roundWaits = true;
      return;
    }
    this.#roundWaits = false;
    const startMs = performance.now();
    let frames = 0;
    const ids = [...this.#unseen];
    this.#unseen.clear();
    let dueInMs: number | null = null;
    for (const id of ids) {
      const room = this.#rooms.get(id);
      if (room === undefined) continue;
      const audience = this.#audienceOf(id);
      const sentBefore = audience.framesSent;
      const softDueMs = audience.broadcast(room, this.clock.nowMs());
      frames += audience.framesSent - sentBefore;
      this.#sendSlices(id, audience);
      if (softDueMs === null) continue;
      this.#unseen.add(id);
      dueInMs = Math.min(dueInMs ?? softDueMs, softDueMs);
    }
    this.#roundCost(performance.now() - startMs, frames);
    if (dueInMs !== null) this.#scheduleRound(dueInMs);
  }

  /** Phones get their frames slice by slice; commits and boards come in between. */
  #sendSlices(id: ProcessId, audience: Audience): void {
    if (this.#slicing.has(audience)) return;
    this.#slicing.add(audience);
    const slice = (): void => {
      const room = this.#rooms.get(id);
      const startMs = performance.now();
      const sentBefore = audience.framesSent;
      const more = room !== undefined && !this.#closed && audience.sendSlice(room, this.clock.nowMs());
      this.#roundCost(performance.now() - startMs, audience.framesSent - sentBefore);
      if (more) setImmediate(slice);
      else this.#slicing.delete(audience);
    };
    setImmediate(slice);
  }

  /** The costlier the sending, the longer until the next round. */
  #roundCost(costMs: number, frames: number): void {
    this.#deps.onRound?.(costMs, frames);
    this.#nextRoundMs = Math.max(this.#nextRoundMs, performance.now() + Math.min(roundPauseMsMax, costMs * roundPauseFactor));
  }
}
