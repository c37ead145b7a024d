import { groupAwareConsensusOf, majoritiesOf, type GroupAwareConsensus, type Majorities } from './consensus.ts';
import { countEverybody, countGroups, type GroupCounts, type Membership } from './group-counts.ts';
import { representativesOf, statisticsOf, type Representative, type SentenceStatistics } from './representative.ts';
import type { VoteMatrix } from './vote-matrix.ts';

/** Everything that Polis says about given groups. */
export interface GroupStatistics {
  /** Ids in the order of the matrix: by id. */
  readonly sentences: readonly string[];
  readonly groups: readonly GroupCounts[];
  /** By group, in the order of `sentences`. */
  readonly statistics: ReadonlyMap<string, readonly SentenceStatistics[]>;
  /** By group, up to five. */
  readonly representatives: ReadonlyMap<string, readonly Representative[]>;
  /** In the order of `sentences`. */
  readonly groupAware: readonly GroupAwareConsensus[];
  readonly majorities: Majorities;
}

/** From votes and membership alone; who found the groups, and how, does not matter. Sentences that were moderated out must not be in the matrix. */
export const groupStatistics = (votes: VoteMatrix, membership: Membership): GroupStatistics => {
  const { sentences } = votes;
  const groups = countGroups(votes, membership);
  const statistics = statisticsOf(sentences, groups);
  return {
    sentences,
    groups,
    statistics,
    representatives: new Map([...statistics].map(([group, figures]) => [group, representativesOf(figures)])),
    groupAware: groupAwareConsensusOf(sentences, groups),
    majorities: majoritiesOf(sentences, countEverybody(votes)),
  };
};
