/**
 * From figures to lights: pure, so that every rule can be tested.
 *
 * | line            | figure                        | green | yellow | why                                                         |
 * |-----------------|-------------------------------|------:|-------:|-------------------------------------------------------------|
 * | Beitreten       | p95 scan → first picture      |   3 s |   10 s | a person puts the phone away after that; 10 s with bad WLAN |
 * | Karten          | p95 send → receipt            |   1 s |    3 s | within 1 s nobody taps twice                                |
 * | Leinwand        | p99 send → on the screen      |   1 s |    3 s | the writer looks up and searches the own card               |
 * | Abstimmen       | p95 vote → receipt            |   1 s |    3 s | as with cards, and everybody does it at once                |
 * | Ergebnis        | p95 closing → on the phone    |   1 s |    3 s | the hall sees it together                                   |
 * | Wiederverbinden | p95 dialling → fresh picture  |   5 s |   20 s | with up to 5 s of spreading 10 s in all; 20 s is a pause    |
 * | Verlust         | acknowledged things missing   |     0 |      – | what was acknowledged is there                              |
 */
import { spreadOf, type Spread } from './spread.ts';

export type Light = 'green' | 'yellow' | 'red';
export const timedSubjects = ['joining', 'cards', 'screen', 'voting', 'result', 'returning'] as const;
export type TimedSubject = (typeof timedSubjects)[number];

export interface Limit {
  readonly percentile: 'p95Ms' | 'p99Ms';
  readonly greenMs: number;
  readonly yellowMs: number;
}

export const limits: Readonly<Record<TimedSubject, Limit>> = {
  joining: { percentile: 'p95Ms', greenMs: 3_000, yellowMs: 10_000 },
  cards: { percentile: 'p95Ms', greenMs: 1_000, yellowMs: 3_000 },
  screen: { percentile: 'p99Ms', greenMs: 1_000, yellowMs: 3_000 },
  voting: { percentile: 'p95Ms', greenMs: 1_000, yellowMs: 3_000 },
  result: { percentile: 'p95Ms', greenMs: 1_000, yellowMs: 3_000 },
  returning: { percentile: 'p95Ms', greenMs: 5_000, yellowMs: 20_000 },
};

/** An empty line answers faster than this in half of all cases, and in 95 of 100 faster than the second. */
const lineMedianMsMax = 100;
const lineP95MsMax = 300;
/** When the rehearsal's own program was held up this long, its figures are not the server's. */
const ownLagMsMax = 250;

/** Times of one act. `missing` never came, as long as the rehearsal waited. */
export interface Timed {
  readonly timesMs: readonly number[];
  readonly missing: number;
}

export interface Counted {
  readonly cards: number;
  readonly papers: number;
  readonly sentences: number;
}

export interface Measured {
  readonly phones: number;
  readonly timed: Readonly<Record<TimedSubject, Timed>>;
  /** Acknowledged things that were looked for, and those that were not there; null: nobody could look. */
  readonly counted: { readonly expected: Counted; readonly lost: Counted } | null;
  /** Requests of phones with a socket in the quiet time after the result. */
  readonly requestsAfterResult: number;
  /** Round trips of an idle line, and while the hall was busy. */
  readonly idleLineMs: readonly number[];
  readonly busyLineMs: readonly number[];
  /** p99 of how long this program itself was held up. */
  readonly ownLagMs: number;
  /** Connections that broke although nobody cut them. */
  readonly drops: number;
  /** The server was started anew in the middle. */
  readonly restarted: boolean;
  /** Phones that wanted a socket and got none. */
  readonly withoutSocket: number;
  /** Requests that the server refused for good. */
  readonly refusals: number;
}

export interface TimedLine {
  readonly subject: TimedSubject;
  readonly light: Light;
  readonly spread: Spread | null;
  readonly missing: number;
}

export type Advice = 'restarted' | 'network' | 'laptop' | 'own' | 'drops' | 'sockets' | 'quiet' | 'refused' | 'loss';

export interface Verdict {
  readonly light: Light;
  readonly lines: readonly TimedLine[];
  readonly loss: Light;
  /** Most telling first. */
  readonly advice: readonly Advice[];
}

const order: Readonly<Record<Light, number>> = { green: 0, yellow: 1, red: 2 };
export const worstOf = (lights: readonly Light[]): Light => lights.reduce((worst, light) => (order[light] > order[worst] ? light : worst), 'green');

export const lightOf = ({ percentile, greenMs, yellowMs }: Limit, spread: Spread | null, missing: number): Light => {
  if (spread === null || missing > 0) return 'red';
  const ms = spread[percentile];
  return ms <= greenMs ? 'green' : ms <= yellowMs ? 'yellow' : 'red';
};

const lineIsSlow = (timesMs: readonly number[]): boolean => {
  const spread = spreadOf(timesMs);
  return spread === null || spread.p50Ms > lineMedianMsMax || spread.p95Ms > lineP95MsMax;
};

export const verdictOf = (measured: Measured): Verdict => {
  // A phone that keeps asking or losing its line is worth a word even where everything was fast.
  const atLeastYellow: Readonly<Partial<Record<TimedSubject, boolean>>> = { result: measured.requestsAfterResult > 0, returning: measured.restarted || measured.drops + measured.withoutSocket > 0 };
  const lines = timedSubjects.map((subject): TimedLine => {
    const { timesMs, missing } = measured.timed[subject];
    const spread = spreadOf(timesMs);
    return { subject, spread, missing, light: worstOf([lightOf(limits[subject], spread, missing), atLeastYellow[subject] === true ? 'yellow' : 'green']) };
  });
  const loss: Light = measured.counted !== null && Object.values(measured.counted.lost).every((lost) => lost === 0) ? 'green' : 'red';
  const slow = lines.some(({ subject, light, spread, missing }) => light !== 'green' && lightOf(limits[subject], spread, missing) !== 'green');
  const network = slow && lineIsSlow(measured.idleLineMs);
  const own = slow && measured.ownLagMs > ownLagMsMax;
  const advice: readonly (Advice | false)[] = [
    loss === 'red' && measured.counted !== null && 'loss',
    measured.restarted && 'restarted',
    network && 'network',
    own && 'own',
    slow && !network && !own && !measured.restarted && 'laptop',
    measured.drops > 0 && !measured.restarted && 'drops',
    measured.withoutSocket > 0 && 'sockets',
    measured.requestsAfterResult > 0 && 'quiet',
    measured.refusals > 0 && 'refused',
  ];
  return { light: worstOf([...lines.map(({ light }) => light), loss]), lines, loss, advice: advice.filter((one) => one !== false) };
};
