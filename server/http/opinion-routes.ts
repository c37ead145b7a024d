import { Hono } from 'hono';
import { asId, type BallotId } from '../../shared/domain/ids.ts';
import { agreementVotes } from '../../shared/opinion/agreement-votes.ts';
import type { OpinionGroupsAnswer } from '../../shared/opinion/opinion-groups-view.ts';
import { refuse } from './answers.ts';
import { headOf, mayCallRead, workshopCall, type AppEnv, type Services } from './context.ts';

/** Opinion groups of a closed ballot. They come from what its result publishes and from nothing else. */
export const opinionRoutes = (services: Services): Hono<AppEnv> => {
  const { hub, opinionDesk } = services;
  const routes = new Hono<AppEnv>();

  routes.get('/ballots/:b/groups', async (c) => {
    const id = asId<BallotId>(c.req.param('b'));
    const room = [...hub.rooms].find(({ state }) => state.ballots.has(id));
    const workshop = room?.state.ballots.get(id)?.workshop;
    // A ballot that nobody knows is answered like one that this caller may not see.
    const call = mayCallRead(workshopCall(services, headOf(c), workshop ?? ''), 'result');
    if (!call.ok) return refuse(c, call.refusal);
    hub.settle();
    const result = call.value.room.state.ballots.get(id)?.result;
    if (result == null) return refuse(c, { reason: 'ballot_open', field: 'ballot' });
    if (result.kind !== 'agreement') return c.json({ groups: null, reason: 'not_agreement' } satisfies OpinionGroupsAnswer);
    const { options, choices } = result;
    const answer = await opinionDesk.groupsOf(id, () => agreementVotes(options.map((option) => option.id), choices.map((paper) => paper.choices)));
    return answer.ok ? c.json(answer.value) : refuse(c, answer.refusal);
  });

  return routes;
};
