/** Keys, sessions and participants' tokens: who a request comes from. */
import { timingSafeEqual } from 'node:crypto';
import { nanoid } from 'nanoid';
import { asId, type ParticipantId, type ProcessId, type WorkshopId } from '../../shared/domain/ids.ts';
import { roles, type Role } from '../../shared/domain/role.ts';
import type { Storage, StoredGrant, Write } from '../storage/storage.ts';
import { hashSecret, newSecret, secretPattern } from './secrets.ts';

/** Somebody whose secret was found. */
export interface Caller {
  readonly role: Role;
  readonly process: ProcessId;
  /** null: the whole process. */
  readonly workshop: WorkshopId | null;
  readonly participant: ParticipantId | null;
  /** Names the device. */
  readonly session: string;
}

const roleOf = (text: string): Role | null => roles.find((role) => role === text) ?? null;

const callerOf = (grant: StoredGrant): Caller | null => {
  const role = roleOf(grant.role);
  return role === null
    ? null
    : {
        role,
        process: asId<ProcessId>(grant.process),
        workshop: grant.workshop === null ? null : asId<WorkshopId>(grant.workshop),
        participant: grant.participant === null ? null : asId<ParticipantId>(grant.participant),
        session: grant.session,
      };
};

/** Who holds a secret, or null. Works for keys, cookies and tokens alike. */
export const callerBySecret = (storage: Storage, secret: string): Caller | null => {
  if (!secretPattern.test(secret)) return null;
  const grant = storage.grant(hashSecret(secret));
  return grant === null ? null : callerOf(grant);
};

/** Do both stand for the same role at the same place? */
export const isSamePlace = (one: Caller | null, other: Caller): boolean =>
  one !== null && one.role === other.role && one.process === other.process && one.workshop === other.workshop;

interface GrantOf {
  readonly role: Role;
  readonly process: ProcessId;
  readonly workshop: WorkshopId | null;
}

/** A fresh key for a link or a program. Only its hash is stored; used as Bearer it names a device of its own. */
export const issueKey = (of: GrantOf, nowMs: number): { readonly key: string; readonly write: Write } => {
  const key = newSecret();
  const secretHash = hashSecret(key);
  return {
    key,
    write: { put: 'grant', value: { ...of, secretHash, kind: 'key', session: `key-${secretHash.slice(0, 16)}`, participant: null, createdAtMs: nowMs } },
  };
};

/** A session of one browser, made from a key. */
export const issueSession = (caller: Caller, nowMs: number): { readonly secret: string; readonly write: Write } => {
  const secret = newSecret();
  const { role, process, workshop, participant } = caller;
  return {
    secret,
    write: { put: 'grant', value: { role, process, workshop, participant, secretHash: hashSecret(secret), kind: 'session', session: nanoid(), createdAtMs: nowMs } },
  };
};

/** A participant's token; their id is their session, so that a second device of the same person is the same person. */
export const issueToken = (participant: ParticipantId, of: Omit<GrantOf, 'role'>, nowMs: number, brought?: string): { readonly token: string; readonly write: Write } => {
  const token = brought ?? newSecret();
  return {
    token,
    write: { put: 'grant', value: { ...of, role: 'participant', participant, secretHash: hashSecret(token), kind: 'session', session: participant, createdAtMs: nowMs } },
  };
};

/** Compares without telling by time how much of a secret was right. */
export const sameSecret = (given: string, expected: string): boolean =>
  timingSafeEqual(Buffer.from(hashSecret(given), 'hex'), Buffer.from(hashSecret(expected), 'hex'));
