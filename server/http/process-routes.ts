import { Hono } from 'hono';
import type { Context } from 'hono';
import { nanoid } from 'nanoid';
import * as v from 'valibot';
import { asId, sectorIdPattern, type ProcessId, type SectorId, type WorkshopId } from '../../shared/domain/ids.ts';
import { editorBodyBytesMax, processesMax, sectorsMax, sectorsMin, titleBytesMax, titleGraphemesMax, workshopsPerProcessMax } from '../../shared/domain/limits.ts';
import type { Refusal } from '../../shared/domain/refusal.ts';
import type { Role } from '../../shared/domain/role.ts';
import { defaultSectors, type Sector } from '../../shared/domain/sector.ts';
import { checkText } from '../../shared/domain/text.ts';
import { mayRead } from '../../shared/commands/access.ts';
import { ownAddresses } from '../config.ts';
import { issueKey, sameSecret } from '../identity/access-desk.ts';
import { bearerOf, callerOfRequest } from '../identity/request-caller.ts';
import { newCode } from '../identity/secrets.ts';
import type { Write } from '../storage/storage.ts';
import { refuse } from './answers.ts';
import { headOf, refuseForeignOrigin, workshopCall, type AppEnv, type Services } from './context.ts';
import { planWorkshop } from './create-workshop.ts';
import { jsonBody } from './json-body.ts';

const processBody = v.strictObject({
  title: v.string(),
  sectors: v.optional(
    v.pipe(v.array(v.strictObject({ id: v.pipe(v.string(), v.regex(sectorIdPattern)), title: v.string() })), v.minLength(sectorsMin), v.maxLength(sectorsMax)),
  ),
});

/** Links by role: where a key is to be opened. */
export const roleLink = (publicUrl: string, role: Role, key: string): string => {
  const page = role === 'moderator' ? '/moderator' : role === 'projector' || role === 'observer' ? '/projector' : role === 'circle' || role === 'approver' ? '/circle' : '/';
  return `${publicUrl}${page}#k=${key}`;
};

/** Sits the caller at this machine? A proxy in between speaks for somebody else. */
export const isLocal = (c: Context<AppEnv>): boolean => {
  if (c.req.header('x-forwarded-for') !== undefined || c.req.header('forwarded') !== undefined) return false;
  const address = (c.env.incoming?.socket?.remoteAddress ?? '').replace(/^::ffff:/, '');
  return address === '::1' || address.startsWith('127.') || ownAddresses().includes(address);
};

const operatorRefusal = ({ config }: Services, c: Context<AppEnv>): Refusal | null => {
  const bearer = bearerOf(headOf(c));
  if (config.operatorKey === null) return isLocal(c) ? null : { reason: 'not_allowed' };
  return bearer !== null && sameSecret(bearer, config.operatorKey) ? null : { reason: bearer === null ? 'sign_in_needed' : 'not_allowed' };
};

const freshCode = ({ hub }: Services): string => {
  const taken = new Set([...hub.rooms].flatMap(({ state }) => [...state.workshops.values()].map(({ code }) => code)));
  let code = newCode();
  while (taken.has(code)) code = newCode();
  return code;
};

const operator = { role: 'operator', session: 'operator' } as const;

export const processRoutes = (services: Services): Hono<AppEnv> => {
  const { hub, storage, clock, publicUrl } = services;
  const routes = new Hono<AppEnv>();

  routes.post('/processes', async (c) => {
    const origin = refuseForeignOrigin(services, c);
    if (!origin.ok) return refuse(c, origin.refusal);
    const denied = operatorRefusal(services, c);
    if (denied !== null) return refuse(c, denied);
    const raw = await jsonBody(c.req.raw, editorBodyBytesMax);
    if (!raw.ok) return refuse(c, raw.refusal);
    const parsed = v.safeParse(processBody, raw.value, { abortEarly: true });
    if (!parsed.success) return refuse(c, { reason: 'bad_request', field: v.getDotPath(parsed.issues[0]) ?? 'body' });
    const line = (text: string, field: string) => checkText(text, { graphemesMax: titleGraphemesMax, bytesMax: titleBytesMax, lines: 'one' }, field);
    const title = line(parsed.output.title, 'title');
    if (!title.ok) return refuse(c, title.refusal);
    const sectors: Sector[] = [];
    for (const [place, sector] of (parsed.output.sectors ?? []).entries()) {
      const name = line(sector.title, `sectors.${place}.title`);
      if (!name.ok) return refuse(c, name.refusal);
      // `none` stands for "Ohne Angabe" in every count.
      if (sector.id === 'none' || sectors.some(({ id }) => id === sector.id)) return refuse(c, { reason: 'bad_request', field: `sectors.${place}.id` });
      sectors.push({ id: asId<SectorId>(sector.id), title: name.value });
    }
    if ([...hub.rooms].length >= processesMax) return refuse(c, { reason: 'limit_reached', limit: processesMax });
    const process = asId<ProcessId>(nanoid());
    const nowMs = clock.nowMs();
    const circle = issueKey({ role: 'circle', process, workshop: null }, nowMs);
    const approver = issueKey({ role: 'approver', process, workshop: null }, nowMs);
    const created = await hub.create(process).record(
      [{ type: 'process-created', title: title.value, sectors: sectors.length === 0 ? defaultSectors : sectors }],
      { atMs: nowMs, ...operator },
      null,
      'create-process',
      [{ put: 'process', value: { id: process, body: JSON.stringify({ title: title.value }) } }, circle.write, approver.write],
    );
    if (!created.ok) {
      hub.discard(process);
      return refuse(c, created.refusal);
    }
    const keys = { circle: circle.key, approver: approver.key };
    return c.json({ process, keys, links: { circle: roleLink(publicUrl, 'circle', keys.circle), approver: roleLink(publicUrl, 'approver', keys.approver) } }, 201);
  });

  routes.get('/processes/:p', (c) => {
    const room = hub.room(asId<ProcessId>(c.req.param('p')));
    const caller = room === undefined ? null : callerOfRequest(storage, headOf(c), room.id, null);
    if (room === undefined || caller === null) return refuse(c, { reason: 'sign_in_needed' });
    if (!mayRead(caller.role, 'process')) return refuse(c, { reason: 'not_allowed' });
    hub.settle();
    const { id, title, sectors, workshops } = room.state;
    return c.json({ id, title, sectors, keyId: services.signer.keyId, workshops: [...workshops.values()].map((workshop) => ({ id: workshop.id, title: workshop.title, date: workshop.date, place: workshop.place })) });
  });

  routes.post('/processes/:p/workshops', async (c) => {
    const origin = refuseForeignOrigin(services, c);
    if (!origin.ok) return refuse(c, origin.refusal);
    const room = hub.room(asId<ProcessId>(c.req.param('p')));
    const caller = room === undefined ? null : callerOfRequest(storage, headOf(c), room.id, null);
    if (room === undefined || caller === null) return refuse(c, { reason: 'sign_in_needed' });
    if (caller.role !== 'circle') return refuse(c, { reason: 'not_allowed' });
    const raw = await jsonBody(c.req.raw, editorBodyBytesMax);
    if (!raw.ok) return refuse(c, raw.refusal);
    if (room.state.workshops.size >= workshopsPerProcessMax) return refuse(c, { reason: 'limit_reached', limit: workshopsPerProcessMax });
    const planned = planWorkshop(raw.value, freshCode(services));
    if (!planned.ok) return refuse(c, planned.refusal);
    const { workshop, code, joinKey } = planned.value;
    const nowMs = clock.nowMs();
    const issue = (role: Role) => issueKey({ role, process: room.id, workshop }, nowMs);
    const keys = { moderator: issue('moderator'), projector: issue('projector'), observer: issue('observer') };
    const writes: Write[] = Object.values(keys).map(({ write }) => write);
    const created = await room.record([planned.value], { atMs: nowMs, role: caller.role, session: caller.session }, workshop, 'create-workshop', writes);
    if (!created.ok) return refuse(c, created.refusal);
    return c.json(
      {
        workshop,
        code,
        joinUrl: `${publicUrl}/#k=${joinKey}`,
        keys: { moderator: keys.moderator.key, projector: keys.projector.key, observer: keys.observer.key },
        links: {
          moderator: roleLink(publicUrl, 'moderator', keys.moderator.key),
          projector: roleLink(publicUrl, 'projector', keys.projector.key),
          observer: roleLink(publicUrl, 'observer', keys.observer.key),
        },
      },
      201,
    );
  });

  routes.post('/workshops/:w/keys', async (c) => {
    const origin = refuseForeignOrigin(services, c);
    if (!origin.ok) return refuse(c, origin.refusal);
    const call = workshopCall(services, headOf(c), c.req.param('w'));
    if (!call.ok) return refuse(c, call.refusal);
    const { room, workshop, caller } = call.value;
    if (!mayRead(caller.role, 'keys')) return refuse(c, { reason: 'not_allowed' });
    const raw = await jsonBody(c.req.raw, editorBodyBytesMax);
    if (!raw.ok) return refuse(c, raw.refusal);
    const parsed = v.safeParse(v.strictObject({ role: v.picklist(['moderator', 'projector', 'observer']) }), raw.value);
    if (!parsed.success) return refuse(c, { reason: 'bad_request', field: 'role' });
    const { role } = parsed.output;
    const nowMs = clock.nowMs();
    const issued = issueKey({ role, process: room.id, workshop: workshop.id }, nowMs);
    const done = await room.record([{ type: 'key-issued', workshop: asId<WorkshopId>(workshop.id), role }], { atMs: nowMs, role: caller.role, session: caller.session }, workshop.id, 'issue-key', [issued.write]);
    if (!done.ok) return refuse(c, done.refusal);
    return c.json({ role, key: issued.key, url: roleLink(publicUrl, role, issued.key) }, 201);
  });

  return routes;
};
