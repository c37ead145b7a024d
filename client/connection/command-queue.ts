import type { Answer, Refused } from './api.ts';
import { backoffMs } from './backoff.ts';
import { postCommand, type Command, type PositiveReceipt } from './commands.ts';
import { cardOf, PendingCommands, type PendingCommand } from './pending-command.ts';
import { PhoneStorage } from './phone-storage.ts';
import { randomToken } from './random-token.ts';

/** Unanswered instructions a phone keeps. Above this it stops accepting input rather than losing the oldest. */
export const pendingMax = 20;
/** Broken answers to one instruction before it is set aside, so that it cannot hold up the others for ever. */
const hardFailuresMax = 2;
/** "Not now": worth the same try again later. Everything else that the server says is final. */
const passing: readonly string[] = ['offline', 'unavailable', 'storage_full', 'rate_limited'];

export interface QueuePorts {
  nowMs(): number;
  random(): number;
  later(run: () => void, afterMs: number): () => void;
  newId(): string;
  /** One try. `again`: the last one did not reach the server. */
  post(command: Command, again: boolean): Promise<Answer<PositiveReceipt>>;
}

/** What an instruction is made of; its id is given here. */
export interface Instruction {
  readonly do: string;
  readonly [key: string]: unknown;
}

/**
 * The phone's outbox: an instruction gets its id here, is stored before the first try, and is sent in order, one at
 * a time, with the same id until the server has answered.
 *
 * Shape: `pending` is ordered by writing; positive answers stay in it until the view shows what they did.
 * Errors: refusals stay in it too, with the text, until somebody discards them or writes anew.
 */
export class CommandQueue {
  readonly #ports: QueuePorts;
  readonly #stored: PendingCommands;
  readonly #listeners = new Set<() => void>();
  readonly #stopListening: () => void;
  #pending: readonly PendingCommand[];
  #attempt = 0;
  #inFlight: string | null = null;
  #blocked: Refused | null = null;
  /** Tries in a row that did not reach the server. */
  #unreached = 0;
  #cancelRetry: () => void = () => undefined;

  /** `owner` is the workshop and the participant: a phone that is handed on does not send the other one's cards. */
  constructor(owner: string, ports: QueuePorts, storage = new PhoneStorage()) {
    this.#ports = ports;
    this.#stored = new PendingCommands(storage, owner);
    this.#pending = this.#stored.all();
    this.#stopListening = this.#stored.onChange(() => {
      this.#refresh();
      void this.#send();
    });
    void this.#send();
  }

  get pending(): readonly PendingCommand[] {
    return this.#pending;
  }

  /** False: a reload would lose what waits here. */
  get durable(): boolean {
    return this.#stored.durable;
  }

  get full(): boolean {
    return this.#pending.filter(({ state }) => state !== 'sent').length >= pendingMax;
  }

  /** The server cannot be reached. One lost try is not worth a word. */
  get offline(): boolean {
    return this.#unreached > 1;
  }

  /** Set when the server no longer knows this person; everything waits until somebody signs in. */
  get blocked(): Refused | null {
    return this.#blocked;
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  close(): void {
    this.#cancelRetry();
    this.#stopListening();
    this.#listeners.clear();
  }

  /** Stores and sends. null when too many wait already; then nothing was taken, the text stays where it is. */
  add(instruction: Instruction): string | null {
    if (this.full) return null;
    const id = this.#ports.newId();
    this.#stored.put({
      command: { ...instruction, id },
      next: null,
      state: 'waiting',
      hardFailures: 0,
      refusal: null,
      receipt: null,
      writtenAtMs: this.#ports.nowMs(),
      place: (this.#pending.at(-1)?.place ?? 0) + 1,
    });
    this.#refresh();
    void this.#send();
    return id;
  }

  /**
   * Changes the text of a card that is still on its way. Nobody knows whether the first text has arrived, so it
   * keeps its id and the change follows it.
   */
  revise(id: string, text: string): void {
    this.#follow(id, { do: 'edit-card', text });
  }

  /** Takes back a card that is still on its way. */
  withdraw(id: string): void {
    this.#follow(id, { do: 'withdraw-card' });
  }

  /** Removes what was refused or set aside. The caller has taken the text or was told to let it go. */
  discard(id: string): void {
    this.#stored.remove(id);
    this.#refresh();
    void this.#send();
  }

  /** Sends what was set aside or refused with another text, as a new instruction in the same place. */
  rewrite(id: string, text: string): void {
    const pending = this.#stored.get(id);
    if (pending === null) return;
    this.#replace(pending, { ...pending.command, text, id: this.#ports.newId() });
    void this.#send();
  }

  /** Sends what was set aside or refused once more, as a new instruction. */
  again(id: string): void {
    const pending = this.#stored.get(id);
    if (pending === null) return;
    this.#replace(pending, { ...pending.command, id: this.#ports.newId() });
    void this.#send();
  }

  /** The view has come to this revision: what a receipt up to it promised can be seen now. */
  settle(revision: number): void {
    const done = this.#pending.filter((pending) => pending.state === 'sent' && (pending.receipt?.revision ?? 0) <= revision);
    if (done.length === 0) return;
    for (const { command } of done) this.#stored.remove(command.id);
    this.#refresh();
  }

  /** The network is back: do not wait out the pause. */
  retryNow(): void {
    this.#cancelRetry();
    this.#attempt = 0;
    this.#blocked = null;
    void this.#send();
  }

  async #send(): Promise<void> {
    if (this.#inFlight !== null || this.#blocked !== null) return;
    const head = this.#pending.find(({ state }) => state === 'waiting');
    if (head === undefined) return;
    this.#inFlight = head.command.id;
    this.#cancelRetry();
    const answer = await this.#ports.post(head.command, this.#unreached > 0);
    this.#inFlight = null;
    // What was said about it meanwhile, here or in another tab, is in the storage.
    const now = this.#stored.get(head.command.id);
    if (now !== null && now.state === 'waiting') this.#answered(now, answer);
    else this.#refresh();
    if (answer.ok || !passing.includes(answer.reason)) void this.#send();
  }

  #answered(pending: PendingCommand, answer: Answer<PositiveReceipt>): void {
    if (answer.ok) {
      this.#reached();
      const card = cardOf({ ...pending, receipt: answer.value });
      if (pending.next !== null && card !== null) this.#replace(pending, { ...pending.next, card });
      else this.#update({ ...pending, state: 'sent', receipt: answer.value });
    } else if (answer.reason === 'sign_in_needed') {
      this.#blocked = answer;
      this.#refresh();
    } else if (answer.reason === 'offline' && answer.status >= 500) {
      this.#broken(pending, answer);
    } else if (passing.includes(answer.reason)) {
      this.#unreached = answer.reason === 'offline' ? this.#unreached + 1 : 0;
      this.#later(answer.retryAfterMs);
      this.#refresh();
    } else {
      this.#reached();
      this.#refused(pending, answer);
    }
  }

  /** The server broke over it, or somebody between us and it did. Twice, and the others go first. */
  #broken(pending: PendingCommand, answer: Refused): void {
    const hardFailures = pending.hardFailures + 1;
    const aside = hardFailures >= hardFailuresMax;
    this.#update({ ...pending, hardFailures, state: aside ? 'aside' : 'waiting', refusal: aside ? answer : null });
    this.#later(aside ? 0 : undefined);
  }

  #refused(pending: PendingCommand, answer: Refused): void {
    const next = pending.next;
    // The first text never arrived, so its correction is a card of its own and taking it back is done.
    if (next !== null && pending.command.do === 'submit-card') {
      if (next.do === 'withdraw-card') this.discard(pending.command.id);
      else this.#replace(pending, { ...pending.command, text: next['text'], id: next.id });
    } else this.#update({ ...pending, next: null, state: 'refused', refusal: answer });
  }

  #follow(id: string, instruction: Instruction): void {
    const pending = this.#stored.get(id);
    if (pending === null) return;
    const next = { ...instruction, id: this.#ports.newId() };
    const card = cardOf(pending);
    if (pending.state === 'sent' && card !== null) this.#replace(pending, { ...next, card });
    else this.#update({ ...pending, next });
    void this.#send();
  }

  /** The same place in the queue, another instruction. */
  #replace(pending: PendingCommand, command: Command): void {
    this.#stored.put({ ...pending, command, next: null, state: 'waiting', hardFailures: 0, refusal: null, receipt: null });
    this.#stored.remove(pending.command.id);
    this.#refresh();
  }

  #update(pending: PendingCommand): void {
    this.#stored.put(pending);
    this.#refresh();
  }

  #reached(): void {
    this.#attempt = 0;
    this.#unreached = 0;
  }

  #later(afterMs: number | undefined): void {
    this.#cancelRetry();
    this.#cancelRetry = this.#ports.later(() => void this.#send(), afterMs ?? backoffMs(this.#attempt, () => this.#ports.random()));
    if (afterMs === undefined) this.#attempt += 1;
  }

  #refresh(): void {
    this.#pending = this.#stored.all();
    for (const listener of this.#listeners) listener();
  }
}

/** `ask` sends over the live socket, if there is one; what did not get through there goes by HTTP. */
export const browserQueuePorts = (workshop: string, ask: (command: Command) => Promise<Answer<PositiveReceipt>> | null): QueuePorts => ({
  nowMs: () => Date.now(),
  random: () => Math.random(),
  later: (run, afterMs) => {
    const timer = setTimeout(run, afterMs);
    return () => clearTimeout(timer);
  },
  newId: randomToken,
  post: (command, again) => (again ? null : ask(command)) ?? postCommand(workshop, 'participant', command),
});
