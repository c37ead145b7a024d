import { spreadOf } from '../spread.ts';
import type { CardSlice } from './plan.ts';

interface Card {
  readonly sentAtMs: number;
  acknowledgedAtMs: number | null;
  isRefused: boolean;
  /** Per screen, the first time. */
  readonly seenAtMs: Map<number, number>;
}

/** What became of every card of the hall, by its number. Times come from one clock, in milliseconds. */
export class CardLog {
  readonly #cards: Card[] = [];
  readonly #screens: number;
  #answers = 0;
  #refusals = 0;
  #seen = 0;

  constructor(screens: number) {
    this.#screens = screens;
  }

  /** Gives the card's number. */
  sent(atMs: number): number {
    return this.#cards.push({ sentAtMs: atMs, acknowledgedAtMs: null, isRefused: false, seenAtMs: new Map() }) - 1;
  }

  acknowledged(number: number, atMs: number): void {
    const card = this.#cards[number];
    if (card === undefined) return;
    card.acknowledgedAtMs = atMs;
    this.#answers += 1;
  }

  refused(number: number): void {
    const card = this.#cards[number];
    if (card === undefined) return;
    card.isRefused = true;
    this.#answers += 1;
    this.#refusals += 1;
  }

  /** A screen that comes back shows everything again; the first time counts. */
  seen(screen: number, number: number, atMs: number): void {
    const card = this.#cards[number];
    if (card === undefined || card.seenAtMs.has(screen)) return;
    card.seenAtMs.set(screen, atMs);
    this.#seen += 1;
  }

  /** Every card has its answer, and every one that was taken is on all screens. */
  get isSettled(): boolean {
    return this.#answers >= this.#cards.length && this.#seen >= (this.#cards.length - this.#refusals) * this.#screens;
  }

  /** Numbers of the cards that the server said it has. */
  get acknowledgedNumbers(): ReadonlySet<number> {
    return new Set([...this.#cards.keys()].filter((number) => (this.#cards[number]?.acknowledgedAtMs ?? null) !== null));
  }

  /** Cards sent from one moment to before another. */
  between(fromMs: number, toMs: number): CardSlice {
    const cards = this.#cards.filter(({ sentAtMs }) => sentAtMs >= fromMs && sentAtMs < toMs);
    const refused = cards.filter(({ isRefused }) => isRefused).length;
    const safe = cards.filter(({ acknowledgedAtMs, seenAtMs }) => acknowledgedAtMs !== null && seenAtMs.size >= this.#screens).length;
    return {
      sent: cards.length,
      refused,
      lost: cards.length - refused - safe,
      commandToAck: spreadOf(cards.flatMap(({ sentAtMs, acknowledgedAtMs }) => (acknowledgedAtMs === null ? [] : [acknowledgedAtMs - sentAtMs]))),
      cardToScreen: spreadOf(cards.flatMap(({ sentAtMs, seenAtMs }) => [...seenAtMs.values()].map((atMs) => atMs - sentAtMs))),
    };
  }
}
