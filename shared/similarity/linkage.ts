/**
 * Agglomerative clustering with average linkage by nearest-neighbour chains: O(n²) time, the whole tree.
 *
 * Source: Murtagh, "A survey of recent advances in hierarchical clustering algorithms" (1983); Müllner, arXiv:1109.2378. Average
 * linkage is reducible, so the chain finds the tree that joining the best pair first would. Equal similarities go to the lower index.
 */
import type { SquareMatrix } from './cosines.ts';

/** Nodes 0 to n − 1 are the texts; n + k is what join k made. */
export interface Join {
  readonly a: number;
  readonly b: number;
  readonly similarity: number;
}

export const averageLinkage = ({ size, cells }: SquareMatrix): readonly Join[] => {
  const work = Float32Array.from(cells);
  const weights = new Uint32Array(size).fill(1);
  const nodes = Array.from({ length: size }, (_, at) => at);
  const isOpen = new Uint8Array(size).fill(1);
  const joins: Join[] = [];
  const chain: number[] = [];
  let first = 0;
  while (joins.length < size - 1) {
    if (chain.length === 0) {
      while (isOpen[first] === 0) first += 1;
      chain.push(first);
    }
    const top = chain.at(-1) ?? 0;
    const before = chain.at(-2);
    // The one before wins a tie, or the chain would run in circles.
    let best = before ?? -1;
    let similarity = before === undefined ? -Infinity : (work[top * size + before] ?? 0);
    for (let other = 0; other < size; other += 1) {
      if (isOpen[other] === 0 || other === top) continue;
      const cell = work[top * size + other] ?? 0;
      if (cell > similarity) [best, similarity] = [other, cell];
    }
    if (best !== before) {
      chain.push(best);
      continue;
    }
    chain.length -= 2;
    const [kept, gone] = top < best ? [top, best] : [best, top];
    const [keptWeight, goneWeight] = [weights[kept] ?? 1, weights[gone] ?? 1];
    for (let other = 0; other < size; other += 1) {
      if (isOpen[other] === 0 || other === kept || other === gone) continue;
      const mean = (keptWeight * (work[kept * size + other] ?? 0) + goneWeight * (work[gone * size + other] ?? 0)) / (keptWeight + goneWeight);
      work[kept * size + other] = mean;
      work[other * size + kept] = mean;
    }
    joins.push({ a: nodes[kept] ?? kept, b: nodes[gone] ?? gone, similarity });
    nodes[kept] = size + joins.length - 1;
    weights[kept] = keptWeight + goneWeight;
    isOpen[gone] = 0;
  }
  return joins;
};
