import { html, type TemplateResult } from 'lit';
import type { BoardSnapshot, SnapshotCard, SnapshotCluster } from '../../shared/board/board-snapshot.ts';
import type { Sector } from '../../shared/domain/sector.ts';
import './board-lane.ts';
import type { LaneHands } from './board-lane.ts';
import { parkedLane, trayLane, weightOf } from './board-lanes.ts';
import { clusterTitle, laneTitle, wishesOf } from './board-moves.ts';
import { t } from './desk-words.ts';
import { shownMaxOf } from './lane-room.ts';
import type { LaneStates } from './lane-states.ts';

/** What all lanes of a board are drawn from. */
export interface LaneScene {
  readonly snapshot: BoardSnapshot;
  readonly sectors: readonly Sector[];
  readonly states: LaneStates;
  readonly chosen: ReadonlySet<string>;
  /** Names of the editors who hold a card, by card. */
  readonly held: ReadonlyMap<string, string>;
  /** The item that the Tab key reaches. */
  readonly stop: string;
  readonly hands: LaneHands;
}

interface LaneSource {
  readonly kind: 'cluster' | 'tray' | 'parked';
  readonly id: string;
  readonly heading: string;
  readonly cards: readonly SnapshotCard[];
  readonly weight: number;
  readonly cluster: SnapshotCluster | null;
}

/** `place`: of the group among all, from 0. */
export const clusterView = (scene: LaneScene, cluster: SnapshotCluster, place: number): TemplateResult =>
  laneView(scene, { kind: 'cluster', id: cluster.id, heading: clusterTitle(cluster.title, place + 1), cards: cluster.cards, weight: cluster.weight, cluster });

export const floorViews = (scene: LaneScene): TemplateResult => {
  const { tray, parked } = scene.snapshot;
  return html`${laneView(scene, { kind: 'tray', id: trayLane, heading: t('board.tray'), cards: tray, weight: weightOf(tray), cluster: null })}
  ${laneView(scene, { kind: 'parked', id: parkedLane, heading: t('board.parked'), cards: parked, weight: weightOf(parked), cluster: null })}`;
};

/** Every lane gets only strings about its own cards, so that it renders when one of these changes and not else. */
const laneView = (scene: LaneScene, { kind, id, heading, cards, weight, cluster }: LaneSource): TemplateResult => {
  const { snapshot, states } = scene;
  const mine = (all: ReadonlySet<string>): string => (all.size === 0 ? '' : cards.filter((card) => all.has(card.id)).map((card) => card.id).join(' '));
  return html`<ls-board-lane
    .kind=${kind}
    .laneId=${id}
    .heading=${heading}
    .untitled=${cluster?.title === ''}
    .headings=${cluster?.titles.length ?? 1}
    .conflict=${cluster?.conflict === true}
    .weight=${weight}
    .emptyText=${t(kind === 'tray' && snapshot.wall.length > 0 ? 'board.empty.trayDone' : `board.empty.${kind}`)}
    .cards=${cards}
    .sectors=${scene.sectors}
    .shownMax=${shownMaxOf(kind)}
    .expanded=${states.isOpen(id)}
    .chosenHere=${mine(scene.chosen)}
    .unfoldedHere=${mine(states.stacks)}
    .commentsHere=${mine(states.comments)}
    .heldHere=${heldIn(scene, cards)}
    .wishesHere=${kind === 'tray' ? wishLines(snapshot) : ''}
    .stop=${stopIn(scene, id, cards)}
    .toolsOpen=${states.toolsOf === id}
    .hands=${scene.hands}
  ></ls-board-lane>`;
};

const heldIn = ({ held }: LaneScene, cards: readonly SnapshotCard[]): string =>
  held.size === 0 ? '' : cards.flatMap(({ id }) => (held.has(id) ? [`${id} ${held.get(id) ?? ''}`] : [])).join('\n');

const wishLines = (snapshot: BoardSnapshot): string => wishesOf(snapshot).map(({ card, cluster }) => `${card.id} ${laneTitle(snapshot, cluster)}`).join('\n');

/** The Tab stop, but only for the lane in which it lies: the others need not render when it moves. */
const stopIn = ({ stop }: LaneScene, lane: string, cards: readonly SnapshotCard[]): string => {
  const [, id = ''] = stop.split(/:(.*)/s);
  const here = id === lane || cards.some((card) => card.id === id || card.merged.some((merged) => merged.id === id));
  return here ? stop : '';
};
