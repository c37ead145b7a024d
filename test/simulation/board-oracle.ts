/** What has to hold on a board, checked against what editors did and saw. Every finding is one sentence; none is what we want. */
import type * as Y from 'yjs';
import { clusterOfTitle, placesKey, removalsKey, titlesKey, type BoardPlace, type BoardRemoval } from '../../shared/board/board-layout.ts';
import { readBoard, type BoardSnapshot, type SnapshotCard } from '../../shared/board/board-snapshot.ts';
import { knew, type Done, type EditTrace, type Heading } from './edit-trace.ts';

const withMerged = (cards: readonly SnapshotCard[]): string[] => cards.flatMap((card) => [card.id, ...withMerged(card.merged)]);

/** Every visible card lies in exactly one place, and nothing else does. */
export const placesOnce = (board: BoardSnapshot): string[] => {
  const seen = new Map<string, number>();
  const lists = [...board.clusters.map(({ cards }) => cards), board.tray, board.parked, ...board.collisions.map(({ cards }) => cards)];
  for (const id of lists.flatMap(withMerged)) seen.set(id, (seen.get(id) ?? 0) + 1);
  const findings = [...seen].filter(([, times]) => times > 1).map(([id, times]) => `card ${id} lies in ${times} places`);
  const visible = new Set(board.wall.map(({ id }) => id));
  for (const id of visible) if (!seen.has(id)) findings.push(`card ${id} lies nowhere`);
  for (const id of seen.keys()) if (!visible.has(id)) findings.push(`card ${id} is shown and should not`);
  return findings;
};

/** Somebody saw this heading and replaced it or took it away, and nobody who knew that gave it again. */
const wasReplaced = ({ given, takenAway }: Heading): boolean =>
  takenAway.some((by) => !by.isVoid && !given.some((again) => !again.by.isVoid && again.knows.has(by)));

const wasGiven = ({ given }: Heading): boolean => given.some(({ by }) => !by.isVoid);

/** Every heading that was given and not replaced by somebody who had seen it can be found, unless whoever removed its cluster saw it there. */
export const findsHeadings = (doc: Y.Doc, trace: EditTrace): string[] => {
  const board = readBoard(doc);
  const titles = new Map(board.clusters.map((cluster) => [cluster.id, cluster.titles]));
  const clarify = new Map(board.collisions.map((collision) => [collision.cluster, collision.titles]));
  const removals = doc.getMap<BoardRemoval>(removalsKey);
  const findings: string[] = [];
  for (const heading of trace.headings.values()) {
    if (!wasGiven(heading) || wasReplaced(heading)) continue;
    const cluster = clusterOfTitle(heading.key);
    if (titles.get(cluster)?.includes(heading.text) === true || clarify.get(cluster)?.includes(heading.text) === true) continue;
    const isKnown = removals.get(cluster)?.titles.includes(heading.key) === true && doc.getMap(titlesKey).has(heading.key);
    if (isKnown && trace.done.some((done) => removes(done, cluster) && done.sawTitles.has(heading.key))) continue;
    findings.push(`heading ${heading.key} is lost`);
  }
  return findings;
};

const removes = ({ changes, isVoid }: Done, cluster: string): boolean => !isVoid && changes.some(({ map, key, after }) => map === removalsKey && key === cluster && after !== undefined);

/**
 * Cards of a removed cluster lie in the tray if whoever removed it saw them there; else they wait to be settled.
 * `outlived` counts the exception that the layout allows: a mark of an earlier removal that was taken back, while somebody who knew
 * of neither removed the cluster again. Such a card lies in the tray, too.
 */
export const judgesRemovals = (doc: Y.Doc, trace: EditTrace): { readonly findings: readonly string[]; readonly outlived: number } => {
  const findings: string[] = [];
  let outlived = 0;
  const board = readBoard(doc);
  const visible = new Set(board.wall.map(({ id }) => id));
  const inTray = new Set(board.tray.map(({ id }) => id));
  const toSettle = new Map(board.collisions.flatMap((collision) => collision.cards.map(({ id }) => [id, collision.cluster] as const)));
  const removals = doc.getMap<BoardRemoval>(removalsKey);
  for (const [card, { cluster, parked, under, loose = false }] of doc.getMap<BoardPlace>(placesKey).entries()) {
    if (cluster === null || parked || under !== null || !removals.has(cluster)) continue;
    if (visible.has(card) && (loose ? !inTray.has(card) : toSettle.get(card) !== cluster)) findings.push(`card ${card} of the removed ${cluster} is shown elsewhere`);
    const removal = trace.writerOf(doc, removalsKey, cluster);
    const placing = trace.writerOf(doc, placesKey, card);
    // Written when the cluster was prepared, or by the server when nobody was asked.
    if (removal === undefined || placing === undefined) continue;
    const words = `card ${card} in ${cluster}, put there by ${placing.operation} of ${placing.author} (${placing.turn}), removed by ${removal.operation} of ${removal.author} (${removal.turn})`;
    if (loose && placing !== removal && !knew(removal, placing) && !knew(placing, removal)) {
      if (wasTakenBack(trace, placing, removal, cluster)) outlived += 1;
      else if (!isHistory(placing) && !trace.done.some((done) => removes(done, cluster) && (done === placing || knew(placing, done)))) findings.push(`${words}, fell into the tray unseen`);
    }
    const wasSeen = isPlain(removal) && knew(removal, placing);
    const wasKnown = !isHistory(placing) && knew(placing, removal) && !placing.sawWaiting.has(card);
    if (!loose && (wasSeen || wasKnown)) findings.push(`${words}, waits to be settled though nobody was surprised`);
  }
  return { findings, outlived };
};

const isPlain = ({ operation }: Done): boolean => operation === 'remove' || operation === 'settle-remove';

/** Undo and redo put back what was, whatever happened to its cluster meanwhile; that is something to be settled. */
const isHistory = ({ operation }: Done): boolean => operation === 'undo' || operation === 'redo';

/** Somebody brought the cluster back after this mark was made, and the last remover did not know. */
const wasTakenBack = (trace: EditTrace, marking: Done, removal: Done, cluster: string): boolean =>
  trace.done.some((done) => !done.isVoid && knew(done, marking) && !knew(removal, done) && done.changes.some(({ map, key, after }) => map === removalsKey && key === cluster && after === undefined));
