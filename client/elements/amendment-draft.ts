import type { TextStore } from './amendment-hands.ts';

/** A wording that somebody is writing, as it is kept. */
export interface AmendmentDraft {
  readonly text: string;
  readonly reason: string;
  /** The version that it began from. */
  readonly version: number;
}

export const keepDraft = (store: TextStore, key: string, draft: AmendmentDraft): void => store.set(key, JSON.stringify(draft));

/** What was kept; null: nothing, or nothing that can be read. */
export const keptDraft = (store: TextStore, key: string): AmendmentDraft | null => {
  try {
    const kept: unknown = JSON.parse(store.get(key) ?? 'null');
    if (typeof kept !== 'object' || kept === null || !('text' in kept) || !('reason' in kept) || !('version' in kept)) return null;
    const { text, reason, version } = kept;
    return typeof text === 'string' && typeof reason === 'string' && typeof version === 'number' ? { text, reason, version } : null;
  } catch {
    return null;
  }
};

/** Where the proposal to a sentence is kept, and the wording that is being settled for an amendment. */
export const proposalKey = (principle: string): string => `amendment:${principle}`;
export const settledKey = (amendment: string): string => `settled:${amendment}`;
