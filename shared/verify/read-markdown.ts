import type { DocumentReading, ShownSentence } from './read-document.ts';

/** `…/haltung.md`: undoes what shared/document/render-markdown.ts writes, nothing more; it is no reader for any Markdown. */
export function readMarkdown(text: string): DocumentReading {
  // All words are escaped, so a bare `<` is markup that somebody put in: it could hide or show what is not read here.
  if (/<(?!br>)/u.test(text.replaceAll(/\\[\s\S]|`[^`\n]*`/gu, ''))) return { ok: false, why: 'odd' };
  const sections = `\n${text}`.split(/\n(?=#{1,6} )/u).map((section) => section.replace(/^\n/u, '').split('\n'));
  const sealed = sections.filter((lines) => lines.some((line) => /^- Fassung \d/u.test(line)));
  const sentences = sealed.map(sentenceOf);
  return sentences.every((one) => one !== null) ? { ok: true, sentences } : { ok: false, why: 'odd' };
}

/** Heading, one quotation, the facts of the seal, in this order and each once; else null. */
function sentenceOf([heading = '', ...lines]: readonly string[]): ShownSentence | null {
  const quoted = lines.flatMap((line, at) => (line.startsWith('>') ? [at] : []));
  const [first = -1, last = -1] = [quoted[0], quoted.at(-1)];
  const facts = lines.flatMap((line, at) => (line.startsWith('- ') ? [{ at, line: line.slice(2) }] : []));
  const versions = facts.filter(({ line }) => /^Fassung \d/u.test(line));
  // As a label it may have been decomposed by whoever stored the file.
  const checksums = facts.filter(({ line }) => line.normalize('NFC').startsWith('Prüfsumme: `'));
  if (!heading.startsWith('### ') || first < 0 || quoted.length !== last - first + 1 || versions.length !== 1 || checksums.length !== 1) return null;
  if ((versions[0]?.at ?? 0) < last) return null;
  return {
    heading: unescape(heading.slice(4)),
    text: unescape(quoted.map((at) => (lines[at] ?? '').replace(/^> ?/u, '')).join('\n')),
    version: unescape(versions[0]?.line ?? ''),
    checksum: /`([^`]*)`/u.exec(checksums[0]?.line ?? '')?.[1] ?? '',
  };
}

const unescape = (text: string): string =>
  text.replaceAll(/\\\n|\\([!-/:-@[-`{-~])|&#(\d{1,7});|<br>|\n/gu, (whole, sign: string | undefined, code: string | undefined) => {
    if (sign !== undefined) return sign;
    if (code !== undefined) return Number(code) <= 0x10ffff ? String.fromCodePoint(Number(code)) : '\ufffd';
    // A line end of its own is what Markdown reads as a blank: somebody broke the line anew.
    return whole === '\n' ? ' ' : '\n';
  });
