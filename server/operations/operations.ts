/**
 * How this server is doing. Others tell it what happened; operators and the moderation ask.
 *
 * Nothing here names a person: no address, no text, no token. A session that has to be named in a log
 * is a short hash with a salt that ends with the process.
 */
import { createHash, randomBytes } from 'node:crypto';
import { statfsSync } from 'node:fs';
import type { RefusalReason } from '../../shared/domain/refusal.ts';
import { serverTroubles, type ServerLight, type ServerState, type ServerTrouble } from '../../shared/protocol/server-state.ts';
import type { Clock } from '../clock.ts';
import { StorageFull } from '../storage/storage.ts';
import { Connections, type SocketKind } from './connections.ts';
import { EventLoopLag } from './event-loop-lag.ts';
import { Counter, Gauge, Histogram, metricsText, millisecondBounds, type Metric } from './metrics.ts';

/** Structured log; pino's own shape. */
export interface OperationsLog {
  info(fields: Readonly<Record<string, unknown>>, message: string): void;
  warn(fields: Readonly<Record<string, unknown>>, message: string): void;
  error(fields: Readonly<Record<string, unknown>>, message: string): void;
}

const silentLog: OperationsLog = { info: () => undefined, warn: () => undefined, error: () => undefined };

/** Below this somebody should make room; a day of workshops needs far less. */
export const diskWarningBytes = 500_000_000;
/** Below this the next commits may fail. */
const diskFullBytes = 5_000_000;
/** A round to the screens that took longer is worth a line in the log. */
const slowRoundMs = 100;
/** From here on people notice. */
const lateLoopMs = 200;
const slowCommitMs = 250;
/** A storage that failed is tried again this often when somebody asks. */
const probeEveryMs = 2_000;
/** Refused upgrades are told together, or a flood of them would flood the log. */
const refusedReportMs = 60_000;

export interface OperationsOptions {
  readonly clock: Clock;
  readonly dataFolder: string;
  readonly log?: OperationsLog | undefined;
}

export class Operations {
  readonly connections = new Connections();
  readonly #clock: Clock;
  readonly #dataFolder: string;
  readonly #log: OperationsLog;
  readonly #startedAtMs = performance.now();
  readonly #salt = randomBytes(16);
  readonly #lag = new EventLoopLag();
  #lastCommitMs: number | null = null;
  #commitFailure: 'storage_full' | 'unavailable' | null = null;
  #probedAtMs = -Infinity;
  readonly #refusedNow = new Map<RefusalReason, number>();
  #refusedTimer: NodeJS.Timeout | null = null;

  readonly #rounds = new Histogram('leitsatz_round_seconds', 'Cost of one round to the screens.', millisecondBounds);
  readonly #frames = new Counter('leitsatz_round_frames_total', 'Frames sent in rounds to the screens.');
  readonly #slowRounds = new Counter('leitsatz_slow_rounds_total', `Rounds that took longer than ${slowRoundMs} ms.`);
  readonly #commits = new Histogram('leitsatz_commit_seconds', 'Durable commits (each one fsync of the log): duration.', millisecondBounds);
  readonly #commitWrites = new Counter('leitsatz_commit_writes_total', 'Rows written by commits.');
  readonly #commitFailures = new Counter('leitsatz_commit_failures_total', 'Commits that did not happen, by reason.');
  readonly #commands = new Counter('leitsatz_commands_total', 'Commands by outcome.');
  readonly #commandTimes = new Histogram('leitsatz_command_seconds', 'From the head of a command to its receipt.', millisecondBounds);
  readonly #refusedUpgrades = new Counter('leitsatz_upgrades_refused_total', 'WebSocket upgrades turned away, by reason.');
  readonly #closes = new Counter('leitsatz_sockets_closed_total', 'Closed WebSockets by kind and close code.');
  readonly #framesIgnored = new Counter('leitsatz_board_frames_ignored_total', 'Frames of board readers that had nothing to say, by kind.');
  readonly #framesRefused = new Counter('leitsatz_board_frames_refused_total', 'Frames of board editors that did not fit, by reason.');
  readonly #slowed = new Counter('leitsatz_sessions_slowed_total', 'Sessions that were slowed after sustained abuse.');
  readonly #metrics: readonly Metric[] = [
    new Gauge('leitsatz_uptime_seconds', 'Time since the start.', () => this.uptimeMs / 1_000),
    new Gauge('leitsatz_event_loop_lag_p99_seconds', 'Lateness of the event loop, 99th percentile of the last minute.', () => (this.#lag.p99Ms === null ? null : this.#lag.p99Ms / 1_000)),
    new Gauge('process_resident_memory_bytes', 'Resident memory.', () => process.memoryUsage.rss()),
    new Gauge('process_cpu_seconds_total', 'Processor time of this process.', () => { const { user, system } = process.cpuUsage(); return (user + system) / 1e6; }, 'counter'),
    new Gauge('leitsatz_connections', 'Open WebSockets by kind and role.', () => this.#connectionSamples()),
    new Gauge('leitsatz_long_polls', 'People who ask by long poll, by role.', () => this.connections.perRole(null, this.#clock.nowMs()).map(({ role, longPolls }) => ({ labels: { role }, value: longPolls }))),
    new Gauge('leitsatz_sent_bytes_total', 'Bytes handed to the network on WebSockets.', () => (['live', 'sync'] as const).map((kind) => ({ labels: { kind }, value: this.connections.bytesSent(kind) })), 'counter'),
    new Gauge('leitsatz_queue_bytes', 'Bytes that wait to be sent.', () => this.connections.queues().bytes),
    new Gauge('leitsatz_queue_longest_bytes', 'Bytes in the longest queue of one connection.', () => this.connections.queues().longestBytes),
    this.#rounds, this.#frames, this.#slowRounds,
    this.#commits, this.#commitWrites, this.#commitFailures,
    this.#commands, this.#commandTimes,
    this.#refusedUpgrades, this.#closes, this.#slowed,
    this.#framesIgnored, this.#framesRefused,
    new Gauge('leitsatz_storage_failing', '1 while the last commit failed.', () => (this.#commitFailure === null ? 0 : 1)),
    new Gauge('leitsatz_disk_free_bytes', 'Free bytes where the data lies.', () => this.diskFreeBytes),
  ];

  constructor({ clock, dataFolder, log = silentLog }: OperationsOptions) {
    this.#clock = clock;
    this.#dataFolder = dataFolder;
    this.#log = log;
  }

  /** Begins to watch the event loop; call `stop` when the server ends. */
  start(fields: Readonly<Record<string, unknown>>): void {
    this.#lag.start();
    this.#log.info(fields, 'started');
  }

  stopping(): void {
    this.#log.info({ uptimeMs: Math.round(this.uptimeMs), sockets: this.connections.socketCount }, 'stopping');
  }

  stop(): void {
    this.#lag.stop();
    this.#reportRefused();
    this.#log.info({ uptimeMs: Math.round(this.uptimeMs), commits: this.#commits.count, commands: this.#commands.total }, 'stopped');
  }

  get uptimeMs(): number {
    return performance.now() - this.#startedAtMs;
  }

  /** Null where there is no folder, or the system does not say. */
  get diskFreeBytes(): number | null {
    if (this.#dataFolder === '') return null;
    try {
      const { bavail, bsize } = statfsSync(this.#dataFolder);
      return bavail * bsize;
    } catch {
      return null;
    }
  }

  /** Why nothing can be stored now, or null. */
  get commitFailure(): 'storage_full' | 'unavailable' | null {
    return this.#commitFailure;
  }

  /** For `MeasuredStorage`. */
  readonly committed = (durationMs: number, writes: number, error: unknown): void => {
    if (error === null) {
      this.#commits.observe(durationMs / 1_000);
      this.#commitWrites.add({}, writes);
      this.#lastCommitMs = durationMs;
      if (this.#commitFailure !== null) this.#log.info({}, 'commits work again');
      this.#commitFailure = null;
      return;
    }
    const reason = error instanceof StorageFull ? 'storage_full' : 'unavailable';
    this.#commitFailures.add({ reason });
    this.#commitFailure = reason;
    this.#log.error({ reason, writes, name: error instanceof Error ? error.name : 'unknown' }, 'commit failed');
  };

  /** A round to the screens ended; `frames` went out. */
  roundSent(costMs: number, frames: number): void {
    this.#rounds.observe(costMs / 1_000);
    this.#frames.add({}, frames);
    if (costMs <= slowRoundMs) return;
    this.#slowRounds.add();
    this.#log.warn({ costMs: Math.round(costMs), frames, sockets: this.connections.socketCount }, 'slow round');
  }

  commandAnswered(outcome: 'ok' | RefusalReason, durationMs: number): void {
    this.#commands.add({ outcome });
    this.#commandTimes.observe(durationMs / 1_000);
  }

  upgradeRefused(reason: RefusalReason): void {
    this.#refusedUpgrades.add({ reason });
    this.#refusedNow.set(reason, (this.#refusedNow.get(reason) ?? 0) + 1);
    this.#refusedTimer ??= setTimeout(() => this.#reportRefused(), refusedReportMs).unref();
  }

  socketClosed(kind: SocketKind, code: number): void {
    this.#closes.add({ kind, code });
  }

  /** A projector or an observer sent a change or spoke of itself. */
  boardFrameIgnored(kind: 'update' | 'awareness'): void {
    this.#framesIgnored.add({ kind });
  }

  /** `reason` is one of a closed list; the sender's socket is closed. */
  boardFrameRefused(reason: string): void {
    this.#framesRefused.add({ reason });
  }

  /** How suggestions are worked out, said once when they are first wanted. */
  suggestionsBy(line: string): void {
    this.#log.info({}, line);
  }

  workshopCreated(): void {
    this.#log.info({}, 'workshop created');
  }

  /** A session sends far too much and is slowed; told once per stretch. */
  sessionSlowed(session: string): void {
    this.#slowed.add();
    this.#log.warn({ session: createHash('sha256').update(this.#salt).update(session).digest('base64url').slice(0, 8) }, 'session slowed');
  }

  /** A storage that failed is asked again when somebody wants to know; at most every few seconds. */
  probe(commit: () => void): void {
    if (this.#commitFailure === null || performance.now() - this.#probedAtMs < probeEveryMs) return;
    this.#probedAtMs = performance.now();
    try {
      commit();
    } catch {
      // Still failing; `committed` has taken note.
    }
  }

  state(workshop: string, bootId: string): ServerState {
    const nowMs = this.#clock.nowMs();
    const diskFree = this.diskFreeBytes;
    const lagMs = this.#lag.p99Ms;
    const holds: Readonly<Record<ServerTrouble, boolean>> = {
      storage_failing: this.#commitFailure !== null,
      disk_full: diskFree !== null && diskFree < diskFullBytes,
      disk_low: diskFree !== null && diskFree >= diskFullBytes && diskFree < diskWarningBytes,
      loop_late: lagMs !== null && lagMs > lateLoopMs,
      commit_slow: this.#lastCommitMs !== null && this.#lastCommitMs > slowCommitMs,
    };
    const troubles = serverTroubles.filter((trouble) => holds[trouble]);
    const light: ServerLight = troubles.length === 0 ? 'ready' : holds.storage_failing || holds.disk_full ? 'stop' : 'watch';
    return {
      light,
      troubles,
      bootId,
      serverTimeMs: nowMs,
      uptimeMs: Math.round(this.uptimeMs),
      connections: this.connections.perRole(workshop, nowMs),
      eventLoopLagP99Ms: lagMs === null ? null : Math.round(lagMs),
      lastCommitMs: this.#lastCommitMs === null ? null : Math.round(this.#lastCommitMs * 100) / 100,
      diskFreeBytes: diskFree,
      diskWarningBytes,
      memoryBytes: process.memoryUsage.rss(),
    };
  }

  text(): string {
    return metricsText(this.#metrics);
  }

  *#connectionSamples(): Iterable<{ labels: { kind: string; role: string }; value: number }> {
    for (const { role, sockets, boardSockets } of this.connections.perRole(null, this.#clock.nowMs())) {
      yield { labels: { kind: 'live', role }, value: sockets };
      yield { labels: { kind: 'sync', role }, value: boardSockets };
    }
  }

  #reportRefused(): void {
    if (this.#refusedTimer !== null) clearTimeout(this.#refusedTimer);
    this.#refusedTimer = null;
    if (this.#refusedNow.size > 0) this.#log.warn(Object.fromEntries(this.#refusedNow), 'upgrades refused');
    this.#refusedNow.clear();
  }
}
