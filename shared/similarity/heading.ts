/** A heading from a group's own words, for the moderator to change: nothing is made up. */
import { countGraphemes } from '../domain/text.ts';

/** What fits above a column. */
export const headingGraphemesMax = 80;
const headingGraphemesMin = 4;
const cutWordsMin = 4;

/** The shortest of `texts`, which are the group's most central ones; its first sentence or clause if it is longer. null: none is short enough. */
export const headingOf = (texts: readonly string[]): string | null => {
  const headings = texts.flatMap((text) => {
    const heading = firstPart(text);
    return heading === null ? [] : [{ heading, graphemes: countGraphemes(heading) }];
  });
  return headings.sort((a, b) => a.graphemes - b.graphemes || (a.heading < b.heading ? -1 : 1))[0]?.heading ?? null;
};

const firstPart = (text: string): string | null => {
  const line = (text.trim().split('\n')[0] ?? '').trim();
  const sentence = /^.+?[.!?。！？](?=\s|$)/u.exec(line)?.[0] ?? line;
  const clause = /^.+?(?=[;,،–—]|\s-\s)/u.exec(sentence)?.[0] ?? sentence;
  return fits(trimmed(line)) ?? cutFits(sentence) ?? cutFits(clause);
};

/** A beginning needs a few words to be a thought; half a bracket is none. */
const cutFits = (part: string): string | null => (part.trim().split(/\s+/u).length >= cutWordsMin && !/\([^)]*$/u.test(part) ? fits(trimmed(part)) : null);

const trimmed = (part: string): string => part.replace(/[\s.,;:!–—-]+$/u, '');
const fits = (part: string): string | null => {
  const graphemes = countGraphemes(part, headingGraphemesMax + 1);
  return graphemes >= headingGraphemesMin && graphemes <= headingGraphemesMax ? part : null;
};
