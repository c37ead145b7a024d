/** What phones may know of a board: its groups, and the cards of one of them. Worked out when somebody asks, and again only after a change. */
import { createHash } from 'node:crypto';
import type * as Y from 'yjs';
import { clustersKey, removalsKey, titlesKey } from '../../shared/board/board-layout.ts';
import { readBoard, readClusters, type BoardSnapshot, type SnapshotCard } from '../../shared/board/board-snapshot.ts';
import { asId, type BoardId, type CardId, type ClusterId, type SectorId } from '../../shared/domain/ids.ts';
import { clusterTitleInViewGraphemesMax, clustersInViewMax, groupCardsReadMax } from '../../shared/domain/limits.ts';
import type { ProcessState, WorkshopState } from '../../shared/domain/process-state.ts';
import { firstGraphemes } from '../../shared/domain/text.ts';
import type { GroupCardView, GroupView, PhoneClusterView } from '../../shared/protocol/view.ts';

/** Clusters that are there, by rank. */
type Titles = ReadonlyMap<string, string>;

const titlesOf = new WeakMap<Y.Doc, { titles: Titles | null }>();

/** Titles of a board's clusters in their order. The same map until one of them changes. */
const clusterTitles = (doc: Y.Doc): Titles => {
  let known = titlesOf.get(doc);
  if (known === undefined) {
    const kept: { titles: Titles | null } = { titles: null };
    for (const key of [clustersKey, titlesKey, removalsKey])
      doc.getMap(key).observe(() => {
        kept.titles = null;
      });
    titlesOf.set(doc, kept);
    known = kept;
  }
  return (known.titles ??= new Map(readClusters(doc).map(({ id, title }) => [id, title])));
};

/** The board that phones may read now, and say something to; null: none. */
export const boardToRead = ({ steps, step: open }: WorkshopState): BoardId | null => {
  const step = steps.find(({ id }) => id === open);
  return step !== undefined && (step.permissions.suggestClusters || step.permissions.comment) ? step.board : null;
};

const shortened = new WeakMap<Titles, readonly PhoneClusterView[]>();

/** The groups as they travel in every phone's view: few, and short. */
export const phoneClusters = (doc: Y.Doc): readonly PhoneClusterView[] => {
  const titles = clusterTitles(doc);
  const known = shortened.get(titles);
  if (known !== undefined) return known;
  const clusters = [...titles].slice(0, clustersInViewMax).map(([id, title]) => ({ id: asId<ClusterId>(id), title: firstGraphemes(title, clusterTitleInViewGraphemesMax) }));
  shortened.set(titles, clusters);
  return clusters;
};

/** The group that an author suggests for a card, as long as it is there. */
export const wishOf = ({ wishes }: ProcessState, doc: Y.Doc | undefined, card: CardId): ClusterId | null => {
  const wish = wishes.get(card);
  return wish !== undefined && doc !== undefined && clusterTitles(doc).has(wish) ? wish : null;
};

/** An answer as it goes over the wire. */
export interface TaggedJson {
  readonly body: string;
  readonly etag: string;
}

interface Groups {
  readonly snapshot: BoardSnapshot;
  /** By cluster, as far as somebody asked. A whole hall opens the same ones. */
  readonly answers: Map<string, TaggedJson>;
}

const groupsOf = new WeakMap<Y.Doc, { groups: Groups | null }>();

const groupsNow = (doc: Y.Doc): Groups => {
  let known = groupsOf.get(doc);
  if (known === undefined) {
    const kept: { groups: Groups | null } = { groups: null };
    doc.on('update', () => {
      kept.groups = null;
    });
    groupsOf.set(doc, kept);
    known = kept;
  }
  return (known.groups ??= { snapshot: readBoard(doc), answers: new Map() });
};

const cardView = ({ id, text, sector, comments }: SnapshotCard): GroupCardView => ({ id: asId<CardId>(id), text, sector: sector === null ? null : asId<SectorId>(sector), comments: comments.length });

/** The cards of one group, those merged under another behind it. Hidden ones are in no group. null: no such group. */
export const groupJson = (doc: Y.Doc, cluster: string): TaggedJson | null => {
  const { snapshot, answers } = groupsNow(doc);
  const known = answers.get(cluster);
  if (known !== undefined) return known;
  const found = snapshot.clusters.find(({ id }) => id === cluster);
  if (found === undefined) return null;
  const cards = found.cards.flatMap((card) => [cardView(card), ...card.merged.map(cardView)]);
  const view: GroupView = { id: asId<ClusterId>(found.id), title: found.title, cards: cards.slice(0, groupCardsReadMax), more: Math.max(0, cards.length - groupCardsReadMax) };
  const body = JSON.stringify(view);
  const answer = { body, etag: `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"` };
  answers.set(cluster, answer);
  return answer;
};
