import type * as Y from 'yjs';
import { Awareness } from 'y-protocols/awareness';

/** Somebody else who has this board open to work on it. */
export interface BoardEditor {
  /** The Yjs client that speaks for them. */
  readonly client: number;
  /** As they named themselves; may be empty. */
  readonly name: string;
  /** Cards that they hold right now. */
  readonly holding: readonly string[];
  /** The card that they read aloud. */
  readonly reading: string | null;
}

/** What goes to the other editors. */
type OwnState = Omit<BoardEditor, 'client'>;

const nameGraphemesMax = 40;
const holdingMax = 50;
/** No id is longer. */
const idCharactersMax = 64;
const editorsMax = 50;

const isId = (value: unknown): value is string => typeof value === 'string' && value !== '' && value.length <= idCharactersMax;

const shortName = (name: string): string => [...new Intl.Segmenter('de', { granularity: 'grapheme' }).segment(name.slice(0, nameGraphemesMax * 16))].slice(0, nameGraphemesMax).map(({ segment }) => segment).join('').trim();

/** What another editor's browser said about itself; null if it makes no sense. */
export const editorOf = (client: number, state: unknown): BoardEditor | null => {
  if (typeof state !== 'object' || state === null || !('name' in state) || typeof state.name !== 'string') return null;
  const holding: unknown = 'holding' in state ? state.holding : null;
  const reading = 'reading' in state && isId(state.reading) ? state.reading : null;
  return { client, name: shortName(state.name), holding: Array.isArray(holding) ? holding.filter(isId).slice(0, holdingMax) : [], reading };
};

/** Tells the provider only of this browser's own state: it would send back everybody's, each time. */
class OwnAwareness extends Awareness {
  override emit(name: string, args: unknown[]): void {
    if (name !== 'update' || args[1] === 'local') super.emit(name, args);
  }
}

/** Who else works on a board, and what they are told about this one. Readers say nothing and hear nothing. */
export class BoardPresence {
  readonly awareness: Awareness;
  #own: OwnState = { name: '', holding: [], reading: null };
  #others: readonly BoardEditor[] | null = null;
  readonly #writes: boolean;

  constructor(doc: Y.Doc, writes: boolean, changed: () => void) {
    this.#writes = writes;
    this.awareness = new OwnAwareness(doc);
    this.awareness.setLocalState(writes ? this.#own : null);
    this.awareness.on('change', (_change: unknown, origin: unknown) => {
      if (origin === 'local') return;
      this.#others = null;
      changed();
    });
  }

  /** By client, so that nobody changes places. Worked out once per change. */
  get others(): readonly BoardEditor[] {
    this.#others ??= [...this.awareness.getStates()]
      .flatMap(([client, state]) => (client === this.awareness.clientID ? [] : (editorOf(client, state) ?? [])))
      .sort((a, b) => a.client - b.client)
      .slice(0, editorsMax);
    return this.#others;
  }

  hold(cards: readonly string[]): void {
    this.#say({ ...this.#own, holding: cards.slice(0, holdingMax) });
  }

  read(card: string | null): void {
    this.#say({ ...this.#own, reading: card });
  }

  setName(name: string): void {
    this.#say({ ...this.#own, name: shortName(name) });
  }

  #say(own: OwnState): void {
    const { name, holding, reading } = this.#own;
    const isSame = name === own.name && reading === own.reading && holding.length === own.holding.length && own.holding.every((card, place) => card === holding[place]);
    this.#own = own;
    if (this.#writes && !isSame) this.awareness.setLocalState(own);
  }
}
