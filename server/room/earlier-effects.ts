/** Ledger entries of earlier versions, read as today's: entries themselves never change. */
import type { BallotResult, BallotRules } from '../../shared/domain/ballot.ts';
import type { Effect } from '../../shared/domain/effect.ts';
import type { Step } from '../../shared/domain/step.ts';

type Opened = Extract<Effect, { readonly type: 'ballot-opened' }>;

const rulesOf = (threshold: number): BallotRules => ({ threshold, budget: null, maxPerOption: null, passive: null });

/** Before there were rounds, rules, tickets and ranks: `agreement` as a straw poll was all there was. */
const completeResult = (result: BallotResult): BallotResult => {
  if (result.kind !== 'agreement') return result;
  return {
    ...result,
    rules: rulesOf(result.threshold), round: 1, previous: null, onTicket: 0, byHand: 0, tickets: null, pairs: null, grid: null,
    options: result.options.map((option) => ({ ...option, rank: null, polarised: false, groupAware: null })),
  };
};

/** What a plan does not name was not there when it was made: nobody allowed it. */
const completeStep = (step: Step): Step => ({ ...step, permissions: { ...step.permissions, suggestClusters: step.permissions.suggestClusters ?? false, comment: step.permissions.comment ?? false } });

/** What an effect of an earlier version says in today's form; today's effects as they are. */
export const completeEffect = (effect: Effect): Effect => {
  switch (effect.type) {
    case 'workshop-created':
      return { ...effect, steps: effect.steps.map(completeStep) };
    case 'ballot-opened': {
      const { threshold, ...opened } = effect as Opened & { readonly threshold?: number };
      return threshold === undefined ? effect : { ...opened, rules: rulesOf(threshold), round: 1, previous: null };
    }
    case 'ballot-closed':
      return 'rules' in effect.result ? effect : { ...effect, result: completeResult(effect.result) };
    default:
      return effect;
  }
};
