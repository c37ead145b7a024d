/** Loose texts and the groups that people made: where one clearly belongs, and only there. */
import type { SquareMatrix } from './cosines.ts';

/** Mean cosine with the nearest three in the group. */
const likenessMin = 0.1;
/** So much nearer than to any other group, as the order has it. */
const marginMin = 0.04;
const nearestCount = 3;

export interface Assignment {
  readonly text: number;
  /** Place of the group among those given. */
  readonly group: number;
  readonly likeness: number;
}

/** `groups` hold places of texts: their cards and their heading. `direct` says whether it is near enough, `order` where it is nearest. Strongest first. */
export const assignmentsTo = (groups: readonly (readonly number[])[], texts: readonly number[], direct: SquareMatrix, order: SquareMatrix): readonly Assignment[] =>
  texts
    .flatMap((text): readonly Assignment[] => {
      const scores = groups.map((members, group) => ({ group, score: nearestMean(text, members, order) })).sort((a, b) => b.score - a.score || a.group - b.group);
      const [best, second] = scores;
      if (best === undefined || best.score - (second?.score ?? 0) < marginMin) return [];
      const likeness = nearestMean(text, groups[best.group] ?? [], direct);
      return likeness < likenessMin ? [] : [{ text, group: best.group, likeness }];
    })
    .sort((a, b) => b.likeness - a.likeness || a.text - b.text);

const nearestMean = (text: number, members: readonly number[], { size, cells }: SquareMatrix): number => {
  const nearest = members
    .map((member) => cells[text * size + member] ?? 0)
    .sort((a, b) => b - a)
    .slice(0, nearestCount);
  return nearest.length === 0 ? 0 : nearest.reduce((sum, score) => sum + score, 0) / nearest.length;
};
