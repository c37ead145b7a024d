import { Hono } from 'hono';
import type { BoardSnapshot, SnapshotCard } from '../../shared/board/board-snapshot.ts';
import { asId, type BoardId } from '../../shared/domain/ids.ts';
import type { SuggestionCard, SuggestionInput } from '../../shared/similarity/suggestions.ts';
import { refuse } from './answers.ts';
import { headOf, mayCallRead, workshopCall, type AppEnv, type Services } from './context.ts';

/** A board as suggestions look at it: cards on top of a stack, those under them speak through them. */
const inputOf = ({ clusters, tray, parked }: BoardSnapshot): SuggestionInput => {
  const as = (cluster: string | null, isParked: boolean) => ({ id, text }: SnapshotCard): SuggestionCard => ({ id, text, cluster, parked: isParked });
  return {
    cards: [...clusters.flatMap(({ id, cards }) => cards.map(as(id, false))), ...tray.map(as(null, false)), ...parked.map(as(null, true))],
    clusters: clusters.map(({ id, title }) => ({ id, title })),
  };
};

/** What may belong together on a board: worked out on demand, beside the hall. */
export const suggestionRoutes = (services: Services): Hono<AppEnv> => {
  const { hub, suggestionDesk } = services;
  const routes = new Hono<AppEnv>();

  routes.get('/boards/:b/suggestions', async (c) => {
    const id = asId<BoardId>(c.req.param('b'));
    const workshop = [...hub.rooms].map(({ state }) => state.boards.get(id)?.workshop).find((found) => found !== undefined);
    // A board that nobody knows is answered like one that this caller may not see.
    const call = mayCallRead(workshopCall(services, headOf(c), workshop ?? ''), 'suggestions');
    if (!call.ok) return refuse(c, call.refusal);
    hub.settle();
    const snapshot = (hub.room(call.value.room.id) ?? call.value.room).snapshot(id);
    if (snapshot === null) return refuse(c, { reason: 'not_found', field: 'board' });
    const suggestions = await suggestionDesk.suggest(id, inputOf(snapshot));
    return suggestions === null ? refuse(c, { reason: 'unavailable' }) : c.json(suggestions);
  });

  return routes;
};
