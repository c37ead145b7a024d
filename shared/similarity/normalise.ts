/** Texts to words that can be compared, whatever the script. */

export interface Word {
  /** Lower case, NFKC, ß as ss, without invisible signs: what is compared. */
  readonly plain: string;
  /** As the card has it. */
  readonly shown: string;
  /** Begins with a capital in a text that has small letters too: in German mostly a noun. */
  readonly isCapital: boolean;
}

/** Invisible signs, and what Arabic writes for the eye only (vowel signs, stretching). */
const unseen = /[\p{Default_Ignorable_Code_Point}\u{640}]|[\u{64b}-\u{65f}\u{670}]/gu;
/** Words, and signs that are one: a thumb up is not a thumb down. */
const run = /[\p{L}\p{N}][\p{L}\p{N}\p{M}]*|[<>≠]|\p{Extended_Pictographic}/gu;
const letterOrDigit = /^[\p{L}\p{N}]/u;
const capital = /^\p{Lu}/u;
const small = /\p{Ll}/u;
/** Well above the longest card; what comes from elsewhere is cut, not refused. */
const textCodeUnitsMax = 5_000;

/** Words in the order of the text. Other signs and spaces only part them. Never throws. */
export const wordsOf = (text: string): readonly Word[] => {
  const clean = text.slice(0, textCodeUnitsMax).normalize('NFKC').replace(unseen, '');
  const hasSmall = small.test(clean);
  return Array.from(clean.matchAll(run), ([shown]) => ({ plain: plainOf(shown), shown, isCapital: hasSmall && capital.test(shown) }));
};

/** Not by the machine's language: the same everywhere. */
const plainOf = (word: string): string => word.toLowerCase().normalize('NFKC').replaceAll('ß', 'ss');

/** An emoji or a comparison. */
export const isSign = ({ plain }: Word): boolean => !letterOrDigit.test(plain);

/** What two texts have in common that differ only in case, spaces and punctuation; empty if that is all there is. */
export const sameWords = (words: readonly Word[]): string => words.map(({ plain }) => plain).join(' ');
