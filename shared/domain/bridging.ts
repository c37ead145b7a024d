/** One person's view of one sentence: 0 not helpful … 1 helpful. */
export interface Rating {
  readonly person: string;
  readonly sentence: string;
  readonly value: number;
}

export interface BridgedSentence {
  readonly sentence: string;
  readonly ratings: number;
  /** What people of all camps see in it: its intercept. null: too few ratings. */
  readonly bridge: number | null;
  /** How much one camp likes it more than the other. Which camp has the plus sign is arbitrary. */
  readonly camp: number | null;
  readonly verdict: 'helpful' | 'not-helpful' | 'open' | 'too-few-ratings';
}

const interceptWeight = 0.15;
const factorWeight = 0.03;
const ratingsMin = 5;
const helpfulFrom = 0.4;
const notHelpfulBelow = -0.05;
const notHelpfulPerCamp = 0.8;
const roundsMax = 1_000;
const settledBelow = 1e-10;

/** One person or sentence in the model. */
interface Side {
  readonly seen: { readonly other: Side; readonly value: number }[];
  intercept: number;
  factor: number;
}

/**
 * Bridging-based ranking, small: r̂ = μ + i_person + i_sentence + f_person · f_sentence, fitted by turns with squared errors and penalties on
 * size. What only one camp likes is explained by the factors; what is left in a sentence's intercept bridges the camps. Best first.
 *
 * Deterministic, and independent of the order of the ratings. Of a person's several ratings of one sentence each counts.
 * For a hall with declared sectors the group-aware consensus over sectors is easier to explain; this is the second opinion.
 * Source: Community Notes, method paper §4.5.
 */
export const bridgingOrder = (ratings: readonly Rating[]): readonly BridgedSentence[] => {
  const counts = new Map<string, number>();
  for (const { sentence } of ratings) counts.set(sentence, (counts.get(sentence) ?? 0) + 1);
  const sentences = fit([...ratings].filter(({ sentence }) => (counts.get(sentence) ?? 0) >= ratingsMin).sort(byIds));
  return [...counts]
    .map(([sentence, count]): BridgedSentence => {
      const side = sentences.get(sentence);
      if (side === undefined) return { sentence, ratings: count, bridge: null, camp: null, verdict: 'too-few-ratings' };
      return { sentence, ratings: count, bridge: side.intercept, camp: side.factor, verdict: verdictOf(side) };
    })
    .sort((a, b) => (b.bridge ?? -Infinity) - (a.bridge ?? -Infinity) || compareText(a.sentence, b.sentence));
};

const verdictOf = ({ intercept, factor }: Side): BridgedSentence['verdict'] => {
  if (intercept >= helpfulFrom) return 'helpful';
  return intercept < notHelpfulBelow - notHelpfulPerCamp * Math.abs(factor) ? 'not-helpful' : 'open';
};

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
const byIds = (a: Rating, b: Rating): number => compareText(a.sentence, b.sentence) || compareText(a.person, b.person) || a.value - b.value;

const fit = (ratings: readonly Rating[]): ReadonlyMap<string, Side> => {
  const persons = new Map<string, Side>();
  const sentences = new Map<string, Side>();
  for (const { person, sentence, value } of ratings) {
    const [from, to] = [sideIn(persons, person), sideIn(sentences, sentence)];
    from.seen.push({ other: to, value });
    to.seen.push({ other: from, value });
  }
  // Something to start from that leans towards no camp: the fractions of the golden ratio.
  for (const [place, side] of [...sentences.values()].entries()) side.factor = (((place + 1) * 0.618_033_988_749_895) % 1) - 0.5;
  let mean = 0;
  for (let round = 0; round < roundsMax; round += 1) {
    const before = mean;
    let moved = 0;
    for (const side of persons.values()) moved = Math.max(moved, settle(side, mean));
    for (const side of sentences.values()) moved = Math.max(moved, settle(side, mean));
    mean = meanOf(persons, ratings.length);
    if (Math.max(moved, Math.abs(mean - before)) < settledBelow) break;
  }
  return sentences;
};

const sideIn = (sides: Map<string, Side>, id: string): Side => {
  const known = sides.get(id);
  if (known !== undefined) return known;
  const side: Side = { seen: [], intercept: 0, factor: 0 };
  sides.set(id, side);
  return side;
};

/** The best intercept and factor of one side while everything else stands still: two equations. Answers how far they moved. */
const settle = (side: Side, mean: number): number => {
  let [factors, squares, errors, products] = [0, 0, 0, 0];
  for (const { other, value } of side.seen) {
    const error = value - mean - other.intercept;
    factors += other.factor;
    squares += other.factor * other.factor;
    errors += error;
    products += error * other.factor;
  }
  const [a, d] = [side.seen.length + interceptWeight, squares + factorWeight];
  const determinant = a * d - factors * factors;
  const [intercept, factor] = [(errors * d - products * factors) / determinant, (products * a - errors * factors) / determinant];
  const moved = Math.max(Math.abs(intercept - side.intercept), Math.abs(factor - side.factor));
  side.intercept = intercept;
  side.factor = factor;
  return moved;
};

const meanOf = (persons: ReadonlyMap<string, Side>, ratings: number): number => {
  let left = 0;
  for (const { seen, intercept, factor } of persons.values()) {
    for (const { other, value } of seen) left += value - intercept - other.intercept - factor * other.factor;
  }
  return left / (ratings + interceptWeight);
};
