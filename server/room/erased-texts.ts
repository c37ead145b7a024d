import type { Effect } from '../../shared/domain/effect.ts';
import type { ProcessState } from '../../shared/domain/process-state.ts';

/** Under which ids words lie beside the ledger that an effect takes away for good. */
export const erasedTexts = ({ commentsByCard }: ProcessState, effect: Effect): readonly string[] => {
  switch (effect.type) {
    // What was said about a card goes with it: it quotes it.
    case 'card-withdrawn': return [effect.card, ...(commentsByCard.get(effect.card) ?? [])];
    case 'comment-erased': return [effect.comment];
    case 'reason-erased': return [effect.reason];
    case 'amendment-decided': return effect.decision === 'withdrawn' ? [effect.amendment] : [];
    default: return [];
  }
};
