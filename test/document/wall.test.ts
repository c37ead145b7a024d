import { readFileSync } from 'node:fs';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { createCluster, placeCards, putCard } from '../../shared/board/board-edits.ts';
import type { Block, CardItem } from '../../shared/document/document.ts';
import { renderHtml } from '../../shared/document/render-html.ts';
import { escapeMarkdownInline, renderMarkdown } from '../../shared/document/render-markdown.ts';
import { wallCsv } from '../../shared/document/wall-csv.ts';
import { dotsOnWall, dotsSentence } from '../../shared/document/wall-dots.ts';
import { wallJson } from '../../shared/document/wall-json.ts';
import { buildWall, type WallInput } from '../../shared/document/wall.ts';
import { asId, type CardId, type ClusterId } from '../../shared/domain/ids.ts';
import { defaultSectors } from '../../shared/domain/sector.ts';
import { closedResult } from './result-example.ts';
import { boardOf, trayOf, wallInput } from './wall-example.ts';

const naughty: readonly string[] = (JSON.parse(readFileSync(new URL('../data/blns.json', import.meta.url), 'utf8')) as readonly string[]).filter((text) => text !== '');
const rightToLeft = ['نريد حافلة في كل قرية', 'אוטובוס לכל כפר', 'اتوبوس‌ها برای همه'];
const ids = { board: 'board-1', process: 'process-1', workshop: 'workshop-1' };

const outline = (blocks: readonly Block[]): readonly string[] =>
  blocks.map((block) => (block.kind === 'heading' ? `${block.strip === true ? '=' : '#'} ${block.text}` : block.kind === 'paragraph' ? block.text : block.kind === 'cards' ? block.cards.map(({ text }) => text).join(', ') : block.kind));
const cardsIn = (blocks: readonly Block[]): readonly CardItem[] => blocks.flatMap((block) => (block.kind === 'cards' ? block.cards : []));
const decode = (html: string): string => html.replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)));
const wordsIn = (html: string): readonly string[] => [...html.matchAll(/<p class="words" dir="auto">([\s\S]*?)<\/p>/g)].map(([, inside = '']) => decode(inside));

type Line = Readonly<Record<string, string>>;
const table = (input: WallInput): readonly Line[] => {
  const text = wallCsv(input);
  expect(text.startsWith('\uFEFF')).toBe(true);
  const { data, errors } = Papa.parse<Line>(text.slice(1), { delimiter: ';', newline: '\r\n', header: true, skipEmptyLines: true });
  expect(errors).toEqual([]);
  return data;
};

describe('the wall protocol', () => {
  it('[WP1] has a page per group with its strip on top, then what lies beside the groups', () => {
    const { title, blocks, footer } = buildWall(wallInput());
    const lines = outline(blocks);

    expect(title).toBe('Wandprotokoll „Masterplan Integration in Arbeit“');
    expect(lines.slice(lines.indexOf('= Auf dem Land'))).toEqual([
      '= Auf dem Land', 'Gruppe 1 von 2, 4 Karten, davon eine zusammengeführt', 'Zur gleichen Zeit auch so überschrieben und noch zu klären: „Zwischen den Dörfern“',
      '⚡ Strittig: Zu dieser Gruppe gehen die Meinungen auseinander.', 'Rad für alle, Bus für alle, Zug für alle',
      '= Gruppe ohne Überschrift', 'Gruppe 2 von 2, keine Karte',
      '= Ohne Gruppe', 'eine Karte. Diese Karten liegen in keiner Gruppe.', 'Taxi für alle',
      '= Parkplatz', 'eine Karte. Diese Karten gehören an eine andere Stelle. Nichts davon ist weggeworfen.', 'Fähre für alle',
      '= Zu klären', 'Diese Gruppen wurden entfernt, während jemand anders noch an ihnen gearbeitet hat. Die Moderation entscheidet, ob sie wiederkommen.',
      '# „Auf dem Wasser“', 'eine Karte', 'Schiff für alle',
    ]);
    expect(footer).toBe('Wandprotokoll „Masterplan Integration in Arbeit“ · Workshop 1, 14. März 2026 · Stand 28. April 2026, 10:00 Uhr · 19be 5c70 e3a4 60d2');
  });

  it('[WP1] names each card’s sector in words, in the order of sectors; those merged stand under it, and comments', () => {
    const [rad, bus, zug] = cardsIn(buildWall(wallInput()).blocks);

    expect([rad?.label, bus?.label, zug?.label]).toEqual(['Verwaltung, Nr. 2', 'Politik, Nr. 1', 'Ohne Angabe, Nr. 3']);
    expect([rad?.sign, bus?.sign, zug?.sign]).toEqual(['square', 'dome', null]);
    expect(rad).toMatchObject({ notes: ['⚡ Strittig'], comments: [{ label: 'Kommentar, Wirtschaft', text: 'Und im Winter?' }], under: [] });
    expect(bus).toMatchObject({ underLabel: 'Damit zusammengeführt, eine Karte:', under: [{ text: 'Seilbahn für alle', label: 'Politik, Nr. 5' }] });
  });

  it('[WP2] counts hidden cards and quotes none of them, in no format', () => {
    const input = wallInput();
    const document = buildWall(input);

    expect(outline(document.blocks)).toContain('Eine Karte ist ausgeblendet (mit Begründung). Ihr Wortlaut steht nicht in diesem Protokoll.');
    expect(outline(buildWall(wallInput({ hidden: { cards: 3, withReason: 2 } })).blocks)).toContain('3 Karten sind ausgeblendet (davon 2 mit Begründung). Ihr Wortlaut steht nicht in diesem Protokoll.');
    for (const text of [renderHtml(document), renderMarkdown(document), wallCsv(input), JSON.stringify(wallJson(input, ids))]) expect(text).not.toContain('Geheim');
  });

  it('[WP3] says the dots that the last closed ballot gave, with the split as it was published', () => {
    const card = asId<CardId>('Rad');
    const cluster = asId<ClusterId>('land');
    const counted = (people: readonly number[]) => {
      const result = closedResult('dots', { round: 2 }, people);
      if (result.kind !== 'dots') throw new Error('not dots');
      return { ...result, options: result.options.map((option, place) => ({ ...option, source: place === 0 ? { card } : { cluster } })) };
    };
    const open = dotsOnWall([{ title: 'Was zuerst?', result: counted([15, 15]) }]);
    const hidden = dotsOnWall([{ title: 'Was zuerst?', result: counted([15, 15]) }, { title: '', result: counted([12, 8, 3]) }, { title: 'läuft noch', result: null }]);
    const say = (dots: typeof open, id: string): string => {
      const found = dots.get(id);
      return found === undefined ? '' : dotsSentence(found, defaultSectors);
    };

    expect([say(open, 'Rad'), say(open, 'land'), say(open, 'Bus')]).toEqual(['50 Punkte (Stimmungsbild „Was zuerst?“, Runde 2): Verwaltung 25, Politik 25', '40 Punkte (Stimmungsbild „Was zuerst?“, Runde 2): Verwaltung 20, Politik 20', '']);
    expect(say(hidden, 'Rad')).toBe('39 Punkte (Stimmungsbild, Runde 2): Verwaltung 20; verdeckt: Politik, Wirtschaft');
    const { blocks } = buildWall(wallInput({ dots: open }));
    expect(outline(blocks)).toContain('40 Punkte (Stimmungsbild „Was zuerst?“, Runde 2): Verwaltung 20, Politik 20');
    expect(cardsIn(blocks)[0]?.notes).toEqual(['⚡ Strittig', '50 Punkte (Stimmungsbild „Was zuerst?“, Runde 2): Verwaltung 25, Politik 25']);
  });

  it('[WP1] an empty board says so', () => {
    const { blocks } = buildWall(wallInput({ board: boardOf(() => {}), hidden: { cards: 0, withReason: 0 } }));

    expect(outline(blocks)).toEqual(['# Frage', 'Wie kommen alle hin?', '# Die Pinnwand in Zahlen', 'An dieser Pinnwand hängt keine Karte.']);
    expect(table(wallInput({ board: boardOf(() => {}) }))).toEqual([]);
  });

  it('[WP1] as HTML stands alone, skips no level of headings, and keeps a card on one page', () => {
    const html = renderHtml(buildWall(wallInput()));
    const levels = [...html.matchAll(/<h(\d)/g)].map(([, level]) => Number(level));

    expect(levels.every((level, place) => level <= (levels[place - 1] ?? 1) + 1)).toBe(true);
    expect(html).not.toMatch(/<script|<link|<img|\ssrc=|url\(|\sstyle=/);
    expect(html.match(/class="sheet"/g)).toHaveLength(5);
    for (const rule of ['size: A4; margin: 20mm', 'counter(pages)', '.sheet { break-before: page; }', 'break-inside: avoid']) expect(html).toContain(rule);
  });

  it('[WP1] gives back every hostile text unchanged and lets none become markup', () => {
    const texts = [...naughty, ...rightToLeft];
    const hostile = (words: readonly string[]): WallInput =>
      wallInput({
        question: words.at(-1) ?? '',
        board: boardOf((doc) => {
          for (const [place, text] of words.entries()) {
            putCard(doc, `card-${place + 1}`, { text, sector: null, order: place + 1, hidden: false });
            createCluster(doc, `cluster-${place}`, text);
          }
          placeCards(doc, words.map((_, place) => `card-${place + 1}`), 'cluster-0');
        }),
      });
    const plainTags = renderHtml(buildWall(hostile(texts.map(() => 'x')))).match(/<[a-z/!]/gi)?.length;

    const html = renderHtml(buildWall(hostile(texts)));

    expect(wordsIn(html)).toEqual(texts);
    expect(html.match(/<[a-z/!]/gi)?.length).toBe(plainTags);
    expect([...html.matchAll(/<h2 [^>]*class="strip" dir="auto">([\s\S]*?)<\/h2>/g)].map(([, inside = '']) => decode(inside))).toEqual(texts);
    const markdown = renderMarkdown(buildWall(hostile(texts)));
    expect(texts.filter((text) => !markdown.includes(`\n- ${escapeMarkdownInline(text)} (Ohne Angabe`))).toEqual([]);
  });

  it('[WP1] 2,000 cards in 60 groups are one document with all their words', () => {
    const board = boardOf((doc) => {
      for (let place = 0; place < 2_000; place += 1) putCard(doc, `card-${place}`, { text: `Karte ${place}.`, sector: defaultSectors[place % 5]?.id ?? null, order: place + 1, hidden: false });
      for (let group = 0; group < 60; group += 1) {
        createCluster(doc, `cluster-${group}`, `Gruppe ${group}`);
        placeCards(doc, Array.from({ length: 30 }, (_, place) => `card-${group * 30 + place}`), `cluster-${group}`);
      }
    });
    const input = wallInput({ board });

    expect(new Set(wordsIn(renderHtml(buildWall(input))))).toEqual(new Set(board.wall.map(({ text }) => text)));
    expect(table(input)).toHaveLength(2_000);
  });
});

describe('the wall as a table', () => {
  it('[WP4] has a line per card with its group, place, host and marks', () => {
    const lines = table(wallInput());

    expect(Object.keys(lines[0] ?? {})).toEqual(['Nummer', 'Karte', 'Bereich', 'Gruppe', 'Platz', 'Zusammengeführt unter', 'Geparkt', 'Strittig', 'Verborgen', 'Kommentare']);
    expect(lines.map((line) => Object.values(line).join('|'))).toEqual([
      '1|Bus für alle|Politik|Auf dem Land|1||nein|nein|nein|0',
      '2|Rad für alle|Verwaltung|Auf dem Land|2||nein|ja|nein|1',
      '3|Zug für alle|Ohne Angabe|Auf dem Land|3||nein|nein|nein|0',
      '4|Fähre für alle|Wirtschaft||||ja|nein|nein|0',
      '5|Seilbahn für alle|Politik|Auf dem Land||1|nein|nein|nein|0',
      '6|Schiff für alle|Verwaltung|Zu klären: Auf dem Wasser|1||nein|nein|nein|0',
      '7|Taxi für alle|Politik||||nein|nein|nein|0',
      '8||||||||ja|',
    ]);
  });

  it('[WP4] lets no spreadsheet run what somebody wrote, and keeps every text', () => {
    const texts = ['=1+1', '+1', '-1', '@SUM(A1)', '＝1+1', '=HYPERLINK("http://x";"a")', ...naughty, ...rightToLeft];
    const cells = table(wallInput({ board: trayOf(texts) })).map((line) => line['Karte'] ?? '');

    expect(cells.map((cell, place) => cell === texts[place] || cell === `'${texts[place] ?? ''}`)).toEqual(texts.map(() => true));
    expect(cells.filter((cell) => /^[=+\-@\t\r\n\u2212\uFF1D\uFF0B\uFF0D\uFF20]/u.test(cell))).toEqual([]);
  });
});

describe('the wall as data', () => {
  it('[WP4] names question, sectors and every place of the board', () => {
    const wall = wallJson(wallInput(), ids);

    expect(wall).toMatchObject({
      schema: 'leitsatz/wall/1', id: 'board-1', question: 'Wie kommen alle hin?', process: { id: 'process-1' }, workshop: { id: 'workshop-1', date: '2026-03-14' }, sectors: defaultSectors,
      hidden: { cards: 1, withReason: 1 }, generatedAt: '2026-04-28T08:00:00.000Z',
    });
    expect(wall.clusters.map(({ id, titles, conflict, weight, cards }) => [id, titles, conflict, weight, cards.map((card) => [card.id, card.number, card.merged.map((below) => below.id)])])).toEqual([
      ['land', ['Auf dem Land', 'Zwischen den Dörfern'], true, 4, [['Bus', 1, ['Seilbahn']], ['Rad', 2, []], ['Zug', 3, []]]],
      ['bare', [], false, 0, []],
    ]);
    expect([wall.tray, wall.parked, wall.collisions.flatMap(({ cards }) => cards)].map((cards) => cards.map(({ id }) => id))).toEqual([['Taxi'], ['Fähre'], ['Schiff']]);
  });
});
