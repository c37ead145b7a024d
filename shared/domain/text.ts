import { combiningMarksMax } from './limits.ts';
import { granted, refused, type Result } from './refusal.ts';

/** How much text a field takes, and whether it may hold several lines. */
export interface TextBounds {
  readonly graphemesMax: number;
  /** UTF-8, after normalising. */
  readonly bytesMax: number;
  readonly lines: 'one' | 'many';
  readonly emptyAllowed?: boolean;
}

/**
 * The one door for words: what comes out is well formed, NFC, trimmed, within bounds and free of
 * characters that people do not see but programs obey.
 *
 * Refuses: `bad_request` (not a string), `text_empty`, `text_too_long`, `text_not_well_formed` and
 * `text_forbidden_char`; the last two with the position in the text as it was sent.
 * Source: reference quality.md §10.
 */
export function checkText(raw: unknown, bounds: TextBounds, field: string): Result<string> {
  if (typeof raw !== 'string') return refused('bad_request', { field });
  // Before anything that walks the text. UTF-8 never needs fewer bytes than UTF-16 needs code units.
  if (raw.length > bounds.bytesMax) return refused('text_too_long', { field, limit: bounds.graphemesMax });

  const trouble = findTrouble(raw);
  if (trouble !== null) return refused(trouble.reason, { field, position: trouble.position });

  const text = oneForm(raw, bounds.lines);
  if (isInvisible(text)) return bounds.emptyAllowed === true ? granted('') : refused('text_empty', { field });
  if (countGraphemes(text, bounds.graphemesMax + 1) > bounds.graphemesMax) {
    return refused('text_too_long', { field, limit: bounds.graphemesMax });
  }
  if (utf8Length(text) > bounds.bytesMax) return refused('text_too_long', { field, limit: bounds.bytesMax });
  return granted(text);
}

/**
 * What people call characters: a family emoji is one, a letter with its accents is one.
 * Stops counting at `enough`, so that a long text costs no more than a text of the allowed length.
 */
export function countGraphemes(text: string, enough = Infinity): number {
  // Below U+0300 nothing combines, except that CR LF is one.
  if (/^[\0-\u{2ff}]*$/u.test(text) && !text.includes('\r')) return text.length;
  let count = 0;
  for (const _ of graphemes(text)) {
    count += 1;
    if (count >= enough) break;
  }
  return count;
}

/** The beginning of a text, with "…" for what is left out. */
export function firstGraphemes(text: string, graphemesMax: number): string {
  if (countGraphemes(text, graphemesMax + 1) <= graphemesMax) return text;
  let start = '';
  let count = 0;
  for (const part of graphemes(text)) {
    count += 1;
    if (count >= graphemesMax) break;
    start += typeof part === 'string' ? part : part.segment;
  }
  return `${start.trimEnd()}…`;
}

let segmenter: Intl.Segmenter | null = null;

function graphemes(text: string): Iterable<string | Intl.SegmentData> {
  // Older Firefox has no segmenter. Code points are never fewer than graphemes, so such a phone
  // only stops earlier than the server would.
  if (typeof Intl.Segmenter !== 'function') return text;
  segmenter ??= new Intl.Segmenter('und', { granularity: 'grapheme' });
  return segmenter.segment(text);
}

interface Trouble {
  readonly reason: 'text_not_well_formed' | 'text_forbidden_char';
  readonly position: number;
}

const loneSurrogate = /\p{Surrogate}/u;
/** Control characters except tab and line breaks, noncharacters, and the bidi embeddings and overrides that reverse their neighbours. */
const forbidden = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e]|\p{Noncharacter_Code_Point}/u;

function findTrouble(raw: string): Trouble | null {
  const half = raw.search(loneSurrogate);
  if (half >= 0) return { reason: 'text_not_well_formed', position: half };
  const places = [raw.search(forbidden), findUnbalancedIsolate(raw), findStackedMark(raw)].filter((place) => place >= 0);
  return places.length === 0 ? null : { reason: 'text_forbidden_char', position: Math.min(...places) };
}

/** Isolates are how well-behaved programs mix directions; one that stays open would swallow what follows. */
function findUnbalancedIsolate(raw: string): number {
  const open: number[] = [];
  for (const { index, 0: sign } of raw.matchAll(/[\u2066-\u2069]/gu)) {
    if (sign !== '\u2069') open.push(index);
    else if (open.pop() === undefined) return index;
  }
  return open[0] ?? -1;
}

const mark = /\p{Mark}/u;
/** Joiners and their like stand between marks without being a new base. */
const ignorable = /\p{Default_Ignorable_Code_Point}/u;

function findStackedMark(raw: string): number {
  if (!mark.test(raw)) return -1;
  let marks = 0;
  let position = 0;
  for (const character of raw) {
    if (mark.test(character)) marks += 1;
    else if (!ignorable.test(character)) marks = 0;
    if (marks > combiningMarksMax) return position;
    position += character.length;
  }
  return -1;
}

function oneForm(raw: string, lines: TextBounds['lines']): string {
  const broken = raw.replace(/\r\n?|[\u2028\u2029]/gu, '\n').replaceAll('\t', ' ');
  return (lines === 'one' ? broken.replaceAll('\n', ' ') : broken).normalize('NFC').trim();
}

/** U+2800 is a braille cell without dots: a letter by its class, nothing to the eye. */
const isInvisible = (text: string): boolean => /^[\s\p{Default_Ignorable_Code_Point}\p{Format}\u2800]*$/u.test(text);

const utf8Length = (text: string): number => new TextEncoder().encode(text).length;
