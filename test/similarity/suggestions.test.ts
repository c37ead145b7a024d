import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { looseCardsMax } from '../../shared/similarity/board-texts.ts';
import { groupCardsMax, likenessNeeded } from '../../shared/similarity/groups.ts';
import { revisionOf } from '../../shared/similarity/revision.ts';
import { suggestionsFor, type BoardSuggestions, type SuggestionInput } from '../../shared/similarity/suggestions.ts';
import { klimaratSample } from './corpora.ts';
import { card, looseCards, madeUpCards, shuffled } from './samples.ts';

const klimarat = (): SuggestionInput => {
  const texts = klimaratSample();
  const titles = [...new Set(texts.flatMap(({ labels }) => labels))];
  return {
    cards: texts.map(({ id, text, labels: [title = ''] }, at) => card(id, text, at % 3 === 0 ? { cluster: `c${titles.indexOf(title)}` } : { parked: at % 10 === 1 })),
    clusters: titles.map((title, at) => ({ id: `c${at}`, title })),
  };
};

const named = ({ merges, groups, placements }: BoardSuggestions): readonly string[] => [...merges.flatMap(({ cards }) => cards), ...groups.flatMap(({ cards }) => cards), ...placements.map((placement) => placement.card)];

describe('suggestions', () => {
  it('[SG1] the same board gives the same answer, in whatever order cards and groups come', () => {
    const board = klimarat();
    const expected = suggestionsFor(board);

    for (const seed of [1, 2, 3]) {
      const mixed = { cards: shuffled(board.cards, seed), clusters: shuffled(board.clusters, seed) };
      expect(suggestionsFor(mixed)).toEqual(expected);
    }
    expect(expected.groups.length).toBeGreaterThan(0);
    expect(expected.placements.length).toBeGreaterThan(0);
  });

  it('[SG1] the order plays no part on a board that is large enough for themes', () => {
    const board = madeUpCards(300);
    const expected = suggestionsFor(board);

    expect(suggestionsFor({ ...board, cards: shuffled(board.cards, 4) })).toEqual(expected);
    expect(expected.groups.length).toBeGreaterThan(0);
  });

  it('[SG1] another text, place or heading is another revision; another order is none', () => {
    const board = klimarat();
    const [first, ...others] = board.cards;
    const changed = (values: object): string => revisionOf({ ...board, cards: [{ ...card('', ''), ...first, ...values }, ...others] });

    const revisions = [revisionOf(board), changed({ text: 'anders' }), changed({ cluster: null }), changed({ parked: true }), revisionOf({ ...board, clusters: [] })];

    expect(new Set(revisions).size).toBe(revisions.length);
    expect(revisionOf({ cards: shuffled(board.cards, 2), clusters: shuffled(board.clusters, 2) })).toBe(revisions[0]);
    expect(revisions[0]).toMatch(/^[0-9a-f]{16}$/u);
  });

  it('[SG2] only loose cards are named, each in one group or placement at most, and never under a host as well', () => {
    const board = klimarat();
    const suggestions = suggestionsFor({ ...board, cards: [...board.cards, ...board.cards.slice(1, 30).map((one) => card(`twin-${one.id}`, one.text))] });

    const loose = new Set(board.cards.filter(({ cluster, parked }) => cluster === null && !parked).map(({ id }) => id));
    const placed = [...suggestions.groups.flatMap(({ cards }) => cards), ...suggestions.placements.map((placement) => placement.card)];
    const guests = new Set(suggestions.merges.flatMap(({ cards: [, ...others] }) => others));

    expect(named(suggestions).filter((id) => !loose.has(id) && !id.startsWith('twin-'))).toEqual([]);
    expect(new Set(placed).size).toBe(placed.length);
    expect(placed.filter((id) => guests.has(id))).toEqual([]);
    expect(guests.size).toBeGreaterThan(0);
    const clusters = new Set(board.clusters.map(({ id }) => id));
    expect(suggestions.placements.every(({ cluster }) => clusters.has(cluster))).toBe(true);
  });

  it('[SG2] where nothing lies loose nothing is proposed', () => {
    const board = klimarat();

    const suggestions = suggestionsFor({ ...board, cards: board.cards.map((one, at) => ({ ...one, cluster: at % 2 === 0 ? 'c0' : null, parked: at % 2 === 1 })) });

    expect(named(suggestions)).toEqual([]);
  });

  it('[SG3] every proposal is explained with words that stand in its cards', () => {
    const board = klimarat();
    const textOf = new Map(board.cards.map(({ id, text }) => [id, text]));
    const suggestions = suggestionsFor({ cards: board.cards.map((one) => ({ ...one, cluster: null, parked: false })), clusters: [] });

    const explained = [...suggestions.merges, ...suggestions.groups].map(({ cards, because }) => because.length > 0 && because.length <= 3 && because.every((word) => cards.some((id) => (textOf.get(id) ?? '').includes(word))));

    expect(explained).toEqual(explained.map(() => true));
    for (const { cards, because } of suggestions.groups) {
      for (const id of cards) expect(because.some((word) => (textOf.get(id) ?? '').toLowerCase().includes(word.toLowerCase().slice(0, 4))), `${id}: ${because.join(', ')}`).toBe(true);
    }
  });

  it('[SG4] a group needs more likeness the larger it is, and never has more cards than one reads', () => {
    const needed = Array.from({ length: groupCardsMax }, (_, at) => likenessNeeded(at + 1));
    const suggestions = suggestionsFor(madeUpCards(400));

    expect([...needed].sort((a, b) => a - b)).toEqual(needed);
    expect(needed[3]).toBeGreaterThan(needed[2] ?? 1);
    expect(Math.max(...suggestions.groups.map(({ cards }) => cards.length))).toBeLessThanOrEqual(groupCardsMax);
    expect(Math.min(...suggestions.groups.map(({ cards }) => cards.length))).toBeGreaterThanOrEqual(2);
  });

  it('a compound finds its parts', () => {
    const { groups } = suggestionsFor(looseCards('Mehr Parkbänke am Fluss', 'Bänke im Park für ältere Menschen', 'Sprachkurse am Abend', 'Deutschsprachkurse mit Kinderbetreuung', 'Wir brauchen eine Buslinie zum Bahnhof'));

    expect(groups.map(({ cards }) => [...cards].sort())).toContainEqual(['card-2', 'card-3']);
    expect(groups.flatMap(({ because }) => because).join(' ').toLowerCase()).toContain('sprachkurse');
  });

  it('a loose card goes where its like lies, and nowhere in doubt', () => {
    const board: SuggestionInput = {
      cards: [
        card('a', 'Radwege an der Hauptstraße sicherer machen', { cluster: 'rad' }),
        card('b', 'Radwege auch im Winter räumen', { cluster: 'rad' }),
        card('c', 'Deutschkurse am Abend anbieten', { cluster: 'sprache' }),
        card('d', 'Deutschkurse mit Kinderbetreuung', { cluster: 'sprache' }),
        card('new', 'Breitere Radwege bis zur Schule'),
        card('doubt', 'Das Freibad länger öffnen'),
      ],
      clusters: [
        { id: 'rad', title: 'Sicher mit dem Rad' },
        { id: 'sprache', title: 'Sprache öffnet Türen' },
      ],
    };

    const { placements, groups } = suggestionsFor(board);

    expect(placements).toEqual([{ card: 'new', cluster: 'rad', because: ['Radwege'] }]);
    expect(groups).toEqual([]);
  });
});

describe('boards of every kind', () => {
  it('no card, one card, cards without words', () => {
    for (const board of [looseCards(), looseCards('Mehr Bänke'), looseCards('', ' ', '…', '!!!', '-')]) {
      const { of, merges, groups, placements } = suggestionsFor(board);
      expect({ of, merges, groups, placements }).toEqual({ of: board.cards.length, merges: [], groups: [], placements: [] });
    }
  });

  it('a thousand times the same text is one merge', () => {
    const { merges, groups } = suggestionsFor(looseCards(...Array.from({ length: 1_000 }, (_, at) => (at % 2 === 0 ? 'Mehr Bänke!' : 'mehr  bänke'))));

    expect(merges).toHaveLength(1);
    expect(merges[0]?.cards).toHaveLength(1_000);
    expect(merges[0]?.because).toEqual(['Bänke']);
    expect(groups).toEqual([]);
  });

  it('more cards than are looked at: the bound holds, and the order still plays no part', () => {
    const board = madeUpCards(looseCardsMax + 50);

    const suggestions = suggestionsFor(board);

    expect(suggestions.of).toBe(looseCardsMax);
    expect(suggestionsFor({ ...board, cards: shuffled(board.cards, 3) })).toEqual(suggestions);
  }, 60_000);

  it('other scripts are compared like any other', () => {
    const pairs = [
      ['نحتاج إلى مزيد من دورات اللغة', 'دورات اللغة في المساء'],
      ['Больше велосипедных дорожек', 'Велосипедные дорожки у школы'],
      ['増やしてほしい日本語教室', '日本語教室を夜にも'],
      ['Περισσότερα μαθήματα γλώσσας', 'Μαθήματα γλώσσας το βράδυ'],
      ['Daha fazla dil kursu', 'Akşamları dil kursu'],
      ['हमें भाषा पाठ्यक्रम चाहिए', 'शाम को भाषा पाठ्यक्रम'],
    ];

    const { groups, merges } = suggestionsFor(looseCards(...pairs.flat()));

    const found = [...groups, ...merges].map(({ cards }) => [...cards].sort((a, b) => Number(a.slice(5)) - Number(b.slice(5))));
    expect(found).toHaveLength(pairs.length);
    for (const [at] of pairs.entries()) expect(found).toContainEqual([`card-${2 * at}`, `card-${2 * at + 1}`]);
  });

  it('strings that break programs break nothing here', () => {
    const strings = JSON.parse(readFileSync(new URL('../data/blns.json', import.meta.url), 'utf8')) as readonly string[];
    const board = looseCards(...strings, '\ud800', 'a\udc00b', 'x'.repeat(5_000), '\u0301'.repeat(500), '__proto__', 'constructor toString', '👨‍👩‍👧‍👦'.repeat(60));

    const suggestions = suggestionsFor({ cards: [...board.cards, ...board.cards.map(({ text }, at) => card(`placed-${at}`, text, { cluster: 'c' }))], clusters: [{ id: 'c', title: '__proto__' }] });

    expect(structuredClone(suggestions)).toEqual(suggestions);
    expect(named(suggestions).filter((id) => id.startsWith('placed-'))).toEqual([]);
  });
});
