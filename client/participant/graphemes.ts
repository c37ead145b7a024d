/** What people count as characters: a family emoji is one. Browsers without a segmenter count code points. */
export const countGraphemes = (text: string): number => {
  if (typeof Intl.Segmenter !== 'function') return [...text].length;
  let count = 0;
  for (const _ of new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(text)) count += 1;
  return count;
};
