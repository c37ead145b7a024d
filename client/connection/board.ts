import * as Y from 'yjs';
import { editorKeys } from '../../shared/board/board-layout.ts';
import { mayTakeBack } from '../../shared/board/board-undo.ts';
import { BoardPresence, type BoardEditor } from './board-presence.ts';
import { BoardScreen, type BoardEnd, type BoardStatus } from './board-screen.ts';
import type { UnsentEdits } from './unsent-edits.ts';

export type { BoardEditor, BoardStatus };

/** The server closes the socket if it could not store an edit; when it still talks this much later, it has it. */
const storedAfterMs = 3_000;

/** Undo steps that are kept; enough for a long afternoon, bounded all the same. */
const undoStepsMax = 500;

/** A board in a moderator's hands: what a screen sees, and edits, undo, who else is at it, and what the server may not have yet. */
export class Board extends BoardScreen {
  /** Marks own changes: only these can be undone here, never another moderator's. */
  readonly #origin = Symbol('own edit');
  readonly #presence: BoardPresence;
  /** Null until its code has come. */
  #unsentEdits: UnsentEdits | null = null;
  #undoManager: Y.UndoManager | null = null;
  #destroyed = false;
  #arrived = false;
  #restored = false;
  #unsent = false;
  #editedAtMs = 0;
  #storedTimer: ReturnType<typeof setInterval> | null = null;

  constructor(syncName: string) {
    const made: BoardPresence[] = [];
    super(syncName, 'moderator', (doc) => {
      const presence = new BoardPresence(doc, true, () => this.signal.ask());
      made.push(presence);
      return presence.awareness;
    });
    this.#presence = made[0] ?? new BoardPresence(this.doc, true, () => this.signal.ask());
    void this.#keepUnsent();
  }

  /** There are own changes that the server has not seen: closing the page now would lose them. */
  get unsent(): boolean {
    return this.#unsent;
  }

  get canUndo(): boolean {
    return (this.#undoManager?.undoStack.length ?? 0) > 0;
  }

  get canRedo(): boolean {
    return (this.#undoManager?.redoStack.length ?? 0) > 0;
  }

  /** Other editors of this board, as far as the connection knows. */
  get others(): readonly BoardEditor[] {
    return this.#presence.others;
  }

  /** Tells the other editors which cards are in hand here. */
  hold(cards: readonly string[]): void {
    this.#presence.hold(cards);
  }

  /** Tells them which card is read aloud. */
  read(card: string | null): void {
    this.#presence.read(card);
  }

  /** Tells them who is here. */
  setName(name: string): void {
    this.#presence.setName(name);
  }

  /** Changes the board in one step: one transaction, one frame, one undo. Only functions of `shared/board/board-edits.ts` belong inside. */
  edit(change: (doc: Y.Doc) => void): void {
    this.#undo();
    this.doc.transact(() => change(this.doc), this.#origin);
  }

  /** The half of an edit that undo leaves alone: what others build on may not vanish with it. */
  prepare(change: (doc: Y.Doc) => void): void {
    this.doc.transact(() => change(this.doc));
  }

  undo(): void {
    this.#undo().undo();
  }

  redo(): void {
    this.#undo().redo();
  }

  override destroy(): void {
    this.#destroyed = true;
    if (this.#storedTimer !== null) clearInterval(this.#storedTimer);
    this.#unsentEdits?.stop();
    this.#undoManager?.destroy();
    super.destroy();
  }

  protected override edited(): void {
    if (!this.provider.wsconnected) this.#unsent = true;
    this.#editedAtMs = Date.now();
    this.#storedTimer ??= setInterval(() => this.#forgetStored(), storedAfterMs);
    super.edited();
  }

  protected override arrived(): void {
    this.#arrived = true;
    this.#unsent = false;
    this.#restore();
  }

  /** What was turned away is not kept either, or the next page would fail with it. */
  protected override ended(why: BoardEnd): void {
    if (why === 'not-taken') this.#unsentEdits?.clear();
  }

  /** Made with the first edit. */
  #undo(): Y.UndoManager {
    if (this.#undoManager === null) {
      const manager = new Y.UndoManager(editorKeys.map((key) => this.doc.getMap(key)), { trackedOrigins: new Set([this.#origin]), captureTimeout: 0, deleteFilter: mayTakeBack });
      manager.on('stack-item-added', () => {
        if (manager.undoStack.length > undoStepsMax) manager.undoStack.shift();
        this.signal.now();
      });
      manager.on('stack-item-popped', () => this.signal.now());
      this.#undoManager = manager;
    }
    return this.#undoManager;
  }

  /** Loaded apart: a desk does not need it before its first edit. Without it an edit is as safe as the page. */
  async #keepUnsent(): Promise<void> {
    const loaded = await import('./unsent-edits.ts').catch(() => null);
    if (loaded === null || this.#destroyed) return;
    this.#unsentEdits = loaded.unsentEditsOf(this.doc, this.syncName);
    this.#restore();
  }

  /** What an earlier page left behind is written once, when both it and the board are there. */
  #restore(): void {
    if (this.#restored || !this.#arrived || this.#unsentEdits === null) return;
    this.#restored = true;
    this.#unsentEdits.restore();
  }

  #forgetStored(): void {
    if (this.status !== 'live' || this.provider.wsLastMessageReceived < this.#editedAtMs + storedAfterMs) return;
    this.#unsentEdits?.clear();
    if (this.#storedTimer !== null) clearInterval(this.#storedTimer);
    this.#storedTimer = null;
  }
}
