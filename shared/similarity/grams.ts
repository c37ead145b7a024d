/** Word parts of three to five letters, with marks where a word begins and ends, so that compounds and inflected forms meet. */

const shortest = 3;
const longest = 5;
/** Scripts without spaces: a run is a sentence rather than a word, and two signs may already be one. */
const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
const astral = /[\ud800-\udfff]/u;

export const isUnspaced = (plain: string): boolean => unspaced.test(plain);

/** By code points, of three to five letters, or of `only` so many. A word that is too short for one has none of that length. */
export const gramsOf = (plain: string, only?: number): readonly string[] => {
  const isRun = unspaced.test(plain);
  const marked = isRun ? plain : `^${plain}$`;
  const from = only ?? (isRun ? 1 : shortest);
  const to = only ?? (isRun ? 3 : longest);
  const letters: string | readonly string[] = astral.test(marked) ? [...marked] : marked;
  const grams: string[] = [];
  for (let length = from; length <= to; length += 1) {
    for (let at = 0; at + length <= letters.length; at += 1) grams.push(typeof letters === 'string' ? letters.slice(at, at + length) : letters.slice(at, at + length).join(''));
  }
  return grams;
};
