import type { BallotResult } from '../../shared/domain/ballot.ts';
import { agreementVotes } from '../../shared/opinion/agreement-votes.ts';
import type { OpinionGroupsView } from '../../shared/opinion/opinion-groups-view.ts';
import type { OpinionDesk } from './opinion-desk.ts';

/** For views, which cannot wait: what is known of a ballot's groups; else null, and `ready` is called once they are. */
export const groupsForScreens =
  (desk: OpinionDesk) =>
  ({ ballot, options, choices }: BallotResult, ready: () => void): OpinionGroupsView | null => {
    const known = desk.known(ballot);
    if (known !== undefined) return known.groups;
    const votes = (): ReturnType<typeof agreementVotes> => agreementVotes(options.map(({ id }) => id), choices.map((paper) => paper.choices));
    void desk.groupsOf(ballot, votes).then((answer) => {
      if (answer.ok) ready();
    });
    return null;
  };
