import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { buildHaltung } from '../../shared/document/haltung.ts';
import { cssString } from '../../shared/document/html-text.ts';
import { renderHtml } from '../../shared/document/render-html.ts';
import { exampleHash, exampleInput, sealedSentence } from './haltung-example.ts';

const naughty: readonly string[] = JSON.parse(readFileSync(new URL('../data/blns.json', import.meta.url), 'utf8'));

/** What a browser makes of text between tags, for the references that we write. */
const decode = (html: string): string => html.replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)));
const sentencesIn = (html: string): readonly string[] => [...html.matchAll(/<p class="sentence" dir="auto">([\s\S]*?)<\/p>/g)].map(([, inside = '']) => decode(inside));

describe('the Haltung as HTML', () => {
  it('stands alone: language, title, one style, no script, nothing to load', () => {
    const html = renderHtml(buildHaltung(exampleInput()));

    expect(html).toMatch(/^<!doctype html>\n<html lang="de">/);
    expect(html).toContain('<title>Gemeinsame Haltung „Masterplan Integration in Arbeit“</title>');
    expect(html.match(/<style>/g)).toHaveLength(1);
    expect(html).not.toMatch(/<script|<link|<img|\ssrc=|url\(|\sstyle=/);
  });

  it('never skips a level of headings and heads every column and row of its tables', () => {
    const html = renderHtml(buildHaltung(exampleInput()));
    const levels = [...html.matchAll(/<h(\d)/g)].map(([, level]) => Number(level));

    expect(levels[0]).toBe(1);
    expect(levels.every((level, place) => level <= (levels[place - 1] ?? 0) + 1)).toBe(true);
    expect(html.match(/<table>/g)?.length).toBe(html.match(/<caption/g)?.length);
    expect(html).not.toMatch(/<th>|<th (?!scope=)/);
  });

  it('says the Tragwerk in words and writes the full checksum', () => {
    const html = renderHtml(buildHaltung(exampleInput()));

    expect(html).toContain('role="img" aria-label="Gemeinsam: von allen 5 Bereichen getragen."');
    expect(html).toContain(`<code>${exampleHash}</code>`);
  });

  it('gives back every hostile text unchanged and lets none become markup', () => {
    const texts = naughty.filter((text) => text !== '');
    const plainTags = renderHtml(buildHaltung(exampleInput({ sealed: texts.map((_, place) => sealedSentence(place + 1, 'x', 'x')) }))).match(/<[a-z/!]/gi)?.length;

    const html = renderHtml(buildHaltung(exampleInput({ sealed: texts.map((text, place) => sealedSentence(place + 1, text, text)) })));

    expect(sentencesIn(html).slice(0, texts.length)).toEqual(texts);
    expect(html.match(/<[a-z/!]/gi)?.length).toBe(plainTags);
  });

  it('does not let a title leave the style sheet that prints it', () => {
    const html = renderHtml(buildHaltung(exampleInput({ process: { id: 'p', title: '"; } </style><script>alert(1)</script>' } })));

    expect(html.match(/<\/style>/g)).toHaveLength(1);
    expect(html).not.toContain('<script');
    expect(cssString('a"\\\n</style>')).toBe('"a\\22 \\5c \\a \\3c \\2f style\\3e "');
  });
});
