/** Whether two texts that look alike also want the same, as far as words can tell. In doubt they do not. */
import { gramsOf } from './grams.ts';
import { isSign, type Word } from './normalise.ts';
import { opposingHeads, orderingWords, stopWords, turnOf } from './stop-words.ts';

/** Of the letters in the words that tell something, on either side, how much has to be met on the other one. */
const coverageMin = 0.7;
/** Two words are the same but for ending or prefix (Radweg, Fahrradwege) from this share of common parts on. */
const likenessMin = 0.5;
const digit = /\p{N}/u;

/**
 * Same numbers, same negations, little on either side that the other has nothing for, and not one thing here in the place of
 * another there (Autobahn, Landstraße; bauen, abschaffen). Who weighs two things against each other names them in the same order.
 */
export const saySame = (a: readonly Word[], b: readonly Word[]): boolean => {
  if (!sameSet(a.flatMap(numbers), b.flatMap(numbers)) || !sameSet(a.flatMap(turning), b.flatMap(turning))) return false;
  const [left, right] = [telling(a), telling(b)];
  const [there, back] = [counterparts(left, right), counterparts(right, left)];
  if (coverage(left, there) < coverageMin || coverage(right, back) < coverageMin) return false;
  const swapped = there.some(({ likeness }) => likeness === 0) && back.some(({ likeness }) => likeness === 0);
  return !swapped && (!(a.some(isOrdering) && b.some(isOrdering)) || isAscending(there));
};

const numbers = ({ plain }: Word): readonly string[] => (digit.test(plain) ? [plain] : []);
const isOrdering = ({ plain }: Word): boolean => orderingWords.has(plain);
const telling = (words: readonly Word[]): readonly string[] => words.flatMap((word) => (stopWords.has(word.plain) || isSign(word) ? [] : [word.plain]));

const turning = (word: Word): readonly string[] => {
  const turn = isSign(word) ? word.plain : turnOf(word.plain);
  return turn === null ? [] : [turn];
};

const sameSet = (a: readonly string[], b: readonly string[]): boolean => {
  const [left, right] = [new Set(a), new Set(b)];
  return left.size === right.size && [...left].every((one) => right.has(one));
};

interface Counterpart {
  /** Place of the likest word on the other side. */
  readonly at: number;
  readonly likeness: number;
}

const counterparts = (of: readonly string[], by: readonly string[]): readonly Counterpart[] =>
  of.map((plain) => by.reduce<Counterpart>((best, other, at) => {
    const likeness = likenessOf(plain, other);
    return likeness > best.likeness ? { at, likeness } : best;
  }, { at: -1, likeness: 0 }));

const coverage = (words: readonly string[], met: readonly Counterpart[]): number => {
  const letters = words.reduce((sum, word) => sum + word.length, 0);
  return letters === 0 ? 1 : words.reduce((sum, word, at) => sum + word.length * (met[at]?.likeness ?? 0), 0) / letters;
};

const isAscending = (met: readonly Counterpart[]): boolean => {
  const places = met.filter(({ likeness }) => likeness > 0).map(({ at }) => at);
  return places.every((at, place) => place === 0 || at >= (places[place - 1] ?? 0));
};

/** 1 for the same word, 0 for words with too few parts in common (Dice), or whose beginnings oppose each other. */
const likenessOf = (a: string, b: string): number => {
  if (a === b) return 1;
  const [headA, headB] = differingHeads(a, b);
  if (opposingHeads.has(headA) || opposingHeads.has(headB)) return 0;
  const [left, right] = [new Set(gramsOf(a)), new Set(gramsOf(b))];
  let common = 0;
  for (const gram of left) if (right.has(gram)) common += 1;
  const share = (2 * common) / (left.size + right.size);
  return share < likenessMin ? 0 : Math.sqrt(share);
};

/** What is left of both before the ending they share: ausbauen, abbauen → aus, ab. */
const differingHeads = (a: string, b: string): readonly [string, string] => {
  let shared = 0;
  while (shared < a.length && shared < b.length && a.at(-1 - shared) === b.at(-1 - shared)) shared += 1;
  return [a.slice(0, a.length - shared), b.slice(0, b.length - shared)];
};
