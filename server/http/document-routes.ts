import { Hono } from 'hono';
import { asId, type ProcessId } from '../../shared/domain/ids.ts';
import { buildHaltung, type HaltungInput } from '../../shared/document/haltung.ts';
import { htmlContentSecurityPolicy, renderHtml } from '../../shared/document/render-html.ts';
import { renderMarkdown } from '../../shared/document/render-markdown.ts';
import { roles } from '../../shared/domain/role.ts';
import { mayRead } from '../../shared/commands/access.ts';
import { callerOfRequest } from '../identity/request-caller.ts';
import type { Signer } from '../record/signing.ts';
import type { Room } from '../room/room.ts';
import { openSentences, sealedViews } from '../room/principle-views.ts';
import { countsOf } from '../room/views.ts';
import { refuse } from './answers.ts';
import { headOf, type AppEnv, type Services } from './context.ts';

/** Everything the Haltung is written from, as the room knows it now. */
export const haltungInput = (room: Room, signer: Signer, nowMs: number): HaltungInput => {
  const { state } = room;
  return {
    process: { id: state.id, title: state.title },
    sectors: state.sectors,
    preamble: state.preamble,
    sealed: sealedViews(state),
    open: openSentences(state),
    workshops: [...state.workshops.values()].map((workshop) => ({
      title: workshop.title, date: workshop.date, place: workshop.place, joined: workshop.joined, joinedBySector: countsOf(workshop.joinedBySector),
    })),
    invitedBySector: state.invited,
    chainHead: room.head,
    publicKey: { id: signer.keyId, raw: signer.publicKeyRaw },
    generatedAtMs: nowMs,
    approvals: Object.fromEntries(
      [...state.principles.values()].flatMap(({ frozen }) =>
        frozen === null ? [] : [[frozen.freeze, frozen.approvals.map(({ role, atMs }) => ({ role: roles.find((known) => known === role) ?? 'observer', atMs }))]],
      ),
    ),
  };
};

export const documentRoutes = (services: Services): Hono<AppEnv> => {
  const { hub, storage, signer, clock } = services;
  const routes = new Hono<AppEnv>();

  routes.get('/processes/:p/documents/:name', (c) => {
    const room = hub.room(asId<ProcessId>(c.req.param('p')));
    const caller = room === undefined ? null : callerOfRequest(storage, headOf(c), room.id, null);
    if (room === undefined || caller === null) return refuse(c, { reason: 'sign_in_needed' });
    if (!mayRead(caller.role, 'documents')) return refuse(c, { reason: 'not_allowed' });
    const [kind, format, ...more] = c.req.param('name').split('.');
    if (kind !== 'haltung' || more.length > 0) return refuse(c, { reason: 'not_found', field: 'kind' });
    hub.settle();
    const document = buildHaltung(haltungInput(room, signer, clock.nowMs()));
    switch (format) {
      case 'html':
        // The document brings its one style element along, so it has a policy of its own; it carries no script.
        return c.body(renderHtml(document), 200, { 'Content-Type': 'text/html; charset=UTF-8', 'Content-Security-Policy': htmlContentSecurityPolicy });
      case 'md':
        return c.body(renderMarkdown(document), 200, { 'Content-Type': 'text/markdown; charset=UTF-8', 'Content-Disposition': 'attachment; filename="haltung.md"' });
      case 'json':
        return c.json(document);
      default:
        return refuse(c, { reason: 'not_found', field: 'format' });
    }
  });

  return routes;
};
