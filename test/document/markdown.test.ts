import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { buildHaltung } from '../../shared/document/haltung.ts';
import { escapeMarkdown, escapeMarkdownInline, renderMarkdown } from '../../shared/document/render-markdown.ts';
import { exampleHash, exampleInput, sealedSentence } from './haltung-example.ts';

const naughty: readonly string[] = JSON.parse(readFileSync(new URL('../data/blns.json', import.meta.url), 'utf8'));

/** What CommonMark makes of one paragraph of escaped text: hard breaks, backslash escapes, character references. */
const read = (markdown: string): string =>
  markdown.replace(/\\\n|<br>|\\([!-/:-@[-`{-~])|&#(\d+);/g, (_, escaped: string | undefined, code: string | undefined) =>
    escaped ?? (code === undefined ? '\n' : String.fromCodePoint(Number(code))),
  );

describe('the Haltung as Markdown', () => {
  it('has the text and the checksum that the HTML has', () => {
    const markdown = renderMarkdown(buildHaltung(exampleInput()));

    expect(markdown).toContain('# Gemeinsame Haltung „Masterplan Integration in Arbeit“\n');
    expect(markdown).toContain('### Leitsatz 1: Arbeit und Sprache\n\n> Wer zu uns kommt, soll vom ersten Tag an lernen und arbeiten können.\n');
    expect(markdown).toContain(`- Prüfsumme: \`${exampleHash}\``);
    expect(markdown).toContain('| Politik | verdeckt | – |');
  });

  it('reads back every hostile text, in a paragraph and in a line', () => {
    for (const text of naughty) {
      expect(read(escapeMarkdown(text))).toBe(text);
      expect(read(escapeMarkdownInline(text))).toBe(text);
    }
  });

  it('leaves no character that CommonMark would take for structure', () => {
    const structure = ['# heading', '- item', '+ item', '* item', '1. one', '2) two', '> quote', '```', '~~~', '    code', '---', '===', '| a | b |', ':-', '[link](x)', '![img](x)', '<b>', '&amp;', '\\', '`code`', '*a* _b_ ~c~', 'https://example.org', 'www.example.org', 'a@b.c'];

    for (const text of structure) {
      const escaped = escapeMarkdown(text);

      expect(read(escaped)).toBe(text);
      expect(escaped).not.toMatch(/^(?:[ \t]|[-+#>=:]|\d+[.)])/);
      expect(escaped.replace(/\\[!-/:-@[-`{-~]/g, '')).not.toMatch(/[`*_[\]<>|~]|:\/\/|www\.|@/);
    }
  });

  it('keeps a text of several lines in one quotation', () => {
    const text = 'Erste Zeile\nzweite Zeile\n\nnach einer leeren\n- kein Punkt';

    const markdown = renderMarkdown(buildHaltung(exampleInput({ sealed: [sealedSentence(1, text)], open: [] })));
    const quoted = markdown.split('\n').filter((line) => line.startsWith('> ')).map((line) => line.slice(2)).join('\n');

    expect(read(quoted)).toBe(text);
  });

  it('keeps the columns of a table, whatever a name holds', () => {
    const markdown = renderMarkdown(buildHaltung(exampleInput({ workshops: [{ title: 'A | B \\| C', date: '2026-03-14', place: '', joined: 9, joinedBySector: { verwaltung: 9 } }] })));
    const header = markdown.split('\n').find((line) => line.startsWith('| Bereich | Eingeladen'));

    expect(header?.split('|')).toHaveLength(5);
  });
});
