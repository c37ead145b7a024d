import { workshopRoles } from '../../shared/domain/role.ts';
import type { DeskView } from '../../shared/protocol/view.ts';
import { request, type Answer } from '../connection/api.ts';
import type { MadeWorkshop } from './create-workshop.ts';
import type { OwnWorkshop } from './own-workshops.ts';

/** New keys for a workshop that exists, for whoever lost the links. Keys of circle and approver belong to the process and are not made anew. */
export const freshAccess = async (workshop: OwnWorkshop): Promise<Answer<MadeWorkshop>> => {
  const view = await request<DeskView>('GET', `/api/v1/workshops/${workshop.id}/view`, { as: 'circle' });
  if (!view.ok) return view;
  const keys: Partial<Record<(typeof workshopRoles)[number], string>> = {};
  for (const role of workshopRoles) {
    const answer = await request<{ readonly key: string }>('POST', `/api/v1/workshops/${workshop.id}/keys`, { as: 'circle', body: { role } });
    if (!answer.ok) return answer;
    keys[role] = answer.value.key;
  }
  const { code, joinUrl } = view.value.projector;
  return { ok: true, value: { id: workshop.id, title: workshop.title, date: workshop.date, place: workshop.place, code, joinUrl, keys } };
};
