import { Hono } from 'hono';
import { resultCsv } from '../../shared/document/result-csv.ts';
import { asId, type BallotId } from '../../shared/domain/ids.ts';
import { refuse } from './answers.ts';
import { headOf, mayCallRead, workshopCall, type AppEnv, type Services } from './context.ts';

/** Results as files. They say what `ballots/:b/result` says and nothing more. */
export const resultRoutes = (services: Services): Hono<AppEnv> => {
  const { hub } = services;
  const routes = new Hono<AppEnv>();

  routes.get('/ballots/:b/result.csv', (c) => {
    const id = asId<BallotId>(c.req.param('b'));
    const room = [...hub.rooms].find(({ state }) => state.ballots.has(id));
    const workshop = room?.state.ballots.get(id)?.workshop;
    // A ballot that nobody knows is answered like one that this caller may not see.
    const call = mayCallRead(workshopCall(services, headOf(c), workshop ?? ''), 'result');
    if (!call.ok) return refuse(c, call.refusal);
    hub.settle();
    const { state } = call.value.room;
    const ballot = state.ballots.get(id);
    if (ballot === undefined) return refuse(c, { reason: 'not_found', field: 'ballot' });
    if (ballot.result === null) return refuse(c, { reason: 'ballot_open', field: 'ballot' });
    return c.body(resultCsv({ title: ballot.title, result: ballot.result, sectors: state.sectors }), 200, {
      'Content-Type': 'text/csv; charset=UTF-8',
      'Content-Disposition': `attachment; filename="ergebnis-${id}.csv"`,
    });
  });

  return routes;
};
