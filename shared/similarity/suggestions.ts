/**
 * What may belong together on a board: cards that say the same, groups, places in groups that exist.
 *
 * Pure and deterministic: the same board gives the same answer in whatever order its cards come. Only loose cards are ever named
 * (in no group, not parked); what a person placed is read, never moved. Nothing is proposed that cannot be explained with words
 * from the cards.
 */
import { assignmentsTo } from './assign.ts';
import { boardTexts, type BoardTexts } from './board-texts.ts';
import { among, cosinesOf, type SquareMatrix } from './cosines.ts';
import { duplicatesAmong } from './duplicates.ts';
import { sharedParts } from './explain.ts';
import { groupsAmong, meanLikeness } from './groups.ts';
import { headingOf } from './heading.ts';
import { revisionOf } from './revision.ts';
import { withThemes } from './themes.ts';
import { vectorsOf } from './vectors.ts';

export interface SuggestionCard {
  readonly id: string;
  readonly text: string;
  /** Group in which a person placed it. */
  readonly cluster: string | null;
  readonly parked: boolean;
}

export interface SuggestionInput {
  readonly cards: readonly SuggestionCard[];
  readonly clusters: readonly { readonly id: string; readonly title: string }[];
}

/** Lists are strongest first. `because`: one to three words or word parts that stand in the cards. */
export interface BoardSuggestions {
  /** Hash of the input; see `revisionOf`. */
  readonly revision: string;
  /** Cards that were looked at. */
  readonly of: number;
  /** Cards that say the same; the first is the host. */
  readonly merges: readonly { readonly cards: readonly string[]; readonly because: readonly string[] }[];
  /** Most central card first. A card that a merge would put under another is in no group: its host speaks for it. */
  readonly groups: readonly { readonly cards: readonly string[]; readonly because: readonly string[]; readonly title: string | null }[];
  readonly placements: readonly { readonly card: string; readonly cluster: string; readonly because: readonly string[] }[];
}

/** Cards of a group that explain why another one fits. */
const explainingCards = 5;

/** How alike texts are for groups and placements: 0 unrelated to 1 the same, symmetric, in the order given. */
export interface Likeness {
  /** Decides what is alike enough. */
  readonly direct: SquareMatrix;
  /** Decides what is joined first, and where a card lies nearest. */
  readonly order: SquareMatrix;
}

/** How groups are joined if something else than words knows it better, a language model for one. Merges stay with the words, which they are about. */
export type LikenessOf = (texts: readonly string[], words: SquareMatrix) => Promise<Likeness>;

export const suggestionsFor = (input: SuggestionInput): BoardSuggestions => {
  const board = readBoard(input);
  return suggestionsOn(board, { direct: board.cosines, order: withThemes(board.cosines) });
};

export const suggestionsWith = async (input: SuggestionInput, likenessOf: LikenessOf): Promise<BoardSuggestions> => {
  const board = readBoard(input);
  return suggestionsOn(board, await likenessOf(board.texts.map(({ text }) => text), board.cosines));
};

interface Board extends BoardTexts {
  readonly revision: string;
  readonly cosines: SquareMatrix;
  readonly rarityOf: (gram: string) => number;
}

const readBoard = (input: SuggestionInput): Board => {
  const board = boardTexts(input);
  const vectors = vectorsOf(board.texts.map(({ words }) => words));
  return { ...board, revision: revisionOf(input), cosines: cosinesOf(vectors), rarityOf: vectors.rarityOf };
};

const suggestionsOn = (board: Board, likeness: Likeness): BoardSuggestions => {
  const { merges, hosts } = mergesOn(board);
  const placements = placementsOn(board, hosts, likeness);
  const placed = new Set(placements.map(({ text }) => text));
  const groups = groupsOn(board, hosts.filter((text) => !placed.has(text)), likeness);
  return { revision: board.revision, of: board.of, merges, groups, placements: placements.map(({ card, cluster, because }) => ({ card, cluster, because })) };
};

/** Merges, and the texts that speak for themselves or for others. */
const mergesOn = (board: Board): { readonly merges: BoardSuggestions['merges']; readonly hosts: readonly number[] } => {
  const loose = range(board.looseCount);
  const cosines = among(board.cosines, loose);
  const alike = duplicatesAmong(loose.map((text) => board.texts[text]?.words ?? []), cosines);
  const guests = new Set(alike.flatMap(([, ...others]) => others));
  const inMerge = new Set(alike.flat());
  const single = loose.filter((text) => !inMerge.has(text)).map((text) => [text]);
  const merges = [...single, ...alike]
    .map((members) => ({ members, cards: members.flatMap((text) => board.texts[text]?.ids ?? []) }))
    .filter(({ cards }) => cards.length > 1)
    .map(({ members, cards }) => ({ cards, likeness: members.length === 1 ? 1 : meanLikeness(members, cosines), because: becauseOf(board, members.length === 1 ? [...members, ...members] : members), by: members[0] ?? 0 }))
    .sort((a, b) => b.likeness - a.likeness || a.by - b.by)
    .map(({ cards, because }) => ({ cards, because }));
  return { merges, hosts: loose.filter((text) => !guests.has(text)) };
};

const placementsOn = (board: Board, hosts: readonly number[], { direct, order }: Likeness): readonly { readonly text: number; readonly card: string; readonly cluster: string; readonly because: readonly string[] }[] =>
  assignmentsTo(board.clusters.map(({ members }) => members), hosts, direct, order).flatMap(({ text, group }) => {
    const cluster = board.clusters[group];
    const card = board.texts[text]?.ids[0];
    if (cluster === undefined || card === undefined) return [];
    const own = sharedParts([text, ...nearestAmong(cluster.members, text, direct)].map((member) => board.texts[member]?.words ?? []), board.rarityOf, 0);
    return own.length === 0 ? [] : [{ text, card, cluster: cluster.id, because: own.map(({ shown }) => shown) }];
  });

/** The few that made it near; the words of a whole group would explain anything. */
const nearestAmong = (members: readonly number[], text: number, { size, cells }: SquareMatrix): readonly number[] =>
  members
    .map((member) => ({ member, score: cells[text * size + member] ?? 0 }))
    .sort((a, b) => b.score - a.score || a.member - b.member)
    .slice(0, explainingCards)
    .map(({ member }) => member);

/** A card stays in its group only if one of the words that explain the group is its own. */
const groupsOn = (board: Board, hosts: readonly number[], likeness: Likeness): BoardSuggestions['groups'] =>
  groupsAmong(among(likeness.direct, hosts), among(likeness.order, hosts)).flatMap(({ members }) => {
    const inside = members.map((member) => hosts[member] ?? 0);
    const parts = sharedParts(inside.map((text) => board.texts[text]?.words ?? []), board.rarityOf);
    const explained = new Set(parts.flatMap(({ holders }) => holders));
    const texts = inside.filter((_, at) => explained.has(at)).map((text) => board.texts[text]);
    const cards = texts.flatMap((text) => text?.ids[0] ?? []);
    const central = texts.slice(0, Math.ceil(texts.length / 2)).flatMap((text) => text?.text ?? []);
    return cards.length < 2 ? [] : [{ cards, because: parts.map(({ shown }) => shown), title: headingOf(central) }];
  });

const becauseOf = (board: Board, members: readonly number[]): readonly string[] => sharedParts(members.map((text) => board.texts[text]?.words ?? []), board.rarityOf).map(({ shown }) => shown);

const range = (length: number): readonly number[] => Array.from({ length }, (_, at) => at);
