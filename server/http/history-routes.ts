import { Hono } from 'hono';
import { historyEditsMax, historyPageMax } from '../../shared/domain/limits.ts';
import { asId, type BoardId, type CardId } from '../../shared/domain/ids.ts';
import type { BoardHistoryAnswer, BoardHistoryEdit, BoardHistoryEntry } from '../../shared/protocol/board-history.ts';
import { readHistory } from '../room/board-history.ts';
import { refuse } from './answers.ts';
import { headOf, mayCallRead, workshopCall, type AppEnv, type Services } from './context.ts';

/** Edits in one answer; an entry has up to `historyEditsMax`. */
const editsMax = 5 * historyEditsMax;

/** What was done to a board, newest first. */
export const historyRoutes = (services: Services): Hono<AppEnv> => {
  const { hub, storage } = services;
  const routes = new Hono<AppEnv>();

  routes.get('/boards/:b/history', (c) => {
    const id = asId<BoardId>(c.req.param('b'));
    const owner = [...hub.rooms].find(({ state }) => state.boards.has(id))?.state.boards.get(id)?.workshop;
    // A board that nobody knows is answered like one that this caller may not see.
    const call = mayCallRead(workshopCall(services, headOf(c), owner ?? ''), 'wall');
    if (!call.ok) return refuse(c, call.refusal);
    const typed = c.req.query('before');
    const before = typed === undefined ? null : Number(typed);
    if (before !== null && !(Number.isSafeInteger(before) && before >= 1)) return refuse(c, { reason: 'bad_request', field: 'before' });
    hub.settle();
    const { room } = call.value;
    const found = readHistory(storage, room.id, id, before, historyPageMax + 1);
    const entries = firstOf(found.slice(0, historyPageMax));
    const cards = new Set(entries.flatMap(({ edits }) => edits.flatMap(cardsOf)));
    const texts = Object.fromEntries([...cards].flatMap((id) => {
      const card = room.state.cards.get(asId<CardId>(id));
      return card === undefined ? [] : [[id, card.text]];
    }));
    return c.json({ entries, more: entries.length < found.length, texts } satisfies BoardHistoryAnswer);
  });

  return routes;
};

/** As many entries as one answer takes, at least one. */
const firstOf = (entries: readonly BoardHistoryEntry[]): readonly BoardHistoryEntry[] => {
  let edits = 0;
  const end = entries.findIndex((entry) => (edits += entry.edits.length) > editsMax);
  return end < 0 ? entries : entries.slice(0, Math.max(1, end));
};

/** Cards that an edit names. */
const cardsOf = (edit: BoardHistoryEdit): readonly string[] => {
  switch (edit.what) {
    case 'placed':
      return [edit.card, ...[edit.from, edit.to].flatMap((spot) => (spot.in === 'under' ? [spot.card] : []))];
    case 'hidden':
    case 'shown':
    case 'withdrawn':
    case 'edited':
      return [edit.card];
    // May be a cluster, which has no words.
    case 'marked':
      return [edit.id];
    default:
      return [];
  }
};
