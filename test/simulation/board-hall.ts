/**
 * A board with the real server, the real editor pages behind it and a simulated network between them, all in one
 * process and in virtual time. Whoever opens one has faked the timers.
 */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { WebSocket } from 'ws';
import { vi } from 'vitest';
import type * as Y from 'yjs';
import { Board } from '../../client/connection/board.ts';
import { planWorkshop } from '../../server/http/create-workshop.ts';
import { openSigner } from '../../server/record/signing.ts';
import type { Outcome, Room } from '../../server/room/room.ts';
import { documentName } from '../../server/room/document-name.ts';
import { Hub } from '../../server/room/hub.ts';
import { serveSync } from '../../server/socket/sync-socket.ts';
import { MemoryStorage } from '../../server/storage/memory-storage.ts';
import { StorageBroken } from '../../server/storage/storage.ts';
import type { Command } from '../../shared/commands/schema.ts';
import type { Actor } from '../../shared/commands/decision.ts';
import type { Effect } from '../../shared/domain/effect.ts';
import { asId, type BoardId, type CardId, type ParticipantId, type SectorId, type ProcessId, type WorkshopId } from '../../shared/domain/ids.ts';
import { seededNumbers } from '../support/seeded-numbers.ts';
import { EditTrace } from './edit-trace.ts';
import { EditorHand } from './editor-hand.ts';
import { nanoid, seedIds } from './seeded-ids.ts';
import { Network, type Line } from './simulated-network.ts';

export const editorNames = ['anna', 'bert', 'cleo'] as const;
const peopleCount = 4;
const cardsAtFirst = 12;
/** A screen draws this often. */
const frameMs = 16;

/** What every hall starts from: a workshop that collects cards, and nobody has ordered anything. */
export interface Start {
  readonly storage: MemoryStorage;
  readonly process: ProcessId;
  readonly workshop: WorkshopId;
  readonly board: BoardId;
  readonly people: readonly ParticipantId[];
}

const beganAtMs = Date.UTC(2026, 10, 21, 9);
const signer = openSigner(mkdtempSync(join(tmpdir(), 'leitsatz-simulation-')));

const hubOn = (storage: MemoryStorage, onError: (error: unknown) => void): Hub =>
  new Hub({ storage, signer, publicUrl: 'http://leitsatz.test', software: { name: 'leitsatz', version: 'simulated' }, clock: { nowMs: () => beganAtMs + performance.now() }, onCommitFailed: onError });

const wanted = { title: 'Wasser 1', date: '2026-11-21', questions: ['Was braucht unser Wasser?'], plan: [{ kind: 'collect', minutes: 0 }] };

/** Made once; every run works on a copy. */
export const prepareStart = async (): Promise<Start> => {
  seedIds(1);
  const storage = new MemoryStorage();
  const hub = hubOn(storage, (error) => { throw error; });
  const process = asId<ProcessId>(nanoid());
  const planned = planWorkshop(wanted, '12345678');
  if (!planned.ok) throw new Error(planned.refusal.reason);
  const { workshop, boards: [board], steps: [step] } = planned.value;
  if (board === undefined || step === undefined) throw new Error('A workshop without a board.');
  const people = Array.from({ length: peopleCount }, () => asId<ParticipantId>(nanoid()));
  const room = hub.create(process);
  const meta = { atMs: beganAtMs, role: 'moderator', session: 'session-desk' } as const;
  const sectors = [{ id: asId<SectorId>('stadt'), title: 'Stadt' }, { id: asId<SectorId>('land'), title: 'Land' }];
  await room.record([{ type: 'process-created', title: 'Wasser', sectors }, planned.value, { type: 'step-opened', workshop, step: step.id }], meta, workshop, 'prepare', [{ put: 'process', value: { id: process, body: '{}' } }]);
  await room.record(people.map((participant) => ({ type: 'participant-joined', participant, workshop, sector: sectors[0]?.id ?? null, language: 'de' })), meta, workshop, 'prepare', []);
  const cards = Array.from({ length: cardsAtFirst }, (_, n): Effect => ({ type: 'card-submitted', card: asId<CardId>(nanoid()), board: board.id, author: people[n % peopleCount] ?? null, sector: null, text: `Gedanke ${n + 1}` }));
  await room.record(cards, meta, workshop, 'prepare', []);
  hub.close();
  return { storage, process, workshop, board: board.id, people };
};

export interface Editor {
  readonly name: string;
  readonly line: Line;
  readonly board: Board;
  readonly hand: EditorHand;
}

/** What a command does beside its id; the rest is the hall's. */
type Fields = Readonly<Record<string, unknown>> & { readonly do: Command['do'] };

export class BoardHall {
  readonly below: (max: number) => number;
  readonly network: Network;
  readonly trace: EditTrace;
  readonly editors: readonly Editor[];
  readonly start: Start;
  readonly serverErrors: unknown[] = [];
  commitFailures = 0;
  restarts = 0;
  #disk: MemoryStorage;
  #hub: Hub;
  /** Its ids are below or above those of all editors. */
  #serverClients: number;
  #watched: Y.Doc | null = null;
  #commands = 0;

  constructor(start: Start, seed: number, pairs?: Map<string, number>) {
    seedIds(seed);
    this.start = start;
    this.below = seededNumbers(seed);
    this.#serverClients = this.below(2) === 0 ? 1 : 2 ** 32 - 1_000;
    this.network = new Network(this.below);
    this.trace = new EditTrace(pairs);
    this.#disk = start.storage.reopened();
    this.#hub = this.#openHub();
    vi.stubGlobal('WebSocket', this.network.webSocket);
    // The page listens for the browser coming online again; here it finds out by itself.
    vi.stubGlobal('addEventListener', () => {});
    vi.stubGlobal('removeEventListener', () => {});
    vi.stubGlobal('requestAnimationFrame', (draw: () => void) => setTimeout(draw, frameMs));
    vi.stubGlobal('cancelAnimationFrame', (frame: NodeJS.Timeout) => clearTimeout(frame));
    this.editors = this.#openBoards().map((board, place) => {
      const name = editorNames[place] ?? '';
      this.trace.watch(board.doc);
      this.trace.enter(name);
      return { name, line: this.network.line(name), board, hand: new EditorHand(board, this.below, nanoid) };
    });
    this.trace.enter('desk');
  }

  get room(): Room {
    const room = this.#hub.room(this.start.process);
    if (room === undefined) throw new Error('The process is gone.');
    return room;
  }

  /** The server's document as it is now. Its client id comes from the seed: ties are decided by it. */
  get doc(): Y.Doc {
    const doc = this.room.boards.get(this.start.board)?.doc;
    if (doc === undefined) throw new Error('The board is gone.');
    if (this.#watched !== doc) {
      doc.clientID = this.#serverClients += 1;
      this.trace.watch(doc);
      this.#watched = doc;
    }
    return doc;
  }

  /** Lets this much time pass. Everything that is due happens. */
  async pass(ms: number): Promise<void> {
    vi.advanceTimersByTime(ms);
    // Answers of commands are promises; they have no further to go than this.
    for (let turn = 0; turn < 6; turn += 1) await Promise.resolve();
  }

  failNextCommit(): void {
    this.#disk.failNextCommit('broken');
  }

  /** The process dies: what is not on disk is gone. */
  crash(): void {
    this.#disk.close();
    this.network.serverGone();
  }

  /** The process is told to end: it stores the rest first. */
  stop(): void {
    this.#hub.close();
    this.crash();
  }

  get isUp(): boolean {
    return this.network.listener !== null;
  }

  /** A new process on what is stored. */
  restart(): void {
    this.restarts += 1;
    this.#disk = this.#disk.reopened();
    this.#hub = this.#openHub();
  }

  /** What a new process would show now, without starting one for anybody. */
  reread(): Room | undefined {
    const hub = this.#hubOn(this.#disk.reopened());
    const room = hub.room(this.start.process);
    hub.close();
    return room;
  }

  cardId(text: string | undefined): CardId {
    return asId<CardId>(text ?? '');
  }

  /** A command to the server. Null: there is none to hear it. */
  submit(actor: Actor, fields: Fields): Promise<Outcome> | null {
    if (!this.isUp) return null;
    this.#commands += 1;
    const command = { id: `simulated-${this.#commands}`, ...fields } as unknown as Command;
    return this.room.submit(this.start.workshop, actor, command);
  }

  destroy(): void {
    for (const { board } of this.editors) board.destroy();
    this.crash();
    vi.clearAllTimers();
    vi.unstubAllGlobals();
  }

  /**
   * One page each. Yjs draws its client ids itself, and which of two edits wins depends on which id is larger: so they
   * are drawn until they stand in order.
   */
  #openBoards(): readonly Board[] {
    for (;;) {
      const boards = editorNames.map((name) => {
        vi.stubGlobal('location', { protocol: 'http:', host: name });
        return new Board(documentName(this.start.board));
      });
      if (boards.every(({ doc }, place) => place === 0 || doc.clientID > (boards[place - 1]?.doc.clientID ?? 0))) return boards;
      for (const board of boards) board.destroy();
    }
  }

  #openHub(): Hub {
    const hub = this.#hubOn(this.#disk);
    this.network.listener = (line, socket) => {
      const room = hub.room(this.start.process);
      if (room !== undefined) serveSync({ hub, opened: room, board: this.start.board, session: `session-${line.name}`, writes: true, operations: { boardFrameIgnored: () => undefined, boardFrameRefused: () => undefined } }, socket as unknown as WebSocket);
    };
    return hub;
  }

  #hubOn(storage: MemoryStorage): Hub {
    return hubOn(storage, (error) => {
      if (error instanceof StorageBroken) this.commitFailures += 1;
      else this.serverErrors.push(error);
    });
  }
}
