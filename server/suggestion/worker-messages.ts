/** What the desk and its worker say to each other. */
import type { BoardSuggestions, SuggestionInput } from '../../shared/similarity/suggestions.ts';

export interface WorkerSettings {
  /** Folder of a language model; null: by words. */
  readonly embeddings: string | null;
}

/** One at a time: the desk waits for the answer before it asks again. */
export type ToWorker = SuggestionInput;

export type FromWorker =
  /** For the log, once. */
  | { readonly kind: 'note'; readonly line: string }
  | { readonly kind: 'answer'; readonly suggestions: BoardSuggestions };
