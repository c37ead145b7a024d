/** How long each act of the rehearsal takes; a test plays the same acts faster. */
export interface Pace {
  /** The line alone, before anybody comes. */
  readonly lineMs: number;
  /** People come in over this time. */
  readonly arriveMs: number;
  readonly collectMs: number;
  readonly clusterMs: number;
  readonly voteMs: number;
  /** After a result no phone may ask for this long. */
  readonly quietMs: number;
  /** After the cut each phone waits a random time up to this before it dials. */
  readonly returnMs: number;
  /** How long the last screen may take to show something before it counts as missing. */
  readonly showMs: number;
}

/** A workshop in about a minute. */
export const hallPace: Pace = { lineMs: 4_000, arriveMs: 10_000, collectMs: 20_000, clusterMs: 5_000, voteMs: 8_000, quietMs: 5_000, returnMs: 5_000, showMs: 30_000 };
