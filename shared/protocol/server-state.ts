import type { Role } from '../domain/role.ts';

/** What is wrong with the server, worst first. The console has a sentence for each. */
export const serverTroubles = ['storage_failing', 'disk_full', 'disk_low', 'loop_late', 'commit_slow'] as const;
export type ServerTrouble = (typeof serverTroubles)[number];

/** ready: go ahead. watch: it works, somebody should look. stop: what people send is not stored. */
export type ServerLight = 'ready' | 'watch' | 'stop';

export interface RoleConnections {
  readonly role: Role;
  /** Live views over a WebSocket. */
  readonly sockets: number;
  /** Board documents over a WebSocket. */
  readonly boardSockets: number;
  /** Live views by long poll, because a WebSocket did not get through. */
  readonly longPolls: number;
}

/** `GET /workshops/:w/state`: how the server is doing, for the moderation. Nothing about any person. */
export interface ServerState {
  readonly light: ServerLight;
  readonly troubles: readonly ServerTrouble[];
  readonly bootId: string;
  readonly serverTimeMs: number;
  readonly uptimeMs: number;
  /** Of this workshop. */
  readonly connections: readonly RoleConnections[];
  /** Null: not measured yet. */
  readonly eventLoopLagP99Ms: number | null;
  /** Null: nothing was stored since the start. */
  readonly lastCommitMs: number | null;
  /** Null: the system does not say. */
  readonly diskFreeBytes: number | null;
  readonly diskWarningBytes: number;
  readonly memoryBytes: number;
}
