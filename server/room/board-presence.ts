/**
 * Who edits a board now, what they hold and read: among its editors only, never stored.
 *
 * Stock awareness on the wire (y-protocols/awareness), but the server is the only one who speaks of others: it takes one
 * state from each editor under an id of that session, checks it, and sends it on under clocks of its own. Those rise over
 * restarts and reconnects, so that a state is never older than what another client remembers. Stock clients send back what
 * they are told of others; such echoes are known by our clocks and ignored.
 */
import * as encoding from 'lib0/encoding';
import { cardsHeldMax, editorNameGraphemesMax, editorsShownMax } from '../../shared/domain/limits.ts';
import { checkText } from '../../shared/domain/text.ts';
import { FrameReader, isId, RefusedFrame, type FrameRefusal } from './frame-reader.ts';

/** What an editor tells the others. */
export interface EditorState {
  /** Empty: did not say. */
  readonly name: string;
  /** Cards that are being dragged or are selected. */
  readonly holding: readonly string[];
  /** The card that is being read aloud. */
  readonly reading: string | null;
}

/** An editor's socket, as far as presence goes. */
export interface PresencePeer {
  readonly session: string;
  /** Sends one awareness update. */
  sendPresence(update: Uint8Array): void;
}

interface Entry {
  readonly peer: PresencePeer;
  readonly state: EditorState;
  readonly json: string;
}

/** Between two frames to the others. */
const gapMs = 200;
/** Of one state as JSON: 50 ids of 64 characters and a name, with room. */
const stateBytesMax = 5_120;
const nameBytesMax = 512;
const clientMax = 2 ** 32 - 1;
/** Clients count from 0; ours are times. */
const clientClockMax = 2 ** 32 - 1;

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null && !Array.isArray(value);

/** A state as agreed, or undefined. A client that says nothing (`{}`, as stock clients begin) is there without a name. */
const parseState = (json: string): EditorState | null | undefined => {
  let raw: unknown;
  try {
    raw = JSON.parse(json);
  } catch {
    return undefined;
  }
  if (raw === null) return null;
  if (!isRecord(raw)) return undefined;
  const keys = Object.keys(raw);
  if (keys.length === 0) return { name: '', holding: [], reading: null };
  const { name, holding, reading } = raw;
  if (keys.length !== 3 || !Array.isArray(holding) || holding.length > cardsHeldMax || !holding.every(isId) || !(reading === null || isId(reading))) return undefined;
  const checked = checkText(name, { graphemesMax: editorNameGraphemesMax, bytesMax: nameBytesMax, lines: 'one', emptyAllowed: true }, 'name');
  return checked.ok ? { name: checked.value, holding, reading } : undefined;
};

/** What the server knows of one editor's socket. */
interface Member {
  /** The id under which it speaks; null: has not spoken yet. */
  own: number | null;
  /** Ids of others whose state it was told. */
  readonly shown: Set<number>;
}

export class BoardPresence {
  readonly #entries = new Map<number, Entry>();
  readonly #members = new Map<PresencePeer, Member>();
  readonly #changed = new Set<number>();
  #clock: number;
  #timer: NodeJS.Timeout | null = null;
  #sentAtMs = -Infinity;

  /** `nowMs`: clocks begin there, so that they are later than before the last restart. */
  constructor(nowMs: number) {
    this.#clock = Math.max(clientClockMax + 1, Math.trunc(nowMs));
  }

  /** Lets an editor in and tells it who is there; gives the way out. */
  join(peer: PresencePeer): () => void {
    const member: Member = { own: null, shown: new Set() };
    this.#members.set(peer, member);
    this.#tell(peer, member, this.#entries.keys());
    return () => {
      this.#members.delete(peer);
      for (const [client, entry] of this.#entries) if (entry.peer === peer) this.#forget(client);
    };
  }

  /** An editor's awareness update. Null: fits. `mayUse`: may this session speak under that client id? */
  receive(peer: PresencePeer, update: Uint8Array, mayUse: (client: number) => boolean): FrameRefusal | null {
    try {
      this.#read(peer, new FrameReader(update), mayUse);
      return null;
    } catch (error) {
      if (error instanceof RefusedFrame) return error.why;
      throw error;
    }
  }

  /** The name that a session gave itself, or empty. */
  nameOf(session: string): string {
    for (const { peer, state } of this.#entries.values()) if (peer.session === session && state.name !== '') return state.name;
    return '';
  }

  #read(peer: PresencePeer, reader: FrameReader, mayUse: (client: number) => boolean): void {
    let own: { readonly client: number; readonly json: string } | null = null;
    for (let entries = reader.number(2 * editorsShownMax); entries > 0; entries -= 1) {
      const client = reader.number(clientMax);
      const clock = reader.number(Number.MAX_SAFE_INTEGER);
      const json = reader.string(stateBytesMax);
      if (clock > clientClockMax) continue; // an echo
      if (own !== null) throw new RefusedFrame('too_much');
      own = { client, json };
    }
    if (!reader.isAtEnd) throw new RefusedFrame('not_readable');
    if (own === null) return;
    const known = this.#entries.get(own.client);
    if (!mayUse(own.client) || (known !== undefined && known.peer.session !== peer.session)) throw new RefusedFrame('foreign_client');
    const state = parseState(own.json);
    if (state === undefined) throw new RefusedFrame('not_readable');
    this.#put(peer, own.client, state);
  }

  #put(peer: PresencePeer, client: number, state: EditorState | null): void {
    const member = this.#members.get(peer);
    if (member === undefined) return;
    const isFirst = member.own === null;
    member.own = client;
    for (const [other, entry] of this.#entries) if (entry.peer === peer && (other !== client || state === null)) this.#forget(other);
    if (state !== null && (this.#entries.size < editorsShownMax || this.#entries.has(client))) {
      this.#entries.set(client, { peer, state, json: JSON.stringify(state) });
      this.#announce(client);
    }
    if (isFirst) this.#tell(peer, member, [...this.#entries.keys()].filter((other) => !member.shown.has(other)));
  }

  #forget(client: number): void {
    this.#entries.delete(client);
    this.#announce(client);
  }

  #announce(client: number): void {
    this.#changed.add(client);
    this.#timer ??= setTimeout(() => this.#send(), Math.max(0, this.#sentAtMs + gapMs - performance.now())).unref();
  }

  #send(): void {
    this.#timer = null;
    this.#sentAtMs = performance.now();
    const changed = [...this.#changed];
    this.#changed.clear();
    for (const [peer, member] of this.#members) this.#tell(peer, member, changed);
  }

  /**
   * Nobody is told about themselves: a client that hears its own id takes over the clock that it hears. Until a socket has spoken, it may be that of a
   * page whose earlier socket is still here, so it is told nothing about its own session.
   */
  #tell(peer: PresencePeer, member: Member, clients: Iterable<number>): void {
    const told: number[] = [];
    for (const client of clients) {
      const entry = this.#entries.get(client);
      if (client === member.own) continue;
      if (entry === undefined) {
        if (member.shown.delete(client)) told.push(client);
      } else if (member.own !== null || entry.peer.session !== peer.session) {
        member.shown.add(client);
        told.push(client);
      }
    }
    if (told.length > 0) peer.sendPresence(this.#encode(told));
  }

  #encode(clients: readonly number[]): Uint8Array {
    this.#clock += 1;
    const encoder = encoding.createEncoder();
    encoding.writeVarUint(encoder, clients.length);
    for (const client of clients) {
      encoding.writeVarUint(encoder, client);
      encoding.writeVarUint(encoder, this.#clock);
      encoding.writeVarString(encoder, this.#entries.get(client)?.json ?? 'null');
    }
    return encoding.toUint8Array(encoder);
  }
}
