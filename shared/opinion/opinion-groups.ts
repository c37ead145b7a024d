/** Opinion groups of a ballot, ready for people to see. What is left out, and why: docs/decisions/0012-opinion-groups.md. */
import { asId, type OptionId } from '../domain/ids.ts';
import { sectorVotesMin as peopleMin } from '../domain/limits.ts';
import { geometricMean, type Majority } from './consensus.ts';
import { findGroups } from './find-groups.ts';
import { countEverybody, type VoteCounts } from './group-counts.ts';
import { groupStatistics, type GroupStatistics } from './group-statistics.ts';
import {
  opinionGroupIds,
  type GroupAwareSentence,
  type MajoritySentence,
  type OpinionGroupId,
  type OpinionGroupsAbsence,
  type OpinionGroupsAnswer,
  type RepresentativeSentence,
  type SentenceCounts,
} from './opinion-groups-view.ts';
import { drawingOf } from './opinion-points.ts';
import { shownGroups } from './shown-groups.ts';
import { isFew, visibleCounts } from './visible-counts.ts';
import { inConversation, votesPerPerson, type VoteMatrix } from './vote-matrix.ts';

/** Fewer people with enough votes cannot make two groups that mean something. */
export const peopleForGroupsMin = 20;
/** Fewer sentences do not tell people apart; Polis places nobody with fewer votes. */
export const sentencesForGroupsMin = 7;

/** `votes` from `agreementVotes()`: sentences are option ids, people come in any order. Takes a third of a second for 1,000 people and 100 sentences. */
export const opinionGroups = (votes: VoteMatrix): OpinionGroupsAnswer => {
  if (votes.sentences.length < sentencesForGroupsMin) return without('too_few_sentences');
  if (inConversation(votes).filter(Boolean).length < peopleForGroupsMin) return without('too_few_people');
  const found = findGroups(votes, peopleMin);
  if (typeof found === 'string') return without(found);
  const { membership, outside } = shownGroups(found, votesPerPerson(votes));
  const { points, centres } = drawingOf(found.places, membership);
  const statistics = groupStatistics(votes, membership);
  const peopleIn = statistics.groups.reduce((sum, { people }) => sum + people, 0);
  const everybody = countEverybody(votes);
  const table = votes.sentences.map((_, column) => visibleCounts(statistics.groups.map(({ counts }) => counts[column] ?? nobody), everybody[column] ?? nobody));
  const majorityOf = (list: readonly Majority[]): readonly MajoritySentence[] =>
    list.flatMap(({ sentence }) => {
      const counts = everybody[votes.sentences.indexOf(sentence)];
      return counts === undefined || counts.seen < peopleMin ? [] : [{ option: asId<OptionId>(sentence), counts: published(counts) }];
    });
  return {
    groups: {
      groups: opinionGroupIds.flatMap((id) => {
        const group = statistics.groups.find((one) => one.group === id);
        const centre = centres.get(id);
        return group === undefined || centre === undefined ? [] : [{ id, size: group.people, share: group.people / peopleIn, centre, sentences: sentencesOf(id, statistics, table) }];
      }),
      outside,
      silhouette: found.silhouette,
      points,
      majority: { agreed: majorityOf(statistics.majorities.agreed), disagreed: majorityOf(statistics.majorities.disagreed) },
      groupAware: groupAwareOf(statistics, table),
    },
    reason: null,
  };
};

const without = (reason: OpinionGroupsAbsence): OpinionGroupsAnswer => ({ groups: null, reason });

const nobody: VoteCounts = { agrees: 0, disagrees: 0, passes: 0, seen: 0 };

const published = ({ agrees, disagrees, passes }: VoteCounts): SentenceCounts => ({ agrees, disagrees, passes });

/** What may be shown of each group, by sentence and group. */
type VisibleTable = readonly (readonly (VoteCounts | null)[])[];

const sentencesOf = (id: OpinionGroupId, { sentences, groups, representatives }: GroupStatistics, table: VisibleTable): readonly RepresentativeSentence[] => {
  const own = groups.findIndex(({ group }) => group === id);
  const chosen = representatives.get(id) ?? [];
  // The best agreed one is shown for what it is, also where Polis' figures speak for its other side.
  return [...chosen.filter(({ bestAgree }) => bestAgree), ...chosen.filter(({ bestAgree }) => !bestAgree)].flatMap(({ sentence, side, bestAgree }): RepresentativeSentence[] => {
    const row = table[sentences.indexOf(sentence)] ?? [];
    const counts = row[own] ?? null;
    if (counts === null || counts.seen < peopleMin) return [];
    return [{ option: asId<OptionId>(sentence), side: bestAgree ? 'agrees' : side, counts: published(counts), others: sumOf(row.filter((_, group) => group !== own)) }];
  });
};

/** null where a part is hidden, or the sum is small: either could be worked out. */
const sumOf = (parts: readonly (VoteCounts | null)[]): SentenceCounts | null => {
  const sum = { agrees: 0, disagrees: 0, passes: 0 };
  for (const part of parts) {
    if (part === null) return null;
    sum.agrees += part.agrees;
    sum.disagrees += part.disagrees;
    sum.passes += part.passes;
  }
  return isFew(sum.agrees + sum.disagrees + sum.passes) ? null : sum;
};

const groupAwareOf = ({ groups, groupAware }: GroupStatistics, table: VisibleTable): readonly GroupAwareSentence[] =>
  groupAware
    .map(({ sentence, agreement, disagreement }, column): GroupAwareSentence => {
      const row = table[column] ?? [];
      const withMean = (product: number) => (row.includes(null) ? null : { product, mean: geometricMean(product, groups.length) });
      return {
        option: asId<OptionId>(sentence),
        groups: Object.fromEntries(groups.map(({ group }, at) => [group, row[at] == null ? null : published(row[at])])),
        agreement: withMean(agreement),
        disagreement: withMean(disagreement),
      };
    })
    .sort((a, b) => (b.agreement?.product ?? -1) - (a.agreement?.product ?? -1));
