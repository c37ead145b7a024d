import type { BoardId, StepId } from './ids.ts';

/** The kinds of step that a plan is made of. Texts of the kinds: `shared/locale`. */
export const stepKinds = ['arrive', 'collect', 'cluster', 'weigh', 'word', 'freeze', 'pause'] as const;
export type StepKind = (typeof stepKinds)[number];

/** What a picture shows, on the projector and as the main thing on phones. `shift`: between two rounds of a ballot; `groups`: opinion groups. */
export const pictures = ['join', 'wall', 'clusters', 'ballot', 'result', 'shift', 'groups', 'principles', 'sealed', 'question', 'pause', 'black'] as const;
export type Picture = (typeof pictures)[number];
/** Pictures of a closed ballot: there is nothing to show before. */
export const resultPictures: readonly Picture[] = ['result', 'shift', 'groups'];

/** What participants may do while a step is open. Voting needs no permission: a person opens each ballot. */
export interface StepPermissions {
  readonly submitCards: boolean;
  readonly editCards: boolean;
  /** Name a group for their own cards; where a card lies stays the moderation's. */
  readonly suggestClusters: boolean;
  /** Read the groups and put comments on their cards. */
  readonly comment: boolean;
}

/** One item of the plan: instruction, permissions, pictures, minutes. Immutable once the workshop exists. */
export interface Step {
  readonly id: StepId;
  readonly kind: StepKind;
  readonly title: string;
  /** One sentence that phones show under the title; may be empty. */
  readonly instruction: string;
  readonly minutes: number;
  /** Planned start, minutes after the workshop's begin. */
  readonly startsAfterMinutes: number;
  /** The board this step works on, if it works on one. */
  readonly board: BoardId | null;
  readonly permissions: StepPermissions;
  /** What the projector shows when it follows the plan. */
  readonly picture: Picture;
}
