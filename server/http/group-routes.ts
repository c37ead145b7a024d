import { Hono } from 'hono';
import { asId, type BoardId } from '../../shared/domain/ids.ts';
import { boardToRead, groupJson } from '../room/phone-board.ts';
import { refuse } from './answers.ts';
import { headOf, mayCallRead, workshopCall, type AppEnv, type Services } from './context.ts';

/** The cards of one group, for phones: while the step lets people comment or suggest groups, and only of its board (rule CO4). */
export const groupRoutes = (services: Services): Hono<AppEnv> => {
  const { hub } = services;
  const routes = new Hono<AppEnv>();

  routes.get('/boards/:b/cards', (c) => {
    const id = asId<BoardId>(c.req.param('b'));
    const room = [...hub.rooms].find(({ state }) => state.boards.has(id));
    // A board that nobody knows is answered like one that this caller may not see.
    const call = mayCallRead(workshopCall(services, headOf(c), room?.state.boards.get(id)?.workshop ?? ''), 'group');
    if (!call.ok) return refuse(c, call.refusal);
    if (boardToRead(call.value.workshop) !== id) return refuse(c, { reason: 'step_closed' });
    const cluster = c.req.query('cluster');
    if (cluster === undefined) return refuse(c, { reason: 'bad_request', field: 'cluster' });
    hub.settle();
    const document = hub.room(call.value.room.id)?.boards.get(id);
    const answer = document === undefined ? null : groupJson(document.doc, cluster);
    if (answer === null) return refuse(c, { reason: 'not_found', field: 'cluster' });
    const headers = { ETag: answer.etag, 'Cache-Control': 'private, no-cache', 'Content-Type': 'application/json; charset=UTF-8' };
    return c.req.header('if-none-match') === answer.etag ? c.body(null, 304, headers) : c.body(answer.body, 200, headers);
  });

  return routes;
};
