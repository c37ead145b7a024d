import { Hono } from 'hono';
import * as v from 'valibot';
import { mayRead } from '../../shared/commands/access.ts';
import { editorBodyBytesMax, ticketsAtOnceMax, ticketsPerWorkshopMax } from '../../shared/domain/limits.ts';
import { hashSecret, newSecret, newTicketCode } from '../identity/secrets.ts';
import type { Hub } from '../room/hub.ts';
import type { StoredTicket } from '../storage/storage.ts';
import { refuse } from './answers.ts';
import { headOf, refuseForeignOrigin, workshopCall, type AppEnv, type Services } from './context.ts';
import { jsonBody } from './json-body.ts';

const body = v.strictObject({
  count: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(ticketsAtOnceMax)),
  sector: v.optional(v.nullable(v.string()), null),
});

/** Digits that no ticket of this server has; `taken` are those of the same run. */
const freshCode = (hub: Hub, taken: ReadonlySet<string>): string => {
  for (;;) {
    const code = newTicketCode();
    if (!taken.has(code) && [...hub.rooms].every(({ tickets }) => !tickets.hasCode(hashSecret(code)))) return code;
  }
};

/** Tickets (Stimmkarten) for binding ballots. Their secrets are in the answer and then on paper, nowhere else. */
export const ticketRoutes = (services: Services): Hono<AppEnv> => {
  const { hub, clock, publicUrl } = services;
  const routes = new Hono<AppEnv>();

  routes.post('/workshops/:w/tickets', async (c) => {
    const origin = refuseForeignOrigin(services, c);
    if (!origin.ok) return refuse(c, origin.refusal);
    const call = workshopCall(services, headOf(c), c.req.param('w'));
    if (!call.ok) return refuse(c, call.refusal);
    const { caller } = call.value;
    if (!mayRead(caller.role, 'tickets')) return refuse(c, { reason: 'not_allowed' });
    const raw = await jsonBody(c.req.raw, editorBodyBytesMax);
    if (!raw.ok) return refuse(c, raw.refusal);
    const parsed = v.safeParse(body, raw.value, { abortEarly: true });
    if (!parsed.success) return refuse(c, { reason: 'bad_request', field: v.getDotPath(parsed.issues[0]) ?? 'body' });
    const room = hub.room(call.value.room.id);
    const workshop = room?.state.workshops.get(call.value.workshop.id);
    if (room === undefined || workshop === undefined) return refuse(c, { reason: 'unavailable' });
    const { count, sector: wanted } = parsed.output;
    const sector = wanted === null ? null : room.state.sectors.find(({ id }) => id === wanted)?.id;
    if (sector === undefined) return refuse(c, { reason: 'not_found', field: 'sector' });
    if (workshop.tickets + count > ticketsPerWorkshopMax) return refuse(c, { reason: 'limit_reached', field: 'count', limit: ticketsPerWorkshopMax });

    const codes = new Set<string>();
    while (codes.size < count) codes.add(freshCode(hub, codes));
    const tickets = [...codes].map((code) => ({ ticket: newSecret(), code }));
    const stored = tickets.map(({ ticket, code }): StoredTicket => ({ process: room.id, workshop: workshop.id, secretHash: hashSecret(ticket), codeHash: hashSecret(code), sector, participant: null }));
    const issued = await room.record(
      [{ type: 'tickets-issued', workshop: workshop.id, count, sector }],
      { atMs: clock.nowMs(), role: caller.role, session: caller.session },
      workshop.id,
      'issue-tickets',
      stored.map((value) => ({ put: 'ticket', value })),
    );
    if (!issued.ok) return refuse(c, issued.refusal);
    return c.json({ tickets: tickets.map(({ ticket, code }) => ({ ticket, code, url: `${publicUrl}/#k=${ticket}`, sector })) }, 201);
  });

  return routes;
};
