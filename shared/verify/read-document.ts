import { readHtml } from './read-html.ts';
import { readJson } from './read-json.ts';
import { readMarkdown } from './read-markdown.ts';

/** A frozen sentence as an exported Haltung shows it. */
export interface ShownSentence {
  /** "Leitsatz 2: Sprache" */
  readonly heading: string;
  readonly text: string;
  /** "Fassung 3", with or without what follows it. */
  readonly version: string;
  readonly checksum: string;
}

export type DocumentReading =
  | { readonly ok: true; readonly sentences: readonly ShownSentence[] }
  /** `odd`: parts that Leitsatz never writes, so that what people see may be something else than what is read here. */
  | { readonly ok: false; readonly why: 'too-large' | 'not-text' | 'not-a-document' | 'odd' };

const documentBytesMax = 32 * 1_024 * 1_024;

/**
 * Reads the frozen sentences of an exported Haltung (HTML, Markdown or JSON), as docs/RECORD.md describes it:
 * line ends become LF, the format's own escapes are resolved, texts are put into NFC; nothing else is changed.
 */
export function readDocument(bytes: Uint8Array): DocumentReading {
  if (bytes.length > documentBytesMax) return { ok: false, why: 'too-large' };
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes).replaceAll('\r\n', '\n');
  } catch {
    return { ok: false, why: 'not-text' };
  }
  const reading = /^\s*\{/u.test(text) ? readJson(text) : /^\s*</u.test(text) ? readHtml(text) : /^\s*# /u.test(text) ? readMarkdown(text) : ({ ok: false, why: 'not-a-document' } as const);
  return reading.ok ? { ok: true, sentences: reading.sentences.map(normalised) } : reading;
}

const normalised = ({ heading, text, version, checksum }: ShownSentence): ShownSentence => ({
  heading: heading.normalize('NFC'),
  text: text.normalize('NFC'),
  version: version.normalize('NFC'),
  checksum: checksum.trim(),
});
