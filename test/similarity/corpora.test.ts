/** With DATA=<folder of corpora>; the sample in the repository always. The bounds lie below what was measured, so that a change that loses quality is seen. */
import { describe, expect, it } from 'vitest';
import { conversations, hasCorpus, klimaratSample, klimaratTopics, ottensen } from './corpora.ts';
import { figuresOf } from './figures.ts';

describe('[SG8] like goes with like', () => {
  it('on the sample of the Klimarat', () => {
    const { nearest, chance, groupPrecision, groupPurity } = figuresOf(klimaratSample());

    expect(chance).toBeLessThan(0.11);
    expect(nearest).toBeGreaterThan(0.55);
    expect(groupPrecision).toBeGreaterThan(0.65);
    expect(groupPurity).toBeGreaterThan(0.8);
  });

  it.runIf(klimaratTopics.every(hasCorpus))('on three conversations of the Klimarat, 450 cards each', () => {
    const { nearest, chance, groupPrecision } = figuresOf(conversations(klimaratTopics, 450, 1));

    expect(chance).toBeCloseTo(1 / 3, 2);
    expect(nearest).toBeGreaterThan(0.65);
    expect(groupPrecision).toBeGreaterThan(0.65);
  }, 60_000);

  it.runIf(hasCorpus('cimt-ottensen'))('on contributions of Ottensen, whose labels overlap', () => {
    const { nearest, chance, mergePrecision } = figuresOf(ottensen('text'));

    expect(nearest).toBeGreaterThan(chance + 0.15);
    expect(mergePrecision).toBeGreaterThan(chance);
  }, 60_000);
});
