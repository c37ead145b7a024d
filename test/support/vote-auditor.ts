/**
 * A curious administrator with every file of a finished vote, the log, and a note of who voted when. Tries to say
 * who voted how: each method pairs people with papers in some order it finds in the bytes.
 */
import { decodeUrn, type UrnPlaces } from '../../server/room/urn-encoding.ts';
import type { BallotResult, ChoiceValue } from '../../shared/domain/ballot.ts';

/** What the auditor holds in hand. */
export interface Evidence {
  /** Database, write-ahead log, backup: whatever lies in the folder. */
  readonly files: readonly Buffer[];
  readonly log: string;
  readonly result: BallotResult;
  /** In the order in which they voted; trackers as people showed them around. */
  readonly voters: readonly { readonly participant: string; readonly ticket: string; readonly tracker: string }[];
  readonly places: UrnPlaces;
}

/** For each voter, in the order of voting, the place of the paper in the published list that a method takes for theirs. */
export type Guess = readonly number[];

/** Pairs the papers with the voters in the order in which something of theirs first stands in the bytes. */
const byPosition = ({ voters }: Evidence, bytes: Buffer, sign: (voter: Evidence['voters'][number]) => string, from: 'start' | 'end'): Guess | null => {
  const positions = voters.map((voter) => (from === 'start' ? bytes.indexOf(sign(voter)) : bytes.lastIndexOf(sign(voter))));
  if (positions.every((position) => position < 0)) return null;
  const order = positions.map((_, voter) => voter).sort((a, b) => (positions[a] ?? 0) - (positions[b] ?? 0));
  const guess = voters.map(() => 0);
  for (const [place, voter] of order.entries()) guess[voter] = place;
  return guess;
};

export const guesses = (evidence: Evidence): ReadonlyMap<string, Guess> => {
  const { files, log, result, voters } = evidence;
  const all = new Map<string, Guess>();
  const count = voters.length;
  all.set('papers in the order of voting', voters.map((_, place) => place));
  all.set('papers in the reversed order', voters.map((_, place) => count - 1 - place));
  all.set('papers beside sorted trackers', voters.map(({ tracker }) => result.trackers.indexOf(tracker)));
  const texts = [...files.map((bytes, n) => [`file ${n}`, bytes] as const), ['log', Buffer.from(log)] as const];
  for (const [name, bytes] of texts) {
    for (const from of ['start', 'end'] as const) {
      for (const sign of ['participant', 'ticket', 'tracker'] as const) {
        const guess = byPosition(evidence, bytes, (voter) => voter[sign], from);
        if (guess !== null) all.set(`${name}: order of each ${sign} from the ${from}`, guess);
      }
    }
  }
  return all;
};

/** Urns that still lie somewhere in the bytes: two of them, one after the other, would show a paper coming in. */
export const carvedUrns = ({ files, places, voters }: Evidence): number => {
  const trackers = new Set(voters.map(({ tracker }) => tracker));
  let found = 0;
  for (const bytes of files) {
    for (let at = bytes.indexOf(1); at >= 0; at = bytes.indexOf(1, at + 1)) {
      // Version, then a count of papers that fits.
      const claimed = bytes[at + 1] ?? 0;
      if (claimed === 0) continue;
      try {
        const urn = decodeUrn(bytes.subarray(at, at + 65_536), places);
        if (urn.sealed.length > 0 && urn.sealed.length <= voters.length && urn.trackers.some((tracker) => trackers.has(tracker))) found += 1;
      } catch {
        // No urn here.
      }
    }
  }
  return found;
};

const pageBytes = 4_096;

/**
 * Is the order of voting still to be seen in the bytes? Things that stand on the same page are compared, pair by pair (Kendall):
 * how many standard deviations from "no order" the file is.
 */
export const orderLeft = (bytes: Buffer, signs: readonly string[]): number => {
  const pages = new Map<number, { readonly at: number; readonly turn: number }[]>();
  for (const [turn, sign] of signs.entries()) {
    const at = bytes.indexOf(sign);
    if (at < 0) continue;
    const page = Math.floor(at / pageBytes);
    pages.set(page, [...(pages.get(page) ?? []), { at, turn }]);
  }
  let concordant = 0;
  let variance = 0;
  for (const found of pages.values()) {
    for (const [n, one] of found.entries()) for (const other of found.slice(n + 1)) concordant += Math.sign((one.at - other.at) * (one.turn - other.turn));
    variance += (found.length * (found.length - 1) * (2 * found.length + 5)) / 18;
  }
  return variance === 0 ? 0 : Math.abs(concordant) / Math.sqrt(variance);
};

export interface Score {
  readonly hits: number;
  /** Expected from guessing, and its standard deviation. */
  readonly chance: number;
  readonly sigma: number;
}

/** How often a guess is right about one option, beside what pairing people and papers at random would give. */
export const scoreOf = (guess: Guess, truth: readonly ChoiceValue[], published: readonly ChoiceValue[]): Score => {
  const count = truth.length;
  const equal = (voter: number, paper: number): number => (truth[voter] === published[paper] ? 1 : 0);
  const hits = guess.reduce((sum, paper, voter) => sum + equal(voter, paper), 0);
  const rows = truth.map((_, voter) => published.reduce<number>((sum, __, paper) => sum + equal(voter, paper), 0) / count);
  const columns = published.map((_, paper) => truth.reduce<number>((sum, __, voter) => sum + equal(voter, paper), 0) / count);
  const mean = rows.reduce((sum, row) => sum + row, 0) / count;
  // Variance of a sum along a random permutation (Hoeffding).
  let squares = 0;
  for (let voter = 0; voter < count; voter += 1) {
    for (let paper = 0; paper < count; paper += 1) squares += (equal(voter, paper) - (rows[voter] ?? 0) - (columns[paper] ?? 0) + mean) ** 2;
  }
  return { hits, chance: mean * count, sigma: Math.sqrt(squares / (count - 1)) };
};
