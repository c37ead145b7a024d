/** One branch of a goal: how far it is, and how much it weighs among its neighbours. */
export interface Branch {
  /** Percent, 0 to 100. */
  readonly progress: number;
  /** 1 unless said otherwise; not negative. */
  readonly weight?: number;
}

/** Progress of a goal from its branches, percent: the weighted mean. null without branches, or when none weighs anything. Source: method paper §4.2. */
export const progressOf = (branches: readonly Branch[]): number | null => {
  const weights = branches.reduce((sum, { weight = 1 }) => sum + weight, 0);
  return weights > 0 ? branches.reduce((sum, { progress, weight = 1 }) => sum + weight * progress, 0) / weights : null;
};
