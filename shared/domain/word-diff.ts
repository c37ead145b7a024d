/** A run of words that stayed, came or went. */
export interface WordChange {
  readonly kind: 'same' | 'inserted' | 'deleted';
  /** With the white space that follows the last word. */
  readonly text: string;
}

interface Word {
  readonly word: string;
  readonly gap: string;
}

/** Cells of the comparison table; above it the changed middle counts as replaced as a whole (about 2,000 by 2,000 words). */
const tableCellsMax = 4_000_000;

/** Words and single punctuation marks, each with the white space behind it. */
const wordPattern = /([\p{L}\p{N}\p{M}]+(?:[-’'][\p{L}\p{N}\p{M}]+)*|[^\s])(\s*)/gu;

const wordsOf = (text: string): readonly Word[] => [...text.matchAll(wordPattern)].map(([, word = '', gap = '']) => ({ word, gap }));

/**
 * What changed between two wordings, word by word: the longest common row of words stays.
 *
 * Shape: neighbouring runs differ in kind; deleted words stand before inserted ones. `same` and `inserted`
 * joined are `after` without leading white space.
 */
export const wordDiff = (before: string, after: string): readonly WordChange[] => {
  const from = wordsOf(before);
  const to = wordsOf(after);
  const sameAt = (a: number, b: number): boolean => from[a]?.word === to[b]?.word;
  const shorter = Math.min(from.length, to.length);
  let head = 0;
  while (head < shorter && sameAt(head, head)) head += 1;
  let tail = 0;
  while (tail < shorter - head && sameAt(from.length - 1 - tail, to.length - 1 - tail)) tail += 1;
  const changes = new Runs();
  changes.add('same', to.slice(0, head));
  for (const [kind, word] of compare(from.slice(head, from.length - tail), to.slice(head, to.length - tail))) changes.add(kind, [word]);
  changes.add('same', to.slice(to.length - tail));
  return changes.done();
};

/** Gathers words into runs; a change's deleted words go before its inserted ones. */
class Runs {
  readonly #runs: WordChange[] = [];
  #deleted = '';
  #inserted = '';

  add(kind: WordChange['kind'], words: readonly Word[]): void {
    const text = words.map(({ word, gap }) => word + gap).join('');
    if (text === '') return;
    if (kind === 'deleted') this.#deleted += text;
    else if (kind === 'inserted') this.#inserted += text;
    else {
      this.#flush();
      const last = this.#runs.at(-1);
      if (last?.kind === 'same') this.#runs.splice(-1, 1, { kind, text: last.text + text });
      else this.#runs.push({ kind, text });
    }
  }

  done(): readonly WordChange[] {
    this.#flush();
    return this.#runs;
  }

  #flush(): void {
    if (this.#deleted !== '') this.#runs.push({ kind: 'deleted', text: this.#deleted });
    if (this.#inserted !== '') this.#runs.push({ kind: 'inserted', text: this.#inserted });
    this.#deleted = '';
    this.#inserted = '';
  }
}

/** Longest common subsequence by the usual table, read from the front. */
const compare = (from: readonly Word[], to: readonly Word[]): (readonly [WordChange['kind'], Word])[] => {
  const columns = to.length + 1;
  if (from.length * to.length > tableCellsMax) {
    return [...from.map((word) => ['deleted', word] as const), ...to.map((word) => ['inserted', word] as const)];
  }
  const common = new Uint16Array((from.length + 1) * columns);
  const at = (a: number, b: number): number => common[a * columns + b] ?? 0;
  for (let a = from.length - 1; a >= 0; a -= 1) {
    for (let b = to.length - 1; b >= 0; b -= 1) {
      common[a * columns + b] = from[a]?.word === to[b]?.word ? at(a + 1, b + 1) + 1 : Math.max(at(a + 1, b), at(a, b + 1));
    }
  }
  const steps: (readonly [WordChange['kind'], Word])[] = [];
  let a = 0;
  let b = 0;
  while (a < from.length || b < to.length) {
    const old = from[a];
    const fresh = to[b];
    if (old !== undefined && fresh !== undefined && old.word === fresh.word) {
      steps.push(['same', fresh]);
      a += 1;
      b += 1;
    } else if (old !== undefined && (fresh === undefined || at(a + 1, b) >= at(a, b + 1))) {
      steps.push(['deleted', old]);
      a += 1;
    } else if (fresh !== undefined) {
      steps.push(['inserted', fresh]);
      b += 1;
    }
  }
  return steps;
};
