import { createHash } from 'node:crypto';
import { Hono } from 'hono';
import type { Context } from 'hono';
import { asId, type BallotId, type BoardId, type ProcessId } from '../../shared/domain/ids.ts';
import { editorBodyBytesMax, longPollMs, participantBodyBytesMax } from '../../shared/domain/limits.ts';
import { refused, type Result } from '../../shared/domain/refusal.ts';
import { mayRead } from '../../shared/commands/access.ts';
import { callerOfRequest } from '../identity/request-caller.ts';
import { viewJson } from '../room/audience.ts';
import type { Room } from '../room/room.ts';
import { refuse } from './answers.ts';
import { takeCommand } from './command-intake.ts';
import { headOf, mayCallRead, refuseForeignOrigin, workshopCall, type AppEnv, type Services, type WorkshopCall } from './context.ts';
import { jsonBody } from './json-body.ts';

export const workshopRoutes = (services: Services): Hono<AppEnv> => {
  const { hub, storage, clock, operations } = services;
  const routes = new Hono<AppEnv>();

  routes.post('/workshops/:w/commands', async (c) => {
    const origin = refuseForeignOrigin(services, c);
    if (!origin.ok) return refuse(c, origin.refusal);
    const call = workshopCall(services, headOf(c), c.req.param('w'));
    if (!call.ok) return refuse(c, call.refusal);
    const bytesMax = call.value.caller.role === 'participant' ? participantBodyBytesMax : editorBodyBytesMax;
    const answer = await takeCommand(services, call.value, () => jsonBody(c.req.raw, bytesMax));
    return answer.ok ? c.json(answer.receipt) : refuse(c, answer.refusal, answer.id);
  });

  /** The caller's view; with `after` as soon as it changed. `wrap` makes the answer of it. */
  const answerView = async (c: Context<AppEnv>, id: string, wrap: (view: string) => string): Promise<Response> => {
    const call = mayCallRead(workshopCall(services, headOf(c), id), 'view');
    if (!call.ok) return refuse(c, call.refusal);
    const after = c.req.query('after');
    if (after !== undefined) {
      if (!/^\d{1,15}$/.test(after)) return refuse(c, { reason: 'bad_request', field: 'after' });
      operations.connections.polled(call.value.caller.session, call.value.workshop.id, call.value.caller.role, clock.nowMs());
      await changeAfter(services, call.value, Number(after), c.req.raw.signal);
    }
    hub.settle();
    const { room, workshop, caller } = call.value;
    const json = viewJson(hub.room(room.id) ?? room, { ...caller, workshop: workshop.id }, clock.nowMs());
    return json === null ? refuse(c, { reason: 'not_found' }) : c.body(wrap(json), 200, { 'Content-Type': 'application/json; charset=UTF-8' });
  };

  routes.get('/workshops/:w/view', (c) => answerView(c, c.req.param('w'), (view) => view));
  // Without an upgrade the live address is the long poll, and answers with the same frame.
  routes.get('/workshops/:w/live', (c) => answerView(c, c.req.param('w'), (view) => `{"view":${view}}`));

  /** Who calls about a thing that belongs to some workshop: a board or a ballot. */
  const callAbout = (c: Context<AppEnv>, holds: (room: Room) => string | undefined): Result<WorkshopCall> => {
    for (const room of hub.rooms) {
      const workshop = holds(room);
      if (workshop !== undefined) return workshopCall(services, headOf(c), workshop);
    }
    return refused('sign_in_needed');
  };

  routes.get('/boards/:b', (c) => {
    const id = asId<BoardId>(c.req.param('b'));
    const call = mayCallRead(callAbout(c, ({ state }) => state.boards.get(id)?.workshop), 'board');
    if (!call.ok) return refuse(c, call.refusal);
    hub.settle();
    const board = call.value.room.state.boards.get(id);
    const snapshot = call.value.room.snapshot(id);
    if (board === undefined || snapshot === null) return refuse(c, { reason: 'not_found', field: 'board' });
    const line = (state: string, cluster: string | null) => (card: { readonly id: string; readonly text: string; readonly sector: string | null }) => ({ id: card.id, text: card.text, sector: card.sector, cluster, state });
    const withMerged = (state: string, cluster: string | null, cards: typeof snapshot.tray) =>
      cards.flatMap((card) => [line(state, cluster)(card), ...card.merged.map(line('merged', cluster))]);
    return c.json({
      id,
      question: board.question,
      cards: [
        ...snapshot.clusters.flatMap((cluster) => withMerged('cluster', cluster.id, cluster.cards)),
        ...withMerged('wall', null, snapshot.tray),
        ...withMerged('parked', null, snapshot.parked),
        // What was hidden is for the moderation, not for everybody's snapshot.
        ...(call.value.caller.role === 'moderator' ? snapshot.hidden.map(line('hidden', null)) : []),
      ],
      clusters: snapshot.clusters.map(({ id: cluster, title, weight }) => ({ id: cluster, title, cards: weight })),
      parked: snapshot.parked.map(({ id: card }) => card),
    });
  });

  routes.get('/ballots/:b', (c) => {
    const id = asId<BallotId>(c.req.param('b'));
    const call = mayCallRead(callAbout(c, ({ state }) => state.ballots.get(id)?.workshop), 'ballot');
    if (!call.ok) return refuse(c, call.refusal);
    hub.settle();
    const ballot = call.value.room.state.ballots.get(id);
    if (ballot === undefined) return refuse(c, { reason: 'not_found', field: 'ballot' });
    const { kind, mode, title, rules, round, previous, options, result } = ballot;
    const body = JSON.stringify({ id, kind, mode, title, state: result === null ? 'open' : 'closed', threshold: rules.threshold, rules, budget: rules.budget, round, previous, optionCount: options.length, options });
    const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`;
    const headers = { ETag: etag, 'Cache-Control': 'private, no-cache', 'Content-Type': 'application/json; charset=UTF-8' };
    return c.req.header('if-none-match') === etag ? c.body(null, 304, headers) : c.body(body, 200, headers);
  });

  routes.get('/ballots/:b/result', (c) => {
    const id = asId<BallotId>(c.req.param('b'));
    const call = mayCallRead(callAbout(c, ({ state }) => state.ballots.get(id)?.workshop), 'result');
    if (!call.ok) return refuse(c, call.refusal);
    hub.settle();
    const ballot = call.value.room.state.ballots.get(id);
    if (ballot?.result == null) return refuse(c, { reason: 'ballot_open', field: 'ballot' });
    return c.json({ ...ballot.result, reasons: [...ballot.reasons.values()] });
  });

  routes.get('/processes/:p/record', (c) => {
    const room = hub.room(asId<ProcessId>(c.req.param('p')));
    const caller = room === undefined ? null : callerOfRequest(storage, headOf(c), room.id, null);
    if (room === undefined || caller === null) return refuse(c, { reason: 'sign_in_needed' });
    if (!mayRead(caller.role, 'record')) return refuse(c, { reason: 'not_allowed' });
    hub.settle();
    return c.body(services.recordJson(room), 200, { 'Content-Type': 'application/json; charset=UTF-8', 'Content-Disposition': 'attachment; filename="record.json"' });
  });

  return routes;
};

/** Waits until there is something after a revision, or until a long poll has to answer anyway. */
const changeAfter = ({ hub }: Services, { room, workshop, caller }: WorkshopCall, after: number, gone: AbortSignal): Promise<void> => {
  if (room.revision > after) return Promise.resolve();
  return new Promise((resolve) => {
    const finish = (): void => {
      clearTimeout(timer);
      gone.removeEventListener('abort', finish);
      leave();
      resolve();
    };
    const timer = setTimeout(finish, longPollMs);
    gone.addEventListener('abort', finish);
    const leave = hub.join(room, { ...caller, workshop: workshop.id, send: () => { finish(); return false; } }, true);
  });
};
