import type * as Y from 'yjs';
import {
  cardsKey, clusterOfTitle, clustersKey, commentsKey, marksKey, placesKey, removalsKey, titlesKey, wishesKey,
} from './board-layout.ts';
import { recordsOf, type BoardRecords, type BoardSnapshot, type SnapshotCard, type SnapshotCluster, type SnapshotCollision, type SnapshotComment } from './board-snapshot.ts';

/**
 * A board's snapshot, kept while the board changes: the same as `readBoard`, but only what changed is worked out again.
 *
 * Changes only note which cards and clusters they touch. When somebody asks, every touched card is asked anew where it
 * lies, and the lanes that it left or came to are listed anew. Records and lists that stayed the same keep their
 * identity, so that a screen compares by identity and draws only what changed.
 */
export class BoardIndex {
  readonly #records: BoardRecords;
  readonly #touchedCards = new Set<string>();
  readonly #touchedClusters = new Set<string>();
  /** Reverse of what single records say, by the id that they name. */
  readonly #cardsUnder = new Links();
  readonly #cardsAt = new Links();
  readonly #cardsWishing = new Links();
  readonly #commentsOn = new Links();
  readonly #headingsOf = new Links();
  /** Where every card lies, see `laneOf`; and the wall, on which all visible ones are. */
  readonly #lanes = new Links();
  readonly #wall = new Links();
  /** Cards as they are alone, and with what lies under them. */
  readonly #alone = new Map<string, SnapshotCard>();
  readonly #whole = new Map<string, SnapshotCard>();
  readonly #lists = new Map<string, readonly SnapshotCard[]>();
  readonly #clusters = new Map<string, SnapshotCluster>();
  #snapshot: BoardSnapshot = { clusters: [], tray: [], parked: [], hidden: [], collisions: [], wall: [] };

  constructor(doc: Y.Doc) {
    const records = recordsOf(doc);
    this.#records = records;
    const watch = (name: string, note: (key: string) => void): void => {
      const map = doc.getMap(name);
      for (const key of map.keys()) note(key);
      map.observe(({ keysChanged }) => {
        for (const key of keysChanged) if (key !== null) note(key);
      });
    };
    const card = (id: string): void => void this.#touchedCards.add(id);
    const cluster = (id: string): void => void this.#touchedClusters.add(id);
    watch(cardsKey, card);
    watch(placesKey, (id) => {
      const place = records.places.get(id);
      this.#cardsUnder.tie(id, place?.under ?? null);
      this.#cardsAt.tie(id, place?.cluster ?? null);
      card(id);
    });
    watch(wishesKey, (id) => {
      this.#cardsWishing.tie(id, records.wishes.get(id) ?? null);
      card(id);
    });
    watch(commentsKey, (id) => {
      const before = this.#commentsOn.ownerOf(id);
      const now = records.comments.get(id)?.card ?? null;
      this.#commentsOn.tie(id, now);
      for (const on of [before, now]) if (on !== null) card(on);
    });
    watch(titlesKey, (key) => {
      this.#headingsOf.tie(key, records.titles.has(key) ? clusterOfTitle(key) : null);
      cluster(clusterOfTitle(key));
    });
    watch(clustersKey, cluster);
    watch(removalsKey, cluster);
    // A mark is on a card or on a cluster; being asked anew costs the other nothing.
    watch(marksKey, (id) => {
      card(id);
      cluster(id);
    });
  }

  /** The board now. */
  get snapshot(): BoardSnapshot {
    if (this.#touchedCards.size > 0 || this.#touchedClusters.size > 0) this.#bringUpToDate();
    return this.#snapshot;
  }

  #bringUpToDate(): void {
    const clusters = new Set(this.#touchedClusters);
    const cards = this.#concerned();
    this.#touchedCards.clear();
    this.#touchedClusters.clear();
    const lanes = new Set<string>();
    let isWallChanged = false;
    for (const id of cards) {
      const before = this.#lanes.ownerOf(id);
      const now = this.#laneOf(id);
      this.#lanes.tie(id, now);
      this.#wall.tie(id, now === null || now === hiddenLane ? null : wallLane);
      isWallChanged = this.#makeAlone(id) || before === null || before === hiddenLane || now === null || now === hiddenLane || isWallChanged;
      for (const lane of [before, now]) if (lane !== null) lanes.add(lane);
    }
    // What lies under a card changes the card, so it comes before the lane in which that card lies.
    for (const id of new Set([...cards, ...[...lanes].flatMap((lane) => hostOf(lane) ?? [])])) if (this.#makeWhole(id)) {
      const lane = this.#lanes.ownerOf(id);
      if (lane !== null) lanes.add(lane);
    }
    for (const lane of lanes) {
      if (hostOf(lane) === null) this.#list(lane);
      const cluster = clusterOf(lane);
      if (cluster !== null) clusters.add(cluster);
    }
    for (const id of clusters) this.#makeCluster(id);
    const before = this.#snapshot;
    this.#snapshot = {
      clusters: clusters.size === 0 ? before.clusters : keepList(before.clusters, [...this.#clusters.values()].sort(byRank)),
      tray: this.#lists.get(trayLane) ?? none,
      parked: this.#lists.get(parkedLane) ?? none,
      hidden: this.#lists.get(hiddenLane) ?? none,
      collisions: clusters.size === 0 ? before.collisions : keepList(before.collisions, this.#collisions(before.collisions)),
      wall: isWallChanged ? keepList(before.wall, this.#wall.of(wallLane).flatMap((id) => this.#alone.get(id) ?? []).sort(byArrival)) : before.wall,
    };
  }

  /** Touched cards, those whose cluster was touched, and all that lie under one of them, directly or not. */
  #concerned(): ReadonlySet<string> {
    const cards = new Set(this.#touchedCards);
    for (const cluster of this.#touchedClusters) for (const card of [...this.#cardsAt.of(cluster), ...this.#cardsWishing.of(cluster)]) cards.add(card);
    // A set is walked on into what is added meanwhile.
    for (const card of cards) for (const below of this.#cardsUnder.of(card)) cards.add(below);
    return cards;
  }

  /** The card on top of the pile in which a card lies; null: it lies there itself, or in a circle. */
  #topOf(id: string): string | null {
    const seen = new Set([id]);
    let top: string | null = null;
    for (let at = this.#under(id); at !== null; at = this.#under(at)) {
      if (seen.has(at)) return null;
      seen.add(at);
      top = at;
    }
    return top;
  }

  /** The visible card under which a card was merged. */
  #under(id: string): string | null {
    const under = this.#records.places.get(id)?.under ?? null;
    return under !== null && this.#records.cards.get(under)?.hidden === false ? under : null;
  }

  #laneOf(id: string): string | null {
    const { cards, places, clusters, removals } = this.#records;
    const card = cards.get(id);
    if (card === undefined) return null;
    if (card.hidden) return hiddenLane;
    const top = this.#topOf(id);
    if (top !== null) return pileLane(top);
    const place = places.get(id);
    if (place?.parked === true) return parkedLane;
    if (place?.cluster == null || !clusters.has(place.cluster)) return trayLane;
    if (!removals.has(place.cluster)) return clusterLane(place.cluster);
    return place.loose === true ? trayLane : collisionLane(place.cluster);
  }

  /** True if the card is another one now. */
  #makeAlone(id: string): boolean {
    const { cards, comments, marks, wishes, clusters, removals } = this.#records;
    const before = this.#alone.get(id);
    const card = cards.get(id);
    if (card === undefined) {
      this.#alone.delete(id);
      return before !== undefined;
    }
    const wish = wishes.get(id);
    const ovals = this.#commentsOn.of(id)
      .flatMap((comment) => {
        const found = comments.get(comment);
        return found === undefined ? [] : [{ id: comment, ...found }];
      })
      .sort(byArrival)
      .map(({ id: comment, text, sector }): SnapshotComment => ({ id: comment, text, sector }));
    const { text, sector, order, hidden } = card;
    const after: SnapshotCard = {
      id, text, sector, order, hidden, merged: none,
      conflict: marks.has(id),
      comments: before !== undefined && sameComments(before.comments, ovals) ? before.comments : ovals,
      wish: wish !== undefined && clusters.has(wish) && !removals.has(wish) ? wish : null,
    };
    if (before !== undefined && sameFields(before, after)) return false;
    this.#alone.set(id, after);
    return true;
  }

  #makeWhole(id: string): boolean {
    const before = this.#whole.get(id);
    const alone = this.#alone.get(id);
    if (alone === undefined) {
      this.#whole.delete(id);
      return before !== undefined;
    }
    const merged = keepList(before?.merged ?? none, this.#lanes.of(pileLane(id)).flatMap((below) => this.#alone.get(below) ?? []).sort(byArrival));
    const after = merged.length === 0 ? alone : { ...alone, merged };
    if (before !== undefined && sameFields(before, after)) return false;
    this.#whole.set(id, after);
    return true;
  }

  #list(lane: string): void {
    const cards = this.#lanes.of(lane).flatMap((id) => this.#whole.get(id) ?? []);
    if (clusterOf(lane) === null) cards.sort(byArrival);
    else {
      const rankOf = ({ id }: SnapshotCard): string => this.#records.places.get(id)?.rank ?? '';
      cards.sort((a, b) => compare(rankOf(a), rankOf(b)) || compare(a.id, b.id));
    }
    if (cards.length === 0) this.#lists.delete(lane);
    else this.#lists.set(lane, keepList(this.#lists.get(lane) ?? none, cards));
  }

  #titlesOf(cluster: string): readonly string[] {
    return this.#headingsOf.of(cluster).sort().flatMap((key) => this.#records.titles.get(key) ?? []);
  }

  #makeCluster(id: string): void {
    const { clusters, removals, marks } = this.#records;
    const cluster = clusters.get(id);
    if (cluster === undefined || removals.has(id)) {
      this.#clusters.delete(id);
      return;
    }
    const before = this.#clusters.get(id);
    const cards = this.#lists.get(clusterLane(id)) ?? none;
    const titles = keepList(before?.titles ?? none, this.#titlesOf(id));
    const conflict = marks.has(id);
    if (before !== undefined && before.rank === cluster.rank && before.conflict === conflict && before.titles === titles && before.cards === cards) return;
    this.#clusters.set(id, { id, title: titles[0] ?? '', titles, rank: cluster.rank, conflict, cards, weight: cards.reduce((sum, { merged }) => sum + 1 + merged.length, 0) });
  }

  #collisions(before: readonly SnapshotCollision[]): readonly SnapshotCollision[] {
    const found: SnapshotCollision[] = [];
    for (const [cluster, removal] of this.#records.removals.entries()) {
      const renamed = this.#headingsOf.of(cluster).some((key) => !removal.titles.includes(key));
      const cards = this.#lists.get(collisionLane(cluster)) ?? none;
      if (!renamed && cards.length === 0) continue;
      const former = before.find((collision) => collision.cluster === cluster);
      const titles = keepList(former?.titles ?? none, this.#titlesOf(cluster));
      found.push(former !== undefined && former.renamed === renamed && former.titles === titles && former.cards === cards ? former : { cluster, titles, renamed, cards });
    }
    return found.sort((a, b) => compare(a.cluster, b.cluster));
  }
}

/** Members and the one owner of each. */
class Links {
  readonly #owners = new Map<string, string>();
  readonly #members = new Map<string, Set<string>>();

  ownerOf(member: string): string | null {
    return this.#owners.get(member) ?? null;
  }

  of(owner: string): string[] {
    return [...(this.#members.get(owner) ?? none)];
  }

  /** `owner` null: it has none any more. */
  tie(member: string, owner: string | null): void {
    const before = this.ownerOf(member);
    if (before === owner) return;
    if (before !== null) {
      const members = this.#members.get(before);
      members?.delete(member);
      if (members?.size === 0) this.#members.delete(before);
      this.#owners.delete(member);
    }
    if (owner === null) return;
    this.#owners.set(member, owner);
    const members = this.#members.get(owner);
    if (members === undefined) this.#members.set(owner, new Set([member]));
    else members.add(member);
  }
}

/** Lanes by name; those of a cluster or a card begin with a letter of their own and a colon, which no id holds. */
const trayLane = 'tray';
const parkedLane = 'parked';
const hiddenLane = 'hidden';
const wallLane = 'wall';
const clusterLane = (cluster: string): string => `c:${cluster}`;
const collisionLane = (cluster: string): string => `r:${cluster}`;
const pileLane = (host: string): string => `u:${host}`;
const clusterOf = (lane: string): string | null => (lane.startsWith('c:') || lane.startsWith('r:') ? lane.slice(2) : null);
const hostOf = (lane: string): string | null => (lane.startsWith('u:') ? lane.slice(2) : null);

const none: readonly never[] = [];

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const byRank = (a: { readonly rank: string; readonly id: string }, b: { readonly rank: string; readonly id: string }): number => compare(a.rank, b.rank) || compare(a.id, b.id);
const byArrival = (a: { readonly order: number; readonly id: string }, b: { readonly order: number; readonly id: string }): number => a.order - b.order || compare(a.id, b.id);

/** The former list, if nothing in it changed; else the new one. */
const keepList = <Item>(before: readonly Item[], after: readonly Item[]): readonly Item[] =>
  before.length === after.length && after.every((item, place) => item === before[place]) ? before : after;

const sameComments = (before: readonly SnapshotComment[], after: readonly SnapshotComment[]): boolean =>
  before.length === after.length && after.every(({ id, text, sector }, place) => id === before[place]?.id && text === before[place].text && sector === before[place].sector);

const sameFields = (a: SnapshotCard, b: SnapshotCard): boolean =>
  a.text === b.text && a.sector === b.sector && a.order === b.order && a.hidden === b.hidden && a.merged === b.merged && a.conflict === b.conflict && a.comments === b.comments && a.wish === b.wish;
