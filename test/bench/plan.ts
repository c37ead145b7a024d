/** What one run of the bench is asked and what it answers: plain records, because they travel between processes. */

export const serverNames = ['leitsatz', 'floor', 'hocuspocus', 'hocuspocus-flush', 'y-websocket'] as const;
export type ServerName = (typeof serverNames)[number];
export type PeerName = Exclude<ServerName, 'leitsatz' | 'floor'>;

/** Screens that show the whole board; each measures card → screen. */
export const boardScreens = 5;
/** Three cards per person and minute, as in a hall that writes. */
export const cardsPerPersonAndMinute = 3;

export interface RunPlan {
  readonly server: ServerName;
  readonly people: number;
  readonly sliceS: number;
  readonly ballotWindowS: number;
  readonly awareness: boolean;
  readonly port: number;
  /** Process of the server, whose cost is read from outside. */
  readonly serverPid: number;
}

export const cardsOf = ({ people, sliceS }: Pick<RunPlan, 'people' | 'sliceS'>): number => Math.round((people * cardsPerPersonAndMinute * sliceS) / 60);

/** Milliseconds. */
export interface Spread {
  readonly count: number;
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  readonly max: number;
}

/** What a phase cost. Bytes and frames are those that the clients received. */
export interface Cost {
  readonly seconds: number;
  readonly cpuS: number;
  readonly loadCpuS: number;
  readonly bytes: number;
  readonly frames: number;
}

export interface RunResult {
  readonly server: ServerName;
  readonly people: number;
  readonly sliceS: number;
  readonly joining: Cost;
  readonly cards: Cost & {
    readonly sent: number;
    /** Sent, but never seen on some screen. */
    readonly lost: number;
    readonly refused: number;
    readonly cardToScreen: Spread | null;
    readonly commandToAck: Spread | null;
    /** The most memory the server had resident up to here. */
    readonly residentMiBMax: number;
    /** How long after the last card was sent the last one was seen. */
    readonly lateMs: number;
  };
  readonly ballot:
    | (Cost & { readonly commandToAck: Spread | null; readonly closeToShown: Spread | null; readonly acknowledged: number; readonly counted: number })
    | null;
  readonly reconnect: (Cost & { readonly toFirstView: Spread | null }) | null;
  /** Sockets that the server closed on its own. */
  readonly dropped: number;
  /** The same over the whole run, reconnecting included. */
  readonly residentMiBMax: number;
}
