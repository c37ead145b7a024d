/**
 * Texts that say the same in almost the same words. Strict: a merge that is wrong hides somebody's thought under another's,
 * one that is missed costs the moderator a glance.
 */
import type { SquareMatrix } from './cosines.ts';
import { centralFirst } from './groups.ts';
import type { Word } from './normalise.ts';
import { saySame } from './say-same.ts';

/** Of the word parts' cosine. Below it paraphrases begin, and they are groups. */
const cosineMin = 0.6;
/** More nobody reads before agreeing. */
const mergeCardsMax = 20;

/** Places of texts that mean the same, strongest first; the first of each speaks for the others: it is nearest to all of them. */
export const duplicatesAmong = (texts: readonly (readonly Word[])[], { size, cells }: SquareMatrix): readonly (readonly number[])[] => {
  const pairs: { readonly a: number; readonly b: number; readonly cosine: number }[] = [];
  for (let a = 0; a < size; a += 1) {
    for (let b = a + 1; b < size; b += 1) {
      const cosine = cells[a * size + b] ?? 0;
      if (cosine >= cosineMin && saySame(texts[a] ?? [], texts[b] ?? [])) pairs.push({ a, b, cosine });
    }
  }
  pairs.sort((left, right) => right.cosine - left.cosine || left.a - right.a || left.b - right.b);
  const keyOf = (a: number, b: number): number => Math.min(a, b) * size + Math.max(a, b);
  const isPair = new Set(pairs.map(({ a, b }) => keyOf(a, b)));
  const groupOf = new Map<number, number[]>();
  // Complete linkage: everybody in it says the same as everybody else.
  for (const { a, b } of pairs) {
    const [left, right] = [groupOf.get(a) ?? [a], groupOf.get(b) ?? [b]];
    if (left === right || left.length + right.length > mergeCardsMax) continue;
    if (!left.every((one) => right.every((other) => isPair.has(keyOf(one, other))))) continue;
    const joined = [...left, ...right];
    for (const member of joined) groupOf.set(member, joined);
  }
  return [...new Set(groupOf.values())].map((members) => centralFirst(members, { size, cells }));
};
