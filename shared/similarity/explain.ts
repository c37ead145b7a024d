/** Why texts are alike, in words and word parts that stand in them: whoever decides can check it at a glance. */
import { isUnspaced } from './grams.ts';
import { isSign, type Word } from './normalise.ts';
import { stopWords } from './stop-words.ts';

export interface SharedPart {
  /** As one of the texts has it. */
  readonly shown: string;
  /** Places of the texts that have it, ascending. */
  readonly holders: readonly number[];
}

export const partsMax = 3;
/** Letters from which on a beginning, an ending, a part in the middle means something of its own. */
const beginningMin = 4;
const endingMin = 5;
const middleMin = 6;
/** Longer words are looked at only so far. */
const wordLettersMax = 32;
/** A word is shown whole where it is hardly longer than what is shared: Windräder rather than Windräd. */
const inflectionMax = 3;
/** What grammar puts before or behind anything. */
const grammatical = /^(?:unter|über|gegen|wieder|zusammen|zurück|hinter|neben|mehr|viel|gross|einzel|allgemein|sollte|könnte|müsste|würde)$|^.{0,3}(?:ung|ungen|heit|heiten|keit|keiten|igkeit|schaft|schaften|liche?[nrsm]?|ische?[nrsm]?|ieren|ierte?[nrsm]?|ierung|ierungen|t?ionen|tion|ation|ende[nrsm]?|barkeit|endes|ingen|ments?|ations?|ness|able|ing)$/u;

interface Found {
  readonly holders: Set<number>;
  /** The shortest word that has it, and where in the word it begins. */
  word: Word;
  from: number;
  isCapital: boolean;
  /** A word begins or ends with it. */
  isEdge: boolean;
}

/**
 * The most telling first, at most three; only what two texts or more have. `rarityOf` weighs word parts on this board. With `of`,
 * only what that text shares with others.
 */
export const sharedParts = (texts: readonly (readonly Word[])[], rarityOf: (gram: string) => number, of?: number): readonly SharedPart[] => {
  const parts = new Map<string, Found>();
  for (const [text, words] of texts.entries()) for (const word of words) if (!stopWords.has(word.plain) && !isSign(word)) for (const [part, from] of partsOf(word.plain)) note(parts, part, from, word, text);
  const open = longestOnly([...parts].filter(([part, { holders, isEdge }]) => isEdge && holders.size > 1 && (of === undefined || holders.has(of)) && !stopWords.has(part))).map(([part, found]) => ({ part, found, worth: worthOf(part, found, rarityOf) }));
  const chosen: typeof open = [];
  const covered = new Set<number>();
  while (chosen.length < partsMax) {
    // What explains texts that nothing explains yet comes first.
    const valued = open
      .filter(({ part }) => !chosen.some((other) => overlap(other.part, part)))
      .map((one) => ({ one, value: one.worth * [...one.found.holders].reduce((sum, text) => sum + (covered.has(text) ? 0.3 : 1), 0) }))
      .filter(({ value }) => value > 0);
    const best = valued.reduce<(typeof valued)[number] | null>((top, next) => (top === null || next.value > top.value || (next.value === top.value && next.one.part < top.one.part) ? next : top), null);
    if (best === null) break;
    chosen.push(best.one);
    for (const text of best.one.found.holders) covered.add(text);
  }
  return chosen.map(({ part, found }) => ({ shown: shownForm(part, found), holders: [...found.holders].sort((a, b) => a - b) }));
};

/** Of parts in the same texts, those that no longer one contains. */
const longestOnly = (parts: readonly (readonly [string, Found])[]): readonly (readonly [string, Found])[] => {
  const byHolders = new Map<string, (readonly [string, Found])[]>();
  for (const entry of [...parts].sort(([a], [b]) => b.length - a.length || (a < b ? -1 : 1))) {
    const key = [...entry[1].holders].sort((a, b) => a - b).join();
    const same = byHolders.get(key) ?? [];
    byHolders.set(key, same);
    if (!same.some(([longer]) => longer.includes(entry[0]))) same.push(entry);
  }
  return [...byHolders.values()].flat();
};

/** Whether two parts would explain the same thing twice. */
const overlap = (a: string, b: string): boolean => {
  if (a.includes(b) || b.includes(a)) return true;
  for (let from = 0; from + beginningMin <= a.length; from += 1) if (b.includes(a.slice(from, from + beginningMin))) return true;
  return false;
};

/** Each with the place where it begins. */
function* partsOf(plain: string): Generator<readonly [string, number]> {
  const word = plain.slice(0, wordLettersMax);
  if (isUnspaced(word)) {
    for (let length = 2; length <= 6; length += 1) for (let from = 0; from + length <= word.length; from += 1) yield [word.slice(from, from + length), from];
    return;
  }
  if (word.length > 1 && /\p{L}/u.test(word)) yield [word, 0];
  for (let from = 0; from < word.length; from += 1) {
    for (let end = from + beginningMin; end <= word.length; end += 1) {
      const length = end - from;
      if (length === word.length) continue;
      if (from > 0 && length < (end === word.length ? endingMin : middleMin)) continue;
      const part = word.slice(from, end);
      if (!grammatical.test(part)) yield [part, from];
    }
  }
}

const note = (parts: Map<string, Found>, part: string, from: number, word: Word, text: number): void => {
  const isEdge = from === 0 || from + part.length === word.plain.length || isUnspaced(part);
  const found = parts.get(part);
  if (found === undefined) {
    parts.set(part, { holders: new Set([text]), word, from, isCapital: word.isCapital, isEdge });
    return;
  }
  found.holders.add(text);
  found.isCapital ||= word.isCapital;
  found.isEdge ||= isEdge;
  if (word.plain.length < found.word.plain.length) [found.word, found.from] = [word, from];
};

/** Rare on this board, long, and a noun. */
const worthOf = (part: string, { isCapital }: Found, rarityOf: (gram: string) => number): number => {
  const length = Math.min(isUnspaced(part) ? 2 : 4, part.length);
  let sum = 0;
  let count = 0;
  for (let at = 0; at + length <= part.length; at += 1) {
    // Short words have no part of four letters without the marks of their ends.
    sum += rarityOf(part.length < 4 && !isUnspaced(part) ? `^${part}$`.slice(0, 5) : part.slice(at, at + length));
    count += 1;
  }
  return (sum / count) * Math.sqrt(part.length) * (isCapital ? 1.5 : 1);
};

const shownForm = (part: string, { word, from }: Found): string => {
  const isRun = isUnspaced(part);
  if (word.shown.length !== word.plain.length || (!isRun && word.plain.length <= part.length + inflectionMax)) return word.shown;
  // The s that joins a compound belongs to neither side.
  const joint = from > 0 && /^s[bdfghjlmnrvwz]/u.test(part) ? 1 : 0;
  return word.shown.slice(from + joint, from + part.length);
};
