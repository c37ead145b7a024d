import { Hono } from 'hono';
import type { Context } from 'hono';
import { asId, type BoardId } from '../../shared/domain/ids.ts';
import { htmlContentSecurityPolicy, renderHtml } from '../../shared/document/render-html.ts';
import { wallCsv } from '../../shared/document/wall-csv.ts';
import { dotsOnWall } from '../../shared/document/wall-dots.ts';
import { wallJson, type WallIds } from '../../shared/document/wall-json.ts';
import { buildWall, type WallInput } from '../../shared/document/wall.ts';
import type { Room } from '../room/room.ts';
import { refuse } from './answers.ts';
import { headOf, mayCallRead, workshopCall, type AppEnv, type Services } from './context.ts';

/** Everything the papers of a board are written from, as the room knows it now. null: no such board. */
export const wallInput = (room: Room, id: BoardId, nowMs: number): WallInput | null => {
  const { state } = room;
  const board = state.boards.get(id);
  const workshop = board === undefined ? undefined : state.workshops.get(board.workshop);
  const snapshot = room.snapshot(id);
  if (board === undefined || workshop === undefined || snapshot === null) return null;
  const hidden = (state.cardsByBoard.get(id) ?? []).flatMap((card) => state.cards.get(card) ?? []).filter((card) => card.text !== null && card.hidden !== null);
  return {
    process: { title: state.title },
    workshop: { title: workshop.title, date: workshop.date, place: workshop.place },
    question: board.question,
    sectors: state.sectors,
    board: snapshot,
    hidden: { cards: hidden.length, withReason: hidden.filter((card) => card.hidden?.reason !== '').length },
    dots: dotsOnWall(workshop.ballots.flatMap((ballot) => state.ballots.get(ballot) ?? [])),
    chainHead: room.head,
    generatedAtMs: nowMs,
  };
};

/** The wall as files: what moderator and circle see of the board, without the words of hidden cards. */
export const wallRoutes = (services: Services): Hono<AppEnv> => {
  const { hub, clock } = services;
  const routes = new Hono<AppEnv>();

  const answer = (c: Context<AppEnv>, board: string, write: (input: WallInput, ids: WallIds) => Response): Response => {
    const id = asId<BoardId>(board);
    const workshop = [...hub.rooms].map(({ state }) => state.boards.get(id)?.workshop).find((found) => found !== undefined);
    // A board that nobody knows is answered like one that this caller may not see.
    const call = mayCallRead(workshopCall(services, headOf(c), workshop ?? ''), 'wall');
    if (!call.ok) return refuse(c, call.refusal);
    hub.settle();
    const room = hub.room(call.value.room.id) ?? call.value.room;
    const input = wallInput(room, id, clock.nowMs());
    return input === null ? refuse(c, { reason: 'not_found', field: 'board' }) : write(input, { board, process: room.id, workshop: call.value.workshop.id });
  };

  // As with the Haltung: its one style element, and no script.
  routes.get('/boards/:b/wall.html', (c) =>
    answer(c, c.req.param('b'), (input) => c.body(renderHtml(buildWall(input)), 200, { 'Content-Type': 'text/html; charset=UTF-8', 'Content-Security-Policy': htmlContentSecurityPolicy })),
  );
  routes.get('/boards/:b/wall.csv', (c) =>
    answer(c, c.req.param('b'), (input, { board }) => c.body(wallCsv(input), 200, { 'Content-Type': 'text/csv; charset=UTF-8', 'Content-Disposition': `attachment; filename="pinnwand-${board}.csv"` })),
  );
  routes.get('/boards/:b/wall.json', (c) =>
    answer(c, c.req.param('b'), (input, ids) => c.body(JSON.stringify(wallJson(input, ids)), 200, { 'Content-Type': 'application/json; charset=UTF-8', 'Content-Disposition': `attachment; filename="pinnwand-${ids.board}.json"` })),
  );

  return routes;
};
