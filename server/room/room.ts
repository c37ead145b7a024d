/**
 * One process (Verfahren) in memory: commands in, in order; effects to the ledger; changes out.
 *
 * Everything that changes goes through `submit` (commands), `record` (joining, creating) or
 * `receiveBoardUpdate` (editors). They change the state at once and collect writes; the hub stores the
 * writes of all rooms in one commit and only then lets receipts and screens go out. If the commit fails
 * the hub throws this room away and loads it again.
 */
import { randomInt } from 'node:crypto';
import { nanoid } from 'nanoid';
import { arrange } from '../../shared/board/board-snapshot.ts';
import { cardsKey, clustersKey, type BoardCard, type BoardCluster } from '../../shared/board/board-layout.ts';
import type { Accepted, Actor, DecisionContext } from '../../shared/commands/decision.ts';
import { decide } from '../../shared/commands/decide.ts';
import type { Command } from '../../shared/commands/schema.ts';
import type { Effect, EffectMeta } from '../../shared/domain/effect.ts';
import { asId, type BallotId, type BoardId, type CardId, type ClusterId, type ParticipantId, type ProcessId, type WorkshopId } from '../../shared/domain/ids.ts';
import { applyEffect, emptyProcess, type ProcessState } from '../../shared/domain/process-state.ts';
import { refused, type Refusal, type Result } from '../../shared/domain/refusal.ts';
import type { FreezeRecord } from '../../shared/record/freeze-record.ts';
import { canonicalJson } from '../../shared/record/canonical.ts';
import type { Clock } from '../clock.ts';
import { sealFreeze, type Signer } from '../record/signing.ts';
import type { Storage, Write } from '../storage/storage.ts';
import { BoardDocument } from './board-document.ts';
import { applyToBoards } from './board-effects.ts';
import { checkChain, checkTexts, genesis, readEntry, writeEntry } from './ledger.ts';
import type { Presence } from './presence.ts';
import { paperBody, trackerOf, Urn } from './urn.ts';
import { documentName } from './document-name.ts';

/** What a receipt says: the answer of an accepted command, or a refusal. */
export type Outcome = { readonly ok: true; readonly revision: number; readonly answer: Readonly<Record<string, string | number>> } | { readonly ok: false; readonly refusal: Refusal };

export interface RoomDependencies {
  readonly storage: Storage;
  readonly signer: Signer;
  readonly clock: Clock;
  readonly publicUrl: string;
  readonly software: { readonly name: string; readonly version: string };
  /** Asks the hub for a commit soon. */
  readonly changed: (room: Room) => void;
  /** A mistake of ours in the middle of a change: the hub throws the room away and loads what is stored. */
  readonly broken: (room: Room, error: unknown) => void;
}

/** Something that waits for the commit. */
interface Waiting {
  readonly done: (failure: Refusal | null) => void;
}

const recentReceiptsMax = 20;

/** Uniform shuffle (Fisher–Yates) with the system's random source. */
const shuffle = <Item>(items: readonly Item[]): readonly Item[] => {
  const mixed = [...items];
  for (let last = mixed.length - 1; last > 0; last -= 1) {
    const other = randomInt(last + 1);
    const item = mixed[last];
    const swap = mixed[other];
    if (item !== undefined && swap !== undefined) [mixed[last], mixed[other]] = [swap, item];
  }
  return mixed;
};

export class Room {
  readonly state: ProcessState;
  readonly boards = new Map<BoardId, BoardDocument>();
  readonly urns = new Map<BallotId, Urn>();
  /** Survives a reload of the room: people stay connected. */
  readonly presence: Presence;
  /** First seq at which the stored chain does not hold; then nothing is written any more. */
  readonly damagedAt: number | null;
  revision = 0;
  head = genesis;
  readonly #deps: RoomDependencies;
  #writes: Write[] = [];
  #waiting: Waiting[] = [];
  readonly #inFlight = new Map<string, Promise<Outcome>>();
  /** Participants whose own part of the view changed; null: perhaps everybody's. A new room has shown nobody anything. */
  #changedPeople: Set<ParticipantId> | null = null;
  /** Visible cards per board; forgotten when a card comes back or goes, counted on when one is added. */
  readonly #visible = new Map<BoardId, number>();
  readonly #recent = new Map<string, { readonly id: string; readonly ok: boolean }[]>();

  constructor(id: ProcessId, deps: RoomDependencies, presence: Presence) {
    this.#deps = deps;
    this.presence = presence;
    this.state = emptyProcess(id);
    const entries = deps.storage.entries(id);
    const texts = new Map(deps.storage.texts(id).map((text) => [text.id, text]));
    this.damagedAt = checkChain(entries) ?? checkTexts(entries, (card) => texts.get(card));
    for (const entry of this.damagedAt === null ? entries : entries.slice(0, this.damagedAt - 1)) {
      const content = readEntry(entry, (card) => texts.get(card));
      for (const effect of content.effects) applyEffect(this.state, effect, content.meta);
      this.revision = entry.seq;
      this.head = entry.hash;
    }
    for (const board of this.state.boards.keys()) this.#openBoard(board);
    for (const ballot of this.state.ballots.values()) if (ballot.result === null) this.urns.set(ballot.id, Urn.load(deps.storage, id, ballot.id));
  }

  get id(): ProcessId {
    return this.state.id;
  }

  get publicUrl(): string {
    return this.#deps.publicUrl;
  }

  /** Decides a command; resolves after its commit. The same id from the same actor gets the same answer. */
  async submit(workshop: WorkshopId, actor: Actor, command: Command): Promise<Outcome> {
    const key = `${actor.session}:${command.id}`;
    const running = this.#inFlight.get(key);
    if (running !== undefined) return running;
    const stored = this.#deps.storage.receipt(this.id, key);
    if (stored !== null) return JSON.parse(stored.body) as Outcome;
    if (this.damagedAt !== null) return refused('workshop_damaged');
    let decision: ReturnType<typeof decide>;
    try {
      decision = decide(this.state, workshop, actor, command, this.#context());
      if (decision.ok) this.#carryOut(decision.value, workshop, actor, command);
    } catch (error) {
      this.#deps.broken(this, error);
      return refused('unavailable');
    }
    if (!decision.ok) {
      this.#remember(actor, command.id, false);
      return decision;
    }
    const outcome: Outcome = { ok: true, revision: this.revision, answer: decision.value.answer };
    this.#writes.push({ put: 'receipt', value: { process: this.id, key, body: JSON.stringify(outcome) } });
    const settled = this.#settled().then((failure): Outcome => (failure === null ? outcome : { ok: false, refusal: failure }));
    this.#inFlight.set(key, settled);
    const result = await settled;
    this.#inFlight.delete(key);
    this.#remember(actor, command.id, result.ok);
    return result;
  }

  /** Changes the state and collects the writes of an accepted command. */
  #carryOut({ effects, paper, emptyUrn }: Accepted, workshop: WorkshopId, actor: Actor, command: Command): void {
    if (effects.length > 0) this.#append(effects, { atMs: this.#deps.clock.nowMs(), role: actor.role, session: actor.session }, workshop, { id: command.id, do: command.do });
    if (paper !== undefined) {
      this.#urn(paper.ballot).put(paper);
      this.#changedPeople?.add(paper.participant);
      this.#writes.push({ put: 'paper', process: this.id, ballot: paper.ballot, participant: paper.participant, body: paperBody(paper) });
    }
    if (emptyUrn !== undefined) {
      this.urns.delete(emptyUrn);
      this.#writes.push({ erase: 'papers', process: this.id, ballot: emptyUrn });
    }
  }

  /** Appends what the server itself decided (creating, joining) together with its grants; resolves after the commit. */
  async record(effects: readonly Effect[], meta: EffectMeta, workshop: WorkshopId | null, name: string, writes: readonly Write[]): Promise<Result<number>> {
    if (this.damagedAt !== null) return refused('workshop_damaged');
    this.#append(effects, meta, workshop, { id: nanoid(), do: name });
    this.#writes.push(...writes);
    const revision = this.revision;
    const failure = await this.#settled();
    return failure === null ? { ok: true, value: revision } : { ok: false, refusal: failure };
  }

  /** An editor's frame for a board. False: it did not fit. */
  receiveBoardUpdate(board: BoardId, session: string, update: Uint8Array): boolean {
    const document = this.boards.get(board);
    if (document === undefined || this.damagedAt !== null || !document.receive(session, update)) return false;
    if (document.isDirty) this.#deps.changed(this);
    return true;
  }

  /** Takes everything that has to be stored. The hub calls `committed` or `failed` next. */
  takeWrites(): readonly Write[] {
    const writes = this.#writes;
    this.#writes = [];
    for (const [board, document] of this.boards) {
      const write = document.takeWrite();
      if (write === null) continue;
      const place = { process: this.id, name: documentName(board) };
      writes.push(write.whole ? { put: 'document', ...place, state: write.bytes } : { append: 'document', ...place, update: write.bytes });
    }
    return writes;
  }

  committed(): void {
    this.#settle(null);
    for (const document of this.boards.values()) document.committed();
  }

  /** The commit failed: everybody who waits is told, editors are sent back to what is stored. */
  failed(refusal: Refusal): void {
    this.#settle(refusal);
    for (const document of this.boards.values()) document.abandon();
  }

  recentReceipts(participant: ParticipantId): readonly { readonly id: string; readonly ok: boolean }[] {
    return this.#recent.get(participant) ?? [];
  }

  /** Whose own part of the view changed since the last call; null: perhaps everybody's. */
  takeChangedPeople(): ReadonlySet<ParticipantId> | null {
    for (const [board, document] of this.boards) {
      const touched = document.takeTouched();
      if (touched.clusters) this.#changedAuthors(this.state.cardsByBoard.get(board) ?? []);
      else this.#changedAuthors(touched.cards);
    }
    const changed = this.#changedPeople;
    this.#changedPeople = new Set();
    return changed;
  }

  /** How many cards of a board are to be seen. */
  visibleCards(board: BoardId): number {
    const known = this.#visible.get(board);
    if (known !== undefined) return known;
    let count = 0;
    for (const id of this.state.cardsByBoard.get(board) ?? []) {
      const card = this.state.cards.get(id);
      if (card !== undefined && card.text !== null && card.hidden === null) count += 1;
    }
    this.#visible.set(board, count);
    return count;
  }

  /** Everything of a board as plain records. */
  snapshot(board: BoardId): ReturnType<typeof arrange> | null {
    const document = this.boards.get(board);
    if (document === undefined) return null;
    return arrange(
      [...document.doc.getMap<BoardCard>(cardsKey).entries()],
      (card) => document.place(card),
      [...document.doc.getMap<BoardCluster>(clustersKey).entries()],
    );
  }

  #changedAuthors(cards: Iterable<CardId>): void {
    for (const id of cards) {
      const author = this.state.cards.get(id)?.author ?? null;
      if (author !== null) this.#changedPeople?.add(author);
    }
  }

  #settled(): Promise<Refusal | null> {
    this.#deps.changed(this);
    return new Promise((done) => this.#waiting.push({ done }));
  }

  #settle(failure: Refusal | null): void {
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const { done } of waiting) done(failure);
  }

  #append(effects: readonly Effect[], meta: EffectMeta, workshop: WorkshopId | null, command: { readonly id: string; readonly do: string }): void {
    const { entry, texts } = writeEntry(this.id, this.head, { seq: this.revision + 1, meta, workshop, command, effects });
    this.revision = entry.seq;
    this.head = entry.hash;
    this.#writes.push({ put: 'entry', value: entry });
    for (const text of texts) this.#writes.push({ put: 'text', value: text });
    for (const effect of effects) {
      applyEffect(this.state, effect, meta);
      this.#noteChanged(effect);
      if (effect.type === 'workshop-created') for (const board of effect.boards) this.#openBoard(board.id);
      if (effect.type === 'ballot-opened') this.urns.set(effect.ballot, new Urn());
      if (effect.type === 'card-withdrawn') this.#writes.push({ erase: 'text', process: this.id, id: effect.card });
      applyToBoards(this.boards, this.state, effect);
    }
  }

  /** Steps, timers and ballots decide what everybody may do; cards concern their author. */
  #noteChanged(effect: Effect): void {
    switch (effect.type) {
      case 'step-opened':
      case 'timer-set':
      case 'ballot-closed':
        this.#changedPeople = null;
        return;
      case 'card-submitted': {
        const known = this.#visible.get(effect.board);
        if (known !== undefined) this.#visible.set(effect.board, known + 1);
        this.#changedAuthors([effect.card]);
        return;
      }
      case 'card-edited':
      case 'card-hidden':
      case 'card-withdrawn':
        this.#visible.clear();
        this.#changedAuthors([effect.card]);
        return;
      default:
        return;
    }
  }

  /** Opens a stored document and brings it in line with the ledger, which is the authority for cards. */
  #openBoard(board: BoardId): void {
    const document = new BoardDocument(this.#deps.storage.document(this.id, documentName(board)));
    this.boards.set(board, document);
    const stored = document.doc.getMap<BoardCard>(cardsKey);
    for (const [place, id] of (this.state.cardsByBoard.get(board) ?? []).entries()) {
      const card = this.state.cards.get(id);
      const shown = stored.get(id);
      if (card === undefined || card.text === null) {
        if (shown !== undefined) document.drop(id);
      } else if (shown === undefined || shown.text !== card.text || shown.hidden !== (card.hidden !== null)) {
        document.put(id, { text: card.text, sector: card.sector, order: place + 1, hidden: card.hidden !== null });
      }
    }
  }

  #urn(ballot: BallotId): Urn {
    const urn = this.urns.get(ballot) ?? new Urn();
    this.urns.set(ballot, urn);
    return urn;
  }

  #remember(actor: Actor, id: string, ok: boolean): void {
    if (actor.participant === null) return;
    this.#changedPeople?.add(actor.participant);
    this.#recent.set(actor.participant, [{ id, ok }, ...(this.#recent.get(actor.participant) ?? [])].slice(0, recentReceiptsMax));
  }

  #context(): DecisionContext {
    return {
      nowMs: this.#deps.clock.nowMs(),
      newId: nanoid,
      shuffle,
      cluster: (board, cluster) => this.boards.get(board)?.cluster(cluster),
      clusterCount: (board) => this.boards.get(board)?.clusterCount ?? 0,
      place: (board, card) => this.boards.get(board)?.place(card),
      cardsOf: (board, cluster) => this.#cardsOf(board, cluster),
      papers: (ballot) => this.urns.get(ballot)?.papers() ?? [],
      trackerHolder: (ballot, tracker) => this.urns.get(ballot)?.holderOf(tracker),
      tracker: trackerOf,
      seal: (record: FreezeRecord) => {
        const { hash, signature, keyId } = sealFreeze(this.#deps.signer, record);
        return { record: canonicalJson(record), hash, signature, keyId };
      },
      ledger: { revision: this.revision, head: this.head },
      software: this.#deps.software,
    };
  }

  #cardsOf(board: BoardId, cluster: ClusterId): readonly CardId[] {
    const found = this.snapshot(board)?.clusters.find(({ id }) => id === cluster);
    return (found?.cards ?? []).flatMap((card) => [card.id, ...card.merged.map(({ id }) => id)]).map((id) => asId<CardId>(id));
  }
}
