/**
 * Cards of one board that are like a text in the making: kept up to date card by card, asked at every pause in typing.
 *
 * It answers with ids and scores only. Whoever asks decides which cards a person may know of (`isAllowed`). Coarser than the
 * suggestions (word parts of one length), because it runs between two ticks of the server.
 */
import { gramsOf, isUnspaced } from './grams.ts';
import { wordsOf } from './normalise.ts';
import { stopWords } from './stop-words.ts';

export interface SimilarCard {
  readonly id: string;
  /** Cosine, 0 to 1. */
  readonly score: number;
}

/** More than the largest board holds. */
const cardsMax = 20_000;
const similarMax = 3;
/** Fewer parts say nothing yet. */
const partsMin = 6;
const scoreMin = 0.45;
/** Candidates whose length is worked out. */
const candidatesMax = 16;
/** Parts that more cards have than this only cost time: rarer ones find the same cards. */
const shareMax = 0.1;
const alwaysRead = 50;
const partLetters = 4;
const unspacedLetters = 2;

interface Part {
  readonly gram: string;
  /** Places of the cards that have it. */
  readonly cards: Set<number>;
}

interface Entry {
  readonly id: string;
  readonly parts: readonly Part[];
}

export class TypingIndex {
  readonly #parts = new Map<string, Part>();
  readonly #placeOf = new Map<string, number>();
  readonly #entries: (Entry | null)[] = [];
  readonly #free: number[] = [];

  get size(): number {
    return this.#placeOf.size;
  }

  /** Again with the same id: the card's new words. Beyond the bound nothing happens. */
  add(id: string, text: string): void {
    this.remove(id);
    if (this.size >= cardsMax) return;
    const place = this.#free.pop() ?? this.#entries.length;
    const parts = partsOf(text).map((gram) => {
      let part = this.#parts.get(gram);
      if (part === undefined) this.#parts.set(gram, (part = { gram, cards: new Set() }));
      part.cards.add(place);
      return part;
    });
    this.#entries[place] = { id, parts };
    this.#placeOf.set(id, place);
  }

  remove(id: string): void {
    const place = this.#placeOf.get(id);
    if (place === undefined) return;
    for (const { gram, cards } of this.#entries[place]?.parts ?? []) {
      cards.delete(place);
      if (cards.size === 0) this.#parts.delete(gram);
    }
    this.#entries[place] = null;
    this.#placeOf.delete(id);
    this.#free.push(place);
  }

  /** At most `max` (3), best first, equal ones by id. Nothing below a score at which people see the likeness too. */
  similar(text: string, max = similarMax, isAllowed: (id: string) => boolean = () => true): readonly SimilarCard[] {
    const grams = partsOf(text);
    if (grams.length < partsMin) return [];
    const own = grams.flatMap((gram) => this.#parts.get(gram) ?? []);
    const most = Math.max(alwaysRead, shareMax * this.size);
    const dots = new Float64Array(this.#entries.length);
    const touched: number[] = [];
    for (const { cards } of own) {
      if (cards.size > most) continue;
      const weight = this.#weightOf(cards.size);
      for (const place of cards) {
        if (dots[place] === 0) touched.push(place);
        dots[place] = (dots[place] ?? 0) + weight;
      }
    }
    // Parts that no card has lengthen the text all the same.
    const length = own.reduce((sum, { cards }) => sum + this.#weightOf(cards.size), 0) + (grams.length - own.length) * this.#weightOf(1);
    return touched
      .map((place) => ({ place, rough: (dots[place] ?? 0) / Math.sqrt(this.#entries[place]?.parts.length ?? 1) }))
      .sort((a, b) => b.rough - a.rough)
      .filter(({ place }) => isAllowed(this.#entries[place]?.id ?? ''))
      .slice(0, candidatesMax)
      .map(({ place }) => ({ id: this.#entries[place]?.id ?? '', score: this.#cosine(own, length, place) }))
      .filter(({ score }) => score >= scoreMin)
      .sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1))
      .slice(0, max);
  }

  #cosine(own: readonly Part[], length: number, place: number): number {
    const dot = own.reduce((sum, { cards }) => (cards.has(place) ? sum + this.#weightOf(cards.size) : sum), 0);
    const theirs = (this.#entries[place]?.parts ?? []).reduce((sum, { cards }) => sum + this.#weightOf(cards.size), 0);
    return dot === 0 ? 0 : Math.min(1, dot / Math.sqrt(length * theirs));
  }

  /** Square of the rarity. */
  #weightOf(cards: number): number {
    return Math.log(1 + (this.size + 1) / Math.max(1, cards)) ** 2;
  }
}

/** Each part once, without stop words unless there is nothing else. */
const partsOf = (text: string): readonly string[] => {
  const words = wordsOf(text);
  const telling = words.filter(({ plain }) => !stopWords.has(plain));
  return [...new Set((telling.length > 0 ? telling : words).flatMap(({ plain }) => (plain.length < 3 ? [plain] : gramsOf(plain, isUnspaced(plain) ? unspacedLetters : partLetters))))];
};
