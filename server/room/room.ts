/**
 * One process (Verfahren) in memory: commands in, in order; effects to the ledger; changes out.
 *
 * Everything that changes goes through `submit` (commands), `record` (joining, creating) or
 * `receiveBoardUpdate` (editors). They change the state at once and collect writes; the hub stores the
 * writes of all rooms in one commit and only then lets receipts and screens go out. If the commit fails
 * the hub throws this room away and loads it again.
 */
import { nanoid } from 'nanoid';
import { readBoard, type BoardSnapshot } from '../../shared/board/board-snapshot.ts';
import { cardsKey, type BoardCard } from '../../shared/board/board-layout.ts';
import type { Accepted, Actor } from '../../shared/commands/decision.ts';
import { decide } from '../../shared/commands/decide.ts';
import type { Command } from '../../shared/commands/schema.ts';
import type { BallotResult } from '../../shared/domain/ballot.ts';
import type { Effect, EffectMeta } from '../../shared/domain/effect.ts';
import { asId, type BallotId, type BoardId, type CardId, type ParticipantId, type ProcessId, type WorkshopId } from '../../shared/domain/ids.ts';
import { applyEffect, emptyProcess, type ProcessState } from '../../shared/domain/process-state.ts';
import { refused, type Refusal, type Result } from '../../shared/domain/refusal.ts';
import type { OpinionGroupsView } from '../../shared/opinion/opinion-groups-view.ts';
import type { BoardHistoryEdit } from '../../shared/protocol/board-history.ts';
import type { Clock } from '../clock.ts';
import type { Signer } from '../record/signing.ts';
import { receiptKey } from '../identity/secrets.ts';
import type { Storage, Write } from '../storage/storage.ts';
import { BoardDocument } from './board-document.ts';
import { BoardHistory, carryOver } from './board-history.ts';
import { decisionContext } from './decision-context.ts';
import type { FrameRefusal } from './frame-reader.ts';
import { checkChain, checkTexts, genesis, readEntry, writeEntry } from './ledger.ts';
import type { Presence } from './presence.ts';
import { Tickets } from './tickets.ts';
import type { UrnPlaces } from './urn-encoding.ts';
import { paperBody, Urn } from './urn.ts';
import { documentName } from './document-name.ts';
import { ViewChanges } from './view-changes.ts';
import { erasedTexts } from './erased-texts.ts';
import { bringWordsInLine } from './words-in-line.ts';

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
  /** Opinion groups of a closed ballot as far as they are known; else null, and `ready` is called once they are. */
  readonly opinionGroups?: (result: BallotResult, ready: () => void) => OpinionGroupsView | null;
}

/** Something that waits for the commit. */
interface Waiting {
  readonly done: (failure: Refusal | null) => void;
}

const recentReceiptsMax = 20;

export class Room {
  readonly state: ProcessState;
  readonly boards = new Map<BoardId, BoardDocument>();
  readonly #histories = new Map<BoardId, BoardHistory>();
  readonly urns = new Map<BallotId, Urn>();
  readonly tickets: Tickets;
  /** Revision at which each ballot was opened: what the receipt of a vote says. */
  readonly #openedAt = new Map<BallotId, number>();
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
  readonly #shown: ViewChanges;
  readonly #recent = new Map<string, { readonly id: string; readonly ok: boolean }[]>();

  constructor(id: ProcessId, deps: RoomDependencies, presence: Presence) {
    this.#deps = deps;
    this.presence = presence;
    this.state = emptyProcess(id);
    this.#shown = new ViewChanges(this.state);
    const entries = deps.storage.entries(id);
    const texts = new Map(deps.storage.texts(id).map((text) => [text.id, text]));
    this.tickets = new Tickets(deps.storage.tickets(id));
    this.damagedAt = checkChain(entries) ?? checkTexts(entries, (text) => texts.get(text));
    for (const entry of this.damagedAt === null ? entries : entries.slice(0, this.damagedAt - 1)) {
      const content = readEntry(entry, (text) => texts.get(text));
      for (const effect of content.effects) {
        applyEffect(this.state, effect, content.meta);
        if (effect.type === 'ballot-opened') this.#openedAt.set(effect.ballot, entry.seq);
      }
      this.revision = entry.seq;
      this.head = entry.hash;
    }
    for (const board of this.state.boards.keys()) this.#openBoard(board);
    for (const ballot of this.state.ballots.values()) if (ballot.result === null) this.urns.set(ballot.id, Urn.load(deps.storage, id, ballot.id, this.#placesOf(ballot.id)));
  }

  get id(): ProcessId {
    return this.state.id;
  }

  get publicUrl(): string {
    return this.#deps.publicUrl;
  }

  /** Opinion groups of a closed ballot; null until they are worked out, then screens get them by themselves. */
  opinionGroups(result: BallotResult): OpinionGroupsView | null {
    return this.#deps.opinionGroups?.(result, () => {
      this.#shown.hall();
      this.#deps.changed(this);
    }) ?? null;
  }

  /** Decides a command; resolves after its commit. The same id from the same actor gets the same answer. */
  async submit(workshop: WorkshopId, actor: Actor, command: Command): Promise<Outcome> {
    const key = `${actor.session}:${command.id}`;
    const running = this.#inFlight.get(key);
    if (running !== undefined) return running;
    const storedKey = receiptKey(key);
    const stored = this.#deps.storage.receipt(this.id, storedKey);
    if (stored !== null) return JSON.parse(stored.body) as Outcome;
    if (this.damagedAt !== null) return refused('workshop_damaged');
    let decision: ReturnType<typeof decide>;
    try {
      decision = decide(this.state, workshop, actor, command, decisionContext(this, this.#deps));
      if (decision.ok) this.#carryOut(decision.value, workshop, actor, command);
    } catch (error) {
      this.#deps.broken(this, error);
      return refused('unavailable');
    }
    if (!decision.ok) {
      this.#remember(actor, command.id, false);
      return decision;
    }
    const { effects, answer, paper, sealed } = decision.value;
    const vote = paper?.ballot ?? sealed?.ballot;
    // A vote leaves no entry in the ledger; its receipt must not tell when it came either.
    const revision = (vote === undefined || effects.length > 0 ? undefined : this.#openedAt.get(vote)) ?? this.revision;
    const outcome: Outcome = { ok: true, revision, answer };
    this.#writes.push({ put: 'receipt', value: { process: this.id, key: storedKey, body: JSON.stringify(outcome) }, ...(vote === undefined ? {} : { vote }) });
    const settled = this.#settled().then((failure): Outcome => (failure === null ? outcome : { ok: false, refusal: failure }));
    this.#inFlight.set(key, settled);
    const result = await settled;
    this.#inFlight.delete(key);
    this.#remember(actor, command.id, result.ok);
    return result;
  }

  /** Changes the state and collects the writes of an accepted command. */
  #carryOut({ effects, paper, sealed, bindTicket, emptyUrn }: Accepted, workshop: WorkshopId, actor: Actor, command: Command): void {
    // A new card only counts, and lies on its board; everything else may show anywhere.
    if (command.do !== 'submit-card') this.#shown.hall();
    if (effects.length > 0) this.#append(effects, { atMs: this.#deps.clock.nowMs(), role: actor.role, session: actor.session }, workshop, { id: command.id, do: command.do });
    if (paper !== undefined) {
      this.#urn(paper.ballot).put(paper);
      this.#writes.push({ put: 'paper', process: this.id, ballot: paper.ballot, participant: paper.participant, body: paperBody(paper) });
    }
    if (sealed !== undefined) this.#seal(sealed);
    this.#shown.person(actor.participant);
    if (bindTicket !== undefined) this.#bind(bindTicket);
    if (emptyUrn !== undefined) {
      this.urns.delete(emptyUrn);
      this.#writes.push({ erase: 'papers', process: this.id, ballot: emptyUrn });
    }
  }

  /** Puts a paper into the urn, its tracker into the list and its ticket into the register; from here on nothing joins the three. */
  #seal({ ballot, paper, count, tracker, ticket }: NonNullable<Accepted['sealed']>): void {
    const urn = this.#urn(ballot);
    for (let n = 0; n < count; n += 1) urn.seal(paper);
    if (tracker !== null) urn.addTracker(tracker);
    if (ticket === null) return;
    urn.mark(ticket);
    this.#writes.push({ put: 'mark', process: this.id, ballot, holder: ticket });
  }

  #bind({ ticket, participant }: NonNullable<Accepted['bindTicket']>): void {
    const write = this.tickets.bound(ticket, participant);
    if (write === null) return;
    this.tickets.add(write.value);
    this.#writes.push(write);
  }

  /** Appends what the server itself decided (creating, joining) together with its grants and tickets; resolves after the commit. */
  async record(effects: readonly Effect[], meta: EffectMeta, workshop: WorkshopId | null, name: string, writes: readonly Write[]): Promise<Result<number>> {
    if (this.damagedAt !== null) return refused('workshop_damaged');
    if (effects.length > 0) this.#append(effects, meta, workshop, { id: nanoid(), do: name });
    this.#shown.hall();
    for (const write of writes) if ('put' in write && write.put === 'ticket') this.tickets.add(write.value);
    this.#writes.push(...writes);
    const revision = this.revision;
    const failure = await this.#settled();
    return failure === null ? { ok: true, value: revision } : { ok: false, refusal: failure };
  }

  /** An editor's frame for a board. Null: it fits, or says nothing new. */
  receiveBoardUpdate(board: BoardId, session: string, frame: Uint8Array): FrameRefusal | null {
    const document = this.boards.get(board);
    if (document === undefined || this.damagedAt !== null) return 'damaged';
    const nowMs = this.#deps.clock.nowMs();
    try {
      const answer = document.receive(session, frame, { nowMs, knowsCard: (id) => this.state.cards.get(asId<CardId>(id))?.board === board });
      if (!answer.ok) return answer.why;
      for (const writer of document.takeNewWriters()) this.#writes.push({ put: 'writer', value: { process: this.id, name: documentName(board), ...writer } });
      this.#noteEdits(board, session, nowMs, answer.edits);
      this.#shown.hall();
      if (document.isDirty) this.#deps.changed(this);
      return null;
    } catch (error) {
      this.#deps.broken(this, error);
      return 'not_a_board';
    }
  }

  /** Takes everything that has to be stored. The hub calls `committed` or `failed` next. */
  takeWrites(): readonly Write[] {
    const writes = this.#writes;
    this.#writes = [];
    for (const urn of this.urns.values()) {
      const write = urn.takeWrite(this.id);
      if (write !== null) writes.push(write);
    }
    for (const [board, document] of this.boards) {
      const write = document.takeWrite();
      if (write === null) continue;
      const place = { process: this.id, name: documentName(board) };
      writes.push(write.whole ? { put: 'document', ...place, state: write.bytes } : { append: 'document', ...place, update: write.bytes });
    }
    return writes;
  }

  /** Gives how many were waiting for it. */
  committed(): number {
    const answered = this.#waiting.length;
    this.#settle(null);
    for (const document of this.boards.values()) document.committed();
    return answered;
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
      this.#shown.authors(touched.clusters ? (this.state.cardsByBoard.get(board) ?? []) : touched.cards);
    }
    return this.#shown.takePeople();
  }

  /** Another number after every change that the hall's part of a view counts. */
  get changes(): number {
    return this.revision + this.presence.changes;
  }

  /** False: since the last call only counts changed, such as that of the cards or of the people present. */
  takeHallChanged(): boolean {
    return this.#shown.takeHall();
  }

  /** How many cards of a board are to be seen. */
  visibleCards(board: BoardId): number {
    return this.#shown.visibleCards(board);
  }

  /** Everything of a board as plain records. */
  snapshot(board: BoardId): BoardSnapshot | null {
    const document = this.boards.get(board);
    if (document === undefined) return null;
    return readBoard(document.doc);
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
    // A result as a restart will read it, so that it is the same then, byte for byte.
    const asWritten = effects.some(({ type }) => type === 'ballot-closed') ? readEntry(entry, (id) => texts.find((text) => text.id === id)).effects : effects;
    for (const effect of asWritten) {
      applyEffect(this.state, effect, meta);
      this.#shown.note(effect);
      if (effect.type === 'workshop-created') for (const board of effect.boards) this.#openBoard(board.id);
      if (effect.type === 'ballot-opened') {
        this.urns.set(effect.ballot, new Urn(effect.ballot, this.#placesOf(effect.ballot)));
        this.#openedAt.set(effect.ballot, this.revision);
      }
      for (const id of erasedTexts(this.state, effect)) this.#writes.push({ erase: 'text', process: this.id, id });
      const done = carryOver(this.boards, this.state, effect);
      if (done !== null) this.#noteEdits(done.board, meta.session, meta.atMs, done.edits);
    }
  }

  #noteEdits(board: BoardId, session: string, atMs: number, edits: readonly BoardHistoryEdit[]): void {
    const history = edits.length === 0 ? undefined : this.#histories.get(board);
    if (history !== undefined) this.#writes.push(...history.writes(atMs, this.boards.get(board)?.editors.nameOf(session) ?? '', edits));
  }

  /** Opens a stored document and brings it in line with the ledger, which is the authority for cards. */
  #openBoard(board: BoardId): void {
    const { storage, clock } = this.#deps;
    const name = documentName(board);
    const document = new BoardDocument(storage.document(this.id, name), { writers: storage.writers(this.id, name), nowMs: clock.nowMs() });
    this.boards.set(board, document);
    this.#histories.set(board, new BoardHistory(storage, this.id, board));
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
    bringWordsInLine(document, this.state, board);
  }

  #urn(ballot: BallotId): Urn {
    const urn = this.urns.get(ballot) ?? new Urn(ballot, this.#placesOf(ballot));
    this.urns.set(ballot, urn);
    return urn;
  }

  #placesOf(ballot: BallotId): UrnPlaces {
    return { options: this.state.ballots.get(ballot)?.options ?? [], sectors: this.state.sectors };
  }

  #remember(actor: Actor, id: string, ok: boolean): void {
    if (actor.participant === null) return;
    this.#shown.person(actor.participant);
    this.#recent.set(actor.participant, [{ id, ok }, ...(this.#recent.get(actor.participant) ?? [])].slice(0, recentReceiptsMax));
  }
}
