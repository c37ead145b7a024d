/** A run of text that stayed, came or went. */
export interface WordChange {
  readonly kind: 'same' | 'inserted' | 'deleted';
  readonly text: string;
}

/** One place where a wording becomes another: tokens `from` up to `to` of the old one give way to `text`. */
export interface Replacement {
  /** Places in `tokensOf(before)`; equal: something is inserted before token `from`. */
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** Cells of the comparison table; above it the changed middle counts as replaced as a whole (about 2,000 by 2,000 tokens). */
const tableCellsMax = 4_000_000;

/**
 * A word with its hyphens and apostrophes, a run of white space, a flag, or one other sign with all that is joined to it:
 * what a reader takes for one thing is never torn apart.
 */
const tokenPattern = /[\p{L}\p{N}\p{M}]+(?:[-’'][\p{L}\p{N}\p{M}]+)*|\s+|\p{RI}\p{RI}|[^\s](?:[\p{M}\p{EMod}\uFE0F]|\u200D[^\s])*/gu;

/** A wording in pieces; joined they are the wording. */
export const tokensOf = (text: string): readonly string[] => text.match(tokenPattern) ?? [];

/** Tokens `from` up to `to` give way to tokens `freshFrom` up to `freshTo` of the other wording. */
interface Hunk {
  readonly from: number;
  readonly to: number;
  readonly freshFrom: number;
  readonly freshTo: number;
}

/** White space, or nothing. */
export const isGap = (token: string | undefined): boolean => token !== undefined && token.trim() === '';

/**
 * Where a wording became another, from front to back, never touching each other.
 *
 * Shape: carried out on the tokens of `before` (see `replaceTokens`) they give `after`, character by character. Between two
 * of them stands at least one word or sign that stayed: white space alone does not hold two changes apart.
 */
export const replacements = (before: string, after: string): readonly Replacement[] => {
  const from = tokensOf(before);
  const to = tokensOf(after);
  const shorter = Math.min(from.length, to.length);
  let head = 0;
  while (head < shorter && from[head] === to[head]) head += 1;
  let tail = 0;
  while (tail < shorter - head && from[from.length - 1 - tail] === to[to.length - 1 - tail]) tail += 1;
  const found: Hunk[] = [];
  for (const hunk of compare(from.slice(head, from.length - tail), to.slice(head, to.length - tail))) {
    const last = found.at(-1);
    const [at, freshAt] = [hunk.from + head, hunk.freshFrom + head];
    // Two changes with nothing but white space between them read as one.
    if (last !== undefined && at - last.to === 1 && isGap(from[last.to])) found.splice(-1, 1, { ...last, to: hunk.to + head, freshTo: hunk.freshTo + head });
    else found.push({ from: at, to: hunk.to + head, freshFrom: freshAt, freshTo: hunk.freshTo + head });
  }
  return settled(found, from, to).map((hunk) => ({ from: hunk.from, to: hunk.to, text: to.slice(hunk.freshFrom, hunk.freshTo).join('') }));
};

/**
 * The same change can often be read in two places (" neu" behind a word, "neu " before the next). Of these the last one is
 * taken, so that equal changes of two people are found equal.
 */
const settled = (hunks: readonly Hunk[], from: readonly string[], to: readonly string[]): readonly Hunk[] =>
  hunks.map((hunk, place) => {
    const end = hunks[place + 1]?.from ?? from.length + 1;
    let by = 0;
    const inserts = hunk.from === hunk.to;
    const deletes = hunk.freshFrom === hunk.freshTo;
    while (
      inserts !== deletes &&
      hunk.to + by + 1 < end &&
      from[hunk.to + by] !== undefined &&
      from[hunk.to + by] === (inserts ? to[hunk.freshFrom + by] : from[hunk.from + by])
    )
      by += 1;
    return { from: hunk.from + by, to: hunk.to + by, freshFrom: hunk.freshFrom + by, freshTo: hunk.freshTo + by };
  });

/** Carries out replacements on a wording's tokens, in any order. Tokens that two of them take away are taken away once. */
export const replaceTokens = (before: string, changes: readonly Replacement[]): string => {
  const tokens = tokensOf(before);
  const parts: string[] = [];
  let at = 0;
  for (const { from, to, text } of [...changes].sort((a, b) => a.from - b.from || a.to - b.to)) {
    parts.push(...tokens.slice(at, from), text);
    at = Math.max(at, to);
  }
  return [...parts, ...tokens.slice(at)].join('');
};

/**
 * What changed between two wordings, word by word: the longest common row of words stays.
 *
 * Shape: neighbouring runs differ in kind; deleted words stand before inserted ones. `same` and `deleted` joined are
 * `before`, `same` and `inserted` joined are `after`, character by character.
 */
export const wordDiff = (before: string, after: string): readonly WordChange[] => {
  const tokens = tokensOf(before);
  const runs: WordChange[] = [];
  const add = (kind: WordChange['kind'], text: string): void => {
    if (text !== '') runs.push({ kind, text });
  };
  let at = 0;
  for (const { from, to, text } of replacements(before, after)) {
    add('same', tokens.slice(at, from).join(''));
    add('deleted', tokens.slice(from, to).join(''));
    add('inserted', text);
    at = to;
  }
  add('same', tokens.slice(at).join(''));
  return runs;
};

/** A word that stays says more than white space that does. */
const wordWeight = 8;

/** What lies between the tokens of a longest common subsequence, by the usual table, read from the front. */
const compare = (from: readonly string[], to: readonly string[]): readonly Hunk[] => {
  if (from.length === 0 && to.length === 0) return [];
  const columns = to.length + 1;
  if (from.length * to.length > tableCellsMax) return [{ from: 0, to: from.length, freshFrom: 0, freshTo: to.length }];
  const common = new Uint32Array((from.length + 1) * columns);
  const at = (a: number, b: number): number => common[a * columns + b] ?? 0;
  for (let a = from.length - 1; a >= 0; a -= 1) {
    for (let b = to.length - 1; b >= 0; b -= 1) {
      common[a * columns + b] = from[a] === to[b] ? at(a + 1, b + 1) + (isGap(from[a]) ? 1 : wordWeight) : Math.max(at(a + 1, b), at(a, b + 1));
    }
  }
  const hunks: Hunk[] = [];
  let [a, b] = [0, 0];
  let [fromA, fromB] = [0, 0];
  const end = (): void => {
    if (a > fromA || b > fromB) hunks.push({ from: fromA, to: a, freshFrom: fromB, freshTo: b });
  };
  while (a < from.length && b < to.length) {
    if (from[a] === to[b]) {
      end();
      a += 1;
      b += 1;
      [fromA, fromB] = [a, b];
    } else if (at(a + 1, b) >= at(a, b + 1)) a += 1;
    else b += 1;
  }
  [a, b] = [from.length, to.length];
  end();
  return hunks;
};
