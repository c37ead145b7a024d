/** Everything of ours begins with this, so that nothing else in the browser's storage is touched. */
const prefix = 'leitsatz:';

/**
 * The browser's storage, or memory where there is none: private windows, the small browser of a hall's sign-in
 * page, a full disk. Nothing here throws.
 */
export class PhoneStorage {
  readonly #memory = new Map<string, string>();
  readonly #store: Storage | null;
  #durable: boolean;

  constructor(store: Storage | null = browserStorage()) {
    this.#store = store;
    this.#durable = store !== null && works(store);
  }

  /** False: what is kept here is gone when the page is closed, and the page has to say so. */
  get durable(): boolean {
    return this.#durable;
  }

  get(key: string): string | null {
    const remembered = this.#memory.get(key);
    if (remembered !== undefined) return remembered;
    try {
      return this.#store?.getItem(prefix + key) ?? null;
    } catch {
      return null;
    }
  }

  set(key: string, text: string): void {
    try {
      if (this.#store === null) throw new Error('no storage');
      this.#store.setItem(prefix + key, text);
      this.#memory.delete(key);
    } catch {
      this.#durable = false;
      this.#memory.set(key, text);
    }
  }

  remove(key: string): void {
    this.#memory.delete(key);
    try {
      this.#store?.removeItem(prefix + key);
    } catch {
      // What cannot be reached cannot come back either.
    }
  }

  /** Keys that begin with `start`. */
  keys(start: string): readonly string[] {
    const found = new Set([...this.#memory.keys()]);
    try {
      for (let at = 0; at < (this.#store?.length ?? 0); at += 1) {
        const key = this.#store?.key(at) ?? '';
        if (key.startsWith(prefix)) found.add(key.slice(prefix.length));
      }
    } catch {
      // Then only what is in memory.
    }
    return [...found].filter((key) => key.startsWith(start));
  }

  /** Tells when another tab of this browser changed something under `start`. The answer unsubscribes. */
  onChange(start: string, run: () => void): () => void {
    const changed = (event: StorageEvent): void => {
      if (event.key === null || event.key.startsWith(prefix + start)) run();
    };
    if (typeof addEventListener !== 'function') return () => undefined;
    addEventListener('storage', changed);
    return () => removeEventListener('storage', changed);
  }
}

const browserStorage = (): Storage | null => {
  try {
    return localStorage;
  } catch {
    return null;
  }
};

const works = (store: Storage): boolean => {
  try {
    store.setItem(`${prefix}probe`, '1');
    store.removeItem(`${prefix}probe`);
    return true;
  } catch {
    return false;
  }
};
