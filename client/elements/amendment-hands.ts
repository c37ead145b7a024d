import type { DeskView, Receipt } from '../../shared/protocol/view.ts';

/** What a desk asks for about amendments: the command without its id. */
export interface AmendmentOrder {
  readonly do: 'propose-amendment' | 'decide-amendment' | 'accept-undisputed' | 'mark-amendment' | 'withdraw-amendment';
  readonly [key: string]: unknown;
}

/** Keeps texts that are being written, by key. */
export interface TextStore {
  get(key: string): string | null;
  set(key: string, text: string): void;
  remove(key: string): void;
}

/** What the page lets its amendments do. One and the same object as long as nothing of it changes. */
export interface AmendmentHands {
  /** null: this page only reads them. */
  readonly send: ((order: AmendmentOrder) => Promise<Receipt>) | null;
  /** Has the hall weigh one; null: not from this page. */
  readonly weigh: ((amendment: string) => Promise<Receipt>) | null;
  readonly texts: TextStore;
}

/** The moment in which they are decided. */
export interface AmendmentScene {
  readonly offline: boolean;
  /** Some ballot is open in the hall. */
  readonly ballotOpen: boolean;
  /** The sentence itself is being weighed: its wording stays (rule AM6). */
  readonly sentenceWeighed: boolean;
}

export const sceneOf = ({ ballots }: Pick<DeskView, 'ballots'>, principle: string, offline: boolean): AmendmentScene => {
  const open = ballots.filter(({ state }) => state === 'open');
  const sentenceWeighed = open.some(({ sources }) => sources.some((source) => source !== null && 'principle' in source && source.principle === principle));
  return { offline, ballotOpen: open.length > 0, sentenceWeighed };
};
