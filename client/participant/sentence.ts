/** The first sentence and the rest: what happened, and what to do. A stop inside a number ends nothing. */
export const inTwo = (sentence: string): readonly [string, string] => {
  const end = sentence.search(/[.!?]\s/u);
  return end < 0 ? [sentence, ''] : [sentence.slice(0, end + 1), sentence.slice(end + 2)];
};
