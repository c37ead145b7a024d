import type { OptionId } from '../domain/ids.ts';

/** Largest group first: the letters follow from the votes alone. */
export const opinionGroupIds = ['A', 'B', 'C', 'D', 'E'] as const;
export type OpinionGroupId = (typeof opinionGroupIds)[number];

/** Votes on one sentence. */
export interface SentenceCounts {
  readonly agrees: number;
  readonly disagrees: number;
  /** Abstained: seen, and left open. */
  readonly passes: number;
}

/** A sentence that tells a group apart from the others. */
export interface RepresentativeSentence {
  readonly option: OptionId;
  readonly side: 'agrees' | 'disagrees';
  /** The group's own votes, always at least 5. */
  readonly counts: SentenceCounts;
  /** Votes of all other groups shown; null if there are 1 to 4. */
  readonly others: SentenceCounts | null;
}

export interface OpinionGroup {
  readonly id: OpinionGroupId;
  /** People, at least 5. */
  readonly size: number;
  /** size ÷ people of all groups shown, 0 to 1, unrounded. */
  readonly share: number;
  /** Middle of its points. */
  readonly centre: { readonly x: number; readonly y: number };
  /** Up to five, the best agreed one first, then strongest first, agreed ones before disagreed ones. Few where little tells the groups apart. */
  readonly sentences: readonly RepresentativeSentence[];
}

/** One person's place, without the person: the list is sorted by group and place. */
export interface OpinionPoint {
  /** −1 to 1 on both axes, two decimals, same scale. Near means: voted alike. */
  readonly x: number;
  readonly y: number;
  readonly group: OpinionGroupId;
}

/** A sentence on which most of all people agree, or disagree, whatever their group. */
export interface MajoritySentence {
  readonly option: OptionId;
  /** All papers, grouped or not. */
  readonly counts: SentenceCounts;
}

/** How a sentence does in every group at once. */
export interface GroupAwareSentence {
  readonly option: OptionId;
  /** By group; null where it has 1 to 4 votes on the sentence, or where 1 to 4 votes could be worked out by subtraction. */
  readonly groups: Readonly<Partial<Record<OpinionGroupId, SentenceCounts | null>>>;
  /** ∏ (agrees + 1) ÷ (votes + 2) over the groups, 0 to 1, and its geometric mean, comparable between 2 and 5 groups. null while a group is hidden. */
  readonly agreement: { readonly product: number; readonly mean: number } | null;
  /** The same of the votes against. */
  readonly disagreement: { readonly product: number; readonly mean: number } | null;
}

/**
 * Opinion groups of a closed agreement ballot: people who voted alike, found by the votes alone.
 *
 * Says nothing about who anybody is, nor about sectors; nothing in it comes from fewer than 5 people.
 */
export interface OpinionGroupsView {
  /** Two to five, largest first. */
  readonly groups: readonly OpinionGroup[];
  /** People with a vote but without a group: too few votes, or a group of under 5. 0, or at least 5: fewer are put to the nearest group. */
  readonly outside: number;
  /** How far apart the groups are, −1 to 1: mean silhouette of the people in the picture. From about 0.5 on they are clearly apart. */
  readonly silhouette: number;
  /** One per person in a group; of more than 2,000 people an even selection. */
  readonly points: readonly OpinionPoint[];
  /** Up to five each, strongest first. */
  readonly majority: { readonly agreed: readonly MajoritySentence[]; readonly disagreed: readonly MajoritySentence[] };
  /** All sentences, most agreed by every group first; those without a value last. */
  readonly groupAware: readonly GroupAwareSentence[];
}

/** Why a ballot has no opinion groups. */
export const opinionGroupsAbsences = ['not_agreement', 'too_few_people', 'too_few_sentences', 'no_differences', 'groups_too_small'] as const;
export type OpinionGroupsAbsence = (typeof opinionGroupsAbsences)[number];

/** What `GET /api/v1/ballots/:b/groups` answers. */
export type OpinionGroupsAnswer =
  | { readonly groups: OpinionGroupsView; readonly reason: null }
  | { readonly groups: null; readonly reason: OpinionGroupsAbsence };
