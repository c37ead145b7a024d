import type { BallotResult, Reasons } from '../domain/ballot.ts';
import type { Effect } from '../domain/effect.ts';
import { asId, type BallotId, type OptionId, type ReasonId } from '../domain/ids.ts';
import { granted, refused } from '../domain/refusal.ts';
import { countBallot, publishedChoices } from '../domain/tally/count-ballot.ts';
import type { Decision, Scene, SealedPaper } from './decision.ts';
import { findBallot } from './find-ballot.ts';
import type { CommandOf } from './schema.ts';

/** One by one, in an order of their own: not that of the papers, so that two reasons of one person do not stand together. */
const reasonEffects = ({ context }: Scene, ballot: BallotId, papers: readonly { readonly reasons: Reasons }[]): readonly Effect[] =>
  context.shuffle(papers.flatMap(({ reasons }) => Object.entries(reasons))).map(([option, text]): Effect => (
    { type: 'reason-published', ballot, reason: asId<ReasonId>(context.newId()), option: asId<OptionId>(option), text }
  ));

/** Counts. Papers lose their last tie to people here, and their order. */
export const closeBallot = (scene: Scene, command: CommandOf<'close-ballot'>): Decision => {
  const { state, workshop, context } = scene;
  const found = findBallot(scene, command.ballot);
  if (!found.ok) return found;
  const { id, kind, mode, rules, round, previous, options, entered, result: before } = found.value;
  if (before !== null) return refused('vote_closed');
  const urn = context.urn(id);
  const own = urn.papers.map(({ participant, choices, reasons }): SealedPaper => ({ sector: state.participants.get(participant)?.sector ?? null, choices, reasons }));
  const papers = context.shuffle([...own, ...urn.sealed]);
  const counted = countBallot({
    ballot: id, kind, mode, rules, round, previous, options, sectors: state.sectors, papers, onTicket: entered.ticket, byHand: entered.hand, tickets: mode === 'binding' ? workshop.tickets : null,
  });
  const result = {
    ...counted,
    trackers: [...urn.papers.map(({ tracker }) => tracker), ...urn.trackers].sort(),
    choices: context.shuffle(publishedChoices(papers, state.sectors, counted.options)),
  } satisfies BallotResult;
  return granted({ effects: [{ type: 'ballot-closed', ballot: id, result }, ...reasonEffects(scene, id, papers)], answer: {}, emptyUrn: id });
};
