import { consentChoices, type ConsentTally, type OptionResult } from '../ballot.ts';
import { isPolarised } from '../scores.ts';
import { everybody, largerFirst, peopleAt, type Counting, type Mark } from './counting.ts';

const votesIn = ({ consent, light, grave }: ConsentTally): number => consent + light + grave;
const shareOf = (part: number, tally: ConsentTally): number | null => (votesIn(tally) === 0 ? null : part / votesIn(tally));
const supportOf = (tally: ConsentTally): number | null => shareOf(tally.consent + tally.light, tally);

/**
 * `consent` (Konsent): a sector carries a proposal when nobody in it objected gravely; no threshold plays a part. Ranked by
 * the share without a grave objection, then by the share without any. Source: method paper §4.7.
 */
export const consent: Counting<'consent'> = {
  read: (choices, { places }) =>
    Object.entries(choices).flatMap(([option, value]): readonly Mark[] => {
      const place = places.get(option);
      const slot = consentChoices.findIndex((choice) => choice === value);
      return place === undefined || slot < 0 ? [] : [[place, slot]];
    }),
  tally: (people) => ({ consent: peopleAt(people, 0), light: peopleAt(people, 1), grave: peopleAt(people, 2) }),
  votes: (people) => [everybody(people)],
  isWeighed: (people) => everybody(people) > 0,
  support: supportOf,
  carries: (tally) => tally.grave === 0 && votesIn(tally) > 0,
  polarised: (tally) => isPolarised(tally.consent, tally.grave, votesIn(tally)),
  compare: ({ total: a }, { total: b }) => largerFirst(supportOf(a), supportOf(b)) || largerFirst(shareOf(a.consent, a), shareOf(b.consent, b)),
};

/** Decided: somebody voted, and nobody in the hall objected gravely, with a declared sector or without. Light objections stand in the record and do not block. */
export const isAccepted = ({ total }: OptionResult<'consent'>): boolean => total.grave === 0 && votesIn(total) > 0;
