/** The board's figures as Markdown. */
import { availableParallelism, cpus } from 'node:os';
import { peerVersion } from '../peer-packages.ts';
import { fixed, table } from '../report.ts';
import { spreadOf } from '../spread.ts';
import type { BoardBytes } from './board-bytes.ts';
import type { LoadedBoardSize } from './loaded-board.ts';
import { emptyPage, type PageLog, type SceneLog } from './run-scenes.ts';

export interface BoardRun {
  readonly desk: PageLog;
  readonly projector: PageLog;
}

export interface BoardFindings {
  readonly size: LoadedBoardSize;
  readonly seconds: number;
  readonly arrivalsPerSecond: number;
  readonly runs: readonly BoardRun[];
  readonly bytes: BoardBytes | null;
  readonly beganAt: Date;
  readonly browser: string;
  /** Load average of the machine before and after. */
  readonly load: readonly [number, number];
}

/** What the wall promises. */
export const promised = { medianMs: 16.7, p95Ms: 33, longTaskMs: 100, firstPaintMs: 1_500 } as const;

const frameText = (ms: number): string => fixed(ms, 1);
const kilobytes = (bytes: number): string => `${fixed(bytes / 1_000, 1)} kB`;
const longest = (values: readonly number[]): number => values.reduce((max, value) => Math.max(max, value), 0);

/** The same scene of every run, in one. */
const together = (scenes: readonly SceneLog[]): readonly SceneLog[] => {
  const names = [...new Set(scenes.map(({ name }) => name))];
  return names.map((name) => {
    const same = scenes.filter((scene) => scene.name === name);
    return { name, arrived: same.reduce((sum, { arrived }) => sum + arrived, 0), intervalsMs: same.flatMap(({ intervalsMs }) => intervalsMs), longTasksMs: same.flatMap(({ longTasksMs }) => longTasksMs) };
  });
};

const sceneRow = ({ name, arrived, intervalsMs, longTasksMs }: SceneLog): readonly string[] => {
  const spread = spreadOf(intervalsMs);
  return [
    name,
    String(arrived),
    String(intervalsMs.length),
    ...(spread === null ? ['–', '–', '–', '–'] : [spread.p50, spread.p95, spread.p99, spread.max].map(frameText)),
    longTasksMs.length === 0 ? 'none' : `${longTasksMs.length}, longest ${fixed(longest(longTasksMs), 0)} ms`,
  ];
};

/** Scenes that do not keep what is promised; empty: all do. */
export const brokenPromises = (runs: readonly BoardRun[]): readonly string[] =>
  together(runs.flatMap(({ desk, projector }) => [...desk.scenes, ...projector.scenes])).filter(({ name }) => name !== emptyPage).flatMap(({ name, intervalsMs, longTasksMs }) => {
    const spread = spreadOf(intervalsMs);
    return [
      // Timestamps of frames are rounded to a tenth.
      ...(spread !== null && spread.p50 > promised.medianMs + 0.1 ? [`${name}: median frame ${frameText(spread.p50)} ms`] : []),
      ...(spread !== null && spread.p95 > promised.p95Ms + 0.4 ? [`${name}: p95 frame ${frameText(spread.p95)} ms`] : []),
      ...(longest(longTasksMs) > promised.longTaskMs ? [`${name}: a task of ${fixed(longest(longTasksMs), 0)} ms`] : []),
    ];
  });

export const boardReport = ({ size, seconds, arrivalsPerSecond, runs, bytes, beganAt, browser, load }: BoardFindings): string => {
  const paints = (of: (run: BoardRun) => PageLog): readonly string[] => [runs.map((run) => fixed(of(run).firstOpenMs, 0)).join(', '), runs.map((run) => fixed(of(run).reloadMs, 0)).join(', '), kilobytes(longest(runs.map((run) => of(run).pageBytes)))];
  const broken = brokenPromises(runs);
  return `# The board in a real browser

\`npm run bench:board\`, ${beganAt.toISOString().slice(0, 16).replace('T', ' ')} UTC. ${size.cards} cards at the beginning, ${size.clusters} groups with four of five of them, the others loose.
${browser}, without a graphics card, on ${availableParallelism()} cores (${cpus()[0]?.model.trim() ?? 'unknown'}) that server, cards' writers and browser share; load average ${load.map((value) => fixed(value, 1)).join(' before, ')} after. Node ${process.version}.
Every scene lasts ${seconds} s in each of ${runs.length} runs, with ${arrivalsPerSecond} cards a second arriving.

Promised: median frame ≤ ${promised.medianMs} ms, p95 ≤ ${promised.p95Ms} ms, no task over ${promised.longTaskMs} ms, board painted ≤ ${promised.firstPaintMs} ms after navigation.
${broken.length === 0 ? 'All scenes keep it.' : `Not kept: ${broken.join('; ')}.`}

## Frames

Time between two frames in ms. The desk is 1440 × 900, the hall's picture 1920 × 1080. The first line is what the machine does to a page with nothing on it.

${table(['scene', 'arrived', 'frames', 'median', 'p95', 'p99', 'longest', 'tasks over 50 ms'], together(runs.flatMap(({ desk, projector }) => [...desk.scenes, ...projector.scenes])).map(sceneRow))}

## First paint

Milliseconds from navigation until the first card (desk) or group (hall) is painted; one figure per run.

${table(['page', 'by link, nothing cached', 'reload', 'page, compressed, without sockets'], [['desk', ...paints(({ desk }) => desk)], ['projector', ...paints(({ projector }) => projector)]])}
${
  bytes === null
    ? ''
    : `
## Bytes for a fresh board screen

Everything on the socket until the board is complete, the upgrade's headers included. The stock server (${peerVersion('y-websocket')}) holds the same document.

${table(['server', 'bytes'], [['Leitsatz', kilobytes(bytes.ours)], ['@y/websocket-server', kilobytes(bytes.stock)], ['the document as one Yjs update', kilobytes(bytes.document)]])}
`
}`;
};
