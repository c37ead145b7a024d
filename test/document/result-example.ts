import type { BallotKind, BallotResult, ChoiceValue, CountedBallot } from '../../shared/domain/ballot.ts';
import { asId, type OptionId } from '../../shared/domain/ids.ts';
import { defaultSectors } from '../../shared/domain/sector.ts';
import { countBallot, type Paper } from '../../shared/domain/tally/count-ballot.ts';
import { ballotOf, rulesWith } from '../support/ballot-samples.ts';

const texts = ['Alle lernen Deutsch.', 'Niemand wartet.'];

/** Two thirds say the first, a third the second. */
const values: Readonly<Record<BallotKind, readonly [readonly ChoiceValue[], readonly ChoiceValue[]]>> = {
  agreement: [['yes', 'yes'], ['no', 'abstain']],
  dots: [[2, 1], [1, 2]],
  resistance: [[0, 3], [10, 'abstain']],
  consent: [['consent', 'consent'], ['grave', 'light']],
  ranking: [[1, 2], [2, 1]],
  scale: [[20, 100], [80, 0]],
};

/** A counted ballot over two sentences; so many people of each sector, in their usual order. */
export const closedResult = (
  kind: BallotKind,
  change: Partial<Pick<BallotResult, 'mode' | 'tickets' | 'onTicket' | 'byHand' | 'round'>> = {},
  people: readonly number[] = [15, 15],
): CountedBallot => {
  const options = texts.map((text, place) => ({ id: asId<OptionId>(`option-${place + 1}`), text, source: null, ...(kind === 'scale' ? { poles: { low: 'nie', high: 'immer' } } : {}) }));
  const papers = people.flatMap((count, sector) =>
    Array.from({ length: count }, (_, person): Paper => ({
      sector: defaultSectors[sector]?.id ?? null,
      choices: Object.fromEntries(values[kind][person % 3 === 2 ? 1 : 0].map((value, option) => [`option-${option + 1}`, value])),
    })),
  );
  return countBallot(ballotOf(kind, papers, { options, sectors: defaultSectors, rules: rulesWith(kind === 'dots' ? { budget: 3 } : {}), ...change }));
};
