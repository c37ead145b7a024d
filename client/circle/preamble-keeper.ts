import type { Receipt } from '../../shared/protocol/view.ts';

/** After the last key, before the text is sent. */
export const pauseMs = 800;
/** Between two tries while the server cannot be reached. */
export const againMs = 5_000;

export interface PreambleStore {
  get(key: string): string | null;
  set(key: string, text: string): void;
  remove(key: string): void;
}

/** What the keeper needs from outside: so it can be tested without clock, network and browser. */
export interface PreamblePorts {
  save(text: string): Promise<Receipt>;
  readonly store: PreambleStore;
  /** The answer cancels. */
  later(run: () => void, ms: number): () => void;
  changed(): void;
}

export type PreambleStatus = 'saved' | 'waiting' | 'saving' | 'device' | 'refused';

interface Kept {
  readonly text: string;
  readonly base: string;
}

/**
 * Keeps the preamble while somebody writes: saves on its own, survives a dead network and a reload,
 * and never lets one person's words silently replace another's.
 *
 * Shape: `base` is the server's text that `text` was made from. If the server has another text by the time
 * of saving, both stay until somebody chooses.
 */
export class PreambleKeeper {
  text = '';
  status: PreambleStatus = 'saved';
  /** The sentence of a refusal. */
  message = '';
  /** Somebody else's text, while it stands against ours. */
  theirs: string | null = null;
  /** Our last saved text after somebody else wrote over it without having seen it. */
  replaced: string | null = null;
  readonly #ports: PreamblePorts;
  readonly #key: string;
  #base = '';
  #server: string | null = null;
  #saving: string | null = null;
  #lastOwn: string | null = null;
  #cancel: () => void = () => undefined;

  constructor(process: string, ports: PreamblePorts) {
    this.#key = `preamble:${process}`;
    this.#ports = ports;
  }

  get dirty(): boolean {
    return !same(this.text, this.#base);
  }

  /** The text as the server's view has it; called with every view. */
  fromServer(server: string): void {
    if (server === this.#server) return;
    const isFirst = this.#server === null;
    this.#server = server;
    if (isFirst) this.#begin(server);
    else if (same(server, this.text)) this.#clean(server);
    else if (this.#saving !== null && same(server, this.#saving)) this.#base = server;
    else if (this.dirty || this.theirs !== null) this.theirs = server;
    else this.#adopt(server);
    this.#ports.changed();
  }

  typed(text: string): void {
    this.text = text;
    this.message = '';
    if (!this.dirty && this.theirs === null) {
      this.#clean(this.#base);
    } else {
      this.status = 'waiting';
      this.#keep();
      this.#schedule(pauseMs);
    }
    this.#ports.changed();
  }

  /** Sends now what is not sent, e.g. when the field is left or the network is back. */
  async save(): Promise<void> {
    this.#cancel();
    if (!this.dirty || this.theirs !== null || this.#saving !== null || this.#server === null) return;
    const sent = this.text;
    this.#saving = sent;
    this.status = 'saving';
    this.#ports.changed();
    const receipt = await this.#ports.save(sent);
    this.#saving = null;
    if (receipt.ok) this.#arrived(sent);
    else if (receipt.reason === 'offline' || receipt.reason === 'unavailable' || receipt.reason === 'rate_limited' || receipt.reason === 'storage_full') {
      this.status = 'device';
      this.#schedule(againMs);
    } else {
      this.status = 'refused';
      this.message = receipt.message;
    }
    this.#ports.changed();
  }

  /** Ends a conflict. What was not chosen is still in the ledger, if it ever was saved. */
  choose(whose: 'mine' | 'theirs'): void {
    const { theirs } = this;
    if (theirs === null) return;
    this.theirs = null;
    this.#base = theirs;
    if (whose === 'theirs') {
      this.text = theirs;
      this.#clean(theirs);
    } else {
      this.#keep();
      void this.save();
    }
    this.#ports.changed();
  }

  /** Brings back our text that was written over, or accepts that it was. */
  answerReplaced(restore: boolean): void {
    const { replaced } = this;
    this.replaced = null;
    this.#lastOwn = null;
    if (restore && replaced !== null) {
      this.typed(replaced);
      void this.save();
    }
    this.#ports.changed();
  }

  stop(): void {
    this.#cancel();
  }

  #begin(server: string): void {
    const kept = this.#kept();
    this.#base = server;
    if (kept === null || same(kept.text, server)) {
      this.text = server;
      this.#clean(server);
      return;
    }
    this.text = kept.text;
    this.status = 'device';
    if (same(kept.base, server)) this.#schedule(0);
    else {
      this.#base = kept.base;
      this.theirs = server;
    }
  }

  #adopt(server: string): void {
    if (this.#lastOwn !== null && !same(this.#lastOwn, server)) this.replaced = this.#lastOwn;
    this.text = server;
    this.#clean(server);
  }

  #arrived(sent: string): void {
    this.#lastOwn = sent;
    this.#base = sent;
    this.replaced = null;
    // A view with somebody else's later text may have come before the receipt.
    if (this.theirs !== null && same(this.theirs, sent)) this.theirs = null;
    if (same(this.text, sent)) this.#clean(sent);
    else {
      this.status = 'waiting';
      this.#keep();
      this.#schedule(pauseMs);
    }
  }

  #clean(base: string): void {
    this.#base = base;
    this.#cancel();
    this.status = 'saved';
    this.theirs = null;
    this.#ports.store.remove(this.#key);
  }

  #schedule(ms: number): void {
    this.#cancel();
    this.#cancel = this.#ports.later(() => void this.save(), ms);
  }

  #keep(): void {
    this.#ports.store.set(this.#key, JSON.stringify({ text: this.text, base: this.#base } satisfies Kept));
  }

  #kept(): Kept | null {
    try {
      const kept: unknown = JSON.parse(this.#ports.store.get(this.#key) ?? 'null');
      return typeof kept === 'object' && kept !== null && 'text' in kept && 'base' in kept && typeof kept.text === 'string' && typeof kept.base === 'string'
        ? { text: kept.text, base: kept.base }
        : null;
    } catch {
      return null;
    }
  }
}

/** Equal as the server stores them: one form, one kind of line break, no white space around. */
const same = (a: string, b: string): boolean => stored(a) === stored(b);
const stored = (text: string): string => text.replace(/\r\n?|[\u2028\u2029]/g, '\n').replaceAll('\t', ' ').normalize('NFC').trim();
