import type { Refused } from './api.ts';
import type { Command, PositiveReceipt } from './commands.ts';
import type { PhoneStorage } from './phone-storage.ts';

/** One instruction on its way, as it lies in the phone's storage. */
export interface PendingCommand {
  readonly command: Command;
  /** Said while `command` was under way: what shall follow it. A text was changed, or a card taken back. */
  readonly next: Command | null;
  /**
   * `waiting`: not answered yet. `sent`: the server has it, the view does not show it yet.
   * `refused`: the server said no. `aside`: two tries broke the server's answer, so it no longer holds up the others.
   */
  readonly state: 'waiting' | 'sent' | 'refused' | 'aside';
  /** Answers that were broken. A dead network does not count. */
  readonly hardFailures: number;
  readonly refusal: Refused | null;
  /** What the server answered: when the view has come to its revision, the instruction is done. */
  readonly receipt: PositiveReceipt | null;
  /** This device's clock when it was written; orders the queue. */
  readonly writtenAtMs: number;
  /** Orders what was written in the same millisecond. */
  readonly place: number;
}

/** The card that an instruction is about, as soon as anybody knows its id. */
export const cardOf = ({ command, receipt }: PendingCommand): string | null => {
  const card = receipt?.['card'] ?? command['card'];
  return typeof card === 'string' ? card : null;
};

/**
 * Keeps every instruction under a key of its own, so that two tabs of one browser never overwrite each other's
 * list. Both may send the same one: it has the same id, and the server answers both alike.
 */
export class PendingCommands {
  readonly #storage: PhoneStorage;
  readonly #start: string;

  constructor(storage: PhoneStorage, owner: string) {
    this.#storage = storage;
    this.#start = `outbox:${owner}:`;
  }

  get durable(): boolean {
    return this.#storage.durable;
  }

  /** Oldest first. */
  all(): readonly PendingCommand[] {
    return this.#storage
      .keys(this.#start)
      .flatMap((key) => this.#read(key) ?? [])
      .sort((a, b) => a.writtenAtMs - b.writtenAtMs || a.place - b.place);
  }

  get(id: string): PendingCommand | null {
    return this.#read(this.#start + id);
  }

  put(pending: PendingCommand): void {
    this.#storage.set(this.#start + pending.command.id, JSON.stringify(pending));
  }

  remove(id: string): void {
    this.#storage.remove(this.#start + id);
  }

  onChange(run: () => void): () => void {
    return this.#storage.onChange(this.#start, run);
  }

  #read(key: string): PendingCommand | null {
    try {
      const read: unknown = JSON.parse(this.#storage.get(key) ?? 'null');
      return isPending(read) ? read : null;
    } catch {
      return null;
    }
  }
}

const isPending = (read: unknown): read is PendingCommand =>
  typeof read === 'object' && read !== null && 'command' in read && typeof read.command === 'object' && 'state' in read && 'writtenAtMs' in read;
