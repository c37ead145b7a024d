import { isGap, replacements, replaceTokens, tokensOf, type Replacement } from './word-diff.ts';

/**
 * Amendments against each other: which ones want the same words, and what a wording becomes when those that do not are
 * taken together. All of them are changes of ONE base wording; places are tokens of it (`tokensOf`).
 */

const isSame = (a: Replacement, b: Replacement): boolean => a.from === b.from && a.to === b.to && a.text === b.text;

/** Do two changes of the same wording want the same words? Equal changes want the same; white space alone is no words. */
const collide = (tokens: readonly string[], a: Replacement, b: Replacement): boolean => {
  if (isSame(a, b)) return false;
  const [inserts, alsoInserts] = [a.from === a.to, b.from === b.to];
  // Two insertions at one place: nobody can say which comes first.
  if (inserts && alsoInserts) return a.from === b.from;
  if (inserts) return b.from < a.from && a.from < b.to;
  if (alsoInserts) return a.from < b.from && b.from < a.to;
  return tokens.slice(Math.max(a.from, b.from), Math.min(a.to, b.to)).some((token) => !isGap(token));
};

const anyCollide = (tokens: readonly string[], one: readonly Replacement[], other: readonly Replacement[]): boolean => one.some((a) => other.some((b) => collide(tokens, a, b)));

/** Do two amended wordings of the same base change the same words? Then one cannot be accepted without deciding about the other. */
export const overlap = (base: string, one: string, other: string): boolean => anyCollide(tokensOf(base), replacements(base, one), replacements(base, other));

/** For every amended wording the places of those that overlap it. */
export const overlapsOf = (base: string, amended: readonly string[]): readonly (readonly number[])[] => {
  const tokens = tokensOf(base);
  const changes = amended.map((text) => replacements(base, text));
  return changes.map((one, place) => changes.flatMap((other, at) => (at !== place && anyCollide(tokens, one, other) ? [at] : [])));
};

/** The base with all changes, whatever their order. null: some overlap. White space that two of them took away is taken away once. */
export const together = (base: string, amended: readonly string[]): string | null => {
  const tokens = tokensOf(base);
  const all: Replacement[] = [];
  for (const text of amended) {
    const own = replacements(base, text);
    if (anyCollide(tokens, own, all)) return null;
    all.push(...own.filter((change) => !all.some((other) => isSame(change, other))));
  }
  const joined = replaceTokens(base, all);
  return amended.length < 2 ? joined : joined.replaceAll(/(\S) {2,}(?=\S)/g, '$1 ').trim();
};
