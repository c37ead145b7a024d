import { request, type Answer, type Refused } from '../connection/api.ts';
import { processOf, workshopOf, type WorkshopDraft } from './workshop-draft.ts';

/** A process that this page made. Its keys are known only here until they are shown. */
export interface MadeProcess {
  readonly id: string;
  readonly title: string;
  readonly circleKey: string;
  readonly approverKey: string;
}

/** A workshop that was made just now, with the keys that the server will not tell again. */
export interface MadeWorkshop {
  readonly id: string;
  readonly title: string;
  readonly date: string;
  readonly place: string;
  readonly code: string;
  readonly joinUrl: string;
  readonly keys: Readonly<Partial<Record<AccessRole, string>>>;
}

/** Roles that come with a key, in the order in which people need them. */
export const accessRoles = ['moderator', 'projector', 'circle', 'approver', 'observer'] as const;
export type AccessRole = (typeof accessRoles)[number];

/** `process` is set as soon as there is one: a second try goes on from there instead of making another. */
export interface Creation {
  readonly process: MadeProcess | null;
  readonly workshop: MadeWorkshop | null;
  readonly refused: Refused | null;
}

/**
 * Makes a process and its first workshop, and signs this browser in as circle and moderator.
 *
 * Errors: stops at the first refusal and says how far it came.
 */
export const createFirstWorkshop = async (draft: WorkshopDraft, made: MadeProcess | null, operatorKey: string): Promise<Creation> => {
  let process = made;
  if (process === null) {
    const answer = await request<{ readonly process: string; readonly keys: { readonly circle: string; readonly approver: string } }>('POST', '/api/v1/processes', {
      body: processOf(draft),
      ...(operatorKey === '' ? {} : { bearer: operatorKey }),
    });
    if (!answer.ok) return { process: null, workshop: null, refused: answer };
    process = { id: answer.value.process, title: draft.topic.trim(), circleKey: answer.value.keys.circle, approverKey: answer.value.keys.approver };
  }
  const answer = await postWorkshop(process.id, draft, { bearer: process.circleKey });
  if (!answer.ok) return { process, workshop: null, refused: answer };
  const workshop: MadeWorkshop = { ...answer.value, keys: { ...answer.value.keys, circle: process.circleKey, approver: process.approverKey } };
  await signIn(process.circleKey);
  if (workshop.keys.moderator !== undefined) await signIn(workshop.keys.moderator);
  return { process, workshop, refused: null };
};

/** Makes a further workshop of a process that this browser may steer. */
export const createFurtherWorkshop = async (process: string, draft: WorkshopDraft): Promise<Creation> => {
  const answer = await postWorkshop(process, draft, { as: 'circle' });
  if (!answer.ok) return { process: null, workshop: null, refused: answer };
  if (answer.value.keys.moderator !== undefined) await signIn(answer.value.keys.moderator);
  return { process: null, workshop: answer.value, refused: null };
};

const postWorkshop = async (process: string, draft: WorkshopDraft, by: { readonly bearer: string } | { readonly as: 'circle' }): Promise<Answer<MadeWorkshop>> => {
  const body = workshopOf(draft);
  const answer = await request<{ readonly workshop: string; readonly code: string; readonly joinUrl: string; readonly keys: MadeWorkshop['keys'] }>(
    'POST',
    `/api/v1/processes/${process}/workshops`,
    { ...by, body },
  );
  if (!answer.ok) return answer;
  const { workshop, code, joinUrl, keys } = answer.value;
  return { ok: true, value: { id: workshop, title: String(body['title']), date: String(body['date']), place: draft.place.trim(), code, joinUrl, keys } };
};

/** The links work without it; "Öffnen" on this page needs it. So a failure here is no failure of the whole. */
const signIn = (key: string): Promise<Answer<unknown>> => request('POST', '/api/v1/session', { body: { key } });

/** Where the link of a role leads. Same address as for participants: it is the one that the hall can reach. */
export const accessLink = (workshop: MadeWorkshop, role: AccessRole): string | null => {
  const key = workshop.keys[role];
  if (key === undefined) return null;
  const page = { moderator: 'moderator', projector: 'projector', observer: 'projector', circle: 'circle', approver: 'circle' }[role];
  return `${new URL(workshop.joinUrl, location.href).origin}/${page}#k=${key}`;
};
