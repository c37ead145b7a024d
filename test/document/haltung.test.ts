import { describe, expect, it } from 'vitest';
import { buildHaltung } from '../../shared/document/haltung.ts';
import type { Block, SentenceBlock, TableBlock } from '../../shared/document/document.ts';
import { exampleHash, exampleInput, sealedSentence, supportOf } from './haltung-example.ts';

const outline = (blocks: readonly Block[]): readonly string[] => blocks.map((block) => (block.kind === 'heading' ? `# ${block.text}` : block.kind === 'sentence' ? `sentence ${block.heading}` : block.kind));
const sentences = (blocks: readonly Block[]): readonly SentenceBlock[] => blocks.filter((block) => block.kind === 'sentence');
const tableCalled = (blocks: readonly Block[], caption: string): TableBlock | undefined => blocks.filter((block) => block.kind === 'table').find((table) => table.caption === caption);

describe('the Haltung', () => {
  it('has the same sections in the same order', () => {
    const { title, blocks } = buildHaltung(exampleInput());

    expect(title).toBe('Gemeinsame Haltung „Masterplan Integration in Arbeit“');
    expect(outline(blocks)).toEqual([
      '# Präambel', 'paragraph', 'paragraph',
      '# Leitsätze', 'sentence Leitsatz 1: Arbeit und Sprache',
      '# Was offen geblieben ist', 'paragraph', 'sentence Tariflohn',
      '# Beteiligung', 'paragraph', 'list', 'table', 'paragraph',
      '# Prüfung', 'paragraph', 'command', 'seal',
    ]);
  });

  it('says in words when a part is empty', () => {
    const { blocks } = buildHaltung(exampleInput({ preamble: ' ', sealed: [], open: [], workshops: [] }));

    expect(blocks.filter((block) => block.kind === 'paragraph').map(({ text }) => text).slice(0, 4)).toEqual([
      'Noch keine Präambel.', 'Noch ist kein Satz festgehalten.', 'Kein Satz ist offen geblieben.', 'Noch kein Workshop.',
    ]);
  });

  it('gives each sealed sentence its version, full checksum, confirmations and support', () => {
    const [sealed] = sentences(buildHaltung(exampleInput()).blocks);

    expect(sealed?.seal).toEqual({
      version: 'Fassung 2',
      frozenAt: 'festgehalten am 25. April 2026, 15:44 Uhr',
      checksum: { label: 'Prüfsumme', value: exampleHash, code: true },
      approvals: ['Bestätigt: Moderation, 25. April 2026, 15:40 Uhr', 'Bestätigt: Zugang Bestätigung, 25. April 2026, 15:44 Uhr'],
    });
    expect(sealed?.support?.spoken).toBe('Gemeinsam: von allen 5 Bereichen getragen.');
    expect(sealed?.support?.meta).toBe('Stimmungsbild, 152 Stimmen, nötig sind 66\u202f% in jedem Bereich');
  });

  it('calls a vote with tickets Abstimmung', () => {
    const support = { ...supportOf(0.71, 0.78, 0.84, 0.89, 0.97), mode: 'binding' } as const;
    const [sealed] = sentences(buildHaltung(exampleInput({ sealed: [{ ...sealedSentence(1, 'Wir lernen.'), support }] })).blocks);

    expect(sealed?.support?.meta).toBe('Abstimmung, 152 Stimmen, nötig sind 66\u202f% in jedem Bereich');
  });

  it('names the missing sector of an open sentence and hides sectors with few votes', () => {
    const open = sentences(buildHaltung(exampleInput()).blocks)[1];

    expect(open?.seal).toBeNull();
    expect(open?.support?.spoken).toContain('Wirtschaft mit 41 Prozent');
    expect(open?.support?.meta).toBe('Stimmungsbild, 152 Stimmen, nötig sind 66\u202f% in jedem Bereich. Verdeckt: weniger als 5 Stimmen, oder eine solche Zahl ließe sich sonst ausrechnen.');
    expect(open?.support?.table.rows).toEqual([
      ['Verwaltung', '71\u202f%', 'ja'],
      ['Politik', 'verdeckt', '–'],
      ['Wirtschaft', '41\u202f%', 'nein'],
      ['Zivilgesellschaft', '90\u202f%', 'ja'],
      // 65.9 of 66 does not carry and must not read as 66.
      ['Migrantische Organisationen', '65\u202f%', 'nein'],
    ]);
  });

  it('counts people per sector without exposing small groups', () => {
    const { blocks } = buildHaltung(exampleInput());

    expect(tableCalled(blocks, 'Beteiligte nach Bereichen')?.rows).toEqual([
      ['Verwaltung', '50', '30'],
      ['Politik', 'nicht erfasst', '20'],
      ['Wirtschaft', '20', '0'],
      ['Zivilgesellschaft', 'nicht erfasst', '31'],
      ['Migrantische Organisationen', 'nicht erfasst', 'weniger als 5'],
    ]);
    expect(blocks.some((block) => block.kind === 'paragraph' && block.text === 'Eingeladen und nicht dabei: Wirtschaft.')).toBe(true);
  });

  it('keeps the order of the Haltung, whatever the order of the input', () => {
    const { blocks } = buildHaltung(exampleInput({ sealed: [sealedSentence(2, 'Zweiter.'), sealedSentence(1, 'Erster.')], open: [] }));

    expect(sentences(blocks).map(({ text }) => text)).toEqual(['Erster.', 'Zweiter.']);
  });

  it('is the same for the same input', () => {
    expect(buildHaltung(exampleInput())).toEqual(buildHaltung(exampleInput()));
  });
});
