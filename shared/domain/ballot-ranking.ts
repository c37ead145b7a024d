import type { CountedBallot, OptionResult } from './ballot.ts';
import type { Sector } from './sector.ts';

/** Options by their place; those without one last. Ties keep the order of the ballot. */
export const byPlace = <Option extends Pick<OptionResult, 'rank'>>(options: readonly Option[]): readonly Option[] =>
  options
    .map((option, place) => ({ option, place }))
    .sort((a, b) => (a.option.rank ?? Infinity) - (b.option.rank ?? Infinity) || a.place - b.place)
    .map(({ option }) => option);

/** What was weighed without "alles bleibt, wie es ist": that one is a measure, not a proposal. */
export const proposalsOf = <Option extends Pick<OptionResult, 'id'>>(options: readonly Option[], { rules: { passive } }: Pick<CountedBallot, 'rules'>): readonly Option[] =>
  options.filter(({ id }) => id !== passive);

/** What a pillar must reach: a Konsent asks for every voice, so a sector carries only without a grave objection. */
export const thresholdOf = ({ kind, threshold }: Pick<CountedBallot, 'kind' | 'threshold'>): number => (kind === 'consent' ? 1 : threshold);

/** Resistance of "alles bleibt, wie es ist": what lies above it is not acceptable to the group. null where nobody rated it. */
export const passiveResistance = ({ options, rules: { passive } }: Pick<Extract<CountedBallot, { kind: 'resistance' }>, 'options' | 'rules'>): number | null =>
  options.find(({ id }) => id === passive)?.total.resistance ?? null;

/** Dots of an option per sector in their order; the last is what no visible sector gave. */
export const dotsBySector = (option: OptionResult<'dots'>, sectors: readonly Sector[]): readonly { readonly sector: Sector | null; readonly dots: number }[] => {
  const own = sectors.map((sector) => ({ sector, dots: option.sectors[sector.id]?.dots ?? 0 }));
  const rest = option.total.dots - own.reduce((sum, { dots }) => sum + dots, 0);
  return [...own, { sector: null, dots: rest }].filter(({ dots }) => dots > 0);
};
