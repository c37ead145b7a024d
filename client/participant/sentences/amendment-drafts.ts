import type { PhoneStorage } from '../../connection/phone-storage.ts';

/** Another wording that was begun on this phone and not sent yet. */
export interface AmendmentDraft {
  /** The version it is written against, and what that one says. */
  readonly version: number;
  readonly base: string;
  readonly text: string;
  readonly reason: string;
}

/** Whether somebody has put anything into it. */
export const isBegun = ({ base, text, reason }: AmendmentDraft): boolean => text !== base || reason !== '';

/** Drafts of amendments in one workshop, one per sentence, in the phone's storage. */
export class AmendmentDrafts {
  readonly #storage: PhoneStorage;
  readonly #start: string;

  constructor(storage: PhoneStorage, workshop: string) {
    this.#storage = storage;
    this.#start = `draft:${workshop}:amendment:`;
  }

  get(principle: string): AmendmentDraft | null {
    try {
      const read: unknown = JSON.parse(this.#storage.get(this.#start + principle) ?? 'null');
      return isDraft(read) ? read : null;
    } catch {
      return null;
    }
  }

  /** Keeps it; one that nobody has put anything into is none. */
  set(principle: string, draft: AmendmentDraft): void {
    if (isBegun(draft)) this.#storage.set(this.#start + principle, JSON.stringify(draft));
    else this.remove(principle);
  }

  remove(principle: string): void {
    this.#storage.remove(this.#start + principle);
  }

  /** The sentences to which something was begun. */
  principles(): readonly string[] {
    return this.#storage.keys(this.#start).map((key) => key.slice(this.#start.length));
  }
}

const isDraft = (read: unknown): read is AmendmentDraft =>
  typeof read === 'object' &&
  read !== null &&
  'version' in read &&
  typeof read.version === 'number' &&
  'base' in read &&
  typeof read.base === 'string' &&
  'text' in read &&
  typeof read.text === 'string' &&
  'reason' in read &&
  typeof read.reason === 'string';
