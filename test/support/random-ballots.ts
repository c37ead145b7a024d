/** Halls that vote at random, the same for the same seed: for what must hold for any ballot of a kind. */
import type { BallotKind, BallotOption, Choices } from '../../shared/domain/ballot.ts';
import type { CountInput, Paper } from '../../shared/domain/tally/count-ballot.ts';
import { ballotOf, fourSectors, optionNamed, rulesWith } from './ballot-samples.ts';
import { seededNumbers } from './seeded-numbers.ts';

export const randomOptions = ['a', 'b', 'c', 'd', 'e'].map(optionNamed);
const axes = randomOptions.slice(0, 2);
export const optionsOf = (kind: BallotKind): readonly BallotOption[] => (kind === 'scale' ? axes : randomOptions);
export const randomRules = rulesWith({ budget: 5, maxPerOption: 3 });

/** A right paper, now and then an empty one, drawn from whole numbers below a bound. */
export const drawPaper = (kind: BallotKind, any: (max: number) => number): Choices => {
  if (any(12) === 0) return {};
  const asked = optionsOf(kind);
  const chosen = asked.filter(() => any(4) > 0);
  switch (kind) {
    case 'agreement':
      return Object.fromEntries(chosen.map(({ id }) => [id, (['yes', 'no', 'abstain'] as const)[any(3)] ?? 'yes']));
    case 'consent':
      return Object.fromEntries(chosen.map(({ id }) => [id, (['consent', 'light', 'grave'] as const)[any(3)] ?? 'light']));
    case 'resistance':
      return Object.fromEntries(chosen.map(({ id }) => [id, any(9) === 0 ? 'abstain' : any(11)]));
    case 'scale':
      return Object.fromEntries(chosen.map(({ id }) => [id, any(101)]));
    case 'ranking': {
      const order = [...chosen];
      for (let place = order.length - 1; place > 0; place -= 1) {
        const other = any(place + 1);
        const [one, two] = [order[place], order[other]];
        if (one !== undefined && two !== undefined) [order[place], order[other]] = [two, one];
      }
      return Object.fromEntries(order.map(({ id }, place) => [id, place + 1]));
    }
    case 'dots': {
      const dots = new Map<string, number>();
      for (let left = any(6); left > 0; left -= 1) {
        const option = randomOptions[any(randomOptions.length)]?.id ?? 'a';
        if ((dots.get(option) ?? 0) < 3) dots.set(option, (dots.get(option) ?? 0) + 1);
      }
      return Object.fromEntries(dots);
    }
  }
};

export const drawHall = (kind: BallotKind, seed: number): readonly Paper[] => {
  const any = seededNumbers(seed);
  // Sectors of very different sizes, and some people who name none.
  const sizes = [any(3), any(7), any(15), any(40), any(6)];
  return [...fourSectors.map(({ id }) => id), null].flatMap((sector, place) => Array.from({ length: sizes[place] ?? 0 }, () => ({ sector, choices: drawPaper(kind, any) })));
};

/** A ballot as it goes to be counted, with the papers of such a hall. */
export const randomBallot = (kind: BallotKind, seed: number): CountInput => ballotOf(kind, drawHall(kind, seed), { options: optionsOf(kind), rules: randomRules });
