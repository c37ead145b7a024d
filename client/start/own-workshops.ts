import type { Role } from '../../shared/domain/role.ts';
import { request, type Answer } from '../connection/api.ts';

/** One line of `GET /api/v1/session`. */
export interface SessionGrant {
  readonly role: Role;
  readonly process: { readonly id: string; readonly title: string };
  readonly workshop: { readonly id: string; readonly title: string; readonly date: string } | null;
  readonly path: string;
}

/** A process with what this browser may open in it. */
export interface OwnProcess {
  readonly id: string;
  readonly title: string;
  /** This browser may steer it: add workshops, hand out accesses. */
  readonly steers: boolean;
  readonly doors: readonly Door[];
  /** Soonest first. */
  readonly workshops: readonly OwnWorkshop[];
}

export interface OwnWorkshop {
  readonly id: string;
  readonly title: string;
  readonly date: string;
  readonly place: string;
  /** In the order moderator, projector, others. */
  readonly doors: readonly Door[];
}

export interface Door {
  readonly role: Role;
  readonly path: string;
}

const doorOrder: readonly Role[] = ['moderator', 'circle', 'approver', 'projector', 'observer', 'participant'];
const byRole = (a: Door, b: Door): number => doorOrder.indexOf(a.role) - doorOrder.indexOf(b.role);

/** Everything that this browser may open. For processes that it steers, with the workshops that it has no own access to. */
export const loadOwnProcesses = async (today: string): Promise<Answer<readonly OwnProcess[]>> => {
  const answer = await request<{ readonly grants: readonly SessionGrant[] }>('GET', '/api/v1/session');
  if (!answer.ok) return answer.reason === 'sign_in_needed' ? { ok: true, value: [] } : answer;
  const own = groupGrants(answer.value.grants, today);
  return { ok: true, value: await Promise.all(own.map(async (process) => (process.steers ? withAllWorkshops(process, today) : process))) };
};

/** Grants by process; the process whose workshop is nearest comes first. */
export const groupGrants = (grants: readonly SessionGrant[], today: string): readonly OwnProcess[] => {
  const ids = [...new Set(grants.map(({ process }) => process.id))];
  return ids
    .map((id): OwnProcess => {
      const mine = grants.filter(({ process }) => process.id === id);
      const workshops = [...new Map(mine.flatMap(({ workshop }) => (workshop === null ? [] : [[workshop.id, workshop] as const]))).values()];
      return {
        id,
        title: mine[0]?.process.title ?? '',
        steers: mine.some(({ role }) => role === 'circle'),
        doors: mine.filter(({ workshop }) => workshop === null).map(({ role, path }) => ({ role, path })).sort(byRole),
        workshops: workshops
          .map(({ id: workshop, title, date }) => ({
            id: workshop,
            title,
            date,
            place: '',
            doors: mine.filter((grant) => grant.workshop?.id === workshop).map(({ role, path }) => ({ role, path })).sort(byRole),
          }))
          .sort(soonestFirst(today)),
      };
    })
    .sort((a, b) => bySoonest(today, a.workshops[0]?.date ?? '', b.workshops[0]?.date ?? ''));
};

const soonestFirst = (today: string) => (a: OwnWorkshop, b: OwnWorkshop): number => bySoonest(today, a.date, b.date) || a.title.localeCompare(b.title, 'de');

/** What is to come, the nearest first; then what is over, the latest first. */
const bySoonest = (today: string, a: string, b: string): number => {
  if (a >= today !== b >= today) return a >= today ? -1 : 1;
  return a >= today ? a.localeCompare(b) : b.localeCompare(a);
};

const withAllWorkshops = async (process: OwnProcess, today: string): Promise<OwnProcess> => {
  const answer = await request<{ readonly workshops: readonly Omit<OwnWorkshop, 'doors'>[] }>('GET', `/api/v1/processes/${process.id}`, { as: 'circle' });
  // The grants alone are still worth showing.
  if (!answer.ok) return process;
  const doorsOf = (id: string): readonly Door[] => process.workshops.find((workshop) => workshop.id === id)?.doors ?? [];
  return { ...process, workshops: answer.value.workshops.map((workshop) => ({ ...workshop, doors: doorsOf(workshop.id) })).sort(soonestFirst(today)) };
};
