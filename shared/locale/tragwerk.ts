import type { Sector } from '../domain/sector.ts';
import { shownPercent, tragwerk, type Pillar, type Support } from '../domain/tragwerk.ts';
import { say, type Catalogue, type Language } from './catalogue.ts';

/** The glyph in words: what is carried first, then who is missing, then what is open. */
type Key = 'shared' | 'carried' | 'carried-none' | 'missing' | 'missing-sector' | 'open' | 'open-sector' | 'open-sectors' | 'undecided-sector' | 'absent' | 'not-weighed';

const german: Catalogue<Key> = {
  shared: { one: 'Gemeinsam: vom einzigen beteiligten Bereich getragen.', other: 'Gemeinsam: von allen {n} Bereichen getragen.' },
  carried: { one: 'Getragen von {carrying} von {n} Bereich.', other: 'Getragen von {carrying} von {n} Bereichen.' },
  'carried-none': 'Von keinem Bereich getragen.',
  missing: { one: 'Es fehlt: {list}, nötig sind {threshold} Prozent.', other: 'Es fehlen: {list}, nötig sind {threshold} Prozent.' },
  'missing-sector': '{title} mit {percent} Prozent',
  open: 'Noch offen: {list}.',
  'open-sector': '{title} mit weniger als 5 Stimmen',
  'open-sectors': '{list}, davon mindestens ein Bereich mit weniger als 5 Stimmen',
  'undecided-sector': '{title} nur mit Enthaltungen',
  absent: 'Ohne Stimmen: {list}.',
  'not-weighed': 'Noch nicht gewichtet.',
};

const english: Catalogue<Key> = {
  shared: { one: 'Shared: carried by the only sector that took part.', other: 'Shared: carried by all {n} sectors.' },
  carried: { one: 'Carried by {carrying} of {n} sector.', other: 'Carried by {carrying} of {n} sectors.' },
  'carried-none': 'Carried by no sector.',
  missing: { one: 'Missing: {list}, needed are {threshold} percent.', other: 'Missing: {list}, needed are {threshold} percent.' },
  'missing-sector': '{title} with {percent} percent',
  open: 'Still open: {list}.',
  'open-sector': '{title} with fewer than 5 votes',
  'open-sectors': '{list}, at least one of them with fewer than 5 votes',
  'undecided-sector': '{title} with abstentions only',
  absent: 'Without votes: {list}.',
  'not-weighed': 'Not weighed yet.',
};

const catalogues: Readonly<Record<Language, Catalogue<Key>>> = { de: german, en: english };

/** The complete sentence for `role="img"`, for tables and for alternative texts in documents. */
export const supportSentence = (
  sectors: readonly Sector[],
  support: Support | null,
  language: Language = 'de',
): string => {
  const catalogue = catalogues[language];
  if (support === null) return say(catalogue, language, 'not-weighed');
  const { pillars, absent, shared } = tragwerk(sectors, support);
  const n = pillars.length;
  const named = (state: Pillar['state'], key: Key): string[] =>
    pillars
      .filter((pillar) => pillar.state === state)
      .map(({ sector, support: value }) => say(catalogue, language, key, { title: sector.title, percent: shownPercent({ support: value ?? 0, carries: false }) }));
  const carrying = pillars.filter(({ state }) => state === 'carries').length;
  const missing = named('below', 'missing-sector');
  const hidden = pillars.filter(({ state }) => state === 'hidden');
  // Of several hidden sectors one may be hidden only because it would give the other away: which one is nobody's business.
  const hiddenWords = hidden.length < 2 ? named('hidden', 'open-sector') : [say(catalogue, language, 'open-sectors', { list: hidden.map(({ sector }) => sector.title).join(', ') })];
  const open = [...named('undecided', 'undecided-sector'), ...hiddenWords];
  const sentences: string[] = [];
  if (n === 0) sentences.push(say(catalogue, language, 'not-weighed'));
  else if (shared) sentences.push(say(catalogue, language, 'shared', { n }));
  else if (carrying > 0) sentences.push(say(catalogue, language, 'carried', { n, carrying }));
  else if (hidden.length + named('undecided', 'undecided-sector').length < n) sentences.push(say(catalogue, language, 'carried-none'));
  if (missing.length > 0) {
    sentences.push(say(catalogue, language, 'missing', { n: missing.length, list: missing.join(', '), threshold: Math.round(support.threshold * 10_000) / 100 }));
  }
  if (open.length > 0) sentences.push(say(catalogue, language, 'open', { list: open.join(', ') }));
  if (n > 0 && absent.length > 0) sentences.push(say(catalogue, language, 'absent', { list: absent.map(({ title }) => title).join(', ') }));
  return sentences.join(' ');
};
