import type { BoardEdit } from '../domain/effect.ts';
import { asId, type BoardId, type CardId, type ClusterId } from '../domain/ids.ts';
import { clustersPerBoardMax, titleBytesMax, titleGraphemesMax } from '../domain/limits.ts';
import { granted, refused, type Result } from '../domain/refusal.ts';
import { checkText } from '../domain/text.ts';
import { findCard } from './cards.ts';
import { accept, type Decision, type Scene } from './decision.ts';
import type { CommandOf } from './schema.ts';

/** Board commands: for programs and keyboards. They end in the same edits as dragging does. */

/** The board of this workshop that holds a cluster. */
export const boardOfCluster = ({ workshop, context }: Scene, cluster: ClusterId): Result<BoardId> => {
  const board = workshop.boards.find((id) => context.cluster(id, cluster) !== undefined);
  return board === undefined ? refused('not_found', { field: 'cluster' }) : granted(board);
};

const edited = (board: BoardId, edit: BoardEdit, answer: Readonly<Record<string, string>> = {}): Decision => accept([{ type: 'board-edited', board, ...edit }], answer);

const title = (raw: string) => checkText(raw, { graphemesMax: titleGraphemesMax, bytesMax: titleBytesMax, lines: 'one' }, 'title');

export const createCluster = (scene: Scene, command: CommandOf<'create-cluster'>): Decision => {
  const { workshop, context } = scene;
  if (!workshop.boards.includes(command.board)) return refused('not_found', { field: 'board' });
  if (context.clusterCount(command.board) >= clustersPerBoardMax) return refused('limit_reached', { field: 'cluster', limit: clustersPerBoardMax });
  const checked = title(command.title);
  if (!checked.ok) return checked;
  const cluster = asId<ClusterId>(context.newId());
  return edited(command.board, { edit: 'create-cluster', cluster, title: checked.value }, { cluster });
};

export const renameCluster = (scene: Scene, command: CommandOf<'rename-cluster'>): Decision => {
  const board = boardOfCluster(scene, command.cluster);
  if (!board.ok) return board;
  const checked = title(command.title);
  return checked.ok ? edited(board.value, { edit: 'rename-cluster', cluster: command.cluster, title: checked.value }, { cluster: command.cluster }) : checked;
};

export const removeCluster = (scene: Scene, command: CommandOf<'remove-cluster'>): Decision => {
  const board = boardOfCluster(scene, command.cluster);
  return board.ok ? edited(board.value, { edit: 'remove-cluster', cluster: command.cluster, removed: command.removed }) : board;
};

export const moveCluster = (scene: Scene, command: CommandOf<'move-cluster'>): Decision => {
  const board = boardOfCluster(scene, command.cluster);
  if (!board.ok) return board;
  if (command.before !== null && scene.context.cluster(board.value, command.before) === undefined) return refused('not_found', { field: 'before' });
  return edited(board.value, { edit: 'move-cluster', cluster: command.cluster, before: command.before });
};

export const placeCard = (scene: Scene, command: CommandOf<'place-card'>): Decision => {
  const card = findCard(scene, command.card);
  if (!card.ok) return card;
  const { board } = card.value;
  if (command.cluster !== null) {
    const cluster = scene.context.cluster(board, command.cluster);
    if (cluster === undefined || cluster.removed) return refused('not_found', { field: 'cluster' });
  }
  return edited(board, { edit: 'place-card', card: command.card, cluster: command.cluster, before: command.before });
};

export const parkCard = (scene: Scene, command: CommandOf<'park-card'>): Decision => {
  const card = findCard(scene, command.card);
  return card.ok ? edited(card.value.board, { edit: 'park-card', card: command.card, parked: command.parked }) : card;
};

export const mergeCards = (scene: Scene, command: CommandOf<'merge-cards'>): Decision => {
  const host = findCard(scene, command.card);
  if (!host.ok) return host;
  const others: CardId[] = [];
  for (const id of command.cards) {
    const card = findCard(scene, id);
    if (!card.ok || card.value.board !== host.value.board || id === command.card) return refused('not_found', { field: 'cards' });
    others.push(id);
  }
  return edited(host.value.board, { edit: 'merge-cards', card: command.card, cards: others });
};

export const splitCard = (scene: Scene, command: CommandOf<'split-card'>): Decision => {
  const card = findCard(scene, command.card);
  return card.ok ? edited(card.value.board, { edit: 'split-card', card: command.card }) : card;
};
