import { Hono } from 'hono';
import * as v from 'valibot';
import { boardIsOpen } from '../../shared/commands/cards.ts';
import { asId, type BoardId } from '../../shared/domain/ids.ts';
import { cardTextBytesMax } from '../../shared/domain/limits.ts';
import { refuse } from './answers.ts';
import { headOf, mayCallRead, refuseForeignOrigin, workshopCall, type AppEnv, type Services } from './context.ts';
import { jsonBody } from './json-body.ts';

/** A card's text and what JSON makes of it at worst. */
const bodyBytesMax = 8_192;
/** A server that has enough to do with cards and votes is not asked again before this. */
const busyMs = 15_000;

const body = v.strictObject({ text: v.pipe(v.string(), v.maxLength(cardTextBytesMax)) });

/** What hangs on the board already that is like what a participant is writing. Nothing of it is kept or logged (rules SI1 to SI3). */
export const similarRoutes = (services: Services): Hono<AppEnv> => {
  const { hub, clock, typingHints, hintBuckets, isBusy } = services;
  const routes = new Hono<AppEnv>();

  routes.post('/boards/:b/similar', async (c) => {
    const origin = refuseForeignOrigin(services, c);
    if (!origin.ok) return refuse(c, origin.refusal);
    const id = asId<BoardId>(c.req.param('b'));
    const room = [...hub.rooms].find(({ state }) => state.boards.has(id));
    // A board that nobody knows is answered like one that this caller may not see.
    const call = mayCallRead(workshopCall(services, headOf(c), room?.state.boards.get(id)?.workshop ?? ''), 'similar');
    if (!call.ok) return refuse(c, call.refusal);
    const { caller, workshop } = call.value;
    if (!boardIsOpen(workshop, id, clock.nowMs(), 'submitCards')) return refuse(c, { reason: 'step_closed' });
    const waitMs = isBusy() ? busyMs : hintBuckets.take(caller.session);
    if (waitMs > 0) return refuse(c, { reason: 'rate_limited', retryAfterMs: waitMs });
    const raw = await jsonBody(c.req.raw, bodyBytesMax);
    if (!raw.ok) return refuse(c, raw.refusal);
    const parsed = v.safeParse(body, raw.value, { abortEarly: true });
    if (!parsed.success) return refuse(c, { reason: 'bad_request', field: v.getDotPath(parsed.issues[0]) ?? 'body' });
    // Looked up again: the room may have been loaded anew while the body came in.
    const document = hub.room(call.value.room.id)?.boards.get(id);
    return c.json({ cards: document === undefined ? [] : typingHints.similar(document, parsed.output.text) });
  });

  return routes;
};
