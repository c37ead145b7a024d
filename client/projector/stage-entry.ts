import type { Role } from '../../shared/domain/role.ts';
import { exchangeKey, request, type Refused } from '../connection/api.ts';

/** Roles that may look at the stage, in the order in which a browser that holds several uses them. */
const stageRoles = ['projector', 'observer', 'moderator', 'circle'] as const satisfies readonly Role[];
export type StageRole = (typeof stageRoles)[number];

export interface StageGrant {
  readonly role: string;
  readonly workshop: { readonly id: string; readonly title: string } | null;
  readonly path: string;
}

/** What this address opens. */
export type Entry =
  /** `guessed`: the server could not be asked which role this browser holds. */
  | { readonly kind: 'stage'; readonly workshop: string; readonly as: StageRole; readonly guessed: boolean }
  | { readonly kind: 'refused'; readonly refusal: Refused }
  /** No key and no workshop in the address: what this browser could show. */
  | { readonly kind: 'choose'; readonly grants: readonly StageGrant[] };

/** `/projector/<workshop>`; null for `/projector`. */
export const workshopInAddress = (): string | null => /^\/projector\/([A-Za-z0-9_-]{8,64})\/?$/.exec(location.pathname)?.[1] ?? null;

const roleInAddress = (): StageRole | null => stageRoles.find((role) => role === new URLSearchParams(location.search).get('as')) ?? null;

/** Signs in with the link's key if there is one, then finds out which role acts. */
export const enter = async (): Promise<Entry> => {
  const exchanged = await exchangeKey();
  if (exchanged !== null && !exchanged.ok && exchanged.reason !== 'offline') return { kind: 'refused', refusal: exchanged };
  const workshop = workshopInAddress();
  const asked = roleInAddress();
  if (workshop !== null && asked !== null) return { kind: 'stage', workshop, as: asked, guessed: false };
  if (workshop !== null && exchanged?.ok === true) {
    const role = stageRoles.find((candidate) => candidate === exchanged.value.role);
    if (role !== undefined) return { kind: 'stage', workshop, as: role, guessed: false };
  }
  const session = await request<{ readonly grants: readonly StageGrant[] }>('GET', '/api/v1/session');
  const grants = session.ok ? session.value.grants : [];
  if (workshop === null) {
    if (!session.ok) return { kind: 'refused', refusal: session };
    if (exchanged?.ok === false) return { kind: 'refused', refusal: exchanged };
    return { kind: 'choose', grants: grants.filter(({ role, workshop: of }) => of !== null && (role === 'projector' || role === 'observer')) };
  }
  const held = new Set(grants.filter((grant) => grant.workshop === null || grant.workshop.id === workshop).map(({ role }) => role));
  return { kind: 'stage', workshop, as: stageRoles.find((role) => held.has(role)) ?? 'projector', guessed: !session.ok };
};
