/** Small scores of the method paper, §4.6. Pure; `null` where there is nothing to score. */

/** 95 % of a normal distribution lie within this many standard deviations. */
const z95 = 1.96;

/** Lower bound of Wilson's interval for a share of `successes` among `votes`: 0 to 1, or null without votes. */
export const wilsonLowerBound = (successes: number, votes: number, z = z95): number | null => {
  if (votes === 0) return null;
  const share = successes / votes;
  const squared = z * z;
  return (share + squared / (2 * votes) - z * Math.sqrt((share * (1 - share)) / votes + squared / (4 * votes * votes))) / (1 + squared / votes);
};

/** How evenly a hall is split, 0 to 1: 2 · min(up, down) ÷ (up + down + max(1, a tenth of the people)), so that few votes say little. */
export const controversy = (up: number, down: number, people: number): number => (2 * Math.min(up, down)) / (up + down + Math.max(1, 0.1 * people));

/** Quadratic voting: v votes on one option cost v² credits, in either direction. */
export const quadraticCost = (votes: readonly number[]): number => votes.reduce((sum, vote) => sum + vote * vote, 0);
/** Whether whole votes are within the credits. */
export const quadraticVotesFit = (votes: readonly number[], credits: number): boolean => votes.every(Number.isInteger) && quadraticCost(votes) <= credits;
/** Most votes that one option can get. */
export const quadraticVotesMax = (credits: number): number => Math.floor(Math.sqrt(Math.max(0, credits)));

/** Two camps: at least a quarter of `all` at either end. Compared in whole numbers. */
export const isPolarised = (low: number, high: number, all: number): boolean => all > 0 && 4 * low >= all && 4 * high >= all;
