import { documentWord } from '../locale/document-de.ts';
import type { Block, DocumentFact, LeitsatzDocument, SentenceBlock, SupportBlock, TableBlock } from './document.ts';
import { cardsHtml, cardsStyle } from './html-cards.ts';
import { htmlStyle } from './html-style.ts';
import { cssString, escapeHtml } from './html-text.ts';
import { sealSvg, signSvg, tragwerkSvg } from './tragwerk-svg.ts';

/** What a browser may load for this file, wherever it lies: its own style, nothing else. For the header of the answer too. */
export const htmlContentSecurityPolicy = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/** Writes a document as one HTML file: no script, nothing to load, prints in black and white. */
export const renderHtml = (document: LeitsatzDocument): string =>
  [
    '<!doctype html>',
    `<html lang="${escapeHtml(document.language)}">`,
    '<head>',
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${htmlContentSecurityPolicy}">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${escapeHtml(document.title)}</title>`,
    `<style>${htmlStyle(cssString(document.footer), cssString(documentWord('page')), cssString(documentWord('of')))}${document.blocks.some(({ kind }) => kind === 'cards') ? cardsStyle : ''}</style>`,
    '</head>',
    '<body>',
    '<main>',
    `<header><h1 dir="auto">${escapeHtml(document.title)}</h1>${facts(document.meta, 'meta')}</header>`,
    ...sections(document.blocks),
    '</main>',
    '</body>',
    '</html>',
    '',
  ].join('\n');

/** Each level 2 heading opens a section that is named by it. */
const sections = (blocks: readonly Block[]): readonly string[] => {
  const lines: string[] = [];
  let open = false;
  for (const one of blocks) {
    if (one.kind === 'heading' && one.level === 2) {
      if (open) lines.push('</section>');
      lines.push(`<section${one.strip === true ? ' class="sheet"' : ''} aria-labelledby="${escapeHtml(one.anchor)}">`);
      open = true;
    }
    lines.push(block(one));
  }
  if (open) lines.push('</section>');
  return lines;
};

const facts = (all: readonly DocumentFact[], look: 'meta' | 'facts'): string => `<dl class="${look}">${all.map((fact) => `<div>${factHtml(fact)}</div>`).join('')}</dl>`;

const factHtml = ({ label, value, code }: DocumentFact): string =>
  `<dt>${escapeHtml(label)}: </dt><dd>${code === true ? `<code>${escapeHtml(value)}</code>` : escapeHtml(value)}</dd>`;

const table = ({ caption, header, rows, signs = [] }: TableBlock): string =>
  [
    `<table><caption dir="auto">${escapeHtml(caption)}</caption>`,
    `<thead><tr>${header.map((text) => `<th scope="col" dir="auto">${escapeHtml(text)}</th>`).join('')}</tr></thead>`,
    `<tbody>${rows.map(([first = '', ...others], place) => `<tr><th scope="row" dir="auto">${signSvg(signs[place] ?? null)}${escapeHtml(first)}</th>${others.map((text) => `<td>${escapeHtml(text)}</td>`).join('')}</tr>`).join('')}</tbody></table>`,
  ].join('');

const supportHtml = (support: SupportBlock): string =>
  [
    '<div class="support">',
    `<p class="spoken">${escapeHtml(support.spoken)}</p>`,
    `<figure>${tragwerkSvg(support.picture, escapeHtml(support.spoken))}<figcaption>${escapeHtml(support.meta)}</figcaption></figure>`,
    table(support.table),
    '</div>',
  ].join('');

const sentence = ({ heading, anchor, text, seal, support, unweighed }: SentenceBlock): string =>
  [
    `<article class="${seal === null ? 'open' : 'sealed'}" aria-labelledby="${escapeHtml(anchor)}">`,
    seal === null ? '' : sealSvg(),
    `<h3 id="${escapeHtml(anchor)}" dir="auto">${escapeHtml(heading)}</h3>`,
    `<p class="sentence" dir="auto">${escapeHtml(text)}</p>`,
    seal === null
      ? ''
      : `<div class="facts"><div>${escapeHtml(`${seal.version}, ${seal.frozenAt}`)}</div><dl class="facts">${factHtml(seal.checksum)}</dl>${seal.approvals.map((line) => `<div>${escapeHtml(line)}</div>`).join('')}</div>`,
    support === null ? `<p class="meta">${escapeHtml(unweighed)}</p>` : supportHtml(support),
    '</article>',
  ].join('');

const block = (one: Block): string => {
  switch (one.kind) {
    case 'heading':
      return `<h${one.level} id="${escapeHtml(one.anchor)}"${one.strip === true ? ' class="strip" dir="auto"' : ''}>${escapeHtml(one.text)}</h${one.level}>`;
    case 'paragraph':
      return `<p${one.exact ? ' class="exact" dir="auto"' : ''}>${escapeHtml(one.text)}</p>`;
    case 'sentence':
      return sentence(one);
    case 'cards':
      return cardsHtml(one);
    case 'table':
      return table(one);
    case 'list':
      return `<ul>${one.items.map((item) => `<li dir="auto">${escapeHtml(item)}</li>`).join('')}</ul>`;
    case 'seal':
      return facts(one.facts, 'facts');
    case 'command':
      return `<pre><code>${escapeHtml(one.text)}</code></pre>`;
  }
};
