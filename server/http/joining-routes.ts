import { Hono } from 'hono';
import { nanoid } from 'nanoid';
import * as v from 'valibot';
import { asId, type ParticipantId } from '../../shared/domain/ids.ts';
import { participantBodyBytesMax, participantsPerWorkshopMax } from '../../shared/domain/limits.ts';
import type { WorkshopState } from '../../shared/domain/process-state.ts';
import { granted, refused, type Result } from '../../shared/domain/refusal.ts';
import { isLanguage, languages } from '../../shared/locale/catalogue.ts';
import { callerBySecret, issueSession, issueToken, isSamePlace } from '../identity/access-desk.ts';
import { clearCookie, readCookies, setCookie } from '../identity/cookies.ts';
import { codePattern, hashSecret, normaliseCode, secretPattern, ticketCodePattern } from '../identity/secrets.ts';
import type { Room } from '../room/room.ts';
import { refuse } from './answers.ts';
import { isSecure, refuseForeignOrigin, type AppEnv, type Services } from './context.ts';
import { jsonBody } from './json-body.ts';

const lookUpBody = v.strictObject({ code: v.pipe(v.string(), v.maxLength(64)) });
const joinBody = v.strictObject({
  /** Join key or code of the workshop, or secret or digits of a ticket; `ticket` says the same for senders that know which it is. */
  code: v.optional(v.pipe(v.string(), v.maxLength(64))),
  ticket: v.optional(v.pipe(v.string(), v.maxLength(64))),
  sector: v.optional(v.nullable(v.pipe(v.string(), v.maxLength(64))), null),
  language: v.optional(v.pipe(v.string(), v.maxLength(35)), 'de'),
  /** A phone may bring its own 128 random bits: joining again with them after a lost answer is the same person. */
  token: v.optional(v.pipe(v.string(), v.regex(secretPattern))),
});
const sessionBody = v.strictObject({ key: v.pipe(v.string(), v.regex(secretPattern)) });

/** Where a browser goes with a role. */
const pathOf = (role: string, process: string, workshop: string | null): string =>
  role === 'moderator' ? `/moderator/${workshop}`
  : role === 'projector' || role === 'observer' ? `/projector/${workshop}`
  : role === 'participant' ? `/w/${workshop}`
  : `/circle/${process}`;

/** What a code, a join key or a ticket opens. */
interface Entrance {
  readonly room: Room;
  readonly workshop: WorkshopState;
  /** Id of the ticket; null: it was the workshop's own code or key. */
  readonly ticket: string | null;
}

export const joiningRoutes = (services: Services): Hono<AppEnv> => {
  const { hub, storage, clock, codeQueue } = services;
  const routes = new Hono<AppEnv>();

  /** The workshop behind a join key (from the QR code), a typed code, or a ticket. Wrong and expired look the same. */
  const entranceBehind = async (typed: string): Promise<Result<Entrance>> => {
    const code = normaliseCode(typed);
    const isCode = codePattern.test(code);
    const isTicketCode = ticketCodePattern.test(code);
    if (isCode || isTicketCode) {
      const waitMs = await codeQueue.turn();
      if (waitMs > 0) return refused('rate_limited', { retryAfterMs: waitMs });
    }
    for (const room of hub.rooms) {
      const ticket = isCode ? undefined : room.tickets.find(typed);
      const ticketed = ticket === undefined ? undefined : room.state.workshops.get(ticket.workshop);
      if (ticket !== undefined && ticketed !== undefined) return granted({ room, workshop: ticketed, ticket: ticket.id });
      for (const workshop of isTicketCode ? [] : room.state.workshops.values()) {
        // Compared as hashes, so that time tells nothing about how much of a key was right.
        if (isCode ? workshop.code === code : hashSecret(workshop.joinKey) === hashSecret(typed)) return granted({ room, workshop, ticket: null });
      }
    }
    codeQueue.failed();
    return refused('wrong_code', { field: 'code' });
  };

  routes.post('/look-up', async (c) => {
    const origin = refuseForeignOrigin(services, c);
    if (!origin.ok) return refuse(c, origin.refusal);
    const raw = await jsonBody(c.req.raw, participantBodyBytesMax);
    if (!raw.ok) return refuse(c, raw.refusal);
    const parsed = v.safeParse(lookUpBody, raw.value);
    if (!parsed.success) return refuse(c, { reason: 'bad_request', field: 'code' });
    const found = await entranceBehind(parsed.output.code);
    if (!found.ok) return refuse(c, found.refusal);
    hub.settle();
    const { room, workshop, ticket } = found.value;
    return c.json({
      process: { id: room.id, title: room.state.title },
      workshop: { id: workshop.id, title: workshop.title, place: workshop.place, date: workshop.date, open: workshop.open },
      sectors: room.state.sectors,
      ticket: ticket === null ? null : { sector: room.tickets.get(ticket)?.sector ?? null },
      languages: languages.map(({ id }) => id),
    });
  });

  routes.post('/join', async (c) => {
    const origin = refuseForeignOrigin(services, c);
    if (!origin.ok) return refuse(c, origin.refusal);
    const raw = await jsonBody(c.req.raw, participantBodyBytesMax);
    if (!raw.ok) return refuse(c, raw.refusal);
    const parsed = v.safeParse(joinBody, raw.value, { abortEarly: true });
    if (!parsed.success) return refuse(c, { reason: 'bad_request', field: v.getDotPath(parsed.issues[0]) ?? 'body' });
    const { code, ticket: shown, sector: wanted, token: brought } = parsed.output;
    if ((code === undefined) === (shown === undefined)) return refuse(c, { reason: 'bad_request', field: code === undefined ? 'code' : 'ticket' });
    const found = await entranceBehind(code ?? shown ?? '');
    if (!found.ok) return refuse(c, found.refusal);
    const { room, workshop } = found.value;
    // From here to `record` nothing waits: of two who show the same ticket at once one is first.
    const ticket = found.value.ticket === null ? null : (room.tickets.get(found.value.ticket) ?? null);
    // A ticket with a sector says which; what the phone says then does not matter.
    const sector = ticket?.sector ?? (wanted === null ? null : room.state.sectors.find(({ id }) => id === wanted)?.id);
    if (sector === undefined) return refuse(c, { reason: 'not_found', field: 'sector' });
    const known = brought === undefined ? null : callerBySecret(storage, brought);
    if (brought !== undefined && known !== null && (known.workshop !== workshop.id || known.participant === null)) return refuse(c, { reason: 'bad_request', field: 'token' });
    const welcome = (participant: ParticipantId, token: string): Response => {
      c.header('Set-Cookie', setCookie('participant', workshop.id, token, isSecure(services)), { append: true });
      return c.json({ participant, token, workshop: workshop.id }, 201);
    };
    const nowMs = clock.nowMs();
    const of = { process: room.id, workshop: workshop.id };
    // A ticket is one person: who holds it, on whatever device, is who joined with it.
    const holder = ticket?.participant ?? known?.participant ?? null;
    if (known?.participant != null && known.participant !== holder) return refuse(c, { reason: 'ticket_used', field: 'ticket' });
    if (holder !== null) {
      const isShown = ticket !== null && ticket.participant === null;
      if (isShown && room.tickets.of(holder) !== undefined) return refuse(c, { reason: 'limit_reached', field: 'ticket', limit: 1 });
      const bound = isShown ? room.tickets.bound(ticket.id, holder) : null;
      const issued = known === null ? issueToken(holder, of, nowMs, brought) : null;
      const writes = [...(bound === null ? [] : [bound]), ...(issued === null ? [] : [issued.write])];
      const stored = writes.length === 0 ? granted(null) : await room.record([], { atMs: nowMs, role: 'participant', session: holder }, workshop.id, 'join', writes);
      return stored.ok ? welcome(holder, issued?.token ?? brought ?? '') : refuse(c, stored.refusal);
    }
    if (!workshop.open) return refuse(c, { reason: 'hall_closed' });
    if (workshop.joined >= participantsPerWorkshopMax) return refuse(c, { reason: 'limit_reached', limit: participantsPerWorkshopMax });
    const participant = asId<ParticipantId>(nanoid());
    const { token, write } = issueToken(participant, of, nowMs, brought);
    const language = isLanguage(parsed.output.language) ? parsed.output.language : 'de';
    const bound = ticket === null ? null : room.tickets.bound(ticket.id, participant);
    const joined = await room.record(
      [{ type: 'participant-joined', participant, workshop: workshop.id, sector, language }],
      { atMs: nowMs, role: 'participant', session: participant },
      workshop.id,
      'join',
      bound === null ? [write] : [write, bound],
    );
    return joined.ok ? welcome(participant, token) : refuse(c, joined.refusal);
  });

  routes.post('/session', async (c) => {
    const origin = refuseForeignOrigin(services, c);
    if (!origin.ok) return refuse(c, origin.refusal);
    const raw = await jsonBody(c.req.raw, participantBodyBytesMax);
    if (!raw.ok) return refuse(c, raw.refusal);
    const parsed = v.safeParse(sessionBody, raw.value);
    if (!parsed.success) return refuse(c, { reason: 'bad_request', field: 'key' });
    const caller = callerBySecret(storage, parsed.output.key);
    if (caller === null) return refuse(c, { reason: 'sign_in_needed' });
    const of = caller.workshop ?? caller.process;
    // A link opened again, in a second tab for one: this browser stays who it is, or what it wrote on a board while it was away would be a stranger's.
    const held = readCookies(c.req.header('cookie')).find((cookie) => cookie.role === caller.role && cookie.of === of && isSamePlace(callerBySecret(storage, cookie.secret), caller));
    const issued = held === undefined ? issueSession(caller, clock.nowMs()) : null;
    if (issued !== null) storage.commit([issued.write]);
    c.header('Set-Cookie', setCookie(caller.role, of, issued?.secret ?? held?.secret ?? '', isSecure(services)), { append: true });
    return c.json({ role: caller.role, process: caller.process, workshop: caller.workshop, path: pathOf(caller.role, caller.process, caller.workshop) });
  });

  routes.get('/session', (c) => {
    hub.settle();
    const grants = readCookies(c.req.header('cookie')).flatMap(({ secret }) => {
      const caller = callerBySecret(storage, secret);
      const room = caller === null ? undefined : hub.room(caller.process);
      if (caller === null || room === undefined) return [];
      const workshop = caller.workshop === null ? null : room.state.workshops.get(caller.workshop);
      if (workshop === undefined) return [];
      return [{
        role: caller.role,
        process: { id: room.id, title: room.state.title },
        workshop: workshop === null ? null : { id: workshop.id, title: workshop.title, date: workshop.date },
        path: pathOf(caller.role, caller.process, caller.workshop),
      }];
    });
    return c.json({ grants });
  });

  routes.delete('/session', (c) => {
    const origin = refuseForeignOrigin(services, c);
    if (!origin.ok) return refuse(c, origin.refusal);
    const as = c.req.query('as');
    const of = c.req.query('of');
    const cookie = readCookies(c.req.header('cookie')).find((candidate) => candidate.role === as && candidate.of === of);
    if (cookie === undefined) return refuse(c, { reason: 'sign_in_needed' });
    const session = storage.grant(hashSecret(cookie.secret))?.session;
    storage.commit([{ erase: 'grant', secretHash: hashSecret(cookie.secret) }]);
    if (session !== undefined) services.openSessions.end(session);
    c.header('Set-Cookie', clearCookie(cookie.role, cookie.of, isSecure(services)), { append: true });
    return c.json({ ok: true });
  });

  return routes;
};
