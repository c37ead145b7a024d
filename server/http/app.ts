import { Hono } from 'hono';
import * as limits from '../../shared/domain/limits.ts';
import { StorageFull } from '../storage/storage.ts';
import { refuse } from './answers.ts';
import { isSecure, type AppEnv, type Services } from './context.ts';
import { documentRoutes } from './document-routes.ts';
import { groupRoutes } from './group-routes.ts';
import { historyRoutes } from './history-routes.ts';
import { joiningRoutes } from './joining-routes.ts';
import { openApi } from './openapi.ts';
import { observeCommands, observeWorkshops, operationsRoutes, stateRoutes } from './operations-routes.ts';
import { opinionRoutes } from './opinion-routes.ts';
import { pageRoutes } from './pages.ts';
import { processRoutes } from './process-routes.ts';
import { resultRoutes } from './result-routes.ts';
import { securityHeaders } from './security-headers.ts';
import { suggestionRoutes } from './suggestion-routes.ts';
import { similarRoutes } from './similar-routes.ts';
import { ticketRoutes } from './ticket-routes.ts';
import { wallRoutes } from './wall-routes.ts';
import { workshopRoutes } from './workshop-routes.ts';

/** Versions of the wire that this server speaks. */
export const protocolVersions = { min: 1, max: 1 } as const;

/** Every route on one screen. Sockets are in `server/socket`. */
export const createApp = (services: Services): Hono<AppEnv> => {
  const app = new Hono<AppEnv>();
  app.use(securityHeaders(isSecure(services)));

  const api = new Hono<AppEnv>();
  api.use('/workshops/:w/commands', observeCommands(services));
  api.use('/processes/:p/workshops', observeWorkshops(services));
  api.get('/about', (c) =>
    c.json({ ...services.software, bootId: services.bootId, protocol: protocolVersions, limits, serverTime: new Date(services.clock.nowMs()).toISOString() }),
  );
  api.get('/openapi.json', (c) => c.json(openApi(services.software.version, services.publicUrl)));
  api.route('/', processRoutes(services));
  api.route('/', joiningRoutes(services));
  api.route('/', workshopRoutes(services));
  api.route('/', groupRoutes(services));
  api.route('/', similarRoutes(services));
  api.route('/', suggestionRoutes(services));
  api.route('/', ticketRoutes(services));
  api.route('/', resultRoutes(services));
  api.route('/', opinionRoutes(services));
  api.route('/', historyRoutes(services));
  api.route('/', documentRoutes(services));
  api.route('/', wallRoutes(services));
  api.route('/', stateRoutes(services));
  api.all('*', (c) => refuse(c, { reason: 'not_found' }));

  app.route('/api/v1', api);
  app.route('/', operationsRoutes(services));
  app.route('/', pageRoutes(services.pagesFolder));
  app.onError((error, c) => {
    // Routes that store without a room (signing in and out) meet a full disk here.
    if (error instanceof StorageFull) return refuse(c, { reason: 'storage_full' });
    services.onError(error, c.req.routePath);
    return refuse(c, { reason: 'unavailable' });
  });
  return app;
};
