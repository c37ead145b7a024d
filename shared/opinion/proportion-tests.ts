/**
 * Tests of shares, with one pseudo vote for each side.
 *
 * Source: Polis, `stats.clj`. Numerators and denominators are whole numbers below 2⁵³, so each quotient is rounded once, as with the
 * exact fractions there: equal shares give exactly 0.
 */

/** From this z on (not including it) a share counts as more than chance, with 90 % confidence, one-sided. */
export const zAt90 = 1.2816;

export const isSignificantAt90 = (z: number): boolean => z > zAt90;

/** z of "more than half": `successes` of `trials`. */
export const proportionTest = (successes: number, trials: number): number => 2 * Math.sqrt(trials + 1) * ((successes + 1) / (trials + 1) - 0.5);

/** z of "more inside than outside". 0 where everybody everywhere is a success: nothing tells the two apart. */
export const twoProportionTest = (successesIn: number, successesOut: number, trialsIn: number, trialsOut: number): number => {
  const [inside, outside, sizeIn, sizeOut] = [successesIn + 1, successesOut + 1, trialsIn + 1, trialsOut + 1];
  const successes = inside + outside;
  const size = sizeIn + sizeOut;
  if (successes === size) return 0;
  const difference = (inside * sizeOut - outside * sizeIn) / (sizeIn * sizeOut);
  const variance = (successes * (size - successes)) / (size * sizeIn * sizeOut);
  return difference / Math.sqrt(variance);
};
