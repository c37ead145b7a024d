import { describe, expect, it } from 'vitest';
import { TypingIndex } from '../../shared/similarity/typing-index.ts';
import { klimaratSample } from './corpora.ts';
import { shuffled } from './samples.ts';

const filled = (texts: readonly (readonly [string, string])[]): TypingIndex => {
  const index = new TypingIndex();
  for (const [id, text] of texts) index.add(id, text);
  return index;
};

const sample = klimaratSample().map(({ id, text }) => [id, text] as const);

describe('[SG6] the hint while typing', () => {
  it('finds a card again from its words, and from most of them', () => {
    const index = filled(sample);

    for (const [id, text] of sample) {
      expect(index.similar(text)[0]?.id).toBe(id);
      expect(index.similar(text)[0]?.score).toBeCloseTo(1, 6);
    }
    expect(index.similar('Verbot der Vernichtung von Neuwaren').length).toBeGreaterThan(0);
  });

  it('says nothing about a word or two letters, nothing where nothing is alike, and at most three', () => {
    const index = filled([...sample, ...['a', 'b', 'c', 'd', 'e'].map((id) => [id, 'Mehr Bänke im Stadtpark aufstellen'] as const)]);

    expect(index.similar('')).toEqual([]);
    expect(index.similar('Wi')).toEqual([]);
    expect(index.similar('Quantenphysik xylophon jojoba')).toEqual([]);
    expect(index.similar('Mehr Bänke im Stadtpark').map(({ id }) => id)).toEqual(['a', 'b', 'c']);
    expect(index.similar('Mehr Bänke im Stadtpark', 1, (id) => id !== 'a').map(({ id }) => id)).toEqual(['b']);
  });

  it('after adding, changing and removing it answers as if it had been filled with what is left', () => {
    const index = filled(sample);
    for (const [id] of sample.slice(0, 40)) index.remove(id);
    for (const [id, text] of shuffled(sample.slice(40), 5)) index.add(id, text);
    index.add('new', 'Erst anders');
    index.add('new', 'Second Hand Läden fördern');
    index.remove('unknown');

    const fresh = filled([...sample.slice(40), ['new', 'Second Hand Läden fördern']]);

    expect(index.size).toBe(fresh.size);
    for (const [, text] of sample) {
      const [own, expected] = [index.similar(text), fresh.similar(text)];
      expect(own.map(({ id }) => id)).toEqual(expected.map(({ id }) => id));
      for (const [at, { score }] of own.entries()) expect(score).toBeCloseTo(expected[at]?.score ?? 0, 9);
    }
  });
});
