/** The end of a run: everybody is online again, all become alike, and what is left is judged. */
import type * as Y from 'yjs';
import { cardsKey, type BoardCard } from '../../shared/board/board-layout.ts';
import { readBoard } from '../../shared/board/board-snapshot.ts';
import type { BoardHall } from './board-hall.ts';
import { findsHeadings, judgesRemovals, placesOnce } from './board-oracle.ts';

/** Everybody has to be alike this long after the network healed. */
export const healMsMax = 5_000;
/** Where updates were lost on the way: the page asks again only every 20 s. */
export const healAfterLossMsMax = 25_000;

export interface Judgement {
  readonly findings: readonly string[];
  /** Virtual time until all were alike. */
  readonly healMs: number;
  /** Cards in the tray by a mark that outlived its removal. */
  readonly outlived: number;
}

/** The maps of a document, whatever order they were filled in. */
export const contentOf = (doc: Y.Doc): string => {
  const maps = [...doc.share.keys()].sort().map((name) => [name, Object.entries(doc.getMap(name).toJSON()).sort(([a], [b]) => (a < b ? -1 : 1))]);
  return JSON.stringify(maps);
};

export const mishaps = ({ network, serverErrors }: BoardHall): string[] => [
  ...network.refusals.map((refusal) => `an honest page was turned away: ${refusal}`),
  ...serverErrors.map((error) => `the server stumbled: ${String(error)}`),
];

/** The same maps and the same picture everywhere, and nothing waits for something that is missing. */
const isAlike = ({ doc, editors }: BoardHall): boolean => {
  const [content, picture] = [contentOf(doc), JSON.stringify(readBoard(doc))];
  return editors.every(({ board }) => {
    const { pendingStructs, pendingDs } = board.doc.store;
    return pendingStructs === null && pendingDs === null && contentOf(board.doc) === content && JSON.stringify(board.snapshot) === picture;
  });
};

/** Words, hidden and withdrawn cards are as the ledger has them. */
const cardsFit = ({ doc, room }: BoardHall): string[] => {
  const shown = [...doc.getMap<BoardCard>(cardsKey).entries()].map(([id, { text, hidden }]) => `${id} ${text} ${hidden}`).sort();
  const kept = [...room.state.cards.values()].filter(({ text }) => text !== null).map(({ id, text, hidden }) => `${id} ${text} ${hidden !== null}`).sort();
  return shown.join('\n') === kept.join('\n') ? [] : ['cards differ from the ledger'];
};

export const healAndJudge = async (hall: BoardHall, healMax: number): Promise<Judgement> => {
  if (!hall.isUp) hall.restart();
  for (const { line } of hall.editors) {
    line.isUp = true;
    line.losesEvery = 0;
    line.delayMs = Math.min(line.delayMs, 50);
    line.jitterMs = 10;
  }
  let healMs = 0;
  while (healMs < healMax && !isAlike(hall)) {
    await hall.pass(100);
    healMs += 100;
  }
  const { doc, trace } = hall;
  const board = readBoard(doc);
  const removals = judgesRemovals(doc, trace);
  const findings = [...mishaps(hall), ...placesOnce(board), ...findsHeadings(doc, trace), ...removals.findings, ...cardsFit(hall)];
  if (!isAlike(hall)) findings.push(`not alike after ${healMax} ms`);
  if (JSON.stringify(hall.reread()?.snapshot(hall.start.board)) !== JSON.stringify(board)) findings.push('a restart gives another board');
  return { findings, healMs, outlived: removals.outlived };
};
