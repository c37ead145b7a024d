/** Who somebody is to the server. Holders of keys, except participants, who hold a token of their own. */
export const roles = ['circle', 'approver', 'moderator', 'projector', 'observer', 'participant'] as const;
export type Role = (typeof roles)[number];

/** Roles whose key belongs to one workshop; the others belong to the whole process. */
export const workshopRoles = ['moderator', 'projector', 'observer'] as const;

/** What a role may do with a board document. Read by the server for every frame, see docs/RULES.md AC. */
export type DocumentAccess = 'none' | 'read' | 'write';
