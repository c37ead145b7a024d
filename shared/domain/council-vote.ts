/** Votes in the Kreistag, counted by hand there and entered here. */
export interface CouncilVotes {
  readonly yes: number;
  readonly no: number;
  readonly abstain: number;
}

/** `unanimous`: adopted without a vote against it, whoever abstained; with abstentions the minutes name their number. */
export interface CouncilDecision {
  readonly outcome: 'unanimous' | 'majority' | 'rejected';
  readonly adopted: boolean;
  readonly abstentions: number;
}

/**
 * What the Kreistag decided: the majority of the votes cast, where abstentions and invalid votes are not cast; a tie rejects,
 * and so does nobody voting. A ballot of a workshop is an opinion and never this. Source: § 54 HGO, method paper §4.8.
 */
export const councilDecision = ({ yes, no, abstain }: CouncilVotes): CouncilDecision => {
  const adopted = yes > no;
  return { outcome: adopted ? (no === 0 ? 'unanimous' : 'majority') : 'rejected', adopted, abstentions: abstain };
};
