/** Each ordered pair of operations once, on the same card or cluster, by two editors who do not see each other. */
import { mergeCards, parkCard, placeCard } from '../../shared/board/board-edits.ts';
import { readBoard } from '../../shared/board/board-snapshot.ts';
import { healAndJudge, healMsMax, type Judgement } from './board-end.ts';
import { BoardHall, type Editor, type Start } from './board-hall.ts';
import { operations, pairName, type Operation } from './edit-trace.ts';
import type { Chosen } from './editor-hand.ts';

/** Taking a card off the parking lot is about the card alone, these are about the cluster alone: they never meet. */
const aboutClustersOnly: readonly Operation[] = ['rename', 'move-cluster', 'restore', 'settle-restore'];
const canMeet = (a: Operation, b: Operation): boolean => !((a === 'unpark' && aboutClustersOnly.includes(b)) || (b === 'unpark' && aboutClustersOnly.includes(a)));

export const meetingPairs: readonly (readonly [Operation, Operation])[] = operations.flatMap((a) => operations.filter((b) => canMeet(a, b)).map((b) => [a, b] as const));

const isSettling = (operation: Operation): boolean => operation === 'settle-restore' || operation === 'settle-remove';

interface Scene {
  readonly hall: BoardHall;
  /** Holds three cards, the first with another under it. */
  readonly cluster: string;
  readonly card: string;
  /** Lies under the card. */
  readonly under: string;
  /** Lies in the tray, or is what collided with the removal. */
  readonly other: string;
}

const act = ({ hall }: Scene, { name, board, hand }: Editor, operation: Operation, chosen: Chosen): void => {
  const planned = hand.plan(operation, chosen);
  if (planned === null) throw new Error(`${operation} finds nothing to do`);
  hall.trace.perform(name, board.doc, operation, planned);
};

const edit = ({ hall }: Scene, { name, board }: Editor, operation: Operation, change: Parameters<Editor['board']['edit']>[0]): void => {
  hall.trace.perform(name, board.doc, operation, () => board.edit(change));
};

/** Two clusters with cards and headings, seen by all. */
const openScene = async (start: Start, seed: number, pairs: Map<string, number>): Promise<Scene> => {
  const hall = new BoardHall(start, seed, pairs);
  await hall.pass(1_000);
  const [anna] = hall.editors;
  const cards = readBoard(hall.doc).tray.map(({ id }) => id);
  const [card = '', second = '', third = '', under = '', elsewhere = '', other = ''] = cards;
  if (anna === undefined) throw new Error('Nobody is here.');
  const bare: Scene = { hall, cluster: '', card, under, other };
  act(bare, anna, 'create', { card: elsewhere });
  const former = new Set(anna.board.snapshot.clusters.map(({ id }) => id));
  act(bare, anna, 'create', { card });
  const cluster = anna.board.snapshot.clusters.find(({ id }) => !former.has(id))?.id ?? '';
  for (const id of [card, second, third, under]) edit(bare, anna, 'place', (doc) => placeCard(doc, id, cluster));
  edit(bare, anna, 'merge', (doc) => mergeCards(doc, card, [under]));
  edit(bare, anna, 'place', (doc) => placeCard(doc, other, null));
  await hall.pass(500);
  return { ...bare, cluster };
};

const setOnline = (hall: BoardHall, { line }: Editor, online: boolean): void => {
  line.isUp = online;
  if (!online) hall.network.cut(line, false);
};

/** One removes the cluster while Cleo lays a card into it; only those who have to settle it come to know. */
const collide = async (scene: Scene, settlers: readonly Editor[], cleo: Editor): Promise<void> => {
  const { hall, cluster, other } = scene;
  const [remover] = settlers;
  if (remover === undefined) return;
  for (const editor of hall.editors) setOnline(hall, editor, false);
  act(scene, remover, 'remove', { cluster });
  edit(scene, cleo, 'place', (doc) => placeCard(doc, other, cluster));
  for (const editor of [...settlers, cleo]) setOnline(hall, editor, true);
  await hall.pass(healMsMax);
};

/** What an operation needs that nobody else knows of yet. */
const prepare = (scene: Scene, editor: Editor, operation: Operation, chosen: Chosen): void => {
  const card = chosen.card ?? scene.card;
  switch (operation) {
    case 'place': return edit(scene, editor, 'move-across', (doc) => placeCard(doc, card, null));
    case 'unpark': return edit(scene, editor, 'park', (doc) => parkCard(doc, card, true));
    case 'unmark': return act(scene, editor, 'mark', chosen);
    case 'restore': return act(scene, editor, 'remove', chosen);
    case 'undo': return act(scene, editor, 'park', { card });
    case 'redo':
      act(scene, editor, 'park', { card });
      return act(scene, editor, 'undo', {});
    default: return;
  }
};

const chosenFor = (operation: Operation, against: Operation, { card, cluster, under, other }: Scene): Chosen => {
  if (operation === 'unpark' && against === 'split') return { card: under };
  if (operation === 'mark' || operation === 'unmark') return against === 'unpark' ? { card } : { cluster };
  // What is settled is the cluster and the card that collided.
  return against === 'settle-remove' && operation === 'unpark' ? { card: other, cluster } : { card, cluster };
};

/** The first editor's frames arrive before the second's. */
export const runPair = async (start: Start, seed: number, [first, second]: readonly [Operation, Operation]): Promise<Judgement & { readonly met: boolean }> => {
  const pairs = new Map<string, number>();
  const scene = await openScene(start, seed, pairs);
  const { hall } = scene;
  try {
    const [anna, bert, cleo] = hall.editors;
    if (anna === undefined || bert === undefined || cleo === undefined) throw new Error('Somebody is missing.');
    const settlers = [...(isSettling(first) ? [anna] : []), ...(isSettling(second) ? [bert] : [])];
    await collide(scene, settlers, cleo);
    for (const editor of [anna, bert]) setOnline(hall, editor, false);
    const turns = [[anna, first, chosenFor(first, second, scene)], [bert, second, chosenFor(second, first, scene)]] as const;
    for (const [editor, operation, chosen] of turns) prepare(scene, editor, operation, chosen);
    for (const [editor, operation, chosen] of turns) act(scene, editor, operation, chosen);
    setOnline(hall, anna, true);
    await hall.pass(3_000);
    const judgement = await healAndJudge(hall, healMsMax);
    return { ...judgement, met: pairs.has(pairName(first, second)) };
  } finally {
    hall.destroy();
  }
};
