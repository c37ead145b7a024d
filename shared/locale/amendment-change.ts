import { countGraphemes, firstGraphemes } from '../domain/text.ts';
import type { WordChange } from '../domain/word-diff.ts';
import { say, type Catalogue, type Values } from './catalogue.ts';

/** What an amendment changes, in a few words. German in every language: it speaks about a German text. */
type Key = 'append' | 'add' | 'strike' | 'replace' | 'several' | 'whole' | 'signs' | 'gaps' | 'nothing';

const german: Catalogue<Key> = {
  append: '„{words}“ anfügen',
  add: '„{words}“ ergänzen',
  strike: '„{words}“ streichen',
  replace: '„{words}“ statt „{old}“',
  several: { one: '{n} Änderung', other: '{n} Änderungen' },
  whole: 'Ganz neuer Wortlaut',
  signs: 'Satzzeichen ändern',
  gaps: 'Nur Abstände und Zeilen',
  nothing: 'Keine Änderung',
};

const said = (key: Key, values: Values = {}): string => say(german, 'de', key, values);

/** More of a change is left out behind "…", at the end of a word. */
const quotedGraphemesMax = 60;

/** One place that changes, with what stays behind it. */
interface Place {
  readonly deleted: string;
  readonly inserted: string;
  readonly behind: string;
}

const placesOf = (changes: readonly WordChange[]): readonly Place[] => {
  const places: Place[] = [];
  let [deleted, inserted] = ['', ''];
  const end = (behind: string): void => {
    if (deleted !== '' || inserted !== '') places.push({ deleted, inserted, behind });
    [deleted, inserted] = ['', ''];
  };
  for (const { kind, text } of changes) {
    if (kind === 'deleted') deleted += text;
    else if (kind === 'inserted') inserted += text;
    else end(text);
  }
  end('');
  return places;
};

const hasWords = (text: string): boolean => /[\p{L}\p{N}]/u.test(text);

/** Without the signs that only join it to what stands around it; quotes inside become single ones. */
const bare = (text: string): string =>
  cut(text.replace(/^[\s,;:–—-]+/u, '').replace(/[\s,;:.–—-]+$/u, '').replaceAll(/\s+/gu, ' '))
    .replaceAll('„', '‚')
    .replaceAll('“', '‘');

const cut = (text: string): string => {
  if (countGraphemes(text, quotedGraphemesMax + 1) <= quotedGraphemesMax) return text;
  let kept = '';
  for (const word of text.split(' ')) {
    if (kept !== '' && countGraphemes(`${kept} ${word}`) > quotedGraphemesMax) break;
    kept = kept === '' ? word : `${kept} ${word}`;
  }
  // One endless word is cut inside.
  return countGraphemes(kept, quotedGraphemesMax + 1) <= quotedGraphemesMax ? `${kept} …` : firstGraphemes(kept, quotedGraphemesMax);
};

/**
 * "„und zu ergänzen“ anfügen", "„Grund“ statt „Hindernis“", "3 Änderungen".
 *
 * Shape: `changes` are the runs of `wordDiff`. White space alone is no change as long as there is another.
 */
export const changeInWords = (changes: readonly WordChange[]): string => {
  const all = placesOf(changes);
  const places = all.filter(({ deleted, inserted }) => deleted.trim() !== '' || inserted.trim() !== '');
  const [place] = places;
  if (place === undefined) return said(all.length > 0 ? 'gaps' : 'nothing');
  if (!changes.some(({ kind, text }) => kind === 'same' && hasWords(text))) return said('whole');
  if (!places.some(({ deleted, inserted }) => hasWords(deleted + inserted))) return said('signs');
  if (places.length > 1) return said('several', { n: places.length });
  const { deleted, inserted, behind } = place;
  if (hasWords(deleted) && hasWords(inserted)) return said('replace', { words: bare(inserted), old: bare(deleted) });
  if (hasWords(inserted)) return said(/^\s*(?:[.!?…]|$)/u.test(behind) ? 'append' : 'add', { words: bare(inserted) });
  return said('strike', { words: bare(deleted) });
};
