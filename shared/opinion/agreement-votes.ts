import type { Choices } from '../domain/ballot.ts';
import type { OptionId } from '../domain/ids.ts';
import { emptyVotes, type VoteMatrix } from './vote-matrix.ts';

/** The papers of an agreement ballot as votes: yes agrees, no disagrees, abstain passes. Anything else counts as left out. */
export const agreementVotes = (options: readonly OptionId[], papers: readonly Choices[]): VoteMatrix => {
  const votes = emptyVotes(options, papers.length);
  const width = votes.sentences.length;
  for (const [person, choices] of papers.entries()) {
    for (const [column, option] of votes.sentences.entries()) {
      const value = choices[option];
      if (value === 'yes') votes.cells[person * width + column] = 1;
      else if (value === 'no') votes.cells[person * width + column] = -1;
      else if (value === 'abstain') votes.cells[person * width + column] = 0;
    }
  }
  return votes;
};
