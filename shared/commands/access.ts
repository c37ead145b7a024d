import type { DocumentAccess, Role } from '../domain/role.ts';

/** Every command the outside may send. */
export const commandNames = [
  'submit-card', 'edit-card', 'withdraw-card',
  'hide-card', 'erase-card', 'carry-cards', 'park-card', 'place-card', 'merge-cards', 'split-card',
  'comment-card', 'erase-comment', 'suggest-cluster',
  'create-cluster', 'rename-cluster', 'remove-cluster', 'move-cluster',
  'open-step', 'set-timer', 'set-projector', 'set-stage', 'set-hall',
  'draft-principle', 'revise-principle', 'drop-principle', 'order-principles',
  'propose-amendment', 'decide-amendment', 'accept-undisputed', 'mark-amendment', 'withdraw-amendment',
  'open-ballot', 'cast-ballot', 'close-ballot', 'erase-reason', 'present-ticket',
  'request-freeze', 'approve-freeze',
  'revise-preamble', 'set-invited',
] as const;
export type CommandName = (typeof commandNames)[number];

const desk: readonly Role[] = ['moderator', 'circle'];
const lead: readonly Role[] = ['moderator'];

/** Who may send what: the one table (docs/RULES.md AC). Rules about the moment (step, state) come after it. */
const senders: Readonly<Record<CommandName, readonly Role[]>> = {
  'submit-card': ['participant', 'moderator'],
  'edit-card': ['participant'],
  'withdraw-card': ['participant'],
  'hide-card': lead,
  'erase-card': lead,
  'carry-cards': desk,
  'park-card': lead,
  'place-card': lead,
  'merge-cards': lead,
  'split-card': lead,
  'comment-card': ['participant', 'moderator'],
  'erase-comment': ['participant', 'moderator'],
  'suggest-cluster': ['participant'],
  'create-cluster': lead,
  'rename-cluster': lead,
  'remove-cluster': lead,
  'move-cluster': lead,
  'open-step': lead,
  'set-timer': lead,
  'set-projector': lead,
  'set-stage': lead,
  'set-hall': lead,
  'draft-principle': desk,
  'revise-principle': desk,
  'drop-principle': desk,
  'order-principles': desk,
  'propose-amendment': ['participant', 'moderator', 'circle'],
  'decide-amendment': desk,
  'accept-undisputed': desk,
  'mark-amendment': desk,
  'withdraw-amendment': ['participant', 'moderator', 'circle'],
  'open-ballot': lead,
  'cast-ballot': ['participant', 'moderator'],
  'close-ballot': lead,
  'erase-reason': lead,
  'present-ticket': ['participant'],
  'request-freeze': desk,
  'approve-freeze': ['moderator', 'circle', 'approver'],
  'revise-preamble': ['circle'],
  'set-invited': desk,
};

export const mayCommand = (role: Role, command: CommandName): boolean => senders[command].includes(role);

/** Things that can be read over HTTP and sockets, and secrets that can be asked for. */
export type Readable = 'view' | 'board' | 'group' | 'similar' | 'wall' | 'suggestions' | 'ballot' | 'result' | 'process' | 'record' | 'documents' | 'keys' | 'tickets' | 'state';

const readers: Readonly<Record<Readable, readonly Role[]>> = {
  view: ['participant', 'moderator', 'projector', 'observer', 'circle', 'approver'],
  board: ['moderator', 'projector', 'observer', 'circle'],
  group: ['participant'],
  similar: ['participant'],
  wall: ['moderator', 'circle'],
  suggestions: ['moderator', 'circle'],
  ballot: ['participant', 'moderator', 'projector', 'observer', 'circle', 'approver'],
  result: ['participant', 'moderator', 'projector', 'observer', 'circle', 'approver'],
  process: ['circle', 'approver', 'moderator'],
  record: ['circle', 'approver', 'moderator'],
  documents: ['circle', 'approver', 'moderator'],
  keys: ['circle', 'moderator'],
  tickets: ['circle', 'moderator'],
  state: ['circle', 'moderator'],
};

export const mayRead = (role: Role, what: Readable): boolean => readers[what].includes(role);

/** What a role may do with a board's document. A phone never gets one. */
export const boardAccess = (role: Role): DocumentAccess => {
  switch (role) {
    case 'moderator':
      return 'write';
    case 'circle':
    case 'projector':
    case 'observer':
      return 'read';
    case 'participant':
    case 'approver':
      return 'none';
  }
};
