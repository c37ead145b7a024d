import type { BoardSnapshot, SnapshotCard, SnapshotCluster } from '../board/board-snapshot.ts';
import { signOf, type Sector, type SectorSign } from '../domain/sector.ts';
import { documentWord } from '../locale/document-de.ts';
import { longDate, shortChecksum } from '../locale/formats-de.ts';
import { wallWord } from '../locale/wall-document-de.ts';
import type { Block, CardItem, LeitsatzDocument } from './document.ts';
import { moments } from './moments.ts';
import { dotsSentence, type DotsOnWall } from './wall-dots.ts';

/** Everything the papers of one board are written from. */
export interface WallInput {
  readonly process: { readonly title: string };
  readonly workshop: { readonly title: string; readonly date: string; readonly place: string };
  readonly question: string;
  readonly sectors: readonly Sector[];
  readonly board: BoardSnapshot;
  /** Hidden cards are only counted, those with a reason too: what they say is on no paper. */
  readonly hidden: { readonly cards: number; readonly withReason: number };
  /** By card or cluster id. */
  readonly dots: ReadonlyMap<string, DotsOnWall>;
  readonly chainHead: string;
  /** Server clock, milliseconds since 1970. */
  readonly generatedAtMs: number;
  /** IANA name; the Landkreis' time if absent. */
  readonly timeZone?: string;
}

/** Builds the wall protocol (Wandprotokoll) of one board. Pure: the same input gives the same document, byte for byte. */
export const buildWall = (input: WallInput): LeitsatzDocument => {
  const { workshop, board } = input;
  const title = wallWord('title', { process: input.process.title });
  const stand = documentWord('standAt', moments(input.timeZone)(input.generatedAtMs));
  const when = longDate(workshop.date);
  return {
    title,
    language: 'de',
    meta: [
      { label: wallWord('workshop'), value: [workshop.title, when, workshop.place].filter((part) => part !== '').join(', ') },
      { label: documentWord('stand'), value: stand },
      { label: documentWord('chainHead'), value: shortChecksum(input.chainHead), code: true },
    ],
    blocks: [
      { kind: 'heading', level: 2, text: wallWord('question'), anchor: 'question' },
      { kind: 'paragraph', text: input.question, exact: true },
      { kind: 'heading', level: 2, text: wallWord('numbers'), anchor: 'numbers' },
      ...numbers(input),
      ...board.clusters.flatMap((cluster, place) => clusterBlocks(input, cluster, place)),
      ...restBlocks(input, 'tray', board.tray, wallWord('trayIntro')),
      ...restBlocks(input, 'parked', board.parked, wallWord('parkedIntro')),
      ...unsettledBlocks(input),
    ],
    footer: `${title} · ${workshop.title}, ${when} · ${documentWord('stand')} ${stand} · ${shortChecksum(input.chainHead)}`,
    generatedAtMs: input.generatedAtMs,
  };
};

const counted = (cards: readonly SnapshotCard[]): number => cards.reduce((sum, { merged }) => sum + 1 + merged.length, 0);

const numbers = (input: WallInput): readonly Block[] => {
  const { board, sectors, hidden, dots } = input;
  if (board.wall.length === 0 && board.clusters.length === 0) return [{ kind: 'paragraph', text: wallWord('empty'), exact: false }, ...hiddenBlocks(hidden)];
  const inGroups = board.clusters.reduce((sum, { weight }) => sum + weight, 0);
  const placed = [...board.clusters.flatMap(({ cards }) => cards), ...board.tray, ...board.parked, ...board.collisions.flatMap(({ cards }) => cards)];
  const marked = (all: readonly { readonly conflict: boolean }[]): number => all.filter(({ conflict }) => conflict).length;
  const rows: readonly (readonly [string, number])[] = [
    [wallWord('cards'), board.wall.length],
    [wallWord('mergedCards'), placed.reduce((sum, { merged }) => sum + merged.length, 0)],
    [wallWord('groups'), board.clusters.length],
    [wallWord('inGroups'), inGroups],
    [wallWord('tray'), counted(board.tray)],
    [wallWord('parked'), counted(board.parked)],
    [wallWord('unsettled'), counted(board.collisions.flatMap(({ cards }) => cards))],
    [wallWord('conflicts'), marked(board.clusters) + marked(board.wall)],
    [wallWord('comments'), board.wall.reduce((sum, { comments }) => sum + comments.length, 0)],
  ];
  const bySector = (id: string | null): string => String(board.wall.filter(({ sector }) => sectorOr(sectors, sector) === id).length);
  const withDots = board.clusters.some(({ id }) => dots.has(id));
  return [
    { kind: 'paragraph', text: wallWord('numbersIntro'), exact: false },
    { kind: 'table', caption: wallWord('countsCaption'), header: [wallWord('what'), wallWord('count')], rows: rows.map(([what, count]) => [what, String(count)]) },
    ...hiddenBlocks(hidden),
    {
      kind: 'table',
      caption: wallWord('sectorsCaption'),
      header: [wallWord('sector'), wallWord('cards')],
      rows: [...sectors.map(({ id, title }) => [title, bySector(id)]), [wallWord('unnamed'), bySector(null)]],
      signs: [...sectors.map(({ id }) => signOf(sectors, id)), null],
    },
    ...(board.clusters.length === 0
      ? []
      : [{
          kind: 'table',
          caption: wallWord('groupsCaption'),
          header: [wallWord('group'), wallWord('cards'), ...(withDots ? [wallWord('dots')] : []), wallWord('conflicts')],
          rows: board.clusters.map(({ id, title, weight, conflict }, place) => [
            `${place + 1}. ${title === '' ? wallWord('untitled') : title}`,
            String(weight),
            ...(withDots ? [String(dots.get(id)?.option.total.dots ?? wallWord('none'))] : []),
            wallWord(conflict ? 'yes' : 'no'),
          ]),
        } satisfies Block]),
  ];
};

const hiddenBlocks = ({ cards, withReason }: WallInput['hidden']): readonly Block[] =>
  cards === 0 ? [] : [{ kind: 'paragraph', text: wallWord('hidden', { n: cards, why: wallWord(cards === 1 ? 'hiddenOneWhy' : 'hiddenWhy', { n: withReason }) }), exact: false }];

const line = (text: string): Block => ({ kind: 'paragraph', text, exact: false });

const clusterBlocks = (input: WallInput, { id, title, titles, cards, weight, conflict }: SnapshotCluster, place: number): readonly Block[] => {
  const merged = weight - cards.length;
  const counts = [wallWord('cardCount', { n: weight }), ...(merged === 0 ? [] : [wallWord('mergedCount', { n: merged })])].join(', ');
  const dots = input.dots.get(id);
  return [
    { kind: 'heading', level: 2, text: title === '' ? wallWord('untitled') : title, anchor: `group-${place + 1}`, strip: true },
    line(wallWord('groupLine', { place: place + 1, groups: input.board.clusters.length, cards: counts })),
    ...(titles.length > 1 ? [line(wallWord('otherTitles', { titles: quoted(titles.slice(1)) }))] : []),
    ...(conflict ? [line(wallWord('conflictGroup'))] : []),
    ...(dots === undefined ? [] : [line(dotsSentence(dots, input.sectors))]),
    ...cardsBlock(input, cards),
  ];
};

const quoted = (titles: readonly string[]): string => titles.map((title) => `„${title}“`).join(', ');

const restBlocks = (input: WallInput, name: 'tray' | 'parked', cards: readonly SnapshotCard[], intro: string): readonly Block[] =>
  cards.length === 0 ? [] : [{ kind: 'heading', level: 2, text: wallWord(name), anchor: name, strip: true }, line(`${wallWord('cardCount', { n: counted(cards) })}. ${intro}`), ...cardsBlock(input, cards)];

const unsettledBlocks = (input: WallInput): readonly Block[] => {
  const { collisions } = input.board;
  if (collisions.length === 0) return [];
  return [
    { kind: 'heading', level: 2, text: wallWord('unsettled'), anchor: 'unsettled', strip: true },
    line(wallWord('unsettledIntro')),
    ...collisions.flatMap(({ titles, renamed, cards }, place): readonly Block[] => [
      { kind: 'heading', level: 3, text: titles.length === 0 ? wallWord('untitled') : quoted(titles), anchor: `unsettled-${place + 1}` },
      line([wallWord('cardCount', { n: counted(cards) }), ...(renamed ? [wallWord('removedRenamed')] : [])].join('. ')),
      ...cardsBlock(input, cards),
    ]),
  ];
};

/** The sector if the process has it; else null: "Ohne Angabe". */
const sectorOr = (sectors: readonly Sector[], sector: string | null): string | null => (sectors.some(({ id }) => id === sector) ? sector : null);

const cardsBlock = (input: WallInput, cards: readonly SnapshotCard[]): readonly Block[] => (cards.length === 0 ? [] : [{ kind: 'cards', cards: inSectorOrder(input, cards).map((card) => cardItem(input, card)) }]);

/** Cards of one sector stand together, and keep among themselves the order of the wall. */
const inSectorOrder = ({ sectors }: WallInput, cards: readonly SnapshotCard[]): readonly SnapshotCard[] => {
  const place = ({ sector }: SnapshotCard): number => {
    const at = sectors.findIndex(({ id }) => id === sector);
    return at < 0 ? sectors.length : at;
  };
  return [...cards].sort((a, b) => place(a) - place(b));
};

const nameOf = (sectors: readonly Sector[], sector: string | null): string => sectors.find(({ id }) => id === sector)?.title ?? wallWord('unnamed');
const signFor = (sectors: readonly Sector[], sector: string | null): SectorSign | null => signOf(sectors, sectors.find(({ id }) => id === sector)?.id ?? null);

const cardItem = (input: WallInput, { id, text, sector, order, conflict, comments, merged }: SnapshotCard): CardItem => {
  const { sectors } = input;
  const dots = input.dots.get(id);
  return {
    text,
    label: wallWord('label', { sector: nameOf(sectors, sector), number: String(order) }),
    sign: signFor(sectors, sector),
    notes: [...(conflict ? [wallWord('conflictCard')] : []), ...(dots === undefined ? [] : [dotsSentence(dots, sectors)])],
    comments: comments.map((comment) => ({ label: wallWord('comment', { sector: nameOf(sectors, comment.sector) }), text: comment.text })),
    under: inSectorOrder(input, merged).map((card) => cardItem(input, card)),
    underLabel: wallWord('merged', { n: merged.length }),
  };
};
