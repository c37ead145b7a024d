import type { Traffic } from './traffic.ts';

/** What the bench needs to know to fill a hall. */
export interface HallSetting {
  readonly port: number;
  readonly people: number;
  readonly cards: number;
  readonly awareness: boolean;
  readonly traffic: Traffic;
  /** A card, by its number, appeared on one of the board screens. */
  onCard(screen: number, card: number): void;
}

/** The same hall, in front of whichever server. */
export interface HallClient {
  /** Lets everybody in: a light client per person, and the board screens. */
  open(): Promise<void>;
  /** Resolves when the server says that it has the card; null where it never says so. */
  sendCard(person: number, card: number): Promise<void> | null;
  /** null: the product has no ballots. */
  readonly voting: VotingClient | null;
  close(): void;
}

export interface VotingClient {
  openBallot(): Promise<void>;
  cast(person: number): Promise<void>;
  /** Closes, and tells of every phone and stage that shows it. Resolves with the answer to the closing. */
  closeBallot(onShown: () => void): Promise<void>;
  /** How many papers the server counted. */
  counted(): Promise<number>;
  /** All phones lose their connection and come back at once; tells of each that has a view again. */
  reconnect(onFresh: () => void): Promise<void>;
}
