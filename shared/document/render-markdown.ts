import type { Block, CardItem, DocumentFact, LeitsatzDocument, SentenceBlock, TableBlock } from './document.ts';

/**
 * Writes a document as CommonMark with GFM tables.
 *
 * User texts are escaped so that every CommonMark reader gives back exactly the text that went in:
 * checked with hostile strings in test/document/markdown.test.ts.
 */
export const renderMarkdown = (document: LeitsatzDocument): string =>
  `${[
    `# ${inline(document.title)}`,
    document.meta.map((fact) => `- ${factLine(fact)}`).join('\n'),
    ...document.blocks.map(block),
  ].join('\n\n')}\n`;

/**
 * Escapes a text for one paragraph.
 *
 * Every character with a meaning gets a backslash; white space that a reader would trim becomes a
 * character reference; a line break becomes a hard break.
 */
export const escapeMarkdown = (text: string): string => {
  const lines = text.split('\n');
  return lines.map((line, index) => escapeLine(line) + lineEnd(line, lines[index + 1])).join('');
};

/** A text where no line may end: headings, list items, table cells. */
export const escapeMarkdownInline = (text: string): string => text.split('\n').map(escapeLine).join('<br>');

const lineEnd = (line: string, next: string | undefined): string => {
  if (next === undefined) return '';
  // A hard break before or after an empty line would end the paragraph.
  return line.trim() === '' || next.trim() === '' ? '<br>' : '\\\n';
};

const escapeLine = (line: string): string =>
  line
    .replace(/[\\`*_[\]<>&#|~$]/g, '\\$&')
    // Addresses would become links in GFM; the text is a sentence, not a reference.
    .replace(/:(?=\/\/)/g, '\\:')
    .replace(/@/g, '\\@')
    .replace(/(www)\./gi, '$1\\.')
    .replace(/^(\s*)([-+=:])/, '$1\\$2')
    .replace(/^(\s*\d{1,9})([.)])/, '$1\\$2')
    .replace(/^\s+|\s+$|\r/g, (space) => [...space].map((one) => `&#${one.codePointAt(0) ?? 32};`).join(''));

const inline = escapeMarkdownInline;
const cell = (text: string): string => inline(text).replace(/\\\|/g, '&#124;');

const factLine = ({ label, value, code }: DocumentFact): string => code === true && codePattern.test(value) ? `${inline(`${label}:`)} \`${value}\`` : inline(`${label}: ${value}`);

/** Checksums and keys are hexadecimal or base64url, without backticks; anything else is written as text. */
const codePattern = /^[\w +/=.:-]+$/;

const quote = (text: string): string => escapeMarkdown(text).split('\n').map((line) => `> ${line}`).join('\n');

const table = ({ caption, header, rows }: TableBlock): string =>
  [
    `**${inline(caption)}**`,
    '',
    `| ${header.map(cell).join(' | ')} |`,
    `| ${header.map((_, index) => (index === 0 ? ':---' : '---:')).join(' | ')} |`,
    ...rows.map((row) => `| ${row.map(cell).join(' | ')} |`),
  ].join('\n');

const sentence = ({ heading, text, seal, support, unweighed }: SentenceBlock): string =>
  [
    `### ${inline(heading)}`,
    quote(text),
    ...(seal === null
      ? []
      : [[`${seal.version}, ${seal.frozenAt}`, factLine(seal.checksum), ...seal.approvals.map(inline)].map((line) => `- ${line}`).join('\n')]),
    ...(support === null ? [inline(unweighed)] : [inline(support.spoken), inline(support.meta), table(support.table)]),
  ].join('\n\n');

/** A list item; what hangs on a card stands one level deeper. */
const cardLines = ({ text, label, notes, comments, under, underLabel }: CardItem, indent: string): readonly string[] => {
  const deeper = `${indent}  `;
  return [
    `${indent}- ${inline(text)} (${inline(label)})`,
    ...notes.map((note) => `${deeper}- ${inline(note)}`),
    ...comments.map((comment) => `${deeper}- ${inline(comment.label)}: ${inline(comment.text)}`),
    ...(under.length === 0 ? [] : [`${deeper}- ${inline(underLabel)}`, ...under.flatMap((card) => cardLines(card, `${deeper}  `))]),
  ];
};

const block = (one: Block): string => {
  switch (one.kind) {
    case 'heading':
      return `${'#'.repeat(one.level)} ${inline(one.text)}`;
    case 'paragraph':
      return escapeMarkdown(one.text);
    case 'sentence':
      return sentence(one);
    case 'cards':
      return one.cards.map((card) => cardLines(card, '').join('\n')).join('\n');
    case 'table':
      return table(one);
    case 'list':
      return one.items.map((item) => `- ${inline(item)}`).join('\n');
    case 'seal':
      return one.facts.map((fact) => `- ${factLine(fact)}`).join('\n');
    case 'command':
      return ['```', one.text, '```'].join('\n');
  }
};
