/**
 * Names of things. Branded, so that a card id cannot be passed where a cluster id is meant.
 *
 * Shape: 8 to 64 characters of `A-Za-z0-9_-`. Ids made by the server are 21 characters (nanoid);
 * command ids are made by whoever sends the command.
 */
declare const brand: unique symbol;
type Branded<Name extends string> = string & { readonly [brand]: Name };

export type ProcessId = Branded<'process'>;
export type WorkshopId = Branded<'workshop'>;
export type ParticipantId = Branded<'participant'>;
export type SectorId = Branded<'sector'>;
export type StepId = Branded<'step'>;
export type BoardId = Branded<'board'>;
export type CardId = Branded<'card'>;
export type CommentId = Branded<'comment'>;
export type ClusterId = Branded<'cluster'>;
export type BallotId = Branded<'ballot'>;
export type OptionId = Branded<'option'>;
export type ReasonId = Branded<'reason'>;
export type PrincipleId = Branded<'principle'>;
export type AmendmentId = Branded<'amendment'>;
export type FreezeId = Branded<'freeze'>;
export type CommandId = Branded<'command'>;

/** What any id looks like, wherever it comes from. */
export const idPattern = /^[A-Za-z0-9_-]{8,64}$/;
/** Sector ids are chosen by people who set up a process, so they may be short words. */
export const sectorIdPattern = /^[a-z0-9][a-z0-9-]{0,39}$/;

/** Gives a checked string its brand. The one place where this is done; callers have matched the pattern. */
export const asId = <Id extends string>(text: string): Id => text as Id;
