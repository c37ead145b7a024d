import type { DocumentReading, ShownSentence } from './read-document.ts';

/** What Leitsatz never writes into a document, and what could show other words than those that are read here. */
const oddElements = /^(?:script|iframe|frame|object|embed|link|base|template|slot|noscript|portal|dialog|details|video|audio|canvas|textarea|select|input|plaintext|xmp)$/u;
const oddAttributes = /^(?:style|hidden|on.*|popover|inert|slot|shadowrootmode)$/u;

const tagPattern = /<!doctype[^>]*>|<(\/?)([a-z][a-z0-9-]*)((?:\s+[a-z][a-z0-9:-]*(?:\s*=\s*(?:"[^"]*"|'[^']*'))?)*)\s*\/?>/giu;

interface Open {
  readonly name: string;
  readonly classes: readonly string[];
}

/** Texts of one frozen sentence, each as often as it was found. */
interface Found {
  readonly heading: string[];
  readonly text: string[];
  readonly code: string[];
  readonly version: string[];
}

/** `…/haltung.html`: goes through the tags that shared/document/render-html.ts writes; it is no reader for any HTML. */
export function readHtml(whole: string): DocumentReading {
  const html = withoutComments(whole);
  if (html === null) return { ok: false, why: 'odd' };
  const found: Found[] = [];
  const open: Open[] = [];
  let current: Found | null = null;
  let words = '';
  let at = 0;
  for (const tag of html.matchAll(tagPattern)) {
    const between = html.slice(at, tag.index);
    // Styles and titles are raw text; anywhere else a bare `<` is a tag that was not understood.
    if (open.at(-1)?.name !== 'style' && between.includes('<')) return { ok: false, why: 'odd' };
    words += between;
    at = tag.index + tag[0].length;
    const [, slash = '', spelled, attributes = ''] = tag;
    if (spelled === undefined) continue;
    const name = spelled.toLowerCase();
    if (oddElements.test(name) || attributeNames(attributes).some((attribute) => oddAttributes.test(attribute))) return { ok: false, why: 'odd' };
    if (slash === '') {
      if (voidElements.has(name) || tag[0].endsWith('/>')) continue;
      const classes = (/\sclass\s*=\s*["']([^"']*)["']/iu.exec(attributes)?.[1] ?? '').split(/\s+/u);
      open.push({ name, classes });
      if (name === 'article' && classes.includes('sealed')) {
        if (current !== null) return { ok: false, why: 'odd' };
        current = { heading: [], text: [], code: [], version: [] };
        found.push(current);
      }
      words = '';
      continue;
    }
    const closed = open.pop();
    if (closed?.name !== name) return { ok: false, why: 'odd' };
    if (current !== null) collect(current, closed, decode(words));
    if (name === 'article') current = null;
    words = '';
  }
  if (open.length > 0 || found.some((one) => one.heading.length !== 1 || one.text.length !== 1 || one.code.length !== 1 || one.version.length !== 1)) return { ok: false, why: 'odd' };
  if (!/<main[\s>]/u.test(html)) return { ok: false, why: 'not-a-document' };
  return { ok: true, sentences: found.map(sentenceOf) };
}

/** Browsers write one when they save a page; nobody sees them. null: one does not end. */
function withoutComments(html: string): string | null {
  const [first = '', ...rest] = html.split('<!--');
  const after = rest.map((part) => (part.includes('-->') ? part.slice(part.indexOf('-->') + 3) : null));
  return after.every((part) => part !== null) ? first + after.join('') : null;
}

const voidElements = new Set(['meta', 'br', 'hr', 'img', 'wbr', 'col']);

const attributeNames = (attributes: string): readonly string[] => [...attributes.matchAll(/([a-z][a-z0-9:-]*)(?:\s*=\s*(?:"[^"]*"|'[^']*'))?/giu)].map(([, name = '']) => name.toLowerCase());

function collect(current: Found, { name, classes }: Open, words: string): void {
  if (name === 'h3') current.heading.push(words);
  else if (name === 'p' && classes.includes('sentence')) current.text.push(words);
  else if (name === 'code') current.code.push(words);
  else if (name === 'div' && /^Fassung \d/u.test(words)) current.version.push(words);
}

const sentenceOf = ({ heading: [heading = ''], text: [text = ''], code: [checksum = ''], version: [version = ''] }: Found): ShownSentence => ({ heading, text, version, checksum });

const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00a0' };

const decode = (text: string): string =>
  text.replaceAll(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]+));/giu, (whole, decimal: string | undefined, hexadecimal: string | undefined, name: string | undefined) => {
    if (name !== undefined) return named[name] ?? whole;
    const code = decimal === undefined ? Number.parseInt(hexadecimal ?? '', 16) : Number(decimal);
    return code <= 0x10ffff ? String.fromCodePoint(code) : '\ufffd';
  });
