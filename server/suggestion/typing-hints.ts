import type * as Y from 'yjs';
import { cardsKey, type BoardCard } from '../../shared/board/board-layout.ts';
import { similarCardsMax } from '../../shared/domain/limits.ts';
import { TypingIndex } from '../../shared/similarity/typing-index.ts';
import type { BoardDocument } from '../room/board-document.ts';

/** A card that hangs there, as far as the hall sees it. */
export interface HintCard {
  readonly id: string;
  readonly text: string;
}

/** Cards taken into an index for one question; the next question goes on. A full board must not hold up the others. */
const cardsPerQuestion = 250;
/** Some 10 kB each; nobody finds a card among more of them anyway. */
const cardsMax = 4_000;

/** One board's visible cards, in an index that lags behind until what changed is on disk. */
class BoardHints {
  readonly #index = new TypingIndex();
  readonly #cards: Y.Map<BoardCard>;
  /** What is in the index. */
  readonly #texts = new Map<string, string>();
  /** Cards to look at again. */
  readonly #changed: Set<string>;

  constructor(doc: Y.Doc) {
    this.#cards = doc.getMap<BoardCard>(cardsKey);
    this.#changed = new Set(this.#cards.keys());
    this.#cards.observe((event) => {
      for (const id of event.keysChanged) if (typeof id === 'string') this.#look(id);
    });
  }

  similar(text: string, isStored: boolean): readonly HintCard[] {
    if (isStored) this.#catchUp();
    return this.#index.similar(text, similarCardsMax).map(({ id }) => ({ id, text: this.#texts.get(id) ?? '' }));
  }

  /** What changed is out at once, even before that is on disk: it may have been hidden. It comes back when it is. */
  #look(id: string): void {
    if (this.#texts.delete(id)) this.#index.remove(id);
    this.#changed.add(id);
  }

  #catchUp(): void {
    let left = cardsPerQuestion;
    for (const id of this.#changed) {
      if ((left -= 1) < 0) return;
      this.#changed.delete(id);
      const card = this.#cards.get(id);
      if (card === undefined || card.hidden || this.#texts.size >= cardsMax) continue;
      this.#index.add(id, card.text);
      this.#texts.set(id, card.text);
    }
  }
}

/**
 * "Ähnliche Karten hängen schon": cards of a board that are like what somebody is writing. Only what everybody in the
 * hall can see anyway, and only what is on disk; what was typed is looked at and forgotten.
 */
export class TypingHints {
  /** An index lives as long as its document: a room that is loaded anew begins anew. */
  readonly #boards = new WeakMap<Y.Doc, BoardHints>();

  similar({ doc, isDirty }: Pick<BoardDocument, 'doc' | 'isDirty'>, text: string): readonly HintCard[] {
    const hints = this.#boards.get(doc) ?? new BoardHints(doc);
    this.#boards.set(doc, hints);
    return hints.similar(text, !isDirty);
  }
}
