import type { PhoneStorage } from '../connection/phone-storage.ts';

/** Texts that were begun on this phone in one workshop and not pinned yet. */
export class Drafts {
  readonly #storage: PhoneStorage;
  /** Begins every key of this workshop. */
  readonly start: string;

  constructor(storage: PhoneStorage, workshop: string) {
    this.#storage = storage;
    this.start = `draft:${workshop}:`;
  }

  keyOf(board: string): string {
    return `${this.start}board:${board}`;
  }

  has(board: string): boolean {
    return (this.#storage.get(this.keyOf(board)) ?? '').trim() !== '';
  }

  /** Drafts for boards other than the open one. */
  leftOver(openBoard: string | null): readonly { readonly key: string; readonly text: string }[] {
    return this.#storage
      .keys(`${this.start}board:`)
      .filter((key) => openBoard === null || key !== this.keyOf(openBoard))
      .map((key) => ({ key, text: this.#storage.get(key) ?? '' }))
      .filter(({ text }) => text.trim() !== '');
  }

  discard(key: string): void {
    this.#storage.remove(key);
  }
}
