import type { BallotKind, ChoiceValue } from '../../../shared/domain/ballot.ts';
import type { Tell } from '../later-element.ts';

/** What stands on the paper for one option, in words. */
export const choiceWords = (kind: BallotKind, value: ChoiceValue | null, tell: Tell): string => {
  if (value === null) return tell(noneWords[kind]);
  if (typeof value === 'string') return tell(value);
  switch (kind) {
    case 'dots':
      return tell('dotsCount', { n: value });
    case 'ranking':
      return tell('rankPlace', { number: value });
    case 'scale':
      return tell('scaleValue', { value });
    case 'agreement':
    case 'consent':
    case 'resistance':
      return tell('resistanceValue', { value });
  }
};

const noneWords = {
  agreement: 'noVote',
  consent: 'noVote',
  resistance: 'noVote',
  dots: 'dotsNone',
  ranking: 'rankNone',
  scale: 'scaleOpen',
} as const;
